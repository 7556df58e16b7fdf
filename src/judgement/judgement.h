// How sure is it?
//
// Takes what the earlier layers found and gives two things that were learnt from annotated text: of each event how likely it is right
// (Event::confidence), and of a stretch of text its PLOVER quad class. Both are sums of weights of features that can be named; the weights
// are tables of the knowledge (learnt/*.tsv, made by scripts/learn). It adds and removes no event.
// Tested by tests/cases/confidence.test and tests/cases/classes.test, with invented weights (tests/learnt).
#ifndef MARSAD_JUDGEMENT_JUDGEMENT_H_
#define MARSAD_JUDGEMENT_JUDGEMENT_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "events/events.h"

namespace marsad {

inline constexpr size_t kQuads = 5;  // 0: no event, and PLOVER's four
inline constexpr size_t kDeeds = 2;  // ASSAULT and PROTEST: what detection sets were at hand for

// A word (its lemma, folded), or something that the coder found: a row of learnt/words.tsv.
struct FeatureWeights {
  uint64_t key = 0;  // WordKey or FindingKey
  StringRef name;    // "word هاجم", "event ASSAULT", as the table has it
  float rarity = 0;  // its value in a text: the rarer among those that were learnt from, the more
  float quads[kQuads] = {};
  float deeds[kDeeds] = {};
};

uint64_t WordKey(uint64_t folded_lemma);
uint64_t FindingKey(std::string_view kind, std::string_view what = "");  // of "event " and "ASSAULT", of "bias"

// Compiled knowledge; const.
struct Learnt {
  std::span<const char> strings;
  std::span<const FeatureWeights> features;  // sorted by key
  std::span<const uint32_t> of_lexeme;       // index of features, kNoIndex
  std::span<const uint8_t> deeds;            // kDeeds categories
  std::span<const float> confidence;         // a row for each sign: its weight, then what is added to it by category
  std::string_view String(StringRef ref) const { return {strings.data() + ref.offset, ref.size}; }
};

// What judgement looks at.
struct Found {
  const Learnt& learnt;
  const Frames& frames;
  const Lexicon& lexicon;
  const Tokens& tokens;
  const Words& words;
  const Phrases& phrases;
  const Mentions& mentions;
  const Events& events;
};

// A feature of a text and its share of it; the squares of all shares sum up to 1.
struct Share {
  uint32_t feature = 0;  // Learnt::features
  float value = 0;
};

struct Classes {
  std::array<float, kQuads> quads = {};  // probabilities, sum 1
  std::array<float, kDeeds> deeds = {};  // logits
  size_t Best() const;                   // of quads
};

// The names of all features of the sentences [first, last), known or not, once for every time they occur; for learning.
void NameFeatures(const Found& found, size_t first, size_t last, std::vector<std::string>* out);
// Those of them that have weights, the bias left out.
void FindShares(const Found& found, size_t first, size_t last, std::vector<Share>* out);
Classes Classify(const Found& found, const std::vector<Share>& shares);

// What speaks for an event or against it: an index of kSignNames and how much of it there is.
struct Sign {
  uint8_t sign = 0;
  float value = 1;
};
// Their names in learnt/confidence.tsv.
std::span<const std::string_view> SignNames();
void FindSigns(const Found& found, const Event& event, const Classes& sentence, std::vector<Sign>* out);
float WeightOf(const Found& found, const Event& event, const Sign& sign);

// Sets confidence; keeps its memory for the next article.
class Judge {
 public:
  void Run(const Found& found, Events* events);
  // The signs of one event, until the next call.
  const std::vector<Sign>& SignsOf(const Found& found, const Event& event);

 private:
  void Read(const Found& found, uint32_t sentence);
  std::vector<Share> shares_;
  std::vector<Sign> signs_;
  Classes classes_;
};

}  // namespace marsad
#endif  // MARSAD_JUDGEMENT_JUDGEMENT_H_
