#include "morphology/lexicon.h"

namespace marsad {

std::span<const LexiconForm> Lexicon::Find(std::string_view letters) const {
  const uint64_t unmixed = UnmixedHash(letters);
  return MayHave(unmixed) ? FindHashed(letters, unmixed) : std::span<const LexiconForm>();
}

uint32_t Lexicon::Preposition(std::string_view letters) const {
  for (const LexiconForm& form : Find(letters)) {
    if (lexemes[form.lexeme].pos == Pos::kPreposition) return form.lexeme;
  }
  return kNoLexeme;
}

std::span<const LexiconForm> Lexicon::FindHashed(std::string_view letters, uint64_t unmixed) const {
  const size_t mask = buckets.size() - 1;
  const uint64_t hash = HashMix(unmixed);
  const uint16_t tag = LexiconBucket::TagOf(hash);
  for (size_t i = hash & mask; buckets[i].count != 0; i = (i + 1) & mask) {
    if (buckets[i].tag == tag && SameFolded(String(forms[buckets[i].first].letters), letters))
      return forms.subspan(buckets[i].first, buckets[i].count);
  }
  return {};
}

}  // namespace marsad
