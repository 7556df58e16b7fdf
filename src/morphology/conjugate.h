// Every form of an Arabic verb from its root, form and two principal parts.
//
// The principal parts (third person masculine singular perfect and imperfect, unvocalised) show the vowel class where it matters for the
// letters: قال يقول, سار يسير, نام ينام; دعا يدعو, رمى يرمي, لقي يلقى. Source: the conjugation tables of any grammar
// (Wright, A Grammar of the Arabic Language, vol. 1, §§ 80-180), without short vowels.
// Tested by tests/conjugations.tsv and tests/cases/words.test.
#ifndef MARSAD_MORPHOLOGY_CONJUGATE_H_
#define MARSAD_MORPHOLOGY_CONJUGATE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "morphology/features.h"

namespace marsad {

struct VerbEntry {
  std::string root;       // radicals in text/'s letters, ء for every hamza
  int form = 1;           // 1 to 10; 11 and 12 for q1 and q2
  std::string perfect;    // قال
  std::string imperfect;  // يقول
};

struct InflectedForm {
  std::string letters;
  uint32_t features = 0;  // Feature
};

// All finite forms: perfect and imperfect (with the short ones after لم), active and passive, every person. Different readings of the same
// letters are given each.
std::vector<InflectedForm> Conjugate(const VerbEntry& verb);

// Masculine singular participles, without article: قاتل, مقتول.
std::string ActiveParticiple(const VerbEntry& verb);
std::string PassiveParticiple(const VerbEntry& verb);

// The regular verbal noun of forms 2 to 10 and quadriliterals, empty for form 1.
std::string RegularMasdar(const VerbEntry& verb);

// What the grammar makes of root and form for the perfect of derived forms (empty for form 1, whose parts must be listed):
// the checker compares it with what is written.
std::string ExpectedPerfect(const VerbEntry& verb);

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_CONJUGATE_H_
