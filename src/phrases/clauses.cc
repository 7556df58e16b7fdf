// The walk over a sentence: phrases and clauses are opened where they begin, with the marks of the particles before them.
#include "phrases/finder.h"

namespace marsad {

void Finder::Scan() {
  uint32_t preposition = kNoLexeme;
  pending_ = outer_ = Pending();
  marks_.clear();
  own_preposition_ = own_conjunction_ = false;
  bool address = false, condition = false, source = false;
  const auto no_preposition = [&] {
    preposition = kNoLexeme;
    source = false;
    own_preposition_ = own_conjunction_ = false;
  };
  for (uint32_t t = sentence_.begin; t < sentence_.end;) {
    const TokenKind kind = tokens_[t].kind;
    if (kind != TokenKind::kWord && kind != TokenKind::kForeign && kind != TokenKind::kNumber) {
      // بـ"الخاطئ": a quotation sign does not part a preposition from its noun.
      if (kind != TokenKind::kOpen) no_preposition();
      if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) pending_ = outer_ = Pending();
      ++t;
      continue;
    }
    if (kind == TokenKind::kWord && words_[t].pos == Pos::kNegation && QuantifierEnd(t) != t) {
      t = QuantifierEnd(t);
      no_preposition();
      continue;
    }
    if (kind == TokenKind::kWord) {
      if (words_[t].pos == Pos::kVerb || (words_[t].pos == Pos::kNoun && !HasArticle(words_[t]))) RereadAmong(t);
      if (words_[t].pos == Pos::kNoun && RereadAsVerb(t)) no_preposition();
    }
    const Word& w = words_[t];
    if (w.pos == Pos::kPreposition && kind == TokenKind::kWord) {
      if (w.enclitic != Enclitic::kNone) {
        AddPronounOnPreposition(t);
        no_preposition();
      } else if (w.lexeme == min_ && preposition == kNoLexeme && IsWord(t + 1) && words_[t + 1].pos == Pos::kVerb && t > sentence_.begin) {
        // يعاقب من يهرب السلاح: who.
        OpenRelative(t);
      } else {
        // Two prepositions in a row (من قبل): the second decides, unless it is the head of a fixed pair; frames know قبل، يد as agents.
        // في جنوب لبنان: the direction says where in it; في stays.
        const bool direction = preposition != kNoLexeme && preposition == in_ && w.Does() == Function::kPlace;
        if (!direction) preposition = w.lexeme;
        source = source || w.Does() == Function::kSource;  // نقلا عن: both of them
        own_preposition_ = true;
        own_conjunction_ = HasConjunction(w);
      }
      ++t;
      continue;
    }
    if (w.pos == Pos::kVerb) {
      AddVerb(t);
      no_preposition();
      ++t;
      continue;
    }
    // في اليوم التالي, في اليوم الذي: a noun here.
    const bool day = w.pos == Pos::kAdverb && preposition != kNoLexeme && IsWord(t + 1) &&
                     (words_[t + 1].pos == Pos::kRelative || (words_[t + 1].pos == Pos::kAdjective && HasArticle(words_[t + 1]))) &&
                     KnownAt(t) == Known::kToday;
    if (day && !Reread(t, Pos::kNoun, 0, 0, true)) {
      words_[t].Unlisted(Pos::kNoun);
      words_[t].SetKind(NounClass::kTime, Function::kNone);
    }
    if (StartsPhrase(t)) {
      if (preposition == kNoLexeme && IsCircumstance(t)) {
        AddParticiple(t);
        ++t;
        continue;
      }
      if (w.Does() == Function::kWithout && !StartsPhrase(t + 1)) {
        if (IsWord(t + 1) && words_[t + 1].pos == Pos::kSubordinator) pending_.without = true;  // دون أن
        ++t;
        continue;
      }
      if (OpensCondition(t, preposition)) {
        if (words_[t + 1].pos != Pos::kNoun) {
          if (words_[t + 1].pos == Pos::kSubordinator) {
            pending_.proviso = true;
          } else {
            pending_.marker = Marker::kCondition;
            pending_.token = own_preposition_ ? t - 1 : t;
          }
          no_preposition();
          ++t;
          continue;
        }
        condition = true;
        if (KnownAt(t) == Known::kCase) ++t;
      }
      const size_t id = out_->phrases.size();
      const bool word = KnownOf(preposition) == Known::kOn && TellsSource(t);
      t = AddPhrase(t, preposition);
      Phrase& p = out_->phrases[id];
      p.address = address;
      p.condition |= condition;
      p.source |= source || word;
      address = condition = false;
      no_preposition();
      continue;
    }
    if (w.lexeme != kNoLexeme) {
      Particle(t, preposition);
      address = w.pos == Pos::kParticle && KnownAt(t) == Known::kO;
    }
    no_preposition();
    ++t;
  }
}

