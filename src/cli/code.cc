// marsad code: documents in, records out, in the order of the input whatever the threads; with --diff, what differs from other records.
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <memory>
#include <span>
#include <thread>
#include <unordered_set>

#include "base/hash.h"
#include "cli/coder.h"
#include "cli/loaded.h"
#include "formats/input.h"

namespace marsad {
namespace {

constexpr size_t kBatch = 32;             // documents that are in flight at once for each thread: few, so that the caches hold them
constexpr size_t kBatchBytes = 16 << 20;  // or this many bytes

struct Job {
  std::string line;   // a JSON line, or a text
  std::string place;  // file:line
  std::string id;     // of the document
  bool json = true;
  std::string output;
  std::string fault;  // not empty: passed over
  // Where there is another coding to compare with.
  std::vector<ChangedEvent> events;
  size_t old_document = OldRecords::kNone;
};

struct Worker {
  explicit Worker(const Tables& tables) : reader(tables) {}
  ArticleReader reader;
  JsonLineParser parser;
  InputDocument document;
  RecordComparer comparer;
  std::string old_lines;
};

class Coder {
 public:
  Coder(const CodeArguments& arguments, const Tables& tables, const Comparison* comparison)
      : a_(arguments), tables_(tables), comparison_(comparison) {
    options_.once = a_.once;
    options_.min_confidence = a_.min_confidence;
    options_.signs = a_.signs;
    options_.version = "marsad " MARSAD_VERSION;
    static char buffer[1 << 18];  // the library takes no size without one; must outlive stdout
    std::setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
    for (unsigned k = 0; k < std::max(1u, a_.threads); ++k) workers_.push_back(std::make_unique<Worker>(tables));
    progress_ = !a_.quiet && isatty(STDERR_FILENO) != 0;
  }

  int Run() {
    for (const std::string& file : a_.files) {
      if (!File(file)) return Finish(kFailed);
    }
    if (!Flush()) return Finish(kFailed);
    return Finish(faults_ > 0 ? kSomeFaults : kOk);
  }

 private:
  int Finish(int code) {
    if (progress_ && shown_) fmt::print(stderr, "\r\033[K");
    if (faults_ > 0) fmt::print(stderr, "marsad: {} of {} documents were broken and passed over\n", faults_, documents_);
    if (code == kFailed || std::fflush(stdout) == 0) return code;
    fmt::print(stderr, "marsad: standard output: {}\n", std::strerror(errno));
    return kFailed;
  }

