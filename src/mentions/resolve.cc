// Who does a phrase of the article mean: what it says by itself, completed from what was said before and where it plays.
#include "mentions/resolver.h"

namespace marsad {

void Resolver::AtPhrase(uint32_t index) {
  const Phrase& phrase = phrases_.phrases[index];
  const PartyRange clause_subject =
      phrase.clause != kNoIndex && phrase.role != Role::kSubject ? out_->subject_of[phrase.clause] : PartyRange();
  for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
    if (words_[t].enclitic == Enclitic::kNone || words_[t].pos == Pos::kPunctuation) continue;
    const bool possessive = words_[t].pos != Pos::kPreposition;
    PartyRange subject = clause_subject;
    if (subject.count == 0 && last_subject_.count > 0) subject = last_subject_;
    out_->of_enclitic[t] = Antecedent(words_[t].enclitic, subject, possessive, t, t + 1);
  }
  PartyRange range = Parties(index);
  out_->of_phrase.resize(index + 1);
  out_->of_phrase[index] = range;
  for (uint32_t k = 0; k < range.count; ++k) {
    if (out_->parties[range.begin + k].by != ResolvedBy::kPronoun || !out_->parties[range.begin + k].human) Remember(range.begin + k);
  }
  if (phrase.role == Role::kSubject && phrase.clause != kNoIndex && range.count > 0) {
    const Clause& clause = phrases_.clauses[phrase.clause];
    if (phrase.coordinated == kNoIndex && phrase.apposition == kNoIndex) {
      out_->subject_of[phrase.clause] = range;
      last_subject_ = range;
      if (IsReporting(clause.verb)) SetSpeaker(clause.verb, range);
    }
  }
  // نقلا عن الرئيس: the agency is the source, he the speaker.
  if (range.count > 0 && phrase.preposition != kNoLexeme && phrase.begin >= 2 && words_[phrase.begin - 2].pos == Pos::kPreposition &&
      words_[phrase.begin - 2].lexeme == quoting_) {
    SetSpeaker(phrase.begin, range);
  }
  // ماكرون: …
  if (range.count > 0 && phrase.end < tokens_.tokens.size() && tokens_.tokens[phrase.end].kind == TokenKind::kColon &&
      out_->parties[range.begin].human)
    SetSpeaker(phrase.begin, range);
}

PartyRange Resolver::Parties(uint32_t index) {
  const Phrase& phrase = phrases_.phrases[index];
  if (phrase.pronoun && phrase.end == phrase.begin + 1 && words_[phrase.begin].enclitic != Enclitic::kNone)
    return out_->of_enclitic[phrase.begin];
  if (phrase.pronoun && words_[phrase.head].pos == Pos::kPronoun) {
    const uint32_t f = words_[phrase.head].features;
    const Enclitic as = f & kFirst      ? Enclitic::kUs
                        : f & kDual     ? Enclitic::kTheyTwo
                        : f & kPlural   ? Enclitic::kThey
                        : f & kFeminine ? Enclitic::kShe
                                        : Enclitic::kHe;
    return Antecedent(as, last_subject_, true, phrase.begin, phrase.end);
  }
  if (phrase.time) return {};
  const Word& head = words_[phrase.head];
  // بلاده, البلدان
  const uint32_t bits = head.lexeme == kNoLexeme ? 0 : world_.DescriptionOf(head.lexeme);
  if ((bits & (kPair | kPairOfStates)) && (head.features & kDual) && names_.name_at[phrase.head] == kNoIndex) {
    if (HasNameBehind(phrase)) {
      // الجانبان الروسي والصيني: the nisbas say whose.
    } else {
      return Pair(bits & kPairOfStates, false, phrase.begin, phrase.end);
    }
  }
  Party p;
  if (!reader_.Read(phrase.begin, phrase.end, true, &p)) return {};
  if (phrase.shares_head && SharedTitle(phrase, &p)) return Add(p);
  const Name* name = names_.name_at[phrase.head] == kNoIndex ? nullptr : &names_.names[names_.name_at[phrase.head]];
  if (p.title != kNoIndex && name != nullptr && !p.inside) {
    // الرئيسان
    if ((name->sense.features & kDual) && p.code == 0 && words_[phrase.head].proclitics & kAl) {
      const PartyRange pair = Pair(false, true, phrase.begin, phrase.end);
      if (pair.count > 0) return pair;
    }
    CompleteTitle(phrase, &p);
  } else if (p.code == 0 && p.human) {
    CompleteName(phrase, index, &p);
  }
  if (bits & kCounterpart) Counterpart(phrase, &p);
  return Add(p);
}

