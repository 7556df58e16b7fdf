// knowledge/ar/ud.tsv: how Universal Dependencies cut and tag certain words.
#include <algorithm>

#include "compile/builder.h"

namespace marsad {

void CompileConventions(Builder* b) {
  for (const Row& row : ReadTable(b->root, "ar/ud.tsv", "by word cut upos note", &b->faults, &b->hash)) {
    const bool lemma = row.cells[0] == "lemma";
    if (!lemma && row.cells[0] != "form") {
      b->faults.Add(row.file, row.line, "by «" + row.cells[0] + "»; write form or lemma");
      continue;
    }
    const std::string word = b->L(row.cells[1]);
    const std::vector<std::string> parts = Split(row.cells[2].empty() ? row.cells[1] : row.cells[2], '+');
    const std::vector<std::string> tags = Split(row.cells[3], '+');
    Convention c;
    c.hash = HashBytes(word, lemma ? Convention::kLemmaSeed : kHashSeed);
    if (parts.size() > std::size(c.sizes) || parts.size() != tags.size()) {
      b->faults.Add(row.file, row.line, "wants as many tags as parts, and three at most: ل+أن with ADP+SCONJ");
      continue;
    }
    c.count = static_cast<uint8_t>(parts.size());
    std::string joined;
    bool sound = true;
    for (size_t k = 0; k < parts.size(); ++k) {
      const std::string letters = b->L(parts[k]);
      joined += letters;
      c.sizes[k] = static_cast<uint8_t>(letters.size());
      const auto tag = std::find(kUposNames.begin(), kUposNames.end(), tags[k]);
      if (tag == kUposNames.end()) {
        b->faults.Add(row.file, row.line, "no universal part of speech «" + tags[k] + "»; write ADP, NOUN …");
        sound = false;
        break;
      }
      c.upos[k] = static_cast<uint8_t>(tag - kUposNames.begin());
    }
    if (!sound) continue;
    if (joined != word) {
      b->faults.Add(row.file, row.line, "the parts of «" + row.cells[1] + "» do not join to it; cut it with +, letters unchanged");
      continue;
    }
    b->lexicon.conventions.push_back(c);
  }
  std::sort(b->lexicon.conventions.begin(), b->lexicon.conventions.end(),
            [](const Convention& x, const Convention& y) { return x.hash < y.hash; });
}

}  // namespace marsad
