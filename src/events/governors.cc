// What does an occurrence hang on (a support verb, an operator, a frame with content), and how real does that leave it?
#include <algorithm>

#include "events/finder.h"

namespace marsad {

Governor EventFinder::GovernorOf(const Occurrence& o) const {
  Governor g;
  if (o.verb) {
    const Clause& clause = phrases_.clauses[o.clause];
    if (clause.participle || clause.marker != Marker::kThat) return g;
    // احتمال أن, من المقرر أن: a noun right before the marker; else the verb.
    if (clause.begin > 0) {
      const uint32_t p = phrases_.phrase_of[clause.begin - 1];
      if (p != kNoIndex && phrases_.phrases[p].sentence == clause.sentence) {
        const uint32_t head = phrases_.phrases[p].head;
        if (words_[head].pos != Pos::kVerb && HasPredicate(head)) return {head, SlotKind::kClause, kNoLexeme};
      }
    }
    if (clause.governor != kNoIndex) {
      g.token = phrases_.clauses[clause.governor].verb;
      g.slot = SlotKind::kClause;
    }
    return g;
  }
  const Phrase& phrase = phrases_.phrases[o.phrase];
  // الهجمات التي شنتها القوات على المدينة: carried by the verb of its relative clause.
  if (o.token == phrase.head) {
    const auto& clauses = phrases_.clauses;
    auto it = std::lower_bound(clauses.begin(), clauses.end(), phrase.end, [](const Clause& c, uint32_t t) { return c.verb < t; });
    for (int k = 0; k < 2 && it != clauses.end() && it->sentence == sentence_; ++k, ++it) {
      if (it->antecedent != o.phrase || it->object != o.phrase) continue;
      const Governor carried = {it->verb, SlotKind::kObject, kNoLexeme};
      if (SupportOf(carried) != nullptr) return carried;
    }
  }
  // اعتزام بلاده تعزيز التعاون: the object of a masdar that has its subject in the idafa.
  if (o.token == phrase.head && FollowsMasdar(o.phrase)) return {phrases_.phrases[o.phrase - 1].head, SlotKind::kObject, kNoLexeme};
  // A predicate before it in the same phrase: إلغاء زيارة.
  for (uint32_t t = o.token; t > phrase.begin; --t) {
    if (words_[t - 1].pos == Pos::kNoun && HasPredicate(t - 1)) return {t - 1, SlotKind::kObject, kNoLexeme};
  }
  // دون لقاء, عدم توقيع
  uint32_t first = o.phrase;
  while (phrases_.phrases[first].coordinated != kNoIndex && phrases_.phrases[first].coordinated + 1 == first)
    first = phrases_.phrases[first].coordinated;
  const Phrase& lead = phrases_.phrases[first];
  if (lead.preposition != kNoLexeme && first > 0) {
    // A noun predicate right before: دعوة إلى زيارة.
    const Phrase& before = phrases_.phrases[first - 1];
    if (before.sentence == lead.sentence && before.end + 2 >= lead.begin) {
      for (uint32_t t = before.end; t > before.begin; --t) {
        if (words_[t - 1].pos == Pos::kNoun && HasContentAfter(t - 1, lead.preposition)) return {t - 1, SlotKind::kAfter, lead.preposition};
      }
    }
  }
  // من المتوقع انسحاب القوات: what is expected stands bare behind it.
  if (lead.preposition == kNoLexeme && first > 0) {
    const Phrase& before = phrases_.phrases[first - 1];
    if (before.sentence == lead.sentence && before.end == lead.begin && before.preposition == min_ && before.end == before.head + 1 &&
        words_[before.head].pos == Pos::kAdjective && HasPredicate(before.head))
      return {before.head, SlotKind::kObject, kNoLexeme};
  }
  if (lead.clause != kNoIndex) {
    g.token = phrases_.clauses[lead.clause].verb;
    g.slot = lead.role == Role::kSubject ? SlotKind::kSubject : lead.role == Role::kObject ? SlotKind::kObject : SlotKind::kAfter;
    g.preposition = lead.preposition;
    if (lead.role == Role::kObject && lead.preposition != kNoLexeme) g.slot = SlotKind::kAfter;
    // قام مسلحون يرتدون أقنعة بخطف: what the verb of a relative clause does not carry, the one around it may.
    const uint32_t antecedent = phrases_.clauses[lead.clause].antecedent;
    const uint32_t outer = antecedent == kNoIndex ? kNoIndex : phrases_.phrases[antecedent].clause;
    if (outer != kNoIndex && outer != lead.clause && SupportOf(g) == nullptr) {
      Governor around = g;
      around.token = phrases_.clauses[outer].verb;
      if (SupportOf(around) != nullptr) return around;
    }
  }
  return g;
}

// Whether phrase p, bare and right behind an event noun's phrase that has an idafa, is that noun's object: مصادرة السلطات أراضي.
bool EventFinder::FollowsMasdar(uint32_t p) const {
  if (p == 0 || p >= phrases_.phrases.size()) return false;
  const Phrase& phrase = phrases_.phrases[p];
  const Phrase& before = phrases_.phrases[p - 1];
  if (phrase.sentence != before.sentence || phrase.begin != before.end || phrase.preposition != kNoLexeme ||
      phrase.coordinated != kNoIndex || phrase.time || phrase.pronoun)
    return false;
  if (phrase.role != Role::kNone && before.role != Role::kObject) return false;
  // خطف وكيل الوزارة | فلان: the name of whom it is about, no object.
  if (const PartyRange named = mentions_.of_phrase[p - 1];
      named.count > 0 && mentions_.of_phrase[p].count == 0 && mentions_.parties[named.begin].end >= phrase.end)
    return false;
  const Word& noun = words_[before.head];
  if (noun.pos != Pos::kNoun || !(noun.features & kMasdar) || (noun.proclitics & kAl)) return false;
  return (before.end > before.head + 1 || noun.enclitic != Enclitic::kNone) && HasPredicate(before.head);
}

bool EventFinder::HasContentAfter(uint32_t t, uint32_t preposition) const {
  return AnyPredicate(t, [&](const Predicate& predicate) {
    const Frame& frame = frames_.frames[predicate.frame];
    for (uint32_t k = 0; k < frame.content.count; ++k) {
      const Slot& slot = frames_.slots[frame.content.first + k];
      if (slot.kind == SlotKind::kAfter && slot.preposition == preposition) return true;
    }
    return false;
  });
}

// Whether what hangs on `g` stands in this slot of its governor; فُرضت عقوبات: the object of the active verb is the passive's subject.
bool EventFinder::Governs(const Slot& slot, const Governor& g) const {
  if (slot.kind == g.slot) return slot.kind != SlotKind::kAfter || slot.preposition == g.preposition;
  const uint32_t clause = clause_at_[g.token];
  return slot.kind == SlotKind::kObject && g.slot == SlotKind::kSubject && clause != kNoIndex &&
         phrases_.clauses[clause].object == kNoIndex && (words_[g.token].features & (kPassive | kMaybePassive));
}

// The support frame of the governing verb, if it lends its subject to this noun.
const Frame* EventFinder::SupportOf(const Governor& g) const {
  if (g.token == kNoIndex) return nullptr;
  const Frame* found = nullptr;
  AnyPredicate(g.token, [&](const Predicate& predicate) {
    const Frame& frame = frames_.frames[predicate.frame];
    if (frame.kind != FrameKind::kSupport) return false;
    for (uint32_t k = 0; k < frame.content.count; ++k) {
      const Slot& slot = frames_.slots[frame.content.first + k];
      if (Governs(slot, g)) {
        found = &frame;
        return true;
      }
    }
    return false;
  });
  return found;
}

// Whether something tells that the noun's event happened: it stands by itself (a headline), it is the subject of a verb, a verb reports it
// or leads to it (أعلن خطف, أدى إلى مقتل, تمكن من قتل), or another deed happened in it (قتل في هجوم). Else it is only spoken of: قضية خطف,
// متهم بخطف, تحقيق في خطف.
bool EventFinder::IsTold(const Occurrence& o, const Governor& g) const {
  const Phrase& phrase = phrases_.phrases[o.phrase];
  // الهجمات التي شنها المسلحون
  const auto next =
      std::lower_bound(phrases_.clauses.begin(), phrases_.clauses.end(), o.token, [](const Clause& c, uint32_t t) { return c.verb < t; });
  if (next != phrases_.clauses.end() && next->antecedent == o.phrase && phrase.head == o.token && IsSupport(next->verb)) return true;
  if (g.token == kNoIndex) return (phrase.preposition == kNoLexeme || phrase.preposition == in_) && phrase.head == o.token;
  bool told = false;
  AnyPredicate(g.token, [&](const Predicate& predicate) {
    const Frame& frame = frames_.frames[predicate.frame];
    if (frame.kind == FrameKind::kOperator && (frame.inner & (kTopic | kHistorical)) == 0) {
      for (uint32_t k = 0; k < frame.content.count; ++k) told = told || Governs(frames_.slots[frame.content.first + k], g);
    }
    told = told || (frame.kind == FrameKind::kEvent && phrase.preposition == in_ && frames_.categories[frame.category].quad == 4);
    return told;
  });
  if (told || clause_at_[g.token] == kNoIndex) return told;
  const uint32_t verb = words_[g.token].lexeme;
  const bool reported = verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb);
  return (g.slot == SlotKind::kSubject && !(words_[o.token].proclitics & kAl)) ||
         (reported && phrase.head == o.token && (g.slot == SlotKind::kObject || g.preposition == bi_ || g.preposition == about_));
}

