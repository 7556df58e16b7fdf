// Who does what: the subject, object, prepositional arguments and governor of each clause.
#include <algorithm>

#include "phrases/finder.h"

namespace marsad {
namespace {

constexpr uint32_t kFarthestArgument = 40;  // tokens from the verb
constexpr uint32_t kLongestAside = 12;      // tokens between dashes

}  // namespace

bool Finder::Agrees(uint32_t verb, const Phrase& p, bool before) const {
  const uint32_t verb_gender = words_[verb].features & (kMasculine | kFeminine);
  const uint32_t gender = Gender(p.head);
  if (words_[verb].features & (kFirst | kSecond)) {
    if (!(words_[verb].features & kThird)) return false;
  }
  // أكثر من 40 عنصرا قتلوا: what is counted is singular and means many.
  const bool counted = std::any_of(words_.begin() + p.begin, words_.begin() + p.head,
                                   [](const Word& w) { return w.pos == Pos::kNumber || w.pos == Pos::kQuantity; });
  if (before && !counted && (words_[verb].features & kPlural) && (words_[p.head].features & kSingular) &&
      ClassOf(p.head) == NounClass::kHuman && !HasContinuation(p))
    return false;
  // واعتقلت 14 مزارعا: men that are counted want a masculine verb.
  if (words_[p.begin].pos == Pos::kNumber && words_[p.head].pos == Pos::kNoun && ClassOf(p.head) == NounClass::kHuman &&
      gender == kMasculine && verb_gender == kFeminine && (words_[verb].features & kPerfect))
    return false;
  if (counted || words_[p.head].pos == Pos::kNumber || words_[p.head].pos == Pos::kQuantity || words_[p.begin].pos == Pos::kQuantity ||
      words_[p.begin].pos == Pos::kNumber)
    return true;
  if (gender == 0 || verb_gender == 0) return true;
  if (ClassOf(p.head) == NounClass::kGroup || (words_[p.head].features & kPlural)) return true;  // broken plurals and peoples take both
  // يزور السعودية والأردن: a verb in front agrees with the first of them.
  return (gender & verb_gender) != 0 || (before && HasContinuation(p));
}

bool Finder::HasContinuation(const Phrase& p) const {
  const uint32_t next = static_cast<uint32_t>(&p - out_->phrases.data()) + 1;
  return next < out_->phrases.size() && out_->phrases[next].coordinated == next - 1;
}

// Whether the verb is masculine and p a plural of things: ترك الدبابات.
bool Finder::ThingDisagrees(uint32_t verb, const Phrase& p) const {
  return (words_[verb].features & (kMasculine | kFeminine)) == kMasculine && words_[p.head].pos == Pos::kNoun && p.begin == p.head &&
         (words_[p.head].features & kPlural) && (words_[p.head].features & kFeminine) && ClassOf(p.head) != NounClass::kHuman;
}

// Whether a pronoun may mean p.
bool Finder::EncliticIs(Enclitic enclitic, const Phrase& p) const {
  uint32_t gender = Gender(p.head);
  // أهم بنود البيان الذي وقعه: of a word in the phrase.
  for (uint32_t t = p.head + 1; t < p.end; ++t) {
    if (words_[t].pos == Pos::kNoun) gender |= Gender(t);
  }
  switch (enclitic) {
    case Enclitic::kHe:
      return gender == 0 || (gender & kMasculine);
    case Enclitic::kShe:
      return gender == 0 || (gender & kFeminine) || (words_[p.head].features & kPlural);
    case Enclitic::kThey:
    case Enclitic::kTheyFeminine:
      return (words_[p.head].features & kPlural) || !(words_[p.head].features & kSingular) || ClassOf(p.head) == NounClass::kGroup;
    case Enclitic::kTheyTwo:
      return !(words_[p.head].features & kSingular) || HasContinuation(p);
    default:
      return false;
  }
}

bool Finder::IsPerson(const Phrase& p) const {
  const NounClass kind = ClassOf(p.head);
  const uint32_t name = names_.name_at[p.head];
  const bool state = name != kNoLexeme && names_.names[name].sense.kind == SenseKind::kState;  // سلطنة عمان
  return state || words_[p.head].pos == Pos::kName || kind == NounClass::kHuman || kind == NounClass::kGroup;
}

bool Finder::CanAct(const Phrase& p) const {
  const NounClass kind = ClassOf(p.head);
  return words_[p.head].pos == Pos::kName || words_[p.head].pos == Pos::kForeign || kind == NounClass::kHuman ||
         kind == NounClass::kGroup || kind == NounClass::kPlace || p.pronoun || words_[p.begin].pos == Pos::kNumber ||
         words_[p.begin].pos == Pos::kQuantity || words_[p.head].pos == Pos::kAdjective;
}

// By its own ending; what is counted (14 جنديا) has it from the number.
bool Finder::IsAccusative(const Phrase& p) const { return p.begin == p.head && (words_[p.head].features & (kAccusative | kOblique)); }

// An event noun in the accusative that says why: احتجاجا على, تمهيدا لـ.
bool Finder::IsAdverbial(const Phrase& p) const {
  const Word& w = words_[p.head];
  // By their letters a dual before an idafa (تمهيدا) is the same.
  return p.end == p.begin + 1 && (w.features & kMasdar) && (w.features & (kAccusative | kDual)) && !(w.features & kSoundEnding) &&
         w.proclitics == 0;
}

// The first phrase that begins at or after token t.
uint32_t Finder::PhraseFrom(uint32_t t) const {
  const auto it = std::lower_bound(out_->phrases.begin() + static_cast<long>(first_phrase_), out_->phrases.end(), t,
                                   [](const Phrase& p, uint32_t token) { return p.begin < token; });
  return static_cast<uint32_t>(it - out_->phrases.begin());
}

uint32_t Finder::PhraseBefore(uint32_t t) const {
  const uint32_t p = PhraseFrom(t);
  if (p <= first_phrase_) return kNoIndex;
  return p - 1;
}

// An aside between dashes that opens at t: the token behind it; t where none closes before `last`.
uint32_t Finder::AsideEnd(uint32_t t, uint32_t last) const {
  for (uint32_t k = t + 2; k < last && k <= t + kLongestAside; ++k) {
    if (tokens_[k].kind == TokenKind::kDash) return k + 1;
    if (tokens_[k].kind != TokenKind::kWord && tokens_[k].kind != TokenKind::kComma && tokens_[k].kind != TokenKind::kNumber) break;
    if (words_[k].pos == Pos::kVerb) break;
  }
  return t;
}

// Where the arguments of the verb of clause c may stand: up to the next verb's clause, skipping a relative clause to its comma.
void Finder::Region(uint32_t c) {
  region_.clear();
  Clause& clause = out_->clauses[c];
  const uint32_t last = std::min(sentence_.end, clause.verb + kFarthestArgument);
  const bool bracketed = tokens_[clause.verb].bracketed;
  const bool quoted = tokens_[clause.verb].quote_depth > 0;
  uint32_t p = PhraseFrom(clause.verb + 1);
  uint32_t next = c + 1;
  uint32_t t = clause.verb + 1;
  while (t < last) {
    while (next < out_->clauses.size() && out_->clauses[next].begin < t) ++next;
    if (next < out_->clauses.size() && out_->clauses[next].begin == t) {
      const Clause& other = out_->clauses[next];
      uint32_t k = other.verb + 1;
      if (!bracketed && tokens_[other.verb].bracketed) {
        while (k < last && tokens_[k].bracketed) ++k;
        t = k;
        p = PhraseFrom(t);
        continue;
      }
      // Without الذي nothing tells where it ends.
      if (other.marker != Marker::kRelative || words_[other.begin].pos == Pos::kVerb) break;
      // The relative clause ends at its comma; what follows may still be ours.
      while (k < last && tokens_[k].kind != TokenKind::kComma && words_[k].pos != Pos::kVerb) ++k;
      if (k >= last || tokens_[k].kind != TokenKind::kComma) break;
      t = k + 1;
      p = PhraseFrom(t);
      continue;
    }
    const TokenKind kind = tokens_[t].kind;
    if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) break;
    if (kind == TokenKind::kBracketClose && bracketed) break;
    if (kind == TokenKind::kClose && quoted && t > clause.verb + 1) break;
    if (kind == TokenKind::kDash) {
      const uint32_t end = AsideEnd(t, last);
      if (end == t) break;
      t = end;
      p = PhraseFrom(t);
      continue;
    }
    if (kind == TokenKind::kWord && words_[t].pos == Pos::kSubordinator) break;
    if (p < out_->phrases.size() && out_->phrases[p].begin == t) {
      // وهو: another clause, without a verb.
      if (out_->phrases[p].pronoun && out_->phrases[p].conjunction && out_->phrases[p].preposition == kNoLexeme &&
          words_[t].pos == Pos::kPronoun && out_->phrases[p].coordinated == kNoIndex)
        break;
      region_.push_back(p);
      t = out_->phrases[p].end;
      ++p;
      continue;
    }
    ++t;
  }
  clause.end = t;
}

