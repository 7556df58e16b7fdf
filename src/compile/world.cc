// world/*.tsv and ar/titles.tsv, ar/descriptions.tsv: who there is, and every name.
#include <algorithm>
#include <fstream>
#include <set>

#include "compile/builder.h"
#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

constexpr std::string_view kArticle = "\xC7\xE4";

// Codes and sectors that may be written.
struct Codes {
  std::set<std::string> states, bodies, sectors;
  bool IsCode(const std::string& c) const { return states.count(c) > 0 || bodies.count(c) > 0; }
};

void AddName(Builder* b, const std::string& letters, Sense sense) {
  std::vector<std::string> words = b->Words(letters);
  if (words.empty()) return;
  sense.words = static_cast<uint8_t>(words.size());
  b->pending_names.push_back({std::move(words), sense});
}

// Whether `word` is a common word as it stands, rather than by an ending of its case (كوبا is no كوب).
bool IsCommon(const Builder& b, const std::string& word) {
  const auto [first, last] = b.form_lexemes.equal_range(word);
  for (auto it = first; it != last; ++it) {
    if (b.lexicon.lexemes[it->second].pos == Pos::kName) continue;
    const auto forms = b.forms_of.find(it->second);
    for (const uint32_t form : forms->second) {
      const LexiconForm& f = b.lexicon.forms[form];
      if (b.String(f.letters) == word &&
          !(f.features & (kAccusative | kConstruct | kDual | kSecond | kFirst | kJussive | kActiveParticiple | kPassiveParticiple)))
        return true;
    }
  }
  return false;
}

// The words of a name become words of the lexicon, so that no clitic is cut from them.
void AddNameWords(Builder* b, const std::string& letters, NounClass noun_class, uint32_t features, bool rare_if_common = false) {
  const std::vector<std::string> words = b->Words(letters);
  for (const std::string& word : words) {
    if (word.size() < 2) continue;
    // Longer names are taken whole by the names layer; only people's parts are told to be names by themselves.
    if (words.size() > 1 && noun_class != NounClass::kHuman) break;
    const bool common = IsCommon(*b, word) || (word.starts_with(kArticle) && IsCommon(*b, word.substr(2)));
    const uint32_t whole = words.size() == 1 ? kWholeName : 0u;
    uint32_t id = b->FindLexeme(Pos::kName, word);
    if (id != kNoLexeme) {
      for (const uint32_t form : b->forms_of[id]) b->lexicon.forms[form].features |= whole;
      continue;
    }
    // Behind the article the common word is known already: الأسد, العبادي are taken as names where they stand so.
    id = b->AddLexeme(Pos::kName, word, "");
    b->lexicon.lexemes[id].noun_class = noun_class;
    const bool rare = common && (words.size() > 1 || rare_if_common);
    b->AddForm(id, word, features | whole | (rare ? kRareName : 0u));
  }
}

std::string Definite(const std::string& letters) { return letters.starts_with(kArticle) ? letters : std::string(kArticle) + letters; }

// The inflected forms of an adjective or noun of one or two words, with and without article, as names.
void AddInflected(Builder* b, const NounEntry& noun, bool two_inflected, Sense sense) {
  const size_t space = noun.lemma.find(' ');
  std::vector<InflectedForm> forms;
  if (space != std::string::npos && two_inflected) {
    NounEntry first = noun, second = noun;
    first.lemma = noun.lemma.substr(0, space);
    second.lemma = noun.lemma.substr(space + 1);
    const auto a = InflectNoun(first), c = InflectNoun(second);
    for (size_t i = 0; i < a.size() && i < c.size(); ++i) forms.push_back({a[i].letters + " " + c[i].letters, a[i].features});
  } else {
    forms = InflectNoun(noun);
  }
  for (const InflectedForm& form : forms) {
    Sense s = sense;
    s.features = form.features;
    AddName(b, form.letters, s);
    if (form.features & (kConstruct | kAccusative)) continue;
    s.definite = 1;
    const size_t at = form.letters.find(' ');
    if (at == std::string::npos) {
      AddName(b, Definite(form.letters), s);
    } else if (two_inflected) {
      AddName(b, Definite(form.letters.substr(0, at)) + " " + Definite(form.letters.substr(at + 1)), s);
    }
  }
}

