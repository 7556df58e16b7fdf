// Which words tell an event, and by which of their frames: the frame's words and conditions against what stands around the word.
#include <algorithm>

#include "events/finder.h"

namespace marsad {

// انتحاريا as انتحاري.
uint64_t EventFinder::AccusativeHash(size_t t) const {
  const Word& w = words_[t];
  if (!(w.features & kAccusative) || w.stem_size < 3) return 0;
  const uint32_t begin = tokens_.tokens[t].begin + w.stem_begin;
  return lexicon_.FoldedHash(text_.LettersOf(begin, begin + w.stem_size - 1));
}

void EventFinder::Sentence(uint32_t i) {
  const marsad::Sentence& s = tokens_.sentences[i];
  sentence_ = i;
  const size_t first_event = out_->events.size();
  for (uint32_t t = s.begin; t < s.end; ++t) {
    const Word& w = words_[t];
    if (tokens_.tokens[t].kind != TokenKind::kWord || w.lexeme == kNoLexeme) continue;
    if (!HasPredicate(t)) continue;
    if (out_->events.size() - first_event >= kMaxEventsPerSentence) break;
    Occurrence o;
    o.token = t;
    o.end = t + 1;
    if (clause_at_[t] != kNoIndex) {
      o.verb = true;
      o.clause = clause_at_[t];
    } else {
      if (w.pos == Pos::kVerb) continue;
      o.phrase = phrases_.phrase_of[t];
      if (o.phrase == kNoIndex) continue;
      o.clause = phrases_.phrases[o.phrase].clause;
      // A name that merely has the letters of an event noun.
      if (const uint32_t n = names_.name_at[t];
          n != kNoIndex && names_.names[n].sense.kind != SenseKind::kTitle && names_.names[n].sense.kind != SenseKind::kPlace)
        continue;
    }
    if (!o.verb && CompletesEarlier(t, first_event)) continue;
    Match(o);
  }
}

// قدمت دعما, أبرمت اتفاقا: the noun without which an earlier verb of the sentence is no event tells no other one.
bool EventFinder::CompletesEarlier(uint32_t token, size_t first_event) const {
  for (size_t k = first_event; k < out_->events.size(); ++k) {
    const Event& e = out_->events[k];
    if (clause_at_[e.predicate] == kNoIndex) continue;
    for (uint32_t i = 0; i < e.told_count; ++i) {
      if (token >= e.told[i].begin && token < e.told[i].end) return true;
    }
  }
  return false;
}

// Whether the words behind `token` are those of a predicate or noun of several words.
bool EventFinder::RestMatches(const uint64_t* rest, uint32_t count, uint32_t token) const {
  if (token + 1 + count > tokens_.sentences[sentence_].end) return false;
  for (uint32_t k = 0; k < count; ++k) {
    const uint32_t t = token + 1 + k;
    if (tokens_.tokens[t].kind != TokenKind::kWord) return false;
    if (cache_.entry(words_[t].surface).folded_hash != rest[k] && StemHash(t) != rest[k] && AccusativeHash(t) != rest[k]) return false;
  }
  return true;
}

// المدينة التي قصفها الجيش, المتهمون الذين قتلوا: what a relative clause says of something known is background.
bool EventFinder::IsKnown(const Occurrence& o) const {
  if (!o.verb) return false;
  const Clause& clause = phrases_.clauses[o.clause];
  return clause.marker == Marker::kRelative && clause.antecedent != kNoIndex && phrases_.phrases[clause.antecedent].definite;
}

// Whether a noun without a support verb tells an event.
bool EventFinder::BareTells(Bare bare, const Occurrence& o, const Governor& governor) const {
  if (bare == Bare::kEvent || SupportOf(governor) != nullptr) return true;
  if (bare == Bare::kIndefinite) return (words_[o.token].proclitics & kAl) == 0;
  return bare == Bare::kTold && IsTold(o, governor);
}

void EventFinder::Match(const Occurrence& found) {
  const Governor governor = GovernorOf(found);
  // Where a frame that is bound to its object matched without its parties, general ones of another category do not.
  int bound = -1;
  AnyPredicate(found.token, [&](const Predicate& predicate) {
    const Frame& frame = frames_.frames[predicate.frame];
    if (frame.kind != FrameKind::kEvent || (bound >= 0 && bound != frame.category)) return false;
    Occurrence o = found;
    if (predicate.rest_count > 0) {
      if (!RestMatches(predicate.rest, predicate.rest_count, o.token)) return false;
      o.end += predicate.rest_count;
    }
    // A participle is an event only where it is a circumstance (متهما) or the noun itself is listed.
    if (!o.verb && !predicate.is_noun && (words_[o.token].features & (kActiveParticiple | kPassiveParticiple)) &&
        !(words_[o.token].features & kMasdar))
      return false;
    if (!o.verb && !BareTells(frame.bare, o, governor)) return false;
    if (o.verb && !frame.relative && phrases_.clauses[o.clause].antecedent != kNoIndex) return false;
    if (IsKnown(o) && frames_.categories[frame.category].quad == 4) return false;
    if (!WhenHolds(frame, o.verb ? o.clause : kNoIndex)) return false;
    condition_phrase_ = kNoIndex;
    if (!Holds(frame, o, governor)) return false;
    if (Emit(predicate.frame, o, governor)) return true;
    if (HasPositive(frame)) bound = frame.category;
    return false;
  });
}

bool EventFinder::HeadIsOneOf(uint32_t t, const Condition& c) const {
  const uint32_t lexeme = words_[t].lexeme;
  if (lexeme == kNoLexeme || (c.filter & Condition::FilterBit(lexeme)) == 0) return false;
  const auto nouns = frames_.nouns.subspan(c.first_noun, c.noun_count);
  auto noun = std::lower_bound(nouns.begin(), nouns.end(), lexeme, [](const SetNoun& n, uint32_t l) { return n.lexeme < l; });
  for (; noun != nouns.end() && noun->lexeme == lexeme; ++noun) {
    if (noun->rest_count == 0 || RestMatches(noun->rest, noun->rest_count, t)) return true;
  }
  return false;
}

// The head with what stands before it (غير قانوني), or the noun behind a head that only counts, names a kind or compares (سلسلة غارات, عدد
// من الاتفاقيات, أكبر مصفاة).
bool EventFinder::PhraseIsOneOf(const Phrase& p, const Condition& c) const {
  if (c.noun_count == 0) return true;  // any: «without after عن»
  if (HeadIsOneOf(p.head, c) || (p.begin < p.head && HeadIsOneOf(p.begin, c))) return true;
  const Word& head = words_[p.head];
  return p.head + 1 < p.end && (head.pos == Pos::kNoun || head.pos == Pos::kAdjective) && (head.proclitics & kAl) == 0 &&
         HeadIsOneOf(p.head + 1, c);
}

// Whether the phrase is the predicate of بأن with a pronoun right before it: وصفه بأنه عدوان.
bool EventFinder::StandsAfterBianna(const Phrase& p) const {
  if (p.preposition != kNoLexeme || p.sentence != sentence_) return false;
  uint32_t t = p.begin;
  if (t > 0 && tokens_.tokens[t - 1].kind == TokenKind::kOpen) --t;
  return t > 0 && words_[t - 1].lexeme == bianna_ && words_[t - 1].enclitic != Enclitic::kNone;
}

bool EventFinder::ConditionHolds(const Condition& c, const Occurrence& o, const Governor& governor) const {
  if (o.verb) {
    const Clause& clause = phrases_.clauses[o.clause];
    if (c.slot.kind == SlotKind::kAfter) {
      bool found = false;
      ForClausePhrases(clause, [&](uint32_t p) {
        const Phrase& phrase = phrases_.phrases[p];
        if (phrase.preposition != c.slot.preposition || !PhraseIsOneOf(phrase, c)) return;
        found = true;
        if (!c.negative) condition_phrase_ = p;
      });
      if (!found && c.slot.preposition == bi_ && clause.end < phrase_from_.size()) {
        const uint32_t p = phrase_from_[clause.end];
        found = p < phrases_.phrases.size() && StandsAfterBianna(phrases_.phrases[p]) && PhraseIsOneOf(phrases_.phrases[p], c);
      }
      return found;
    }
    if (clause.object != kNoIndex && PhraseIsOneOf(phrases_.phrases[clause.object], c)) return true;
    if (!c.negative && clause.object != kNoIndex) {
      // حملت موسكو إسرائيل مسؤولية: the second of two objects.
      bool second = false;
      ForClausePhrases(clause, [&](uint32_t p) {
        const Phrase& phrase = phrases_.phrases[p];
        if (p > clause.object && phrase.preposition == kNoLexeme && phrase.coordinated == kNoIndex &&
            (phrase.begin == phrases_.phrases[p - 1].end ||
             (phrase.begin == phrases_.phrases[p - 1].end + 1 && tokens_.tokens[phrase.begin - 1].kind == TokenKind::kOpen)))
          second = second || PhraseIsOneOf(phrase, c);
      });
      if (second) return true;
    }
    const bool passive = words_[clause.verb].features & (kPassive | kMaybePassive);
    if (clause.subject != kNoIndex && (c.negative || passive || clause.object == kNoIndex) &&
        PhraseIsOneOf(phrases_.phrases[clause.subject], c))
      return true;
    if (c.negative) {
      // Also behind a preposition: قتل في حادث سير.
      bool found = false;
      ForClausePhrases(clause, [&](uint32_t p) {
        if (phrases_.phrases[p].preposition == in_ || phrases_.phrases[p].preposition == bi_)
          found = found || PhraseIsOneOf(phrases_.phrases[p], c);
      });
      return found;
    }
    return false;
  }
  const Phrase& phrase = phrases_.phrases[o.phrase];
  if (c.slot.kind == SlotKind::kAfter) {
    bool found = false;
    ForNounPhrases(o, governor, [&](uint32_t p) {
      const Phrase& q = phrases_.phrases[p];
      if (q.preposition != c.slot.preposition || !PhraseIsOneOf(q, c)) return;
      found = true;
      if (!c.negative) condition_phrase_ = p;
    });
    return found;
  }
  for (uint32_t t = o.end; t < phrase.end && t < o.end + 2; ++t) {
    if (HeadIsOneOf(t, c)) return true;
  }
  if (o.token == phrase.head && FollowsMasdar(o.phrase + 1) && PhraseIsOneOf(phrases_.phrases[o.phrase + 1], c)) return true;
  if (c.negative) {
    bool found = false;
    ForNounPhrases(o, governor, [&](uint32_t p) {
      if (phrases_.phrases[p].preposition == in_ || phrases_.phrases[p].preposition == bi_)
        found = found || PhraseIsOneOf(phrases_.phrases[p], c);
    });
    return found;
  }
  // The object may follow as ل: توقيع البلدين لاتفاقية.
  bool found = false;
  ForNounPhrases(o, governor, [&](uint32_t p) {
    if (phrases_.phrases[p].preposition == li_ && PhraseIsOneOf(phrases_.phrases[p], c)) found = true;
  });
  return found;
}

bool EventFinder::Holds(const Frame& frame, const Occurrence& o, const Governor& governor) const {
  bool wanted[4] = {}, met[4] = {};
  for (uint32_t k = 0; k < frame.conditions.count; ++k) {
    const Condition& c = frames_.conditions[frame.conditions.first + k];
    const bool holds = ConditionHolds(c, o, governor);
    if (c.negative) {
      if (holds) return false;
    } else {
      wanted[c.group & 3] = true;
      met[c.group & 3] = met[c.group & 3] || holds;
    }
  }
  for (int g = 0; g < 4; ++g) {
    if (wanted[g] && !met[g]) return false;
  }
  return true;
}

}  // namespace marsad
