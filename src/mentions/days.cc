// Days and months of the calendar: 5 مايو 2018, 3 أيار/مايو, الخامس من الشهر الجاري, 16 رمضان 1439, مارس الماضي, 05/03/2018.
#include <algorithm>

#include "mentions/expressions.h"

namespace marsad {

// 05/03/2018, the day first as Arabic papers write.
bool ExpressionReader::Slashed(uint32_t t, DateMention* m) {
  int part[3];
  if (!numbers_.Slashed(t, part)) return false;
  const bool year_first = part[0] > 31;
  const int year = year_first ? part[0] : part[2], day = year_first ? part[2] : part[0];
  if (year < 1900 || year > 2200 || part[1] < 1 || part[1] > 12 || day < 1 || day > DaysInMonth(year, part[1])) return false;
  return SetDay(m, t, t + 1, DaysFromCivil(year, part[1], day));
}

bool ExpressionReader::Iso(uint32_t t, DateMention* m) {
  const int year = Digits(t), month = Digits(t + 2), day = Digits(t + 4);
  if (!IsYear(year) || !IsSign(t + 1, TokenKind::kDash) || !IsSign(t + 3, TokenKind::kDash)) return false;
  if (month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) return false;
  return SetDay(m, t, t + 5, DaysFromCivil(year, month, day));
}

// A month of one or two words, perhaps in two systems (أيار/مايو); *next is set behind it. *sure: the word is nothing else.
int ExpressionReader::Month(uint32_t t, uint32_t* next, bool* sure) const {
  const auto one = [&](uint32_t at, uint32_t* behind, bool* certain) {
    const DateWord* word = At(at);
    if (word == nullptr) return 0;
    if (at + 1 < stop_ && tokens_[at + 1].kind == TokenKind::kWord) {
      const DateWord* two = dates_.Find(HashMix(word->hash * 31 + cache_.entry(words_[at + 1].surface).folded_hash));
      if (two != nullptr && two->kind == Kind::kMonth) {
        *behind = at + 2;
        *certain = true;
        return two->value;
      }
    }
    if (word->kind != Kind::kMonth && word->kind != Kind::kMaybeMonth) return 0;
    *behind = at + 1;
    *certain = word->kind == Kind::kMonth;
    return word->value;
  };
  const int month = one(t, next, sure);
  if (month == 0) return 0;
  const bool bracket = IsSign(*next, TokenKind::kBracketOpen);
  uint32_t after = *next;
  bool ignored;
  if ((bracket || IsSign(*next, TokenKind::kDash) || numbers_.IsSlash(*next, stop_)) && one(*next + 1, &after, &ignored) == month) {
    if (!bracket || IsSign(after, TokenKind::kBracketClose)) *next = bracket ? after + 1 : after, *sure = true;
  }
  return month;
}

int ExpressionReader::Hijri(uint32_t t, uint32_t* next) const {
  const DateWord* word = At(t);
  if (word == nullptr) return 0;
  if (t + 1 < stop_ && tokens_[t + 1].kind == TokenKind::kWord) {
    const DateWord* two = dates_.Find(HashMix(word->hash * 31 + cache_.entry(words_[t + 1].surface).folded_hash));
    if (two != nullptr && two->kind == Kind::kHijri) {
      *next = t + 2;
      return two->value;
    }
  }
  if (word->kind != Kind::kHijri) return 0;
  *next = t + 1;
  return word->value;
}

// الخامس, الحادي عشر, الخامس والعشرون: its number.
int ExpressionReader::Ordinal(uint32_t t, uint32_t* next) const {
  int value = At(t)->value;
  *next = t + 1;
  const DateWord* more = At(t + 1);
  if (more == nullptr || value >= 20) return value;
  if (more->kind == Kind::kNumber && more->value == 10 && value < 10) return ++*next, value + 10;
  if (more->kind == Kind::kOrdinal && more->value >= 20 && numbers_.Joined(t + 1)) return ++*next, value + more->value;
  return value;
}

// The year behind a month: 2018, من عام 2018, من العام الماضي, 1439هـ. 0: none.
int ExpressionReader::Year(uint32_t t, uint32_t* next, bool* hijri) const {
  *hijri = false;
  uint32_t u = t;
  if (IsSign(u, TokenKind::kComma) && IsYear(Digits(u + 1))) ++u;
  if (Connects(u) == kOf) ++u;
  const bool these = Is(u, Kind::kThese);
  if (these) ++u;
  if (Is(u, Kind::kUnit) && At(u)->value == kYearDays && At(u)->count == 1) {
    ++u;
    int direction = 0;
    if (day_ != kNoDay && (Direction(At(u), &direction) || these)) {
      *next = these ? u : u + 1;
      return year_ + direction;
    }
    if (Is(u, Kind::kSame) && named_ != kNoDay) {
      int year, month, day;
      CivilFromDays(named_, &year, &month, &day);
      *next = u + 1;
      return year;
    }
  } else if (u != t && !IsSign(t, TokenKind::kComma)) {
    return 0;  // من alone
  }
  const int given = Digits(u);
  if (given < 1000 || given > 2200) return 0;
  *next = u + 1;
  *hijri = IsHijriYear(given);
  if (Is(u + 1, Kind::kEra)) {
    *hijri = At(u + 1)->value != 0;
    ++*next;
  }
  return given;
}

// The year of a day or month (day 0) that is told without one: the nearest, on the side to which the clause looks.
int ExpressionReader::GuessedYear(int month, int day, uint32_t t) const {
  const int32_t away = DaysFromCivil(year_, month, day == 0 ? 15 : day) - day_;
  // A day soon to come may hang on a verb of the past (قرر إجراء الانتخابات في 24 يونيو).
  const int32_t slack = day == 0 ? 15 : 92;
  const int ahead = Ahead(t);
  if (ahead < 0) return away > slack ? year_ - 1 : year_;
  if (ahead > 0) return away < -31 ? year_ + 1 : year_;
  return away > 183 ? year_ - 1 : away < -300 ? year_ + 1 : year_;
}

int ExpressionReader::GuessedHijriYear(int month, int day) const {
  int year = HijriYear(day_);
  const int32_t away = DaysFromHijri(year, month, day) - day_;
  return away > 177 ? year - 1 : away < -177 ? year + 1 : year;
}

// `after` is behind the number of the day: مايو 2018, من شهر مايو, من الشهر الجاري, رمضان 1439.
bool ExpressionReader::DayOfMonth(uint32_t t, uint32_t after, int day, DateMention* m) {
  if (day < 1 || day > 31) return false;
  uint32_t u = after, next = after;
  if (Connects(u) == kOf) ++u;
  bool sure, hijri;
  int direction = 0;
  if (Is(u, Kind::kUnit) && At(u)->value == kMonthDays && At(u)->count == 1) {
    if (Direction(At(u + 1), &direction)) {
      if (day_ == kNoDay) return false;
      const int months = year_ * 12 + month_ - 1 + direction;
      if (day > DaysInMonth(months / 12, months % 12 + 1)) return false;
      return SetDay(m, t, u + 2, DaysFromCivil(months / 12, months % 12 + 1, day));
    }
    ++u;
  }
  if (const int month = Month(u, &next, &sure); month != 0) {
    const bool named = t > begin_ && Is(t - 1, Kind::kNamed);  // ثورة 25 يناير
    int year = Year(next, &next, &hijri);
    if (year == 0) {
      if (named || day_ == kNoDay) {
        end_ = next;
        return false;
      }
      if (Direction(At(next), &direction)) {
        const int32_t away = DaysFromCivil(year_, month, std::min(day, 28)) - day_;
        year = direction < 0 && away >= 0 ? year_ - 1 : direction > 0 && away <= 0 ? year_ + 1 : year_;
        ++next;
      } else {
        year = GuessedYear(month, day, t);
      }
    }
    if (day > DaysInMonth(year, month)) return false;
    return SetDay(m, t, next, DaysFromCivil(year, month, day));
  }
  if (const int month = Hijri(u, &next); month != 0 && day <= 30) {
    int year = Year(next, &next, &hijri);
    if (year != 0 && !hijri) return false;
    if (year == 0) {
      if (day_ == kNoDay) return false;
      year = GuessedHijriYear(month, day);
    }
    hijri_ = true;
    return SetDay(m, t, next, DaysFromHijri(year, month, day));
  }
  return false;
}

bool ExpressionReader::MonthAlone(uint32_t t, DateMention* m) {
  uint32_t next = t;
  bool sure, hijri = false;
  const bool said = t > begin_ && Is(t - 1, Kind::kUnit) && At(t - 1)->value == kMonthDays;  // شهر مارس
  const bool named = t > begin_ && Is(t - 1, Kind::kNamed);
  int direction = 0;
  if (const int month = Month(t, &next, &sure); month != 0) {
    const uint32_t behind = next;
    if (const int year = Year(next, &next, &hijri); year != 0 && !hijri) return SetMonths(m, t, next, year * 12 + month - 1, 1);
    next = behind;
    if (day_ == kNoDay || named) return false;
    int year = year_;
    if (Direction(At(next), &direction)) {
      if (direction < 0 && month >= month_) --year;
      if (direction > 0 && month <= month_) ++year;
      ++next;
    } else if (sure || said || (words_[t].pos != Pos::kVerb && Preposition(t - 1))) {
      year = GuessedYear(month, 0, t);
    } else {
      return false;
    }
    return SetMonths(m, t, next, year * 12 + month - 1, 1);
  }
  if (const int month = Hijri(t, &next); month != 0) {
    int year = Year(next, &next, &hijri);
    if (year != 0 && !hijri) return false;
    if (year == 0) {
      if (day_ == kNoDay) return false;
      const bool told = Direction(At(next), &direction);
      if (!told && !said) return false;
      year = told ? HijriYear(day_) : GuessedHijriYear(month, 15);
      const int32_t away = DaysFromHijri(year, month, 1) - day_;
      if (direction < 0 && away > -29) --year;
      if (direction > 0 && away <= 0) ++year;
      if (told) ++next;
    }
    hijri_ = true;
    return Set(m, t, next, DaysFromHijri(year, month, 1), DaysFromHijri(year, month, 1) + (month % 2 == 1 ? 29 : 28),
               DateResolution::kMonth);
  }
  return false;
}

}  // namespace marsad