void AddNisba(Builder* b, const std::string& nisba, uint32_t entity, SenseKind kind, const std::string& source) {
  NounEntry noun;
  noun.lemma = nisba;
  noun.makes_feminine = noun.sound_plural = true;
  Sense sense;
  sense.id = entity;
  sense.kind = kind;
  AddInflected(b, noun, true, sense);
  for (const std::string& word : b->Words(nisba)) {
    if (b->FindLexeme(Pos::kAdjective, word) != kNoLexeme) continue;
    const uint32_t id = b->AddLexeme(Pos::kAdjective, word, source);
    b->lexicon.lexemes[id].noun_class = kind == SenseKind::kNisba ? NounClass::kHuman : NounClass::kNone;
    NounEntry one = noun;
    one.lemma = word;
    for (const InflectedForm& form : InflectNoun(one)) b->AddForm(id, form.letters, form.features | kNisba);
  }
}

void AddPeople(Builder* b, const std::string& plural, uint32_t entity, SenseKind kind, const std::string& source) {
  Sense sense;
  sense.id = entity;
  sense.kind = kind;
  const bool sound = plural.size() > 4 && (plural.ends_with("\xE8\xE6") || plural.ends_with("\xEA\xE6"));
  const bool female = plural.ends_with("\xC7\xCA");
  std::vector<InflectedForm> forms = {{plural, kPlural | kMasculine}};
  if (!sound && !female) forms.push_back({plural + kAlef, kPlural | kMasculine | kAccusative});
  if (sound) {
    const std::string stem = plural.substr(0, plural.size() - 2);
    forms = {{stem + kWaw + kNoon, kPlural | kMasculine},
             {stem + kYeh + kNoon, kPlural | kMasculine},
             {stem + kWaw, kPlural | kMasculine | kConstruct},
             {stem + kYeh, kPlural | kMasculine | kConstruct}};
  }
  uint32_t id = b->FindLexeme(Pos::kNoun, plural);
  if (id == kNoLexeme) {
    id = b->AddLexeme(Pos::kNoun, plural, source);
    b->lexicon.lexemes[id].noun_class = NounClass::kHuman;
    for (const InflectedForm& form : forms) b->AddForm(id, form.letters, form.features | kHuman);
  }
  for (const InflectedForm& form : forms) {
    sense.features = form.features;
    sense.definite = 0;
    AddName(b, form.letters, sense);
    if (form.features & (kConstruct | kAccusative)) continue;
    sense.definite = 1;
    AddName(b, Definite(form.letters), sense);
  }
}

void AddMember(Builder* b, const std::string& member, uint32_t entity, const std::string& source) {
  const bool plural = member.ends_with("\xE8\xE6") || member.ends_with("\xEA\xE6") || member.ends_with("\xC7\xCA");
  if (plural) {
    AddPeople(b, member, entity, SenseKind::kMember, source);
    return;
  }
  NounEntry noun;
  noun.lemma = member;
  noun.makes_feminine = true;
  Sense sense;
  sense.id = entity;
  sense.kind = SenseKind::kMember;
  AddInflected(b, noun, false, sense);
  if (!b->HasForm(member) && member.find(' ') == std::string::npos) {
    const uint32_t id = b->AddLexeme(Pos::kNoun, member, source);
    b->lexicon.lexemes[id].noun_class = NounClass::kHuman;
    for (const InflectedForm& form : InflectNoun(noun)) b->AddForm(id, form.letters, form.features | kHuman);
  }
}

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

