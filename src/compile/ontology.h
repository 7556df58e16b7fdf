// What frames may say: categories, modes, contexts, CAMEO codes. Private to the layer.
#ifndef MARSAD_COMPILE_ONTOLOGY_H_
#define MARSAD_COMPILE_ONTOLOGY_H_

#include <map>
#include <set>
#include <string>
#include <utility>

#include "compile/builder.h"

namespace marsad {

struct Ontology {
  std::map<std::string, uint8_t> category_of;
  std::map<std::string, float> category_score;
  std::map<std::pair<std::string, std::string>, float> mode_score;  // (category, mode)
  std::set<std::string> contexts, cameo;

  // Reads ontology/*.tsv; categories go into the builder as well. Faults go to builder->faults.
  void Read(Builder* b);
};

}  // namespace marsad
#endif  // MARSAD_COMPILE_ONTOLOGY_H_
