#include "cli/score_report.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <map>

#include "cli/event_text.h"
#include "cli/output.h"
#include "cli/table.h"

namespace marsad {
namespace {

std::string Fraction(double value) { return fmt::format("{:.3f}", value); }

class Report {
 public:
  Report(const ScoreArguments& a, const std::vector<ScoredDocument>& documents) : a_(a), documents_(documents), score_(a.distinct) {
    for (const ScoredDocument& d : documents) score_.Add(d.gold, d.coded);
  }

  void Print() {
    if (a_.format == "jsonl") {
      Levels();
      if (a_.by == "category") Categories();
    } else {
      LevelTable();
      if (a_.by == "category") CategoryTable();
    }
    if (a_.by == "frame") Frames();
    Errors();
    Losses();
    Samples(true, a_.misses);
    Samples(false, a_.extras);
  }

 private:
  bool markdown() const { return a_.format == "markdown"; }
  bool jsonl() const { return a_.format == "jsonl"; }
  // Between two tables.
  void Gap() const { Put("\n"); }

  // --- JSON lines ---

  void Text(const char* key, std::string_view value) {
    json_.Key(key);
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void Number(const char* key, uint64_t value) {
    json_.Key(key);
    json_.Uint64(value);
  }
  void Begin(std::string_view kind) {
    buffer_.Clear();
    json_.Reset(buffer_);
    json_.StartObject();
    Text("kind", kind);
  }
  void End() {
    json_.EndObject();
    Put("{}\n", std::string_view(buffer_.GetString(), buffer_.GetSize()));
  }
  void WriteFigures(Level level, const Figures& f) {
    Text("level", LevelName(level));
    json_.Key("precision");
    json_.Double(f.Precision());
    json_.Key("recall");
    json_.Double(f.Recall());
    json_.Key("f1");
    json_.Double(f.F1());
    Number("found", f.found);
    Number("wanted", f.wanted);
    Number("coded", f.coded);
  }
  void Levels() {
    for (size_t level = 0; level < kLevels; ++level) {
      Begin("level");
      WriteFigures(static_cast<Level>(level), score_.figures(static_cast<Level>(level)));
      End();
    }
  }
  void Categories() {
    for (const auto& [category, figures] : score_.categories()) {
      for (size_t level = 0; level < kLevels; ++level) {
        Begin("category");
        Text("category", category);
        WriteFigures(static_cast<Level>(level), figures[level]);
        End();
      }
    }
  }
  void WriteSide(const char* key, const std::vector<CodedParty>& parties) {
    json_.Key(key);
    json_.StartArray();
    for (const CodedParty& p : parties) {
      json_.StartObject();
      if (!p.code.empty()) Text("code", p.code);
      if (!p.sector.empty()) Text("sector", p.sector);
      Text("entity_text", p.words);
      if (!p.resolved_by.empty()) Text("resolved_by", p.resolved_by);
      json_.EndObject();
    }
    json_.EndArray();
  }
  void WriteEvent(const char* key, const CodedEvent* e) {
    json_.Key(key);
    if (e == nullptr) {
      json_.Null();
      return;
    }
    json_.StartObject();
    Text("event", e->category);
    json_.Key("real");
    json_.Bool(e->real);
    WriteSide("actor", e->actors);
    WriteSide("recipient", e->recipients);
    if (!e->told.empty()) Text("event_text", ToldText(*e));
    Text("text", e->words);
    if (!e->frame.empty()) Text("frame", e->frame), Text("frame_source", e->frame_source);
    json_.EndObject();
  }

  // --- tables ---

  void LevelTable() {
    Table table({"level", "P", "R", "F1", "found", "of", "coded"});
    for (size_t level = 0; level < kLevels; ++level) {
      const Figures& f = score_.figures(static_cast<Level>(level));
      table.Add({LevelName(static_cast<Level>(level)), Fraction(f.Precision()), Fraction(f.Recall()), Fraction(f.F1()),
                 std::to_string(f.found), std::to_string(f.wanted), std::to_string(f.coded)});
    }
    table.Print(markdown() ? "" : fmt::format("{} documents against {}", documents_.size(), a_.gold), markdown());
  }

  void CategoryTable() {
    Gap();
    Table table({"category", "type P", "R", "F1", "type+countries P", "R", "F1", "with sectors F1", "found", "of", "coded"});
    for (const auto& [category, by_level] : score_.categories()) {
      const Figures &type = by_level[0], &countries = by_level[1], &sectors = by_level[2];
      table.Add({category, Fraction(type.Precision()), Fraction(type.Recall()), Fraction(type.F1()), Fraction(countries.Precision()),
                 Fraction(countries.Recall()), Fraction(countries.F1()), Fraction(sectors.F1()), std::to_string(countries.found),
                 std::to_string(countries.wanted), std::to_string(countries.coded)});
    }
    table.Print(markdown() ? "" : "by category (found, of, coded: with countries)", markdown());
  }

  // Which frames are right and which are not: those first that made most extra events.
  void Frames() {
    struct Frame {
      std::string source;
      uint64_t right = 0, extra = 0;
    };
    std::map<std::pair<std::string, std::string>, Frame> frames;  // frame, category
    const auto of = [&frames](const CodedEvent& e) -> Frame& {
      Frame& frame = frames[{e.frame.empty() ? "?" : e.frame, e.category}];
      frame.source = e.frame_source;
      return frame;
    };
    for (const ScoredDocument& d : documents_) {
      const Matches matches = Match(d.gold.events, d.coded, Level::kCountries, a_.distinct);
      for (const auto& [gold, coded] : matches.pairs) ++of(d.coded[coded]).right;
      for (const uint32_t coded : matches.extra) ++of(d.coded[coded]).extra;
    }
    std::vector<decltype(frames)::const_pointer> sorted;
    for (const auto& frame : frames) sorted.push_back(&frame);
    std::stable_sort(sorted.begin(), sorted.end(), [](auto x, auto y) { return x->second.extra > y->second.extra; });
    Table table({"frame", "category", "line", "right", "extra"}, 3);
    for (const auto* entry : sorted) {
      const auto& [key, frame] = *entry;
      table.Add({key.first, key.second, frame.source, std::to_string(frame.right), std::to_string(frame.extra)});
      if (!jsonl()) continue;
      Begin("frame");
      Text("frame", key.first);
      Text("frame_source", frame.source);
      Text("category", key.second);
      Number("right", frame.right);
      Number("extra", frame.extra);
      End();
    }
    if (jsonl()) return;
    Gap();
    table.Print(markdown() ? "" : "coded events by frame (right: found in gold, optional events among them)", markdown());
  }

  void Errors() {
    uint64_t missed[kErrorKinds] = {}, extra[kErrorKinds] = {};
    for (const ScoredDocument& d : documents_) {
      for (const ScoredError& e : d.errors) ++(e.error.missed ? missed : extra)[static_cast<size_t>(e.error.kind)];
    }
    Table table({"error", "missed", "extra"});
    for (size_t k = 0; k < kErrorKinds; ++k) {
      if (missed[k] + extra[k] == 0) continue;
      const char* name = ErrorName(static_cast<ErrorKind>(k));
      table.Add({name, std::to_string(missed[k]), std::to_string(extra[k])});
      if (!jsonl()) continue;
      Begin("error");
      Text("error", name);
      Number("missed", missed[k]);
      Number("extra", extra[k]);
      End();
    }
    if (jsonl() || table.empty()) return;
    Gap();
    table.Print(markdown() ? "" : "errors on type and countries, by kind", markdown());
  }

  void Losses() {
    std::map<Loss, uint64_t> lost;
    for (const ScoredDocument& d : documents_) {
      for (const ScoredError& e : d.errors) {
        if (e.loss) ++lost[*e.loss];
      }
    }
    Table table({"lost", "where to look", "missed"}, 2);
    for (const auto& [loss, count] : lost) {
      table.Add({LossName(loss), LossPlace(loss), std::to_string(count)});
      if (!jsonl()) continue;
      Begin("loss");
      Text("loss", LossName(loss));
      Text("where", LossPlace(loss));
      Number("missed", count);
      End();
    }
    if (jsonl() || table.empty()) return;
    Gap();
    table.Print(markdown() ? "" : "missed events, by where they were lost", markdown());
  }

  // At most `most`, spread evenly over the gold, so that more than its first articles are seen.
  void Samples(bool missed, size_t most) {
    std::vector<std::pair<const ScoredDocument*, const ScoredError*>> all;
    for (const ScoredDocument& d : documents_) {
      for (const ScoredError& e : d.errors) {
        if (e.error.missed == missed) all.emplace_back(&d, &e);
      }
    }
    const size_t count = std::min(most, all.size());
    if (count == 0) return;
    if (!jsonl()) Put("\n{} ({} of {})\n{}", missed ? "missed" : "extra", count, all.size(), markdown() ? "\n" : "");
    for (size_t k = 0; k < count; ++k) {
      const auto& [document, error] = all[k * all.size() / count];
      Sample(*document, *error);
    }
  }

  void Sample(const ScoredDocument& d, const ScoredError& scored) {
    const EventError& error = scored.error;
    const bool near = error.nearest != kNoEvent;
    const CodedEvent* gold = error.missed ? &d.gold.events[error.event] : near ? &d.gold.events[error.nearest] : nullptr;
    const CodedEvent* coded = !error.missed ? &d.coded[error.event] : near ? &d.coded[error.nearest] : nullptr;
    if (jsonl()) {
      Begin(error.missed ? "miss" : "extra");
      Text("document_id", d.gold.id);
      Text("error", ErrorName(error.kind));
      if (scored.loss) Text("loss", LossName(*scored.loss));
      WriteEvent("gold", gold);
      WriteEvent("coded", coded);
      End();
      return;
    }
    const char* indent = markdown() ? "  - " : "    ";
    Put("{}{}: {}{}\n", markdown() ? "- " : "  ", d.gold.id, ErrorName(error.kind),
        scored.loss ? fmt::format("; {} ({})", LossName(*scored.loss), LossPlace(*scored.loss)) : "");
    if (gold != nullptr) Put("{}gold   {}{}  | {}\n", indent, EventText(*gold), gold->optional ? " (optional)" : "", OneLine(gold->words));
    if (coded == nullptr) return;
    Put("{}coded  {}  | {}{}\n", indent, EventText(*coded), ToldText(*coded), FrameText(coded->frame, coded->frame_source));
    if (gold == nullptr) Put("{}in     {}\n", indent, OneLine(coded->words));
  }

  const ScoreArguments& a_;
  const std::vector<ScoredDocument>& documents_;
  Score score_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace

void PrintScore(const ScoreArguments& arguments, const std::vector<ScoredDocument>& documents) { Report(arguments, documents).Print(); }

}  // namespace marsad
