// The world as the knowledge has it: states, people with their offices by date, organisations, places, titles; and every name of theirs.
// Part of the compiled knowledge; const, shared by all threads.
#ifndef MARSAD_NAMES_WORLD_H_
#define MARSAD_NAMES_WORLD_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "base/blob.h"
#include "base/hash.h"
#include "morphology/lexicon.h"
#include "names/spelling.h"

namespace marsad {

// A code (RUS, UNO) or sector (GOV) in four bytes, 0 for none: so that records compare as numbers.
using Code = uint32_t;

inline constexpr Code MakeCode(std::string_view text) {
  Code code = 0;
  for (size_t i = 0; i < text.size() && i < 4; ++i) code |= static_cast<Code>(static_cast<uint8_t>(text[i])) << (8 * i);
  return code;
}
// The letters of a code; at most 3.
struct CodeText {
  char text[5] = {};
  explicit CodeText(Code code) {
    for (int i = 0; i < 4; ++i) text[i] = static_cast<char>(code >> (8 * i) & 0xFF);
  }
  operator std::string_view() const { return text; }
};

enum class EntityKind : uint8_t { kState, kPerson, kOrganisation };
enum class OrganisationKind : uint8_t {
  kOther,
  kInternational,
  kArmed,
  kParty,
  kCompany,
  kAgency,
  kMedia,
  kNgo,
  kReligious,
  kInstitution,
  kEthnic,
  kMinistry
};

struct Entity {
  StringRef id;  // person/vladimir-putin
  StringRef english;
  StringRef name;    // Arabic, UTF-8
  StringRef source;  // world/people.tsv:12
  Code code = 0;
  Code sector = 0;
  Code other_sector = 0;
  EntityKind kind = EntityKind::kState;
  OrganisationKind organisation = OrganisationKind::kOther;
  uint8_t feminine = 0;
  uint8_t reserved = 0;
  uint32_t first_office = 0;  // of a person: in World::offices
  uint32_t office_count = 0;
};

struct Office {
  uint32_t person = 0;  // entity
  uint16_t office = 0;  // in World::office_names; 0 none
  uint16_t reserved = 0;
  Code code = 0;
  Code sector = 0;
  int32_t from = 0;  // days since 1970-01-01
  int32_t to = 0;    // last day; kForever while it lasts
  StringRef source;
  static constexpr int32_t kForever = 0x7FFFFFFF;
  uint64_t Which() const { return static_cast<uint64_t>(code) << 16 | office; }  // the office of that state
};

enum class TitleKind : uint8_t { kPerson, kGroup, kInstitution };

struct Title {
  StringRef lemma;  // UTF-8
  StringRef source;
  Code sector = 0;
  Code other_sector = 0;
  Code code = 0;  // whose it is where nothing else says so (المبعوث الأممي)
  uint16_t office = 0;
  TitleKind kind = TitleKind::kPerson;
  uint8_t reserved = 0;
};

struct Place {
  StringRef name;  // UTF-8
  StringRef english;
  StringRef source;
  Code code = 0;
  uint32_t geoname = 0;  // GeoNames id, 0 unknown
  float latitude = 0;
  float longitude = 0;
  uint8_t kind = 0;  // PlaceKind
  uint8_t capital = 0;
  uint8_t imported = 0;  // from a package: beside a stranger's name it is part of that
  uint8_t reserved = 0;
};
enum PlaceKind : uint8_t { kCity, kRegion, kCamp, kSite, kSea, kCountryPart, kCountry };

// What a name may mean.
enum class SenseKind : uint8_t {
  kState,
  kCapital,
  kSeat,
  kPlace,
  kPerson,
  kPersonShort,
  kOrganisation,
  kMember,
  kTitle,
  kNisba,
  kOrganisationNisba
};

// How a name was matched: as it is listed, in another spelling of its family, with one letter wrong.
enum class Spelt : uint8_t { kAsListed, kFamily, kNearly };

struct Sense {
  uint32_t id = 0;  // entity, place or title; for a capital its place
  uint32_t features = 0;
  SenseKind kind = SenseKind::kState;
  uint8_t words = 1;     // how many words the name has
  uint8_t definite = 0;  // the form carries the article
  Spelt spelt = Spelt::kAsListed;
};

// A run of words that begins or is a name.
struct NameNode {
  uint64_t hash = 0;  // of the run; 0 marks an empty slot
  uint32_t first_sense : 24 = 0;
  SenseKind first_kind = SenseKind::kState;  // of the first sense, to have it at hand
  uint16_t sense_count = 0;
  uint16_t longer = 0;  // bits of the words with which longer names go on; 0 when there are none

