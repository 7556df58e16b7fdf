// marsad score: how near coded events come to annotated ones, and what is wrong with those that do not.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"
#include "cli/output.h"
#include "cli/score_report.h"
#include "formats/record.h"

namespace marsad {
namespace {

// The gold that is asked for, and where each document stands in it.
struct Gold {
  std::vector<ScoredDocument> documents;
  std::unordered_map<std::string, size_t> at;

  // Every fault is told; false where there was one, since figures over half a gold file mean nothing.
  bool Read(const ScoreArguments& a) {
    CodedReader reader;
    std::unordered_map<std::string, uint64_t> lines;
    const int64_t faults = ForEachLine(a.gold, [&](const std::string& line, uint64_t number, std::string* fault) {
      ScoredDocument document;
      if (!reader.Gold(line, &document.gold, fault)) return;
      const auto [it, added] = lines.emplace(document.gold.id, number);
      if (!added) {
        *fault = fmt::format("document {} stands on line {} already", document.gold.id, it->second);
      } else {
        documents.push_back(std::move(document));
      }
    });
    if (faults > 0) fmt::print(stderr, "marsad: {}: {} broken line{}; nothing was scored\n", a.gold, faults, faults == 1 ? "" : "s");
    if (faults != 0) return false;
    if (a.first > 0 && a.first < documents.size()) documents.resize(a.first);
    if (a.last > 0 && a.last < documents.size()) documents.erase(documents.begin(), documents.end() - static_cast<std::ptrdiff_t>(a.last));
    for (size_t k = 0; k < documents.size(); ++k) at[documents[k].gold.id] = k;
    if (!documents.empty()) return true;
    fmt::print(stderr, "marsad: {}: no documents in it\n", a.gold);
    return false;
  }

  ScoredDocument* Find(const std::string& id) {
    const auto it = at.find(id);
    return it == at.end() ? nullptr : &documents[it->second];
  }
};

// With the `reader` that has just read the document, losses as well.
void FindErrorsOf(bool distinct, ScoredDocument* d, const ArticleReader* reader, const Document* document) {
  const Matches matches = Match(d->gold.events, d->coded, Level::kCountries, distinct);
  for (const EventError& error : FindErrors(d->gold.events, d->coded, matches)) {
    ScoredError& scored = d->errors.emplace_back(ScoredError{error, {}});
    if (error.missed && reader != nullptr) scored.loss = LossOf(error, d->gold.events[error.event], d->coded, *reader, *document);
  }
}

int ScoreRecords(const ScoreArguments& a, Gold* gold) {
  CodedReader reader;
  uint64_t records = 0, of_gold = 0;
  const int64_t faults = ForEachLine(a.system, [&](const std::string& line, uint64_t, std::string* fault) {
    std::string id;
    CodedEvent event;
    if (!reader.Record(line, &id, &event, fault)) return;
    ++records;
    ScoredDocument* document = gold->Find(id);
    if (document == nullptr) return;
    ++of_gold;
    document->coded.push_back(std::move(event));
  });
  if (faults > 0) fmt::print(stderr, "marsad: {}: {} broken line{}; nothing was scored\n", a.system, faults, faults == 1 ? "" : "s");
  if (faults != 0) return kFailed;
  if (records > 0 && of_gold == 0)
    fmt::print(stderr, "marsad: {}: none of its {} records is of a document of {}\n", a.system, records, a.gold);
  for (ScoredDocument& d : gold->documents) FindErrorsOf(a.distinct, &d, nullptr, nullptr);
  return kOk;
}

int ScoreDocuments(const ScoreArguments& a, Gold* gold) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  ArticleReader reader(knowledge.tables());
  CodedReader coded;
  RecordOptions options;
  options.version = "marsad " MARSAD_VERSION;
  std::vector<bool> read(gold->documents.size());
  std::string lines, id, fault;
  int again = 0;
  const int code = ForEachDocument(a.documents, a.input, [&](const InputDocument& document) {
    ScoredDocument* scored = gold->Find(document.info.id);
    if (scored == nullptr) return;
    if (read[static_cast<size_t>(scored - gold->documents.data())]) {
      fmt::print(stderr, "marsad: document {} is there twice; the first is scored\n", document.info.id);
      ++again;
      return;
    }
    read[static_cast<size_t>(scored - gold->documents.data())] = true;
    const Document& d = reader.Read(document.info.title, document.text, document.info.date);
    // Through the record, so that what is scored is what is written.
    lines.clear();
    AppendJsonLines(d, knowledge.tables(), document.info, options, &lines);
    for (size_t at = 0, end; at < lines.size(); at = end + 1) {
      end = lines.find('\n', at);
      coded.Record(std::string_view(lines).substr(at, end - at), &id, &scored->coded.emplace_back(), &fault);
    }
    FindErrorsOf(a.distinct, scored, &reader, &d);
  });
  if (code == kFailed) return code;
  uint64_t absent = 0;
  for (size_t k = 0; k < read.size(); ++k) {
    if (read[k]) continue;
    ++absent;
    FindErrorsOf(a.distinct, &gold->documents[k], nullptr, nullptr);
  }
  if (absent == read.size()) {
    fmt::print(stderr, "marsad: none of the documents of {} is among those given; nothing was scored\n", a.gold);
    return kFailed;
  }
  if (absent > 0)
    fmt::print(stderr, "marsad: {} documents of {} are not among those given; their events count as missed\n", absent, a.gold);
  return absent + static_cast<uint64_t>(again) > 0 ? kSomeFaults : code;
}

}  // namespace

int RunScore(const ScoreArguments& a) {
  if (a.system.empty() == a.documents.empty()) {
    fmt::print(stderr, "marsad: score wants {}: a file of records, or --documents to be coded\n",
               a.system.empty() ? "something to compare" : "one of two");
    return kFailed;
  }
  Gold gold;
  if (!gold.Read(a)) return kFailed;
  const int code = a.documents.empty() ? ScoreRecords(a, &gold) : ScoreDocuments(a, &gold);
  if (code == kFailed) return code;
  PrintScore(a, gold.documents);
  return Finish(code);
}

}  // namespace marsad
