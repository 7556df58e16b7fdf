#include "compile/world_check.h"

#include <algorithm>
#include <set>

#include "compile/world.h"

namespace marsad {
namespace {

constexpr int32_t kYear = 366;
constexpr int32_t kLongLife = 75 * kYear;  // from somebody's first office to the last

// When an office is held, as far as the file's dates say it: begin and end may each be any day of the year or month that is written.
struct Period {
  int32_t begin = -1000000, begin_latest = -1000000;
  int32_t end_earliest = Office::kForever, end = Office::kForever;
};

class Checker {
 public:
  Checker(const WorldFiles& files, int32_t today) : files_(files), today_(today) {}

  std::vector<WorldFinding> Run() {
    for (const Row& row : files_.states) states_.insert(row.cells[StateColumn::kCode]);
    Offices();
    Holders();
    Names();
    SamePeople();
    Unfinished();
    Places();
    Titles();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const WorldFinding& a, const WorldFinding& b) { return a.file != b.file ? a.file < b.file : a.line < b.line; });
    return std::move(found_);
  }

 private:
  void Fault(const Row& row, std::string message) { found_.push_back({row.file, row.line, true, std::move(message)}); }
  void Note(const Row& row, std::string message) { found_.push_back({row.file, row.line, false, std::move(message)}); }

  // An office's line as messages name it: «president of EGY, 2014-06-08 to today».
  static std::string Told(const Row& row) {
    const auto& c = row.cells;
    return c[OfficeColumn::kOffice] + " of " + c[OfficeColumn::kCode] + ", " +
           (c[OfficeColumn::kFrom].empty() ? "always" : c[OfficeColumn::kFrom]) + " to " +
           (c[OfficeColumn::kUntil].empty() ? "today" : c[OfficeColumn::kUntil]);
  }
  static std::string Certainty(const Row& a, const Row& b) {
    std::string out;
    for (const Row* row : {&a, &b}) {
      if (row->cells[OfficeColumn::kCertainty] == "general") out += (out.empty() ? "" : " and ") + row->Place();
    }
    return out.empty() ? out : "; look first at the dates that only memory vouches for (general): " + out;
  }

  bool Read(const Row& row, Period* p) const {
    const std::string &from = row.cells[OfficeColumn::kFrom], &to = row.cells[OfficeColumn::kUntil];
    if (!from.empty() && !(ParseOfficeDay(from, false, &p->begin) && ParseOfficeDay(from, true, &p->begin_latest))) return false;
    if (!to.empty() && !(ParseOfficeDay(to, false, &p->end_earliest) && ParseOfficeDay(to, true, &p->end))) return false;
    return p->begin <= p->end;  // else the compiler tells
  }

  // Dates of single lines, and the rules that they go by.
  void Offices() {
    struct Span {
      int32_t first = Office::kForever, last = -1000000;
      const Row* row = nullptr;
    };
    std::map<std::string, Span> spans;
    std::set<std::string> named = {"none"};
    for (const Row& row : files_.titles) named.insert(row.cells[TitleColumn::kOffice]);
    std::set<std::string> unnamed;
    for (const Row& row : files_.offices) {
      const auto& c = row.cells;
      const std::string& office = c[OfficeColumn::kOffice];
      if (office != "none" && files_.rules.count(office) == 0)
        Fault(row, "no office «" + office + "»; write one of ontology/offices.tsv, or none");
      else if (named.count(office) == 0 && unnamed.insert(office).second)
        Note(row, "no title of ar/titles.tsv names the office «" + office + "», so that nobody is found by it; add it to a title");
      if (!c[OfficeColumn::kCertainty].empty() && c[OfficeColumn::kCertainty] != "general")
        Fault(row, "certainty is «" + c[OfficeColumn::kCertainty] + "»; write general, or nothing where the dates were looked up");
      if (c[OfficeColumn::kCode].empty()) Note(row, "says no code; write whose office it is");
      if (office == "none" && c[OfficeColumn::kSector].empty() && states_.count(c[OfficeColumn::kCode]) > 0)
        Note(row, "says neither office nor sector; write one of them");
      Period p;
      if (!Read(row, &p)) continue;
      if (p.begin > today_ && p.begin != Office::kForever) Fault(row, "begins in the future; write it down when it has begun");
      if (p.end != Office::kForever && p.end_earliest > today_) Fault(row, "ends in the future; leave `to` empty while it lasts");
      Span& span = spans[c[OfficeColumn::kPerson]];
      if (p.begin > -1000000 && p.begin < span.first) span.first = p.begin;
      const int32_t last = std::min(p.end_earliest, today_);
      if (last > span.last) span.last = last, span.row = &row;
    }
    for (const auto& [person, span] : spans) {
      if (span.row != nullptr && span.last - span.first > kLongLife)
        Note(*span.row, "«" + person + "» is in office for more than 75 years by these dates; mend them, or say when it ended");
    }
  }