// في حال فشلت, في حال فشل, شريطة أن: what follows has not happened. But في حالة تأهب is a state.
bool Finder::OpensCondition(uint32_t t, uint32_t preposition) const {
  const Word& w = words_[t];
  if (HasArticle(w) || w.enclitic != Enclitic::kNone || !IsWord(t + 1)) return false;
  const Known known = KnownAt(t);
  if (known != Known::kProviso && (known != Known::kCase || preposition != in_ || !own_preposition_)) return false;
  if (known == Known::kProviso && (w.proclitics & ~kBi) != 0) return false;
  const Word& next = words_[t + 1];
  if (next.pos == Pos::kVerb || next.pos == Pos::kNegation || next.pos == Pos::kSubordinator) return true;
  if (next.pos != Pos::kNoun || next.proclitics != 0) return false;
  if (known == Known::kCase && !(w.features & kFeminine)) return true;
  return (next.features & kMasdar) &&
         (next.enclitic != Enclitic::kNone || (IsWord(t + 2) && (words_[t + 2].proclitics & ~kAl) == 0 &&
                                               (words_[t + 2].pos == Pos::kNoun || words_[t + 2].pos == Pos::kName)));
}

// على حد قوله, على حد تعبير المتحدث
bool Finder::TellsSource(uint32_t t) const {
  return KnownAt(t) == Known::kExtent && words_[t].proclitics == 0 && IsWord(t + 1) && words_[t + 1].pos == Pos::kNoun &&
         (words_[t + 1].features & kMasdar);
}

// What waits for its verb outside waits on.
void Finder::OpenRelative(uint32_t t) {
  if (pending_.token != kNoIndex && pending_.marker != Marker::kRelative) outer_ = pending_;
  pending_ = Pending();
  pending_.marker = Marker::kRelative;
  pending_.token = t;
}

// Function words that mark the verb after them.
void Finder::Particle(uint32_t t, uint32_t preposition) {
  const Word& w = words_[t];
  switch (w.pos) {
    case Pos::kSubordinator:
      Subordinator(t, preposition);
      break;
    case Pos::kRelative:
      OpenRelative(t);
      break;
    case Pos::kNegation:
      // نفى ما نشرته: behind a word of its clause ما is no negation but what.
      if (w.enclitic == Enclitic::kNone && !HasConjunction(w) && pending_.token == kNoIndex && t > sentence_.begin &&
          tokens_[t - 1].kind == TokenKind::kWord &&
          (words_[t - 1].pos == Pos::kVerb || HasArticle(words_[t - 1]) || words_[t - 1].pos == Pos::kName) &&
          out_->clauses.size() > first_clause_ && KnownAt(t) == Known::kWhat && IsWord(t + 1) && words_[t + 1].pos == Pos::kVerb &&
          KnownAt(t + 1) != Known::kCease && KnownAt(t + 1) != Known::kRemove) {
        OpenRelative(t);
        break;
      }
      if (HasConjunction(w)) pending_.conjunction = true;
      pending_.negated = true;
      pending_.future = w.Does() == Function::kNegatesFuture;
      if (pending_.token == kNoIndex) pending_.token = t;
      break;
    case Pos::kConjunction:
      pending_.conjunction = true;
      break;
    case Pos::kAdverb:
      if (KnownAt(t) == Known::kMaybe) pending_.maybe = true;
      break;
    case Pos::kParticle:
      if (w.Does() == Function::kFuture) pending_.future = true;
      if (w.Does() == Function::kPerhaps) pending_.perhaps = true;
      // لماذا اعتذر, but أوضح كيف نجا tells that he did.
      if (w.Does() == Function::kQuestion) {
        const bool asked =
            out_->clauses.size() == first_clause_ || tokens_[t - 1].kind != TokenKind::kWord || KnownAt(t) == Known::kWhether;
        pending_.marker = asked ? Marker::kQuestion : Marker::kThat;
        if (!asked) pending_.token = t;
      }
      if (w.Does() == Function::kNone && IsWord(t + 1) && words_[t + 1].pos == Pos::kVerb && KnownAt(t) == Known::kThatNot) {
        pending_.marker = Marker::kThat;
        pending_.token = t;
        pending_.negated = true;
      }
      break;
    default:
      break;
  }
}

