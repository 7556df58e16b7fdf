// Which analysis of a word holds among its neighbours?
//
// Takes the analyses of every word of a sentence and settles one a word, from left to right, by particles, agreement and position. The one
// place where readings are told apart. Tested by tests/cases/words.test.
#ifndef MARSAD_MORPHOLOGY_CHOOSER_H_
#define MARSAD_MORPHOLOGY_CHOOSER_H_

#include "morphology/words.h"

namespace marsad {

class Chooser {
 public:
  // Reads and fills words whose surfaces are found.
  Chooser(const Text& text, const Tokens& tokens, const WordCache& cache, Words* out)
      : text_(text), tokens_(tokens.tokens), cache_(cache), words_(out->words) {}

  void Sentence(const marsad::Sentence& s);

 private:
  // What stands around a word, looked at once for all its analyses.
  struct Surroundings {
    const Word* before = nullptr;
    TokenKind before_kind = TokenKind::kStop;
    const Word* before_lexeme = nullptr;  // `before`, where it is a known word
    const Analysis* next = nullptr;
    bool begins = false;  // nothing before it in its sentence
    bool first = false;   // nothing before it in its clause
    bool opens = false;   // a clause may begin here
    bool after_subject = false;
    bool title = false;
    bool verb_seen = false;
    bool he_before = false;   // the verb before is of one or more of the third person: masculine
    bool she_before = false;  // feminine, singular
    bool one_verb = false;    // nothing parts the word from the verb before it
    bool quoted = false;
    bool damma = false;
    bool next_definite = false;
    bool next_indefinite = false;
    bool next_preposition = false;
  };

  bool HasDamma(uint32_t i) const;
  bool SameClause(uint32_t i) const;
  const Analysis* Next(const marsad::Sentence& s, uint32_t i) const;
  Surroundings Look(const marsad::Sentence& s, uint32_t i) const;
  static int CostBehind(const Surroundings& around, const Analysis& a);
  static int CostBefore(const Surroundings& around, const Analysis& a);

  const Text& text_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  std::vector<Word>& words_;
  bool verb_seen_ = false;  // in this sentence
  uint32_t verb_ = 0;       // the features of the last one
  uint32_t verb_at_ = 0;
};

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_CHOOSER_H_
