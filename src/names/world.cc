#include "names/world.h"

#include <algorithm>

namespace marsad {

uint32_t World::StateEntity(Code code) const {
  const auto it = std::lower_bound(state_of_code.begin(), state_of_code.end(), code);
  if (it == state_of_code.end() || *it != code) return kNoLexeme;
  return state_entities[static_cast<size_t>(it - state_of_code.begin())];
}

uint32_t World::DescriptionOf(uint32_t lexeme) const {
  const auto it =
      std::lower_bound(descriptions.begin(), descriptions.end(), lexeme, [](const Description& d, uint32_t l) { return d.lexeme < l; });
  return it != descriptions.end() && it->lexeme == lexeme ? it->bits : 0;
}

const Office* World::OfficeOn(const Entity& person, int32_t day, bool* in_force) const {
  const Office* best = nullptr;
  *in_force = false;
  for (const Office& office : offices.subspan(person.first_office, person.office_count)) {
    if (office.from <= day && day <= office.to) {
      // The weightier of two that are held at once stands first in the file.
      if (!*in_force) best = &office;
      *in_force = true;
    } else if (!*in_force && (best == nullptr || (office.to < day && (best->from > day || office.to > best->to)))) {
      best = &office;
    }
  }
  return best;
}

uint32_t World::Holder(uint16_t office, Code code, int32_t day) const {
  if (office == 0) return kNoLexeme;
  Office wanted;
  wanted.office = office;
  wanted.code = code;
  const auto which = [this](uint32_t k) { return offices[k].Which(); };
  for (auto it = std::ranges::lower_bound(holdings, wanted.Which(), {}, which); it != holdings.end() && which(*it) == wanted.Which();
       ++it) {
    if (offices[*it].from <= day && day <= offices[*it].to) return offices[*it].person;
  }
  return kNoLexeme;
}

}  // namespace marsad