  static uint16_t LongerBit(uint64_t word) { return static_cast<uint16_t>(1u << (word >> 60)); }
  // Whether a longer name may go on with the word of this folded hash; false is certain, and touches no other memory.
  bool MayGoOn(uint64_t word) const { return (longer & LongerBit(word)) != 0; }
};
static_assert(sizeof(NameNode) == 16);

// A noun that points back (knowledge/ar/descriptions.tsv), by its lexeme.
enum DescriptionBit : uint32_t {
  kPair = 1,
  kPairOfStates = 2,
  kOwnCountry = 4,
  kCounterpart = 8,
  kAgent = 16,
  kFormer = 32,
  kBacking = 64,
  kRanks = 128,
  kAlien = 256,
  kOccasion = 512,
  kOfTopic = 1024
};
struct Description {
  uint32_t lexeme = 0;  // sorted
  uint32_t bits = 0;
};

struct World {
  std::span<const char> strings;
  std::span<const Entity> entities;
  std::span<const Office> offices;     // by person
  std::span<const uint32_t> holdings;  // the same by office and code, to ask who held it
  std::span<const Title> titles;
  std::span<const Place> places;
  std::span<const Sense> senses;
  std::span<const NameNode> names;          // open addressing, a power of two
  std::span<const uint64_t> name_filter;    // bit sets of the hashes in `names`: most runs that are tried are none
  std::span<const StringRef> office_names;  // [0] is empty
  std::span<const Code> state_of_code;      // entity index by sorted code, see StateEntity
  std::span<const uint32_t> state_entities;
  std::span<const Description> descriptions;
  Spellings spellings;

  std::string_view String(StringRef ref) const { return {strings.data() + ref.offset, ref.size}; }
  static uint64_t Extend(uint64_t run, uint64_t word) { return HashMix(run * 0x9E3779B97F4A7C15ULL + word) | 1; }
  static constexpr size_t kFilterBits = size_t{1} << 20;
  static size_t FilterBit(uint64_t hash) { return hash >> 36 & (kFilterBits - 1); }
  const NameNode* Find(uint64_t hash) const {
    const size_t bit = FilterBit(hash);
    return (name_filter[bit / 64] >> (bit % 64) & 1) == 0 ? nullptr : FindLikely(hash);
  }
  // The same for a hash that is most often there (NameNode::MayGoOn).
  const NameNode* FindLikely(uint64_t hash) const {
    const size_t mask = names.size() - 1;
    for (size_t i = hash & mask; names[i].hash != 0; i = (i + 1) & mask) {
      if (names[i].hash == hash) return &names[i];
    }
    return nullptr;
  }
  uint32_t DescriptionOf(uint32_t lexeme) const;  // bits, 0 for none
  // The state with this code, kNoLexeme when there is none.
  uint32_t StateEntity(Code code) const;
  // The office that `person` held on `day`, the last one before it, or the first after; null when the person has none.
  // *in_force tells which.
  const Office* OfficeOn(const Entity& person, int32_t day, bool* in_force) const;
  // Who held `office` of `code` on `day`; kNoLexeme when nobody is known.
  uint32_t Holder(uint16_t office, Code code, int32_t day) const;
};

}  // namespace marsad
#endif  // MARSAD_NAMES_WORLD_H_
