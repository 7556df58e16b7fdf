#include "formats/record.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "formats/names.h"

namespace marsad {
namespace {

// Whether JSON takes the string as it is: no quote, backslash or control character. Eight bytes at a time.
bool IsPlain(std::string_view s) {
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  const auto escaped = [](uint64_t eight) {
    const uint64_t quote = eight ^ kOnes * '"', backslash = eight ^ kOnes * '\\';
    return (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | ((eight - kOnes * 0x20) & ~eight)) & kOnes * 0x80;
  };
  const auto load = [&s](size_t at) {
    uint64_t eight;
    std::memcpy(&eight, s.data() + at, 8);
    return eight;
  };
  if (s.size() < 8) return std::none_of(s.begin(), s.end(), [](uint8_t c) { return c < 0x20 || c == '"' || c == '\\'; });
  uint64_t found = escaped(load(s.size() - 8));
  for (size_t at = 0; at + 8 < s.size(); at += 8) found |= escaped(load(at));
  return found == 0;
}

// RapidJSON looks at every letter of a string by itself; most strings need no escape and are copied whole.
class Json : public rapidjson::Writer<rapidjson::StringBuffer> {
 public:
  using Writer::Writer;
  void Text(std::string_view s) {
    if (IsPlain(s)) {
      Plain(s);
    } else {
      String(s.data(), static_cast<rapidjson::SizeType>(s.size()));
    }
  }
  void Plain(std::string_view s) { Copy(Room(s.size()), s.data(), s.size()); }
  // Of a key the length is known when the program is compiled, so that no call is needed to copy it.
  template <size_t N>
  void Key(const char (&key)[N]) {
    Copy(Room(N - 1), key, N - 1);
  }

 private:
  // Room for a string of `size` bytes and its quotes.
  char* Room(size_t size) {
    Prefix(rapidjson::kStringType);
    return os_->Push(size + 2);
  }
  static void Copy(char* out, const char* s, size_t size) {
    out[0] = '"';
    if (size > 0) std::memcpy(out + 1, s, size);  // what is empty may be null
    out[size + 1] = '"';
  }
};

// Sixteen digits.
std::string Hexadecimal(uint64_t number) {
  std::string digits(16, '0');
  for (size_t k = 16; k-- > 0; number >>= 4) digits[k] = "0123456789abcdef"[number & 15];
  return digits;
}

bool LeftOut(const Event& e, const Tables& tables, const RecordOptions& options) {
  // What is denied or supposed was not learnt from, and only told as such.
  const double usual = (e.reality & (kNegation | kHypothetical)) != 0 ? 0 : tables.frames.categories[e.category].usual;
  return (options.once && e.link != kNoIndex) || e.confidence < options.min_confidence.value_or(usual);
}

class RecordWriter {
 public:
  RecordWriter(const Document& d, const Tables& tables, const DocumentInfo& info, const RecordOptions& options)
      : d_(d), tables_(tables), info_(info), options_(options) {}

  void Write(std::string* out) {
    if (d_.events.events.empty()) return;
    clean_ = d_.text.broken == 0;
    for (const std::string* field : {&info_.id, &info_.url, &info_.title, &info_.publication})
      clean_ = clean_ && ValidUtf8(*field, &valid_).data() == field->data();
    code_points_.Set(d_.text.bytes, d_.text.broken == 0);
    ids_.reserve(d_.events.events.size());
    for (const Event& e : d_.events.events) ids_.push_back(Id(e));
    for (const Event& e : d_.events.events) {
      if (LeftOut(e, tables_, options_)) continue;
      buffer_.Clear();
      json_.Reset(buffer_);
      Record(e);
      out->append(buffer_.GetString(), buffer_.GetSize());
      out->push_back('\n');
    }
  }

 private:
  uint32_t Begin(uint32_t token) const { return code_points_.At(d_.text.ByteBegin(d_.tokens.tokens[token].begin)); }
  uint32_t End(uint32_t token) const { return code_points_.At(d_.text.ByteEnd(d_.tokens.tokens[token].end)); }

  void String(std::string_view s) {
    if (!clean_) s = ValidUtf8(s, &valid_);
    json_.Text(s);
  }
  template <size_t N>
  void Key(const char (&key)[N]) {
    json_.Key(key);
  }
  template <size_t N>
  void Field(const char (&key)[N], std::string_view value) {
    Key(key);
    String(value);
  }
  template <size_t N>
  void FieldOrNull(const char (&key)[N], std::string_view value) {
    Key(key);
    if (value.empty()) {
      json_.Null();
    } else {
      String(value);
    }
  }
  void Span(uint32_t begin, uint32_t end) {
    json_.StartArray();
    json_.Uint(begin < end ? Begin(begin) : 0);
    json_.Uint(begin < end ? End(end - 1) : 0);
    json_.EndArray();
  }

