#include "cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "cli/commands.h"

namespace marsad {
namespace {

int first_error = 0;  // of standard output

}  // namespace

bool Write(std::string_view text) {
  if (first_error == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) first_error = errno;
  return first_error == 0;
}

int Finish(int code) {
  if (first_error == 0 && std::fflush(stdout) != 0) first_error = errno;
  if (first_error == 0 || first_error == EPIPE) return code;
  fmt::print(stderr, "marsad: standard output: {}\n", std::strerror(first_error));
  return kFailed;
}

}  // namespace marsad
