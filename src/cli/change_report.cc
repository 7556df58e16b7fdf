#include "cli/change_report.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "base/hash.h"
#include "cli/event_text.h"
#include "cli/output.h"
#include "cli/table.h"

namespace marsad {
namespace {

constexpr ChangeKind kDiffering[] = {ChangeKind::kGained, ChangeKind::kLost, ChangeKind::kChanged};

using Json = rapidjson::Writer<rapidjson::StringBuffer>;

void AddText(Json* json, const char* key, std::string_view value) {
  json->Key(key);
  json->String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void AddNumber(Json* json, const char* key, uint64_t value) {
  json->Key(key);
  json->Uint64(value);
}
void AddCounts(Json* json, const ChangeCounts& counts) {
  for (const ChangeKind kind : kDiffering) AddNumber(json, ChangeName(kind), counts[kind]);
  AddNumber(json, ChangeName(ChangeKind::kUnchanged), counts[ChangeKind::kUnchanged]);
}
void AddRecord(Json* json, const char* key, const std::string& record) {
  json->Key(key);
  if (record.empty()) {
    json->Null();
  } else {
    json->RawValue(record.data(), record.size(), rapidjson::kObjectType);
  }
}

// One object, a line.
template <typename Fill>
bool PutObject(std::string_view kind, Fill&& fill) {
  rapidjson::StringBuffer buffer;
  Json json(buffer);
  json.StartObject();
  AddText(&json, "kind", kind);
  fill(&json);
  json.EndObject();
  return Put("{}\n", std::string_view(buffer.GetString(), buffer.GetSize()));
}

void AddEvent(Json* json, std::string_view document, const ChangedEvent& event) {
  AddText(json, "document_id", document);
  AddText(json, "event", event.category);
  AddText(json, "frame", event.frame);
  AddText(json, "frame_source", event.source);
  json->Key("fields");
  json->StartArray();
  for (const std::string& field : event.fields) json->String(field.data(), static_cast<rapidjson::SizeType>(field.size()));
  json->EndArray();
  json->Key("other_category");
  if (event.other.empty()) {
    json->Null();
  } else {
    json->String(event.other.data(), static_cast<rapidjson::SizeType>(event.other.size()));
  }
  AddRecord(json, "before", event.before);
  AddRecord(json, "after", event.after);
}

// For people: who did what to whom, the words, the frame's line; of a changed one what it was before.
std::string EventLines(const ChangedEvent& event, std::string_view indent, bool sentence) {
  CodedReader reader;
  CodedEvent coded;
  std::string document, fault;
  reader.Record(event.after.empty() ? event.before : event.after, &document, &coded, &fault);
  const char sign = event.kind == ChangeKind::kGained ? '+' : event.kind == ChangeKind::kLost ? '-' : '~';
  std::string out = fmt::format("{}{} {:10}  {}  | {}{}", indent, sign, coded.date.empty() ? "-" : coded.date, EventText(coded),
                                ToldText(coded), FrameText(event.frame, event.source));
  if (!event.other.empty()) out += fmt::format("  {} {}", event.kind == ChangeKind::kLost ? "is now" : "was", event.other);
  if (!event.fields.empty()) out += fmt::format("  {}", fmt::join(event.fields, ", "));
  out += '\n';
  if (event.kind == ChangeKind::kChanged) {
    const std::string now = EventText(coded), now_told = ToldText(coded);
    reader.Record(event.before, &document, &coded, &fault);
    if (EventText(coded) != now || ToldText(coded) != now_told)
      out += fmt::format("{}  was         {}  | {}\n", indent, EventText(coded), ToldText(coded));
  }
  if (sentence) out += fmt::format("{}  in          {}\n", indent, OneLine(coded.words));
  return out;
}

std::vector<std::string> Row(std::vector<std::string> head, const ChangeCounts& counts) {
  for (const ChangeKind kind : kDiffering) head.push_back(std::to_string(counts[kind]));
  head.push_back(std::to_string(counts[ChangeKind::kUnchanged]));
  return head;
}

}  // namespace

void ChangeTally::Add(const CodedAgain& document) {
  ++documents_;
  bool differs = false;
  uint64_t number = 0;
  for (const ChangedEvent& event : *document.events) {
    ++all_[event.kind];
    ++categories_[event.category][event.kind];
    FrameChanges& frame = frames_[{event.frame, event.category}];
    ++frame.counts[event.kind];
    if (frame.source.empty() || event.kind != ChangeKind::kLost) frame.source = event.source;
    if (event.kind == ChangeKind::kUnchanged) continue;
    differs = true;
    for (const std::string& field : event.fields) ++fields_[field];
    if (event.kind == ChangeKind::kLost && !event.other.empty()) ++recategorised_[{event.category, event.other}];
    std::vector<ChangeSample>& samples = frame.samples[static_cast<size_t>(event.kind)];
    const uint64_t draw = HashMix(HashBytes(document.id) + number++);
    if (samples.size() == samples_ && (samples_ == 0 || samples.back().draw < draw)) continue;
    if (samples.size() == samples_) samples.pop_back();
    const auto at = std::upper_bound(samples.begin(), samples.end(), draw, [](uint64_t d, const ChangeSample& s) { return d < s.draw; });
    samples.insert(at, {draw, std::string(document.id), event});
  }
  differing_ += differs;
}

std::string ChangeTally::Sentence() const {
  return fmt::format("{} events gained, {} lost, {} changed, {} unchanged; {} documents, {} of them differ", all_[ChangeKind::kGained],
                     all_[ChangeKind::kLost], all_[ChangeKind::kChanged], all_[ChangeKind::kUnchanged], documents_, differing_);
}

void ChangeTally::PrintTotal() const {
  PutObject("total", [this](Json* json) {
    AddCounts(json, all_);
    AddNumber(json, "documents", documents_);
    AddNumber(json, "documents_differing", differing_);
  });
}

std::vector<const std::pair<const ChangeTally::FrameKey, ChangeTally::FrameChanges>*> ChangeTally::Differing(size_t limit) const {
  std::vector<const std::pair<const FrameKey, FrameChanges>*> out;
  for (const auto& frame : frames_) {
    if (frame.second.counts.Differing() > 0) out.push_back(&frame);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto* a, const auto* b) { return a->second.counts.Differing() > b->second.counts.Differing(); });
  if (limit > 0 && out.size() > limit) out.resize(limit);
  return out;
}

void ChangeTally::PrintTables(size_t limit) const {
  Put("{}\n", Sentence());
  if (same()) return;
  Table categories({"category", "gained", "lost", "changed", "unchanged"});
  for (const auto& [category, counts] : categories_) categories.Add(Row({category}, counts));
  categories.Print("\nby category", false);
  const auto frames = Differing(limit);
  const size_t all = Differing(0).size();
  Table table({"frame", "category", "line", "gained", "lost", "changed", "unchanged"}, 3);
  for (const auto* frame : frames) table.Add(Row({frame->first.first, frame->first.second, frame->second.source}, frame->second.counts));
  table.Print(fmt::format("\nby frame, of those that differ ({} of {})", frames.size(), all), false);
  if (!fields_.empty()) {
    Table fields({"field", "events"});
    for (const auto& [field, count] : fields_) fields.Add({field, std::to_string(count)});
    fields.Print("\nwhat changed in the changed events", false);
  }
  if (!recategorised_.empty()) {
    Table moved({"lost as", "gained as", "events"}, 2);
    for (const auto& [pair, count] : recategorised_) moved.Add({pair.first, pair.second, std::to_string(count)});
    moved.Print("\nthe same words as another category", false);
  }
  if (samples_ == 0) return;
  for (const auto* frame : frames) {
    Put("\n{} {} {}\n", frame->first.second, frame->first.first, frame->second.source);
    for (const ChangeKind kind : kDiffering) {
      for (const ChangeSample& sample : frame->second.samples[static_cast<size_t>(kind)])
        Put("  {}\n{}", sample.document, EventLines(sample.event, "    ", true));
    }
  }
}

void ChangeTally::PrintJsonLines(size_t limit) const {
  PrintTotal();
  for (const auto& [category, counts] : categories_) {
    PutObject("category", [&](Json* json) {
      AddText(json, "event", category);
      AddCounts(json, counts);
    });
  }
  const auto frames = Differing(limit);
  for (const auto* frame : frames) {
    PutObject("frame", [&](Json* json) {
      AddText(json, "frame", frame->first.first);
      AddText(json, "frame_source", frame->second.source);
      AddText(json, "event", frame->first.second);
      AddCounts(json, frame->second.counts);
    });
  }
  for (const auto& [field, count] : fields_) {
    PutObject("field", [&](Json* json) {
      AddText(json, "field", field);
      AddNumber(json, ChangeName(ChangeKind::kChanged), count);
    });
  }
  for (const auto& [pair, count] : recategorised_) {
    PutObject("recategorised", [&](Json* json) {
      AddText(json, "from", pair.first);
      AddText(json, "to", pair.second);
      AddNumber(json, "events", count);
    });
  }
  for (const auto* frame : frames) {
    for (const ChangeKind kind : kDiffering) {
      for (const ChangeSample& sample : frame->second.samples[static_cast<size_t>(kind)]) {
        PutObject("sample", [&](Json* json) {
          AddText(json, "change", ChangeName(kind));
          AddEvent(json, sample.document, sample.event);
        });
      }
    }
  }
}

bool WriteChanges(const CodedAgain& document, bool table) {
  bool headed = false, open = true;
  for (const ChangedEvent& event : *document.events) {
    if (event.kind == ChangeKind::kUnchanged) continue;
    if (table) {
      open = (headed || Put("{}\n", document.id)) && Write(EventLines(event, "  ", false));
      headed = true;
    } else {
      open = PutObject(ChangeName(event.kind), [&](Json* json) { AddEvent(json, document.id, event); });
    }
    if (!open) return false;
  }
  return true;
}

}  // namespace marsad
