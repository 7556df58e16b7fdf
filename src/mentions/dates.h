// When? Days, months, weekdays and relative expressions, resolved against the article's day.
// Compiled from knowledge/ar/dates.tsv. Tested by tests/cases/dates.test.
#ifndef MARSAD_MENTIONS_DATES_H_
#define MARSAD_MENTIONS_DATES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "morphology/words.h"

namespace marsad {

inline constexpr int32_t kNoDay = -0x7FFFFFFF;

enum class DateWordKind : uint8_t { kWeekday, kMonth, kDay, kUnit, kLast, kNext, kThis, kAgo, kNumber, kHijri, kPart };

// A word that says when. `value`: weekday 0 Sunday to 6; month 1 to 12; days from today for أمس, غدا; for a unit its days (7 for a week,
// 30 month, 365 year), of a dual twice as many.
struct DateWord {
  uint64_t hash = 0;  // of the folded word; sorted
  int32_t value = 0;
  DateWordKind kind = DateWordKind::kDay;
  uint8_t count = 1;  // يومين: 2
  uint8_t reserved[2] = {};
};

struct Dates {
  std::span<const DateWord> words;
  const DateWord* Find(uint64_t hash) const;
};

enum class DateResolution : uint8_t { kNone, kDay, kMonth, kYear };

struct DateMention {
  uint32_t begin = 0;  // tokens
  uint32_t end = 0;
  int32_t from = kNoDay;
  int32_t to = kNoDay;  // the last day, where a span is meant
  DateResolution resolution = DateResolution::kNone;
};

// Gregorian calendar days since 1970-01-01. Source: proleptic Gregorian arithmetic.
int32_t DaysFromCivil(int year, int month, int day);
void CivilFromDays(int32_t days, int* year, int* month, int* day);
// "2018-03-06" or "2018-03-06T12:21:40Z"; kNoDay when it is none.
int32_t ParseDay(std::string_view iso);

void FindDates(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache,
               const Words& words, int32_t day, std::vector<DateMention>* out);

}  // namespace marsad
#endif  // MARSAD_MENTIONS_DATES_H_
