// The class of a document, for programs and for people.
#ifndef MARSAD_FORMATS_CLASSES_H_
#define MARSAD_FORMATS_CLASSES_H_

#include <string>
#include <string_view>
#include <vector>

#include "formats/record.h"

namespace marsad {

struct ClassOptions {
  bool explain = false;   // also the features that spoke most for the class and against it
  bool features = false;  // the names of all features instead, as often as they occur, for learning
};

// Appends a line of JSON: document_id, quad_code (0: no event), confidence, and the probabilities of all five classes.
void AppendClass(const Document& document, const Tables& tables, const DocumentInfo& info, const ClassOptions& options, std::string* out);

// A feature and how much more it gave to a class than to the others on average.
struct Reason {
  std::string_view feature;
  float weight = 0;
};
inline constexpr size_t kMaxReasons = 8;
// Those that weighed most, either way.
std::vector<Reason> ReasonsFor(const Tables& tables, const std::vector<Share>& shares, size_t quad);

}  // namespace marsad
#endif  // MARSAD_FORMATS_CLASSES_H_
