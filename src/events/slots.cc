// Which parties stand in the slots of a frame: those that grammar gives, with what is joined to them, what is annexed, and the agents
// of passives.
#include <algorithm>

#include "events/finder.h"

namespace marsad {

uint32_t EventFinder::NounLimit(const Occurrence& o) const {
  const Phrase& phrase = phrases_.phrases[o.phrase];
  uint32_t limit = tokens_.sentences[sentence_].end;
  const auto next = std::lower_bound(phrases_.clauses.begin(), phrases_.clauses.end(), phrase.end,
                                     [](const Clause& c, uint32_t t) { return c.verb < t; });
  if (next != phrases_.clauses.end() && next->sentence == sentence_) limit = std::min(limit, next->begin);
  for (uint32_t t = phrase.end; t < limit; ++t) {
    const TokenKind kind = tokens_.tokens[t].kind;
    if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) return t;
    if (kind == TokenKind::kWord && words_[t].pos == Pos::kSubordinator) return t;
  }
  return limit;
}

void EventFinder::AddParty(uint32_t party, std::vector<uint32_t>* out) const {
  const Party& p = mentions_.parties[party];
  for (const uint32_t other : *out) {
    const Party& q = mentions_.parties[other];
    if (other == party || (p.code == q.code && p.sector == q.sector && p.entity == q.entity && (p.code != 0 || p.begin == q.begin))) return;
  }
  if (out->size() < 16) out->push_back(party);
}

// A phrase about an event stands for who did it: الهجوم الإسرائيلي على غزة, غارة لمقاتلات التحالف. True when p is such a phrase.
bool EventFinder::AddDoer(uint32_t p, std::vector<uint32_t>* out) {
  const Phrase& phrase = phrases_.phrases[p];
  const Word& noun = words_[phrase.head];
  if (noun.pos != Pos::kNoun || names_.name_at[phrase.head] != kNoIndex) return false;
  const Frame* event = nullptr;
  Occurrence o;
  o.token = phrase.head;
  o.end = phrase.head + 1;
  o.phrase = p;
  const uint32_t condition_phrase = condition_phrase_;
  AnyPredicate(phrase.head, [&](const Predicate& predicate) {
    const Frame& frame = frames_.frames[predicate.frame];
    if (frame.kind != FrameKind::kEvent || frame.both.count > 0 || !predicate.is_noun) return false;
    // إلغاء الرسوم: of the frames of one noun that whose condition holds, else the first.
    const bool holds = !HasPositive(frame) || Holds(frame, o, Governor());
    if (event == nullptr || holds) event = &frame;
    return holds;
  });
  condition_phrase_ = condition_phrase;
  if (event == nullptr) return false;
  const size_t before = out->size();
  for (uint32_t t = phrase.head + 1; t < phrase.end; ++t) {
    const uint32_t n = names_.name_at[t];
    if (n == kNoIndex || names_.names[n].begin != t || names_.names[n].sense.kind != SenseKind::kNisba || words_[t].pos != Pos::kAdjective)
      continue;
    // The first nisba, unless it belongs to a noun of the idafa.
    if (t > phrase.head + 1 && words_[t - 1].pos == Pos::kNoun) break;
    AddRange(AsState(names_.names[n], t), out);
    return true;
  }
  const bool bare = (noun.proclitics & kAl) == 0 && noun.enclitic == Enclitic::kNone;
  const bool next_is_li =
      p + 1 < phrases_.phrases.size() && phrases_.phrases[p + 1].preposition == li_ && phrases_.phrases[p + 1].begin <= phrase.end + 1;
  if (event->idafa_is_actor || (next_is_li && phrase.end > phrase.head + 1)) {
    AddRange(mentions_.of_phrase[p], out);
    if (out->size() == before && next_is_li && (bare || noun.proclitics & kAl)) AddRange(mentions_.of_phrase[p + 1], out);
    if (noun.enclitic != Enclitic::kNone) AddRange(mentions_.of_enclitic[phrase.head], out);
  } else if (next_is_li && bare && phrase.end == phrase.head + 1) {
    AddRange(mentions_.of_phrase[p + 1], out);
  }
  for (uint32_t k = p + 1; k < phrases_.phrases.size() && k < p + 4 && phrases_.phrases[k].sentence == phrase.sentence; ++k)
    AddAgent(k, out);
  // دعوة الرئيس, لقاء نظيره: what is annexed to a peaceful event takes part in it.
  if (out->size() == before && frames_.categories[event->category].quad <= 2) AddRange(mentions_.of_phrase[p], out);
  return true;
}

