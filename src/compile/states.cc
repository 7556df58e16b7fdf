// world/states.tsv: states, their nisbas and people, capitals and seats.
#include <algorithm>

#include "compile/world.h"
#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

}  // namespace

void CompileStates(Builder* b, Codes* codes) {
  const auto rows =
      ReadTable(b->world_root, "world/states.tsv", "code english name variants nisba people capital seats geonameid", &b->faults, &b->hash);
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
      place.geoname = GeonameId(b, row, row.cells[8]);
      b->place_sources.push_back({row.file, row.line, capitals});
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

}  // namespace marsad
