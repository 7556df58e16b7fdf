// knowledge/ → one buffer of tables; and the check of its examples.
#ifndef MARSAD_COMPILE_COMPILE_H_
#define MARSAD_COMPILE_COMPILE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "compile/builder.h"

namespace marsad {

struct CompileOptions {
  std::filesystem::path knowledge;  // the directory with ontology/, world/ and ar/
  std::filesystem::path world;      // another directory whose world/ is read instead; empty: the same
  std::filesystem::path learnt;     // another directory whose learnt/ is read instead; empty: the same
  std::filesystem::path geonames;   // an extract made by scripts/import-geonames; empty: no coordinates, no towns but our own
  std::filesystem::path cldr;       // provinces by scripts/import-cldr; empty: none but our own
  std::filesystem::path hunspell;   // words made by scripts/import-hunspell; empty: only our own
};

struct Compiled {
  std::string bytes;                // empty when there are faults
  std::vector<std::string> faults;  // "file:line: what is wrong; what to write"
  std::vector<Example> examples;
  uint64_t source_hash = 0;
  size_t frames = 0, predicates = 0, lexemes = 0, forms = 0, names = 0, states = 0, people = 0, organisations = 0, places = 0, titles = 0;
  size_t located = 0;                                              // places with coordinates
  size_t imported = 0, imported_forms = 0, unexplained_verbs = 0;  // of hunspell-ar: lexemes, forms, verbs that no root explains
};

Compiled Compile(const CompileOptions& options);

// The hash of all source files without compiling them, as Compile gives it.
uint64_t HashSources(const CompileOptions& options);

// Reads every example with the compiled tables and compares. Returns a fault for each that differs.
std::vector<std::string> CheckExamples(const std::string& bytes, const std::vector<Example>& examples);

}  // namespace marsad
#endif  // MARSAD_COMPILE_COMPILE_H_