// Parties of a phrase and what is coordinated with it.
void EventFinder::AddPhrase(uint32_t p, std::vector<uint32_t>* out) {
  if (p == kNoIndex) return;
  if (AddDoer(p, out)) return;
  AddRange(mentions_.of_phrase[p], out);
  for (uint32_t k = p + 1; k < phrases_.phrases.size(); ++k) {
    const Phrase& next = phrases_.phrases[k];
    if (next.coordinated == k - 1) {
      AddRange(mentions_.of_phrase[k], out);
    } else if (next.apposition != k - 1) {
      break;
    }
  }
}

void EventFinder::AddAfter(uint32_t p, uint32_t preposition, std::vector<uint32_t>* out) {
  const Phrase& phrase = phrases_.phrases[p];
  if (phrase.coordinated != kNoIndex || phrase.time) return;
  // على شمال إسرائيل: the direction stands between.
  const bool direction = phrase.preposition != kNoLexeme && phrase.preposition != preposition && phrase.begin >= 2 &&
                         lexicon_.lexemes[phrase.preposition].function == Function::kPlace &&
                         words_[phrase.begin - 2].pos == Pos::kPreposition && words_[phrase.begin - 2].lexeme == preposition;
  if (phrase.preposition == preposition || direction) AddPhrase(p, out);
}

// من قبل، على يد، بأيدي، من جانب: the agent of a passive or an event noun.
void EventFinder::AddAgent(uint32_t p, std::vector<uint32_t>* out) {
  const Phrase& phrase = phrases_.phrases[p];
  const Word& head = words_[phrase.head];
  if (phrase.preposition != kNoLexeme && phrase.preposition == qibal_ && phrase.begin >= 2 && words_[phrase.begin - 2].lexeme == min_) {
    AddPhrase(p, out);
    return;
  }
  if (phrase.preposition == kNoLexeme || head.lexeme == kNoLexeme || (world_.DescriptionOf(head.lexeme) & kAgent) == 0) return;
  if (phrase.preposition != ala_ && phrase.preposition != bi_ && phrase.preposition != min_) return;
  if (head.enclitic != Enclitic::kNone) {
    AddRange(mentions_.of_enclitic[phrase.head], out);
  } else {
    AddRange(Inside(phrase.head + 1, phrase.end), out);
  }
}

PartyRange EventFinder::Inside(uint32_t begin, uint32_t end) {
  return PartiesIn(knowledge_.mentions, words_layer_, names_, day_, begin, end, &mentions_);
}

bool EventFinder::LooksPassive(const Frame& frame, const Clause& clause) const {
  const Word& verb = words_[clause.verb];
  if (clause.participle) return false;
  if ((verb.features & (kPassive | kMaybePassive)) == kPassive) return true;
  if (!(verb.features & kMaybePassive) || clause.object != kNoIndex || verb.enclitic != Enclitic::kNone) return false;
  bool wants_object = false;
  for (uint32_t k = 0; k < frame.recipient.count; ++k)
    wants_object = wants_object || frames_.slots[frame.recipient.first + k].kind == SlotKind::kObject;
  if (!wants_object || frame.recipient.count > 1) return false;
  return clause.subject != kNoIndex;
}

void EventFinder::FillVerb(const Frame& frame, const Occurrence& o, Filled* f) {
  const Clause& clause = phrases_.clauses[o.clause];
  const Word& verb = words_[clause.verb];
  const bool passive = LooksPassive(frame, clause);
  std::vector<uint32_t>* first = passive ? &f->object : &f->subject;
  AddRange(mentions_.subject_of[o.clause], first);
  if (clause.object != kNoIndex) AddPhrase(clause.object, &f->object);
  if (verb.enclitic != Enclitic::kNone) AddRange(mentions_.of_enclitic[clause.verb], &f->object);
  if (passive) ForClausePhrases(clause, [&](uint32_t p) { AddAgent(p, &f->subject); });
}

