#include "mentions/expressions.h"

#include <algorithm>
#include <cstdlib>

namespace marsad {

// Whether the clause around t looks ahead (1: سيزور, أن يزور), back (-1: a perfect), or does not say (0).
int ExpressionReader::Ahead(uint32_t t) const {
  const auto& clauses = phrases_.clauses;
  auto it = std::upper_bound(clauses.begin(), clauses.end(), t, [](uint32_t x, const Clause& c) { return x < c.verb; });
  for (int k = 0; k < 4 && it != clauses.begin(); ++k) {
    --it;
    if (it->verb < begin_) break;
    if (t < it->begin || t >= it->end || it->participle) continue;
    if (it->future) return 1;
    if (words_[it->verb].features & kPerfect) return -1;
    const bool that = it->verb > begin_ && numbers_.Connects(it->verb - 1) == kThat;
    if (!(words_[it->verb].features & kImperfect)) return 0;
    // يزور بكين الجمعة: what a paper tells in the present and dates is still to come, but for كان يزور and لم يزر.
    const bool plain = it->marker == Marker::kNone && !it->negated && !it->perhaps && it->governor == kNoIndex &&
                       (it->verb == begin_ || words_[it->verb - 1].pos != Pos::kVerb);
    return that || plain ? 1 : 0;
  }
  return 0;
}

bool ExpressionReader::Preposition(uint32_t t) const {
  return t >= begin_ && t < stop_ && tokens_[t].kind == TokenKind::kWord && words_[t].pos == Pos::kPreposition;
}

bool ExpressionReader::Span(uint32_t t, DateMention* m) {
  end_ = t;
  hijri_ = false;
  if (!Read(t, m)) return false;
  // 16 رمضان 1439 الموافق 1 يونيو 2018: the Gregorian day is exact.
  if (Is(m->end, Kind::kEqual)) {
    const bool first_hijri = hijri_;
    DateMention other;
    hijri_ = false;
    if (Read(m->end + 1, &other)) {
      if (first_hijri && !hijri_) m->from = other.from, m->to = other.to, m->resolution = other.resolution;
      m->end = other.end;
    }
  }
  for (int k = 0; k < 2 && Joined(m->end, m); ++k) continue;
  end_ = std::max(end_, m->end);
  if (m->role == DateRole::kAt && m->from != kNoDay) {
    named_ = m->from;
    if (m->resolution == DateResolution::kDay) anchor_ = m->from;
  }
  return m->end > t;
}

// إلى 5 مايو; with و only behind بين or where the second is the next day.
bool ExpressionReader::Joined(uint32_t t, DateMention* m) {
  if (m->role != DateRole::kAt) return false;
  const int32_t connective = Connects(t);
  const bool to = connective == kTo;
  const uint32_t u = to || connective == kAnd ? t + 1 : t;
  const uint32_t saved = end_;
  DateMention other;
  const bool joined =
      to || connective == kAnd || (At(u) != nullptr && numbers_.Joined(u)) || (Is(u, Kind::kWeekday) && Is(t - 1, Kind::kWeekday));
  if (!joined || !Read(u, &other) || other.role != DateRole::kAt || other.resolution != m->resolution || other.from <= m->from) {
    end_ = saved;
    return false;
  }
  const bool between =
      m->begin > begin_ && (Connects(m->begin - 1) == kBetween || (m->begin > begin_ + 1 && Connects(m->begin - 2) == kBetween));
  const int32_t last = m->to == kNoDay ? m->from : m->to;
  if (!to && !between && other.from != last + 1) return false;
  m->to = other.to == kNoDay ? other.from : other.to;
  m->end = other.end;
  return true;
}

bool ExpressionReader::Read(uint32_t t, DateMention* m) {
  if (t >= stop_) return false;
  if (tokens_[t].kind == TokenKind::kNumber) return Numeral(t, m);
  const DateWord* word = At(t);
  if (word == nullptr) return false;
  switch (word->kind) {
    case Kind::kWeekday:
      return Weekday(t, m);
    case Kind::kDay:
      return RelativeDay(t, m);
    case Kind::kAgo:
    case Kind::kSince:
    case Kind::kAfter:
      return Ago(t, m);
    case Kind::kUntil: {
      // A limit is not when it happens.
      DateMention limit;
      if (Read(t + 1, &limit)) end_ = std::max(end_, limit.end);
      return false;
    }
    case Kind::kUnit:
      return Unit(t, m);
    case Kind::kThese:
      if (Is(t + 1, Kind::kUnit) && day_ != kNoDay && At(t + 1)->count == 1 && At(t + 1)->value >= kWeekDays && Digits(t + 2) < 0)
        return SetUnits(m, t, t + 2, At(t + 1)->value, 0, 1, day_);
      return false;
    case Kind::kLike:
      return Anniversary(t, m);
    case Kind::kSeason:
      return Season(t, m);
    case Kind::kDecade: {
      const uint32_t u = t + 1;
      const bool century = Is(u, Kind::kUnit) && At(u)->value == kCenturyDays && Is(u + 1, Kind::kLast);
      return SetYears(m, t, century ? u + 2 : u, word->value, 10);
    }
    case Kind::kOrdinal: {
      uint32_t next = t;
      const int day = Ordinal(t, &next);
      return DayOfMonth(t, next, day, m);
    }
    case Kind::kNumber: {
      const Number n = numbers_.Read(t, stop_);
      return n.min > 0 && n.min == n.max && DayOfMonth(t, n.end, n.min, m);
    }
    default:
      return MonthAlone(t, m);
  }
}

// 5 مايو 2018, 3-5 مايو, 05/03/2018, 2018-03-05, (الـ)24 ساعة الماضية, 2015
bool ExpressionReader::Numeral(uint32_t t, DateMention* m) {
  const int n = Digits(t);
  if (n < 0) return Slashed(t, m);
  if (n >= 1 && n <= 31) {
    if (DayOfMonth(t, t + 1, n, m)) return true;
    const int32_t connective = Connects(t + 1);
    const int last = Digits(t + 2);
    DateMention end;
    if ((connective == kTo || connective == kAnd) && last > n && last <= 31 && DayOfMonth(t + 2, t + 3, last, &end))
      return Set(m, t, end.end, end.from - (last - n), end.from, DateResolution::kDay);
  }
  if (n >= 1 && n < 1000 && day_ != kNoDay && Is(t + 1, Kind::kUnit) && Is(t + 2, Kind::kLast))
    return SetUnits(m, t, t + 3, At(t + 1)->value, -n, n, day_);
  return Iso(t, m) || BareYear(t, m);
}

// The day and month behind a weekday: الأربعاء 6 يونيو, الأربعاء (6 يونيو), الأربعاء الموافق 6 يونيو.
void ExpressionReader::WithDay(DateMention* m) {
  uint32_t u = m->end;
  const bool bracket = IsSign(u, TokenKind::kBracketOpen);
  if (bracket || Is(u, Kind::kEqual) || IsSign(u, TokenKind::kComma)) ++u;
  const int n = Digits(u);
  DateMention day;
  uint32_t next = u + 1;
  const int number = n >= 0 ? n : Is(u, Kind::kOrdinal) ? Ordinal(u, &next) : -1;
  const uint32_t saved = end_;
  if (number < 1 || !(DayOfMonth(u, next, number, &day) || (n < 0 && Slashed(u, &day)))) {
    end_ = saved;
    return;
  }
  // A day that is no such weekday is another one: أمس الأحد, 5 مايو موعد الانتخابات.
  if (IsSign(m->end, TokenKind::kComma) && m->from != kNoDay && day.from != m->from) return;
  if (bracket && !IsSign(day.end, TokenKind::kBracketClose)) return;
  m->from = day.from;
  m->end = bracket ? day.end + 1 : day.end;
  m->resolution = DateResolution::kDay;
}

bool ExpressionReader::Weekday(uint32_t t, DateMention* m) {
  const int weekday = At(t)->value;
  SetDay(m, t, t + 1, kNoDay);
  if (day_ != kNoDay) {
    const int back = (WeekdayOf(day_) - weekday + 7) % 7;
    int direction = 0;
    if (Is(t + 1, Kind::kFollowing)) {
      const int away = (weekday - WeekdayOf(anchor_) + 7) % 7;
      return SetDay(m, t, t + 2, anchor_ + (away == 0 ? 7 : away));
    }
    if (Direction(At(t + 1), &direction)) {
      m->end = t + 2;
      m->from = direction > 0 ? day_ + 7 - back : day_ - (back == 0 && direction < 0 ? 7 : back);
    } else {
      m->from = day_ + (back != 0 && Ahead(t) > 0 ? 7 - back : -back);
    }
  }
  WithDay(m);
  return m->from != kNoDay;
}

// اليوم, أمس, غدا, with a weekday or a date behind it; اليوم التالي, في اليوم نفسه.
bool ExpressionReader::RelativeDay(uint32_t t, DateMention* m) {
  if (day_ == kNoDay) return false;
  int value = At(t)->value;
  uint32_t begin = t, next = t + 1;
  const DateWord* after = At(next);
  const bool counted = after != nullptr && after->kind == Kind::kOrdinal;
  if (value == 0 && after != nullptr && (after->kind == Kind::kSame || after->kind == Kind::kFollowing || after->kind == Kind::kPreceding))
    return SetDay(m, t, next + 1, anchor_ + (after->kind == Kind::kFollowing ? 1 : after->kind == Kind::kPreceding ? -1 : 0));
  if (value == 0 && after != nullptr && (after->kind == Kind::kLast || (counted && t > begin_))) {
    if (after->kind == Kind::kLast && (words_[t].features & kFeminine)) return SetDay(m, t, next + 1, day_ - 1);  // الليلة الماضية
    end_ = next + 1;  // اليوم الثاني, اليوم الأخير
    return false;
  }
  // اليوم العالمي للمرأة, اليوم الوطني
  if (value == 0 && after == nullptr && next < stop_ && tokens_[next].kind == TokenKind::kWord && words_[next].pos == Pos::kAdjective &&
      (words_[next].proclitics & kAl) && !(words_[next].features & (kFeminine | kPlural)))
    return false;
  if (value == -1) {
    if (counted && after->value == 1) {
      --value, ++next;  // أمس الأول
    } else if (t > begin_ && Connects(t - 1) == kFirstOf) {
      --value, --begin;  // أول أمس
    } else if (t > begin_ + 1 && Connects(t - 1) == kOf && Connects(t - 2) == kFirstOf) {
      --value, begin -= 2;  // أول من أمس
    }
  }
  SetDay(m, begin, next, day_ + value);
  if (Is(next, Kind::kWeekday)) m->end = next + 1;
  WithDay(m);
  return true;
}

// قبل يومين, منذ 24 عاما, منذ عام 2015, بعد غد
bool ExpressionReader::Ago(uint32_t t, DateMention* m) {
  const Kind kind = At(t)->kind;
  uint32_t u = t + 1;
  // قبل ذلك بيومين: from the day just named.
  const bool from_named = Connects(u) == kThat;
  if (from_named) ++u;
  for (int k = 0; k < 3 && (Connects(u) == kAbout || (u > t + 1 && Connects(u) == kOf)); ++k) ++u;
  if (kind != Kind::kSince && Is(u, Kind::kDay) && At(u)->value != 0 && day_ != kNoDay) {
    const int value = At(u)->value;
    if ((kind == Kind::kAgo) != (value < 0)) return false;
    return SetDay(m, t, u + 1, day_ + 2 * value);  // قبل أمس, بعد غد
  }
  Number n;
  if (u < stop_ && (tokens_[u].kind == TokenKind::kNumber || Is(u, Kind::kNumber) || Is(u, Kind::kScale) || Is(u, Kind::kVague)))
    n = numbers_.Read(u, stop_);
  const uint32_t v = n.min > 0 ? n.end : u;
  const DateWord* unit = At(v);
  int ignored = 0;
  if (unit != nullptr && unit->kind == Kind::kUnit && Digits(v + 1) < 1000 && !Direction(At(v + 1), &ignored) &&
      (n.min > 0 || !(words_[v].proclitics & kAl))) {
    end_ = v + 1;
    const int count = n.min > 0 ? n.min * std::max<int>(unit->count, 1) : unit->count;
    const int sign = kind == Kind::kAfter ? 1 : -1;
    // منذ سنوات, قبل عدة أيام: nobody says how many; قبل يومين من الانتخابات: from another day.
    if (count == 0 || count > 3000 || n.min != n.max || day_ == kNoDay || Connects(v + 1) == kOf) return false;
    if (sign > 0 && !from_named && Ahead(t) <= 0) return false;
    const int32_t base = from_named ? anchor_ : day_;
    int year, month, day;
    CivilFromDays(base, &year, &month, &day);
    if (unit->value >= kYearDays) return SetYears(m, t, v + 1, year + sign * count * (unit->value / kYearDays), 1);
    if (unit->value == kMonthDays) return SetMonths(m, t, v + 1, year * 12 + month - 1 + sign * count, 1);
    if (unit->value == 0) return SetDay(m, t, v + 1, base + sign * (count / 24));
    return SetDay(m, t, v + 1, base + sign * count * unit->value);
  }
  if (from_named) return false;
  while (u < stop_ && (Is(u, Kind::kPart) || (Is(u, Kind::kUnit) && At(u)->value == 1)) && u < t + 4) {
    uint32_t behind;
    bool sure;
    if (Month(u, &behind, &sure) != 0 || Hijri(u, &behind) != 0) break;
    if (kind != Kind::kSince && Is(u, Kind::kPart)) return false;  // قبل ظهر اليوم
    ++u;
  }
  DateMention point;
  if (!Read(u, &point)) return false;
  end_ = std::max(end_, point.end);
  if (kind != Kind::kSince) return false;  // before or after it, nobody says when
  *m = point;
  m->begin = t;
  if (day_ != kNoDay && point.from < day_) {
    m->to = day_;
    m->role = DateRole::kSince;
  }
  return true;
}

// `first` units from the base, `count` of them.
bool ExpressionReader::SetUnits(DateMention* m, uint32_t begin, uint32_t end, int unit, int first, int count, int32_t base) const {
  int year, month, day;
  CivilFromDays(base, &year, &month, &day);
  switch (unit) {
    case kYearDays:
      return SetYears(m, begin, end, year + first, count);
    case kDecadeDays:
      return SetYears(m, begin, end, year / 10 * 10 + 10 * first, 10 * count);
    case kCenturyDays:
      return SetYears(m, begin, end, (year - 1) / 100 * 100 + 1 + 100 * first, 100 * count);
    case kMonthDays:
      return SetMonths(m, begin, end, year * 12 + month - 1 + first, count);
    case kWeekDays: {
      const int32_t sunday = base - WeekdayOf(base) + 7 * first;
      return Set(m, begin, end, sunday, sunday + 7 * count - 1, DateResolution::kDay);
    }
    case 0: {
      const int32_t days = (std::abs(first) + 23) / 24;  // الـ48 ساعة الماضية
      return Set(m, begin, end, first < 0 ? base - days : base, first < 0 ? base : base + days, DateResolution::kDay);
    }
    default:
      return Set(m, begin, end, base + first, count > 1 ? base + first + count - 1 : kNoDay, DateResolution::kDay);
  }
}

// العام الماضي, الأيام الثلاثة الماضية, عام 2017, عامي 2003 و2011, مطلع الشهر
bool ExpressionReader::Unit(uint32_t t, DateMention* m) {
  const DateWord* word = At(t);
  uint32_t u = t + 1;
  if (word->value == kYearDays) {
    const int given = Digits(u);
    if (given >= 1000 && given < 2200) {
      const int32_t connective = Connects(u + 1);
      const int last = Digits(u + 2);
      if ((connective == kAnd || connective == kTo) && last > given && last < 2200) return SetYears(m, t, u + 3, given, last - given + 1);
      const bool hijri = Is(u + 1, Kind::kEra) ? At(u + 1)->value != 0 : IsHijriYear(given);
      const uint32_t end = Is(u + 1, Kind::kEra) ? u + 2 : u + 1;
      if (!hijri) return SetYears(m, t, end, given, 1);
      return Set(m, t, end, DaysFromHijri(given, 1, 1), DaysFromHijri(given + 1, 1, 1) - 1, DateResolution::kYear);
    }
  }
  if (day_ == kNoDay) return false;
  int count = word->count;
  const DateWord* after = At(u);
  if (after != nullptr && after->kind == Kind::kNumber) {
    const Number n = numbers_.Read(u, stop_);
    if (n.min != n.max) return false;
    count = n.min;
    after = At(u = n.end);
  }
  int direction = 0;
  if (Direction(after, &direction)) {
    end_ = u + 1;
    if (count == 0 || count > 1000) return false;  // السنوات الأخيرة
    if (word->value == 1 && count == 1) return false;
    return SetUnits(m, t, u + 1, word->value, direction < 0 ? -count : direction, count, day_);
  }
  if (after != nullptr && word->value >= kWeekDays && count == 1 &&
      (after->kind == Kind::kSame || after->kind == Kind::kFollowing || after->kind == Kind::kPreceding))
    return SetUnits(m, t, u + 1, word->value, after->kind == Kind::kFollowing ? 1 : after->kind == Kind::kPreceding ? -1 : 0, 1, named_);
  // مطلع العام; but قبل نهاية العام tells no day.
  const bool before = t > begin_ + 1 && (Is(t - 2, Kind::kAgo) || Is(t - 2, Kind::kUntil));
  if (word->value >= kWeekDays && count == 1 && t > begin_ && Is(t - 1, Kind::kPart) && (words_[t].proclitics & kAl) && !before)
    return SetUnits(m, t, u, word->value, 0, 1, day_);
  return false;
}

// صيف 2015, خريف العام الماضي
bool ExpressionReader::Season(uint32_t t, DateMention* m) {
  uint32_t next = t + 1;
  bool hijri = false;
  uint32_t two;
  if (Hijri(t, &two) != 0) return MonthAlone(t, m);  // ربيع الأول
  const int year = Year(t + 1, &next, &hijri);
  if (year == 0 || hijri) return false;
  const int first = At(t)->value;
  return SetMonths(m, t, next, (first == 12 ? year - 1 : year) * 12 + first - 1, 3);
}

// في 2015, منذ 2011, بين 2003 و2011: four digits behind a preposition that count nothing.
bool ExpressionReader::BareYear(uint32_t t, DateMention* m) {
  const int year = Digits(t);
  if (!IsYear(year) || !Preposition(t - 1)) return false;
  uint32_t u = t + 1;
  const int32_t connective = Connects(u);
  const int last = Digits(u + 1);
  if ((connective == kTo || connective == kAnd) && IsYear(last) && last > year) return SetYears(m, t, u + 2, year, last - year + 1);
  if (Is(u, Kind::kEra)) return At(u)->value == 0 && SetYears(m, t, u + 1, year, 1);
  if (u < stop_ && tokens_[u].kind == TokenKind::kWord && words_[u].pos == Pos::kNoun && !(words_[u].proclitics & (kAl | kWa | kLi | kBi)))
    return false;
  return SetYears(m, t, u, year, 1);
}

// في مثل هذا اليوم من عام 1973
bool ExpressionReader::Anniversary(uint32_t t, DateMention* m) {
  uint32_t u = t + 1;
  if (!Is(u, Kind::kThese) || !Is(u + 1, Kind::kDay) || At(u + 1)->value != 0) return false;
  u += 2;
  uint32_t next = u;
  bool hijri = false;
  const int year = Year(u, &next, &hijri);
  if (year == 0 || hijri || day_ == kNoDay) {
    Set(m, t, u, kNoDay, kNoDay, DateResolution::kNone);
    m->role = DateRole::kAnniversary;
    return true;
  }
  return SetDay(m, t, next, DaysFromCivil(year, month_, std::min(mday_, DaysInMonth(year, month_))));
}

}  // namespace marsad
