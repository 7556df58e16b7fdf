#include "morphology/features.h"

namespace marsad {

std::string_view PosName(Pos pos) {
  switch (pos) {
    case Pos::kUnknown:
      return "unknown";
    case Pos::kVerb:
      return "verb";
    case Pos::kNoun:
      return "noun";
    case Pos::kAdjective:
      return "adjective";
    case Pos::kName:
      return "name";
    case Pos::kPreposition:
      return "preposition";
    case Pos::kConjunction:
      return "conjunction";
    case Pos::kSubordinator:
      return "subordinator";
    case Pos::kNegation:
      return "negation";
    case Pos::kParticle:
      return "particle";
    case Pos::kPronoun:
      return "pronoun";
    case Pos::kRelative:
      return "relative";
    case Pos::kDemonstrative:
      return "demonstrative";
    case Pos::kQuantity:
      return "quantity";
    case Pos::kAdverb:
      return "adverb";
    case Pos::kNumber:
      return "number";
    case Pos::kPunctuation:
      return "punctuation";
    case Pos::kForeign:
      return "foreign";
  }
  return "unknown";
}

}  // namespace marsad
