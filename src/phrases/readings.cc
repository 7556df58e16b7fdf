// Readings that the words around settle and the word by itself does not.
#include <algorithm>

#include "phrases/finder.h"

namespace marsad {

// The first reading of the word at t that fits, nullptr without one.
template <typename Fits>
const Analysis* Finder::Reading(uint32_t t, Fits&& fits) const {
  const Analysis* a = cache_.analyses(words_[t].surface);
  const Analysis* end = a + cache_.entry(words_[t].surface).count;
  const Analysis* found = std::find_if(a, end, fits);
  return found == end ? nullptr : found;
}

// Takes another reading of the word at t, of this part of speech, with one of these features, not against `gender`. False without one.
bool Finder::Reread(uint32_t t, Pos pos, uint32_t any_of, uint32_t gender, bool article) {
  const Analysis* found = Reading(t, [&](const Analysis& a) {
    if (a.pos != pos || ((a.proclitics & kAl) != 0) != article || (a.proclitics & (kBi | kLi | kKa))) return false;
    if (any_of != 0 && (a.features & any_of) == 0) return false;
    const uint32_t theirs = a.features & (kMasculine | kFeminine);
    return gender == 0 || theirs == 0 || (gender & theirs) != 0;
  });
  if (found != nullptr) static_cast<Analysis&>(words_[t]) = *found;
  return found != nullptr;
}

// A word that looks like a verb and is none here.
void Finder::RereadVerb(uint32_t t) {
  const Word& w = words_[t];
  // وفي الغوطة: in, not "was loyal".
  if (w.proclitics == 0 && w.enclitic == Enclitic::kNone && (w.features & kPerfect) && IsWord(t + 1) && pending_.token == kNoIndex &&
      (HasArticle(words_[t + 1]) || words_[t + 1].pos == Pos::kName) &&
      (t == sentence_.begin || tokens_[t - 1].kind == TokenKind::kComma || tokens_[t - 1].kind == TokenKind::kOpen) &&
      LexemeOf(t) != nullptr && lexicon_.String(LexemeOf(t)->lemma).starts_with("\xE8") && Reread(t, Pos::kPreposition, 0, 0, false))
    return;
  if (w.proclitics != 0 || w.enclitic != Enclitic::kNone || !(w.features & kPerfect) || t == sentence_.begin ||
      pending_.token != kNoIndex || !IsWord(t + 1) || !IsNominal(words_[t + 1].pos) || HasPreposition(words_[t + 1]))
    return;
  const bool comma = tokens_[t - 1].kind == TokenKind::kComma;
  // أكبر موانئ البلاد: behind a noun or a comma, before a noun, the elative.
  const Lexeme* lexeme = LexemeOf(t);
  if (lexeme != nullptr && lexeme->form == 4 &&
      (comma || words_[t - 1].pos == Pos::kPronoun ||
       (IsWord(t - 1) && IsNominal(words_[t - 1].pos) && !HasArticle(words_[t + 1]) && words_[t + 1].pos == Pos::kNoun)) &&
      Reread(t, Pos::kAdjective, 0, 0, false))
    return;
  if (!comma || out_->clauses.size() == first_clause_) return;
  if (Reread(t, Pos::kPreposition, 0, 0, false)) return;  // …، ضمن الحملة
  // أعلنت الحكومة، الأربعاء، فرض عقوبات: the object that the verb waits for.
  if (words_[t + 1].pos == Pos::kNoun && !HasArticle(words_[t + 1]) && IsWord(t - 2) && !ObjectNamed(t) &&
      words_[out_->clauses.back().verb].pos == Pos::kVerb && words_[t - 2].pos == Pos::kAdverb)
    Reread(t, Pos::kNoun, kMasdar, 0, false);
}

// A verb or a noun without article.
void Finder::RereadAmong(uint32_t t) {
  const Word& w = words_[t];
  if (w.pos == Pos::kVerb) {
    RereadVerb(t);
    return;
  }
  if (!IsWord(t + 1)) return;
  if (((w.features & kActiveParticiple) && RereadWithBi(t)) || RereadBehindBi(t)) return;
  const Word& next = words_[t + 1];
  // وهم يطلقون: they, not an illusion.
  if (w.proclitics == 0 && next.pos == Pos::kVerb && (next.features & kPlural) && !(next.features & kMasdar)) {
    Reread(t, Pos::kPronoun, 0, 0, false);
    return;
  }
  // داعية إلى, a circumstance rather than a preacher.
  if ((w.features & kFeminine) && !(w.features & (kMasdar | kPlural | kDual)) && w.enclitic == Enclitic::kNone && !HasPreposition(w) &&
      next.pos == Pos::kPreposition && next.enclitic == Enclitic::kNone && out_->clauses.size() > first_clause_ && t > sentence_.begin &&
      (tokens_[t - 1].kind == TokenKind::kComma || HasArticle(words_[t - 1]) || words_[t - 1].pos == Pos::kName) &&
      KnownAt(t) == Known::kPreacher) {
    words_[t].pos = Pos::kAdjective;
    words_[t].features |= kActiveParticiple;
  }
}

// وطالب برد سريع: the verb that wants ب, where a clause begins, before what may have it.
bool Finder::RereadWithBi(uint32_t t) {
  if (HasPreposition(words_[t]) || words_[t].enclitic != Enclitic::kNone) return false;
  const uint32_t p = t > sentence_.begin ? out_->phrase_of[t - 1] : kNoIndex;
  const bool behind_subject =
      p != kNoIndex && out_->phrases[p].definite && out_->phrases[p].preposition == kNoLexeme &&
      (out_->clauses.size() == first_clause_ || (pending_.token != kNoIndex && out_->phrases[p].begin > pending_.token));
  if (!HasConjunction(words_[t]) && t != sentence_.begin && !behind_subject) return false;
  const Analysis* with = Reading(t + 1, [](const Analysis& a) { return (a.proclitics & kBi) && IsNominal(a.pos); });
  if (with == nullptr) return false;
  const Analysis* verb = Reading(t, [&](const Analysis& a) {
    return a.pos == Pos::kVerb && a.proclitics == words_[t].proclitics && (a.features & kThird) && a.lexeme != kNoLexeme &&
           lexicon_.lexemes[a.lexeme].takes_bi;
  });
  if (verb == nullptr) return false;
  static_cast<Analysis&>(words_[t]) = *verb;
  if (!HasPreposition(words_[t + 1])) static_cast<Analysis&>(words_[t + 1]) = *with;
  return true;
}

// طالب الملك برد الخيول: right behind the subject of such a verb.
bool Finder::RereadBehindBi(uint32_t t) {
  if (out_->clauses.size() == first_clause_ || words_[t].proclitics != 0 || out_->phrases.size() == first_phrase_) return false;
  const uint32_t verb = out_->clauses.back().verb;
  if (out_->phrases.back().begin != verb + 1 || out_->phrases.back().end != t) return false;
  const Lexeme* lexeme = LexemeOf(verb);
  if (lexeme == nullptr || !lexeme->takes_bi) return false;
  const Analysis* with = Reading(t, [](const Analysis& a) { return (a.proclitics & kBi) && (a.features & kMasdar); });
  if (with == nullptr) return false;
  static_cast<Analysis&>(words_[t]) = *with;
  return true;
}

// Where a definite subject has just been named and its verb is still to come, a word that may be the verb is it:
// أن العدو تراجع, إن الملك مرض. True when the word at t was read anew as a verb.
bool Finder::RereadAsVerb(uint32_t t) {
  const Word& w = words_[t];
  if (w.pos != Pos::kNoun || w.proclitics != 0 || !(w.features & (kMasdar | kDual)) || t == sentence_.begin) return false;
  const bool comma = tokens_[t - 1].kind == TokenKind::kComma;
  const uint32_t last = comma ? t - 2 : t - 1;
  if (last < sentence_.begin || out_->phrase_of[last] == kNoIndex) return false;
  const uint32_t id = out_->phrase_of[last];
  const Phrase& p = out_->phrases[id];
  if (p.end != last + 1 || !p.definite || p.time || p.address || p.bracketed) return false;
  const bool apposition = p.apposition != kNoIndex;
  if (p.preposition != kNoLexeme) return false;
  // The subject of a marker that waits for its verb, or of a sentence that has none.
  const bool waits = pending_.token != kNoIndex && pending_.marker != Marker::kRelative && !comma;
  const bool opens = out_->clauses.size() == first_clause_ && apposition == comma && pending_.token == kNoIndex &&
                     (comma || p.coordinated != kNoIndex) && !sentence_.title;
  if (!waits && !opens) return false;
  if (waits && p.begin < pending_.token) return false;
  if (waits && words_[p.head].pos == Pos::kNoun && !HasArticle(words_[p.head]) && words_[p.head].enclitic == Enclitic::kNone &&
      p.end > p.head + 1 && ClassOf(p.head) != NounClass::kHuman && ClassOf(p.head) != NounClass::kGroup)
    return false;
  const uint32_t gender = Gender(p.head);
  const bool two = p.coordinated != kNoIndex || (words_[p.head].features & kDual);
  const Analysis* found = Reading(t, [&](const Analysis& a) {
    if (a.pos != Pos::kVerb || a.proclitics != 0 || !(a.features & kThird) || ((a.features & kDual) && !two)) return false;
    const uint32_t theirs = a.features & (kMasculine | kFeminine);
    return gender == 0 || theirs == 0 || (gender & theirs) != 0;
  });
  if (found != nullptr) static_cast<Analysis&>(words_[t]) = *found;
  return found != nullptr;
}

// Whether some reading of the verb takes an object: سيجري اتصالا is أجرى.
bool Finder::MayTakeObject(uint32_t verb) const {
  return Reading(verb, [&](const Analysis& a) {
           return a.pos == Pos::kVerb && (a.lexeme == kNoLexeme || lexicon_.lexemes[a.lexeme].transitive != 0);
         }) != nullptr;
}

}  // namespace marsad