void Finder::Arguments(uint32_t c) {
  Clause& clause = out_->clauses[c];
  Region(c);
  if (clause.marker == Marker::kRelative && clause.antecedent == kNoIndex) clause.antecedent = Antecedent(c);
  uint32_t before = kNoIndex;
  if (!clause.participle && !HasConjunction(words_[clause.verb])) before = Preverbal(c);
  // The first two phrases that may be subject or object.
  uint32_t candidates[2] = {kNoIndex, kNoIndex};
  int n = 0;
  for (const uint32_t p : region_) {
    const Phrase& phrase = out_->phrases[p];
    if (n == 2) break;
    // وروسيا: adds to something before it, and is no argument by itself.
    if (!IsBare(phrase) || phrase.conjunction || phrase.clause != kNoIndex || (phrase.bracketed && !tokens_[clause.verb].bracketed))
      continue;
    // هاجمت القوات مدعومة بالطيران: how the subject does it.
    if (n > 0 && phrase.end == phrase.begin + 1 && words_[phrase.head].pos == Pos::kAdjective && words_[phrase.head].proclitics == 0 &&
        (words_[phrase.head].features & kFeminine) && (words_[phrase.head].features & kSingular) &&
        names_.name_at[phrase.head] == kNoLexeme && p + 1 < out_->phrases.size() && out_->phrases[p + 1].begin <= phrase.end + 1 &&
        out_->phrases[p + 1].preposition != kNoLexeme)
      continue;
    if (IsAdverbial(phrase) && words_[clause.verb].pos == Pos::kVerb && !IsAuxiliary(clause.verb) && !MayTakeObject(clause.verb)) continue;
    // وافق الأعضاء كلهم: says it of the subject again.
    if (n > 0 && phrase.end == phrase.begin + 1 && words_[phrase.head].pos == Pos::kQuantity &&
        words_[phrase.head].enclitic != Enclitic::kNone && candidates[0] + 1 == p)
      continue;
    candidates[n++] = p;
  }
  if (clause.participle) {
    Participle(c, candidates[0]);
  } else if ((words_[clause.verb].features & (kFirst | kSecond)) && !(words_[clause.verb].features & kThird)) {
    clause.object = words_[clause.verb].enclitic != Enclitic::kNone ? kNoIndex : candidates[0];
  } else if (clause.marker == Marker::kRelative) {
    Relative(c, candidates[0], candidates[1]);
  } else {
    Finite(c, before, candidates[0], candidates[1]);
  }
  has_subject_ = has_subject_ || clause.subject != kNoIndex;
  // What a relative clause is about has its place in the clause around it, which may be still to come.
  if (clause.marker != Marker::kRelative || clause.subject != clause.antecedent) Own(c, clause.subject, Role::kSubject);
  if (clause.marker != Marker::kRelative || clause.object != clause.antecedent) Own(c, clause.object, Role::kObject);
  uint32_t from = clause.begin;
  if (c == first_clause_ && clause.marker == Marker::kNone) {
    // What stands in front of the sentence's first verb is its own, up to a colon or dash.
    while (from > sentence_.begin && tokens_[from - 1].kind != TokenKind::kColon && tokens_[from - 1].kind != TokenKind::kDash) --from;
  }
  for (uint32_t p = from < clause.verb ? PhraseFrom(from) : static_cast<uint32_t>(out_->phrases.size());
       p < out_->phrases.size() && out_->phrases[p].begin < clause.verb; ++p)
    OwnPrepositional(c, p);
  for (const uint32_t p : region_) OwnPrepositional(c, p);
  if (clause.governor == kNoIndex) clause.governor = Governor(c);
  clause.passive = IsPassive(c);
  if (clause.passive) words_[clause.verb].features |= kPassive;
}

