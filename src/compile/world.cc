// world/*.tsv and ar/titles.tsv, ar/descriptions.tsv: who there is, and every name.
#include "compile/world.h"

namespace marsad {
namespace {

void Descriptions(Builder* b) {
  constexpr std::pair<std::string_view, uint32_t> kKinds[] = {
      {"pair", kPair},     {"pair-state", kPairOfStates}, {"own-country", kOwnCountry}, {"counterpart", kCounterpart},
      {"agent", kAgent},   {"former", kFormer},           {"backing", kBacking},        {"ranks", kRanks},
      {"foreign", kAlien}, {"occasion", kOccasion},       {"about", kOfTopic}};
  std::map<uint32_t, uint32_t> bits;
  for (const Row& row : ReadTable(b->root, "ar/descriptions.tsv", "lemma what", &b->faults, &b->hash)) {
    uint32_t bit = 0;
    for (const auto& [name, value] : kKinds) {
      if (name == row.cells[1]) bit = value;
    }
    if (bit == 0)
      b->faults.Add(row.file, row.line,
                    "no kind «" + row.cells[1] +
                        "»; write pair, pair-state, own-country, counterpart, agent, former, backing, ranks, foreign, occasion or about");
    bool found = false;
    const std::string lemma = b->L(row.cells[0]);
    const auto [first, last] = b->form_lexemes.equal_range(lemma);
    for (auto it = first; it != last; ++it) {
      bits[it->second] |= bit;
      found = true;
    }
    if (!found) b->faults.Add(row.file, row.line, "no word «" + row.cells[0] + "»; list it in ar/nouns first");
  }
  for (const auto& [lexeme, value] : bits) b->world.descriptions.push_back({lexeme, value});
}

}  // namespace

Code CheckedCode(Builder* b, const Row& row, const Codes& codes, const std::string& code) {
  if (code.empty()) return 0;
  if (!codes.IsCode(code))
    b->faults.Add(row.file, row.line, "no code «" + code + "»; write a state's of world/states.tsv or one of ontology/codes.tsv");
  return MakeCode(code);
}

Code CheckedSector(Builder* b, const Row& row, const Codes& codes, const std::string& sector) {
  const auto parts = Split(sector, '|');
  if (parts.empty()) return 0;
  for (const std::string& part : parts) {
    if (codes.sectors.count(part) == 0) b->faults.Add(row.file, row.line, "no sector «" + part + "»; write one of ontology/sectors.tsv");
  }
  return MakeCode(parts[0]);
}

void CompileWorld(Builder* b) {
  Codes codes;
  for (const Row& row : ReadTable(b->root, "ontology/codes.tsv", "code meaning", &b->faults, &b->hash)) codes.bodies.insert(row.cells[0]);
  for (const Row& row : ReadTable(b->root, "ontology/sectors.tsv", "sector meaning", &b->faults, &b->hash))
    codes.sectors.insert(row.cells[0]);
  b->world.office_names.push_back(b->Intern(""));
  CompileStates(b, &codes);
  CompileTitles(b, codes);
  CompileOrganisations(b, codes);
  CompilePlaces(b, codes);
  CompilePeople(b, codes);
  CompileSpellings(b);
  Descriptions(b);
  CompileCoordinates(b);
}

}  // namespace marsad
