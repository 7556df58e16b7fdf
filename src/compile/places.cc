// world/places.tsv, and GeoNames' coordinates for it.
#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "compile/world.h"

namespace marsad {

void CompilePlaces(Builder* b, const Codes& codes) {
  constexpr std::pair<std::string_view, PlaceKind> kKinds[] = {{"city", kCity}, {"region", kRegion}, {"camp", kCamp},
                                                               {"site", kSite}, {"sea", kSea},       {"country-part", kCountryPart}};
  for (const Row& row : ReadTable(b->world_root, "world/places.tsv", "name variants code kind geonameid", &b->faults, &b->hash)) {
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
    place.geoname = GeonameId(b, row, row.cells[4]);
    b->place_sources.push_back({row.file, row.line, {row.cells[0]}});
    for (const std::string& variant : Split(row.cells[1], '|')) b->place_sources.back().names.push_back(variant);
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

uint32_t GeonameId(Builder* b, const Row& row, const std::string& cell) {
  uint32_t id = 0;
  const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), id);
  if (cell.empty() || (result.ec == std::errc() && result.ptr == cell.data() + cell.size() && id > 0)) return id;
  b->faults.Add(row.file, row.line, "geonameid is «" + cell + "»; write the number of a GeoNames entry or nothing");
  return 0;
}

// GeoNames ids and coordinates, where the package's extract was given (see scripts/import-geonames): name, code, id, latitude, longitude,
// English name. The id that a place's line gives settles which entry is meant, else a name of it does, in its state.
void CompileCoordinates(Builder* b) {
  if (b->geonames.empty()) return;
  std::map<uint32_t, const std::vector<std::string>*> rows;
  std::map<std::pair<std::string, Code>, uint32_t> named;
  const auto folded = [&](std::string_view utf8) {
    std::string name = b->L(utf8);
    for (char& c : name) c = static_cast<char>(b->letters.fold[static_cast<uint8_t>(c)]);
    return name;
  };
  b->towns = ReadMade(b->geonames, 7, &b->faults);
  for (const Row& row : b->towns) {
    const std::vector<std::string>& cells = row.cells;
    const uint32_t id = static_cast<uint32_t>(std::strtoul(cells[2].c_str(), nullptr, 10));
    if (!cells[0].empty()) named.try_emplace({folded(cells[0]), MakeCode(cells[1])}, id);
    rows.try_emplace(id, &cells);
  }
  if (rows.empty()) return;  // the packages were missing
  for (size_t k = 0; k < b->world.places.size(); ++k) {
    Place& place = b->world.places[k];
    const Builder::PlaceSource& source = b->place_sources[k];
    auto it = rows.end();
    if (place.geoname != 0) {
      it = rows.find(place.geoname);
      if (it == rows.end())
        b->faults.Add(source.file, source.line,
                      "no town of GeoNames has the id «" + std::to_string(place.geoname) + "»; write one of geonames.tsv, or nothing");
    } else {
      for (const std::string& name : source.names) {
        const auto found = named.find({folded(name), place.code});
        if (found == named.end()) continue;
        it = rows.find(found->second);
        break;
      }
    }
    if (it == rows.end()) continue;
    place.geoname = it->first;
    place.latitude = std::strtof((*it->second)[3].c_str(), nullptr);
    place.longitude = std::strtof((*it->second)[4].c_str(), nullptr);
    place.english = b->Intern((*it->second)[5]);
    ++b->located;
  }
}

}  // namespace marsad
