#include "compare/old_records.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <tuple>

#include "base/hash.h"
#include "compare/coded.h"
#include "formats/input.h"

namespace marsad {

OldRecords::~OldRecords() {
  if (file_ >= 0) close(file_);
}

bool OldRecords::Open(const std::string& name, std::vector<std::string>* faults) {
  const auto failed = [&](const char* why) {
    faults->push_back(fmt::format("marsad: {}: {}", name, why));
    return false;
  };
  file_ = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat st;
  if (file_ < 0 || fstat(file_, &st) != 0) return failed(std::strerror(errno));
  if (S_ISDIR(st.st_mode)) return failed(std::strerror(EISDIR));
  if (!S_ISREG(st.st_mode)) return failed("is no file that can be read twice; write the records to a file first");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name.c_str(), "rb"),
                                                             [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
  if (file == nullptr) return failed(std::strerror(errno));
  LineReader lines(file.get());
  CodedReader reader;
  CodedEvent event;
  LineReader::Result result;
  std::string line, id, fault;
  std::string last;
  uint64_t offset = 0;
  for (uint64_t number = 1; (result = lines.Next(&line)) != LineReader::Result::kEnd && faults->size() < kMostFaults; ++number) {
    if (result == LineReader::Result::kError) return failed(std::strerror(errno));
    const uint64_t begin = offset;
    offset += line.size() + 1;
    if (result == LineReader::Result::kTooLong) {
      faults->push_back(fmt::format("{}:{}: is longer than {} MB", name, number, LineReader::kMaxLine >> 20));
      return false;
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (!reader.Record(line, &id, &event, &fault)) {
      faults->push_back(fmt::format("{}:{}: {}", name, number, fault));
      continue;
    }
    if (groups_.empty() || id != last) groups_.push_back({HashBytes(id), begin, 0, number, 0});
    last = id;
    ++records_;
    ++groups_.back().records;
    groups_.back().bytes = begin + line.size() - groups_.back().offset;
  }
  std::sort(groups_.begin(), groups_.end(),
            [](const Group& a, const Group& b) { return std::tie(a.hash, a.line) < std::tie(b.hash, b.line); });
  for (size_t k = 1; k < groups_.size() && faults->size() < kMostFaults; ++k) {
    if (groups_[k].hash == groups_[k - 1].hash)
      faults->push_back(fmt::format("{}:{}: is of the document of line {}; the records of a document stand together, and ids are unique",
                                    name, groups_[k].line, groups_[k - 1].line));
  }
  return faults->empty();
}

size_t OldRecords::Find(std::string_view document_id) const {
  const uint64_t hash = HashBytes(document_id);
  const auto it = std::lower_bound(groups_.begin(), groups_.end(), hash, [](const Group& g, uint64_t h) { return g.hash < h; });
  return it != groups_.end() && it->hash == hash ? static_cast<size_t>(it - groups_.begin()) : kNone;
}

bool OldRecords::Read(size_t document, std::string* lines) const {
  const Group& group = groups_[document];
  lines->resize(group.bytes);
  for (size_t done = 0; done < group.bytes;) {
    const ssize_t n = pread(file_, lines->data() + done, group.bytes - done, static_cast<off_t>(group.offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    done += static_cast<size_t>(n);
  }
  return true;
}

}  // namespace marsad
