// What the files that compile the world share: the codes that may be written, and the ways a name enters. Private to the layer:
//
//   world.cc          all of it in order, descriptions
//   states.cc         states, their capitals and seats
//   titles.cc         titles
//   organisations.cc  organisations
//   places.cc         places and coordinates
//   imported_places.cc  towns and provinces that packages name
//   people.cc         people and the offices that they held
//   names.cc          every name with its forms
//   spellings.cc      what people's names are in other spellings
#ifndef MARSAD_COMPILE_WORLD_H_
#define MARSAD_COMPILE_WORLD_H_

#include <set>
#include <string>
#include <string_view>

#include "compile/builder.h"

namespace marsad {

inline constexpr std::string_view kArticle = "\xC7\xE4";

// Codes and sectors that may be written.
struct Codes {
  std::set<std::string> states, bodies, sectors;
  bool IsCode(const std::string& c) const { return states.count(c) > 0 || bodies.count(c) > 0; }
};

// The code or sector of a cell, 0 with a fault where there is none such.
Code CheckedCode(Builder* b, const Row& row, const Codes& codes, const std::string& code);
Code CheckedSector(Builder* b, const Row& row, const Codes& codes, const std::string& sector);

// The first or last day of "2018", "2018-06" or "2018-06-01"; false where it is none of these.
bool ParseOfficeDay(const std::string& text, bool last, int32_t* day);

// --- names.cc ---

void AddName(Builder* b, const std::string& letters, Sense sense);
void AddNameWords(Builder* b, const std::string& letters, NounClass noun_class, uint32_t features, bool rare_if_common = false);
std::string Definite(const std::string& letters);
void AddInflected(Builder* b, const NounEntry& noun, bool two_inflected, Sense sense);
void AddNisba(Builder* b, const std::string& nisba, uint32_t entity, SenseKind kind, const std::string& source);
void AddPeople(Builder* b, const std::string& plural, uint32_t entity, SenseKind kind, const std::string& source);
void AddMember(Builder* b, const std::string& member, uint32_t entity, const std::string& source);

// --- each reads its files into the builder ---

void CompileStates(Builder* b, Codes* codes);
void CompileTitles(Builder* b, const Codes& codes);
void CompileOrganisations(Builder* b, const Codes& codes);
void CompilePlaces(Builder* b, const Codes& codes);
void CompileCoordinates(Builder* b);
// The number in a geonameid cell, 0 for an empty one and, with a fault, for what is no number.
uint32_t GeonameId(Builder* b, const Row& row, const std::string& cell);
void CompilePeople(Builder* b, const Codes& codes);
void CompileSpellings(Builder* b);

}  // namespace marsad
#endif  // MARSAD_COMPILE_WORLD_H_