  // Two lines that hold on one day. Days that the dates leave open do not count, nor does the day when one hands over to the other.
  void Holders() {
    struct Held {
      const Row* row;
      Period period;
    };
    std::map<std::pair<std::string, std::string>, std::vector<Held>> by_office;  // (code, office)
    std::map<std::string, std::vector<Held>> alone;                              // person → offices that one holds
    for (const Row& row : files_.offices) {
      Held held{&row, {}};
      if (!Read(row, &held.period)) continue;
      const auto& c = row.cells;
      by_office[{c[OfficeColumn::kCode], c[OfficeColumn::kOffice]}].push_back(held);
      if (OneHolder(row)) alone[c[OfficeColumn::kPerson]].push_back(held);
    }
    const auto overlap = [](const Held& a, const Held& b) {
      return std::max(a.period.begin_latest, b.period.begin_latest) < std::min(a.period.end_earliest, b.period.end_earliest);
    };
    for (const auto& [key, held] : by_office) {
      for (size_t k = 1; k < held.size(); ++k) {
        const Row& row = *held[k].row;
        for (size_t i = 0; i < k; ++i) {
          const Row& other = *held[i].row;
          if (!overlap(held[k], held[i])) continue;
          if (row.cells[OfficeColumn::kPerson] == other.cells[OfficeColumn::kPerson]) {
            if (key.second == "none" && row.cells[OfficeColumn::kSector] != other.cells[OfficeColumn::kSector]) continue;
            Fault(row, "«" + row.cells[OfficeColumn::kPerson] + "» is already " + Told(other) + " at " + other.Place() +
                           "; make one line of the two" + Certainty(row, other));
          } else if (OneHolder(row)) {
            Fault(row, Told(row) + ", is also held by «" + other.cells[OfficeColumn::kPerson] + "» (" + Told(other) + ") at " +
                           other.Place() + "; mend a date, or write none for whom a bare title does not mean" + Certainty(row, other));
          }
        }
      }
    }
    for (const auto& [person, held] : alone) {
      for (size_t k = 1; k < held.size(); ++k) {
        for (size_t i = 0; i < k; ++i) {
          const Row &row = *held[k].row, &other = *held[i].row;
          if (row.cells[OfficeColumn::kCode] != other.cells[OfficeColumn::kCode] && overlap(held[k], held[i]))
            Note(row, "«" + person + "» holds offices of two states at once: " + Told(row) + ", and " + Told(other) + " at " +
                          other.Place() + "; mend a code unless it is so");
        }
      }
    }
  }

  // Whether the line's office has one holder a day. What belongs to no state may belong to several bodies of one code.
  bool OneHolder(const Row& row) const {
    const auto rule = files_.rules.find(row.cells[OfficeColumn::kOffice]);
    return rule != files_.rules.end() && rule->second.one_holder && states_.count(row.cells[OfficeColumn::kCode]) > 0;
  }

