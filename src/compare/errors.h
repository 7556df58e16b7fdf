// What is wrong with the events that are wrong?
//
// Takes the events of one document and how they met at Level::kCountries, and gives each miss and each extra its kind and its nearest event
// on the other side. A missed event and an extra one may be one error, seen from both sides: then both have the same kind. Which is nearest
// is a judgement: the first kind of the list below that some pair has, and among equals the one whose words gold quotes. Tested by
// tests/score.py.
#ifndef MARSAD_COMPARE_ERRORS_H_
#define MARSAD_COMPARE_ERRORS_H_

#include "compare/score.h"

namespace marsad {

enum class ErrorKind : uint8_t {
  kLinked,        // right, but taken for a retelling of another event
  kUnreal,        // right but for its reality
  kActorMissing,  // one side is right, the other has no code, or not those of gold, or two or more that gold does not have
  kActorWrong,
  kRecipientMissing,
  kRecipientWrong,
  kExchanged,      // who did it and whom it was done to changed places
  kParties,        // neither side is right; or the one list of a reciprocal event is not
  kOtherCategory,  // the same parties, in words that gold quotes, as another category
  kCount,          // told apart by one side only: two events for one, or one for two
  kNothing,        // nothing on the other side is like it
};
inline constexpr size_t kErrorKinds = 11;
const char* ErrorName(ErrorKind kind);

inline constexpr uint32_t kNoEvent = UINT32_MAX;

struct EventError {
  bool missed = true;  // else extra
  uint32_t event = 0;  // in gold's events where missed, else in the coded ones
  ErrorKind kind = ErrorKind::kNothing;
  uint32_t nearest = kNoEvent;  // on the other side; of kNothing, one of another category in the same words
};

// First the missed, in gold's order, then the extra ones.
std::vector<EventError> FindErrors(std::span<const CodedEvent> gold, std::span<const CodedEvent> coded, const Matches& matches);

}  // namespace marsad
#endif  // MARSAD_COMPARE_ERRORS_H_
