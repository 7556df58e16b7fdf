// ar/letters.tsv and, for presentation forms, ICU's compatibility decomposition.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>

#include "compile/builder.h"

namespace marsad {
namespace {

// "U+064B", "U+064B-U+065F" or one character.
bool ParseRange(std::string_view text, uint32_t* first, uint32_t* last) {
  const auto hex = [](std::string_view s, uint32_t* out) {
    if (!s.starts_with("U+")) return false;
    const auto r = std::from_chars(s.data() + 2, s.data() + s.size(), *out, 16);
    return r.ec == std::errc() && r.ptr == s.data() + s.size() && *out < 0x10000;
  };
  if (text.starts_with("U+")) {
    const size_t dash = text.find('-');
    if (dash == std::string_view::npos) {
      if (!hex(text, first)) return false;
      *last = *first;
      return true;
    }
    return hex(text.substr(0, dash), first) && hex(text.substr(dash + 1), last) && *first <= *last;
  }
  const icu::UnicodeString s = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (s.length() != 1) return false;
  *first = *last = static_cast<uint32_t>(s[0]);
  return true;
}

uint8_t Own(uint32_t c) {
  if (c >= 0x20 && c < 0x7F) return static_cast<uint8_t>(c);
  if (c == '\n') return '\n';
  if ((c >= 0x621 && c <= 0x63A) || (c >= 0x641 && c <= 0x64A)) return static_cast<uint8_t>(0xA0 + (c - 0x600));
  return 0;
}

}  // namespace

void CompileLetters(Builder* b) {
  auto& bmp = b->letters.bmp;
  auto& fold = b->letters.fold;
  bmp.assign(65536, kOther);
  fold.resize(256);
  for (int i = 0; i < 256; ++i) fold[static_cast<size_t>(i)] = static_cast<uint8_t>(i);
  for (uint32_t c = 0; c < 65536; ++c) {
    if (const uint8_t own = Own(c); own != 0) {
      bmp[c] = own;
    } else if (c < 0xD800 || c > 0xDFFF) {
      if (u_isalpha(static_cast<UChar32>(c))) bmp[c] = kForeign;
      if (u_iscntrl(static_cast<UChar32>(c))) bmp[c] = c == 0 ? static_cast<uint8_t>(kOther) : static_cast<uint8_t>(' ');
    }
  }
  const std::string file = "ar/letters.tsv";
  for (const Row& row : ReadTable(b->root, file, "from to fold note", &b->faults, &b->hash)) {
    uint32_t first, last;
    if (!ParseRange(row.cells[0], &first, &last)) {
      b->faults.Add(file, row.line, "«" + row.cells[0] + "» is no character; write one character, U+XXXX or U+XXXX-U+YYYY");
      continue;
    }
    const std::string& to = row.cells[1];
    uint8_t letter = 0;
    std::string letters;
    if (to == "drop")
      letter = 0;
    else if (to == "space")
      letter = ' ';
    else if (to == "newline")
      letter = '\n';
    else if (to == "open")
      letter = kQuoteOpen;
    else if (to == "close")
      letter = kQuoteClose;
    else if (to == "other")
      letter = kOther;
    else {
      const icu::UnicodeString s = icu::UnicodeString::fromUTF8(to);
      for (int32_t i = 0; i < s.length(); ++i) {
        const uint8_t own = Own(static_cast<uint32_t>(s[i]));
        if (own == 0) {
          b->faults.Add(file, row.line, "«" + to + "» is no Arabic letter; write letters, drop, space, newline, open, close or other");
          break;
        }
        letters.push_back(static_cast<char>(own));
      }
      if (letters.empty()) continue;
      letter = static_cast<uint8_t>(letters[0]);
    }
    if (row.cells[2] == "yes") {
      const uint8_t own = Own(first);
      if (own == 0 || letters.size() != 1) {
        b->faults.Add(file, row.line, "only one Arabic letter folds to one Arabic letter; leave `fold` empty");
        continue;
      }
      fold[own] = letter;
      continue;
    }
    for (uint32_t c = first; c <= last; ++c) {
      if (letters.size() > 1) {
        LetterExpansion e;
        e.code_point = c;
        e.size = static_cast<uint8_t>(std::min<size_t>(letters.size(), sizeof(e.letters)));
        std::copy_n(letters.begin(), e.size, e.letters);
        b->letters.expansions.push_back(e);
        bmp[c] = Letters::kExpand;
      } else {
        bmp[c] = letter;
      }
    }
  }
  // Presentation forms: ﷲ, ﻻ, ﺍ…
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  for (uint32_t c = 0xFB50; U_SUCCESS(error) && c <= 0xFEFC; ++c) {
    icu::UnicodeString decomposition;
    if (!nfkc->getDecomposition(static_cast<UChar32>(c), decomposition)) continue;
    LetterExpansion e;
    e.code_point = c;
    for (int32_t i = 0; i < decomposition.length(); ++i) {
      const uint8_t letter = bmp[static_cast<uint16_t>(decomposition[i])];
      if (letter != 0 && letter != Letters::kExpand && e.size < sizeof(e.letters)) e.letters[e.size++] = letter;
    }
    if (e.size == 0) {
      bmp[c] = 0;
    } else if (e.size == 1) {
      bmp[c] = e.letters[0];
    } else {
      bmp[c] = Letters::kExpand;
      b->letters.expansions.push_back(e);
    }
  }
  std::sort(b->letters.expansions.begin(), b->letters.expansions.end(),
            [](const LetterExpansion& x, const LetterExpansion& y) { return x.code_point < y.code_point; });
  b->letters.pairs.assign(65536, 0);
  for (uint32_t lead = 0; lead < 0xE0; ++lead) {
    for (uint32_t tail = 0; tail < 256; ++tail) {
      const bool two = lead >= 0xC2 && (tail & 0xC0) == 0x80;
      if (lead >= 0x80 && !two) continue;
      const uint8_t letter = bmp[two ? (lead & 0x1F) << 6 | (tail & 0x3F) : lead];
      if (letter != Letters::kExpand) b->letters.pairs[lead << 8 | tail] = static_cast<uint16_t>((two ? 2 : 1) << 8 | letter);
    }
  }
}

}  // namespace marsad
