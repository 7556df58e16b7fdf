#include "compile/compile.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "reader/reader.h"

namespace marsad {

StringRef Builder::Intern(std::string_view text) {
  const StringRef ref{static_cast<uint32_t>(strings.size()), static_cast<uint32_t>(text.size())};
  strings.insert(strings.end(), text.begin(), text.end());
  return ref;
}

std::string Builder::L(std::string_view utf8) const {
  Letters table;
  table.bmp = letters.bmp;
  table.pairs = letters.pairs;
  table.fold = letters.fold;
  table.expansions = letters.expansions;
  return ToLetters(table, utf8);
}

uint64_t Builder::Folded(std::string_view text) const {
  uint64_t h = kHashSeed;
  for (char c : text) h = HashByte(h, letters.fold[static_cast<uint8_t>(c)]);
  return HashMix(h);
}

std::vector<std::string> Builder::Words(std::string_view text) const {
  std::vector<std::string> words;
  std::string word;
  for (char c : text) {
    if (IsArabicLetter(static_cast<uint8_t>(c))) {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

uint32_t Builder::AddLexeme(Pos pos, std::string_view lemma, const std::string& source) {
  const auto [it, fresh] =
      lexeme_of.try_emplace({static_cast<int>(pos), std::string(lemma)}, static_cast<uint32_t>(lexicon.lexemes.size()));
  if (!fresh) return it->second;
  Lexeme lexeme;
  lexeme.lemma = Intern(lemma);
  lexeme.source = Intern(source);
  lexeme.pos = pos;
  lexicon.lexemes.push_back(lexeme);
  return it->second;
}

uint32_t Builder::FindLexeme(Pos pos, const std::string& lemma) const {
  const auto it = lexeme_of.find({static_cast<int>(pos), lemma});
  return it == lexeme_of.end() ? kNoLexeme : it->second;
}

void Builder::AddForm(uint32_t lexeme, std::string_view form, uint32_t features) {
  std::vector<uint32_t>& own = forms_of[lexeme];
  for (const uint32_t other : own) {
    if (lexicon.forms[other].features == features && String(lexicon.forms[other].letters) == form) return;
  }
  own.push_back(static_cast<uint32_t>(lexicon.forms.size()));
  LexiconForm& added = lexicon.forms.emplace_back();  // the rest is known when all is read
  added.letters = Intern(form), added.lexeme = lexeme, added.features = features;
  const std::string key(form);
  const auto [first, last] = form_lexemes.equal_range(key);
  for (auto it = first; it != last; ++it) {
    if (it->second == lexeme) return;
  }
  form_lexemes.emplace(key, lexeme);
}

namespace {

// All source files, a directory after the other in the order of their names: the hash depends neither on the file system's order nor on
// where the directories lie.
uint64_t HashAll(const CompileOptions& options) {
  uint64_t hash = kHashSeed;
  std::vector<std::filesystem::path> files;
  std::error_code error;
  const auto collect = [&](const std::filesystem::path& root) {
    const size_t first = files.size();
    for (auto it = std::filesystem::recursive_directory_iterator(root, error);
         !error && it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
      const auto extension = it->path().extension();
      if (it->is_regular_file(error) && (extension == ".tsv" || extension == ".frames")) files.push_back(it->path());
    }
    std::sort(files.begin() + static_cast<long>(first), files.end());
  };
  collect(options.knowledge);
  if (!options.world.empty()) collect(options.world);
  if (!options.learnt.empty()) collect(options.learnt);
  if (!options.geonames.empty()) files.push_back(options.geonames);
  if (!options.cldr.empty()) files.push_back(options.cldr);
  if (!options.hunspell.empty()) files.push_back(options.hunspell);
  std::string bytes;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const auto size = std::filesystem::file_size(file, error);
    bytes.resize(error ? 0 : static_cast<size_t>(size));
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    hash = HashBytes(bytes, hash ^ HashBytes(file.filename().string()));
  }
  return hash;
}

std::string SideText(const Document& d, const std::vector<uint32_t>& refs, size_t begin, size_t count) {
  std::set<std::string> parts;
  for (size_t k = begin; k < begin + count; ++k) {
    const Party& p = d.mentions.parties[refs[k]];
    std::string part(CodeText(p.code).text);
    if (p.sector != 0) part += ":" + std::string(CodeText(p.sector).text);
    if (!part.empty()) parts.insert(part);
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ",") + part;
  return out.empty() ? "-" : out;
}

std::string Sorted(const std::string& side) {
  auto parts = Split(side, ',');
  for (std::string& p : parts) p = std::string(Trim(p));
  std::sort(parts.begin(), parts.end());
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ",") + part;
  return out;
}

}  // namespace

uint64_t HashSources(const CompileOptions& options) { return HashAll(options); }

Compiled Compile(const CompileOptions& options) {
  Builder b;
  b.root = options.knowledge;
  b.world_root = options.world.empty() ? options.knowledge : options.world;
  b.learnt_root = options.learnt.empty() ? options.knowledge : options.learnt;
  b.geonames = options.geonames;
  b.cldr = options.cldr;
  b.hunspell = options.hunspell;
  CompileLetters(&b);
  CompileLexicon(&b);
  CompileConventions(&b);
  CompileWorld(&b);
  CompileDates(&b);
  CompileFrames(&b);
  const size_t own = b.lexicon.lexemes.size();
  CompileImported(&b);
  CompileImportedPlaces(&b);
  FinishLexicon(&b);
  FinishNames(&b);
  CompileLearnt(&b);
  Compiled out;
  out.faults = b.faults.messages();
  out.examples = std::move(b.examples);
  out.source_hash = HashAll(options);
  out.frames = b.frames.frames.size();
  out.predicates = b.frames.predicates.size();
  out.lexemes = own;
  out.imported = b.lexicon.lexemes.size() - own;
  out.imported_forms = b.lexicon.imported_forms.size();
  out.unexplained_verbs = b.unexplained_verbs;
  out.forms = b.lexicon.forms.size();
  out.names = b.pending_names.size();
  out.places = b.world.places.size();
  out.located = b.located;
  out.titles = b.world.titles.size();
  for (const Entity& e : b.world.entities) {
    out.states += e.kind == EntityKind::kState;
    out.people += e.kind == EntityKind::kPerson;
    out.organisations += e.kind == EntityKind::kOrganisation;
  }
  if (!out.faults.empty()) return out;
  BlobWriter writer(out.source_hash);
  VisitTables(b.letters, b.lexicon, b.world, b.dates, b.frames, b.learnt, b.strings, [&](const auto& table) { writer.Add(table); });
  out.bytes = writer.Finish();
  return out;
}

std::vector<std::string> CheckExamples(const std::string& bytes, const std::vector<Example>& examples) {
  std::vector<std::string> faults;
  Tables tables;
  if (!OpenTables(bytes, &tables)) return {"the compiled knowledge cannot be read"};
  ArticleReader reader(tables);
  for (const Example& example : examples) {
    const Document& d = reader.Read("", example.text, example.date);
    std::multiset<std::string> found;
    for (const Event& e : d.events.events) {
      if (tables.frames.String(tables.frames.frames[e.frame].id) != example.frame) continue;
      found.insert(SideText(d, d.events.party_refs, e.first_party, e.actors) + " > " +
                   SideText(d, d.events.party_refs, e.first_party + e.actors, e.recipients));
    }
    std::string got;
    for (const std::string& f : found) got += (got.empty() ? "" : "; ") + f;
    if (got.empty()) got = "none";
    std::multiset<std::string> wanted;
    for (const std::string& want : Split(example.expect, ';')) {
      const std::string w(Trim(want));
      const size_t arrow = w.find('>');
      if (arrow == std::string::npos) {
        wanted.insert(w);
      } else {
        wanted.insert(Sorted(std::string(Trim(std::string_view(w).substr(0, arrow)))) + " > " +
                      Sorted(std::string(Trim(std::string_view(w).substr(arrow + 1)))));
      }
    }
    std::string want;
    for (const std::string& w : wanted) want += (want.empty() ? "" : "; ") + w;
    if (got != want)
      faults.push_back(example.file + ":" + std::to_string(example.line) + ": the example of «" + example.frame + "» gives " + got +
                       ", not " + want + "; mend the frame or the expectation: " + example.text);
  }
  return faults;
}

}  // namespace marsad
