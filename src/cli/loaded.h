// The knowledge as a command uses it: mapped from the compiled file, compiled anew where the sources have changed.
#ifndef MARSAD_CLI_LOADED_H_
#define MARSAD_CLI_LOADED_H_

#include <string>
#include <string_view>

#include "reader/knowledge.h"

namespace marsad {

// The words that the build imported (scripts/import-hunspell), beside the compiled knowledge; empty where there are none.
std::string ImportedWords();
// The same of GeoNames' coordinates, as scripts/import-geonames writes them.
std::string Coordinates();

class LoadedKnowledge {
 public:
  LoadedKnowledge() = default;
  ~LoadedKnowledge();
  LoadedKnowledge(const LoadedKnowledge&) = delete;
  LoadedKnowledge& operator=(const LoadedKnowledge&) = delete;
  // `directory`: a knowledge directory, or empty for the one that the program was built with. Prints what is wrong on standard error.
  bool Load(const std::string& directory);
  const Tables& tables() const { return tables_; }

 private:
  bool Map(const std::string& path, uint64_t wanted_hash);
  std::string bytes_;
  void* mapped_ = nullptr;
  size_t mapped_size_ = 0;
  Tables tables_;
};

}  // namespace marsad
#endif  // MARSAD_CLI_LOADED_H_
