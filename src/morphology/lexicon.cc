#include "morphology/lexicon.h"

namespace marsad {

std::span<const LexiconForm> Lexicon::Find(std::string_view letters) const {
  const uint64_t unmixed = UnmixedHash(letters);
  return MayHave(unmixed) ? FindHashed(letters, unmixed) : std::span<const LexiconForm>();
}

std::span<const LexiconForm> Lexicon::FindHashed(std::string_view letters, uint64_t unmixed) const {
  const size_t mask = buckets.size() - 1;
  const uint64_t hash = HashMix(unmixed);
  for (size_t i = hash & mask; buckets[i] != 0; i = (i + 1) & mask) {
    const size_t begin = buckets[i] - 1;
    if (!SameFolded(String(forms[begin].letters), letters)) continue;
    size_t end = begin + 1;
    while (end < forms.size() && SameFolded(String(forms[end].letters), letters)) ++end;
    return forms.subspan(begin, end - begin);
  }
  return {};
}

}  // namespace marsad