bool Resolver::HasNameBehind(const Phrase& phrase) const {
  for (uint32_t t = phrase.head + 1; t < phrase.end; ++t) {
    if (names_.name_at[t] != kNoIndex) return true;
  }
  return false;
}

// وزيرا خارجية كينيا | ورواندا, الرئيسان الروسي | والصيني: the title of the phrase before, of another state.
bool Resolver::SharedTitle(const Phrase& phrase, Party* p) {
  uint32_t lead = phrase.coordinated;
  while (phrases_.phrases[lead].shares_head) lead = phrases_.phrases[lead].coordinated;
  const PartyRange before = out_->of_phrase[lead];
  if (before.count == 0 || p->code == 0) return false;
  const Word& head = words_[phrases_.phrases[lead].head];
  if (head.lexeme != kNoLexeme && (world_.DescriptionOf(head.lexeme) & kCounterpart)) {  // نظيريه الروسي | والصيني
    Counterpart(phrases_.phrases[lead], p);
    return true;
  }
  const Party& other = out_->parties[before.begin];
  if (other.title == kNoIndex || other.inside) return false;
  p->title = other.title;
  p->sector = other.sector;
  p->other_sector = other.other_sector;
  p->human = other.human;
  p->place = false;
  p->by = ResolvedBy::kTitle;
  p->features = (world_.titles[p->title].kind == TitleKind::kGroup ? kPlural : kSingular) | (other.features & (kMasculine | kFeminine));
  p->entity = kNoIndex;
  if (const uint16_t office = world_.titles[p->title].office; office != 0) reader_.Hold(office, p);
  return true;
}

// نظيره الإيراني: the office of the one before, of another state.
void Resolver::Counterpart(const Phrase& phrase, Party* p) {
  p->human = true;
  p->sector = kGov;
  p->by = ResolvedBy::kTitle;
  const PartyRange owner = out_->of_enclitic[phrase.head];
  if (owner.count == 0 || p->code == 0) return;
  const Party& other = out_->parties[owner.begin];
  p->sector = other.sector != 0 ? other.sector : kGov;
  uint16_t office = 0;
  if (other.entity != kNoIndex && world_.entities[other.entity].kind == EntityKind::kPerson) {
    bool in_force = false;
    const Office* held = world_.OfficeOn(world_.entities[other.entity], day_ == kNoDay ? 20000 : day_, &in_force);
    if (held != nullptr) office = held->office;
  } else if (other.title != kNoIndex) {
    office = world_.titles[other.title].office;
  }
  if (p->entity == kNoIndex && office != 0) {
    const uint32_t holder = world_.Holder(office, p->code, day_ == kNoDay ? 20000 : day_);
    if (holder != kNoLexeme) p->entity = holder, p->by = ResolvedBy::kOffice;
  }
}