void States(Builder* b, Codes* codes) {
  const auto rows =
      ReadTable(b->world_root, "world/states.tsv", "code english name variants nisba people capital seats", &b->faults, &b->hash);
  std::map<std::string, std::string> seen;
  std::vector<const Row*> kept;
  for (const Row& row : rows) {
    if (row.cells[0].size() != 3) {
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is no ISO 3166 alpha-3 code; write three capital letters");
      continue;
    }
    if (const auto [it, fresh] = seen.try_emplace(row.cells[0], row.Place()); !fresh) {
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is already at " + it->second + "; keep one of the two");
      continue;
    }
    codes->states.insert(row.cells[0]);
    const uint32_t id = static_cast<uint32_t>(b->world.entities.size());
    Entity state;
    state.id = b->Intern("state/" + row.cells[0]);
    state.english = b->Intern(row.cells[1]);
    state.name = b->Intern(row.cells[2]);
    state.source = b->Intern(row.Place());
    state.code = MakeCode(row.cells[0]);
    state.kind = EntityKind::kState;
    const std::string name = b->L(row.cells[2]);
    state.feminine = name.ends_with(kAlef) || name.ends_with(kTehMarbuta);
    b->world.entities.push_back(state);
    kept.push_back(&row);
    for (const std::string& nisba : Split(row.cells[4], '|')) AddNisba(b, b->L(nisba), id, SenseKind::kNisba, row.Place());
    for (const std::string& people : Split(row.cells[5], '|')) AddPeople(b, b->L(people), id, SenseKind::kNisba, row.Place());
  }
  // The names after all nisbas, so that الروسي of الاتحاد الروسي stays an adjective.
  for (uint32_t id = 0; id < kept.size(); ++id) {
    const Row& row = *kept[id];
    const Entity state = b->world.entities[id];
    const std::string name = b->L(row.cells[2]);
    Sense sense;
    sense.id = id;
    sense.kind = SenseKind::kState;
    AddName(b, name, sense);
    const uint32_t gender = kSingular | kFeminine | (state.feminine ? 0u : static_cast<uint32_t>(kMasculine));
    AddNameWords(b, name, NounClass::kPlace, gender);
    for (const std::string& variant : Split(row.cells[3], '|')) {
      AddName(b, b->L(variant), sense);
      AddNameWords(b, b->L(variant), NounClass::kPlace, gender);
    }
    const auto capitals = Split(row.cells[6], '|');
    if (!capitals.empty()) {
      Place place;
      place.name = b->Intern(capitals[0]);
      place.source = state.source;
      place.code = state.code;
      place.kind = kCity;
      place.capital = 1;
      sense.id = static_cast<uint32_t>(b->world.places.size());
      sense.kind = SenseKind::kCapital;
      b->world.places.push_back(place);
      for (const std::string& capital : capitals) {
        AddName(b, b->L(capital), sense);
        AddNameWords(b, b->L(capital), NounClass::kPlace, kFeminine | kSingular);
      }
    }
    sense.id = id;
    sense.kind = SenseKind::kSeat;
    for (const std::string& seat : Split(row.cells[7], '|')) {
      AddName(b, b->L(seat), sense);
      AddNameWords(b, b->L(seat), NounClass::kGroup, kMasculine | kSingular);
    }
  }
  std::vector<std::pair<Code, uint32_t>> by_code;
  for (uint32_t i = 0; i < b->world.entities.size(); ++i) by_code.emplace_back(b->world.entities[i].code, i);
  std::sort(by_code.begin(), by_code.end());
  for (const auto& [code, entity] : by_code) {
    b->world.state_of_code.push_back(code);
    b->world.state_entities.push_back(entity);
  }
}

void Organisations(Builder* b, const Codes& codes) {
  constexpr std::pair<std::string_view, OrganisationKind> kKinds[] = {{"international", OrganisationKind::kInternational},
                                                                      {"armed", OrganisationKind::kArmed},
                                                                      {"party", OrganisationKind::kParty},
                                                                      {"company", OrganisationKind::kCompany},
                                                                      {"agency", OrganisationKind::kAgency},
                                                                      {"media", OrganisationKind::kMedia},
                                                                      {"ngo", OrganisationKind::kNgo},
                                                                      {"religious", OrganisationKind::kReligious},
                                                                      {"institution", OrganisationKind::kInstitution},
                                                                      {"ethnic", OrganisationKind::kEthnic}};
  std::map<std::string, std::string> seen;
  for (const std::string& file : FilesLike(b->world_root, "world/organisations*.tsv")) {
    for (const Row& row :
         ReadTable(b->world_root, file, "id english code sector other_sectors names members nisba kind", &b->faults, &b->hash)) {
      if (const auto [it, fresh] = seen.try_emplace(row.cells[0], row.Place()); !fresh) {
        b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is already at " + it->second + "; keep one of the two");
        continue;
      }
      const uint32_t id = static_cast<uint32_t>(b->world.entities.size());
      const auto names = Split(row.cells[5], '|');
      Entity e;
      e.id = b->Intern(row.cells[0]);
      e.english = b->Intern(row.cells[1]);
      e.name = b->Intern(names.empty() ? std::string_view() : names[0]);
      e.source = b->Intern(row.Place());
      e.code = CheckedCode(b, row, codes, row.cells[2]);
      e.sector = CheckedSector(b, row, codes, row.cells[3]);
      e.other_sector = CheckedSector(b, row, codes, row.cells[4]);
      e.kind = EntityKind::kOrganisation;
      bool known = false;
      for (const auto& [name, kind] : kKinds) {
        if (name == row.cells[8]) e.organisation = kind, known = true;
      }
      if (!known)
        b->faults.Add(row.file, row.line,
                      "no kind «" + row.cells[8] +
                          "»; write one of international, armed, party, company, agency, media, ngo, religious, institution, ethnic");
      b->world.entities.push_back(e);
      Sense sense;
      sense.id = id;
      sense.kind = SenseKind::kOrganisation;
      for (const std::string& name : names) {
        AddName(b, b->L(name), sense);
        AddNameWords(b, b->L(name), NounClass::kGroup, kFeminine | kMasculine | kSingular);
      }
      for (const std::string& member : Split(row.cells[6], '|')) AddMember(b, b->L(member), id, row.Place());
      for (const std::string& nisba : Split(row.cells[7], '|')) AddNisba(b, b->L(nisba), id, SenseKind::kOrganisationNisba, row.Place());
    }
  }
}

