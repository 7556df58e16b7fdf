// Documents in, records out, in the order of the input whatever the threads: the engine of `marsad code` and `marsad recode`.
#ifndef MARSAD_CLI_CODER_H_
#define MARSAD_CLI_CODER_H_

#include <functional>

#include "cli/commands.h"
#include "compare/changes.h"
#include "compare/old_records.h"
#include "reader/reader.h"

namespace marsad {

// One document that was coded again.
struct CodedAgain {
  std::string_view id;
  std::string_view records;                 // as JSON lines
  const std::vector<ChangedEvent>* events;  // all of them, against the old records
  size_t old_document = OldRecords::kNone;  // in OldRecords
};

// The other coding, and who wants to know what differs.
struct Comparison {
  const OldRecords* old = nullptr;
  // Called a document in the order of the input, from one thread; false ends all, since what it says cannot be written.
  std::function<bool(const CodedAgain&)> take;
};

// Codes arguments.files. Without a comparison records or tables go to standard output. Gives an ExitCode.
int CodeDocuments(const CodeArguments& arguments, const Tables& tables, const Comparison* comparison);

}  // namespace marsad
#endif  // MARSAD_CLI_CODER_H_
