// ar/titles.tsv: titles with their forms, and the offices that they name.
#include <algorithm>

#include "compile/world.h"
#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

// ناشطات, طبيبات; but مساعدات and محافظات are of another word, مساعدة and محافظة.
void AddFemininePlural(Builder* b, uint32_t lexeme, const std::string& masculine, Sense sense) {
  if (masculine.back() == kTehMarbuta) return;
  const uint32_t other = b->FindLexeme(Pos::kNoun, masculine + kTehMarbuta);
  if (other != kNoLexeme && b->lexicon.lexemes[other].noun_class != NounClass::kHuman) return;
  const std::string letters = masculine + kAlef + kTeh;
  sense.features = kFeminine | kPlural;
  if (!b->HasForm(letters)) b->AddForm(lexeme, letters, sense.features | kHuman);
  AddName(b, letters, sense);
  sense.definite = 1;
  AddName(b, Definite(letters), sense);
}

}  // namespace

void CompileTitles(Builder* b, const Codes& codes) {
  std::map<std::string, std::string> seen;
  std::map<std::string, Row> owners;
  for (const Row& row : ReadTable(b->world_root, "world/title-codes.tsv", "lemma code", &b->faults, &b->hash))
    owners.emplace(row.cells[0], row);
  for (const Row& row : ReadTable(b->root, "ar/titles.tsv", "lemma plurals sector other_sectors office kind", &b->faults, &b->hash)) {
    if (const auto [it, fresh] = seen.try_emplace(row.cells[0], row.Place()); !fresh) {
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is already at " + it->second + "; keep one of the two");
      continue;
    }
    Title title;
    title.lemma = b->Intern(row.cells[0]);
    title.source = b->Intern(row.Place());
    title.sector = CheckedSector(b, row, codes, row.cells[2]);
    title.other_sector = CheckedSector(b, row, codes, row.cells[3]);
    if (const auto it = owners.find(row.cells[0]); it != owners.end()) {
      title.code = CheckedCode(b, it->second, codes, it->second.cells[1]);
      owners.erase(it);
    }
    if (!row.cells[4].empty() && row.cells[4] != "none") {
      const auto [it, fresh] = b->office_of.try_emplace(row.cells[4], static_cast<uint16_t>(b->office_of.size() + 1));
      if (fresh) b->world.office_names.push_back(b->Intern(row.cells[4]));
      title.office = it->second;
    }
    if (row.cells[5] == "person")
      title.kind = TitleKind::kPerson;
    else if (row.cells[5] == "group")
      title.kind = TitleKind::kGroup;
    else if (row.cells[5] == "institution")
      title.kind = TitleKind::kInstitution;
    else
      b->faults.Add(row.file, row.line, "no kind «" + row.cells[5] + "»; write person, group or institution");
    Sense sense;
    sense.id = static_cast<uint32_t>(b->world.titles.size());
    sense.kind = SenseKind::kTitle;
    b->world.titles.push_back(title);
    const std::string lemma = b->L(row.cells[0]);
    if (lemma.empty()) continue;
    const size_t space = lemma.find(' ');
    const std::string first = lemma.substr(0, space);
    NounEntry noun;
    noun.lemma = lemma;
    noun.makes_feminine = title.kind == TitleKind::kPerson;
    noun.feminine = first.back() == kTehMarbuta;
    for (const std::string& plural : Split(row.cells[1], '|')) noun.plurals.push_back(b->L(plural));
    uint32_t id = b->FindLexeme(Pos::kNoun, first);
    if (const auto it = b->noun_entries.find(id); it != b->noun_entries.end()) {
      noun.feminine = it->second.feminine;
      for (const std::string& plural : it->second.plurals) {
        if (std::find(noun.plurals.begin(), noun.plurals.end(), plural) == noun.plurals.end()) noun.plurals.push_back(plural);
      }
    }
    const NounClass noun_class = title.kind == TitleKind::kPerson ? NounClass::kHuman : NounClass::kGroup;
    if (id == kNoLexeme) {
      id = b->AddLexeme(Pos::kNoun, first, row.Place());
      b->lexicon.lexemes[id].noun_class = noun_class;
      NounEntry single = noun;
      single.lemma = first;
      for (const InflectedForm& form : InflectNoun(single))
        b->AddForm(id, form.letters, form.features | (noun_class == NounClass::kHuman ? kHuman : 0u));
      b->noun_entries[id] = single;
    } else if (space == std::string::npos) {
      b->lexicon.lexemes[id].noun_class = noun_class;
      // Plurals that the noun table lacks.
      NounEntry single = noun;
      single.lemma = first;
      for (const InflectedForm& form : InflectNoun(single)) {
        if (!b->HasForm(form.letters)) b->AddForm(id, form.letters, form.features | (noun_class == NounClass::kHuman ? kHuman : 0u));
      }
    }
    AddInflected(b, noun, false, sense);
    if (space == std::string::npos) {
      if (title.kind == TitleKind::kPerson) AddFemininePlural(b, id, first, sense);
      continue;
    }
    const std::string rest = lemma.substr(space + 1);
    const size_t article = rest.rfind(std::string(" ") + std::string(kArticle));
    // وزير الخارجية, also وزير خارجية (روسيا).
    NounEntry other = noun;
    if (rest.starts_with(kArticle) && rest.find(' ') == std::string::npos) {
      other.lemma = first + " " + rest.substr(2);
      AddInflected(b, other, false, sense);
    } else if (article != std::string::npos && rest.find(' ', article + 1) == std::string::npos) {
      other.lemma = first + " " + rest.substr(0, article + 1) + rest.substr(article + 3);
      AddInflected(b, other, false, sense);
    } else if (!rest.starts_with(kArticle) && !first.starts_with(kArticle) && rest.find(' ') == std::string::npos) {
      // رجل أعمال, also رجل الأعمال.
      other.lemma = first + " " + Definite(rest);
      AddInflected(b, other, false, sense);
      // مدع عام, أمين عام with their adjective: المدعي العام, الأمين العام; no الرئيس الحزب of رئيس حزب.
      if (b->FindLexeme(Pos::kNoun, rest) != kNoLexeme && b->FindLexeme(Pos::kAdjective, rest) == kNoLexeme) continue;
      for (const InflectedForm& form : InflectNoun([&] {
             NounEntry n = noun;
             n.lemma = first;
             return n;
           }())) {
        if (form.features & (kConstruct | kAccusative)) continue;
        Sense s = sense;
        s.features = form.features;
        s.definite = 1;
        AddName(b, Definite(form.letters) + " " + Definite(rest), s);
        if (form.features & kFeminine && (form.features & kSingular))
          AddName(b, Definite(form.letters) + " " + Definite(rest) + kTehMarbuta, s);
      }
    }
  }
  for (const auto& [lemma, row] : owners) b->faults.Add(row.file, row.line, "no title «" + lemma + "»; list it in ar/titles.tsv first");
}

}  // namespace marsad
