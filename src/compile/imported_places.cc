// Towns of GeoNames and provinces of Unicode CLDR that our own files do not list: a town's name serves where nothing else is spelt so.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_set>

#include "compile/world.h"

namespace marsad {
namespace {

class PlaceImporter {
 public:
  explicit PlaceImporter(Builder* b) : b_(*b) {
    for (const Row& row : ReadTable(b_.root, "ar/place-nouns.tsv", "noun bare", &b_.faults, &b_.hash)) {
      if (row.cells[1] != "yes" && row.cells[1] != "no")
        b_.faults.Add(row.file, row.line, "bare is «" + row.cells[1] + "»; write yes where the name may stand without the noun, or no");
      nouns_[b_.L(row.cells[0])] = row.cells[1] == "yes";
    }
    for (const Builder::PendingName& name : b_.pending_names) ours_.insert(Folded(name.words));
    for (const auto& [form, lexeme] : b_.form_lexemes) words_.insert(Folded({form}));
    for (const LexiconForm& form : b_.lexicon.imported_forms) words_.insert(Folded({std::string(b_.String(form.letters))}));
  }

  // Name, state, GeoNames id, latitude, longitude, English name, people.
  void Town(const Row& row) {
    const std::vector<std::string>& cells = row.cells;
    Candidate c;
    c.place.kind = kCity;
    c.place.code = MakeCode(cells[1]);
    c.place.geoname = static_cast<uint32_t>(std::strtoul(cells[2].c_str(), nullptr, 10));
    c.place.latitude = std::strtof(cells[3].c_str(), nullptr);
    c.place.longitude = std::strtof(cells[4].c_str(), nullptr);
    c.place.english = b_.Intern(cells[5]);
    c.people = std::strtoul(cells[6].c_str(), nullptr, 10);
    Consider(c, row);
  }

  // Name, state, ISO 3166-2 code.
  void Province(const Row& row) {
    Candidate c;
    c.place.kind = kRegion;
    c.place.code = MakeCode(row.cells[1]);
    Consider(c, row);
  }

  void Finish() {
    for (const auto& [key, c] : candidates_) {
      if (c.place.code == 0 || ours_.count(key) > 0) continue;
      Sense sense;
      sense.kind = SenseKind::kPlace;
      sense.id = static_cast<uint32_t>(b_.world.places.size());
      b_.world.places.push_back(c.place);
      b_.place_sources.push_back({});
      b_.pending_names.push_back({c.words, sense});
      b_.pending_names.back().sense.words = static_cast<uint8_t>(c.words.size());
    }
  }

 private:
  struct Candidate {
    Place place;  // without a code: of several states, none much larger than the others
    unsigned long people = 0;
    std::vector<std::string> words;
  };

  std::string Folded(const std::vector<std::string>& words) const {
    std::string key;
    for (const std::string& word : words) {
      if (!key.empty()) key += ' ';
      for (const char c : word) key += static_cast<char>(b_.letters.fold[static_cast<uint8_t>(c)]);
    }
    return key;
  }
  bool IsWord(const std::string& word) const {
    return words_.count(Folded({word})) > 0 || (word.starts_with(kArticle) && words_.count(Folded({word.substr(2)})) > 0);
  }
  // Whether nothing else is spelt so: a word of ours or of a package, part of a person's name, or too short to be sure.
  bool OwnName(const std::vector<std::string>& words) const {
    if (words.size() == 1) return words[0].size() >= kShortest && !IsWord(words[0]);
    return !std::all_of(words.begin(), words.end(), [&](const std::string& word) { return IsWord(word); });
  }

  void Consider(Candidate c, const Row& row) {
    const std::string& name = row.cells[0];
    if (name.empty()) return;
    c.place.name = b_.Intern(name);
    c.place.source = b_.Intern(row.Place());
    c.place.imported = 1;
    c.words = b_.Words(b_.L(name));
    if (c.words.empty()) return;
    const auto noun = nouns_.find(c.words[0]);
    if (noun == nouns_.end() || c.words.size() == 1) {
      if (OwnName(c.words)) Add(c);
      return;
    }
    const std::vector<std::string> rest(c.words.begin() + 1, c.words.end());
    if (std::all_of(rest.begin(), rest.end(), [&](const std::string& word) { return IsWord(word); })) return;
    Add(c);
    if (!noun->second || !OwnName(rest)) return;
    c.words = rest;
    Add(c);
  }

  void Add(const Candidate& c) {
    const auto [it, fresh] = candidates_.try_emplace(Folded(c.words), c);
    Candidate& other = it->second;
    if (fresh || other.place.code == c.place.code) {
      if (!fresh && other.place.geoname == 0) other = c;
    } else if (c.people > kMuchLarger * other.people) {
      other = c;
    } else if (other.people <= kMuchLarger * c.people) {
      other.place.code = 0;
      other.people = std::max(other.people, c.people);
    }
  }

  static constexpr size_t kShortest = 4;            // letters
  static constexpr unsigned long kMuchLarger = 10;  // times as many people

  Builder& b_;
  std::map<std::string, bool> nouns_;  // → whether names stand without it
  std::unordered_set<std::string> ours_, words_;
  std::map<std::string, Candidate> candidates_;  // by folded name
};

}  // namespace

void CompileImportedPlaces(Builder* b) {
  PlaceImporter importer(b);
  for (const Row& row : b->towns) importer.Town(row);
  if (!b->cldr.empty()) {
    for (const Row& row : ReadMade(b->cldr, 3, &b->faults)) importer.Province(row);
  }
  importer.Finish();
}

}  // namespace marsad
