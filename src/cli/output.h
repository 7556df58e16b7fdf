// Data to standard output, of which a reader may have seen enough.
#ifndef MARSAD_CLI_OUTPUT_H_
#define MARSAD_CLI_OUTPUT_H_

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace marsad {

// Throws nothing where the text cannot be written, as fmt::print would; Finish() tells. False from the first time on.
bool Write(std::string_view text);
template <typename... Args>
bool Put(fmt::format_string<Args...> form, Args&&... args) {
  return Write(fmt::format(form, std::forward<Args>(args)...));
}

// `code`, unless something could not be written, which is told; that a reader went away (head) is no fault.
int Finish(int code);

}  // namespace marsad
#endif  // MARSAD_CLI_OUTPUT_H_
