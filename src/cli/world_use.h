// How do documents use the world: whom do they name, with which titles, and where does that contradict what the knowledge says of the day?
// For `marsad world check --against`. Tested by tests/cli.py.
#ifndef MARSAD_CLI_WORLD_USE_H_
#define MARSAD_CLI_WORLD_USE_H_

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compile/world_files.h"
#include "reader/reader.h"

namespace marsad {

// Where something was seen: how often, from which day to which, and the first time in full.
struct Sightings {
  uint64_t count = 0;
  int32_t first = kNoDay, last = kNoDay;
  std::string document, sentence;
};

// What the knowledge says against a title, from the gravest on.
enum class Contradiction : uint8_t {
  kNever,       // the person never held the office
  kOtherState,  // the same office, but of another state
  kNotYet,      // only later
  kNoLonger,    // only before, and former holders of this office are not called so
};
std::string_view ContradictionName(Contradiction c);

class WorldUse {
 public:
  struct Actor {
    uint64_t count = 0;                   // by full name, and by short names that are resolved
    std::map<uint32_t, uint64_t> titles;  // right before the name: title → count
  };
  struct Claim {
    uint32_t person, title;
    Code code;  // of the state that the title is said of, 0 where none is
    Contradiction what;
    bool operator<(const Claim& o) const { return std::tie(what, person, title, code) < std::tie(o.what, o.person, o.title, o.code); }
  };
  // A name that no file has.
  struct Unknown {
    std::string name;                                      // as first printed
    std::map<std::pair<uint32_t, Code>, uint64_t> titles;  // title and the state that it was said of, 0 where none is
    bool office = false;                                   // one of the titles names an office
    Sightings seen;
  };

  WorldUse(const Tables& tables, const WorldFiles& files);
  void Add(const Document& document, const std::string& id);

  const std::map<uint32_t, Actor>& actors() const { return actors_; }
  const std::map<Claim, Sightings>& claims() const { return claims_; }
  // By folded name, so that spellings of one name count together.
  const std::map<std::string, Unknown>& unknown() const { return unknown_; }
  // The person's offices as messages name them, those in force on `day` alone if there are any: "president EGY 2014-06-08 to today
  // (world/…:7)".
  std::string Held(uint32_t person, int32_t day) const;

 private:
  // A title and the name behind it.
  struct Titled {
    uint32_t title = 0;
    Code code = 0;
    bool of_body = false;   // of an organisation or place, which may share its code with others
    bool former = false;    // السابق
    bool complete = false;  // has an article or says whose it is: what is behind it is not annexed (وزير خارجية أردوغان)
    bool second = false;    // stands behind another title: may be its adjective (رئيس الحكومة المحافظ)
    uint32_t name = 0;      // token where the name begins
  };
  bool TitledAt(const Document& d, uint32_t name, uint32_t end, Titled* out) const;
  // Whether the token may be a part of a name that no file has, behind `begin`.
  bool IsPart(const Document& d, uint32_t t, uint32_t begin) const;
  bool Links(const Document& d, uint32_t t) const;
  void AtPerson(const Document& d, const Titled& titled, uint32_t person, const std::string& id);
  void AtUnknown(const Document& d, const Titled& titled, uint32_t end, const std::string& id);
  bool Contradicts(const Titled& titled, uint32_t person, int32_t day, Contradiction* what) const;
  bool Agrees(uint16_t held, uint16_t office) const;

  const Tables& tables_;
  const World& world_;
  const WorldFiles& files_;
  std::vector<const OfficeRule*> rules_;  // one an office; null for those without
  std::vector<uint16_t> kind_of_;         // one an office: the wider one, 0 without
  std::vector<uint32_t> inner_;           // one a title: the title inside it (الرئيس of نائب الرئيس), kNoIndex without
  std::vector<uint64_t> links_;           // hashes of words after which a name goes on, sorted
  std::map<uint32_t, Actor> actors_;      // by entity
  std::map<Claim, Sightings> claims_;
  std::map<std::string, Unknown> unknown_;
};

}  // namespace marsad
#endif  // MARSAD_CLI_WORLD_USE_H_