void Places(Builder* b, const Codes& codes) {
  constexpr std::pair<std::string_view, PlaceKind> kKinds[] = {{"city", kCity}, {"region", kRegion}, {"camp", kCamp},
                                                               {"site", kSite}, {"sea", kSea},       {"country-part", kCountryPart}};
  for (const Row& row : ReadTable(b->world_root, "world/places.tsv", "name variants code kind", &b->faults, &b->hash)) {
    Place place;
    place.name = b->Intern(row.cells[0]);
    place.source = b->Intern(row.Place());
    place.code = CheckedCode(b, row, codes, row.cells[2]);
    bool known = false;
    for (const auto& [name, kind] : kKinds) {
      if (name == row.cells[3]) place.kind = kind, known = true;
    }
    if (!known)
      b->faults.Add(row.file, row.line, "no kind «" + row.cells[3] + "»; write one of city, region, camp, site, sea, country-part");
    Sense sense;
    sense.id = static_cast<uint32_t>(b->world.places.size());
    sense.kind = SenseKind::kPlace;
    b->world.places.push_back(place);
    AddName(b, b->L(row.cells[0]), sense);
    AddNameWords(b, b->L(row.cells[0]), NounClass::kPlace, kFeminine | kSingular, true);
    for (const std::string& variant : Split(row.cells[1], '|')) {
      AddName(b, b->L(variant), sense);
      AddNameWords(b, b->L(variant), NounClass::kPlace, kFeminine | kSingular, true);
    }
  }
}

// "2018", "2018-06" or "2018-06-01" as first or last day.
bool ParseOfficeDay(const std::string& text, bool last, int32_t* day) {
  std::string iso = text;
  if (iso.size() == 4) iso += last ? "-12-31" : "-01-01";
  if (iso.size() == 7) {
    const int32_t first = ParseDay(iso + "-01");
    if (first == kNoDay) return false;
    if (!last) {
      *day = first;
      return true;
    }
    int y, m, d;
    CivilFromDays(first, &y, &m, &d);
    *day = DaysFromCivil(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1) - 1;
    return true;
  }
  *day = ParseDay(iso);
  return *day != kNoDay;
}