// Whether the word at t meets the conditions of `frame`.
bool EventFinder::GovernorHolds(const Frame& frame, uint32_t t) const {
  if (!WhenHolds(frame, clause_at_[t])) return false;
  Occurrence o;
  o.token = t;
  o.end = t + 1;
  o.verb = clause_at_[t] != kNoIndex;
  if (o.verb) {
    o.clause = clause_at_[t];
  } else {
    o.phrase = phrases_.phrase_of[t];
    if (o.phrase == kNoIndex) return false;
    o.clause = phrases_.phrases[o.phrase].clause;
  }
  return Holds(frame, o, Governor());
}

// What the governor says of the reality of what it governs. *controls: its subject is the inner one's too (operators).
uint8_t EventFinder::EffectOf(const Governor& g, bool* controls, int depth) const {
  *controls = false;
  if (g.token == kNoIndex || depth > 3) return kReal;
  uint8_t effect = kReal;
  AnyPredicate(g.token, [&](const Predicate& predicate) {
    const Frame& frame = frames_.frames[predicate.frame];
    if (frame.kind != FrameKind::kEvent && frame.kind != FrameKind::kOperator) return false;
    if (frame.content.count == 0 || ((frame.conditions.count > 0 || frame.when != kReal) && !GovernorHolds(frame, g.token))) return false;
    for (uint32_t k = 0; k < frame.content.count; ++k) {
      const Slot& slot = frames_.slots[frame.content.first + k];
      if (Governs(slot, g)) {
        effect = frame.inner;
        *controls = frame.kind == FrameKind::kOperator;
        return true;
      }
    }
    return false;
  });
  // The governor's own reality holds for what it carries: لم يجر محادثات, سيزور.
  const uint32_t c = clause_at_[g.token];
  if (c != kNoIndex) {
    effect |= ClauseReality(phrases_.clauses[c]);
    if (depth < 3) {
      // من المتوقع أن تفرض عقوبات: what governs the verb governs what it carries.
      Occurrence o;
      o.token = g.token;
      o.end = g.token + 1;
      o.verb = true;
      o.clause = c;
      bool ignored;
      effect |= EffectOf(GovernorOf(o), &ignored, depth + 1);
    }
  } else if (depth < 3) {
    Occurrence o;
    o.token = g.token;
    o.end = g.token + 1;
    o.phrase = phrases_.phrase_of[g.token];
    if (o.phrase != kNoIndex) {
      bool ignored;
      effect = static_cast<uint8_t>(effect | EffectOf(GovernorOf(o), &ignored, depth + 1) | WordReality(g.token));
    }
  }
  return effect;
}

