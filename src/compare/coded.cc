#include "compare/coded.h"

#include <simdjson.h>

namespace marsad {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool Absent(const simdjson::simdjson_result<element>& value) { return value.error() != simdjson::SUCCESS || value.is_null(); }

// An absent text is empty. False where it is something else than a text.
bool TextOf(const object& of, std::string_view key, std::string* out) {
  out->clear();
  const auto value = of[key];
  if (Absent(value)) return true;
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return false;
  out->assign(text);
  return true;
}

bool TextsOf(const object& of, std::string_view key, std::vector<std::string>* out) {
  out->clear();
  const auto value = of[key];
  if (Absent(value)) return true;
  array list;
  if (value.get(list) != simdjson::SUCCESS) return false;
  for (const element one : list) {
    std::string_view text;
    if (one.get(text) != simdjson::SUCCESS) return false;
    out->emplace_back(text);
  }
  return true;
}

bool FlagOf(const object& of, std::string_view key, bool* out) {
  *out = false;
  const auto value = of[key];
  return Absent(value) || value.get(*out) == simdjson::SUCCESS;
}

class EventParser {
 public:
  explicit EventParser(std::string* fault) : fault_(*fault) {}

  // What gold and records have in common.
  bool Common(const object& event, bool gold, CodedEvent* out) {
    const auto kind = event["event"];
    std::string_view category;
    array kinds;
    if (kind.get(kinds) == simdjson::SUCCESS ? kinds.size() != 1 || kinds.at(0).get(category) != simdjson::SUCCESS
                                             : kind.get(category) != simdjson::SUCCESS)
      return Fault("has no \"event\" that is one category; write \"event\": \"CONSULT\"");
    out->category.assign(category);
    std::vector<std::string> auxiliary;
    if (!TextsOf(event, "auxiliary", &auxiliary)) return Fault("\"auxiliary\" is no list of texts");
    out->real = true;
    for (const std::string& one : auxiliary) {
      // A slip of whoever wrote the gold would make the event real; other programs' records may say more than ours.
      if (gold && one != "historical" && one != "future" && one != "hypothetical" && one != "negation")
        return Fault("\"auxiliary\" has «" + one + "»; write historical, future, hypothetical or negation");
      if (one == "negation" || one == "hypothetical") out->real = false;
    }
    return Side(event, "actor", &out->actors) && Side(event, "recipient", &out->recipients);
  }

  bool Fault(std::string what) {
    fault_ = std::move(what);
    return false;
  }

 private:
  bool Side(const object& event, std::string_view key, std::vector<CodedParty>* out) {
    out->clear();
    const auto value = event[key];
    if (Absent(value)) return true;
    array list;
    if (value.get(list) != simdjson::SUCCESS) return Fault("\"" + std::string(key) + "\" is no list of parties");
    for (const element one : list) {
      object party;
      CodedParty& p = out->emplace_back();
      if (one.get(party) != simdjson::SUCCESS) return Fault("\"" + std::string(key) + "\" holds what is no party; write {\"code\": …}");
      if (!TextOf(party, "code", &p.code) || !TextOf(party, "sector", &p.sector) || !TextsOf(party, "other_sectors", &p.other_sectors) ||
          !TextOf(party, "entity_text", &p.words) || !TextOf(party, "resolved_by", &p.resolved_by))
        return Fault("a party of \"" + std::string(key) + "\" has a field that is no text");
    }
    return true;
  }

  std::string& fault_;
};

}  // namespace

CodeSet CodesOf(const std::vector<CodedParty>& parties) {
  CodeSet codes;
  for (const CodedParty& p : parties) {
    if (!p.code.empty()) codes.insert(p.code);
  }
  return codes;
}

CodeSet AllCodesOf(const CodedEvent& event) {
  CodeSet codes = CodesOf(event.actors);
  codes.merge(CodesOf(event.recipients));
  return codes;
}

struct CodedReader::Impl {
  simdjson::dom::parser parser;

  bool Object(std::string_view line, const char* form, object* out, std::string* fault) {
    const auto error = parser.parse(line.data(), line.size()).get(*out);
    if (!error) return true;
    *fault = error == simdjson::INCORRECT_TYPE ? std::string("is no JSON object; write ") + form
                                               : std::string("is no JSON: ") + simdjson::error_message(error);
    return false;
  }
};

CodedReader::CodedReader() : impl_(std::make_unique<Impl>()) {}
CodedReader::~CodedReader() = default;

bool CodedReader::Gold(std::string_view line, GoldDocument* out, std::string* fault) {
  object document;
  if (!impl_->Object(line, "{\"document_id\": …, \"events\": [{\"event\": …, \"actor\": […], \"recipient\": […]}]}", &document, fault))
    return false;
  EventParser parser(fault);
  if (!TextOf(document, "document_id", &out->id) || out->id.empty()) return parser.Fault("has no \"document_id\" of type string");
  array events;
  if (document["events"].get(events) != simdjson::SUCCESS)
    return parser.Fault("has no list \"events\"; write [] for an article without events");
  out->events.clear();
  size_t number = 0;
  for (const element one : events) {
    ++number;
    object event;
    CodedEvent& e = out->events.emplace_back();
    bool sound = one.get(event) == simdjson::SUCCESS || parser.Fault("is no object");
    sound = sound && parser.Common(event, true, &e);
    if (sound && (!FlagOf(event, "optional", &e.optional) || !FlagOf(event, "reciprocal", &e.reciprocal)))
      sound = parser.Fault("\"optional\" and \"reciprocal\" are true or false");
    if (sound && !TextOf(event, "text", &e.words)) sound = parser.Fault("\"text\" is no text");
    if (sound) continue;
    *fault = "event " + std::to_string(number) + " " + *fault;
    return false;
  }
  return true;
}

bool CodedReader::Record(std::string_view line, std::string* document_id, CodedEvent* out, std::string* fault) {
  object record;
  if (!impl_->Object(line, "a record as marsad code does", &record, fault)) return false;
  EventParser parser(fault);
  if (!TextOf(record, "document_id", document_id) || document_id->empty()) return parser.Fault("has no \"document_id\" of type string");
  if (!parser.Common(record, false, out)) return false;
  std::string link;
  if (!TextOf(record, "link", &link) || !TextOf(record, "text", &out->words) || !TextOf(record, "date", &out->date) ||
      !TextsOf(record, "event_text", &out->told) || !TextsOf(record, "mode", &out->modes))
    return parser.Fault("\"link\", \"text\" and \"date\" are texts, \"event_text\" and \"mode\" lists of texts");
  out->linked = !link.empty();
  out->frame.clear();
  out->frame_source.clear();
  object explanation;
  if (record["explanation"].get(explanation) == simdjson::SUCCESS)
    return (TextOf(explanation, "frame", &out->frame) && TextOf(explanation, "frame_source", &out->frame_source)) ||
           parser.Fault("\"frame\" and \"frame_source\" are texts");
  return true;
}

}  // namespace marsad
