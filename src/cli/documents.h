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

// Calls fn(line, number, &fault) for each line of a file of JSON lines that is not blank. What fn says is wrong is told on standard error
// with file and line and counted. Gives the number of faults, or -1 where the file cannot be read, which is told too.
int64_t ForEachLine(const std::string& file, const std::function<void(const std::string& line, uint64_t number, std::string* fault)>& fn);

}  // namespace marsad
#endif  // MARSAD_CLI_DOCUMENTS_H_
