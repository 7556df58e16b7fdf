#include "text/text.h"

#include <algorithm>
#include <cstring>

namespace marsad {
namespace {

// Decodes one code point at `at`; gives its length, and 1 with *code_point = kNone for a byte that begins none (RFC 3629).
constexpr uint32_t kNone = 0xFFFFFFFF;

inline uint32_t Decode(const uint8_t* p, size_t left, uint32_t* code_point) {
  const uint8_t b = p[0];
  if (b < 0x80) {
    *code_point = b;
    return 1;
  }
  const auto tail = [&](size_t i) { return i < left && (p[i] & 0xC0) == 0x80; };
  if (b >= 0xC2 && b < 0xE0 && tail(1)) {
    *code_point = (b & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    return 2;
  }
  if (b >= 0xE0 && b < 0xF0 && tail(1) && tail(2)) {
    const uint32_t c = (b & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
      *code_point = c;
      return 3;
    }
  }
  if (b >= 0xF0 && b < 0xF5 && tail(1) && tail(2) && tail(3)) {
    const uint32_t c = (b & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    if (c >= 0x10000 && c <= 0x10FFFF) {
      *code_point = c;
      return 4;
    }
  }
  *code_point = kNone;
  return 1;
}

// Calls emit(letter, byte) for each letter of `bytes`.
template <typename Emit>
uint32_t ForEachLetter(const Letters& letters, std::string_view bytes, Emit&& emit) {
  const auto* p = reinterpret_cast<const uint8_t*>(bytes.data());
  uint32_t broken = 0;
  for (size_t i = 0; i < bytes.size();) {
    uint32_t c;
    const uint32_t length = Decode(p + i, bytes.size() - i, &c);
    if (c == kNone) {
      emit(uint8_t{kBroken}, static_cast<uint32_t>(i));
      ++broken;
    } else if (c > 0xFFFF) {
      emit(uint8_t{kOther}, static_cast<uint32_t>(i));
    } else if (const uint8_t letter = letters.bmp[c]; letter == Letters::kExpand) {
      const auto it = std::lower_bound(letters.expansions.begin(), letters.expansions.end(), c,
                                       [](const LetterExpansion& e, uint32_t code) { return e.code_point < code; });
      if (it != letters.expansions.end() && it->code_point == c) {
        for (int k = 0; k < it->size; ++k) emit(it->letters[k], static_cast<uint32_t>(i));
      }
    } else if (letter != 0) {
      emit(letter, static_cast<uint32_t>(i));
    }
    i += length;
  }
  return broken;
}

// Decode by value, so that the caller's variable may stay in a register.
struct Decoded {
  uint32_t code_point, length;
};
Decoded DecodeSlowly(const uint8_t* p, size_t left) {
  Decoded d;
  d.length = Decode(p, left, &d.code_point);
  return d;
}

// Writes the letters of a code point that becomes several; gives their number.
size_t Expand(const Letters& letters, uint32_t c, uint32_t from, uint8_t* letter_out, uint32_t* origin_out) {
  const auto it = std::lower_bound(letters.expansions.begin(), letters.expansions.end(), c,
                                   [](const LetterExpansion& e, uint32_t code) { return e.code_point < code; });
  if (it == letters.expansions.end() || it->code_point != c) return 0;
  for (size_t k = 0; k < it->size; ++k) {
    letter_out[k] = it->letters[k];
    origin_out[k] = from;
  }
  return it->size;
}

}  // namespace

void SetText(const Letters& letters, std::string_view title, std::string_view body, Text* text) {
  text->bytes.clear();
  text->letters.clear();
  text->origin.clear();
  if (!title.empty()) text->bytes.append(title).append("\n\n");
  text->title_end = static_cast<uint32_t>(title.size());
  text->bytes.append(body);
  // No byte gives more letters than an expansion holds; most give one letter for two bytes. Room is made once and cut at the end.
  const size_t size = text->bytes.size();
  const auto* p = reinterpret_cast<const uint8_t*>(text->bytes.data());
  text->letters.resize(size + 16);
  text->origin.resize(size + 16);
  // Locals only in this loop: it touches every byte of every article.
  const uint16_t* pairs = letters.pairs.data();
  uint8_t* letter_out = text->letters.data();
  uint32_t* origin_out = text->origin.data();
  size_t n = 0, at = 0;
  uint32_t broken = 0;
  while (at < size) {
    const uint16_t pair = pairs[p[at] << 8 | p[at + 1]];  // behind the last byte stands the string's NUL
    if (pair != 0) [[likely]] {
      const uint8_t letter = static_cast<uint8_t>(pair);
      letter_out[n] = letter;
      origin_out[n] = static_cast<uint32_t>(at);
      n += letter != 0;
      at += pair >> 8;
      continue;
    }
    const Decoded decoded = DecodeSlowly(p + at, size - at);
    const uint32_t c = decoded.code_point;
    uint8_t letter = kOther;
    if (c == kNone) {
      letter = kBroken;
      ++broken;
    } else if (c <= 0xFFFF) {
      letter = letters.bmp[c];
    }
    if (letter == Letters::kExpand) {  // rare (ﷲ); its letters may outnumber its bytes
      text->letters.resize(text->letters.size() + sizeof(LetterExpansion::letters));
      text->origin.resize(text->letters.size());
      letter_out = text->letters.data();
      origin_out = text->origin.data();
      n += Expand(letters, c, static_cast<uint32_t>(at), letter_out + n, origin_out + n);
    } else {
      letter_out[n] = letter;
      origin_out[n] = static_cast<uint32_t>(at);
      n += letter != 0;
    }
    at += decoded.length;
  }
  text->broken = broken;
  text->letters.resize(n);
  text->origin.resize(n + 1);
  text->origin[n] = static_cast<uint32_t>(size);
}

uint32_t Text::ByteEnd(uint32_t letter_end) const {
  if (letter_end == 0) return 0;
  // One code point after the last letter; marks that stand on it belong to it.
  uint32_t at = origin[letter_end - 1] + 1;
  const uint32_t next = std::max(origin[letter_end], at);
  const auto continues = [&](uint32_t i) { return (static_cast<uint8_t>(bytes[i]) & 0xC0) == 0x80; };
  while (at < bytes.size() && continues(at)) ++at;
  // U+064B…U+065F: harakat, two bytes 0xD9 0x8B…0x9F.
  while (at + 1 < next && static_cast<uint8_t>(bytes[at]) == 0xD9 && static_cast<uint8_t>(bytes[at + 1]) >= 0x8B &&
         static_cast<uint8_t>(bytes[at + 1]) <= 0x9F) {
    at += 2;
  }
  return std::max(at, origin[letter_end - 1]);
}

std::string_view Text::Span(uint32_t begin, uint32_t end) const {
  if (begin >= end) return {};
  const uint32_t from = ByteBegin(begin);
  return std::string_view(bytes).substr(from, ByteEnd(end) - from);
}

std::string ToLetters(const Letters& letters, std::string_view utf8) {
  std::string out;
  ForEachLetter(letters, utf8, [&out](uint8_t letter, uint32_t) { out.push_back(static_cast<char>(letter)); });
  return out;
}

std::string ToUtf8(std::string_view letters) {
  std::string out;
  for (char raw : letters) {
    const uint8_t letter = static_cast<uint8_t>(raw);
    if (letter >= 0xA1) {
      const uint32_t c = 0x600u + (letter - 0xA0u);
      out.push_back(static_cast<char>(0xC0 | c >> 6));
      out.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else if (letter == kQuoteOpen) {
      out.append("«");
    } else if (letter == kQuoteClose) {
      out.append("»");
    } else if (letter < 0x20 && letter != '\n') {
      out.append("□");
    } else {
      out.push_back(raw);
    }
  }
  return out;
}

uint32_t CodePointIndex::Count(uint32_t from, uint32_t to) const {
  uint32_t count = 0;
  if (sound_) {  // a code point is a byte that does not continue one
    for (uint32_t i = from; i < to; ++i) count += (static_cast<uint8_t>(bytes_[i]) & 0xC0) != 0x80;
    return count;
  }
  const auto* p = reinterpret_cast<const uint8_t*>(bytes_.data());
  for (uint32_t c; from < to; ++count) from += Decode(p + from, bytes_.size() - from, &c);
  return count;
}

void CodePointIndex::Set(std::string_view bytes, bool sound) {
  bytes_ = bytes;
  sound_ = sound;
  marks_.assign(1, Mark());
  const auto* p = reinterpret_cast<const uint8_t*>(bytes.data());
  const uint32_t size = static_cast<uint32_t>(bytes.size());
  Mark mark;
  for (uint32_t even = kStep; even < size; even += kStep, marks_.push_back(mark)) {
    if (sound) {
      const uint32_t from = mark.byte;
      mark.byte = even;
      while (mark.byte < size && (p[mark.byte] & 0xC0) == 0x80) ++mark.byte;
      mark.count += Count(from, mark.byte);
    } else {
      for (uint32_t c; mark.byte < even; ++mark.count) mark.byte += Decode(p + mark.byte, size - mark.byte, &c);
    }
  }
}

uint32_t CodePointIndex::At(uint32_t byte) const {
  byte = std::min(byte, static_cast<uint32_t>(bytes_.size()));
  // A mark lies at most three bytes behind its even place.
  size_t k = std::min<size_t>(byte / kStep, marks_.size() - 1);
  while (marks_[k].byte > byte) --k;
  return marks_[k].count + Count(marks_[k].byte, byte);
}

}  // namespace marsad
