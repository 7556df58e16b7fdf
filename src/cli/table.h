// Rows of text in columns, for people or as Markdown.
#ifndef MARSAD_CLI_TABLE_H_
#define MARSAD_CLI_TABLE_H_

#include <string>
#include <vector>

namespace marsad {

class Table {
 public:
  // The first `left` columns are words and stand at the left, the others are figures and stand at the right.
  explicit Table(std::vector<std::string> head, size_t left = 1) : left_(left), rows_{std::move(head)} {}
  void Add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  bool empty() const { return rows_.size() < 2; }
  // To standard output, with a title where there is one.
  void Print(const std::string& title, bool markdown) const;

 private:
  size_t left_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace marsad
#endif  // MARSAD_CLI_TABLE_H_