void People(Builder* b, const Codes& codes) {
  std::map<std::string, std::string> named;
  struct Sidelined {
    std::string letters;
    uint32_t entity;
  };
  for (const std::string& file : FilesLike(b->world_root, "world/people*.tsv")) {
    for (const Row& row : ReadTable(b->world_root, file, "id english names short gender", &b->faults, &b->hash)) {
      if (!row.cells[0].starts_with("person/")) {
        b->faults.Add(row.file, row.line, "id «" + row.cells[0] + "»; write person/some-name");
        continue;
      }
      const uint32_t id = static_cast<uint32_t>(b->world.entities.size());
      if (!b->person_of.emplace(row.cells[0], id).second) {
        b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is listed twice; keep one of the two");
        continue;
      }
      if (row.cells[4] != "m" && row.cells[4] != "f") b->faults.Add(row.file, row.line, "gender is «" + row.cells[4] + "»; write m or f");
      const auto names = Split(row.cells[2], '|');
      Entity e;
      e.id = b->Intern(row.cells[0]);
      e.english = b->Intern(row.cells[1]);
      e.name = b->Intern(names.empty() ? std::string_view() : names[0]);
      e.source = b->Intern(row.Place());
      e.kind = EntityKind::kPerson;
      e.feminine = row.cells[4] == "f";
      b->world.entities.push_back(e);
      const uint32_t gender = (e.feminine ? kFeminine : kMasculine) | kSingular;
      Sense sense;
      sense.id = id;
      sense.kind = SenseKind::kPerson;
      for (const std::string& name : names) {
        if (const auto [it, fresh] = named.try_emplace(name, row.Place()); !fresh && it->second != row.Place()) {
          b->faults.Add(row.file, row.line,
                        "the name «" + name + "» also belongs to the person at " + it->second + "; put it under `short` of both");
          continue;
        }
        AddName(b, b->L(name), sense);
        AddNameWords(b, b->L(name), NounClass::kHuman, gender);
      }
      sense.kind = SenseKind::kPersonShort;
      for (const std::string& name : Split(row.cells[3], '|')) {
        AddName(b, b->L(name), sense);
        AddNameWords(b, b->L(name), NounClass::kHuman, gender);
      }
    }
  }
  struct Held {
    uint32_t person;
    Office office;
  };
  std::vector<Held> held;
  for (const std::string& file : FilesLike(b->world_root, "world/offices*.tsv")) {
    for (const Row& row : ReadTable(b->world_root, file, "person office code sector from to certainty", &b->faults, &b->hash)) {
      const auto person = b->person_of.find(row.cells[0]);
      if (person == b->person_of.end()) {
        b->faults.Add(row.file, row.line, "no person «" + row.cells[0] + "»; list the person in world/people.tsv first");
        continue;
      }
      Held h;
      h.person = person->second;
      h.office.person = h.person;
      h.office.source = b->Intern(row.Place());
      h.office.code = CheckedCode(b, row, codes, row.cells[2]);
      h.office.sector = CheckedSector(b, row, codes, row.cells[3]);
      if (row.cells[1] != "none") {
        const auto [it, fresh] = b->office_of.try_emplace(row.cells[1], static_cast<uint16_t>(b->office_of.size() + 1));
        if (fresh) b->world.office_names.push_back(b->Intern(row.cells[1]));
        h.office.office = it->second;
      }
      h.office.from = -1000000;
      if (!row.cells[4].empty() && !ParseOfficeDay(row.cells[4], false, &h.office.from))
        b->faults.Add(row.file, row.line, "from «" + row.cells[4] + "»; write YYYY, YYYY-MM or YYYY-MM-DD");
      h.office.to = Office::kForever;
      if (!row.cells[5].empty() && !ParseOfficeDay(row.cells[5], true, &h.office.to))
        b->faults.Add(row.file, row.line, "to «" + row.cells[5] + "»; write YYYY, YYYY-MM, YYYY-MM-DD or nothing");
      if (h.office.from > h.office.to) b->faults.Add(row.file, row.line, "ends before it begins; mend the dates");
      held.push_back(h);
    }
  }
  std::stable_sort(held.begin(), held.end(), [](const Held& x, const Held& y) { return x.person < y.person; });
  for (const Held& h : held) {
    Entity& person = b->world.entities[h.person];
    if (person.office_count == 0) person.first_office = static_cast<uint32_t>(b->world.offices.size());
    ++person.office_count;
    b->world.holdings.push_back(static_cast<uint32_t>(b->world.offices.size()));
    b->world.offices.push_back(h.office);
  }
  std::stable_sort(b->world.holdings.begin(), b->world.holdings.end(),
                   [&](uint32_t x, uint32_t y) { return b->world.offices[x].Which() < b->world.offices[y].Which(); });
}

void Titles(Builder* b, const Codes& codes) {
  std::map<std::string, std::string> seen;
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
    if (space == std::string::npos) continue;
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
      // مدع عام, أمين عام with their adjective: المدعي العام, الأمين العام.
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
}

