// The documents of some files, one after another, for commands that need no threads.
#ifndef MARSAD_CLI_DOCUMENTS_H_
#define MARSAD_CLI_DOCUMENTS_H_

#include <functional>
#include <string>
#include <vector>

#include "formats/input.h"

namespace marsad {

// Calls fn for each document of `files`: a JSON line of *.jsonl and *.ndjson, the whole of any other file; - reads JSON lines from standard
// input. `input` (text or jsonl) overrules the names. Broken documents are told on standard error with their place and passed over. Gives
// an ExitCode.
int ForEachDocument(const std::vector<std::string>& files, const std::string& input, const std::function<void(const InputDocument&)>& fn);

}  // namespace marsad
#endif  // MARSAD_CLI_DOCUMENTS_H_
