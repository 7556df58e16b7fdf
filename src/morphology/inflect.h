// Every form of a noun or adjective from its singular and its listed plurals.
// Source: Wright, vol. 1, §§ 289-320 (gender, number), without short vowels. Tested by tests/cases/words.test.
#ifndef MARSAD_MORPHOLOGY_INFLECT_H_
#define MARSAD_MORPHOLOGY_INFLECT_H_

#include <string>
#include <string_view>
#include <vector>

#include "morphology/conjugate.h"

namespace marsad {

struct NounEntry {
  std::string lemma;                 // without article; several words for two-word nisbas and titles: the first is inflected
  std::vector<std::string> plurals;  // whole forms; "+ات" and "+ون" (in letters) for the sound ones
  bool feminine = false;
  bool makes_feminine = false;  // adjectives and human nouns: ة and the sound feminine plural
  bool defective = false;       // a participle that loses its last ي without the article: قاض
  bool sound_plural = false;    // adjectives: ون, ين and ات
};

// Forms without article and pronouns: singular, dual, plurals, construct forms, the alef of the indefinite object.
std::vector<InflectedForm> InflectNoun(const NounEntry& noun);

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_INFLECT_H_
