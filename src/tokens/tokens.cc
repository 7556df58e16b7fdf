#include "tokens/tokens.h"

#include <bit>
#include <cstring>

namespace marsad {
namespace {

bool IsDigit(uint8_t c) { return c >= '0' && c <= '9'; }
bool IsForeignLetter(uint8_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == kForeign; }
// Where the Arabic letters that begin at `at` end. Eight letters at a time, since a loop over the letters of a word ends where no machine
// could foresee.
size_t ArabicEnd(const UnfilledVector<uint8_t>& letters, size_t at) {
  for (; at + 8 <= letters.size(); at += 8) {
    uint64_t eight;
    std::memcpy(&eight, letters.data() + at, 8);
    const uint64_t others = ~eight & 0x8080808080808080ULL;
    if (others == 0) continue;
    return at + static_cast<size_t>(std::endian::native == std::endian::little ? std::countr_zero(others) : std::countl_zero(others)) / 8;
  }
  while (at < letters.size() && IsArabicLetter(letters[at])) ++at;
  return at;
}
bool IsLetter(uint8_t c) { return IsArabicLetter(c) || IsForeignLetter(c); }

// Signs that part words without being tokens: hashtags (#حزب_الله) and names with hyphens (جي-إن) read like their plain spellings.
bool JoinsWords(uint8_t c) { return c == '_' || c == '-'; }

class Tokenizer {
 public:
  Tokenizer(const Text& text, Tokens* out) : text_(text), letters_(text.letters), out_(out) {}

  void Run() {
    const size_t n = letters_.size();
    bool space = true;
    for (size_t i = 0; i < n;) {
      const uint8_t c = letters_[i];
      if (c == ' ' || c == '#') {
        space = space || c == ' ';
        ++i;
        continue;
      }
      if (c == '\n') {
        EndSentence();
        CloseQuotes();
        paragraph_first_ = true;
        bracket_ = false;
        space = true;
        ++i;
        continue;
      }
      size_t end = i + 1;
      TokenKind kind = TokenKind::kOther;
      if (IsArabicLetter(c)) {
        end = ArabicEnd(letters_, end);
        kind = end - i > kMaxWord ? TokenKind::kForeign : TokenKind::kWord;
        Add(i, end, kind, space);
        space = false;
        i = end;
        continue;
      } else if (IsForeignLetter(c)) {
        while (end < n && (IsForeignLetter(letters_[end]) || IsDigit(letters_[end]))) ++end;
        kind = TokenKind::kForeign;
      } else if (IsDigit(c)) {
        while (end < n &&
               (IsDigit(letters_[end]) || ((letters_[end] == '.' || letters_[end] == ',' || letters_[end] == ':' || letters_[end] == '/') &&
                                           end + 1 < n && IsDigit(letters_[end + 1])))) {
          ++end;
        }
        kind = TokenKind::kNumber;
      } else if (JoinsWords(c) && i > 0 && i + 1 < n && IsLetter(letters_[i - 1]) && IsLetter(letters_[i + 1])) {
        ++i;
        continue;
      } else {
        kind = SignKind(c, i, &end);
      }
      Push(i, end, kind, space);
      space = false;
      // دبي (CNN) -- : a dateline ends before the report begins.
      const bool dateline = kind == TokenKind::kDash && out_->tokens.size() - sentence_begin_ <= 14 && out_->tokens.size() >= 2 &&
                            out_->tokens[out_->tokens.size() - 2].kind == TokenKind::kBracketClose;
      const bool stop = kind == TokenKind::kStop || dateline;
      i = end;
      if (stop) EndSentence();
    }
    EndSentence();
    CloseQuotes();
  }

