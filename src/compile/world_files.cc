#include "compile/world_files.h"

#include <algorithm>

#include "compile/world.h"

namespace marsad {
namespace {

void ReadRules(const std::filesystem::path& root, WorldFiles* out) {
  uint64_t hash = 0;
  const auto rows = ReadTable(root, "ontology/offices.tsv", "office holders title kind_of meaning", &out->faults, &hash);
  for (const Row& row : rows) {
    OfficeRule rule;
    rule.one_holder = row.cells[1] == "one";
    rule.kind_of = row.cells[3];
    if (!rule.one_holder && row.cells[1] != "several")
      out->faults.Add(row.file, row.line, "holders are «" + row.cells[1] + "»; write one or several");
    using Title = OfficeRule::Title;
    rule.title = row.cells[2] == "kept" ? Title::kKept : row.cells[2] == "free" ? Title::kFree : Title::kHeld;
    if (rule.title == Title::kHeld && row.cells[2] != "held")
      out->faults.Add(row.file, row.line, "title is «" + row.cells[2] + "»; write held, kept or free");
    if (!out->rules.emplace(row.cells[0], rule).second)
      out->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is listed twice; keep one of the two");
  }
  for (const Row& row : rows) {
    if (!row.cells[3].empty() && out->rules.count(row.cells[3]) == 0)
      out->faults.Add(row.file, row.line,
                      "is a kind of «" + row.cells[3] + "», which has no line here; write an office that has one, or nothing");
  }
}

void ReadSpellings(const std::filesystem::path& root, WorldFiles* out) {
  uint64_t hash = 0;
  const auto& fold = out->letters.letters.fold;
  for (size_t c = 0; c < fold.size(); ++c) out->spellings.as[c] = static_cast<char>(fold[c]);
  for (const Row& row : ReadTable(root, "ar/same-names.tsv", "what letters note", &out->faults, &hash)) {
    const auto parts = Split(row.cells[1], '|');
    if (row.cells[0] == "link") {
      for (const std::string& word : parts) out->spellings.links.push_back(out->Folded(word));
      continue;
    }
    const bool drop = row.cells[0] == "drop";
    if (!drop && row.cells[0] != "same") out->faults.Add(row.file, row.line, "what is «" + row.cells[0] + "»; write same, drop or link");
    char first = 0;
    for (const std::string& part : parts) {
      const std::string letter = out->letters.L(part);
      if (letter.size() != 1) {
        out->faults.Add(row.file, row.line, "«" + part + "» is no letter; write one letter between two |");
        continue;
      }
      if (first == 0) first = letter[0];
      out->spellings.as[static_cast<uint8_t>(letter[0])] = drop ? '\0' : first;
    }
  }
}

}  // namespace

std::string WorldFiles::Folded(std::string_view utf8) const {
  std::string out;
  for (const std::string& word : letters.Words(letters.L(utf8))) {
    if (!out.empty()) out += ' ';
    for (const char c : word) out += static_cast<char>(letters.letters.fold[static_cast<uint8_t>(c)]);
  }
  return out;
}

std::string WorldFiles::Skeleton(std::string_view utf8) const {
  std::string out;
  for (std::string_view word : Split(Folded(utf8), ' ')) {
    if (word.size() > 3 && word.starts_with(kArticle)) word.remove_prefix(kArticle.size());
    if (!out.empty()) out += ' ';
    const size_t begin = out.size();
    for (const char c : word) {
      const char as = spellings.as[static_cast<uint8_t>(c)];
      if (out.size() == begin && as == 0) {
        out += c;
        continue;
      }
      if (as != 0 && (out.size() == begin || out.back() != as)) out += as;
    }
  }
  return out;
}

void ReadWorldFiles(const std::filesystem::path& knowledge, const std::filesystem::path& world, WorldFiles* out) {
  Faults told;  // by Compile
  uint64_t hash = 0;
  out->letters.root = knowledge;
  CompileLetters(&out->letters);
  const auto read = [&](const std::filesystem::path& root, const std::string& files, const std::string& columns, std::vector<Row>* rows) {
    for (const std::string& file : FilesLike(root, files)) {
      auto more = ReadTable(root, file, columns, &told, &hash);
      rows->insert(rows->end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
  };
  if (out->letters.letters.fold.empty()) return;  // Compile has told why
  read(world, "world/states*.tsv", "code english name variants nisba people capital seats", &out->states);
  read(world, "world/people*.tsv", "id english names short gender", &out->people);
  read(world, "world/offices*.tsv", "person office code sector from to certainty", &out->offices);
  read(world, "world/organisations*.tsv", "id english code sector other_sectors names members nisba kind", &out->organisations);
  read(world, "world/places*.tsv", "name variants code kind", &out->places);
  read(knowledge, "ar/titles*.tsv", "lemma plurals sector other_sectors office kind", &out->titles);
  ReadRules(knowledge, out);
  ReadSpellings(knowledge, out);
}

}  // namespace marsad
