#include "mentions/numbers.h"

#include <charconv>
#include <cstring>

namespace marsad {
namespace {

constexpr double kMost = 2e9;

}  // namespace

const DateWord* NumberReader::Find(uint32_t t) const {
  const Token& token = tokens_[t];
  if (token.kind != TokenKind::kWord) return nullptr;
  if (const DateWord* word = dates_.Find(cache_.entry(words_[t].surface).folded_hash)) return word;
  // و, ب, ف, ل and two of them; لل is ل and the article.
  uint32_t begin = token.begin;
  for (int k = 0; k < 2 && token.end - begin >= 4; ++k) {
    const uint8_t first = text_.letters[begin];
    if (first != 0xE8 && first != 0xC8 && first != 0xE1 && first != 0xE4) return nullptr;
    if (first == 0xE4 && text_.letters[begin + 1] == 0xE4) {
      char article[kMaxWord + 2] = {'\xC7', '\xE4'};
      const size_t rest = std::min<size_t>(token.end - begin - 2, kMaxWord);
      std::memcpy(article + 2, text_.LettersOf(begin + 2, token.end).data(), rest);
      return dates_.Find(lexicon_.FoldedHash({article, rest + 2}));
    }
    ++begin;
    if (const DateWord* word = dates_.Find(lexicon_.FoldedHash(text_.LettersOf(begin, token.end)))) return word;
  }
  return nullptr;
}

int32_t NumberReader::Connects(uint32_t t) const {
  if (t >= tokens_.size()) return 0;
  if (tokens_[t].kind == TokenKind::kDash) return kTo;
  if (tokens_[t].kind != TokenKind::kWord) return 0;
  const DateWord* word = dates_.Find(cache_.entry(words_[t].surface).folded_hash);
  if (word == nullptr) return 0;
  if (word->kind == DateWordKind::kUntil) return kTo;
  return word->kind == DateWordKind::kConnective ? word->value : 0;
}

int NumberReader::Digits(uint32_t t) const {
  if (t >= tokens_.size() || tokens_[t].kind != TokenKind::kNumber) return -1;
  int value = 0;
  const std::string_view digits = text_.LettersOf(tokens_[t].begin, tokens_[t].end);
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return result.ec == std::errc() && result.ptr == digits.data() + digits.size() ? value : -1;
}

bool NumberReader::Slashed(uint32_t t, int* part) const {
  int n = 0;
  part[0] = part[1] = part[2] = 0;
  for (uint32_t i = tokens_[t].begin; i < tokens_[t].end; ++i) {
    const uint8_t c = text_.letters[i];
    if (c == '/') {
      if (++n > 2) return false;
    } else if (c >= '0' && c <= '9' && part[n] < 10000) {
      part[n] = part[n] * 10 + (c - '0');
    } else {
      return false;
    }
  }
  return n == 2;
}

// 1,200 and 1.200 are thousands, 1.5 is a fraction; -1 for times, days and the like.
double NumberReader::Figure(uint32_t t) const {
  double whole = 0, part = 0, scale = 1;
  bool separated = false, fraction = false;
  for (uint32_t i = tokens_[t].begin; i < tokens_[t].end; ++i) {
    const uint8_t c = text_.letters[i];
    if (c >= '0' && c <= '9') {
      if (fraction)
        part += (c - '0') * (scale /= 10);
      else
        whole = whole * 10 + (c - '0');
      if (whole > kMost) return -1;
    } else if ((c == ',' || c == '.') && !fraction) {
      uint32_t digits = 0;
      while (i + 1 + digits < tokens_[t].end && text_.letters[i + 1 + digits] >= '0' && text_.letters[i + 1 + digits] <= '9') ++digits;
      separated = separated || digits == 3;
      fraction = digits != 3;
    } else {
      return -1;
    }
  }
  return separated && fraction ? -1 : whole + part;
}

Number NumberReader::Read(uint32_t t, uint32_t end) const {
  Number number;
  double total = 0, low = -1, high = -1;  // low < 0: nothing since the last thousand
  bool any = false;
  while (t < end) {
    uint32_t at = t;
    bool joined = false;
    if (any && Connects(t) == kAnd && t + 1 < end) joined = true, ++at;
    if (tokens_[at].kind == TokenKind::kNumber) {
      const double figure = Figure(at);
      if (figure < 0 || any) break;
      low = high = figure;
    } else {
      const DateWord* word = Find(at);
      if (word == nullptr) break;
      joined = joined || (any && Joined(at));
      const double value = word->value;
      if (word->kind == DateWordKind::kNumber) {
        if (low < 0 && (!any || joined))
          low = high = value;
        else if (low >= 0 && joined)
          low += value, high += value;
        else if (value == 10 && low >= 1 && low < 10)
          low += 10, high += 10;  // ثلاثة عشر
        else if (value == 100 && low >= 3 && low < 10)
          low *= 100, high *= 100;  // ثلاث مئة
        else
          break;
      } else if (word->kind == DateWordKind::kScale) {
        if (any && low < 0 && !joined) break;
        if (low < 0) {
          low = word->count == 0 ? 2 : word->count;
          high = word->count == 0 ? 9 : word->count;
        }
        // عشرات الآلاف: 20,000 to 99,999
        high = high == low ? high * value : (high + 1) * value - 1;
        total += low * value;
        if (high > low * value) {
          any = true, number.end = at + 1;
          number.min = static_cast<int32_t>(std::min(total, kMost));
          number.max = static_cast<int32_t>(std::min(total - low * value + high, kMost));
          return number;
        }
        low = high = -1;
      } else if (word->kind == DateWordKind::kVague && !any) {
        low = value;
        for (high = 10; high <= low;) high *= 10;
        high -= 1;
      } else {
        break;
      }
    }
    any = true;
    t = number.end = at + 1;
    if (total + std::max(low, 0.0) > kMost) return Number();
  }
  if (!any) return number;
  number.min = static_cast<int32_t>(total + std::max(low, 0.0));
  number.max = static_cast<int32_t>(total + std::max(high, 0.0));
  return number;
}

}  // namespace marsad