  bool File(const std::string& name) {
    const bool standard = name == "-";
    std::FILE* file = standard ? stdin : std::fopen(name.c_str(), "rb");
    if (file == nullptr) {
      fmt::print(stderr, "marsad: {}: {}\n", name, std::strerror(errno));
      return false;
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> closer(standard ? nullptr : file,
                                                                 [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
    const std::string shown = standard ? "(standard input)" : name;
    const bool json = a_.input.empty() ? name.ends_with(".jsonl") || name.ends_with(".ndjson") || standard : a_.input == "jsonl";
    return json ? JsonLines(file, shown) : TextFile(file, shown);
  }

  bool JsonLines(std::FILE* file, const std::string& name) {
    LineReader lines(file);
    for (uint64_t number = 1;; ++number) {
      Job& job = NewJob();
      const LineReader::Result result = lines.Next(&job.line);
      if (result == LineReader::Result::kEnd) {
        --used_;
        return true;
      }
      if (result == LineReader::Result::kError) {
        fmt::print(stderr, "marsad: {}: {}\n", name, std::strerror(errno));
        return false;
      }
      job.place = fmt::format("{}:{}", name, number);
      if (result == LineReader::Result::kTooLong) {
        job.fault = fmt::format("is longer than {} MB; split it", LineReader::kMaxLine >> 20);
      } else if (job.line.find_first_not_of(" \t\r") == std::string::npos) {
        --used_;
        continue;
      }
      if (!Added(job)) return false;
    }
  }

  bool TextFile(std::FILE* file, const std::string& name) {
    Job& job = NewJob();
    job.json = false;
    job.id = name;
    job.place = name;
    char buffer[1 << 16];
    size_t n;
    while ((n = std::fread(buffer, 1, sizeof(buffer), file)) > 0) {
      if (job.line.size() + n > LineReader::kMaxLine) {
        job.line.clear();
        job.fault = fmt::format("is longer than {} MB; split it", LineReader::kMaxLine >> 20);
        break;
      }
      job.line.append(buffer, n);
    }
    if (std::ferror(file) != 0) {
      fmt::print(stderr, "marsad: {}: {}\n", name, std::strerror(errno));
      return false;
    }
    return Added(job);
  }

  // Jobs are used again, with the memory of their strings.
  Job& NewJob() {
    if (used_ == jobs_.size()) jobs_.emplace_back();
    Job& job = jobs_[used_++];
    job.line.clear();
    job.output.clear();
    job.fault.clear();
    job.events.clear();
    job.json = true;
    return job;
  }

  bool Added(const Job& job) {
    bytes_in_flight_ += job.line.size();
    return used_ < kBatch * workers_.size() && bytes_in_flight_ < kBatchBytes ? true : Flush();
  }

  void Do(Worker* w, Job* job) const {
    if (!job->fault.empty()) return;
    w->document.Clear();
    if (job->json) {
      if (!w->parser.Parse(job->line, &w->document, &job->fault)) return;
      if (w->document.info.date.empty()) w->document.info.date = a_.date;
    } else {
      w->document.info.id = job->id;
      w->document.info.date = a_.date;
      w->document.text = job->line;
    }
    const DocumentInfo& info = w->document.info;
    const Document& d = w->reader.Read(info.title, w->document.text, info.date);
    if (comparison_ != nullptr) {
      AppendJsonLines(d, tables_, info, options_, &job->output);
      Compare(w, job);
    } else if (a_.format == "table") {
      AppendTable(d, tables_, info, options_, &job->output);
    } else {
      AppendJsonLines(d, tables_, info, options_, &job->output);
    }
  }

  void Compare(Worker* w, Job* job) const {
    job->id = w->document.info.id;
    job->old_document = comparison_->old->Find(job->id);
    w->old_lines.clear();
    if (job->old_document != OldRecords::kNone && !comparison_->old->Read(job->old_document, &w->old_lines)) {
      job->fault = "its old records cannot be read any more";
    } else if (!w->comparer.Compare(w->old_lines, job->output, &job->events, &job->fault)) {
      job->fault = fmt::format("its old records (from line {}): {}", comparison_->old->line(job->old_document), job->fault);
    }
  }

  // Whether what the job gave could be written.
  bool Give(const Job& job) {
    if (comparison_ != nullptr) return comparison_->take({job.id, job.output, &job.events, job.old_document});
    if (job.output.empty() || std::fwrite(job.output.data(), 1, job.output.size(), stdout) == job.output.size()) return true;
    // A reader that has seen enough (head) is no fault.
    if (errno != EPIPE) fmt::print(stderr, "marsad: standard output: {}\n", std::strerror(errno));
    return false;
  }

  bool Flush() {
    const std::span<Job> jobs(jobs_.data(), used_);
    if (workers_.size() == 1 || jobs.size() == 1) {
      for (Job& job : jobs) Do(workers_[0].get(), &job);
    } else {
      std::atomic<size_t> next{0};
      const auto work = [&](Worker* w) {
        for (size_t k; (k = next.fetch_add(1)) < jobs.size();) Do(w, &jobs[k]);
      };
      std::vector<std::jthread> threads;
      for (size_t k = 1; k < workers_.size(); ++k) threads.emplace_back(work, workers_[k].get());
      work(workers_[0].get());
    }
    for (Job& job : jobs) {
      ++documents_;
      // Two documents of one id cannot be told apart in the other coding.
      if (comparison_ != nullptr && job.fault.empty() && !ids_.insert(HashBytes(job.id)).second)
        job.fault = fmt::format("has the id {} of an earlier document; ids must be unique where codings are compared", job.id);
      if (!job.fault.empty()) {
        ++faults_;
        if (progress_ && shown_) fmt::print(stderr, "\r\033[K");
        fmt::print(stderr, "{}: {}\n", job.place, job.fault);
        continue;
      }
      if (!Give(job)) return false;
    }
    used_ = 0;
    // A very long document leaves no lasting mark.
    if (bytes_in_flight_ > kBatchBytes / 2) jobs_.clear();
    bytes_in_flight_ = 0;
    Progress();
    return true;
  }

  void Progress() {
    if (!progress_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    if (seconds < 0.5) return;
    shown_ = true;
    fmt::print(stderr, "\r\033[K{} documents, {:.0f} a second", documents_, static_cast<double>(documents_) / seconds);
  }

  const CodeArguments& a_;
  const Tables& tables_;
  const Comparison* comparison_;
  std::unordered_set<uint64_t> ids_;  // hashes of those seen, where codings are compared
  RecordOptions options_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<Job> jobs_;
  size_t used_ = 0;  // of them, in flight
  size_t bytes_in_flight_ = 0;
  uint64_t documents_ = 0, faults_ = 0;
  bool progress_ = false, shown_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), last_ = start_;
};

}  // namespace

int CodeDocuments(const CodeArguments& arguments, const Tables& tables, const Comparison* comparison) {
  if (!arguments.date.empty() && ParseDay(arguments.date) == kNoDay) {
    fmt::print(stderr, "marsad: --date {}: write YYYY-MM-DD\n", arguments.date);
    return kFailed;
  }
  return Coder(arguments, tables, comparison).Run();
}

int RunCode(const CodeArguments& arguments) {
  if (!arguments.diff.empty()) return RunDiff(arguments);
  LoadedKnowledge knowledge;
  if (!knowledge.Load(arguments.knowledge)) return kFailed;
  return CodeDocuments(arguments, knowledge.tables(), nullptr);
}

}  // namespace marsad
