// The words that are known, every form of each, ready to be looked up.
#ifndef MARSAD_MORPHOLOGY_LEXICON_H_
#define MARSAD_MORPHOLOGY_LEXICON_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/blob.h"
#include "base/hash.h"
#include "morphology/conventions.h"
#include "morphology/features.h"

namespace marsad {

inline constexpr uint32_t kNoLexeme = 0xFFFFFFFF;

struct Lexeme {
  StringRef lemma;
  StringRef root;    // empty for what has none
  StringRef source;  // "ar/verbs/general.tsv:12", for explanations
  Pos pos = Pos::kUnknown;
  uint8_t form = 0;  // of a verb: 1 to 12
  NounClass noun_class = NounClass::kNone;
  Function function = Function::kNone;
  uint32_t verb = kNoLexeme;    // of a masdar or participle: its verb
  uint8_t transitive = 0;       // of a verb: 1 takes a direct object, 2 nothing instead of it but ب, 3 nothing at all
  uint8_t takes_bi = 0;         // of such a verb: 1 takes ب as well
  uint8_t rarity = kMaxRarity;  // of a verb, 0 for the commonest, from knowledge/ar/frequencies.tsv
  uint8_t imported = 0;         // 1: of a package (docs/knowledge.md), known only where our own words say nothing
  static constexpr uint8_t kMaxRarity = 8;
};

struct LexiconForm {
  StringRef letters;  // as properly spelt
  uint32_t lexeme = 0;
  uint32_t features = 0;  // Feature
  // What is asked first of every form, at hand so that letters and lexeme need not be fetched.
  uint32_t exact = 0;  // ExactHash of the letters: most words are properly spelt
  Pos pos = Pos::kUnknown;
  NounClass noun_class = NounClass::kNone;
  Function function = Function::kNone;
  uint8_t transitive = 0;  // these four are the lexeme's
};

// Where the forms of one folded spelling are. The tag, high bits of their hash, keeps most searches from touching forms and letters.
struct LexiconBucket {
  uint32_t first = 0;  // form
  uint16_t count = 0;  // 0: empty
  uint16_t tag = 0;
  static uint16_t TagOf(uint64_t hash) { return static_cast<uint16_t>(hash >> 48); }
};

// Part of the compiled knowledge; const, shared by all threads.
struct Lexicon {
  std::span<const char> strings;
  std::span<const Lexeme> lexemes;
  std::span<const LexiconForm> forms;      // sorted so that forms alike when folded are neighbours
  std::span<const LexiconBucket> buckets;  // open addressing by the hash of the folded form, a power of two
  std::span<const uint64_t> filter;  // bit sets of hashes that occur: most stems that are tried are no forms, and this small table says so
  std::span<const uint8_t> fold;     // letter → letter as compared
  // The same three for words of packages, apart so that ours need not pass by them.
  std::span<const LexiconForm> imported_forms;
  std::span<const LexiconBucket> imported_buckets;
  std::span<const uint64_t> imported_filter;

  std::span<const Convention> conventions;  // sorted by hash

  std::string_view String(StringRef ref) const { return {strings.data() + ref.offset, ref.size}; }

  uint64_t ExtendHash(uint64_t unmixed, char letter) const { return HashByte(unmixed, fold[static_cast<uint8_t>(letter)]); }
  uint64_t UnmixedHash(std::string_view letters) const {
    uint64_t hash = kHashSeed;
    for (char c : letters) hash = ExtendHash(hash, c);
    return hash;
  }
  uint64_t FoldedHash(std::string_view letters) const { return HashMix(UnmixedHash(letters)); }
  // Of letters as they stand, beside the folded hash: the two together tell spellings apart.
  static uint64_t ExtendExact(uint64_t exact, char letter) { return HashByte(exact, static_cast<uint8_t>(letter)); }
  static uint32_t ExactHash(uint64_t exact) { return static_cast<uint32_t>(HashMix(exact)); }
  bool SameFolded(std::string_view a, std::string_view b) const {
    if (a.size() != b.size()) return false;
    for (size_t i = 0; i < a.size(); ++i) {
      if (fold[static_cast<uint8_t>(a[i])] != fold[static_cast<uint8_t>(b[i])]) return false;
    }
    return true;
  }
  // Whether a form of this folded hash, not yet mixed, may be there; false is certain.
  bool MayHave(uint64_t unmixed) const {
    const size_t bit = FilterBit(HashMix(unmixed));
    return (filter[bit / 64] >> (bit % 64) & 1) != 0;
  }
  // Asks for the memory that FindHashed reads first.
  void Prefetch(uint64_t unmixed) const { __builtin_prefetch(&buckets[HashMix(unmixed) & (buckets.size() - 1)]); }
  static constexpr size_t kFilterBits = size_t{1} << 21;
  static size_t FilterBit(uint64_t hash) { return hash >> 40 & (kFilterBits - 1); }
  // The lexicon with the forms of packages in place of our own.
  Lexicon Imported() const {
    Lexicon l = *this;
    l.forms = imported_forms, l.buckets = imported_buckets, l.filter = imported_filter;
    return l;
  }
  // The preposition that is spelt so; kNoLexeme when there is none.
  uint32_t Preposition(std::string_view letters) const;
  // The forms spelt like `letters` but for folded letters; empty when there is none. FindHashed knows their hashes: folded, not yet mixed,
  // and exact.
  std::span<const LexiconForm> Find(std::string_view letters) const;
  std::span<const LexiconForm> FindHashed(std::string_view letters, uint64_t unmixed, uint32_t exact) const;
};

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_LEXICON_H_
