// What did the paper print, and where?
//
// Takes the bytes of an article, any bytes, and gives its letters: one byte a letter in the layout of ISO 8859-6 (ASCII as it is, Arabic
// U+0621…U+064A as 0xC1…0xEA), with the marks, tatweel, bidi controls and joiners gone, presentation forms taken apart, Persian letters
// and foreign digits replaced; and for each letter the byte that it came from. Nothing later looks at UTF-8 again.
// Tested by tests/cases/text.test.
#ifndef MARSAD_TEXT_TEXT_H_
#define MARSAD_TEXT_TEXT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/unfilled.h"

namespace marsad {

// Letters of our own in the unused places of ISO 8859-6.
enum Letter : uint8_t {
  kQuoteOpen = 0x01,   // « “ ‹
  kQuoteClose = 0x02,  // » ” ›
  kQuoteStraight = '"',
  kForeign = 0x03,  // a letter of another script
  kOther = 0x04,    // any other sign
  kBroken = 0x05,   // a byte that is no UTF-8
};

// A code point that becomes several letters (ﷲ, ﻻ), in the order of code points.
struct LetterExpansion {
  uint32_t code_point = 0;
  uint8_t size = 0;
  uint8_t letters[11] = {};
};

// Compiled from knowledge/ar/letters.tsv and, for the presentation forms, ICU.
struct Letters {
  std::span<const uint8_t> bmp;   // 65,536: code point → letter; 0 drops it, kExpand looks below
  std::span<const uint8_t> fold;  // 256: letter → the letter that it is compared as (أ إ آ → ا, ة → ه, ى → ي)
  std::span<const LetterExpansion> expansions;
  // 65,536: two bytes of UTF-8, the first the high one → the letter that begins there, and in the high byte how many of the two are its;
  // 0 for what `bmp` must be asked.
  std::span<const uint16_t> pairs;
  static constexpr uint8_t kExpand = 0xFF;
};

// One article's text. Reused: Clear() and SetText() keep the memory.
struct Text {
  std::string bytes;                // as it came
  UnfilledVector<uint8_t> letters;  // see above
  UnfilledVector<uint32_t> origin;  // letters.size() + 1: the byte where each letter begins; the last is bytes.size()
  uint32_t title_end = 0;           // bytes of the title, 0 without one
  uint32_t broken = 0;              // how many bytes were no UTF-8

  // The bytes from which letters [begin, end) came, without what was dropped after the last.
  std::string_view Span(uint32_t begin, uint32_t end) const;
  // The letters [begin, end) themselves, as the lexicon's tables have them.
  std::string_view LettersOf(uint32_t begin, uint32_t end) const {
    return {reinterpret_cast<const char*>(letters.data()) + begin, end - begin};
  }
  uint32_t ByteBegin(uint32_t letter) const { return origin[letter]; }
  uint32_t ByteEnd(uint32_t letter_end) const;
};

// Fills `text` from title and body (either may be empty); with a title the bytes are title, two line breaks, body.
void SetText(const Letters& letters, std::string_view title, std::string_view body, Text* text);

// UTF-8 into letters, without the map: for knowledge files and tests.
std::string ToLetters(const Letters& letters, std::string_view utf8);

// Letters into UTF-8, for messages and dumps.
std::string ToUtf8(std::string_view letters);

// Counts code points, so that byte offsets become the record's offsets. Broken bytes count one each, as decoders that replace them do.
// `bytes` are kept by the caller; reused by Set().
class CodePointIndex {
 public:
  // `sound`: the bytes are UTF-8 throughout.
  void Set(std::string_view bytes, bool sound);
  // Code points before `byte`.
  uint32_t At(uint32_t byte) const;

 private:
  struct Mark {
    uint32_t byte = 0;  // begins a code point
    uint32_t count = 0;
  };
  static constexpr uint32_t kStep = 32;  // bytes between marks, or a little more
  uint32_t Count(uint32_t from, uint32_t to) const;
  std::string_view bytes_;
  bool sound_ = true;
  std::vector<Mark> marks_;
};

}  // namespace marsad
#endif  // MARSAD_TEXT_TEXT_H_
