// world/people*.tsv and world/offices*.tsv: who there is, and what they held when.
#include <algorithm>
#include <set>

#include "compile/world.h"

namespace marsad {

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

namespace {

// Offices that two people hold at once in several states, longer than dates may err.
std::set<uint16_t> SharedOffices(const std::vector<Office>& offices) {
  constexpr int32_t kLong = 180;  // days
  constexpr size_t kStates = 3;
  std::map<uint64_t, std::vector<const Office*>> by_state;
  for (const Office& office : offices) {
    if (office.office != 0) by_state[office.Which()].push_back(&office);
  }
  std::map<uint16_t, size_t> states;
  for (const auto& [which, held] : by_state) {
    bool shared = false;
    for (size_t i = 0; i < held.size() && !shared; ++i) {
      for (size_t k = i + 1; k < held.size() && !shared; ++k) {
        const int64_t from = std::max(held[i]->from, held[k]->from), to = std::min(held[i]->to, held[k]->to);
        shared = held[i]->person != held[k]->person && to - from > kLong;
      }
    }
    states[held[0]->office] += shared;
  }
  std::set<uint16_t> out;
  for (const auto& [office, count] : states) {
    if (count >= kStates) out.insert(office);
  }
  return out;
}

}  // namespace

void CompilePeople(Builder* b, const Codes& codes) {
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
        b->person_names.push_back({id, b->L(name)});
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
    b->world.offices.push_back(h.office);
  }
  // المتحدث, السفير: what several hold at once in one state says of nobody who he is.
  const std::set<uint16_t> shared = SharedOffices(b->world.offices);
  for (uint32_t k = 0; k < b->world.offices.size(); ++k) {
    if (shared.count(b->world.offices[k].office) == 0) b->world.holdings.push_back(k);
  }
  std::stable_sort(b->world.holdings.begin(), b->world.holdings.end(),
                   [&](uint32_t x, uint32_t y) { return b->world.offices[x].Which() < b->world.offices[y].Which(); });
}

}  // namespace marsad
