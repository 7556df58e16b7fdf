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
    // وأجرى معه بيريغوند مشاورات: where the subject is still to come, it may well be the one of before.
    const bool pending =
        phrase.clause != kNoIndex && phrases_.clauses[phrase.clause].subject != kNoIndex && phrases_.clauses[phrase.clause].subject > index;
    if (subject.count == 0 && last_subject_.count > 0 && (possessive || !pending)) subject = last_subject_;
    out_->of_enclitic[t] = Antecedent(words_[t].enclitic, subject, possessive, t, t + 1);
  }
  PartyRange range = Parties(index);
  out_->of_phrase.resize(index + 1);
  out_->of_phrase[index] = range;
  SpeaksFor(index);
  NamesBefore(index);
  NameBehind(index);
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
  // نقلت الوكالة عن الرئيس: the same
  if (range.count > 0 && phrase.preposition == about_ && about_ != kNoLexeme && clause_subject.count > 0 &&
      IsReporting(phrases_.clauses[phrase.clause].verb) && IsMedia(out_->parties[clause_subject.begin]))
    SetSpeaker(phrase.begin, range);
  // ماكرون: …, and of كتب سارومان إلى ثيودن: … the writer.
  if (phrase.end < tokens_.tokens.size() && tokens_.tokens[phrase.end].kind == TokenKind::kColon) {
    if (phrase.preposition == kNoLexeme) {
      if (range.count > 0 && out_->parties[range.begin].human) SetSpeaker(phrase.begin, range);
    } else if (clause_subject.count > 0 && out_->parties[clause_subject.begin].human) {
      SetSpeaker(phrase.begin, clause_subject);
    }
  }
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
  if (phrase.time || NamesTheOneBefore(index)) return {};
  const Word& head = words_[phrase.head];
  // بلاده, البلدان
  const uint32_t bits = head.lexeme == kNoLexeme ? 0 : world_.DescriptionOf(head.lexeme);
  if ((bits & (kPair | kPairOfStates)) && MeansTwo(phrase.head, phrase.end == phrase.head + 1) &&
      (names_.name_at[phrase.head] == kNoIndex || names_.names[names_.name_at[phrase.head]].sense.kind == SenseKind::kTitle)) {
    if (HasNameBehind(phrase)) {
      // الجانبان الروسي والصيني: the nisbas say whose.
    } else {
      return Last(2, bits & kPairOfStates, false, phrase.begin, phrase.end);
    }
  }
  if (const PartyRange several = Together(phrase); several.count > 0) return several;
  Party p;
  if (IsAdverb(phrase)) return {};
  if (!reader_.Read(phrase.begin, phrase.end, true, &p)) {
    // التحالف, الحلف: a body by the first word of its name.
    const Name* body = phrase.end == phrase.head + 1 ? BodyCalled(phrase.head) : nullptr;
    if (body == nullptr || !reader_.Read(body->begin, body->end, false, &p)) return {};
    p.begin = phrase.begin;
    p.end = phrase.end;
    p.by = ResolvedBy::kDescription;
    return Add(p);
  }
  if (phrase.shares_head && SharedTitle(phrase, &p)) return Add(p);
  const Name* name = names_.name_at[phrase.head] == kNoIndex ? nullptr : &names_.names[names_.name_at[phrase.head]];
  if (p.title != kNoIndex && name != nullptr && !p.inside) {
    // الرئيسان
    if ((name->sense.features & kDual) && NamesTwo(head) && p.code == 0 && words_[phrase.head].proclitics & kAl) {
      const PartyRange pair = Last(2, false, true, phrase.begin, phrase.end);
      if (pair.count > 0) return pair;
    }
    CompleteTitle(phrase.head, phrase.end, phrase.definite, &p);
  } else if (p.code == 0 && p.title != kNoIndex && p.inside && words_[p.begin].enclitic != Enclitic::kNone &&
             world_.titles[p.title].kind != TitleKind::kPerson) {
    // رد جيشه: whose it is. Of persons قتلة is too like قتله.
    if (const PartyRange owner = out_->of_enclitic[p.begin]; owner.count > 0)
      p.code = out_->parties[owner.begin].code, p.by = ResolvedBy::kPronoun;
  } else if (p.code == 0 && p.title != kNoIndex && p.inside) {
    // مواقع الميليشيات, دعم المعارضة
    CompleteTitle(p.begin, phrase.end, words_[p.begin].proclitics & kAl, &p);
  } else if (p.code == 0 && p.human) {
    CompleteName(phrase, &p);
  }
  if (bits & kCounterpart) Counterpart(phrase, &p);
  return Add(p);
}