void EventFinder::FillNoun(const Frame& frame, const Occurrence& o, const Governor& g, Filled* f) {
  const Phrase& phrase = phrases_.phrases[o.phrase];
  const Word& noun = words_[o.token];
  // قصف الجيش للمدينة: with an object behind ل, what is annexed is the subject.
  bool object_after_li = false;
  if (o.phrase + 1 < phrases_.phrases.size()) {
    const Phrase& next = phrases_.phrases[o.phrase + 1];
    object_after_li = next.preposition == li_ && next.sentence == sentence_ && next.begin <= phrase.end + 1 &&
                      mentions_.of_phrase[o.phrase + 1].count > 0;
  }
  const bool object_follows = o.token == phrase.head && FollowsMasdar(o.phrase + 1);
  const bool idafa_is_actor = frame.idafa_is_actor || object_after_li || object_follows;
  // هجوم لبوكو حرام: an event noun with nothing annexed names its doer behind ل, unless the frame wants another there.
  bool frame_wants_li = false;
  for (const Range16 slots : {frame.actor, frame.recipient, frame.content}) {
    for (uint32_t k = 0; k < slots.count; ++k) frame_wants_li = frame_wants_li || frames_.slots[slots.first + k].preposition == li_;
  }
  const bool annexed = phrase.end > o.end && words_[o.end].pos != Pos::kAdjective;
  const bool doer_after_li =
      object_after_li && !frame_wants_li && !annexed && noun.enclitic == Enclitic::kNone &&
      (frame.idafa_is_actor || ((noun.proclitics & kAl) == 0 && !mentions_.parties[mentions_.of_phrase[o.phrase + 1].begin].inside));
  if (noun.enclitic != Enclitic::kNone) AddRange(mentions_.of_enclitic[o.token], idafa_is_actor ? &f->subject : &f->object);
  // Behind the noun: adjectives of the noun itself (الغارات الإسرائيلية) or its idafa.
  uint32_t t = o.end;
  const bool article = noun.proclitics & kAl;
  for (; t < phrase.end; ++t) {
    const Word& w = words_[t];
    if (w.pos != Pos::kAdjective || ((w.proclitics & kAl) != 0) != (article || noun.enclitic != Enclitic::kNone)) break;
    const uint32_t n = names_.name_at[t];
    if (n == kNoIndex) continue;
    const Name& name = names_.names[n];
    if (name.sense.kind != SenseKind::kNisba && name.sense.kind != SenseKind::kOrganisationNisba && name.sense.kind != SenseKind::kMember)
      break;
    // مقتل فلسطينيين: people, not an adjective of the one event.
    if ((name.sense.features & (kPlural | kDual)) && (noun.features & kSingular)) break;
    AddRange(AsState(name, t), &f->subject);
    t = name.end - 1;
  }
  if (t < phrase.end && !article && noun.enclitic == Enclitic::kNone) {
    std::vector<uint32_t>* side = idafa_is_actor ? &f->subject : &f->object;
    const size_t before = side->size();
    const PartyRange annexed_parties = Inside(t, phrase.end);
    if (const PartyRange whole = mentions_.of_phrase[o.phrase]; annexed_parties.count == 1 && whole.count == 1) {
      // اغتيال النائب | وليد عيدو: the name behind the phrase is his too.
      Party& party = mentions_.parties[annexed_parties.begin];
      if (party.end == phrase.end) party.end = std::max(party.end, mentions_.parties[whole.begin].end);
    }
    AddRange(annexed_parties, side);
    // مقتل جندي وشرطي: what is coordinated belongs to the idafa where that is a party.
    if (side->size() > before) {
      for (uint32_t k = o.phrase + 1; k < phrases_.phrases.size() && phrases_.phrases[k].coordinated == k - 1; ++k)
        AddRange(mentions_.of_phrase[k], side);
    }
    // قصف المدينة الإسرائيلي: the noun's own nisba behind its idafa agrees with the noun; rare, left alone.
  } else if (article && t < phrase.end) {
    for (uint32_t k = t; k < phrase.end; ++k) {
      const uint32_t n = names_.name_at[k];
      if (n != kNoIndex && names_.names[n].begin == k && names_.names[n].sense.kind == SenseKind::kNisba) {
        AddRange(AsState(names_.names[n], k), &f->subject);
        break;
      }
    }
  }
  if (object_follows) AddPhrase(o.phrase + 1, &f->object);
  ForNounPhrases(o, g, [&](uint32_t p) {
    AddAgent(p, &f->subject);
    if (p == o.phrase + 1 && object_after_li) AddPhrase(p, doer_after_li ? &f->subject : &f->object);
  });
  // قطع الدول علاقاتها وفرض عقوبات: a masdar joined to another shares its doer.
  if (f->subject.empty()) {
    const uint32_t lead = phrase.joined != kNoIndex ? phrase.joined : phrase.coordinated;
    if (lead != kNoIndex && phrases_.phrases[lead].end > phrases_.phrases[lead].head + 1 &&
        (words_[phrases_.phrases[lead].head].features & kMasdar) && FollowsMasdar(lead + 1)) {
      AddRange(Inside(phrases_.phrases[lead].head + 1, phrases_.phrases[lead].end), &f->subject);
    } else if (lead != kNoIndex && phrases_.phrases[lead].coordinated == kNoIndex && lead > 0 && FollowsMasdar(lead)) {
      // The object stands between: قطع الدول علاقاتها … وفرض.
      const Phrase& first = phrases_.phrases[lead - 1];
      AddRange(Inside(first.head + 1, first.end), &f->subject);
    }
  }
  if (const Frame* support = SupportOf(g); support != nullptr && clause_at_[g.token] != kNoIndex) {
    const uint32_t c = clause_at_[g.token];
    const Clause& clause = phrases_.clauses[c];
    const bool passive =
        g.slot == SlotKind::kSubject && support->content.count > 0 && frames_.slots[support->content.first].kind == SlotKind::kObject;
    if (!passive && g.slot != SlotKind::kSubject) {
      std::vector<uint32_t>* side = support->support_subject == SlotKind::kSubject  ? &f->subject
                                    : support->support_subject == SlotKind::kObject ? &f->object
                                                                                    : nullptr;
      if (side != nullptr && side->empty()) AddRange(mentions_.subject_of[c], side);
    }
    // أعلنت البحرية عن إنقاذ مهاجرين: of a good deed who tells it boasts himself.
    if (g.slot == SlotKind::kAfter && support->support_subject == SlotKind::kNone && frames_.categories[frame.category].quad == 2 &&
        (noun.features & kMasdar) && f->subject.empty() && !f->object.empty())
      AddRange(mentions_.subject_of[c], &f->subject);
    if (passive) ForClausePhrases(clause, [&](uint32_t p) { AddAgent(p, &f->subject); });
    ForClausePhrases(clause, [&](uint32_t p) {
      if (support->support_from != SlotKind::kNone)
        AddAfter(p, min_, support->support_from == SlotKind::kSubject ? &f->subject : &f->object);
      if (support->support_to != SlotKind::kNone) {
        AddAfter(p, li_, support->support_to == SlotKind::kSubject ? &f->subject : &f->object);
        AddAfter(p, ila_, support->support_to == SlotKind::kSubject ? &f->subject : &f->object);
      }
    });
  } else if (f->subject.empty()) {
    bool controls = false;
    EffectOf(g, &controls, 0);
    // أعلن الجيش إنقاذ مدنيين: who announces a deed of his own kind, with its object, did it.
    if (!controls && g.token != kNoIndex && g.slot == SlotKind::kObject && clause_at_[g.token] != kNoIndex && !frame.idafa_is_actor &&
        frame.size != SizeOf::kInjured && (noun.features & kMasdar) && !f->object.empty()) {
      const uint32_t verb = words_[g.token].lexeme;
      controls = verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb) &&
                 noun.lexeme != kNoLexeme && lexicon_.lexemes[noun.lexeme].verb != kNoLexeme &&
                 lexicon_.lexemes[lexicon_.lexemes[noun.lexeme].verb].transitive != 0 && !(noun.features & kActiveParticiple);
    }
    if (controls) {
      if (clause_at_[g.token] != kNoIndex) {
        AddRange(mentions_.subject_of[clause_at_[g.token]], &f->subject);
      } else if (words_[g.token].enclitic != Enclitic::kNone) {
        AddRange(mentions_.of_enclitic[g.token], &f->subject);
      } else {
        // اعتزام بلاده تعزيز التعاون: the operator noun's own idafa stands between.
        AddOperatorSubject(g.token, &f->subject);
      }
    }
  }
}

