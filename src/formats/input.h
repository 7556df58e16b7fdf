// Documents from JSON lines and plain text.
#ifndef MARSAD_FORMATS_INPUT_H_
#define MARSAD_FORMATS_INPUT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "formats/record.h"

namespace marsad {

struct InputDocument {
  DocumentInfo info;
  std::string text;
  // Empties all, and keeps the memory.
  void Clear() {
    for (std::string* s : {&info.id, &info.url, &info.title, &info.publication, &info.date, &text}) s->clear();
  }
};

// Reads {"id", "text", "title"?, "date"?, "url"?, "publication"?} from one line. On a fault the result is false and *fault says what is
// wrong. One a thread: keeps its buffers.
class JsonLineParser {
 public:
  JsonLineParser();
  ~JsonLineParser();
  bool Parse(std::string_view line, InputDocument* out, std::string* fault);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Hands out the lines of a stream. A line longer than the limit is passed over without being kept in memory.
class LineReader {
 public:
  static constexpr size_t kMaxLine = size_t{32} << 20;
  // `file` stays the caller's.
  explicit LineReader(std::FILE* file) : file_(file) {}
  enum class Result : uint8_t { kLine, kTooLong, kEnd, kError };
  Result Next(std::string* line);
  uint64_t bytes() const { return bytes_; }  // read so far

 private:
  bool Fill();
  std::FILE* file_;
  std::string buffer_;
  size_t at_ = 0;
  uint64_t bytes_ = 0;
  bool end_ = false;
  bool error_ = false;
};

}  // namespace marsad
#endif  // MARSAD_FORMATS_INPUT_H_