// معربا عن: of the nearest clause whose subject it agrees with.
void Finder::Participle(uint32_t c, uint32_t first) {
  Clause& clause = out_->clauses[c];
  const Word& w = words_[clause.verb];
  clause.object = first;
  clause.governor = c > first_clause_ ? c - 1 : kNoIndex;
  clause.dropped = true;
  // الحكومة مستعدة: the phrase right before it is its subject.
  const uint32_t said_of = clause.verb > 0 ? out_->phrase_of[clause.verb - 1] : kNoIndex;
  if (!(w.features & (kAccusative | kSoundEnding)) && said_of != kNoIndex && out_->phrases[said_of].preposition == kNoLexeme) {
    clause.subject = said_of;
    clause.dropped = false;
    return;
  }
  int steps = 0;
  uint32_t fallback = kNoIndex;
  for (uint32_t k = c; k-- > first_clause_ && steps++ < 6;) {
    const Clause& other = out_->clauses[k];
    if (other.participle || other.marker == Marker::kRelative) continue;
    if (fallback == kNoIndex) fallback = k;
    if (other.subject == kNoIndex) continue;
    const Phrase& s = out_->phrases[other.subject];
    const uint32_t gender = Gender(s.head), own = w.features & (kMasculine | kFeminine);
    const bool several = HasContinuation(s) || !(words_[s.head].features & kSingular);
    if ((w.features & (kPlural | kDual)) && !several && ClassOf(s.head) != NounClass::kGroup) continue;
    if (gender != 0 && own != 0 && (gender & own) == 0 && !(w.features & (kPlural | kDual))) continue;
    clause.governor = k;
    return;
  }
  if (fallback != kNoIndex) clause.governor = fallback;
}

