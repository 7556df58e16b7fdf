// What ties a noun phrase to the one before it: و, a list's comma, apposition.
#include "phrases/finder.h"

namespace marsad {

// Coordination and apposition with the phrase before.
void Finder::Link(Phrase* p) {
  if (out_->phrases.size() == first_phrase_) return;
  const uint32_t previous = static_cast<uint32_t>(out_->phrases.size()) - 1;
  const Phrase& q = out_->phrases[previous];
  bool comma = false;
  const uint32_t from = p->begin - (own_preposition_ ? 1 : 0);
  bool conjunction = p->conjunction || own_conjunction_;
  for (uint32_t t = q.end; t < from; ++t) {
    const TokenKind kind = tokens_[t].kind;
    if (kind == TokenKind::kComma || kind == TokenKind::kDash)
      comma = true;
    else if (words_[t].pos == Pos::kConjunction)
      conjunction = true;
    else if (kind != TokenKind::kClose && kind != TokenKind::kOpen && !tokens_[t].bracketed)
      return;
  }
  if (conjunction) {
    Coordinate(p, previous);
    return;
  }
  if (p->preposition != kNoLexeme || p->bracketed != q.bracketed) return;
  if (previous > first_phrase_ && IsBearer(*p, q, out_->phrases[previous - 1])) {
    p->apposition = previous - 1;
    p->preposition = out_->phrases[previous - 1].preposition;
    return;
  }
  if (!comma) return;
  if (IsApposition(*p, q)) {
    p->apposition = previous;
    p->preposition = q.preposition;
    return;
  }
  // روهان، هاراد وموردور: a list of names of one kind.
  const bool names = words_[p->head].pos == Pos::kName && words_[q.head].pos == Pos::kName && q.apposition == kNoIndex;
  const bool verb_follows = p->end < sentence_.end && words_[p->end].pos == Pos::kVerb;
  if (names && !verb_follows && NameClass(p->head) != NounClass::kNone && tokens_[q.end].kind == TokenKind::kComma &&
      names_.names[names_.name_at[p->head]].sense.kind ==
          names_.names[names_.name_at[q.head] == kNoLexeme ? names_.name_at[p->head] : names_.name_at[q.head]].sense.kind &&
      names_.name_at[q.head] != kNoLexeme && IsWord(p->end) && HasConjunction(words_[p->end]) && words_[p->end].pos == Pos::kName) {
    p->coordinated = previous;
    p->preposition = q.preposition;
  }
}

void Finder::Coordinate(Phrase* p, uint32_t previous) {
  const Phrase& q = out_->phrases[previous];
  // و before a noun that a verb follows opens a clause of its own when the one before has its verb already: … وروسيا ترفض.
  uint32_t next = p->end;
  while (IsWord(next) && (words_[next].pos == Pos::kNegation || words_[next].pos == Pos::kParticle)) ++next;
  const bool verb_follows = IsWord(next) && words_[next].pos == Pos::kVerb && !HasConjunction(words_[next]);
  if (verb_follows && p->preposition == kNoLexeme) {
    // Before a marker's first verb (أن غوندور وروهان توقعان) and under a verb that wants two there is one subject of two parts.
    const bool verb_before = out_->clauses.size() > first_clause_ && pending_.token == kNoIndex && !IsAuxiliary(out_->clauses.back().verb);
    const uint32_t number = words_[next].features & (kDual | kPlural);
    const bool alone = (words_[p->head].features & number) != 0 || number == 0;
    if (verb_before && alone) return;
  }
  // وهو الأول: a clause of its own.
  if (words_[p->head].pos == Pos::kPronoun && words_[q.head].pos != Pos::kPronoun) return;
  // قطع علاقاتها مع روسيا وفرض عقوبات: an event noun joins the event noun before it, over the parties between.
  const bool event = (words_[p->head].features & kMasdar) && words_[p->head].pos == Pos::kNoun;
  if (event && !(words_[q.head].features & kMasdar) && p->preposition == kNoLexeme) {
    for (uint32_t k = previous; k-- > first_phrase_ && previous - k < 6;) {
      const Phrase& r = out_->phrases[k];
      if (words_[r.head].pos != Pos::kNoun || !(words_[r.head].features & kMasdar)) continue;
      p->joined = k;
      p->preposition = r.preposition;
      return;
    }
  }
  if (p->preposition != kNoLexeme && p->preposition != q.preposition) return;
  if (q.time != p->time) return;
  p->coordinated = previous;
  p->condition = q.condition;
  p->source = q.source;
  if (p->preposition == kNoLexeme) p->preposition = q.preposition;
  p->shares_head = SharesHead(*p, q);
}

// السياسية والاقتصادية, وزيرا خارجية غوندور وروهان: only the end of the phrase before is said again.
bool Finder::SharesHead(const Phrase& p, const Phrase& q) const {
  const bool one_name = names_.name_at[p.begin] != kNoLexeme && names_.names[names_.name_at[p.begin]].end == p.end;  // والكوري الجنوبي
  if ((p.end != p.begin + 1 && !one_name) || (q.end == q.head + 1 && !q.shares_head) || HasPreposition(words_[p.begin])) return false;
  const Word& last = words_[q.end - 1];
  const Word& w = words_[p.head];
  const Phrase* lead = &q;
  while (lead->shares_head) lead = &out_->phrases[lead->coordinated];
  if (words_[lead->head].pos != Pos::kNoun) return false;
  if (w.pos == Pos::kAdjective && last.pos == Pos::kAdjective) return HasArticle(w) == HasArticle(last);
  if (w.pos != Pos::kName || last.pos != Pos::kName || ClassOf(p.head) != NounClass::kPlace || NameClass(q.end - 1) != NounClass::kPlace)
    return false;
  const NounClass kind = ClassOf(lead->head);
  return kind == NounClass::kGroup || (kind == NounClass::kHuman && (words_[lead->head].features & (kDual | kPlural)));
}

// المتحدث باسم الجيش فلان, المدعية العامة للمحكمة، فلانة: whether p names whom r calls by an office in the body q.
bool Finder::IsBearer(const Phrase& p, const Phrase& q, const Phrase& r) const {
  if (q.preposition == kNoLexeme || ClassOf(q.head) != NounClass::kGroup || q.pronoun || q.apposition != kNoIndex) return false;
  if (ClassOf(r.head) != NounClass::kHuman || words_[r.head].pos == Pos::kName || (words_[r.head].features & (kPlural | kDual)))
    return false;
  const uint32_t from = HasPreposition(words_[q.begin]) ? q.begin : q.begin - 1;
  if (r.end != from) return false;
  if (IsWholePerson(p.head)) return true;
  // A stranger: right behind, with no verb behind him that might be his.
  const Word& name = words_[p.head];
  return p.begin == q.end && p.head == p.begin && name.pos == Pos::kName && name.proclitics == 0 && ClassOf(p.head) != NounClass::kPlace &&
         p.end > p.begin + 1 && r.definite;
}

// Whether p, behind a comma, says again what q means.
bool Finder::IsApposition(const Phrase& p, const Phrase& q) const {
  const NounClass q_class = ClassOf(q.head), p_class = ClassOf(p.head);
  const bool q_human = q_class == NounClass::kHuman || q_class == NounClass::kGroup;
  const bool p_name = words_[p.head].pos == Pos::kName && p_class != NounClass::kPlace;
  const bool q_name = words_[q.head].pos == Pos::kName && q_class != NounClass::kPlace;
  const bool p_human = p_class == NounClass::kHuman && p.definite;
  // Two people whose names are known are two.
  if (IsWholePerson(p.head) && IsWholePerson(q.head)) return false;
  if ((q_human && p_name) || (q_name && p_human)) return true;
  if (!p.definite) return false;
  // إيدوراس، عاصمة روهان; بيلارغير، أكبر موانئ غوندور
  const bool q_place = words_[q.head].pos == Pos::kName && q_class == NounClass::kPlace;
  if (q_place && words_[p.head].pos != Pos::kName && p.end > p.head + 1 && !HasArticle(words_[p.head]) &&
      (p_class == NounClass::kPlace || words_[p.head].pos == Pos::kAdjective))
    return true;
  // الطرفان، غوندور وموردور
  return (words_[q.head].features & kDual) && HasArticle(words_[q.head]) && words_[p.head].pos == Pos::kName && IsWord(p.end) &&
         words_[p.end].pos == Pos::kName && HasConjunction(words_[p.end]);
}

}  // namespace marsad
