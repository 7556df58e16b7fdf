// marsad recode and marsad code --diff: what an edit of the knowledge does to documents that were coded before.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "cli/change_report.h"
#include "cli/loaded.h"
#include "cli/output.h"

namespace marsad {
namespace {

bool OpenOld(const std::string& file, OldRecords* old) {
  std::vector<std::string> faults;
  if (old->Open(file, &faults)) return true;
  for (const std::string& fault : faults) fmt::print(stderr, "{}\n", fault);
  return false;
}

// Which documents of the old records were coded again.
class Met {
 public:
  explicit Met(const OldRecords& old) : old_(old), met_(old.documents()) {}
  void Add(const CodedAgain& document) {
    if (document.old_document != OldRecords::kNone) met_[document.old_document] = true;
  }
  // Tells how many were not; false where there are some.
  bool Tell(const std::string& file) const {
    uint64_t documents = 0, records = 0, line = UINT64_MAX;
    for (size_t k = 0; k < met_.size(); ++k) {
      if (met_[k]) continue;
      ++documents;
      records += old_.records(k);
      line = std::min(line, old_.line(k));
    }
    if (documents == 0) return true;
    fmt::print(stderr,
               "marsad: {}: {} of its {} documents were not coded again (the first on line {}); their {} records are not compared\n", file,
               documents, met_.size(), line, records);
    return false;
  }

 private:
  const OldRecords& old_;
  std::vector<bool> met_;
};

int Status(int coded, bool all_met, bool same) {
  if (coded != kOk) return coded;
  return !all_met ? kSomeFaults : same ? kOk : kDiffers;
}

// New records, kept whole or not at all.
class Kept {
 public:
  // An empty name keeps nothing.
  explicit Kept(std::string name) : name_(std::move(name)), part_(name_ + ".part") {}
  ~Kept() {
    std::error_code ignored;
    if (file_ != nullptr) std::filesystem::remove(part_, ignored);
  }
  bool Open() {
    if (name_.empty()) return true;
    file_.reset(std::fopen(part_.c_str(), "wb"));
    return file_ != nullptr || Failed();
  }
  bool Write(std::string_view records) {
    return file_ == nullptr || std::fwrite(records.data(), 1, records.size(), file_.get()) == records.size() || Failed();
  }
  bool Keep() {
    if (file_ == nullptr) return true;
    std::error_code error;
    if (std::fflush(file_.get()) != 0) return Failed();
    std::filesystem::rename(part_, name_, error);
    if (error) {
      errno = error.value();
      return Failed();
    }
    file_.reset();
    return true;
  }

 private:
  bool Failed() const {
    fmt::print(stderr, "marsad: {}: {}\n", name_, std::strerror(errno));
    return false;
  }
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string name_, part_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace

int RunDiff(const CodeArguments& a) {
  OldRecords old;
  if (!OpenOld(a.diff, &old)) return kFailed;
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  const bool table = a.format == "table";
  ChangeTally tally(0);
  Met met(old);
  const Comparison comparison{&old, [&](const CodedAgain& document) {
                                met.Add(document);
                                tally.Add(document);
                                return WriteChanges(document, table);
                              }};
  const int code = CodeDocuments(a, knowledge.tables(), &comparison);
  if (code == kFailed) return Finish(code);
  if (table) {
    Put("{}\n", tally.Sentence());
  } else {
    tally.PrintTotal();
  }
  return Finish(Status(code, met.Tell(a.diff), tally.same()));
}

int RunRecode(const RecodeArguments& a) {
  OldRecords old;
  if (!OpenOld(a.old, &old)) return kFailed;
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.code.knowledge)) return kFailed;
  Kept kept(a.output);
  if (!kept.Open()) return kFailed;
  ChangeTally tally(a.samples);
  Met met(old);
  const Comparison comparison{&old, [&](const CodedAgain& document) {
                                met.Add(document);
                                tally.Add(document);
                                return kept.Write(document.records);
                              }};
  const int code = CodeDocuments(a.code, knowledge.tables(), &comparison);
  if (code == kFailed) return code;
  if (a.code.format == "table") {
    tally.PrintTables(a.limit);
  } else {
    tally.PrintJsonLines(a.limit);
  }
  const bool all_met = met.Tell(a.old);
  // Records of documents that are not there, or are broken now, would be lost with the old file.
  if (!a.output.empty() && (code != kOk || !all_met)) {
    fmt::print(stderr, "marsad: {}: not written, since not every document was coded again\n", a.output);
    return Finish(kFailed);
  }
  return kept.Keep() ? Finish(Status(code, all_met, tally.same())) : kFailed;
}

}  // namespace marsad