// قتل جنديان بانفجار, هجوم استهدف دورية: whom a deed struck stands with the verb that says what it did. True where that verb tells the deed
// itself, with the noun for its means.
bool EventFinder::AddStruck(const Frame& frame, const Occurrence& o, std::vector<uint32_t>* out) {
  const auto does_the_same = [&](uint32_t verb) {
    return AnyPredicate(verb, [&](const Predicate& predicate) {
      const Frame& other = frames_.frames[predicate.frame];
      return other.kind == FrameKind::kEvent && other.category == frame.category;
    });
  };
  const auto& clauses = phrases_.clauses;
  auto it = std::lower_bound(clauses.begin(), clauses.end(), o.end, [](const Clause& c, uint32_t t) { return c.verb < t; });
  for (int k = 0; k < 2 && it != clauses.end() && it->sentence == sentence_; ++k, ++it) {
    if (it->antecedent != o.phrase || it->subject != o.phrase || it->object == kNoIndex || !does_the_same(it->verb)) continue;
    AddPhrase(it->object, out);
    if (!out->empty()) return false;
  }
  const Phrase& phrase = phrases_.phrases[o.phrase];
  if (o.token != phrase.head || phrase.clause == kNoIndex) return false;
  const Clause& clause = clauses[phrase.clause];
  if (phrase.role == Role::kSubject && clause.object != kNoIndex && does_the_same(clause.verb)) AddPhrase(clause.object, out);
  if (phrase.role != Role::kPrepositional || !clause.passive || !does_the_same(clause.verb)) return false;
  AddRange(mentions_.subject_of[phrase.clause], out);
  return Named(*out);
}