  // One full name of two actors. The compiler refuses it of two people, if it is spelt alike.
  void Names() {
    struct Owner {
      const Row* row;
      std::string name;
      bool person;
    };
    std::map<std::string, Owner> owners;
    const auto add = [&](const Row& row, const std::string& names, bool person) {
      std::set<std::string> own;
      for (const std::string& name : Split(names, '|')) {
        const std::string folded = files_.Folded(name);
        if (folded.empty() || !own.insert(folded).second) continue;
        if (name.find_first_of("0123456789") != std::string::npos) {
          Note(row, "of «" + name +
                        "» only the Arabic words count: with a number inside it is never found, at its end it is found without; write the "
                        "number in words");
          continue;
        }
        const auto [it, fresh] = owners.try_emplace(folded, Owner{&row, name, person});
        if (fresh || it->second.row == &row || (person && it->second.person && name == it->second.name)) continue;
        Fault(row, "the name «" + name + "» also belongs to " + it->second.row->cells[0] + " at " + it->second.row->Place() +
                       "; leave it to one of them" + (person ? ", or put it under `short` of both" : ""));
      }
    };
    for (const Row& row : files_.states) {
      add(row, row.cells[StateColumn::kName], false);
      add(row, row.cells[StateColumn::kVariants], false);
    }
    for (const Row& row : files_.organisations) add(row, row.cells[OrganisationColumn::kNames], false);
    for (const Row& row : files_.people) add(row, row.cells[PersonColumn::kNames], true);
  }

  // The same English name, or full Arabic names of one state's people that differ as spellings do.
  void SamePeople() {
    std::map<std::string, std::set<std::string>> codes;
    for (const Row& row : files_.offices) codes[row.cells[OfficeColumn::kPerson]].insert(row.cells[OfficeColumn::kCode]);
    const auto of_one_state = [&](const Row& a, const Row& b) {
      const auto &x = codes[a.cells[PersonColumn::kId]], &y = codes[b.cells[PersonColumn::kId]];
      return std::any_of(x.begin(), x.end(), [&](const std::string& code) { return y.count(code) > 0; });
    };
    std::map<std::string, const Row*> english;
    std::map<std::string, std::vector<const Row*>> skeletons;
    for (const Row& row : files_.people) {
      const std::string plain = Plain(row.cells[PersonColumn::kEnglish]);
      const auto [it, fresh] = english.try_emplace(plain, &row);
      const bool twin = !fresh && !plain.empty();
      const std::string which = "«" + row.cells[PersonColumn::kEnglish] + "» has the English name of ";
      if (twin && of_one_state(row, *it->second))
        Fault(row, which + it->second->cells[0] + " at " + it->second->Place() + ", of the same state; keep one of the two");
      else if (twin)
        Note(row, which + it->second->cells[0] + " at " + it->second->Place() + "; keep one of the two unless they are two people");
      std::set<std::string> own;
      for (const std::string& name : Split(row.cells[PersonColumn::kNames], '|')) {
        if (files_.Folded(name).find(' ') == std::string::npos || !own.insert(files_.Skeleton(name)).second) continue;
        auto& like = skeletons[files_.Skeleton(name)];
        for (const Row* other : like) {
          if (other != it->second && of_one_state(row, *other))
            Note(row, "«" + name + "» may be " + other->cells[0] + " at " + other->Place() +
                          " in another spelling; keep one of the two unless they are two people");
        }
        like.push_back(&row);
      }
    }
  }

