#include "compile/source.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/hash.h"

namespace marsad {
namespace {

bool ReadFile(const std::filesystem::path& path, std::string* out) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  std::ostringstream buffer;
  buffer << in.rdbuf();
  *out = buffer.str();
  return !in.bad();
}

bool ValidUtf8(std::string_view s) {
  for (size_t i = 0; i < s.size();) {
    const auto b = static_cast<uint8_t>(s[i]);
    const size_t n = b < 0x80 ? 1 : b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
    if (n == 0 || i + n > s.size()) return false;
    for (size_t k = 1; k < n; ++k) {
      if ((static_cast<uint8_t>(s[i + k]) & 0xC0) != 0x80) return false;
    }
    i += n;
  }
  return true;
}

// U+064B…U+0652: what the files leave out.
bool HasVowelMark(std::string_view s) {
  for (size_t i = 0; i + 1 < s.size(); ++i) {
    if (static_cast<uint8_t>(s[i]) == 0xD9 && static_cast<uint8_t>(s[i + 1]) >= 0x8B && static_cast<uint8_t>(s[i + 1]) <= 0x92) return true;
  }
  return false;
}

bool IsAscii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

template <typename Fn>
bool ForLines(const std::filesystem::path& root, const std::string& file, Faults* faults, uint64_t* hash, Fn&& fn) {
  std::string bytes;
  if (!ReadFile(root / file, &bytes)) {
    faults->Add(file, 0, "cannot be read; the knowledge directory needs it");
    return false;
  }
  *hash = HashBytes(bytes, *hash ^ HashBytes(file));
  int number = 0;
  for (size_t at = 0; at < bytes.size();) {
    size_t end = bytes.find('\n', at);
    if (end == std::string::npos) end = bytes.size();
    std::string_view line(bytes.data() + at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    at = end + 1;
    ++number;
    if (!ValidUtf8(line)) {
      faults->Add(file, number, "is not UTF-8; save the file as UTF-8");
      continue;
    }
    const std::string_view trimmed = Trim(line);
    if (trimmed.empty() || trimmed[0] == '#') continue;
    fn(number, line);
  }
  return true;
}

}  // namespace

void Faults::Add(const std::string& file, int line, const std::string& message) {
  messages_.push_back(line > 0 ? file + ":" + std::to_string(line) + ": " + message : file + ": " + message);
}

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    size_t end = text.find(separator, at);
    if (end == std::string_view::npos) end = text.size();
    if (end > at) parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> Cells(std::string_view line) {
  std::vector<std::string> cells;
  for (size_t at = 0; at <= line.size();) {
    const size_t end = std::min(line.find('\t', at), line.size());
    cells.emplace_back(line.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

std::vector<Row> ReadMade(const std::filesystem::path& path, size_t width, Faults* faults) {
  std::vector<Row> rows;
  std::ifstream in(path);
  if (!in) {
    faults->Add(path.string(), 0, "cannot be read; make it with the script of scripts/ that is named after it");
    return rows;
  }
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    rows.push_back({path.filename().string(), number, Cells(line)});
    if (rows.back().cells.size() == width) continue;
    faults->Add(path.string(), number,
                "has " + std::to_string(rows.back().cells.size()) + " cells, not " + std::to_string(width) + "; make the file anew");
    return {};
  }
  return rows;
}

std::vector<std::string> FilesLike(const std::filesystem::path& root, const std::string& pattern) {
  const size_t slash = pattern.rfind('/');
  const std::string folder = pattern.substr(0, slash), name = pattern.substr(slash + 1);
  const size_t star = name.find('*');
  const std::string before = name.substr(0, star), after = name.substr(star + 1);
  std::vector<std::string> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(root / folder, error)) {
    const std::string file = entry.path().filename().string();
    if (file.size() >= before.size() + after.size() && file.starts_with(before) && file.ends_with(after) && file[0] != '.')
      found.push_back(folder + "/" + file);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Row> ReadTable(const std::filesystem::path& root, const std::string& file, const std::string& columns, Faults* faults,
                           uint64_t* hash) {
  std::vector<Row> rows;
  const size_t want = Split(columns, ' ').size();
  bool header = false;
  ForLines(root, file, faults, hash, [&](int number, std::string_view line) {
    Row row;
    row.file = file;
    row.line = number;
    row.cells = Cells(line);
    if (!header) {
      header = true;
      std::string found;
      for (const std::string& cell : row.cells) found += (found.empty() ? "" : " ") + cell;
      if (found != columns) faults->Add(file, number, "the header is «" + found + "»; write «" + columns + "», separated by tabs");
      return;
    }
    // Empty cells at the end may be left out.
    while (row.cells.size() < want) row.cells.emplace_back();
    if (row.cells.size() != want) {
      faults->Add(
          file, number,
          "has " + std::to_string(row.cells.size()) + " cells; write " + std::to_string(want) + " (" + columns + "), one tab between two");
      return;
    }
    for (const std::string& cell : row.cells) {
      if (HasVowelMark(cell)) faults->Add(file, number, "«" + cell + "» has vowel marks; write it without");
      if (Trim(cell) != cell) faults->Add(file, number, "«" + cell + "» has space around it; write it without");
    }
    rows.push_back(std::move(row));
  });
  return rows;
}

std::vector<BlockLine> ReadBlocks(const std::filesystem::path& root, const std::string& file, Faults* faults, uint64_t* hash) {
  std::vector<BlockLine> lines;
  ForLines(root, file, faults, hash, [&](int number, std::string_view line) {
    BlockLine block;
    block.line = number;
    block.indented = line[0] == ' ' || line[0] == '\t';
    while (block.depth < static_cast<int>(line.size()) &&
           (line[static_cast<size_t>(block.depth)] == ' ' || line[static_cast<size_t>(block.depth)] == '\t'))
      ++block.depth;
    std::string_view rest = Trim(line);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find_first_of(" \t"), rest.size());
      const std::string_view word = rest.substr(0, end);
      // The Arabic run begins with the first word that is not Latin, or, in an example, behind the keyword.
      if (!IsAscii(word) || (!block.words.empty() && block.words[0] == "example")) {
        block.arabic = std::string(rest);
        break;
      }
      if (word[0] == '#' && !block.words.empty()) break;
      block.words.emplace_back(word);
      rest = Trim(rest.substr(end));
    }
    if (block.words.empty()) {
      faults->Add(file, number, "begins with Arabic; write a keyword first");
      return;
    }
    if (const size_t comment = block.arabic.find(" #"); comment != std::string::npos)
      block.arabic = std::string(Trim(std::string_view(block.arabic).substr(0, comment)));
    lines.push_back(std::move(block));
  });
  return lines;
}

}  // namespace marsad