// الرئيسين is two, whatever the adjective of these letters is; المصلين may be many.
bool Resolver::NamesTwo(const Word& w) const {
  bool two = false;
  const Analysis* all = cache_.analyses(w.surface);
  for (uint32_t k = 0; k < cache_.entry(w.surface).count; ++k) {
    if (all[k].pos != Pos::kNoun) continue;
    if (all[k].features & kPlural) return false;
    two = two || (all[k].features & kDual) != 0;
  }
  return two || (w.features & kDual) != 0;
}

// البلدان is also a plural: alone, after two of them, it is the two.
bool Resolver::MeansTwo(uint32_t t, bool alone) const {
  const Word& w = words_[t];
  if (w.features & kDual) return true;
  if (!alone || (w.features & kPlural) == 0 || (w.proclitics & kAl) == 0) return false;
  const Analysis* all = cache_.analyses(w.surface);
  return std::any_of(all, all + cache_.entry(w.surface).count,
                     [&](const Analysis& a) { return a.lexeme == w.lexeme && (a.features & kDual) != 0; });
}

// الدول الثلاث, البلدان الأربعة: the number behind the noun at t; 2 of a dual; 0 for none.
int Resolver::HowMany(uint32_t t, uint32_t end) const {
  const Word& w = words_[t];
  if ((w.proclitics & kAl) == 0) return 0;
  if ((w.features & kPlural) && t + 1 < end) {
    const DateWord* number = knowledge_.dates->Find(cache_.entry(words_[t + 1].surface).folded_hash);
    if (number != nullptr && number->kind == DateWordKind::kNumber && number->value > 2 && number->value <= kMostTogether)
      return number->value;
  }
  return w.features & kDual ? 2 : 0;
}

