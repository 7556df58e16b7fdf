// Reading knowledge files: tables and blocks, with file and line for every fault. Format: docs/knowledge.md.
#ifndef MARSAD_COMPILE_SOURCE_H_
#define MARSAD_COMPILE_SOURCE_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace marsad {

// Faults found so far, in order: "world/states.tsv:12: what is wrong; what to write".
class Faults {
 public:
  void Add(const std::string& file, int line, const std::string& message);
  bool empty() const { return messages_.empty(); }
  const std::vector<std::string>& messages() const { return messages_; }

 private:
  std::vector<std::string> messages_;
};

struct Row {
  std::string file;  // as in messages
  int line = 0;
  std::vector<std::string> cells;
  std::string Place() const { return file + ":" + std::to_string(line); }
};

std::vector<std::string> Split(std::string_view text, char separator);  // empty parts left out
std::vector<std::string> Cells(std::string_view line);                  // between tabs, empty ones too
std::string_view Trim(std::string_view text);

// The files of `pattern` ("world/people*.tsv" or "ar/verbs/*.tsv") below root, sorted by name.
std::vector<std::string> FilesLike(const std::filesystem::path& root, const std::string& pattern);

// Reads a table whose header must be `columns` (separated by spaces). Faults: no such file, wrong header, wrong number of cells,
// broken UTF-8, vowel marks. `hash` is extended by the file's bytes.
std::vector<Row> ReadTable(const std::filesystem::path& root, const std::string& file, const std::string& columns, Faults* faults,
                           uint64_t* hash);

// Reads a table that a script of ours made of a package's data: no header, every line of `width` cells. Faults: no such file, other cells.
std::vector<Row> ReadMade(const std::filesystem::path& path, size_t width, Faults* faults);

struct BlockLine {
  int line = 0;
  bool indented = false;
  int depth = 0;                   // columns of indentation
  std::vector<std::string> words;  // the Latin words
  std::string arabic;              // the Arabic run at the end, empty without
};
std::vector<BlockLine> ReadBlocks(const std::filesystem::path& root, const std::string& file, Faults* faults, uint64_t* hash);

}  // namespace marsad
#endif  // MARSAD_COMPILE_SOURCE_H_