// A title without a state: its owner's by a pronoun, the one named before, or the place's.
void Resolver::CompleteTitle(const Phrase& phrase, Party* p) {
  if (p->code != 0) return;
  const uint32_t t = phrase.head;
  if (words_[t].enclitic != Enclitic::kNone) {
    const PartyRange owner = out_->of_enclitic[t];
    if (owner.count > 0) {
      p->code = out_->parties[owner.begin].code;
      p->by = ResolvedBy::kPronoun;
      return;
    }
  }
  const Title& title = world_.titles[p->title];
  if (phrase.definite) {
    for (size_t k = memory_.size(); k-- > 0;) {
      const Party& other = out_->parties[memory_[k]];
      if (other.code == 0) continue;
      const bool same_title = other.title == p->title && !other.weak;
      const bool same_office = title.office != 0 && other.title != kNoIndex && world_.titles[other.title].office == title.office;
      const bool holds = title.office != 0 && other.entity != kNoIndex && world_.entities[other.entity].kind == EntityKind::kPerson &&
                         Holds(other.entity, title.office);
      // الوزير for وزير الخارجية: the short title after the long one.
      const bool shorter =
          other.title != kNoIndex && !other.weak && world_.String(world_.titles[other.title].lemma).starts_with(world_.String(title.lemma));
      if (same_title || same_office || holds || shorter) {
        const Code sector = p->sector;
        p->code = other.code;
        p->entity = other.entity;
        p->sector = other.sector != 0 ? other.sector : sector;
        p->by = ResolvedBy::kDescription;
        return;
      }
    }
  }
  Infer(p);
  if (p->code != 0 && title.office != 0 && phrase.definite) {
    const uint32_t holder = world_.Holder(title.office, p->code, day_ == kNoDay ? 20000 : day_);
    if (holder != kNoLexeme) p->entity = holder;
  }
}

bool Resolver::Holds(uint32_t person, uint16_t office) const {
  const Entity& entity = world_.entities[person];
  for (uint32_t k = 0; k < entity.office_count; ++k) {
    const Office& held = world_.offices[entity.first_office + k];
    if (held.office == office && (day_ == kNoDay || (held.from <= day_ && day_ <= held.to))) return true;
  }
  return false;
}

// Unnamed people take the state where it happens; so do its police and courts. Unknown gunmen take none.
void Resolver::Infer(Party* p) {
  if (p->sector == kUaf || p->sector == kUnk) return;
  const Code code = place_code_ != 0 ? place_code_ : out_->home;
  if (code == 0) return;
  p->code = code;
  p->weak = true;
  p->by = ResolvedBy::kDescription;
}

// A name that the knowledge lacks: the title that it stood with before, or stands beside.
void Resolver::CompleteName(const Phrase& phrase, uint32_t index, Party* p) {
  const bool named = words_[phrase.head].pos == Pos::kName || words_[phrase.head].pos == Pos::kForeign;
  if (!named) {
    Infer(p);
    return;
  }
  if (phrase.apposition != kNoIndex && out_->of_phrase[phrase.apposition].count > 0) {
    const Party& other = out_->parties[out_->of_phrase[phrase.apposition].begin];
    const uint32_t begin = p->begin, end = p->end;
    *p = other;
    p->begin = begin;
    p->end = end;
    return;
  }
  (void)index;
  // محمد بزي … بزي: the last word of a name that a titled party bore.
  if (tokens_.tokens[phrase.end - 1].kind != TokenKind::kWord || words_[phrase.end - 1].pos != Pos::kName) return;
  const uint64_t last = cache_.entry(words_[phrase.end - 1].surface).folded_hash;
  for (size_t k = memory_.size(); k-- > 0;) {
    const Party& other = out_->parties[memory_[k]];
    if (!other.human || other.code == 0 || other.end == 0 || other.end <= other.begin) continue;
    for (uint32_t t = other.begin; t < other.end; ++t) {
      if (tokens_.tokens[t].kind != TokenKind::kWord || words_[t].pos != Pos::kName || cache_.entry(words_[t].surface).folded_hash != last)
        continue;
      const uint32_t begin = p->begin, end = p->end;
      *p = other;
      p->begin = begin;
      p->end = end;
      p->by = ResolvedBy::kName;
      return;
    }
  }
}

}  // namespace marsad
