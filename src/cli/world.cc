// marsad world: the actors of the knowledge: whether what is said of them can be so, how documents use them, and one by one.
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"
#include "cli/world_use.h"
#include "compile/compile.h"
#include "compile/world_check.h"
#include "formats/names.h"

namespace marsad {
namespace {

int32_t Today() {
  using namespace std::chrono;
  return static_cast<int32_t>(duration_cast<days>(system_clock::now().time_since_epoch()).count());
}

int CheckFiles(const std::filesystem::path& directory) {
  CompileOptions options;
  options.knowledge = directory;
  const Compiled compiled = Compile(options);
  for (const std::string& fault : compiled.faults) fmt::print(stderr, "{}\n", fault);
  WorldFiles files;
  ReadWorldFiles(directory, directory, &files);
  for (const std::string& fault : files.faults.messages()) fmt::print(stderr, "{}\n", fault);
  size_t faults = compiled.faults.size() + files.faults.messages().size(), notes = 0;
  for (const WorldFinding& f : CheckWorld(files, Today())) {
    ++(f.fault ? faults : notes);
    fmt::print(f.fault ? stderr : stdout, "{}:{}: {}{}\n", f.file, f.line, f.fault ? "" : "note: ", f.message);
  }
  fmt::print("{} people with {} offices, {} organisations, {} states, {} places, {} titles; {} faults, {} notes\n", files.people.size(),
             files.offices.size(), files.organisations.size(), files.states.size(), files.places.size(), files.titles.size(), faults,
             notes);
  return faults == 0 ? kOk : kFailed;
}

// --- against documents ---

// What the documents said, as a table for people or an object a line for programs.
class Report {
 public:
  Report(const Tables& tables, const WorldUse& use, const WorldArguments& a) : world_(tables.world), use_(use), a_(a) {}

  void Print() {
    Actors();
    Contradictions();
    Unknown();
  }

 private:
  // The entries of a map by falling count, no more than wanted.
  template <typename Map, typename Count>
  auto Sorted(const Map& map, Count&& count) const {
    std::vector<const typename Map::value_type*> sorted;
    for (const auto& entry : map) sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto* x, const auto* y) {
      const auto m = count(x->second), n = count(y->second);
      return m != n ? m > n : x->first < y->first;
    });
    if (a_.limit > 0 && sorted.size() > a_.limit) sorted.resize(a_.limit);
    return sorted;
  }

  std::string_view Title(uint32_t title) const { return world_.String(world_.titles[title].lemma); }
  std::string_view Id(uint32_t entity) const { return world_.String(world_.entities[entity].id); }
  // " of RUS", empty for no state.
  static std::string Of(Code code) { return code == 0 ? std::string() : " of " + std::string(std::string_view(CodeText(code))); }
  // Keys by falling count.
  template <typename Key>
  static std::vector<std::pair<uint64_t, Key>> ByCount(const std::map<Key, uint64_t>& counts) {
    std::vector<std::pair<uint64_t, Key>> sorted;
    for (const auto& [key, count] : counts) sorted.emplace_back(count, key);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    return sorted;
  }
  bool table() const { return a_.format == "table"; }

