// Where in a large file of records are those of a document?
//
// Keeps an index of the file, a few bytes a document, and reads the records of one document when they are wanted; so neither the size of
// the file nor the order of the documents matters. Tested by tests/recode.py.
#ifndef MARSAD_COMPARE_OLD_RECORDS_H_
#define MARSAD_COMPARE_OLD_RECORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad {

class OldRecords {
 public:
  static constexpr size_t kNone = SIZE_MAX;
  OldRecords() = default;
  ~OldRecords();
  OldRecords(const OldRecords&) = delete;
  OldRecords& operator=(const OldRecords&) = delete;

  // Reads the file once. False where it cannot be read, is no file that can be read twice, or has lines that are no records; *faults say
  // so, with file and line, at most kMostFaults.
  bool Open(const std::string& file, std::vector<std::string>* faults);
  // The place of a document in the index, below documents(); kNone for one without records.
  size_t Find(std::string_view document_id) const;
  // The lines of a document. False where the file cannot be read any more. From any thread.
  bool Read(size_t document, std::string* lines) const;
  size_t documents() const { return groups_.size(); }
  uint64_t records() const { return records_; }
  uint64_t records(size_t document) const { return groups_[document].records; }
  // The line where its records begin.
  uint64_t line(size_t document) const { return groups_[document].line; }

  static constexpr size_t kMostFaults = 20;

 private:
  struct Group {
    uint64_t hash = 0;  // of the document's id; sorted by it
    uint64_t offset = 0;
    uint64_t bytes = 0;
    uint64_t line = 0;
    uint64_t records = 0;
  };
  std::vector<Group> groups_;
  uint64_t records_ = 0;
  int file_ = -1;
};

}  // namespace marsad
#endif  // MARSAD_COMPARE_OLD_RECORDS_H_