void Finder::Subordinator(uint32_t t, uint32_t preposition) {
  const Word& w = words_[t];
  const bool that = w.Does() == Function::kThatVerb || w.Does() == Function::kThatNoun;
  pending_.marker = that ? Marker::kThat : w.Does() == Function::kCondition ? Marker::kCondition : Marker::kWhen;
  pending_.token = t;
  if (that && preposition != kNoLexeme) {
    // بعد أن, قبل أن, منذ أن stand aside; في أن, على أن, من أن tell a content.
    const Known p = KnownOf(preposition);
    if (p != Known::kIn && p != Known::kOn && p != Known::kFrom && p != Known::kAbout && p != Known::kTo) pending_.marker = Marker::kWhen;
  }
  if (pending_.proviso) {
    pending_.marker = Marker::kCondition;
    pending_.proviso = false;
  }
  if (pending_.without) {
    pending_.marker = Marker::kWhen;
    pending_.negated = true;
    pending_.without = false;
  }
  if (w.Does() == Function::kThatNoun) {
    const Known lemma = KnownAt(t);
    if (lemma == Known::kBecause) pending_.marker = Marker::kWhen;
    if (lemma == Known::kBut) {
      pending_.marker = Marker::kNone;
      pending_.conjunction = true;
    }
  } else if (w.Does() == Function::kWhen && t > sentence_.begin && tokens_[t - 1].kind == TokenKind::kComma && IsWord(t + 1) &&
             words_[t + 1].pos == Pos::kVerb && KnownAt(t) == Known::kAlso) {
    // …، كما دعا: and also.
    pending_.marker = Marker::kNone;
    pending_.conjunction = true;
  }
}

// ما لا يقل عن, ما يزيد على, ما يقارب: counts, and has no say in the clause. The token behind it; t where there is none.
uint32_t Finder::QuantifierEnd(uint32_t t) const {
  if (!IsWord(t + 2) || KnownAt(t) != Known::kWhat) return t;
  uint32_t k = t + 1;
  if (words_[k].pos == Pos::kNegation && KnownAt(k) == Known::kNot) ++k;
  if (!IsWord(k) || words_[k].pos != Pos::kVerb) return t;
  const Known verb = KnownAt(k);
  const bool bounds = verb == Known::kBeLess || verb == Known::kExceed;
  if (!bounds && verb != Known::kApproach) return t;
  ++k;
  if (IsWord(k) && words_[k].pos == Pos::kPreposition && words_[k].enclitic == Enclitic::kNone)
    ++k;
  else if (bounds)
    return t;
  return k < sentence_.end && (words_[k].pos == Pos::kNumber || words_[k].pos == Pos::kQuantity || IsNominal(words_[k].pos)) ? k : t;
}

