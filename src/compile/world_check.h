// What in the files of world/ cannot be so, or is not finished? Beyond what the compiler refuses: two holders of an office on one day, one
// name of two actors, one person twice, days that are still to come, actors that nothing is said of.
// Tested by tests/faults/world.test.
#ifndef MARSAD_COMPILE_WORLD_CHECK_H_
#define MARSAD_COMPILE_WORLD_CHECK_H_

#include <string>
#include <vector>

#include "compile/world_files.h"

namespace marsad {

struct WorldFinding {
  std::string file;
  int line = 0;
  bool fault = false;   // cannot be so; else a note: may be so, and somebody should look
  std::string message;  // what is wrong; what to write
};

// `today` in days since 1970-01-01. In the order of files and lines.
std::vector<WorldFinding> CheckWorld(const WorldFiles& files, int32_t today);

}  // namespace marsad
#endif  // MARSAD_COMPILE_WORLD_CHECK_H_
