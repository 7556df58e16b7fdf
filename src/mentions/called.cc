// Whose is a name, and which body is called by a part of its own?
#include "mentions/resolver.h"

namespace marsad {

// The body whose name begins with the word at t, which has the article and nothing more of the name: التحالف for تحالف دعم الشرعية. The
// last one before; a headline's may come in the first sentences.
const Name* Resolver::BodyCalled(uint32_t t) const {
  if ((words_[t].proclitics & kAl) == 0 || words_[t].enclitic != Enclitic::kNone || bodies_.empty()) return nullptr;
  const uint64_t hash = NounHash(t);
  const Name* found = nullptr;
  for (const Body& body : bodies_) {
    const Name& name = names_.names[body.name];
    if (body.hash != hash) continue;
    if (name.begin <= t && t < name.end) return nullptr;
    if (name.begin > t && (found != nullptr || t >= early_)) break;
    found = &name;
  }
  return found;
}

// The letters of the noun at t without article and what is joined before it.
uint64_t Resolver::NounHash(uint32_t t) const {
  std::string_view letters = text_.LettersOf(tokens_.tokens[t].begin, tokens_.tokens[t].end);
  const auto starts = [&](std::string_view with) { return letters.size() > with.size() + 2 && letters.starts_with(with); };
  if (starts("\xE4\xE4")) {  // لل
    letters.remove_prefix(2);
  } else {
    if (!starts("\xC7\xE4") && letters.size() > 5 && letters.substr(1).starts_with("\xC7\xE4")) letters.remove_prefix(1);
    if (starts("\xC7\xE4")) letters.remove_prefix(2);
  }
  return lexicon_.FoldedHash(letters);
}

// The person named before in whose words the name at `token` stands; kNoIndex for none.
uint32_t Resolver::Bearer(uint32_t token) const {
  if (tokens_.tokens[token].kind != TokenKind::kWord || words_[token].pos != Pos::kName) return kNoIndex;
  const uint64_t name = NameHash(token);
  // لكوتون: of a name that we do not know, no clitic was cut.
  const Token& own = tokens_.tokens[token];
  const std::string_view letters = text_.LettersOf(own.begin, own.end);
  const bool cut = words_[token].lexeme == kNoLexeme && letters.size() > 4 &&
                   (letters[0] == '\xE8' || letters[0] == '\xC8' || letters[0] == '\xE4' || letters[0] == '\xE1');
  const uint64_t shorter = cut ? lexicon_.FoldedHash(letters.substr(1)) : name;
  for (size_t k = memory_.size(); k-- > 0;) {
    const Party& other = out_->parties[memory_[k]];
    if (!other.human || other.code == 0 || (other.features & (kPlural | kDual))) continue;
    for (uint32_t t = other.begin; t < other.end && t < token; ++t) {
      if (tokens_.tokens[t].kind == TokenKind::kWord && words_[t].pos == Pos::kName && (NameHash(t) == name || NameHash(t) == shorter))
        return memory_[k];
    }
  }
  return kNoIndex;
}

// The name's letters without و and the like before them, spellings folded.
uint64_t Resolver::NameHash(uint32_t t) const {
  const Word& w = words_[t];
  if ((w.proclitics & (kWa | kFa | kBi | kLi | kKa)) == 0 || w.stem_size == 0) return cache_.entry(w.surface).folded_hash;
  const Token& token = tokens_.tokens[t];
  uint32_t cut = 0;
  for (const uint8_t bit : {kWa, kFa, kBi, kLi, kKa}) cut += (w.proclitics & bit) != 0;
  return lexicon_.FoldedHash(text_.LettersOf(token.begin + cut, token.end));
}

// الرئيس، شي جين بينغ: the name behind a title that nobody else explains says whose it is.
void Resolver::NameBehind(uint32_t index) {
  const Phrase& phrase = phrases_.phrases[index];
  if (phrase.apposition == kNoIndex || out_->of_phrase[index].count != 1 || out_->of_phrase[phrase.apposition].count != 1) return;
  const Party& name = out_->parties[out_->of_phrase[index].begin];
  Party& title = out_->parties[out_->of_phrase[phrase.apposition].begin];
  if (title.title == kNoIndex || !title.human || title.inside || name.title != kNoIndex || name.inside || name.code == 0 ||
      name.entity == kNoIndex || world_.entities[name.entity].kind != EntityKind::kPerson || (title.features & (kPlural | kDual)) ||
      title.end != title.begin + 1 || (title.by != ResolvedBy::kDescription && title.by != ResolvedBy::kTitle))
    return;
  const uint32_t begin = title.begin, of = title.title;
  title = name;
  title.begin = begin;
  title.title = of;
}

// خورخي تشافيز، وزير الدفاع البيروفي: the title behind a name that the knowledge lacks says who that is.
void Resolver::NamesBefore(uint32_t index) {
  const Phrase& phrase = phrases_.phrases[index];
  if (phrase.apposition == kNoIndex || out_->of_phrase[index].count != 1 || out_->of_phrase[phrase.apposition].count != 1) return;
  const Party& title = out_->parties[out_->of_phrase[index].begin];
  Party& name = out_->parties[out_->of_phrase[phrase.apposition].begin];
  if (title.title == kNoIndex || !title.human || title.inside || !name.human || name.code != 0 || name.title != kNoIndex ||
      name.entity != kNoIndex)
    return;
  const uint32_t begin = name.begin, features = title.features;
  name = title;
  name.begin = begin;
  name.end = std::max(title.end, begin + 1);
  name.features = features;
  name.entity = kNoIndex;  // whoever holds the office by our knowledge is not he
  name.by = ResolvedBy::kTitle;
  out_->of_phrase[index] = out_->of_phrase[phrase.apposition];
}

// النائب | وليد عيدو: an unknown name right behind one person's title is his, and his party gets its words.
bool Resolver::NamesTheOneBefore(uint32_t index) {
  if (index == 0) return false;
  const Phrase& phrase = phrases_.phrases[index];
  const Phrase& before = phrases_.phrases[index - 1];
  const PartyRange titled = out_->of_phrase[index - 1];
  if (phrase.begin != before.end || phrase.preposition != kNoLexeme || phrase.conjunction || phrase.pronoun || phrase.address ||
      titled.count != 1 || names_.name_at[phrase.head] != kNoIndex)
    return false;
  Party& party = out_->parties[titled.begin];
  if (party.title == kNoIndex || !party.human || (party.features & (kPlural | kDual)) || party.end != before.end) return false;
  bool named = false;
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const Word& w = words_[t];
    if (names_.name_at[t] != kNoIndex) return false;
    if (w.pos == Pos::kAdjective || w.pos == Pos::kNumber || w.pos == Pos::kQuantity || w.pos == Pos::kPreposition) return false;
    named = named || w.pos == Pos::kName || w.pos == Pos::kForeign || w.known != Knowledgeable::kKnown;
  }
  if (!named) return false;
  party.end = phrase.end;
  // Who merely holds such an office there is not who bears this name.
  if (party.by == ResolvedBy::kOffice || party.weak) party.entity = kNoIndex;
  if (party.by == ResolvedBy::kOffice) party.by = ResolvedBy::kTitle;
  return true;
}

