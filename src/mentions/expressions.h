// One expression of time, from the word where it begins: the grammar of dates. Private to the layer; see dates.cc for the whole.
#ifndef MARSAD_MENTIONS_EXPRESSIONS_H_
#define MARSAD_MENTIONS_EXPRESSIONS_H_

#include <span>
#include <vector>

#include "mentions/numbers.h"

namespace marsad {

// The days of the units of knowledge/ar/dates.tsv.
inline constexpr int kYearDays = 365, kMonthDays = 30, kWeekDays = 7, kDecadeDays = 3650, kCenturyDays = 36500;

inline bool IsYear(int n) { return n >= 1900 && n < 2100; }
inline bool IsHijriYear(int n) { return n >= 1300 && n < 1500; }
inline int WeekdayOf(int32_t day) { return ((day + 4) % 7 + 7) % 7; }  // 1970-01-01 was a Thursday

// How far ahead what follows a unit or month points; false when it says nothing of it.
inline bool Direction(const DateWord* word, int* direction) {
  if (word == nullptr) return false;
  switch (word->kind) {
    case DateWordKind::kLast:
      *direction = -1;
      return true;
    case DateWordKind::kNext:
      *direction = 1;
      return true;
    case DateWordKind::kThis:
      *direction = 0;
      return true;
    default:
      return false;
  }
}

class ExpressionReader {
 public:
  ExpressionReader(const NumberReader& numbers, const Dates& dates, const Tokens& tokens, const WordCache& cache,
                   const std::vector<Word>& words, const Phrases& phrases, int32_t day)
      : numbers_(numbers), dates_(dates), tokens_(tokens.tokens), cache_(cache), words_(words), phrases_(phrases), day_(day) {
    if (day_ != kNoDay) CivilFromDays(day_, &year_, &month_, &mday_);
    anchor_ = named_ = day_;
  }
  // `cells`: what each token of the sentence says of when, null for nothing.
  void Begin(const Sentence& s, std::span<const DateWord* const> cells) {
    begin_ = s.begin;
    stop_ = s.end;
    cells_ = cells;
    end_ = s.begin;
  }
  // Reads the expression at t, with the one joined to it. False: none, or none that names a day; end() is behind what was read all the
  // same.
  bool Span(uint32_t t, DateMention* m);
  uint32_t end() const { return end_; }

 private:
  using Kind = DateWordKind;

  const DateWord* At(uint32_t t) const { return t >= begin_ && t < stop_ ? cells_[t - begin_] : nullptr; }
  bool Is(uint32_t t, Kind kind) const {
    const DateWord* word = At(t);
    return word != nullptr && word->kind == kind;
  }
  int32_t Connects(uint32_t t) const { return t < stop_ ? numbers_.Connects(t) : 0; }
  int Digits(uint32_t t) const { return t < stop_ ? numbers_.Digits(t) : -1; }
  bool IsSign(uint32_t t, TokenKind kind) const { return t < stop_ && tokens_[t].kind == kind; }
  int Ahead(uint32_t t) const;
  bool Preposition(uint32_t t) const;

  bool Read(uint32_t t, DateMention* m);
  bool Joined(uint32_t t, DateMention* m);
  bool Numeral(uint32_t t, DateMention* m);
  bool Slashed(uint32_t t, DateMention* m);
  bool Iso(uint32_t t, DateMention* m);
  bool DayOfMonth(uint32_t t, uint32_t after, int day, DateMention* m);
  bool MonthAlone(uint32_t t, DateMention* m);
  bool Weekday(uint32_t t, DateMention* m);
  bool RelativeDay(uint32_t t, DateMention* m);
  bool Ago(uint32_t t, DateMention* m);
  bool Unit(uint32_t t, DateMention* m);
  bool Season(uint32_t t, DateMention* m);
  bool BareYear(uint32_t t, DateMention* m);
  bool Anniversary(uint32_t t, DateMention* m);
  void WithDay(DateMention* m);

  int Month(uint32_t t, uint32_t* next, bool* sure) const;
  int Hijri(uint32_t t, uint32_t* next) const;
  int Ordinal(uint32_t t, uint32_t* next) const;
  int Year(uint32_t t, uint32_t* next, bool* hijri) const;
  int GuessedYear(int month, int day, uint32_t t) const;
  int GuessedHijriYear(int month, int day) const;

  bool Set(DateMention* m, uint32_t begin, uint32_t end, int32_t from, int32_t to, DateResolution resolution) const {
    m->begin = begin;
    m->end = end;
    m->from = from;
    m->to = to;
    m->resolution = resolution;
    return true;
  }
  bool SetDay(DateMention* m, uint32_t begin, uint32_t end, int32_t day) const {
    return Set(m, begin, end, day, kNoDay, DateResolution::kDay);
  }
  bool SetMonths(DateMention* m, uint32_t begin, uint32_t end, int first, int count) const {  // `first`: months since year 0
    return Set(m, begin, end, DaysFromCivil(first / 12, first % 12 + 1, 1),
               DaysFromCivil((first + count) / 12, (first + count) % 12 + 1, 1) - 1, DateResolution::kMonth);
  }
  bool SetYears(DateMention* m, uint32_t begin, uint32_t end, int first, int count) const {
    return Set(m, begin, end, DaysFromCivil(first, 1, 1), DaysFromCivil(first + count - 1, 12, 31), DateResolution::kYear);
  }
  bool SetUnits(DateMention* m, uint32_t begin, uint32_t end, int unit, int first, int count, int32_t base) const;

  const NumberReader& numbers_;
  const Dates& dates_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
  const Phrases& phrases_;
  int32_t day_;
  int32_t anchor_;  // the day last named, for «اليوم التالي»
  int32_t named_;   // the day, month or year last named, for «العام التالي»
  int year_ = 0, month_ = 0, mday_ = 0;
  uint32_t begin_ = 0, stop_ = 0, end_ = 0;
  bool hijri_ = false;  // what was read last is a Hijri day
  std::span<const DateWord* const> cells_;
};

}  // namespace marsad
#endif  // MARSAD_MENTIONS_EXPRESSIONS_H_
