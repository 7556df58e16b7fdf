#include "compare/changes.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace marsad {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

constexpr uint32_t kNobody = UINT32_MAX;

// Not about the event, or compared otherwise.
constexpr std::string_view kApart[] = {"id", "document_id", "link", "explanation", "coder", "knowledge"};
// Of `explanation`; the rest of it is where the lines stand.
constexpr std::string_view kExplained[] = {"frame", "predicate", "inferred"};

bool SameIn(const object& of, std::string_view key, const element& value);

// Values of the same meaning; no deeper than simdjson reads.
bool Same(const element& a, const element& b) {
  if (a.is_number() && b.is_number()) return a.get_double().value_unsafe() == b.get_double().value_unsafe();
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case element_type::ARRAY: {
      const array x = a.get_array().value_unsafe(), y = b.get_array().value_unsafe();
      return std::equal(x.begin(), x.end(), y.begin(), y.end(), Same);
    }
    case element_type::OBJECT: {
      const object x = a.get_object().value_unsafe(), y = b.get_object().value_unsafe();
      return x.size() == y.size() && std::all_of(x.begin(), x.end(), [&y](const auto& field) { return SameIn(y, field.key, field.value); });
    }
    case element_type::STRING:
      return a.get_string().value_unsafe() == b.get_string().value_unsafe();
    case element_type::BOOL:
      return a.get_bool().value_unsafe() == b.get_bool().value_unsafe();
    default:
      return true;  // null
  }
}

bool SameIn(const object& of, std::string_view key, const element& value) {
  element other;
  return of.at_key(key).get(other) == simdjson::SUCCESS && Same(other, value);
}

std::string_view TextOf(const object& of, std::string_view key) {
  std::string_view text;
  return of.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

struct Record {
  object fields;
  std::string_view line, id, category, link;
  object explanation;
  bool explained = false;
  std::vector<std::pair<uint64_t, uint64_t>> spans;
  uint32_t partner = kNobody;

  uint64_t Begin() const { return spans.empty() ? 0 : spans.front().first; }
  std::string Explained(std::string_view key) const { return explained ? std::string(TextOf(explanation, key)) : std::string(); }
};

// The records of one document, read at once so that all of them stay readable.
class Side {
 public:
  bool Read(std::string_view lines, std::string* fault) {
    records_.clear();
    buffer_.assign("[");
    for (size_t at = 0; at < lines.size();) {
      const size_t end = std::min(lines.find('\n', at), lines.size());
      const std::string_view line = lines.substr(at, end - at);
      at = end + 1;
      if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      if (!records_.empty()) buffer_ += ',';
      buffer_ += line;
      records_.emplace_back().line = line;
    }
    buffer_ += ']';
    buffer_.reserve(buffer_.size() + simdjson::SIMDJSON_PADDING);
    array list;
    if (parser_.parse(buffer_).get(list) != simdjson::SUCCESS || list.size() != records_.size()) {
      *fault = "a record is no JSON";
      return false;
    }
    size_t k = 0;
    for (const element one : list) {
      if (!Take(one, &records_[k++])) {
        *fault = "a record has no \"event\" or \"event_span\" as docs/record.md has them";
        return false;
      }
    }
    return true;
  }

  std::vector<Record>& records() { return records_; }

 private:
  static bool Take(const element& one, Record* r) {
    array categories, spans;
    if (one.get(r->fields) != simdjson::SUCCESS || r->fields["event"].get(categories) != simdjson::SUCCESS || categories.size() != 1 ||
        categories.at(0).get(r->category) != simdjson::SUCCESS || r->fields["event_span"].get(spans) != simdjson::SUCCESS)
      return false;
    for (const element span : spans) {
      array ends;
      uint64_t begin, end;
      if (span.get(ends) != simdjson::SUCCESS || ends.at(0).get(begin) != simdjson::SUCCESS || ends.at(1).get(end) != simdjson::SUCCESS)
        return false;
      r->spans.emplace_back(begin, end);
    }
    r->id = TextOf(r->fields, "id");
    r->link = TextOf(r->fields, "link");
    r->explained = r->fields["explanation"].get(r->explanation) == simdjson::SUCCESS;
    return true;
  }

  simdjson::dom::parser parser_;
  std::string buffer_;
  std::vector<Record> records_;
};

// Where some words of an event begin or end: the words may gain or lose a noun and are still the same telling.
struct Place {
  std::string_view category;  // empty: of any
  bool end;
  uint64_t at;
  auto Key() const { return std::tie(category, end, at); }
  bool operator<(const Place& o) const { return Key() < o.Key(); }
};

template <typename Fn>
void ForEachPlace(const Record& r, std::string_view category, Fn&& fn) {
  for (const auto& [begin, end] : r.spans) {
    fn(Place{category, false, begin});
    fn(Place{category, true, end});
  }
}

}  // namespace

struct RecordComparer::Impl {
  Side before, after;
  std::multimap<std::string_view, uint32_t> old_ids;
  std::unordered_map<std::string_view, uint32_t> now_ids;

