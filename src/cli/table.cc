#include "cli/table.h"

#include <algorithm>

#include "cli/output.h"

namespace marsad {
namespace {

// Terminal cells: code points, which is right for all that tables hold (Arabic without marks among them).
size_t Cells(const std::string& text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

}  // namespace

void Table::Print(const std::string& title, bool markdown) const {
  if (!title.empty()) Put("{}{}\n", title, markdown ? "\n" : "");
  const size_t columns = rows_[0].size();
  std::vector<size_t> widths(columns);
  for (const auto& row : rows_) {
    for (size_t k = 0; k < columns; ++k) widths[k] = std::max(widths[k], Cells(row[k]));
  }
  for (size_t r = 0; r < rows_.size(); ++r) {
    std::string line = markdown ? "|" : "";
    for (size_t k = 0; k < columns; ++k) {
      const std::string& cell = rows_[r][k];
      if (markdown) {
        line += " " + cell + (cell.empty() ? "|" : " |");
        continue;
      }
      const std::string padding(widths[k] - Cells(cell), ' ');
      line += "  " + (k < left_ ? cell + padding : padding + cell);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    Put("{}\n", line);
    if (!markdown || r > 0) continue;
    line = "|";
    for (size_t k = 0; k < columns; ++k) line += k < left_ ? "---|" : "---:|";
    Put("{}\n", line);
  }
}

}  // namespace marsad
