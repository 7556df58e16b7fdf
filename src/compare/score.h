// How many of the events of gold were found, and how many were coded that gold does not have?
//
// A gold event is found by a coded event of the same category and reality whose sides hold every code that gold's sides name and at most
// one more; a reciprocal gold event is compared on both sides together. One to one, as many pairs as can be made. Coded events without any
// code do not count, and neither do those that are not real; gold events that are not real are not required. Tested by tests/score.py.
#ifndef MARSAD_COMPARE_SCORE_H_
#define MARSAD_COMPARE_SCORE_H_

#include <array>
#include <cstdint>
#include <map>
#include <span>

#include "compare/coded.h"

namespace marsad {

enum class Level : uint8_t {
  kType,       // category and reality alone
  kCountries,  // with the codes of both sides: the main figure
  kSectors,    // and a sector for every party of gold that has one
  kExact,      // exactly gold's codes, not one more
};
inline constexpr size_t kLevels = 4;
const char* LevelName(Level level);

struct Figures {
  uint64_t found = 0;  // of those wanted
  uint64_t wanted = 0;
  uint64_t coded = 0;
  double Precision() const { return coded == 0 ? 0 : static_cast<double>(found) / static_cast<double>(coded); }
  double Recall() const { return wanted == 0 ? 0 : static_cast<double>(found) / static_cast<double>(wanted); }
  double F1() const;
};

// How the events of one document meet, at one level. Indices into gold's events and into the coded ones.
struct Matches {
  std::vector<std::pair<uint32_t, uint32_t>> pairs;  // (gold, coded), required first, then optional ones
  size_t required = 0;                               // how many of the pairs are
  std::vector<uint32_t> missed;                      // required gold events that nothing found
  std::vector<uint32_t> extra;                       // coded events that are errors
};

// `distinct`: an event of a document is in gold once. Coded events with a link are left out, and one that tells again a gold event which is
// already found (the same category, no other codes) is no error.
Matches Match(std::span<const CodedEvent> gold, std::span<const CodedEvent> coded, Level level, bool distinct);

// Whether the sides of `coded` fit those of `gold` at a level, whatever the category and the reality.
bool SidesFit(const CodedEvent& gold, const CodedEvent& coded, Level level);
// One side alone: every code of gold and at most one more.
bool SideFits(const CodeSet& gold, const CodeSet& coded);

// Sums over documents.
class Score {
 public:
  explicit Score(bool distinct) : distinct_(distinct) {}
  void Add(const GoldDocument& gold, std::span<const CodedEvent> coded);
  const Figures& figures(Level level) const { return all_[static_cast<size_t>(level)]; }
  // By category, those that gold or coder have.
  const std::map<std::string, std::array<Figures, kLevels>>& categories() const { return categories_; }

 private:
  bool distinct_;
  std::array<Figures, kLevels> all_;
  std::map<std::string, std::array<Figures, kLevels>> categories_;
};

}  // namespace marsad
#endif  // MARSAD_COMPARE_SCORE_H_