// Which phrase a relative clause is about: the nearest that الذي agrees with.
uint32_t Finder::Antecedent(uint32_t c) const {
  const Clause& clause = out_->clauses[c];
  const uint32_t t = clause.begin;
  if (!IsWord(t)) return kNoIndex;
  // ما and من: what and who stand for themselves.
  if (words_[t].pos != Pos::kRelative || !(words_[t].features & (kMasculine | kFeminine))) return kNoIndex;
  // …, والتي: of the same.
  if (HasConjunction(words_[t])) {
    for (uint32_t k = c; k-- > first_clause_ && c - k < 4;) {
      if (out_->clauses[k].marker == Marker::kRelative && out_->clauses[k].antecedent != kNoIndex) return out_->clauses[k].antecedent;
    }
  }
  const uint32_t gender = words_[t].features & (kMasculine | kFeminine);
  const uint32_t nearest = PhraseBefore(t);
  if (nearest == kNoIndex) return kNoIndex;
  uint32_t p = nearest;
  for (int steps = 0; steps < 3; ++steps, --p) {
    const Phrase& phrase = out_->phrases[p];
    for (uint32_t k = phrase.head; k < phrase.end; ++k) {
      if (words_[k].pos != Pos::kNoun && words_[k].pos != Pos::kName && k != phrase.head) continue;
      const uint32_t theirs = Gender(k);
      if (theirs == 0 || (theirs & gender) || ((words_[k].features & kPlural) && ClassOf(k) == NounClass::kHuman)) return p;
    }
    // Farther back only over phrases that hang on it.
    if (p == first_phrase_ || phrase.preposition == kNoLexeme) break;
    if (out_->phrases[p - 1].end + 2 < phrase.begin) break;
  }
  return nearest;
}

