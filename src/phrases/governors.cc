// Which clause another belongs to, and whether its verb is passive.
#include "phrases/finder.h"

namespace marsad {

// The clause whose content this one is, or that it adds to.
uint32_t Finder::Governor(uint32_t c) const {
  const Clause& clause = out_->clauses[c];
  if (c == first_clause_ || clause.participle) return kNoIndex;
  const uint32_t t = marks_[c - first_clause_];
  if (clause.marker == Marker::kThat) {
    if (HasConjunction(words_[t])) {
      // أن … وأن …: both are told by the same.
      for (uint32_t k = c; k-- > first_clause_ && c - k < 8;) {
        if (out_->clauses[k].marker == Marker::kThat && out_->clauses[k].governor != kNoIndex) return out_->clauses[k].governor;
      }
    }
    if (KnownAt(t) == Known::kThatSaid) {
      for (uint32_t k = c; k-- > first_clause_ && c - k < 5;) {
        if (KnownAt(out_->clauses[k].verb) == Known::kSay) return k;
      }
    }
    // أكد المسؤول الذي رفض كشف هويته أن …: who has an object wants no content.
    uint32_t k = c - 1;
    while (k > first_clause_ && c - k < 4 && out_->clauses[k].marker == Marker::kRelative && out_->clauses[k].object != kNoIndex &&
           out_->clauses[k - 1].object == kNoIndex)
      --k;
    return k;
  }
  if (clause.marker == Marker::kWhen || clause.marker == Marker::kCondition) {
    for (uint32_t k = c; k-- > first_clause_ && c - k < 6;) {
      if (out_->clauses[k].marker != Marker::kRelative && !out_->clauses[k].participle) return k;
    }
  }
  return kNoIndex;
}

// Whether what is said or wanted follows the clause: أن, a colon, a quote.
bool Finder::ContentFollows(const Clause& clause) const {
  if (clause.end >= sentence_.end) return false;
  const TokenKind kind = tokens_[clause.end].kind;
  if (kind == TokenKind::kColon || kind == TokenKind::kOpen) return true;
  if (clause.end > 0 && tokens_[clause.end - 1].kind == TokenKind::kOpen) return true;
  const Word& w = words_[clause.end];
  if (w.pos == Pos::kSubordinator && (w.Does() == Function::kThatVerb || w.Does() == Function::kThatNoun)) return true;
  const Known lemma = KnownAt(clause.end);
  return (w.pos == Pos::kNegation && lemma == Known::kWhat) || (w.pos == Pos::kParticle && lemma == Known::kThatNot) ||
         (w.pos == Pos::kPreposition && w.lexeme == min_);
}

bool Finder::IsPassive(uint32_t c) const {
  const Clause& clause = out_->clauses[c];
  const Word& verb = words_[clause.verb];
  if (verb.pos != Pos::kVerb) return false;
  if (verb.features & kPassive) return !(clause.negated && KnownAt(clause.verb) == Known::kRemove);  // لا يزال
  if (clause.object != kNoIndex || verb.enclitic != Enclitic::kNone || (clause.subject != kNoIndex && !(verb.features & kMaybePassive)))
    return false;
  const Lexeme* lexeme = LexemeOf(clause.verb);
  if (lexeme == nullptr || IsAuxiliary(clause.verb)) return false;
  // عثر على: a verb without object has no passive but this.
  const bool on = lexeme->transitive == 0 && !region_.empty() && out_->phrases[region_[0]].preposition != kNoLexeme &&
                  !out_->phrases[region_[0]].time && clause.subject == kNoIndex && !ContentFollows(clause);
  if (!(verb.features & kMaybePassive) && !on) return false;
  if (clause.subject == kNoIndex) {
    // يعتقد أن: at the head of a sentence nobody is understood.
    return c == first_clause_ && !clause.conjunction && clause.marker == Marker::kNone && (verb.features & kSingular) &&
           (verb.features & kMasculine) && !sentence_.title && clause.begin == sentence_.begin;
  }
  if (HasAgent()) return true;
  // وفق ما ذكرت الوكالة: what stands for its object.
  if (clause.marker == Marker::kRelative && clause.antecedent == kNoIndex) return false;
  if (ContentFollows(clause)) return false;
  const Phrase& subject = out_->phrases[clause.subject];
  const bool person =
      IsPerson(subject) || subject.pronoun || words_[subject.begin].pos == Pos::kNumber || words_[subject.begin].pos == Pos::kQuantity;
  if (!person && ClassOf(subject.head) == NounClass::kDocument) return false;
  // طالب بـ has its object; and «…»، هدد فلان.
  bool with = false;
  for (const uint32_t p : region_) with = with || out_->phrases[p].preposition == clitic_[0];
  uint32_t begin = clause.begin;
  if (begin > sentence_.begin && tokens_[begin - 1].kind == TokenKind::kComma) --begin;
  if (person && begin > sentence_.begin && tokens_[begin - 1].kind == TokenKind::kClose) return false;
  // بدأت الحرب: begins by itself.
  if (KnownAt(clause.verb) == Known::kBegin) return false;
  return lexeme->transitive == 3 || (!(with && lexeme->takes_bi) && (lexeme->transitive == 2 || !person));
}

// من قبل, على يد, من جانب: by whom.
bool Finder::HasAgent() const {
  for (const uint32_t p : region_) {
    const Phrase& phrase = out_->phrases[p];
    if (phrase.preposition == kNoLexeme || HasPreposition(words_[phrase.begin])) continue;
    const Known of = KnownOf(phrase.preposition);
    if (of == Known::kPart && phrase.begin >= sentence_.begin + 2 && words_[phrase.begin - 2].lexeme == min_) return true;
    const Known head = KnownAt(phrase.head);
    if ((of == Known::kOn && head == Known::kHand) || (of == Known::kFrom && head == Known::kSide)) return true;
  }
  return false;
}

}  // namespace marsad
