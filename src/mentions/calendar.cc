#include "mentions/calendar.h"

#include <charconv>

namespace marsad {
namespace {

constexpr int32_t kHijriEpoch = 1948440 - 2440588;  // 1 Muharram 1, as days since 1970-01-01

}  // namespace

// Howard Hinnant's days_from_civil, public domain algorithm.
int32_t DaysFromCivil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

void CivilFromDays(int32_t z, int* year, int* month, int* day) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  *day = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2);
}

int DaysInMonth(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int32_t DaysFromHijri(int y, int m, int d) { return (11 * y + 3) / 30 + 354 * y + 30 * m - (m - 1) / 2 + d - 385 + kHijriEpoch; }

int HijriYear(int32_t days) { return (30 * (days - kHijriEpoch) + 10646) / 10631; }

int32_t ParseDay(std::string_view iso) {
  int part[3] = {0, 1, 1};
  const size_t begin[3] = {0, 5, 8}, size[3] = {4, 2, 2};
  for (int i = 0; i < 3; ++i) {
    if (iso.size() < begin[i] + size[i]) return kNoDay;
    if (i > 0 && iso[begin[i] - 1] != '-') return kNoDay;
    const char* end = iso.data() + begin[i] + size[i];
    if (const auto r = std::from_chars(iso.data() + begin[i], end, part[i]); r.ec != std::errc() || r.ptr != end) return kNoDay;
  }
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return kNoDay;
  if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > DaysInMonth(part[0], part[1])) return kNoDay;
  return DaysFromCivil(part[0], part[1], part[2]);
}

}  // namespace marsad