void Finder::Relative(uint32_t c, uint32_t first, uint32_t second) {
  Clause& clause = out_->clauses[c];
  const Word& verb = words_[clause.verb];
  const bool pronoun_object = verb.enclitic != Enclitic::kNone;
  const bool accusative = first != kNoIndex && IsAccusative(out_->phrases[first]);
  if (clause.antecedent == kNoIndex) {
    // ما نشرته الصحيفة, من يهرب السلاح
    const bool acts = first != kNoIndex && !accusative && Agrees(clause.verb, out_->phrases[first], false) &&
                      (pronoun_object || (IsPerson(out_->phrases[first]) && words_[clause.begin].lexeme != min_));
    if (acts)
      clause.subject = first;
    else
      clause.dropped = true;
    clause.object = pronoun_object ? kNoIndex : acts ? second : first;
    return;
  }
  const Phrase& antecedent = out_->phrases[clause.antecedent];
  if (pronoun_object && EncliticIs(verb.enclitic, antecedent)) {
    clause.object = clause.antecedent;
    if (first != kNoIndex)
      clause.subject = first;
    else
      clause.dropped = true;
    return;
  }
  clause.subject = clause.antecedent;
  clause.object = pronoun_object ? kNoIndex : first;
  if (first == kNoIndex || accusative) return;
  const Phrase& s = out_->phrases[first];
  if (!Agrees(clause.verb, s, false)) return;
  // قرار يمنع السفر: without الذي a verb without pronoun has the noun before it for its subject; and in مهمة تستهدف الأطفال gender tells.
  const uint32_t verb_gender = verb.features & (kMasculine | kFeminine);
  const bool bare = IsWord(clause.begin) && words_[clause.begin].pos != Pos::kRelative && words_[clause.begin].lexeme != min_;
  if (bare && Agrees(clause.verb, antecedent, true)) return;
  if ((Gender(antecedent.head) & verb_gender) != 0 && Gender(s.head) != 0 && (Gender(s.head) & verb_gender) == 0) return;
  // المدينة التي انسحب منها الجيش: the pronoun is the antecedent's, the subject another.
  bool resumed = false;
  for (const uint32_t p : region_) {
    const Phrase& phrase = out_->phrases[p];
    if (p < first && phrase.pronoun && phrase.end == phrase.begin + 1 && words_[phrase.begin].enclitic != Enclitic::kNone)
      resumed = resumed || EncliticIs(words_[phrase.begin].enclitic, antecedent);
  }
  // العقوبات التي فرضتها واشنطن is the case above; التي أعلن الرئيس … has its own subject when the antecedent cannot act.
  if ((resumed && s.definite) || (!CanAct(antecedent) && CanAct(s)) || (pronoun_object && CanAct(s))) {
    clause.subject = first;
    const Lexeme* lexeme = LexemeOf(clause.verb);
    const bool gap = second == kNoIndex && !resumed && lexeme != nullptr && lexeme->transitive != 0;  // القرار الذي اتخذ الوزير
    clause.object = pronoun_object ? kNoIndex : gap ? clause.antecedent : second;
  }
}

