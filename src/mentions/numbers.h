// How many? Numbers in digits and words: ثلاثة وعشرين, 1,200, 3 آلاف, عشرات, مئات الآلاف.
// Takes words, gives the least and the most that is meant. Words from knowledge/ar/dates.tsv. Tested by tests/cases/numbers.test.
#ifndef MARSAD_MENTIONS_NUMBERS_H_
#define MARSAD_MENTIONS_NUMBERS_H_

#include <cstdint>
#include <vector>

#include "mentions/dates.h"

namespace marsad {

struct Number {
  int32_t min = -1;  // -1: no number
  int32_t max = -1;
  uint32_t end = 0;  // the token behind it
};

class NumberReader {
 public:
  NumberReader(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache,
               const std::vector<Word>& words)
      : lexicon_(lexicon), dates_(dates), text_(text), tokens_(tokens.tokens), cache_(cache), words_(words) {}

  // The word at t in the table, itself or behind و, ب, ف, ل; null when it is none.
  const DateWord* Find(uint32_t t) const;
  // A connective at t: its value, 0 for none.
  int32_t Connects(uint32_t t) const;
  // Whether the word begins with the letter و.
  bool Joined(uint32_t t) const { return text_.letters[tokens_[t].begin] == 0xE8; }
  // The number that begins at t and ends before `end`.
  Number Read(uint32_t t, uint32_t end) const;
  // 05/03/2018: its three parts; false when it is no such thing.
  bool Slashed(uint32_t t, int* part) const;
  bool IsSlash(uint32_t t, uint32_t end) const {
    return t < end && tokens_[t].kind == TokenKind::kOther && text_.letters[tokens_[t].begin] == '/';
  }
  // A plain run of digits; -1 when it is none.
  int Digits(uint32_t t) const;

 private:
  double Figure(uint32_t t) const;

  const Lexicon& lexicon_;
  const Dates& dates_;
  const Text& text_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
};

}  // namespace marsad
#endif  // MARSAD_MENTIONS_NUMBERS_H_