// المتحدث باسم الشرطة الكينية تشارلز أوينو: he is of the body for which he speaks; his name may stand behind it.
void Resolver::SpeaksFor(uint32_t index) {
  const Phrase& phrase = phrases_.phrases[index];
  if (index == 0 || phrase.preposition == kNoLexeme ||
      (phrase.preposition != in_name_of_ && phrase.preposition != about_ && phrase.preposition != in_ && phrase.preposition != bi_))
    return;
  const Phrase& before = phrases_.phrases[index - 1];
  if (before.sentence != phrase.sentence || before.end + 1 < phrase.begin || out_->of_phrase[index - 1].count != 1 ||
      out_->of_phrase[index].count == 0)
    return;
  Party& speaker = out_->parties[out_->of_phrase[index - 1].begin];
  const Party& body = out_->parties[out_->of_phrase[index].begin];
  if (speaker.title == kNoIndex || !speaker.human || speaker.inside || body.code == 0) return;
  // القيادي في الجبهة, النائب عن الحزب
  const bool serves = phrase.preposition != in_name_of_ && phrase.preposition != about_ && speaker.sector == kGov &&
                      body.title != kNoIndex && !body.inside && world_.titles[body.title].kind == TitleKind::kInstitution &&
                      (speaker.code == 0 || speaker.weak);
  if (serves) {  // مسؤولون في الإدارة
    speaker.code = body.code;
    speaker.weak = body.weak;
    return;
  }
  if (phrase.preposition != in_name_of_ &&
      ((speaker.features & kSingular) == 0 || (speaker.code != 0 && !speaker.weak && speaker.code != body.code) ||
       body.entity == kNoIndex || world_.entities[body.entity].kind != EntityKind::kOrganisation || body.title != kNoIndex || body.inside))
    return;
  speaker.code = body.code;
  speaker.weak = body.weak;
  if (body.sector != 0) speaker.sector = body.sector;
  if (speaker.entity != kNoIndex && speaker.by != ResolvedBy::kName) speaker.entity = kNoIndex;
  speaker.by = ResolvedBy::kTitle;
  speaker.end = phrase.end;
  for (uint32_t t = phrase.head + 1; t < phrase.end; ++t) {
    const Name* name = reader_.NameAt(t, phrase.end);
    if (name == nullptr || name->sense.kind != SenseKind::kPerson) continue;
    const Code sector = speaker.sector;
    reader_.SetPerson(name->sense.id, &speaker);
    speaker.code = body.code;
    speaker.sector = sector;
    speaker.by = ResolvedBy::kName;
    break;
  }
}

}  // namespace marsad