// Whether the verb of clause c is negated, future or both (لن), where the frame wants that. ما before a perfect is more often what than
// not.
bool EventFinder::WhenHolds(const Frame& frame, uint32_t c) const {
  if (frame.when == kReal) return true;
  if (c == kNoIndex || (ClauseReality(phrases_.clauses[c]) & frame.when) != frame.when) return false;
  return !(frame.when & kNegation) || (words_[phrases_.clauses[c].verb].features & kImperfect) != 0;
}

uint8_t EventFinder::ClauseReality(const Clause& clause) const {
  uint8_t reality = kReal;
  if (clause.negated) reality |= kNegation;
  if (clause.future) reality |= kFuture_;
  if (clause.perhaps || clause.marker == Marker::kCondition) reality |= kHypothetical;
  if (clause.marker == Marker::kQuestion) reality |= kTopic;
  return reality;
}

// عدم, دون right before the noun; في حال before its phrase.
uint8_t EventFinder::WordReality(uint32_t t) const {
  const uint32_t p = phrases_.phrase_of[t];
  const uint8_t reality = p != kNoIndex && phrases_.phrases[p].condition ? kHypothetical : kReal;
  if (t == 0 || tokens_.tokens[t - 1].kind != TokenKind::kWord) return reality;
  const Function before = words_[t - 1].lexeme == kNoLexeme ? Function::kNone : words_[t - 1].Does();
  if (before == Function::kWithout) return kNegation;
  if (before == Function::kBefore && (t < 2 || words_[t - 2].lexeme != min_)) return kFuture_;
  return reality;
}

uint8_t EventFinder::RealityOf(const Occurrence& o, const Governor& g) const {
  bool controls;
  uint8_t reality = EffectOf(g, &controls, 0);
  if (o.verb) {
    const Clause& clause = phrases_.clauses[o.clause];
    reality |= ClauseReality(clause);
  } else {
    reality |= WordReality(o.token);
  }
  if (reality & kNegation) reality &= static_cast<uint8_t>(~(kHypothetical | kFuture_));
  if (reality & kHypothetical) reality &= static_cast<uint8_t>(~kFuture_);
  return reality;
}

}  // namespace marsad
