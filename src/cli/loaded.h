// The knowledge as a command uses it: mapped from the compiled file, compiled anew where the sources have changed.
#ifndef MARSAD_CLI_LOADED_H_
#define MARSAD_CLI_LOADED_H_

#include <string>
#include <string_view>

#include "compile/compile.h"
#include "reader/knowledge.h"

namespace marsad {

// Names the tables that the build made of packages (scripts/import-*) and put beside the compiled knowledge, those that are there.
void AddPackages(CompileOptions* options);

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
