// Which are the words, sentences and quotes?
//
// Takes letters (text/) and gives tokens as ranges of letters, sentences as ranges of tokens, quotes as pairs of tokens.
// Any letters have a result; a sentence longer than kMaxSentence tokens is cut there, quotes nest to kMaxQuoteDepth.
// Tested by tests/cases/tokens.test.
#ifndef MARSAD_TOKENS_TOKENS_H_
#define MARSAD_TOKENS_TOKENS_H_

#include <cstdint>
#include <vector>

#include "text/text.h"

namespace marsad {

inline constexpr uint32_t kMaxSentence = 300;
inline constexpr uint32_t kMaxQuoteDepth = 4;
inline constexpr uint32_t kMaxWord = 40;  // letters; a longer run is no word and is marked foreign

enum class TokenKind : uint8_t {
  kWord,     // Arabic letters
  kForeign,  // letters of another script, or a run too long to be a word
  kNumber,   // digits, with . , : / between them
  kComma,    // , and ،
  kSemicolon,
  kColon,
  kStop,   // . ! ? and a line's end
  kOpen,   // an opening quote
  kClose,  // a closing quote
  kBracketOpen,
  kBracketClose,
  kDash,
  kOther,
};

struct Token {
  uint32_t begin = 0;  // letters
  uint32_t end = 0;
  TokenKind kind = TokenKind::kWord;
  uint8_t quote_depth = 0;    // 0 outside quotes
  bool space_before = false;  // white space stands before it in the text
  bool bracketed = false;     // between ( )
};

struct Sentence {
  uint32_t begin = 0;  // tokens
  uint32_t end = 0;
  bool title = false;            // of the document's title
  bool paragraph_first = false;  // begins a paragraph
};

struct Quote {
  uint32_t open = 0;   // token of the opening sign
  uint32_t close = 0;  // token of the closing sign; of the paragraph's last token where none stands
  uint8_t depth = 0;   // 1 for an outermost quote
};

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Quote> quotes;
  void Clear() {
    tokens.clear();
    sentences.clear();
    quotes.clear();
  }
};

void Tokenize(const Text& text, Tokens* out);

// True for the letters of Arabic words: in text/'s layout they alone have the high bit.
constexpr bool IsArabicLetter(uint8_t c) { return c >= 0x80; }

}  // namespace marsad
#endif  // MARSAD_TOKENS_TOKENS_H_