void Finder::AddPronounOnPreposition(uint32_t t) {
  const Word& w = words_[t];
  Phrase p;
  p.begin = p.head = t;
  p.end = t + 1;
  p.preposition = w.lexeme;
  p.pronoun = true;
  p.definite = true;
  p.conjunction = HasConjunction(w);
  p.sentence = index_;
  p.bracketed = tokens_[t].bracketed;
  out_->phrase_of[t] = static_cast<uint32_t>(out_->phrases.size());
  out_->phrases.push_back(p);
}

void Finder::AddVerb(uint32_t t) {
  // The verb that waits stands bare: إن الوزير الذي زار روهان والتقى ملكها استقال.
  if (pending_.token != kNoIndex && out_->clauses.size() > first_clause_ && out_->clauses.back().verb > pending_.token &&
      HasConjunction(words_[t])) {
    outer_ = pending_;
    pending_ = Pending();
    AddVerb(t);
    pending_ = outer_;
    outer_ = Pending();
    return;
  }
  // إن هذا الهجوم جزء من حملة تستهدف: what أن opened has its predicate, so the verb tells about the noun before it.
  if (pending_.marker == Marker::kThat && HasPredicateNoun(t)) pending_ = Pending();
  // Outside quotes the news says no "I": أفيد is "was told". And a verb agrees with the subject right before it: أن القتال توقف.
  Word& w = words_[t];
  const bool first_person = (w.features & kFirst) && !(w.features & kThird) && (w.features & kSingular) && tokens_[t].quote_depth == 0;
  const bool second_person = (w.enclitic == Enclitic::kYou || w.enclitic == Enclitic::kYouAll) && tokens_[t].quote_depth == 0;
  // لا يزال is still, not is removed.
  // في حال فشلت: no ف behind a particle.
  const bool glued = HasConjunction(w) && pending_.token != kNoIndex && t > sentence_.begin && out_->phrase_of[t - 1] == kNoIndex &&
                     tokens_[t - 1].kind == TokenKind::kWord && t - pending_.token <= 2;
  const bool still = pending_.negated && (w.features & kPassive) && KnownAt(t) == Known::kRemove;
  uint32_t subject_gender = 0;
  if (pending_.token != kNoIndex && pending_.token < t && t > sentence_.begin && out_->phrase_of[t - 1] != kNoIndex) {
    const Phrase& p = out_->phrases[out_->phrase_of[t - 1]];
    if (p.begin > pending_.token && p.preposition == kNoLexeme && p.coordinated == kNoIndex && !p.time &&
        words_[p.head].pos == Pos::kNoun && (words_[p.head].features & kSingular))
      subject_gender = Gender(p.head);
  }
  const uint32_t gender = w.features & (kMasculine | kFeminine);
  if (first_person || second_person || still || glued || (subject_gender != 0 && gender != 0 && (gender & subject_gender) == 0)) {
    const WordCache::Entry& entry = cache_.entry(w.surface);
    const Analysis* a = cache_.analyses(w.surface);
    for (uint32_t k = 0; k < entry.count; ++k) {
      const uint32_t theirs = a[k].features & (kMasculine | kFeminine);
      if (a[k].pos != Pos::kVerb || !(a[k].features & kThird) || (a[k].proclitics != w.proclitics && !second_person && !glued)) continue;
      if (glued && (a[k].proclitics & (kWa | kFa))) continue;
      if (second_person && a[k].enclitic != Enclitic::kNone) continue;
      if (still && (a[k].features & kPassive)) continue;
      if (subject_gender != 0 && theirs != 0 && (theirs & subject_gender) == 0) continue;
      static_cast<Analysis&>(w) = a[k];
      break;
    }
  }
  Clause c;
  c.verb = c.begin = t;
  c.sentence = index_;
  c.marker = pending_.marker;
  if (pending_.token != kNoIndex) c.begin = pending_.token;
  c.conjunction = HasConjunction(w) || pending_.conjunction;
  c.negated = pending_.negated;
  c.future = pending_.future || (w.proclitics & kSa);
  c.perhaps = pending_.maybe || (pending_.perhaps && (w.features & kImperfect));
  marks_.push_back(c.begin);
  // Behind a relative clause its marker stands too far in front to begin it.
  if (c.begin < t && out_->clauses.size() > first_clause_ && out_->clauses.back().verb > c.begin) c.begin = t;
  SetBegin(&c);
  out_->clauses.push_back(c);
  pending_ = Pending();
  // قال إن القوات التي دخلت البلدة انسحبت: then comes the verb of إن.
  if (c.marker == Marker::kRelative && outer_.token != kNoIndex) {
    pending_ = outer_;
    outer_ = Pending();
  }
}