// حدود البلدين: the two inside a phrase about something else. وزراء خارجية الدول الثلاث: the ministers of all.
PartyRange Resolver::Together(const Phrase& phrase) {
  for (uint32_t t = phrase.head; t < phrase.end; ++t) {
    const Word& w = words_[t];
    if (w.lexeme == kNoLexeme) continue;
    const uint32_t bits = world_.DescriptionOf(w.lexeme);
    if ((bits & (kPair | kPairOfStates)) == 0) continue;
    const int wanted = HowMany(t, phrase.end);
    if (wanted == 0 || (t == phrase.head && wanted == 2)) continue;
    for (uint32_t k = phrase.head; k < phrase.end; ++k) {
      const Name* name = reader_.NameAt(k, phrase.end);
      if (name != nullptr && k != t && (k != phrase.head || name->sense.kind != SenseKind::kTitle) && name->begin != phrase.head) return {};
    }
    const Name* title = reader_.NameAt(phrase.head, phrase.end);
    const PartyRange pair = Last(wanted, bits & kPairOfStates, false, t, t + 1);
    for (uint32_t k = 0; k < pair.count; ++k) {
      Party& p = out_->parties[pair.begin + k];
      p.inside = title == nullptr && t != phrase.head;
      if (title == nullptr || title->sense.kind != SenseKind::kTitle || t == phrase.head) continue;
      const Title& of = world_.titles[title->sense.id];
      p.begin = phrase.begin;
      p.end = phrase.end;
      p.title = title->sense.id;
      p.sector = of.sector;
      p.other_sector = of.other_sector;
      p.human = of.kind == TitleKind::kPerson;
      p.features = title->sense.features;
      const uint32_t holder = of.office == 0 ? kNoLexeme : world_.Holder(of.office, p.code, day_ == kNoDay ? 20000 : day_);
      p.entity = holder;
    }
    return pair;
  }
  return {};
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
void Resolver::CompleteTitle(uint32_t t, uint32_t end, bool definite, Party* p) {
  // الوزير تشافيز: by his name, before all else.
  if (const uint32_t stranger = p->entity == kNoIndex ? reader_.StrangerIn(t + 1, end) : kNoIndex; stranger != kNoIndex) {
    const uint32_t bearer = Bearer(stranger);
    if (bearer != kNoIndex && (p->code == 0 || p->code == out_->parties[bearer].code)) {
      const uint32_t first = p->begin, last = p->end;
      *p = out_->parties[bearer];
      p->begin = first;
      p->end = last;
      p->by = ResolvedBy::kName;
      return;
    }
  }
  if (p->code != 0) return;
  if (words_[t].enclitic != Enclitic::kNone) {
    const PartyRange owner = out_->of_enclitic[t];
    if (owner.count > 0) {
      p->code = out_->parties[owner.begin].code;
      p->by = ResolvedBy::kPronoun;
      return;
    }
  }
  const Title& title = world_.titles[p->title];
  // التحالف, أعضاء الحلف: the body of that name.
  for (uint32_t k = t; k < end; ++k) {
    const Name* body = title.kind == TitleKind::kPerson && k == t ? nullptr : BodyCalled(k);
    Party called;
    if (body == nullptr || !reader_.Read(body->begin, body->end, false, &called)) continue;
    p->code = called.code;
    if (called.sector != 0) p->sector = called.sector;
    if (k == t) p->entity = called.entity, p->other_sector = called.other_sector;
    p->by = ResolvedBy::kDescription;
    return;
  }
  if (definite) {
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
      // الرئيس after رئيس الوزراء is another man of the same state.
      if (shorter && !same_title && !same_office && !holds && title.office != 0 &&
          world_.String(world_.office_names[title.office]) == "president") {
        p->code = other.code;
        reader_.Hold(title.office, p);
        p->by = ResolvedBy::kDescription;
        return;
      }
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
  if (p->code != 0 && title.office != 0 && definite && (p->features & kPlural) == 0) {
    const uint32_t holder = world_.Holder(title.office, p->code, day_ == kNoDay ? 20000 : day_);
    if (holder != kNoLexeme) p->entity = holder;
  }
}

// دعم الفصائل سياسيا وعسكريا: in the accusative, alone and no object, such a word says how.
bool Resolver::IsAdverb(const Phrase& phrase) const {
  const Word& w = words_[phrase.head];
  if (phrase.end != phrase.head + 1 || phrase.begin != phrase.head || (w.features & kAccusative) == 0 || phrase.role == Role::kObject)
    return false;
  const Analysis* all = cache_.analyses(w.surface);
  return std::any_of(all, all + cache_.entry(w.surface).count, [](const Analysis& a) { return a.pos == Pos::kAdjective; });
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
  // صحفيون أجانب, قوات دولية
  for (uint32_t t = p->begin + 1; t < p->end; ++t) {
    if (words_[t].pos == Pos::kAdjective && words_[t].lexeme != kNoLexeme && (world_.DescriptionOf(words_[t].lexeme) & kAlien)) return;
  }
  const Code code = place_code_ != 0 ? place_code_ : out_->home;
  if (code == 0) return;
  p->code = code;
  p->weak = true;
  p->by = ResolvedBy::kDescription;
}

// A name that the knowledge lacks: the title that it stood with before, or stands beside.
void Resolver::CompleteName(const Phrase& phrase, Party* p) {
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
  // محمد بزي … بزي: the last word of a name that a titled party bore.
  const uint32_t other = Bearer(phrase.end - 1);
  if (other == kNoIndex) return;
  const uint32_t begin = p->begin, end = p->end;
  *p = out_->parties[other];
  p->begin = begin;
  p->end = end;
  p->by = ResolvedBy::kName;
}

}  // namespace marsad
