#include "cli/world_use.h"

#include <fmt/format.h>

#include <algorithm>

#include "formats/names.h"

namespace marsad {
namespace {

constexpr uint32_t kMostBetween = 6;  // tokens between a title and its name: الأمريكي السابق
constexpr uint32_t kMostParts = 6;    // words of a name
constexpr int32_t kDayOfChange = 3;   // papers of the days after still tell of the one before
constexpr uint8_t kOutside = kWa | kFa | kBi | kLi | kKa;

void See(const Document& d, uint32_t token, const std::string& id, Sightings* seen) {
  if (d.day != kNoDay) {
    seen->first = seen->first == kNoDay ? d.day : std::min(seen->first, d.day);
    seen->last = std::max(seen->last, d.day);
  }
  if (++seen->count > 1) return;
  seen->document = id;
  for (const Sentence& s : d.tokens.sentences) {
    if (s.begin <= token && token < s.end) seen->sentence = TokenSpan(d, s.begin, std::min(s.end, s.begin + 40));
  }
  std::replace(seen->sentence.begin(), seen->sentence.end(), '\n', ' ');
}

std::string LettersOf(const Document& d, uint32_t t) {
  const Token& token = d.tokens.tokens[t];
  return std::string(d.text.LettersOf(token.begin, token.end));
}

// Whether the mention stage takes the short name for whom it may mean.
bool Resolved(const Document& d, const Name& name) {
  const uint32_t phrase = d.phrases.phrase_of[name.begin];
  const PartyRange range = phrase == kNoIndex ? PartyRange() : d.mentions.of_phrase[phrase];
  for (uint32_t k = 0; k < range.count; ++k) {
    if (d.mentions.parties[range.begin + k].entity == name.sense.id) return true;
  }
  return false;
}

}  // namespace

std::string_view ContradictionName(Contradiction c) {
  switch (c) {
    case Contradiction::kNever:
      return "never";
    case Contradiction::kOtherState:
      return "other state";
    case Contradiction::kNotYet:
      return "not yet";
    default:
      return "no longer";
  }
}

WorldUse::WorldUse(const Tables& tables, const WorldFiles& files) : tables_(tables), world_(tables.world), files_(files) {
  std::map<std::string, uint16_t> offices;
  for (uint16_t o = 1; o < world_.office_names.size(); ++o) offices[std::string(world_.String(world_.office_names[o]))] = o;
  rules_.resize(world_.office_names.size());
  kind_of_.resize(world_.office_names.size());
  for (const auto& [name, office] : offices) {
    const auto rule = files.rules.find(name);
    if (rule == files.rules.end()) continue;
    rules_[office] = &rule->second;
    if (const auto wider = offices.find(rule->second.kind_of); wider != offices.end()) kind_of_[office] = wider->second;
  }
  std::map<std::string, uint32_t> titles;
  const auto lemma = [&](size_t t) { return files.Folded(world_.String(world_.titles[t].lemma)); };
  for (uint32_t t = 0; t < world_.titles.size(); ++t) titles[lemma(t)] = t;
  for (size_t t = 0; t < world_.titles.size(); ++t) {
    inner_.push_back(kNoIndex);
    const std::string whole = lemma(t);
    for (size_t space = whole.find(' '); space != std::string::npos && inner_[t] == kNoIndex; space = whole.find(' ', space + 1)) {
      std::string inner = whole.substr(space + 1);
      auto it = titles.find(inner);
      if (it == titles.end() && inner.starts_with("\xC7\xE4")) it = titles.find(inner.substr(2));
      if (it != titles.end() && world_.titles[it->second].office != 0) inner_[t] = it->second;
    }
  }
  for (const std::string& link : files.spellings.links) links_.push_back(tables.lexicon.FoldedHash(link));
  std::sort(links_.begin(), links_.end());
}

void WorldUse::Add(const Document& d, const std::string& id) {
  size_t sentence = 0;
  for (uint32_t n = 0; n < d.names.names.size(); ++n) {
    const Name& name = d.names.names[n];
    const SenseKind kind = name.sense.kind;
    while (d.tokens.sentences[sentence].end <= name.begin) ++sentence;
    const uint32_t end = d.tokens.sentences[sentence].end;
    const bool entity = kind != SenseKind::kTitle && kind != SenseKind::kCapital && kind != SenseKind::kPlace;
    if (entity && (kind != SenseKind::kPersonShort || Resolved(d, name))) ++actors_[name.sense.id].count;
    Titled titled;
    if (kind != SenseKind::kTitle || !TitledAt(d, n, end, &titled)) continue;
    titled.second = n > 0 && d.names.names[n - 1].sense.kind == SenseKind::kTitle && d.names.names[n - 1].end == name.begin;
    const uint32_t at = d.names.name_at[titled.name];
    const Name* person = at == kNoLexeme ? nullptr : &d.names.names[at];
    // عبد الله, but not عبد الله السنوسي: a short name goes on in one that no file has.
    const bool goes_on =
        person != nullptr && person->sense.kind == SenseKind::kPersonShort && person->end < end && IsPart(d, person->end, titled.name);
    if (person == nullptr || goes_on) {
      AtUnknown(d, titled, end, id);
    } else if (person->sense.kind == SenseKind::kPerson || Resolved(d, *person)) {
      AtPerson(d, titled, person->sense.id, id);
    }
  }
}

// Whether a title of one person is the name `n`, and what it is said of up to the name behind it.
bool WorldUse::TitledAt(const Document& d, uint32_t n, uint32_t end, Titled* out) const {
  const Name& name = d.names.names[n];
  out->title = name.sense.id;
  const Word& head = d.words.words[name.begin];
  if (world_.titles[name.sense.id].kind != TitleKind::kPerson || (name.sense.features & (kPlural | kDual)) ||
      head.enclitic != Enclitic::kNone)
    return false;
  out->complete = (d.words.words[name.end - 1].proclitics & kAl) != 0;
  for (uint32_t t = name.end; t < end && t < name.end + kMostBetween;) {
    const Word& w = d.words.words[t];
    if (d.tokens.tokens[t].kind != TokenKind::kWord || (w.proclitics & kOutside)) return false;
    const uint32_t at = d.names.name_at[t];
    if (at == kNoLexeme) {
      out->name = t;
      if (w.pos == Pos::kName || w.pos == Pos::kUnknown) return true;
      if (w.pos != Pos::kAdjective) return false;
      if (w.lexeme != kNoLexeme && (world_.DescriptionOf(w.lexeme) & kFormer)) out->former = true;
      ++t;
      continue;
    }
    const Sense& sense = d.names.names[at].sense;
    switch (sense.kind) {
      case SenseKind::kPerson:
      case SenseKind::kPersonShort:
        out->name = t;
        return true;
      case SenseKind::kTitle:
        // وزير الخارجية الشيخ خالد has two titles; مستشار الرئيس ترامب is another's.
        if (!out->complete || (w.proclitics & kAl) == 0 || world_.titles[sense.id].kind != TitleKind::kPerson) return false;
        break;
      case SenseKind::kCapital:
      case SenseKind::kPlace:
        if (out->code == 0) out->code = world_.places[sense.id].code, out->of_body = true;
        break;
      default:
        if (out->code == 0) out->code = world_.entities[sense.id].code, out->of_body = world_.entities[sense.id].kind != EntityKind::kState;
    }
    if (sense.kind != SenseKind::kTitle) out->complete = true;
    t = d.names.names[at].end;
  }
  return false;
}

void WorldUse::AtPerson(const Document& d, const Titled& titled, uint32_t person, const std::string& id) {
  ++actors_[person].titles[titled.title];
  Contradiction what;
  if (Contradicts(titled, person, d.day, &what)) See(d, titled.name, id, &claims_[{person, titled.title, titled.code, what}]);
}

bool WorldUse::Agrees(uint16_t held, uint16_t office) const { return held == office || (held != 0 && kind_of_[held] == office); }

bool WorldUse::Contradicts(const Titled& titled, uint32_t person, int32_t day, Contradiction* what) const {
  const uint16_t office = world_.titles[titled.title].office;
  if (office == 0 || !titled.complete || titled.of_body || titled.second) return false;
  const OfficeRule* rule = rules_[office];
  if (rule == nullptr || rule->title == OfficeRule::Title::kFree) return false;
  const bool kept = rule->title == OfficeRule::Title::kKept || titled.former;
  const Entity& entity = world_.entities[person];
  const auto offices = world_.offices.subspan(entity.first_office, entity.office_count);
  // نائب الرئيس دونالد ترامب: the name may be that of the one inside.
  if (const uint32_t inner = inner_[titled.title]; inner != kNoIndex) {
    for (const Office& held : offices) {
      if (Agrees(held.office, world_.titles[inner].office) && (titled.code == 0 || held.code == titled.code)) return false;
    }
  }
  *what = Contradiction::kNever;
  const auto nearer = [&](Contradiction c) { *what = std::max(*what, c); };
  for (const Office& held : offices) {
    if (!Agrees(held.office, office)) continue;
    if (titled.code != 0 && held.code != titled.code) {
      nearer(Contradiction::kOtherState);
    } else if (day == kNoDay || (held.from - kDayOfChange <= day && day <= held.to + (held.to == Office::kForever ? 0 : kDayOfChange))) {
      return false;
    } else if (held.from > day) {
      nearer(Contradiction::kNotYet);
    } else {
      if (kept) return false;
      nearer(Contradiction::kNoLonger);
    }
  }
  return true;
}

bool WorldUse::Links(const Document& d, uint32_t t) const {
  return std::binary_search(links_.begin(), links_.end(), tables_.lexicon.FoldedHash(LettersOf(d, t)));
}

bool WorldUse::IsPart(const Document& d, uint32_t t, uint32_t begin) const {
  const Word& w = d.words.words[t];
  if (d.tokens.tokens[t].kind != TokenKind::kWord) return false;
  if (t > begin && Links(d, t - 1)) return true;
  // الحجرف: what no file has may look like a noun.
  const bool nominal = (w.pos == Pos::kNoun || w.pos == Pos::kAdjective) && w.known != Knowledgeable::kKnown;
  if ((w.proclitics & kOutside) || (w.pos != Pos::kName && w.pos != Pos::kUnknown && !nominal && !Links(d, t))) return false;
  const uint32_t at = d.names.name_at[t];
  return at == kNoLexeme || d.names.names[at].sense.kind == SenseKind::kPersonShort;
}

void WorldUse::AtUnknown(const Document& d, const Titled& titled, uint32_t end, const std::string& id) {
  uint32_t last = titled.name;
  while (last < end && last < titled.name + kMostParts && IsPart(d, last, titled.name)) ++last;
  if (last < titled.name + 2 || Links(d, last - 1)) return;
  const std::string name(TokenSpan(d, titled.name, last));
  Unknown& unknown = unknown_[files_.Folded(name)];
  if (unknown.seen.count == 0) unknown.name = name;
  ++unknown.titles[{titled.title, titled.of_body ? Code{0} : titled.code}];
  unknown.office = unknown.office || world_.titles[titled.title].office != 0;
  See(d, titled.name, id, &unknown.seen);
}

std::string WorldUse::Held(uint32_t person, int32_t day) const {
  const Entity& entity = world_.entities[person];
  const auto offices = world_.offices.subspan(entity.first_office, entity.office_count);
  const auto holds = [day](const Office& o) { return day != kNoDay && o.from <= day && day <= o.to; };
  const bool any = std::any_of(offices.begin(), offices.end(), holds);
  std::string out;
  for (const Office& o : offices) {
    if (any && !holds(o)) continue;
    const std::string_view name = world_.String(world_.office_names[o.office]);
    out += fmt::format("{}{} {} {} to {} ({})", out.empty() ? "" : "; ", name.empty() ? "none" : name, std::string_view(CodeText(o.code)),
                       o.from <= -1000000 ? "always" : IsoDay(o.from), o.to == Office::kForever ? "today" : IsoDay(o.to),
                       world_.String(o.source));
  }
  return out.empty() ? "no office" : any ? out : "nothing on that day; " + out;
}

}  // namespace marsad