  // Sixteen hex digits of what makes the event: document, category, words and parties.
  std::string Id(const Event& e) const {
    uint64_t hash = HashBytes(tables_.frames.String(tables_.frames.frames[e.frame].id), HashBytes(info_.id));
    const uint32_t numbers[] = {e.category, Begin(e.predicate), e.reality, static_cast<uint32_t>(e.actors),
                                static_cast<uint32_t>(e.recipients)};
    for (const uint32_t n : numbers) hash = HashMix(hash ^ n);
    for (size_t k = 0; k < e.actors + e.recipients; ++k) {
      const Party& p = d_.mentions.parties[d_.events.party_refs[e.first_party + k]];
      hash = HashMix(hash ^ p.code ^ (static_cast<uint64_t>(p.sector) << 32));
    }
    return Hexadecimal(hash);
  }

  // خمسة | جنود, آلاف من | العمال: the number is the event's size, not the name.
  uint32_t Uncounted(const Party& p) const {
    uint32_t t = p.begin;
    while (t < p.end && (d_.words.words[t].pos == Pos::kNumber || d_.words.words[t].pos == Pos::kQuantity ||
                         (t > p.begin && d_.words.words[t].pos == Pos::kPreposition)))
      ++t;
    return t < p.end ? t : p.begin;
  }

  void Entity(const Party& p, bool full) {
    json_.StartObject();
    if (p.code != 0) Field("code", CodeText(p.code));
    if (p.sector != 0) Field("sector", CodeText(p.sector));
    if (p.other_sector != 0) {
      Key("other_sectors");
      json_.StartArray();
      String(CodeText(p.other_sector));
      json_.EndArray();
    }
    const uint32_t begin = Uncounted(p);
    Field("entity_text", TokenSpan(d_, begin, p.end));
    Key("span");
    Span(begin, p.end);
    if (p.entity != kNoIndex) {
      const marsad::Entity& entity = tables_.world.entities[p.entity];
      Field("identifier_id", tables_.world.String(entity.id));
      Field("identifier_text", tables_.world.String(entity.english));
      Field("name_ar", tables_.world.String(entity.name));
    }
    if (full) Field("resolved_by", ResolvedByName(p.by));
    json_.EndObject();
  }

  void Entities(std::string_view key, const Event& e, size_t begin, size_t count) {
    json_.Plain(key);
    json_.StartArray();
    for (size_t k = 0; k < count; ++k) Entity(d_.mentions.parties[d_.events.party_refs[e.first_party + begin + k]], true);
    json_.EndArray();
  }

  void Names(std::string_view key, Range16 range) {
    json_.Plain(key);
    json_.StartArray();
    for (uint32_t k = 0; k < range.count; ++k) String(tables_.frames.String(tables_.frames.names[range.first + k]));
    json_.EndArray();
  }

  void When(const Event& e) {
    int32_t from = d_.day, to = kNoDay;
    DateResolution resolution = d_.day == kNoDay ? DateResolution::kNone : DateResolution::kDay;
    if (e.date != kNoIndex) {
      const DateMention& date = d_.mentions.dates[e.date];
      from = date.from;
      to = date.to;
      resolution = date.resolution;
    }
    FieldOrNull("date", from == d_.day ? document_day_ : IsoDay(from));
    FieldOrNull("enddate", IsoDay(to));
    Field("date_resolution", DateResolutionName(from == kNoDay ? DateResolution::kNone : resolution));
  }

  void Where(const Event& e) {
    Key("event_loc");
    if (e.place == kNoIndex) {
      json_.Null();
      return;
    }
    const PlaceMention& m = d_.mentions.places[e.place];
    json_.StartObject();
    Field("extracted_place", TokenSpan(d_, m.begin, m.end));
    if (m.place != kNoIndex) {
      const Place& place = tables_.world.places[m.place];
      Field("resolved_place", tables_.world.String(place.english.size > 0 ? place.english : place.name));
      if (place.geoname != 0) {
        Key("geonameid");
        json_.String(std::to_string(place.geoname).c_str());
      }
      if (place.latitude != 0 || place.longitude != 0) {
        Key("lat");
        json_.Double(std::round(place.latitude * 1e4) / 1e4);
        Key("lon");
        json_.Double(std::round(place.longitude * 1e4) / 1e4);
      }
    } else if (m.entity != kNoIndex) {
      Field("resolved_place", tables_.world.String(tables_.world.entities[m.entity].english));
    }
    if (m.entity != kNoIndex) {
      Field("country", tables_.world.String(tables_.world.entities[m.entity].english));
      Field("country_code", CodeText(tables_.world.entities[m.entity].code));
    }
    Field("resolution", m.place == kNoIndex ? "country" : tables_.world.places[m.place].kind == kCity ? "city" : "region");
    Key("span");
    Span(m.begin, m.end);
    json_.EndObject();
  }

