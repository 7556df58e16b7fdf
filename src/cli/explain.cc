// marsad explain: every layer of one document as text, and why each event and party.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"

namespace marsad {

int RunExplain(const ExplainArguments& a) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  ArticleReader reader(knowledge.tables());
  const bool json = a.file.ends_with(".jsonl");
  bool known = true;
  std::string out;
  const int code = ForEachDocument({a.file}, json ? "jsonl" : "text", [&](const InputDocument& document) {
    const DocumentInfo& info = document.info;
    const Document& d = reader.Read(info.title, document.text, info.date.empty() ? a.date : info.date);
    out.clear();
    if (json) out = fmt::format("# {}  {}\n", info.id, info.date);
    if (a.layer.empty()) {
      AppendLayers(d, knowledge.tables(), &out);
    } else {
      known = AppendLayer(d, knowledge.tables(), a.layer, &out);
    }
    if (json) out += '\n';
    if (known) std::fwrite(out.data(), 1, out.size(), stdout);
  });
  if (known) return code;
  fmt::print(stderr, "marsad: no layer «{}»; write text, tokens, words, names, phrases, mentions or events\n", a.layer);
  return kFailed;
}

}  // namespace marsad
