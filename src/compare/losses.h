// At which step of reading was a missed event lost?
//
// Takes the error and the document as it was read, and says what to mend: a frame, an actor, or the engine. It looks at facts of the layers
// alone (is there a predicate of the category among the words that gold quotes? is the party among those of the article?), so it is an
// indication and no proof. Tested by tests/score.py.
#ifndef MARSAD_COMPARE_LOSSES_H_
#define MARSAD_COMPARE_LOSSES_H_

#include "compare/errors.h"
#include "reader/reader.h"

namespace marsad {

enum class Loss : uint8_t {
  kTopic,      // the article was left unread, as sport is
  kPredicate,  // no word that gold quotes is a predicate of the category
  kReading,    // one could be, but was read as another word
  kEvent,      // one is, and gave no event of the category
  kCategory,   // the words were coded, as another category
  kParty,      // a party's code is not among those of the article
  kSide,       // it is, but not on its side of the event
  kReality,    // coded as not real
  kRetelling,  // coded as a retelling
  kUnsure,     // coded, and left out as not sure enough
};
inline constexpr size_t kLosses = 10;
const char* LossName(Loss loss);
// Where to look: the folder of knowledge/ or src/.
const char* LossPlace(Loss loss);

// `error` is a miss of `gold`; `coded` are the document's events, as FindErrors had them; `reader` has just read `document`.
Loss LossOf(const EventError& error, const CodedEvent& gold, std::span<const CodedEvent> coded, const ArticleReader& reader,
            const Document& document);

}  // namespace marsad
#endif  // MARSAD_COMPARE_LOSSES_H_
