// What do gold and records say, as far as comparing them needs it?
//
// Takes one line of either and gives events, or says what is wrong with the line. Tested by tests/score.py.
#ifndef MARSAD_COMPARE_CODED_H_
#define MARSAD_COMPARE_CODED_H_

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace marsad {

struct CodedParty {
  std::string code;  // empty: unknown
  std::string sector;
  std::vector<std::string> other_sectors;
  std::string words;        // that name it
  std::string resolved_by;  // of a record
};

struct CodedEvent {
  std::string category;
  bool real = true;         // neither negated nor hypothetical
  bool optional = false;    // of gold: neither missed nor, if found, an error
  bool reciprocal = false;  // of gold: its sides are compared as one list
  bool linked = false;      // of a record: it tells an earlier one again
  std::vector<CodedParty> actors, recipients;
  std::string words;                      // of gold, what it quotes of the article; of a record, its sentence
  std::vector<std::string> told;          // of a record, the words that made it an event
  std::string frame, frame_source, date;  // of a record
  std::vector<std::string> modes;
};

// The codes that the parties have.
using CodeSet = std::set<std::string_view>;
CodeSet CodesOf(const std::vector<CodedParty>& parties);
CodeSet AllCodesOf(const CodedEvent& event);

struct GoldDocument {
  std::string id;
  std::vector<CodedEvent> events;
};

// Keeps its buffers from line to line; one a thread.
class CodedReader {
 public:
  CodedReader();
  ~CodedReader();
  // {"document_id", "events": [{"event", "actor", "recipient", "auxiliary"?, "optional"?, "reciprocal"?, "text"?}]}. False on a fault.
  bool Gold(std::string_view line, GoldDocument* out, std::string* fault);
  // One record of docs/record.md.
  bool Record(std::string_view line, std::string* document_id, CodedEvent* out, std::string* fault);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marsad
#endif  // MARSAD_COMPARE_CODED_H_
