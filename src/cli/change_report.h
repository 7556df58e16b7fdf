// What differs between two codings: each event as it comes (marsad code --diff), or counted by category and frame with samples (marsad
// recode).
#ifndef MARSAD_CLI_CHANGE_REPORT_H_
#define MARSAD_CLI_CHANGE_REPORT_H_

#include <array>
#include <map>

#include "cli/coder.h"

namespace marsad {

struct ChangeCounts {
  std::array<uint64_t, kChangeKinds> of{};
  uint64_t& operator[](ChangeKind kind) { return of[static_cast<size_t>(kind)]; }
  uint64_t operator[](ChangeKind kind) const { return of[static_cast<size_t>(kind)]; }
  uint64_t Differing() const { return (*this)[ChangeKind::kGained] + (*this)[ChangeKind::kLost] + (*this)[ChangeKind::kChanged]; }
};

// An event that differs, and whose. Those with the lowest draws are shown: a sample of all documents, the same in every run.
struct ChangeSample {
  uint64_t draw = 0;
  std::string document;
  ChangedEvent event;
};

// Counts what differs, and keeps some of each kind and frame: its memory does not grow with the documents.
class ChangeTally {
 public:
  struct FrameChanges {
    ChangeCounts counts;
    std::string source;                                           // as the new knowledge has it, where it still has it
    std::array<std::vector<ChangeSample>, kChangeKinds> samples;  // of each kind, by their draws
  };

  explicit ChangeTally(size_t samples) : samples_(samples) {}
  void Add(const CodedAgain& document);
  bool same() const { return all_.Differing() == 0; }
  const ChangeCounts& all() const { return all_; }

  // "3 events gained, 1 lost, 2 changed, 412 unchanged; 100 documents, 5 of them differ"
  std::string Sentence() const;
  // The figures of the sentence, as a line of JSON.
  void PrintTotal() const;
  // At most `limit` frames, those first that differ most; 0 for all.
  void PrintTables(size_t limit) const;
  void PrintJsonLines(size_t limit) const;

 private:
  using FrameKey = std::pair<std::string, std::string>;  // frame, category
  std::vector<const std::pair<const FrameKey, FrameChanges>*> Differing(size_t limit) const;
  size_t samples_;
  uint64_t documents_ = 0, differing_ = 0;
  ChangeCounts all_;
  std::map<std::string, ChangeCounts> categories_;
  std::map<FrameKey, FrameChanges> frames_;
  std::map<std::string, uint64_t> fields_;
  std::map<std::pair<std::string, std::string>, uint64_t> recategorised_;  // from, to
};

// The events of a document that differ, written at once. False where standard output takes no more.
bool WriteChanges(const CodedAgain& document, bool table);

}  // namespace marsad
#endif  // MARSAD_CLI_CHANGE_REPORT_H_
