// Events as records: JSON lines to the letter of docs/record.md, and a table for people.
#ifndef MARSAD_FORMATS_RECORD_H_
#define MARSAD_FORMATS_RECORD_H_

#include <optional>
#include <string>
#include <string_view>

#include "reader/reader.h"

namespace marsad {

// What the input said of a document besides its text.
struct DocumentInfo {
  std::string id;
  std::string url;
  std::string title;
  std::string publication;
  std::string date;  // as given
};

struct RecordOptions {
  bool once = false;                     // leave retellings out
  std::optional<double> min_confidence;  // none: what ontology/categories.tsv has of each category
  bool signs = false;                    // also tell what the confidence is made of, for learning
  std::string_view version;              // of the program, for `coder`
};

// Appends one JSON object a line and event. Offsets are code points of the document's text. Broken bytes come out as U+FFFD.
void AppendJsonLines(const Document& document, const Tables& tables, const DocumentInfo& info, const RecordOptions& options,
                     std::string* out);

// Appends a line an event: day, category and mode, who to whom, the words; and before them the document's id where it has events.
void AppendTable(const Document& document, const Tables& tables, const DocumentInfo& info, const RecordOptions& options, std::string* out);

// Every layer of the document as text, and why each event and party; the form that the tests compare.
void AppendLayers(const Document& document, const Tables& tables, std::string* out);

// One layer alone: text, tokens, words, phrases, mentions, events … False when there is none of that name.
bool AppendLayer(const Document& document, const Tables& tables, std::string_view layer, std::string* out);

}  // namespace marsad
#endif  // MARSAD_FORMATS_RECORD_H_