 private:
  TokenKind SignKind(uint8_t c, size_t i, size_t* end) {
    switch (c) {
      case ',':
        return TokenKind::kComma;
      case ';':
        return TokenKind::kSemicolon;
      case ':':
        return TokenKind::kColon;
      case '!':
      case '?':
        return TokenKind::kStop;
      case '.':
        while (*end < letters_.size() && letters_[*end] == '.') ++*end;
        // سي.إن.إن and د.محمد: a full stop inside an abbreviation has a letter right behind it and a short word before it.
        if (*end == i + 1 && *end < letters_.size() && IsLetter(letters_[*end]) && ShortWordBefore()) return TokenKind::kOther;
        return TokenKind::kStop;
      case kQuoteOpen:
        return TokenKind::kOpen;
      case kQuoteClose:
        return open_.empty() ? TokenKind::kOther : TokenKind::kClose;
      case kQuoteStraight:
        return !open_.empty() && straight_ ? TokenKind::kClose : TokenKind::kOpen;
      case '(':
      case '[':
        return TokenKind::kBracketOpen;
      case ')':
      case ']':
        return TokenKind::kBracketClose;
      case '-':
        while (*end < letters_.size() && letters_[*end] == '-') ++*end;
        return TokenKind::kDash;
      default:
        return TokenKind::kOther;
    }
  }

  bool ShortWordBefore() const {
    if (out_->tokens.empty()) return false;
    const Token& last = out_->tokens.back();
    return (last.kind == TokenKind::kWord || last.kind == TokenKind::kForeign) && last.end - last.begin <= 3;
  }

  void Push(size_t begin, size_t end, TokenKind kind, bool space) {
    const uint32_t index = static_cast<uint32_t>(out_->tokens.size());
    if (kind == TokenKind::kClose) CloseOne(index);
    if (kind == TokenKind::kBracketOpen) bracket_ = true;
    Add(begin, end, kind, space);
    if (kind == TokenKind::kBracketClose) bracket_ = false;
    if (kind == TokenKind::kOpen && open_.size() < kMaxQuoteDepth) {
      open_.push_back(static_cast<uint32_t>(out_->quotes.size()));
      out_->quotes.push_back({index, index, static_cast<uint8_t>(open_.size())});
      straight_ = letters_[begin] == kQuoteStraight;
    }
  }

  void Add(size_t begin, size_t end, TokenKind kind, bool space) {
    Token token;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    token.kind = kind;
    token.space_before = space;
    token.quote_depth = static_cast<uint8_t>(open_.size());
    token.bracketed = bracket_;
    out_->tokens.push_back(token);
    if (out_->tokens.size() - sentence_begin_ >= kMaxSentence) EndSentence();
  }

  void CloseOne(uint32_t index) {
    out_->quotes[open_.back()].close = index;
    open_.pop_back();
    straight_ = !open_.empty() && letters_[out_->tokens[out_->quotes[open_.back()].open].begin] == kQuoteStraight;
  }

  // A quote left open ends with its paragraph.
  void CloseQuotes() {
    while (!open_.empty()) CloseOne(static_cast<uint32_t>(out_->tokens.size()) - 1);
  }

  void EndSentence() {
    const uint32_t end = static_cast<uint32_t>(out_->tokens.size());
    if (end == sentence_begin_) return;
    const uint32_t first_byte = text_.origin[out_->tokens[sentence_begin_].begin];
    out_->sentences.push_back({sentence_begin_, end, first_byte < text_.title_end, paragraph_first_});
    paragraph_first_ = false;
    sentence_begin_ = end;
  }

  const Text& text_;
  const UnfilledVector<uint8_t>& letters_;
  Tokens* out_;
  std::vector<uint32_t> open_;  // quotes not yet closed
  bool straight_ = false;       // the innermost of them was opened by "
  bool bracket_ = false;
  bool paragraph_first_ = true;
  uint32_t sentence_begin_ = 0;
};

}  // namespace

void Tokenize(const Text& text, Tokens* out) {
  out->Clear();
  out->tokens.reserve(text.letters.size() / 5 + 16);
  Tokenizer(text, out).Run();
}

}  // namespace marsad
