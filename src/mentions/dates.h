// When? Days, months, weekdays, ranges and relative expressions, resolved against the article's day or the day that was just named.
// Takes words, names and phrases (a clause in the future looks ahead), gives days. Compiled from knowledge/ar/dates.tsv.
// Tested by tests/cases/dates.test.
#ifndef MARSAD_MENTIONS_DATES_H_
#define MARSAD_MENTIONS_DATES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/calendar.h"
#include "morphology/words.h"
#include "names/names.h"
#include "phrases/phrases.h"

namespace marsad {

// What a word says of time or number; docs in knowledge/ar/dates.tsv, whose names these are.
enum class DateWordKind : uint8_t {
  kWeekday,
  kMonth,
  kMaybeMonth,  // a month that is another word as well: مارس, ماي
  kHijri,
  kDay,
  kUnit,
  kLast,
  kNext,
  kThis,
  kSame,
  kFollowing,
  kPreceding,
  kAgo,
  kSince,
  kUntil,
  kAfter,
  kOrdinal,
  kSeason,
  kDecade,
  kPart,
  kThese,
  kEra,
  kEqual,
  kLike,
  kNamed,
  kNumber,
  kScale,
  kVague,
  kVictims,
  kConnective  // found only where one is looked for
};
enum Connective : int32_t { kOf = 1, kTo, kBetween, kAnd, kAbout, kFirstOf, kThat };

// A word that says when or how many. `value`: weekday 0 Sunday to 6; month 1 to 12; days from today for أمس, غدا; for a unit its days (7
// for a week, 30 month, 365 year).
struct DateWord {
  uint64_t hash = 0;  // of the folded word, 0 in an empty slot
  int32_t value = 0;
  DateWordKind kind = DateWordKind::kDay;
  uint8_t count = 1;  // يومين: 2; 0 for plurals, which want a number
  uint8_t reserved[2] = {};
};

struct Dates {
  std::span<const DateWord> words;  // open addressing, a power of two
  const DateWord* Find(uint64_t hash) const {
    const size_t mask = words.size() - 1;
    for (size_t i = hash & mask; words[i].hash != 0; i = (i + 1) & mask) {
      if (words[i].hash == hash) return &words[i];
    }
    return nullptr;
  }
};

enum class DateResolution : uint8_t { kNone, kDay, kMonth, kYear };

// kSince: from then on, to the article's day. kAnniversary: في مثل هذا اليوم, which tells of another year.
enum class DateRole : uint8_t { kAt, kSince, kAnniversary };

struct DateMention {
  uint32_t begin = 0;  // tokens
  uint32_t end = 0;
  int32_t from = kNoDay;
  int32_t to = kNoDay;  // the last day, where a span is meant
  DateResolution resolution = DateResolution::kNone;
  DateRole role = DateRole::kAt;
};

// `day` is the article's, or kNoDay.
void FindDates(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache,
               const Words& words, const Names& names, const Phrases& phrases, int32_t day, std::vector<DateMention>* out);

}  // namespace marsad
#endif  // MARSAD_MENTIONS_DATES_H_