void Finder::Finite(uint32_t c, uint32_t before, uint32_t first, uint32_t second) {
  Clause& clause = out_->clauses[c];
  const Word& verb = words_[clause.verb];
  const bool plural = verb.pos == Pos::kVerb && (verb.features & (kPlural | kDual));
  const bool pronoun_object = verb.enclitic != Enclitic::kNone;
  const bool agrees = first != kNoIndex && Agrees(clause.verb, out_->phrases[first], false) && !IsAccusative(out_->phrases[first]);
  if (before != kNoIndex && Agrees(clause.verb, out_->phrases[before], true)) {
    clause.subject = before;
    clause.object = pronoun_object ? kNoIndex : first;
    // أمس أعلن الرئيس: what stands before is no actor, what stands behind is.
    if (!CanAct(out_->phrases[before]) && ClassOf(out_->phrases[before].head) != NounClass::kThing && first != kNoIndex &&
        IsPerson(out_->phrases[first]) && Agrees(clause.verb, out_->phrases[first], false)) {
      clause.subject = first;
      clause.object = pronoun_object ? kNoIndex : second;
    }
    return;
  }
  // أنه زار القرية: the pronoun on the particle is the subject.
  const uint32_t mark = marks_[c - first_clause_];
  const bool particle_pronoun = mark < clause.verb && words_[mark].pos == Pos::kSubordinator && words_[mark].enclitic != Enclitic::kNone;
  if (plural || first == kNoIndex) {
    clause.dropped = true;
    clause.object = pronoun_object ? kNoIndex : first;
    return;
  }
  const Phrase& s = out_->phrases[first];
  const bool may_drop = c == first_clause_ ? has_subject_ : SubjectBefore(c);
  // Nobody else is at hand.
  if (agrees && !may_drop && !particle_pronoun) {
    clause.subject = first;
    clause.object = pronoun_object ? kNoIndex : second;
    return;
  }
  const Lexeme* lexeme = LexemeOf(clause.verb);
  const bool transitive = (lexeme == nullptr || lexeme->transitive != 0) && !(verb.features & kPassive);
  const bool needs_object_always = lexeme != nullptr && lexeme->transitive == 3 && !ContentFollows(clause);
  // وتفقد المستشفى: a place that is no name does nothing while somebody else is at hand.
  const uint32_t name = names_.name_at[s.head];
  const bool place = words_[s.head].Class() == NounClass::kPlace ||
                     (name != kNoLexeme && names_.names[name].sense.kind == SenseKind::kTitle && ClassOf(s.head) == NounClass::kGroup);
  const bool passable = place && needs_object_always && words_[s.head].pos == Pos::kNoun && s.begin == s.head && s.end == s.head + 1;
  // حيث يلتقي الملك: a verb that cannot do without an object has it in its only phrase.
  const bool needs_object = lexeme != nullptr && lexeme->transitive == 3 && !(verb.features & (kMaybePassive | kPassive)) &&
                            second == kNoIndex && !ContentFollows(clause);
  if (pronoun_object && agrees) {
    clause.subject = first;
  } else if (agrees && !(may_drop && transitive && second == kNoIndex && ThingDisagrees(clause.verb, s)) &&
             !(particle_pronoun && transitive && second == kNoIndex) &&
             (second != kNoIndex || (CanAct(s) && !(may_drop && transitive && (passable || needs_object))) || !may_drop || !transitive)) {
    clause.subject = first;
    clause.object = pronoun_object ? kNoIndex : second;
  } else {
    clause.dropped = true;
    clause.object = first;
  }
}

// Whether a subject named before, in this sentence, may be meant by the verb of clause c.
bool Finder::SubjectBefore(uint32_t c) const {
  const Clause& clause = out_->clauses[c];
  if (!clause.conjunction && clause.marker == Marker::kNone) return false;
  const uint32_t gender = words_[clause.verb].features & (kMasculine | kFeminine);
  bool named = false;
  for (uint32_t k = c; k-- > first_clause_ && c - k < 6;) {
    if (out_->clauses[k].subject == kNoIndex) continue;
    named = true;
    const Phrase& s = out_->phrases[out_->clauses[k].subject];
    const uint32_t theirs = Gender(s.head);
    if (gender == 0 || theirs == 0 || (gender & theirs) || (words_[s.head].features & kPlural)) return true;
  }
  return !named && has_subject_;
}

// A prepositional argument; who says so is none.
void Finder::OwnPrepositional(uint32_t c, uint32_t p) {
  const Phrase& phrase = out_->phrases[p];
  if (phrase.preposition != kNoLexeme && phrase.clause == kNoIndex && !phrase.source) Own(c, p, Role::kPrepositional);
}

void Finder::Own(uint32_t c, uint32_t p, Role role) {
  if (p == kNoIndex || out_->phrases[p].clause != kNoIndex) return;
  for (uint32_t k = p;
       k < out_->phrases.size() && (k == p || out_->phrases[k].coordinated == k - 1 || out_->phrases[k].apposition == k - 1); ++k) {
    out_->phrases[k].clause = c;
    out_->phrases[k].role = role;
  }
}