  void Text(std::string_view key, std::string_view value) {
    json_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    std::string valid;
    value = ValidUtf8(value, &valid);
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void Number(const char* key, uint64_t value) {
    json_.Key(key);
    json_.Uint64(value);
  }
  void Begin(std::string_view kind, uint64_t count) {
    buffer_.Clear();
    json_.Reset(buffer_);
    json_.StartObject();
    Text("kind", kind);
    Number("count", count);
  }
  void End() {
    json_.EndObject();
    fmt::print("{}\n", std::string_view(buffer_.GetString(), buffer_.GetSize()));
  }
  void Seen(const Sightings& seen) {
    if (seen.first != kNoDay) Text("first", IsoDay(seen.first)), Text("last", IsoDay(seen.last));
    Text("document", seen.document);
    Text("sentence", seen.sentence);
  }
  static std::string Days(const Sightings& seen) {
    if (seen.first == kNoDay) return "no day";
    return seen.first == seen.last ? IsoDay(seen.first) : IsoDay(seen.first) + " to " + IsoDay(seen.last);
  }

  void Actors() {
    if (table()) fmt::print("actors by how often they are named, with the titles right before the name ({} named)\n", use_.actors().size());
    for (const auto* entry : Sorted(use_.actors(), [](const WorldUse::Actor& actor) { return actor.count; })) {
      const auto& [entity, actor] = *entry;
      const auto titles = ByCount(actor.titles);
      if (table()) {
        std::string line;
        for (const auto& [count, title] : titles) line += fmt::format("{}{} {}", line.empty() ? "" : "، ", Title(title), count);
        fmt::print("{:7}  {}  {}\n", actor.count, Id(entity), line);
        continue;
      }
      Begin("actor", actor.count);
      Text("id", Id(entity));
      json_.Key("titles");
      json_.StartArray();
      for (const auto& [count, title] : titles) {
        json_.StartObject();
        Text("title", Title(title));
        Number("count", count);
        json_.EndObject();
      }
      json_.EndArray();
      End();
    }
  }

  void Contradictions() {
    if (table()) fmt::print("\ntitles that contradict the offices of the day ({} different)\n", use_.claims().size());
    for (const auto* entry : Sorted(use_.claims(), [](const Sightings& seen) { return seen.count; })) {
      const auto& [claim, seen] = *entry;
      const std::string held = use_.Held(claim.person, seen.first);
      if (table()) {
        fmt::print("{:7}  {}  {}{}  {}  {}: {}  | {}: {}\n", seen.count, Id(claim.person), Title(claim.title), Of(claim.code), Days(seen),
                   ContradictionName(claim.what), held, seen.document, seen.sentence);
        continue;
      }
      Begin("contradiction", seen.count);
      Text("id", Id(claim.person));
      Text("title", Title(claim.title));
      Text("office", world_.String(world_.office_names[world_.titles[claim.title].office]));
      Text("code", std::string_view(CodeText(claim.code)));
      Text("what", ContradictionName(claim.what));
      Text("knowledge", held);
      Seen(seen);
      End();
    }
  }

  // Those whose title names an office before the rest: they are whom the knowledge lacks most.
  void Unknown() {
    std::map<std::string, WorldUse::Unknown> holders, others;
    for (const auto& [key, unknown] : use_.unknown()) (unknown.office ? holders : others).emplace(key, unknown);
    UnknownNames("names that no file has, behind titles of offices", holders);
    UnknownNames("names that no file has, behind other titles", others);
  }

  void UnknownNames(std::string_view title, const std::map<std::string, WorldUse::Unknown>& names) {
    if (table()) fmt::print("\n{} ({} different)\n", title, names.size());
    for (const auto* entry : Sorted(names, [](const WorldUse::Unknown& unknown) { return unknown.seen.count; })) {
      const WorldUse::Unknown& unknown = entry->second;
      const auto titles = ByCount(unknown.titles);
      if (table()) {
        std::string line;
        for (const auto& [count, titled] : titles)
          line += fmt::format("{}{}{} {}", line.empty() ? "" : "، ", Title(titled.first), Of(titled.second), count);
        fmt::print("{:7}  {}  {}  {}  | {}: {}\n", unknown.seen.count, unknown.name, line, Days(unknown.seen), unknown.seen.document,
                   unknown.seen.sentence);
        continue;
      }
      Begin("unknown", unknown.seen.count);
      Text("name", unknown.name);
      json_.Key("titles");
      json_.StartArray();
      for (const auto& [count, titled] : titles) {
        json_.StartObject();
        Text("title", Title(titled.first));
        Text("office", world_.String(world_.office_names[world_.titles[titled.first].office]));
        Text("code", std::string_view(CodeText(titled.second)));
        Number("count", count);
        json_.EndObject();
      }
      json_.EndArray();
      Seen(unknown.seen);
      End();
    }
  }

  const World& world_;
  const WorldUse& use_;
  const WorldArguments& a_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

int CheckAgainst(const WorldArguments& a, const std::filesystem::path& directory) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.directory)) return kFailed;
  WorldFiles files;
  ReadWorldFiles(directory, directory, &files);
  for (const std::string& fault : files.faults.messages()) fmt::print(stderr, "{}\n", fault);
  if (!files.faults.empty()) return kFailed;
  ArticleReader reader(knowledge.tables());
  WorldUse use(knowledge.tables(), files);
  const int code = ForEachDocument(a.against, a.input, [&](const InputDocument& document) {
    use.Add(reader.Read(document.info.title, document.text, document.info.date), document.info.id);
  });
  if (code == kFailed) return code;
  Report(knowledge.tables(), use, a).Print();
  return code;
}

// --- one by one ---

std::string Joined(const std::string& cell) {
  std::string out;
  for (const std::string& part : Split(cell, '|')) out += (out.empty() ? "" : "، ") + part;
  return out;
}

void Line(std::string_view key, const std::string& value) {
  if (!value.empty()) fmt::print("  {:9} {}\n", key, value);
}

