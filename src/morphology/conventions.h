// How the treebanks of Universal Dependencies cut and tag what our own analysis sees otherwise (لأن as ل + أن, كان as an auxiliary).
// Compiled from knowledge/ar/ud.tsv; used only where words are shown in that form.
#ifndef MARSAD_MORPHOLOGY_CONVENTIONS_H_
#define MARSAD_MORPHOLOGY_CONVENTIONS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace marsad {

// The universal parts of speech, in the order of kUposNames.
inline constexpr std::array<std::string_view, 17> kUposNames = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                                "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

// A word, or a lemma, and its parts.
struct Convention {
  static constexpr uint64_t kLemmaSeed = 0x5bd1e995;
  uint64_t hash = 0;      // of its letters (HashBytes), with kLemmaSeed of a lemma; sorted
  uint8_t count = 1;      // parts
  uint8_t sizes[3] = {};  // their letters
  uint8_t upos[3] = {};   // index in kUposNames
  uint8_t reserved[1] = {};
};

// The convention of that hash, nullptr without.
inline const Convention* FindConvention(std::span<const Convention> all, uint64_t hash) {
  const auto it = std::lower_bound(all.begin(), all.end(), hash, [](const Convention& c, uint64_t h) { return c.hash < h; });
  return it != all.end() && it->hash == hash ? &*it : nullptr;
}

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_CONVENTIONS_H_
