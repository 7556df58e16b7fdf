// What became of the events of a document: which are gained, lost, changed, and in which fields?
//
// Takes the records of one document from two codings, as `marsad code` writes them, and pairs those that are the same event: first by id,
// then by category and the begin or end of some words that made it an event. A pair is changed where any field differs that says something
// of the event; the place of a line in the knowledge, the knowledge's hash and the program's version do not. Tested by tests/recode.py.
#ifndef MARSAD_COMPARE_CHANGES_H_
#define MARSAD_COMPARE_CHANGES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace marsad {

enum class ChangeKind : uint8_t { kUnchanged, kGained, kLost, kChanged };
inline constexpr size_t kChangeKinds = 4;
const char* ChangeName(ChangeKind kind);

struct ChangedEvent {
  ChangeKind kind = ChangeKind::kUnchanged;
  std::string category;
  std::string frame, source;        // of the new record, of the old one where it is lost: the frame and its line in the knowledge
  std::vector<std::string> fields;  // of a changed one: what differs, in the order of the record
  std::string other;                // of one lost or gained: the category that its words have on the other side, if any
  std::string before, after;        // the records; empty where there is none, and both where nothing changed
};

// Reads two lists of records; keeps its buffers, one a thread.
class RecordComparer {
 public:
  RecordComparer();
  ~RecordComparer();
  // `before` and `after`: lines of JSON, all of one document. Appends every event to *out, in the order of the text. False where a line is
  // no record, and *fault says which.
  bool Compare(std::string_view before, std::string_view after, std::vector<ChangedEvent>* out, std::string* fault);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marsad
#endif  // MARSAD_COMPARE_CHANGES_H_