void EventFinder::AddOperatorSubject(uint32_t token, std::vector<uint32_t>* out) {
  const uint32_t p = phrases_.phrase_of[token];
  if (p == kNoIndex) return;
  const Phrase& phrase = phrases_.phrases[p];
  for (uint32_t t = token + 1; t < phrase.end; ++t) {
    if (words_[t].enclitic != Enclitic::kNone) {
      AddRange(mentions_.of_enclitic[t], out);
      return;
    }
  }
  if (phrase.clause != kNoIndex && phrase.role != Role::kSubject) AddRange(mentions_.subject_of[phrase.clause], out);
}

// The state or body behind an adjective: no person, no sector but its own.
PartyRange EventFinder::AsState(const Name& name, uint32_t t) {
  const Entity& entity = world_.entities[name.sense.id];
  Party p;
  p.code = entity.code;
  p.sector = entity.kind == EntityKind::kOrganisation ? entity.sector : 0;
  p.entity = name.sense.id;
  p.begin = t;
  p.end = name.end;
  p.by = ResolvedBy::kNationality;
  p.features = kFeminine | kSingular;
  mentions_.parties.push_back(p);
  return {static_cast<uint32_t>(mentions_.parties.size()) - 1, 1};
}

// قال بعد محادثات مع نظيره, اعتذر خلال زيارة إلى طوكيو: an encounter that was the occasion was that of the clause's subject.
void EventFinder::AddHost(const Occurrence& o, std::vector<uint32_t>* out) {
  uint32_t first = o.phrase;
  while (phrases_.phrases[first].coordinated != kNoIndex && phrases_.phrases[first].coordinated + 1 == first)
    first = phrases_.phrases[first].coordinated;
  const Phrase& lead = phrases_.phrases[first];
  if (lead.preposition == kNoLexeme || (world_.DescriptionOf(lead.preposition) & kOccasion) == 0) return;
  uint32_t c = lead.clause;
  if (c == kNoIndex) {
    // بعد محادثات مع نظيره، قال: the sentence's first clause.
    const auto it = std::lower_bound(phrases_.clauses.begin(), phrases_.clauses.end(), tokens_.sentences[sentence_].begin,
                                     [](const Clause& clause, uint32_t t) { return clause.verb < t; });
    if (it == phrases_.clauses.end() || it->sentence != sentence_ || it->verb < lead.end) return;
    c = static_cast<uint32_t>(it - phrases_.clauses.begin());
  }
  const PartyRange subject = mentions_.subject_of[c];
  for (uint32_t p = subject.begin; p < subject.begin + subject.count; ++p) {
    const Party& party = mentions_.parties[p];
    if (party.code != 0 && !party.weak) AddParty(p, out);
  }
}

