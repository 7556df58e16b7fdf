// Which day is it? Gregorian and Hijri days since 1970-01-01, and the days of documents.
// Takes numbers, gives numbers. Tested by tests/cases/dates.test and tests/cli.py.
#ifndef MARSAD_MENTIONS_CALENDAR_H_
#define MARSAD_MENTIONS_CALENDAR_H_

#include <cstdint>
#include <string_view>

namespace marsad {

inline constexpr int32_t kNoDay = -0x7FFFFFFF;

// Gregorian calendar days since 1970-01-01. Source: proleptic Gregorian arithmetic.
int32_t DaysFromCivil(int year, int month, int day);
void CivilFromDays(int32_t days, int* year, int* month, int* day);
int DaysInMonth(int year, int month);
// The tabular Hijri calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty): a day off, at times, from the one that was
// seen or decreed.
int32_t DaysFromHijri(int year, int month, int day);
int HijriYear(int32_t days);
// "2018-03-06" or "2018-03-06T12:21:40Z"; kNoDay when it is none.
int32_t ParseDay(std::string_view iso);

}  // namespace marsad
#endif  // MARSAD_MENTIONS_CALENDAR_H_