  void Size(const Event& e) {
    Key("size");
    bool open = false;
    for (size_t k = 0; k < std::size(e.sizes); ++k) {
      const EventSize& size = e.sizes[k];
      if (size.min < 0) continue;
      if (!open) json_.StartObject();
      open = true;
      json_.Plain(SizeName(k));
      if (size.min == size.max) {
        json_.Int(size.min);
        continue;
      }
      json_.StartObject();
      Key("min");
      json_.Int(size.min);
      Key("max");
      if (size.max < 0)
        json_.Null();
      else
        json_.Int(size.max);
      json_.EndObject();
    }
    if (open)
      json_.EndObject();
    else
      json_.Null();
  }

  void Attribution(const Event& e) {
    Key("attribution");
    PartyRange speaker;
    if (e.quote != kNoIndex)
      speaker = d_.mentions.quotes[e.quote].speaker;
    else if (e.reporter != kNoIndex)
      speaker = d_.mentions.subject_of[e.reporter];
    if (e.quote == kNoIndex && e.reporter == kNoIndex) {
      json_.Null();
      return;
    }
    json_.StartObject();
    if (speaker.count > 0) {
      Key("speaker");
      Entity(d_.mentions.parties[speaker.begin], false);
    }
    Field("source", info_.publication);
    if (e.quote != kNoIndex) {
      Key("quote_span");
      Span(d_.mentions.quotes[e.quote].begin, d_.mentions.quotes[e.quote].end);
    }
    Field("kind", e.quote != kNoIndex ? "direct" : "indirect");
    json_.EndObject();
  }

