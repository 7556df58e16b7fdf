// What do the files of world/ say, line by line? For those who look at the knowledge itself rather than through its tables: `marsad world`.
#ifndef MARSAD_COMPILE_WORLD_FILES_H_
#define MARSAD_COMPILE_WORLD_FILES_H_

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compile/builder.h"

namespace marsad {

// The columns of the tables, by name.
struct StateColumn {
  enum : size_t { kCode, kEnglish, kName, kVariants, kNisbas, kPeople, kCapital, kSeats };
};
struct PersonColumn {
  enum : size_t { kId, kEnglish, kNames, kShort, kGender };
};
struct OfficeColumn {
  enum : size_t { kPerson, kOffice, kCode, kSector, kFrom, kUntil, kCertainty };
};
struct OrganisationColumn {
  enum : size_t { kId, kEnglish, kCode, kSector, kOtherSectors, kNames, kMembers, kNisbas, kKind };
};
struct PlaceColumn {
  enum : size_t { kName, kVariants, kCode, kKind };
};
struct TitleColumn {
  enum : size_t { kLemma, kPlurals, kSector, kOtherSectors, kOffice, kKind };
};

// A line of ontology/offices.tsv.
struct OfficeRule {
  bool one_holder = false;                                                  // of a state on a day
  enum class Title : uint8_t { kHeld, kKept, kFree } title = Title::kHeld;  // what being called so proves
  std::string kind_of;                                                      // the wider office, empty without
};

// ar/same-names.tsv: when two names may be one.
struct SameNames {
  char as[256] = {};               // letter → the one that it is compared as; 0 for those that are left out
  std::vector<std::string> links;  // words inside names after which the name goes on, folded
};

struct WorldFiles {
  std::vector<Row> states, people, offices, organisations, places, titles;
  std::map<std::string, OfficeRule> rules;
  SameNames spellings;
  Builder letters;  // for L, Words and the folding only
  Faults faults;    // of the two files that Compile does not read; what is wrong with the others is told there

  // `utf8` as names are compared: letters folded, one space between words.
  std::string Folded(std::string_view utf8) const;
  // The same as the ear may take it: by `spellings`, and without articles.
  std::string Skeleton(std::string_view utf8) const;
};

// Reads knowledge/ontology, knowledge/ar and world/world.
void ReadWorldFiles(const std::filesystem::path& knowledge, const std::filesystem::path& world, WorldFiles* out);

}  // namespace marsad
#endif  // MARSAD_COMPILE_WORLD_FILES_H_
