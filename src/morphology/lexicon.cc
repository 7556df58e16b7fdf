#include "morphology/lexicon.h"

#include <algorithm>

namespace marsad {

std::span<const LexiconForm> Lexicon::Find(std::string_view letters) const {
  const uint64_t unmixed = UnmixedHash(letters);
  if (!MayHave(unmixed)) return {};
  uint64_t exact = kHashSeed;
  for (char c : letters) exact = ExtendExact(exact, c);
  return FindHashed(letters, unmixed, ExactHash(exact));
}

uint32_t Lexicon::Preposition(std::string_view letters) const {
  for (const LexiconForm& form : Find(letters)) {
    if (lexemes[form.lexeme].pos == Pos::kPreposition) return form.lexeme;
  }
  return kNoLexeme;
}

std::span<const LexiconForm> Lexicon::FindHashed(std::string_view letters, uint64_t unmixed, uint32_t exact) const {
  const size_t mask = buckets.size() - 1;
  const uint64_t hash = HashMix(unmixed);
  const uint16_t tag = LexiconBucket::TagOf(hash);
  for (size_t i = hash & mask; buckets[i].count != 0; i = (i + 1) & mask) {
    if (buckets[i].tag != tag) continue;
    const std::span<const LexiconForm> alike = forms.subspan(buckets[i].first, buckets[i].count);
    if (std::any_of(alike.begin(), alike.end(), [&](const LexiconForm& f) { return f.exact == exact; }) ||
        SameFolded(String(alike.front().letters), letters))
      return alike;
  }
  return {};
}

}  // namespace marsad
