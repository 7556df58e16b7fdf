// Which words are one name?
//
// Takes words and gives stretches that the knowledge's names match: states, capitals, seats, places, people, organisations and their
// members, titles, nisbas; the longest from left to right, not overlapping. Clitics before a name are seen through (وبكين, للسعودية), names
// that begin like clitic and word are not cut (بوتين). Where no name matches, other spellings of people are (spelling.h). Phrases take a
// name as one piece. Tested by tests/cases/names.test.
#ifndef MARSAD_NAMES_NAMES_H_
#define MARSAD_NAMES_NAMES_H_

#include <cstdint>
#include <vector>

#include "morphology/words.h"
#include "names/world.h"
#include "tokens/tokens.h"

namespace marsad {

struct Name {
  uint32_t begin = 0;  // tokens
  uint32_t end = 0;
  Sense sense;
};

struct Names {
  std::vector<Name> names;        // in the order of the text
  std::vector<uint32_t> name_at;  // token → the name that covers it, kNoLexeme outside
  void Clear(size_t tokens) {
    names.clear();
    name_at.assign(tokens, kNoLexeme);
  }
};

// Keeps, by surface form, where names may begin; one a thread, beside the WordCache.
class NameCache {
 public:
  // One line of memory.
  struct alignas(64) Start {
    static constexpr size_t kMost = 3;
    uint8_t count = 0;
    uint8_t proclitics[kMost] = {};  // the clitics of the first word
    NameNode node[kMost];            // where the word without them leads; copies, to have them at hand
  };
  // The surface's start, which was kept.
  const Start& At(uint32_t surface) const { return starts_[places_[surface]]; }
  // Fetch what At(surface) reads, in two steps since the second needs the first.
  void PrefetchPlace(uint32_t surface) const { __builtin_prefetch(&places_[surface]); }
  void Prefetch(uint32_t surface) const { __builtin_prefetch(&At(surface)); }
  void Keep(const WordCache& cache, uint32_t surface, const Start& start);
  // Whether words of this hash were found to be no spelling of any name. Remembers those met last.
  bool IsNone(uint64_t words) const { return none_[words & (kNone - 1)] == words; }
  void KeepNone(uint64_t words) { none_[words & (kNone - 1)] = words; }

 private:
  static constexpr size_t kNone = size_t{1} << 16;
  std::vector<uint64_t> none_ = std::vector<uint64_t>(kNone);
  std::vector<Start> starts_;     // of the few surfaces that may begin a name
  std::vector<uint32_t> places_;  // surface → its start
  uint32_t generation_ = 0;
};

// `words` is mended: the words of an entity's name of several words become names (حرام of بوكو حرام).
void FindNames(const Lexicon& lexicon, const World& world, const Text& text, const Tokens& tokens, const WordCache& cache,
               NameCache* starts, Words* words, Names* out);

}  // namespace marsad
#endif  // MARSAD_NAMES_NAMES_H_
