// marsad analyse: words and phrases of documents, without parties and events.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"
#include "formats/conllu.h"

namespace marsad {

int RunAnalyse(const AnalyseArguments& a) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  ArticleReader reader(knowledge.tables());
  std::string out;
  const int code = ForEachDocument(a.files, a.input, [&](const InputDocument& document) {
    const Document& d = reader.Analyse(document.info.title, document.text);
    out.clear();
    if (a.format == "conllu") {
      AppendConllu(d, knowledge.tables(), document.info.id, &out);
    } else {
      out = fmt::format("# {}\n", document.info.id);
      AppendLayer(d, knowledge.tables(), a.format, &out);
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
  });
  if (std::fflush(stdout) == 0) return code;
  fmt::print(stderr, "marsad: standard output: {}\n", std::strerror(errno));
  return kFailed;
}

}  // namespace marsad
