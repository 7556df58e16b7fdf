// Words as CoNLL-U, the form of the Universal Dependencies treebanks, so that analyses can be compared with them.
#ifndef MARSAD_FORMATS_CONLLU_H_
#define MARSAD_FORMATS_CONLLU_H_

#include <string>
#include <string_view>

#include "reader/reader.h"

namespace marsad {

// Appends every sentence of the document: `# sent_id`, `# text`, a line a segment (clitics apart, the article not), a blank line. The FORMs
// joined are the text without white space. Heads and relations are `_`. Cuts and tags of certain words follow knowledge/ar/ud.tsv; what
// else differs from the treebanks is said in docs/analysis.md. Source: the CoNLL-U format of Universal Dependencies, version 2.
void AppendConllu(const Document& document, const Tables& tables, std::string_view id, std::string* out);

}  // namespace marsad
#endif  // MARSAD_FORMATS_CONLLU_H_
