// Small names that records and layers share.
#ifndef MARSAD_FORMATS_NAMES_H_
#define MARSAD_FORMATS_NAMES_H_

#include <string>
#include <string_view>

#include "reader/reader.h"

namespace marsad {

std::string_view ResolvedByName(ResolvedBy by);
// The analysis as text: "verb أعلن form 4 m s 3 perfect".
std::string DescribeAnalysis(const Tables& tables, const Analysis& analysis);
std::string_view DateResolutionName(DateResolution resolution);
std::string IsoDay(int32_t day);
// The name of Event::sizes[k].
const char* SizeName(size_t k);

// The bytes of tokens [begin, end).
inline std::string_view TokenSpan(const Document& d, uint32_t begin, uint32_t end) {
  if (begin >= end) return {};
  return d.text.Span(d.tokens.tokens[begin].begin, d.tokens.tokens[end - 1].end);
}

// `text` with every byte that is no UTF-8 replaced by U+FFFD; `text` itself where all is well.
std::string_view ValidUtf8(std::string_view text, std::string* buffer);

// Where the knowledge says who the party is: "world/people.tsv:12", "ar/titles.tsv:40"; empty when nothing does.
std::string_view PartySource(const Tables& tables, const Party& party);

}  // namespace marsad
#endif  // MARSAD_FORMATS_NAMES_H_