// The subject that stands before the verb, over particles, commas, brackets, asides and prepositional phrases.
uint32_t Finder::Preverbal(uint32_t c) const {
  const Clause& clause = out_->clauses[c];
  uint32_t t = clause.verb;
  int steps = 0;
  bool crossed = false;  // something but particles lies between
  bool linked = false;   // the phrase behind continues the one in front
  const uint32_t floor = clause.marker == Marker::kNone ? sentence_.begin : std::max(sentence_.begin, marks_[c - first_clause_]);
  while (t > floor && steps++ < 24) {
    const uint32_t p = out_->phrase_of[t - 1];
    if (p != kNoIndex) {
      const Phrase& phrase = out_->phrases[p];
      linked = phrase.apposition != kNoIndex || phrase.coordinated != kNoIndex;
      if (linked) {
        t = phrase.begin;
        continue;
      }
      if (phrase.preposition == kNoLexeme && !phrase.time && !phrase.bracketed && !phrase.address) {
        const uint32_t over = OverRelative(c, p);
        if (over != kNoIndex) return over;
        // Another verb's object stays its own, unless this verb follows at once.
        if (phrase.clause != kNoIndex && crossed) return kNoIndex;
        return p;
      }
      crossed = true;
      t = phrase.begin;
      continue;
    }
    const Word& w = words_[t - 1];
    const TokenKind kind = tokens_[t - 1].kind;
    if (w.pos == Pos::kVerb || kind == TokenKind::kSemicolon || kind == TokenKind::kColon) return OverRelative(c, kNoIndex);
    if (w.pos == Pos::kSubordinator || w.pos == Pos::kRelative) return kNoIndex;
    if (kind == TokenKind::kBracketOpen || (kind == TokenKind::kOpen && clause.verb == t)) return kNoIndex;
    // ثم, ولم: a clause that begins anew; أو between two names does not.
    if (kind == TokenKind::kWord && !linked &&
        (w.pos == Pos::kConjunction || ((w.pos == Pos::kNegation || w.pos == Pos::kParticle) && HasConjunction(w))))
      return kNoIndex;
    // «…»، قال فلان: what was said has its own subject.
    if (kind == TokenKind::kClose && crossed) return kNoIndex;
    if (kind == TokenKind::kComma) crossed = true;
    if (kind == TokenKind::kDash) {
      // الاتفاق - وهو الأول - دخل, but غوندور - بالانتير - أعلنت: a dateline is no subject.
      uint32_t open = t - 1;
      while (open > sentence_.begin && t - open < kLongestAside && tokens_[open - 1].kind != TokenKind::kDash) --open;
      if (open == sentence_.begin || tokens_[open - 1].kind != TokenKind::kDash || words_[open].pos == Pos::kName) return kNoIndex;
      t = open - 1;
      continue;
    }
    --t;
  }
  return kNoIndex;
}

// القوات التي دخلت البلدة انسحبت: the subject is what the relative clause before is about, where that has no place yet.
uint32_t Finder::OverRelative(uint32_t c, uint32_t p) const {
  const Clause& clause = out_->clauses[c];
  if (clause.marker != Marker::kNone && clause.marker != Marker::kThat) return kNoIndex;
  for (uint32_t k = c; k-- > first_clause_ && c - k < 4;) {
    const Clause& other = out_->clauses[k];
    if (other.marker == Marker::kRelative && other.antecedent != kNoIndex) {
      const Phrase& a = out_->phrases[other.antecedent];
      if (a.clause == kNoIndex && a.preposition == kNoLexeme && !a.time && Agrees(clause.verb, a, true) &&
          (p == kNoIndex || out_->phrases[p].clause == k || p == other.antecedent ||
           (out_->phrases[p].clause == kNoIndex && out_->phrases[p].begin > other.verb)))
        return other.antecedent;
    }
    if (other.marker == Marker::kNone && !other.participle && !other.conjunction) break;
  }
  return kNoIndex;
}

}  // namespace marsad
