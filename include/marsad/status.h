// What went wrong, where, and what to do about it. No exceptions cross the library's surface.
#ifndef MARSAD_STATUS_H_
#define MARSAD_STATUS_H_

#include <string>
#include <utility>

namespace marsad {

// Empty when all is well; else one message a fault, each with its place ("file:line: …" or "file: …") in front.
class [[nodiscard]] Status {
 public:
  Status() = default;
  static Status Error(std::string message) {
    Status status;
    status.message_ = std::move(message);
    return status;
  }
  bool ok() const { return message_.empty(); }
  const std::string& message() const { return message_; }

 private:
  std::string message_;
};

}  // namespace marsad
#endif  // MARSAD_STATUS_H_
