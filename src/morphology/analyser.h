// What may a word be by itself?
//
// Takes the letters of one word and gives every analysis that its clitics and the lexicon allow, likeliest first; which of them holds is
// for the neighbours to say (chooser.h).
#ifndef MARSAD_MORPHOLOGY_ANALYSER_H_
#define MARSAD_MORPHOLOGY_ANALYSER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "morphology/lexicon.h"

namespace marsad {

enum class Knowledgeable : uint8_t { kKnown, kGuessed, kUnknown };

struct Analysis {
  uint32_t lexeme = kNoLexeme;
  uint32_t features = 0;
  Pos pos = Pos::kUnknown;
  uint8_t proclitics = 0;  // Proclitic bits
  Enclitic enclitic = Enclitic::kNone;
  Knowledgeable known : 4 = Knowledgeable::kUnknown;
  uint8_t imported : 4 = 0;  // 1: a package's word (Lexeme::imported)
  uint8_t stem_begin = 0;    // letters of the word before the stem
  uint8_t stem_size = 0;
  uint8_t kind = 0;  // class and function of the lexeme, at hand: see Class(), Does()
  uint8_t cost = 0;  // how unlikely by itself: letters that had to be folded, clitics split

  NounClass Class() const { return static_cast<NounClass>(kind >> 4); }
  Function Does() const { return static_cast<Function>(kind & 15); }
  void SetKind(NounClass noun_class, Function function) {
    kind = static_cast<uint8_t>(static_cast<int>(noun_class) << 4 | static_cast<int>(function));
  }
  // Makes it a word without lexeme: part of a name, say.
  void Unlisted(Pos as) {
    lexeme = kNoLexeme;
    pos = as;
    kind = 0;
    imported = 0;
  }
};

inline bool IsNominal(Pos pos) { return pos == Pos::kNoun || pos == Pos::kAdjective || pos == Pos::kName || pos == Pos::kQuantity; }

// Adds the analyses of `letters` to *out: one at least, a guess where nothing is known; at most eight.
void AnalyseSurface(const Lexicon& lexicon, std::string_view letters, std::vector<Analysis>* out);

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_ANALYSER_H_