  void Pair() {
    old_ids.clear();
    now_ids.clear();
    std::multimap<Place, uint32_t> places;
    std::vector<Record>&old = before.records(), &now = after.records();
    for (uint32_t k = 0; k < old.size(); ++k) old_ids.emplace(old[k].id, k);
    for (uint32_t k = 0; k < now.size(); ++k) now_ids.emplace(now[k].id, k);
    const auto pair = [&](Record* r, uint32_t n, uint32_t o) {
      if (old[o].partner != kNobody) return false;
      old[o].partner = n;
      r->partner = o;
      return true;
    };
    for (uint32_t n = 0; n < now.size(); ++n) {
      const auto [first, last] = old_ids.equal_range(now[n].id);
      for (auto it = first; it != last && !now[n].id.empty(); ++it) {
        if (pair(&now[n], n, it->second)) break;
      }
    }
    for (uint32_t k = 0; k < old.size(); ++k) {
      if (old[k].partner == kNobody) ForEachPlace(old[k], old[k].category, [&](const Place& place) { places.emplace(place, k); });
    }
    for (uint32_t n = 0; n < now.size() && !places.empty(); ++n) {
      ForEachPlace(now[n], now[n].category, [&](const Place& place) {
        const auto [first, last] = places.equal_range(place);
        for (auto it = first; it != last && now[n].partner == kNobody; ++it) pair(&now[n], n, it->second);
      });
    }
  }

  // Whether both tell again the same event.
  bool SameLink(const Record& old, const Record& now) {
    if (old.link.empty() || now.link.empty()) return old.link.empty() == now.link.empty();
    const auto to_old = old_ids.find(old.link);
    const auto to_now = now_ids.find(now.link);
    if (to_old == old_ids.end() || to_now == now_ids.end()) return old.link == now.link;
    return after.records()[to_now->second].partner == to_old->second;
  }

  void Differences(const Record& old, const Record& now, std::vector<std::string>* fields) {
    const auto differ = [](const simdjson::simdjson_result<element>& a, const simdjson::simdjson_result<element>& b) {
      const bool has_a = a.error() == simdjson::SUCCESS, has_b = b.error() == simdjson::SUCCESS;
      return has_a != has_b || (has_a && !Same(a.value_unsafe(), b.value_unsafe()));
    };
    const auto apart = [](std::string_view key) { return std::find(std::begin(kApart), std::end(kApart), key) != std::end(kApart); };
    // Fields mostly stand in the same order, so that none has to be looked for.
    auto other = old.fields.begin();
    for (const auto field : now.fields) {
      const bool here = other != old.fields.end() && other.key() == field.key;
      if (field.key == "link" && !SameLink(old, now)) fields->emplace_back("link");
      if (!apart(field.key) && !(here ? Same(other.value(), field.value) : SameIn(old.fields, field.key, field.value)))
        fields->emplace_back(field.key);
      if (here) ++other;
    }
    for (const auto field : old.fields) {
      if (now.fields.size() != old.fields.size() && !apart(field.key) && now.fields.at_key(field.key).error() != simdjson::SUCCESS)
        fields->emplace_back(field.key);
    }
    for (const std::string_view key : kExplained) {
      if (old.explained && now.explained ? differ(old.explanation.at_key(key), now.explanation.at_key(key))
                                         : old.explained != now.explained && key == kExplained[0])
        fields->emplace_back(key);
    }
  }
};

RecordComparer::RecordComparer() : impl_(std::make_unique<Impl>()) {}
RecordComparer::~RecordComparer() = default;

bool RecordComparer::Compare(std::string_view before, std::string_view after, std::vector<ChangedEvent>* out, std::string* fault) {
  if (!impl_->before.Read(before, fault) || !impl_->after.Read(after, fault)) return false;
  impl_->Pair();
  std::vector<Record>&old = impl_->before.records(), &now = impl_->after.records();
  std::map<Place, std::string_view> lost, gained;  // what words are an event of on one side alone
  const auto alone = [](const std::vector<Record>& records, std::map<Place, std::string_view>* to) {
    for (const Record& r : records) {
      if (r.partner == kNobody) ForEachPlace(r, {}, [&](const Place& place) { to->emplace(place, r.category); });
    }
  };
  alone(old, &lost);
  alone(now, &gained);
  std::vector<std::pair<uint64_t, ChangedEvent>> events;
  const auto add = [&](const Record& r, ChangeKind kind, const std::map<Place, std::string_view>* others) -> ChangedEvent& {
    ChangedEvent& e = events.emplace_back(r.Begin(), ChangedEvent()).second;
    e.kind = kind;
    e.category = r.category;
    e.frame = r.Explained("frame");
    e.source = r.Explained("frame_source");
    if (others != nullptr) {
      ForEachPlace(r, {}, [&](const Place& place) {
        const auto it = others->find(place);
        if (it != others->end() && e.other.empty()) e.other = it->second;
      });
    }
    return e;
  };
  for (const Record& r : now) {
    if (r.partner == kNobody) {
      add(r, ChangeKind::kGained, &lost).after = r.line;
      continue;
    }
    const Record& was = old[r.partner];
    ChangedEvent& e = add(r, ChangeKind::kUnchanged, nullptr);
    impl_->Differences(was, r, &e.fields);
    if (e.fields.empty()) continue;
    e.kind = ChangeKind::kChanged;
    e.before = was.line;
    e.after = r.line;
  }
  for (const Record& r : old) {
    if (r.partner == kNobody) add(r, ChangeKind::kLost, &gained).before = r.line;
  }
  std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [begin, event] : events) out->push_back(std::move(event));
  return true;
}

const char* ChangeName(ChangeKind kind) {
  constexpr const char* kNames[kChangeKinds] = {"unchanged", "gained", "lost", "changed"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace marsad
