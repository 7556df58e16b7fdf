// marsad classify: the PLOVER quad class of each document, learnt from words and from what the coder finds.
#include <fmt/format.h>

#include <cstring>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"
#include "formats/classes.h"

namespace marsad {

int RunClassify(const ClassifyArguments& a) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  ArticleReader reader(knowledge.tables());
  ClassOptions options;
  options.explain = a.explain;
  options.features = a.features;
  std::string out;
  const int code = ForEachDocument(a.files, a.input, [&](const InputDocument& document) {
    const DocumentInfo& info = document.info;
    const Document& d = reader.Read(info.title, document.text, info.date);
    out.clear();
    AppendClass(d, knowledge.tables(), info, options, &out);
    std::fwrite(out.data(), 1, out.size(), stdout);
  });
  if (std::fflush(stdout) == 0) return code;
  fmt::print(stderr, "marsad: standard output: {}\n", std::strerror(errno));
  return kFailed;
}

}  // namespace marsad
