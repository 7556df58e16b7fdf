// ar/dates.tsv: the words that say when and how many, as a table with open addressing.
#include <map>

#include "compile/builder.h"

namespace marsad {

void CompileDates(Builder* b) {
  constexpr std::pair<std::string_view, DateWordKind> kKinds[] = {{"weekday", DateWordKind::kWeekday},
                                                                  {"month", DateWordKind::kMonth},
                                                                  {"maybe-month", DateWordKind::kMaybeMonth},
                                                                  {"hijri", DateWordKind::kHijri},
                                                                  {"day", DateWordKind::kDay},
                                                                  {"unit", DateWordKind::kUnit},
                                                                  {"last", DateWordKind::kLast},
                                                                  {"next", DateWordKind::kNext},
                                                                  {"this", DateWordKind::kThis},
                                                                  {"same", DateWordKind::kSame},
                                                                  {"ago", DateWordKind::kAgo},
                                                                  {"following", DateWordKind::kFollowing},
                                                                  {"preceding", DateWordKind::kPreceding},
                                                                  {"since", DateWordKind::kSince},
                                                                  {"until", DateWordKind::kUntil},
                                                                  {"after", DateWordKind::kAfter},
                                                                  {"season", DateWordKind::kSeason},
                                                                  {"ordinal", DateWordKind::kOrdinal},
                                                                  {"decade", DateWordKind::kDecade},
                                                                  {"part", DateWordKind::kPart},
                                                                  {"these", DateWordKind::kThese},
                                                                  {"era", DateWordKind::kEra},
                                                                  {"equal", DateWordKind::kEqual},
                                                                  {"like", DateWordKind::kLike},
                                                                  {"named", DateWordKind::kNamed},
                                                                  {"number", DateWordKind::kNumber},
                                                                  {"scale", DateWordKind::kScale},
                                                                  {"vague", DateWordKind::kVague},
                                                                  {"victims", DateWordKind::kVictims},
                                                                  {"connective", DateWordKind::kConnective}};
  std::map<uint64_t, std::pair<DateWord, std::string>> words;  // hash → word and where it stands
  std::map<uint64_t, DateWord> first_words;                    // of months of two words: alone they only say that one may begin
  for (const Row& row : ReadTable(b->root, "ar/dates.tsv", "form kind value count note", &b->faults, &b->hash)) {
    DateWord word;
    bool known = false;
    std::string kinds;
    for (const auto& [name, kind] : kKinds) {
      if (name == row.cells[1]) word.kind = kind, known = true;
      kinds += (kinds.empty() ? "" : ", ") + std::string(name);
    }
    if (!known) b->faults.Add(row.file, row.line, "no kind «" + row.cells[1] + "»; write one of " + kinds);
    word.value = std::atoi(row.cells[2].c_str());
    word.count = static_cast<uint8_t>(std::atoi(row.cells[3].c_str()));
    const auto parts = b->Words(b->L(row.cells[0]));
    if (parts.size() == 1) {
      word.hash = b->Folded(parts[0]);
    } else if (parts.size() == 2) {
      word.hash = HashMix(b->Folded(parts[0]) * 31 + b->Folded(parts[1]));
      DateWord first;
      first.hash = b->Folded(parts[0]);
      first.kind = DateWordKind::kPart;
      first_words[first.hash] = first;
    } else {
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» has more than two words; write one or two");
      continue;
    }
    const auto [it, fresh] = words.try_emplace(word.hash, word, row.Place());
    // Folded spellings (ة ه, أ ا) may be listed; two meanings may not.
    if (!fresh && (it->second.first.kind != word.kind || it->second.first.value != word.value))
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is already at " + it->second.second + "; keep one of the two");
  }
  for (const auto& [hash, word] : first_words) words.try_emplace(hash, word, "");
  size_t size = 64;
  while (size < words.size() * 4) size *= 2;
  b->dates.words.assign(size, DateWord());
  for (const auto& [hash, entry] : words) {
    size_t i = hash & (size - 1);
    while (b->dates.words[i].hash != 0) i = (i + 1) & (size - 1);
    b->dates.words[i] = entry.first;
  }
}

}  // namespace marsad