void EventFinder::FillSlot(const Slot& slot, const Occurrence& o, const Governor& g, const Filled& f, std::vector<uint32_t>* out) {
  switch (slot.kind) {
    case SlotKind::kSubject:
      for (const uint32_t p : f.subject) AddParty(p, out);
      break;
    case SlotKind::kObject:
      for (const uint32_t p : f.object) AddParty(p, out);
      break;
    case SlotKind::kAfter:
    case SlotKind::kBetween: {
      const uint32_t preposition = slot.kind == SlotKind::kBetween ? bayna_ : slot.preposition;
      const size_t before = out->size();
      const auto fn = [&](uint32_t p) {
        if (out->size() == before || slot.kind == SlotKind::kBetween) AddAfter(p, preposition, out);
      };
      if (o.verb) {
        ForClausePhrases(phrases_.clauses[o.clause], fn);
      } else {
        ForNounPhrases(o, g, fn);
      }
      break;
    }
    case SlotKind::kSpeaker:
      AddSpeaker(o, out);
      break;
    case SlotKind::kTopic:
      AddTopic(o, out);
      break;
    case SlotKind::kPlace: {
      if (!AddPlace(o, out)) AddPlace(Occurrence(), out);
      break;
    }
    default:
      break;
  }
}

// The state of the place nearest to the predicate in its own clause; with an empty occurrence, of the sentence's first place. A speech in
// London says nothing of where the deed that it speaks of was done.
bool EventFinder::AddPlace(const Occurrence& o, std::vector<uint32_t>* out) {
  uint32_t begin = 0, end = kNoIndex;
  if (o.clause != kNoIndex) {
    begin = std::min(phrases_.clauses[o.clause].begin, o.token);
    end = std::max(phrases_.clauses[o.clause].end, o.end);
  }
  const PlaceMention* nearest = nullptr;
  uint32_t best = 0;
  for (const PlaceMention& place : mentions_.places) {
    if (place.sentence != sentence_ || !place.locative || place.entity == kNoIndex || place.begin < begin || place.begin >= end) continue;
    const uint32_t far = place.begin > o.token ? place.begin - o.token : o.token - place.begin;
    if (nearest == nullptr || (o.token != kNoIndex && far < best)) nearest = &place, best = far;
  }
  if (nearest == nullptr) return false;
  Party p;
  p.code = world_.entities[nearest->entity].code;
  p.entity = nearest->entity;
  p.begin = nearest->begin;
  p.end = nearest->end;
  p.place = true;
  p.by = ResolvedBy::kMetonym;
  mentions_.parties.push_back(p);
  AddParty(static_cast<uint32_t>(mentions_.parties.size()) - 1, out);
  return true;
}

bool EventFinder::FirstSlot(Range16 slots, const Occurrence& o, const Governor& g, const Filled& f, std::vector<uint32_t>* out) {
  for (uint32_t k = 0; k < slots.count && !Coded(*out); ++k) {
    std::vector<uint32_t>& found = found_;
    found.clear();
    FillSlot(frames_.slots[slots.first + k], o, g, f, &found);
    // A later slot replaces what an earlier one gave only where it knows more.
    if (out->empty() || Coded(found)) out->assign(found.begin(), found.end());
  }
  return !out->empty();
}

}  // namespace marsad
