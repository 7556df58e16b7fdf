// world/places.tsv, and GeoNames' coordinates for it.
#include <cstdlib>
#include <fstream>

#include "compile/world.h"

namespace marsad {

void CompilePlaces(Builder* b, const Codes& codes) {
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

// GeoNames ids and coordinates, where the package's extract was given (see scripts/import-geonames): name, code, id, latitude, longitude,
// English name.
void CompileCoordinates(Builder* b) {
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

}  // namespace marsad