// Whether a definite subject and an indefinite noun that says what it is stand between the pending marker and t, right behind an
// indefinite phrase.
bool Finder::HasPredicateNoun(uint32_t t) const {
  if (t == sentence_.begin || out_->phrase_of[t - 1] == kNoIndex || out_->phrases[out_->phrase_of[t - 1]].definite ||
      HasConjunction(words_[t]))
    return false;
  int bare = 0;
  for (uint32_t p = PhraseFrom(pending_.token); p < out_->phrases.size(); ++p) {
    const Phrase& phrase = out_->phrases[p];
    if (!IsBare(phrase)) continue;
    if (phrase.definite != (bare == 0) || words_[phrase.head].pos != Pos::kNoun || (words_[phrase.head].features & kAccusative))
      return false;
    ++bare;
  }
  return bare == 2;
}

// What stands right before a verb without marker: a subject with و opens its clause; behind an indefinite noun that has its place
// in another clause, the verb tells which one (قرار يمنع السفر), a relative clause without الذي.
void Finder::SetBegin(Clause* c) {
  if (c->marker != Marker::kNone || HasConjunction(words_[c->verb])) return;
  uint32_t from = c->begin;
  while (from > sentence_.begin && IsWord(from - 1) && words_[from - 1].pos == Pos::kParticle) --from;
  if (from == sentence_.begin) return;
  const bool comma = tokens_[from - 1].kind == TokenKind::kComma;
  const uint32_t id = from >= sentence_.begin + 2 && comma ? out_->phrase_of[from - 2] : out_->phrase_of[from - 1];
  if (id == kNoIndex || id < first_phrase_) return;
  const Phrase& p = out_->phrases[id];
  const bool clause_before = out_->clauses.size() > first_clause_;
  const bool own = p.preposition != kNoLexeme && !HasPreposition(words_[p.begin]) && !(words_[p.begin].pos == Pos::kPreposition);
  const uint32_t p_begin = own && p.begin > sentence_.begin ? p.begin - 1 : p.begin;
  const bool conjunction = p.conjunction || (own && HasConjunction(words_[p_begin]));
  if (conjunction && p.coordinated == kNoIndex && p.joined == kNoIndex && clause_before) {
    c->begin = p_begin;
    return;
  }
  if (comma || p.definite || p.pronoun || p.coordinated != kNoIndex || words_[p.head].pos == Pos::kName ||
      words_[p.head].pos == Pos::kForeign)
    return;
  if (!clause_before && (p.preposition == kNoLexeme || p_begin == sentence_.begin)) return;
  if (clause_before && IsAuxiliary(out_->clauses.back().verb) && p.preposition == kNoLexeme) return;
  if (!Agrees(c->verb, p, true) && words_[c->verb].enclitic == Enclitic::kNone) return;
  c->marker = Marker::kRelative;
  c->antecedent = id;
}

// كان and its sisters share their subject with the verb behind it.
bool Finder::IsAuxiliary(uint32_t t) const { return KnownAt(t) >= Known::kBe; }

void Finder::AddParticiple(uint32_t t) {
  marks_.push_back(t);
  Clause c;
  c.verb = c.begin = t;
  c.sentence = index_;
  c.participle = true;
  c.conjunction = HasConjunction(words_[t]);
  out_->clauses.push_back(c);
}

}  // namespace marsad
