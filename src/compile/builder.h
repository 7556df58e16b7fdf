// The knowledge while it is being compiled: vectors in place of the tables' spans, and what is needed to find entries again.
#ifndef MARSAD_COMPILE_BUILDER_H_
#define MARSAD_COMPILE_BUILDER_H_

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "compile/source.h"
#include "morphology/inflect.h"
#include "reader/knowledge.h"

namespace marsad {

// An example of a frame: a sentence and what must come of it.
struct Example {
  std::string file;
  int line = 0;  // of the expectation
  std::string frame;
  std::string text;
  std::string date;
  std::string expect;  // "USA:GOV > IRN"; "none"
};

struct Builder {
  std::filesystem::path root;
  std::filesystem::path world_root;   // where world/ is read from
  std::filesystem::path learnt_root;  // where learnt/ is read from
  std::filesystem::path geonames;     // extract with towns and coordinates, may be empty
  std::filesystem::path cldr;         // extract with provinces, may be empty
  std::filesystem::path hunspell;     // words made by scripts/import-hunspell, may be empty
  Faults faults;
  uint64_t hash = kHashSeed;
  std::vector<Example> examples;

  // --- tables, in the names of their readers ---
  std::vector<char> strings;
  struct {
    std::vector<uint8_t> bmp, fold;
    std::vector<uint16_t> pairs;
    std::vector<LetterExpansion> expansions;
  } letters;
  struct {
    std::vector<Lexeme> lexemes;
    std::vector<LexiconForm> forms;
    std::vector<LexiconBucket> buckets;
    std::vector<uint64_t> filter;
    std::vector<Convention> conventions;
    std::vector<LexiconForm> imported_forms;
    std::vector<LexiconBucket> imported_buckets;
    std::vector<uint64_t> imported_filter;
  } lexicon;
  struct {
    std::vector<Entity> entities;
    std::vector<Office> offices;
    std::vector<uint32_t> holdings;
    std::vector<Title> titles;
    std::vector<Place> places;
    std::vector<Sense> senses;
    std::vector<NameNode> names;
    std::vector<uint64_t> name_filter;
    std::vector<StringRef> office_names;
    std::vector<Code> state_of_code;
    std::vector<uint32_t> state_entities;
    std::vector<Description> descriptions;
    struct {
      std::vector<SpellingRule> rules;
      std::vector<uint32_t> first_rule;
      std::vector<uint64_t> native;
      std::vector<SpellingNode> nodes, near;
    } spellings;
  } world;
  struct {
    std::vector<DateWord> words;
  } dates;
  struct {
    std::vector<Frame> frames;
    std::vector<Predicate> predicates;
    std::vector<uint32_t> first_predicate;
    std::vector<Slot> slots;
    std::vector<Condition> conditions;
    std::vector<SetNoun> nouns;
    std::vector<StringRef> names;
    std::vector<Category> categories;
    std::vector<uint32_t> reporting;
    std::vector<uint64_t> discards;
  } frames;
  struct {
    std::vector<FeatureWeights> features;
    std::vector<uint32_t> of_lexeme;
    std::vector<uint8_t> deeds;
    std::vector<float> confidence;
  } learnt;

  // --- helpers ---
  StringRef Intern(std::string_view text);
  std::string_view String(StringRef ref) const { return {strings.data() + ref.offset, ref.size}; }
  std::string L(std::string_view utf8) const;  // UTF-8 → letters
  uint64_t Folded(std::string_view letters) const;
  // Splits letters at spaces and joining signs as the tokenizer does.
  std::vector<std::string> Words(std::string_view letters) const;

  uint32_t AddLexeme(Pos pos, std::string_view lemma, const std::string& source);
  // A noun, adjective or name lexeme with this lemma, kNoLexeme without.
  uint32_t FindLexeme(Pos pos, const std::string& lemma) const;
  void AddForm(uint32_t lexeme, std::string_view form, uint32_t features);
  bool HasForm(std::string_view form) const { return form_lexemes.count(std::string(form)) > 0; }

  std::map<std::pair<int, std::string>, uint32_t> lexeme_of;             // (pos, lemma)
  std::map<std::pair<int, std::string>, uint32_t> verb_of;               // (form, lemma)
  std::map<uint32_t, std::vector<uint32_t>> masdars_of, participles_of;  // verb → lexemes
  std::unordered_multimap<std::string, uint32_t> form_lexemes;           // exact form → lexeme
  std::unordered_map<uint32_t, std::vector<uint32_t>> forms_of;          // lexeme → its forms
  std::map<uint32_t, NounEntry> noun_entries;                            // lexeme → how it inflects
  struct PendingName {
    std::vector<std::string> words;
    Sense sense;
  };
  std::vector<PendingName> pending_names;
  struct PlaceSource {
    std::string file;
    int line = 0;
    std::vector<std::string> names;  // UTF-8, any of which GeoNames may have
  };
  std::vector<PlaceSource> place_sources;  // one for each of world.places
  size_t located = 0;                      // places with coordinates
  std::vector<Row> towns;                  // of geonames
  struct PersonName {
    uint32_t person;  // entity
    std::string letters;
  };
  std::vector<PersonName> person_names;  // whole names, for their other spellings
  size_t unexplained_verbs = 0;          // of the imported ones
  std::map<std::string, uint16_t> office_of;
  std::map<std::string, uint32_t> person_of;
};

// Each reads its files into the builder; faults are added to builder->faults.
void CompileLetters(Builder* b);
void CompileLexicon(Builder* b);
void CompileConventions(Builder* b);
void CompileWorld(Builder* b);
void CompileDates(Builder* b);
void CompileFrames(Builder* b);
// The words of builder->hunspell; after all that looks words up, since no frame or name is about them.
void CompileImported(Builder* b);
// The towns of builder->geonames and the provinces of builder->cldr; after the words, since a place is taken where no word is spelt so.
void CompileImportedPlaces(Builder* b);
// Sorts and hashes what the others left.
void FinishLexicon(Builder* b);
void FinishNames(Builder* b);
// learnt/*.tsv; when all lexemes and categories are there.
void CompileLearnt(Builder* b);

}  // namespace marsad
#endif  // MARSAD_COMPILE_BUILDER_H_
