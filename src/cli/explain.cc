// marsad explain: every layer of one document as text, and why each event and party.
#include <fmt/format.h>

#include <cstring>
#include <memory>

#include "cli/commands.h"
#include "cli/loaded.h"
#include "formats/input.h"

namespace marsad {

int RunExplain(const ExplainArguments& a) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  const bool standard = a.file == "-";
  std::FILE* file = standard ? stdin : std::fopen(a.file.c_str(), "rb");
  if (file == nullptr) {
    fmt::print(stderr, "marsad: {}: {}\n", a.file, std::strerror(errno));
    return kFailed;
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> closer(standard ? nullptr : file,
                                                               [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
  ArticleReader reader(knowledge.tables());
  const auto explain = [&](std::string_view title, std::string_view text, std::string_view date) {
    const Document& d = reader.Read(title, text, date.empty() ? std::string_view(a.date) : date);
    std::string out;
    if (a.layer.empty()) {
      AppendLayers(d, knowledge.tables(), &out);
    } else if (!AppendLayer(d, knowledge.tables(), a.layer, &out)) {
      fmt::print(stderr, "marsad: no layer «{}»; write text, tokens, words, names, phrases, mentions or events\n", a.layer);
      return false;
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
    return true;
  };
  LineReader lines(file);
  std::string line, text;
  if (a.file.ends_with(".jsonl")) {
    JsonLineParser parser;
    InputDocument document;
    std::string fault;
    int code = kOk;
    for (int number = 1; lines.Next(&line) == LineReader::Result::kLine; ++number) {
      if (!parser.Parse(line, &document, &fault)) {
        fmt::print(stderr, "{}:{}: {}\n", a.file, number, fault);
        code = kSomeFaults;
        continue;
      }
      fmt::print("# {}  {}\n", document.info.id, document.info.date);
      if (!explain(document.info.title, document.text, document.info.date)) return kFailed;
      fmt::print("\n");
    }
    return code;
  }
  for (LineReader::Result r; (r = lines.Next(&line)) != LineReader::Result::kEnd;) {
    if (r != LineReader::Result::kLine) {
      fmt::print(stderr, "marsad: {}: cannot be read whole\n", a.file);
      return kFailed;
    }
    text += line;
    text += '\n';
  }
  if (!text.empty()) text.pop_back();
  return explain("", text, "") ? kOk : kFailed;
}

}  // namespace marsad
