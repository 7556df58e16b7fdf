// marsad check and marsad compile: the knowledge read, checked, its examples run, and written for fast starts.
#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"
#include "compile/compile.h"
#include "reader/reader.h"

namespace marsad {
namespace {

Compiled CompileOrTell(const std::string& directory, const std::string& world, CompileOptions options) {
  options.knowledge = directory.empty() ? MARSAD_KNOWLEDGE_DIR : directory;
  options.world = world;
  Compiled compiled = Compile(options);
  for (const std::string& fault : compiled.faults) fmt::print(stderr, "{}\n", fault);
  if (!compiled.faults.empty()) fmt::print(stderr, "marsad: {} fault{}\n", compiled.faults.size(), compiled.faults.size() == 1 ? "" : "s");
  return compiled;
}

// Counts how often the words of each predicate occur in the documents, and tells those that neither occur nor stand in two examples.
int Attested(const Compiled& compiled, const std::vector<std::string>& files) {
  Tables tables;
  if (!OpenTables(compiled.bytes, &tables)) return kFailed;
  ArticleReader reader(tables);
  const auto base = [&](uint32_t lexeme) {
    const uint32_t verb = tables.lexicon.lexemes[lexeme].verb;
    return verb == kNoLexeme ? lexeme : verb;
  };
  // All that a word may be counts: قدم is two verbs.
  std::map<uint32_t, uint64_t> in_corpus;
  std::map<std::pair<uint32_t, uint32_t>, int> in_examples;  // (frame, base)
  const auto count = [&](const Document& d, auto&& fn) {
    for (const Word& w : d.words.words) {
      if (w.lexeme == kNoLexeme) continue;
      const WordCache::Entry& entry = reader.words().entry(w.surface);
      for (uint32_t k = 0; k < entry.count; ++k) {
        const Analysis& a = reader.words().analyses(w.surface)[k];
        if (a.lexeme != kNoLexeme) fn(a.lexeme);
      }
    }
  };
  const int code = ForEachDocument(files, "jsonl", [&](const InputDocument& document) {
    count(reader.Read(document.info.title, document.text, ""), [&](uint32_t lexeme) { ++in_corpus[lexeme]; });
  });
  if (code == kFailed) return code;
  std::map<std::string, uint32_t> frame_of;
  for (uint32_t f = 0; f < tables.frames.frames.size(); ++f) frame_of[std::string(tables.frames.String(tables.frames.frames[f].id))] = f;
  for (const Example& example : compiled.examples) {
    std::set<uint32_t> seen;
    count(reader.Read("", example.text, example.date), [&](uint32_t lexeme) { seen.insert(base(lexeme)); });
    for (const uint32_t lexeme : seen) ++in_examples[{frame_of[example.frame], lexeme}];
  }
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> predicates;  // (frame, base) → occurrences
  std::set<uint32_t> of_events;
  for (uint32_t lexeme = 0; lexeme + 1 < tables.frames.first_predicate.size(); ++lexeme) {
    for (const Predicate& p : tables.frames.PredicatesOf(lexeme)) {
      if (!p.is_noun && tables.lexicon.lexemes[lexeme].pos != Pos::kVerb) continue;  // participles come with their verb
      const auto it = in_corpus.find(lexeme);
      predicates[{p.frame, base(lexeme)}] += it == in_corpus.end() ? 0 : it->second;
      if (tables.frames.frames[p.frame].kind == FrameKind::kEvent) of_events.insert(base(lexeme));
    }
  }
  size_t missing = 0;
  for (const auto& [key, occurrences] : predicates) {
    if (occurrences > 0 || in_examples[key] >= 2) continue;
    ++missing;
    const Frame& frame = tables.frames.frames[key.first];
    fmt::print("{}: «{}» of {} occurs nowhere and has fewer than two examples\n", tables.frames.String(frame.source),
               ToUtf8(tables.lexicon.String(tables.lexicon.lexemes[key.second].lemma)), tables.frames.String(frame.id));
  }
  fmt::print("{} predicates of event frames; {} pairs of frame and predicate, {} not attested\n", of_events.size(), predicates.size(),
             missing);
  return missing == 0 ? kOk : kFailed;
}

}  // namespace

int RunCheck(const CheckArguments& a) {
  CompileOptions options;
  AddPackages(&options);
  if (a.no_examples) options.hunspell.clear();
  const Compiled compiled = CompileOrTell(a.directory, a.world, options);
  if (!compiled.faults.empty()) return kFailed;
  size_t wrong = 0;
  if (!a.no_examples) {
    const auto faults = CheckExamples(compiled.bytes, compiled.examples);
    for (const std::string& fault : faults) fmt::print(stderr, "{}\n", fault);
    wrong = faults.size();
  }
  fmt::print(
      "{} lexemes, {} forms; {} states, {} people, {} organisations, {} places ({} with coordinates), {} titles, {} names; {} frames\n",
      compiled.lexemes, compiled.forms, compiled.states, compiled.people, compiled.organisations, compiled.places, compiled.located,
      compiled.titles, compiled.names, compiled.frames);
  if (compiled.located == 0)
    fmt::print(
        "no coordinates: geonames.tsv beside the program is missing or empty; install libgeonames0 and libgeonames-common and build "
        "anew\n");
  if (!a.no_examples) fmt::print("{} of {} examples as expected\n", compiled.examples.size() - wrong, compiled.examples.size());
  if (wrong == 0 && !a.attested.empty()) return Attested(compiled, a.attested);
  return wrong == 0 ? kOk : kFailed;
}

int RunCompile(const CompileArguments& a) {
  CompileOptions options;
  options.geonames = a.geonames, options.cldr = a.cldr, options.hunspell = a.hunspell;
  const Compiled compiled = CompileOrTell(a.directory, a.world, options);
  if (!compiled.faults.empty()) return kFailed;
  if (!a.hunspell.empty())
    fmt::print(stderr, "{} lexemes and {} forms of hunspell-ar; {} of its verbs have no root that explains them and are left out\n",
               compiled.imported, compiled.imported_forms, compiled.unexplained_verbs);
  const std::string part = a.output + ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(compiled.bytes.data(), static_cast<std::streamsize>(compiled.bytes.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(part, a.output, error);
  if (!out || error) {
    fmt::print(stderr, "marsad: {}: {}\n", a.output, error ? error.message() : std::strerror(errno));
    return kFailed;
  }
  return kOk;
}

}  // namespace marsad
