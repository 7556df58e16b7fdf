#include "cli/documents.h"

#include <fmt/format.h>

#include <cstring>
#include <memory>

#include "cli/commands.h"

namespace marsad {

int ForEachDocument(const std::vector<std::string>& files, const std::string& input, const std::function<void(const InputDocument&)>& fn) {
  int code = kOk;
  for (const std::string& name : files) {
    const bool standard = name == "-";
    std::FILE* file = standard ? stdin : std::fopen(name.c_str(), "rb");
    const auto failed = [&name] {
      fmt::print(stderr, "marsad: {}: {}\n", name, std::strerror(errno));
      return kFailed;
    };
    if (file == nullptr) return failed();
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> closer(standard ? nullptr : file,
                                                                 [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
    const bool json = input.empty() ? name.ends_with(".jsonl") || name.ends_with(".ndjson") || standard : input == "jsonl";
    LineReader lines(file);
    JsonLineParser parser;
    InputDocument document;
    std::string line, fault;
    LineReader::Result result;
    for (uint64_t number = 1; (result = lines.Next(&line)) != LineReader::Result::kEnd; ++number) {
      if (result == LineReader::Result::kError) return failed();
      if (result == LineReader::Result::kTooLong) fault = fmt::format("is longer than {} MB; split it", LineReader::kMaxLine >> 20);
      if (!json) {
        document.text += line;
        document.text += '\n';
      } else if (result == LineReader::Result::kLine && line.find_first_not_of(" \t\r") == std::string::npos) {
        continue;
      } else if (result == LineReader::Result::kLine && parser.Parse(line, &document, &fault)) {
        fn(document);
      }
      if (fault.empty()) continue;
      fmt::print(stderr, "{}:{}: {}\n", standard ? "(standard input)" : name, number, fault);
      fault.clear();
      code = kSomeFaults;
    }
    if (!json && !document.text.empty()) {
      document.text.pop_back();
      document.info.id = name;
      fn(document);
    }
  }
  return code;
}

int64_t ForEachLine(const std::string& name, const std::function<void(const std::string&, uint64_t, std::string*)>& fn) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(name.c_str(), "rb"),
                                                             [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
  int64_t faults = 0;
  LineReader lines(file.get());
  LineReader::Result result = LineReader::Result::kError;
  std::string line, fault;
  for (uint64_t number = 1; file != nullptr && (result = lines.Next(&line)) != LineReader::Result::kEnd; ++number) {
    if (result == LineReader::Result::kError) break;
    fault.clear();
    if (result == LineReader::Result::kTooLong) {
      fault = fmt::format("is longer than {} MB", LineReader::kMaxLine >> 20);
    } else if (line.find_first_not_of(" \t\r") != std::string::npos) {
      fn(line, number, &fault);
    }
    if (fault.empty()) continue;
    ++faults;
    fmt::print(stderr, "{}:{}: {}\n", name, number, fault);
  }
  if (result == LineReader::Result::kEnd) return faults;
  fmt::print(stderr, "marsad: {}: {}\n", name, std::strerror(errno));
  return -1;
}

}  // namespace marsad