void Descriptions(Builder* b) {
  constexpr std::pair<std::string_view, uint32_t> kKinds[] = {
      {"pair", kPair},    {"pair-state", kPairOfStates}, {"own-country", kOwnCountry}, {"counterpart", kCounterpart}, {"agent", kAgent},
      {"former", kFormer}};
  std::map<uint32_t, uint32_t> bits;
  for (const Row& row : ReadTable(b->root, "ar/descriptions.tsv", "lemma what", &b->faults, &b->hash)) {
    uint32_t bit = 0;
    for (const auto& [name, value] : kKinds) {
      if (name == row.cells[1]) bit = value;
    }
    if (bit == 0)
      b->faults.Add(row.file, row.line,
                    "no kind «" + row.cells[1] + "»; write pair, pair-state, own-country, counterpart, agent or former");
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

// GeoNames ids and coordinates, where the package's extract was given (see scripts/import-geonames): name, code, id, latitude, longitude,
// English name.
void Coordinates(Builder* b) {
  if (b->geonames.empty()) return;
  std::ifstream in(b->geonames);
  std::string line;
  std::map<std::pair<std::string, Code>, std::vector<std::string>> rows;
  while (std::getline(in, line)) {
    const auto cells = Split(line, '\t');
    if (cells.size() < 6 || cells[0][0] == '#') continue;
    std::string name = b->L(cells[0]);
    for (char& c : name) c = static_cast<char>(b->letters.fold[static_cast<uint8_t>(c)]);
    rows.try_emplace({name, MakeCode(cells[1])}, cells);
  }
  for (Place& place : b->world.places) {
    std::string name = b->L(b->String(place.name));
    for (char& c : name) c = static_cast<char>(b->letters.fold[static_cast<uint8_t>(c)]);
    const auto it = rows.find({name, place.code});
    if (it == rows.end()) continue;
    place.geoname = static_cast<uint32_t>(std::strtoul(it->second[2].c_str(), nullptr, 10));
    place.latitude = std::strtof(it->second[3].c_str(), nullptr);
    place.longitude = std::strtof(it->second[4].c_str(), nullptr);
    place.english = b->Intern(it->second[5]);
  }
}

}  // namespace

void CompileWorld(Builder* b) {
  Codes codes;
  for (const Row& row : ReadTable(b->root, "ontology/codes.tsv", "code meaning", &b->faults, &b->hash)) codes.bodies.insert(row.cells[0]);
  for (const Row& row : ReadTable(b->root, "ontology/sectors.tsv", "sector meaning", &b->faults, &b->hash))
    codes.sectors.insert(row.cells[0]);
  b->world.office_names.push_back(b->Intern(""));
  States(b, &codes);
  Titles(b, codes);
  Organisations(b, codes);
  Places(b, codes);
  People(b, codes);
  Descriptions(b);
  Coordinates(b);
}

void FinishNames(Builder* b) {
  // Senses by run of words; prefixes of longer names get nodes without senses.
  struct Node {
    std::vector<Sense> senses;
    bool longer = false;
  };
  std::map<uint64_t, Node> nodes;
  for (const Builder::PendingName& name : b->pending_names) {
    uint64_t hash = 0;
    for (size_t i = 0; i < name.words.size(); ++i) {
      hash = World::Extend(hash, b->Folded(name.words[i]));
      Node& node = nodes[hash];
      if (i + 1 < name.words.size()) {
        node.longer = true;
      } else {
        const bool known = std::any_of(node.senses.begin(), node.senses.end(),
                                       [&](const Sense& s) { return s.kind == name.sense.kind && s.id == name.sense.id; });
        if (!known && node.senses.size() < 60000) node.senses.push_back(name.sense);
      }
    }
  }
  size_t size = 16;
  while (size < nodes.size() * 2) size *= 2;
  b->world.names.assign(size, NameNode());
  b->world.name_filter.assign(World::kFilterBits / 64, 0);
  for (const auto& [hash, node] : nodes) {
    NameNode out;
    out.hash = hash;
    out.first_sense = static_cast<uint32_t>(b->world.senses.size());
    out.sense_count = static_cast<uint16_t>(node.senses.size());
    out.longer = node.longer;
    b->world.senses.insert(b->world.senses.end(), node.senses.begin(), node.senses.end());
    const size_t bit = World::FilterBit(hash);
    b->world.name_filter[bit / 64] |= uint64_t{1} << (bit % 64);
    size_t slot = hash & (size - 1);
    while (b->world.names[slot].hash != 0) slot = (slot + 1) & (size - 1);
    b->world.names[slot] = out;
  }
}

}  // namespace marsad
