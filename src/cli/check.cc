// marsad check and marsad compile: the knowledge read, checked, its examples run, and written for fast starts.
#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/commands.h"
#include "compile/compile.h"

namespace marsad {
namespace {

Compiled CompileOrTell(const std::string& directory, const std::string& world, const std::string& geonames) {
  CompileOptions options;
  options.knowledge = directory.empty() ? MARSAD_KNOWLEDGE_DIR : directory;
  options.world = world;
  options.geonames = geonames;
  Compiled compiled = Compile(options);
  for (const std::string& fault : compiled.faults) fmt::print(stderr, "{}\n", fault);
  if (!compiled.faults.empty()) fmt::print(stderr, "marsad: {} fault{}\n", compiled.faults.size(), compiled.faults.size() == 1 ? "" : "s");
  return compiled;
}

}  // namespace

int RunCheck(const CheckArguments& a) {
  const Compiled compiled = CompileOrTell(a.directory, a.world, "");
  if (!compiled.faults.empty()) return kFailed;
  size_t wrong = 0;
  if (!a.no_examples) {
    const auto faults = CheckExamples(compiled.bytes, compiled.examples);
    for (const std::string& fault : faults) fmt::print(stderr, "{}\n", fault);
    wrong = faults.size();
  }
  fmt::print("{} lexemes, {} forms; {} states, {} people, {} organisations, {} places, {} titles, {} names; {} frames\n", compiled.lexemes,
             compiled.forms, compiled.states, compiled.people, compiled.organisations, compiled.places, compiled.titles, compiled.names,
             compiled.frames);
  if (!a.no_examples) fmt::print("{} of {} examples as expected\n", compiled.examples.size() - wrong, compiled.examples.size());
  return wrong == 0 ? kOk : kFailed;
}

int RunCompile(const CompileArguments& a) {
  const Compiled compiled = CompileOrTell(a.directory, a.world, a.geonames);
  if (!compiled.faults.empty()) return kFailed;
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