  void Explanation(const Frame& frame, const Event& e) {
    Key("explanation");
    json_.StartObject();
    Field("frame", tables_.frames.String(frame.id));
    Field("frame_source", tables_.frames.String(frame.source));
    Field("predicate", TokenSpan(d_, e.predicate, e.predicate + 1));
    if (e.inferred_actor || e.inferred_recipient) {
      Key("inferred");
      json_.StartArray();
      if (e.inferred_actor) String("actor");
      if (e.inferred_recipient) String("recipient");
      json_.EndArray();
    }
    Key("parties");
    json_.StartArray();
    for (size_t k = 0; k < e.actors + e.recipients; ++k) {
      const Party& p = d_.mentions.parties[d_.events.party_refs[e.first_party + k]];
      json_.StartObject();
      Field("entity_text", TokenSpan(d_, Uncounted(p), p.end));
      Field("resolved_by", ResolvedByName(p.by));
      FieldOrNull("source", PartySource(tables_, p));
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }

  void Record(const Event& e) {
    const Frame& frame = tables_.frames.frames[e.frame];
    const Category& category = tables_.frames.categories[e.category];
    const bool own = e.category == frame.category;
    json_.StartObject();
    const size_t index = static_cast<size_t>(&e - d_.events.events.data());
    Field("id", ids_[index]);
    Field("document_id", info_.id);
    When(e);
    Key("event");
    json_.StartArray();
    String(tables_.frames.String(category.name));
    json_.EndArray();
    FieldOrNull("link", e.link == kNoIndex ? std::string_view() : std::string_view(ids_[e.link]));
    Names("mode", own ? frame.modes : Range16());
    Names("context", frame.contexts);
    Key("auxiliary");
    json_.StartArray();
    if (e.reality & kHistorical) String("historical");
    if (e.reality & kFuture_) String("future");
    if (e.reality & kHypothetical) String("hypothetical");
    if (e.reality & kNegation) String("negation");
    json_.EndArray();
    FieldOrNull("cameo", own ? tables_.frames.String(frame.cameo) : std::string_view());
    Key("quad_code");
    json_.Int(category.quad);
    Key("event_scale");
    json_.Double(own ? frame.score : category.score);
    Entities("actor", e, 0, e.actors);
    Entities("recipient", e, e.actors, e.recipients);
    Key("event_text");
    json_.StartArray();
    for (uint32_t k = 0; k < e.told_count; ++k) String(TokenSpan(d_, e.told[k].begin, e.told[k].end));
    json_.EndArray();
    Key("event_span");
    json_.StartArray();
    for (uint32_t k = 0; k < e.told_count; ++k) Span(e.told[k].begin, e.told[k].end);
    json_.EndArray();
    Where(e);
    Size(e);
    Attribution(e);
    const Sentence& s = d_.tokens.sentences[e.sentence];
    Field("text", TokenSpan(d_, s.begin, s.end));
    Key("text_info");
    json_.StartObject();
    Key("sentence");
    json_.Uint(e.sentence);
    Key("span");
    Span(s.begin, s.end);
    json_.EndObject();
    Key("cite_info");
    json_.StartObject();
    FieldOrNull("url", info_.url);
    FieldOrNull("title", info_.title);
    FieldOrNull("publication", info_.publication);
    Field("language", "ar");
    FieldOrNull("date", document_day_);
    json_.EndObject();
    Key("confidence");
    json_.Double(std::round(static_cast<double>(e.confidence) * 1000) / 1000);
    Explanation(frame, e);
    Field("coder", options_.version);
    Field("knowledge", knowledge_);
    if (options_.signs) Signs(e);
    json_.EndObject();
  }

  void Signs(const Event& e) {
    Key("signs");
    json_.StartObject();
    for (const Sign& sign : judge_.SignsOf(FoundIn(tables_, d_), e)) {
      json_.Plain(SignNames()[sign.sign]);
      json_.Double(static_cast<double>(sign.value));
    }
    json_.EndObject();
  }

  const Document& d_;
  const Tables& tables_;
  const DocumentInfo& info_;
  const RecordOptions& options_;
  Judge judge_;
  CodePointIndex code_points_;
  std::vector<std::string> ids_;
  const std::string knowledge_ = Hexadecimal(tables_.source_hash);
  const std::string document_day_ = IsoDay(d_.day);
  bool clean_ = false;  // every string is UTF-8: the document has no broken byte, nor what the input says of it
  std::string valid_;
  rapidjson::StringBuffer buffer_;
  Json json_{buffer_};
};

// Terminal cells that `text` takes: code points, without the marks that stand on letters.
size_t Cells(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
}

std::string PartyText(const Document& d, const Tables& tables, const Party& p) {
  std::string out(CodeText(p.code).text);
  if (p.sector != 0) out += (out.empty() ? ":" : " ") + std::string(CodeText(p.sector).text);
  std::string valid;
  std::string name;
  if (p.entity != kNoIndex && tables.world.entities[p.entity].kind == EntityKind::kPerson) {
    name = tables.world.String(tables.world.entities[p.entity].english);
  }
  if (!name.empty()) return out + " (" + name + ")";
  (void)d;
  return out.empty() ? "?" : out;
}

}  // namespace

void AppendJsonLines(const Document& document, const Tables& tables, const DocumentInfo& info, const RecordOptions& options,
                     std::string* out) {
  RecordWriter(document, tables, info, options).Write(out);
}

void AppendTable(const Document& d, const Tables& tables, const DocumentInfo& info, const RecordOptions& options, std::string* out) {
  bool headed = false;
  for (const Event& e : d.events.events) {
    if (LeftOut(e, tables, options)) continue;
    std::string valid;
    if (!headed) {
      headed = true;
      *out += fmt::format("{}{}{}\n", out->empty() ? "" : "\n", info.id, info.title.empty() ? "" : "  " + info.title);
    }
    const Frame& frame = tables.frames.frames[e.frame];
    std::string what(tables.frames.String(tables.frames.categories[e.category].name));
    if (e.category == frame.category && frame.modes.count > 0)
      what += " " + std::string(tables.frames.String(tables.frames.names[frame.modes.first]));
    if (e.reality & kNegation) what += " (not)";
    if (e.reality & kHypothetical) what += " (if)";
    if (e.reality & kFuture_) what += " (will)";
    if (e.reality & kHistorical) what += " (once)";
    std::string who, whom;
    for (size_t k = 0; k < e.actors + e.recipients; ++k) {
      std::string& side = k < e.actors ? who : whom;
      side += (side.empty() ? "" : " + ") + PartyText(d, tables, d.mentions.parties[d.events.party_refs[e.first_party + k]]);
    }
    int32_t day = d.day;
    if (e.date != kNoIndex) day = d.mentions.dates[e.date].from;
    const std::string parties = (who.empty() ? "?" : who) + (whom.empty() ? "" : " → " + whom);
    std::string line = fmt::format("  {:10}  {:24}  ", day == kNoDay ? "-" : IsoDay(day), what);
    line += parties;
    if (Cells(parties) < 48) line += std::string(48 - Cells(parties), ' ');
    line += "  ";
    std::string words(ValidUtf8(TokenSpan(d, e.begin, e.end), &valid));
    std::replace(words.begin(), words.end(), '\n', ' ');
    *out += line + words + "\n";
  }
}

}  // namespace marsad