bool ShowOne(const WorldFiles& files, const std::string& wanted) {
  const std::string folded = files.Folded(wanted);
  const auto lower = [](std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return text;
  };
  // Whether the row's id, English name or any of the names in `cells` is meant.
  const auto meant = [&](const Row& row, std::initializer_list<size_t> cells) {
    if (lower(row.cells[0]) == lower(wanted) || lower(row.cells[1]) == lower(wanted)) return true;
    for (const size_t cell : cells) {
      for (const std::string& name : Split(row.cells[cell], '|')) {
        if (!folded.empty() && files.Folded(name) == folded) return true;
      }
    }
    return false;
  };
  bool found = false;
  for (const Row& row : files.people) {
    if (!meant(row, {PersonColumn::kNames, PersonColumn::kShort})) continue;
    found = true;
    fmt::print("{}  {}  ({})\n", row.cells[PersonColumn::kId], row.cells[PersonColumn::kEnglish], row.Place());
    Line("names", Joined(row.cells[PersonColumn::kNames]));
    Line("short", Joined(row.cells[PersonColumn::kShort]));
    std::vector<const Row*> offices;
    for (const Row& office : files.offices) {
      if (office.cells[OfficeColumn::kPerson] == row.cells[PersonColumn::kId]) offices.push_back(&office);
    }
    std::stable_sort(offices.begin(), offices.end(),
                     [](const Row* x, const Row* y) { return x->cells[OfficeColumn::kFrom] < y->cells[OfficeColumn::kFrom]; });
    for (const Row* office : offices) {
      const auto& c = office->cells;
      fmt::print("  {:10} to {:10}  {} of {} {}{}  ({})\n", c[OfficeColumn::kFrom],
                 c[OfficeColumn::kUntil].empty() ? "today" : c[OfficeColumn::kUntil], c[OfficeColumn::kOffice], c[OfficeColumn::kCode],
                 c[OfficeColumn::kSector], c[OfficeColumn::kCertainty].empty() ? "" : ", dates from memory", office->Place());
    }
  }
  for (const Row& row : files.organisations) {
    const auto& c = row.cells;
    if (!meant(row, {OrganisationColumn::kNames, OrganisationColumn::kMembers, OrganisationColumn::kNisbas})) continue;
    found = true;
    fmt::print("{}  {}  ({})\n", c[OrganisationColumn::kId], c[OrganisationColumn::kEnglish], row.Place());
    Line("is", fmt::format("{} {} {}", c[OrganisationColumn::kCode], c[OrganisationColumn::kSector], c[OrganisationColumn::kKind]));
    Line("names", Joined(c[OrganisationColumn::kNames]));
    Line("members", Joined(c[OrganisationColumn::kMembers]));
    Line("nisba", Joined(c[OrganisationColumn::kNisbas]));
  }
  for (const Row& row : files.states) {
    const auto& c = row.cells;
    if (!meant(row, {StateColumn::kName, StateColumn::kVariants, StateColumn::kNisbas, StateColumn::kPeople, StateColumn::kCapital,
                     StateColumn::kSeats}))
      continue;
    found = true;
    fmt::print("{}  {}  ({})\n", c[StateColumn::kCode], c[StateColumn::kEnglish], row.Place());
    Line("names", Joined(c[StateColumn::kName] + "|" + c[StateColumn::kVariants]));
    Line("nisba", Joined(c[StateColumn::kNisbas] + "|" + c[StateColumn::kPeople]));
    Line("capital", Joined(c[StateColumn::kCapital]));
    Line("seats", Joined(c[StateColumn::kSeats]));
  }
  if (!found) fmt::print(stderr, "marsad: nobody is called «{}»; write an id, a code or a whole name as in knowledge/world\n", wanted);
  return found;
}

}  // namespace

int RunWorld(const WorldArguments& a) {
  const std::filesystem::path directory = a.directory.empty() ? MARSAD_KNOWLEDGE_DIR : a.directory;
  std::error_code error;
  if (!std::filesystem::is_directory(directory / "world", error)) {
    fmt::print(stderr, "marsad: {}: no knowledge directory; it wants one with ontology/, world/ and ar/\n", directory.string());
    return kFailed;
  }
  int code = kOk;
  if (a.what == WorldArguments::What::kShow) {
    WorldFiles files;
    ReadWorldFiles(directory, directory, &files);
    for (const std::string& name : a.names) code = ShowOne(files, name) ? code : kFailed;
  } else {
    code = a.against.empty() ? CheckFiles(directory) : CheckAgainst(a, directory);
  }
  if (std::fflush(stdout) == 0) return code;
  fmt::print(stderr, "marsad: standard output: {}\n", std::strerror(errno));
  return kFailed;
}

}  // namespace marsad