  // Letters of a Latin name alone: Abdel-Fattah is Abdel Fattah.
  static std::string Plain(std::string_view english) {
    std::string out;
    for (const char c : english) {
      if (c != ' ' && c != '-' && c != '\'' && c != '.') out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return out;
  }

  // Actors of whom too little is said to be of use.
  void Unfinished() {
    std::set<std::string> held;
    for (const Row& row : files_.offices) held.insert(row.cells[OfficeColumn::kPerson]);
    for (const Row& row : files_.people) {
      if (held.count(row.cells[PersonColumn::kId]) == 0)
        Note(row, "«" + row.cells[PersonColumn::kId] +
                      "» has no line in an offices file, so no code or sector; add one, with office none if it has to be");
      if (row.cells[PersonColumn::kEnglish].empty()) Note(row, "has no English name; write one");
      if (row.cells[PersonColumn::kNames].empty() && row.cells[PersonColumn::kShort].empty())
        Fault(row, "has no name; write one under `names`");
      const auto names = Split(row.cells[PersonColumn::kNames], '|');
      for (const std::string& name : Split(row.cells[PersonColumn::kShort], '|')) {
        if (std::find(names.begin(), names.end(), name) != names.end())
          Note(row, "«" + name + "» stands under `names` and `short`; keep the one that is right");
      }
    }
    for (const Row& row : files_.organisations) {
      const auto& c = row.cells;
      if (c[OrganisationColumn::kNames].empty()) Fault(row, "has no name; write one under `names`");
      if (c[OrganisationColumn::kEnglish].empty()) Note(row, "has no English name; write one");
      // Peoples live in several states, and what a body beyond states is its code says.
      if (c[OrganisationColumn::kCode].empty() && c[OrganisationColumn::kKind] != "ethnic")
        Note(row, "has no code; write a state's, or IGO, NGO, IMG, MNC …");
      if (c[OrganisationColumn::kSector].empty() &&
          (c[OrganisationColumn::kCode].empty() || states_.count(c[OrganisationColumn::kCode]) > 0))
        Note(row, "has no sector; write one of ontology/sectors.tsv");
    }
    for (const Row& row : files_.states) {
      if (row.cells[StateColumn::kNisbas].empty()) Note(row, "has no nisba; write one");
      if (row.cells[StateColumn::kCapital].empty()) Note(row, "has no capital; write its names");
    }
  }

  // One place of a state twice, and places of no state.
  void Places() {
    std::map<std::pair<std::string, std::string>, const Row*> owners;  // (name, code)
    for (const Row& row : files_.places) {
      const std::string& code = row.cells[PlaceColumn::kCode];
      const std::string& kind = row.cells[PlaceColumn::kKind];
      if (code.empty() && (kind == "city" || kind == "camp" || kind == "site"))
        Note(row, "lies in no state; write its code, unless that is disputed");
      std::set<std::string> own;
      for (const std::string& name : Split(row.cells[PlaceColumn::kName] + "|" + row.cells[PlaceColumn::kVariants], '|')) {
        const std::string folded = files_.Folded(name);
        if (folded.empty() || !own.insert(folded).second) continue;
        const auto [it, fresh] = owners.try_emplace({folded, code}, &row);
        if (!fresh && it->second != &row)
          Fault(row, "«" + name + "» of " + (code.empty() ? "no state" : code) + " is already at " + it->second->Place() +
                         "; keep one of the two");
      }
    }
  }

  void Titles() {
    for (const Row& row : files_.titles) {
      const std::string& office = row.cells[TitleColumn::kOffice];
      if (!office.empty() && office != "none" && files_.rules.count(office) == 0)
        Fault(row, "no office «" + office + "»; write one of ontology/offices.tsv, or nothing");
      if (row.cells[TitleColumn::kSector].empty() && row.cells[TitleColumn::kKind] == "person" && office.empty())
        Note(row, "«" + row.cells[TitleColumn::kLemma] +
                      "» has neither sector nor office; write one unless the body that it is named with says it");
    }
  }

  const WorldFiles& files_;
  const int32_t today_;
  std::set<std::string> states_;
  std::vector<WorldFinding> found_;
};

}  // namespace

std::vector<WorldFinding> CheckWorld(const WorldFiles& files, int32_t today) { return Checker(files, today).Run(); }

}  // namespace marsad
