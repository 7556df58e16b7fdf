// Noun phrases: where one begins, what its head is, which words go on with it.
#include "phrases/finder.h"

namespace marsad {
namespace {

constexpr uint32_t kLongestPhrase = 24;  // tokens

}  // namespace

// A participle that opens a circumstantial clause: معربا عن, متهمة إياه, مطالبين بـ.
bool Finder::IsCircumstance(uint32_t t) const {
  if (t == sentence_.begin) return false;
  const Word& w = words_[t];
  if (!(w.features & kActiveParticiple) || w.pos == Pos::kVerb || HasArticle(w) || HasPreposition(w) || w.enclitic != Enclitic::kNone)
    return false;
  const TokenKind before = tokens_[t - 1].kind;
  if (before == TokenKind::kNumber) return false;  // 18 عاما
  const bool next_word = t + 1 < sentence_.end && tokens_[t + 1].kind == TokenKind::kWord;
  // ـين without article behind a definite phrase: said of it, مطالبين برحيل.
  const bool sound = (w.features & kSoundEnding) && (w.features & (kPlural | kDual));
  if (sound && next_word && words_[t - 1].pos != Pos::kVerb && !HasConjunction(w) &&
      (before == TokenKind::kWord || before == TokenKind::kComma)) {
    const Word& next = words_[t + 1];
    const bool complement = (next.pos == Pos::kPreposition && next.lexeme != in_) || (next.proclitics & (kBi | kLi)) ||
                            next.pos == Pos::kSubordinator || (before == TokenKind::kComma && next.enclitic != Enclitic::kNone);
    const bool definite = before == TokenKind::kComma ||
                          (IsNominal(words_[t - 1].pos) &&
                           (HasArticle(words_[t - 1]) || words_[t - 1].enclitic != Enclitic::kNone || words_[t - 1].pos == Pos::kName));
    if (complement && definite && (before == TokenKind::kComma || ObjectNamed(t))) return true;
  }
  if (w.pos == Pos::kNoun && before == TokenKind::kWord) {
    // متظاهرا is a demonstrator; only with a clause or إياه behind it does a noun of this shape act as a verb.
    if (!next_word) return false;
    const Word& next = words_[t + 1];
    if (next.pos != Pos::kSubordinator && next.pos != Pos::kPronoun) return false;
  }
  // إن الحكومة مستعدة لـ…: said of the definite phrase right before it, with a complement.
  if (w.pos == Pos::kAdjective && before == TokenKind::kWord && !(w.features & kAccusative) && !HasConjunction(w) && next_word) {
    const Word& next = words_[t + 1];
    const bool complement = next.pos == Pos::kPreposition || (next.proclitics & (kBi | kLi)) || next.pos == Pos::kSubordinator;
    const bool definite = HasArticle(words_[t - 1]) || words_[t - 1].pos == Pos::kName;
    if (definite && complement) return true;
  }
  if (w.features & kAccusative) return before != TokenKind::kWord || !IsIndefiniteAccusative(t - 1);
  if ((w.features & (kFeminine | kPlural)) && (before == TokenKind::kComma || before == TokenKind::kClose))
    return (w.features & kSingular) || !(w.features & kFeminine);
  return false;
}

// Whether the verb before t wants no object any more: اعتقلت الشرطة متظاهرين is one, خرج السكان مطالبين is none.
bool Finder::ObjectNamed(uint32_t t) const {
  if (out_->clauses.size() == first_clause_) return false;
  const Clause& clause = out_->clauses.back();
  const Lexeme* lexeme = LexemeOf(clause.verb);
  if (lexeme == nullptr || lexeme->transitive == 0 || words_[clause.verb].enclitic != Enclitic::kNone) return true;
  int bare = 0;
  for (size_t p = out_->phrases.size(); p-- > first_phrase_ && out_->phrases[p].begin > clause.verb;) {
    if (IsBare(out_->phrases[p]) && out_->phrases[p].end <= t) ++bare;
  }
  return bare >= 2;
}

bool Finder::IsIndefiniteAccusative(uint32_t t) const {
  // تعويضا: by its letters a dual before an idafa as well.
  const bool dual = (words_[t].features & kDual) && (words_[t].features & kMasdar) && !(words_[t].features & kSoundEnding);
  return IsNominal(words_[t].pos) && ((words_[t].features & kAccusative) || dual) && !HasArticle(words_[t]);
}

// Whether the name at t goes on with phrase p.
bool Finder::ContinuesName(const Phrase& p, uint32_t t, bool before_open, bool head_human, bool* definite) {
  const Word& w = words_[t];
  const Word& before = words_[t - 1];
  // A word that is only part of some place's name tells nothing of what it is here.
  NounClass kind = NameClass(t);
  if (kind == NounClass::kNone && (w.features & kWholeName)) kind = ClassOf(t);
  if (before.pos == Pos::kName) {
    // Two people whose names are known whole are two: إيومر فارامير.
    if (IsWholePerson(t) && IsWholePerson(t - 1) && p.head == t - 1) return false;
    // بريطانيا روسيا are two, كيم جونغ one.
    if ((before.features & kWholeName) && (w.features & kWholeName))
      return kind == NounClass::kHuman && ClassOf(t - 1) == NounClass::kHuman;
    return !(kind == NounClass::kPlace && ClassOf(t - 1) == NounClass::kHuman);
  }
  // كلف البرلمان فارامير: a body has no man's name.
  if (p.head == t - 1 && HasArticle(before) && ClassOf(p.head) == NounClass::kGroup && IsWholePerson(t)) return false;
  if (before_open && before.pos != Pos::kAdjective) {
    *definite = true;
    return true;
  }
  // السعودية beside الحكومة is the adjective.
  if (*definite && Reread(t, Pos::kAdjective, 0, Gender(p.head), true)) return true;
  if (kind == NounClass::kPlace) return ClassOf(p.head) == NounClass::kPlace && *definite;
  if (!*definite) return before_open;
  return head_human || ClassOf(p.head) == NounClass::kGroup || HasHumanPart(p.begin, t);
}

// Whether the word at t goes on with phrase p; t is a nominal right behind it.
bool Finder::Continues(const Phrase& p, uint32_t t, bool* definite) {
  const uint32_t head = p.head;
  const Word& w = words_[t];
  const Word& before = words_[t - 1];
  const uint32_t name = names_.name_at[t];
  if (HasConjunction(w) || HasPreposition(w)) return false;
  if (IsCircumstance(t)) return false;
  // Two names side by side are two things, unless the first is a person's (كيم + جونغ) or a title's.
  if (name != kNoLexeme && names_.name_at[t - 1] != kNoLexeme && words_[t - 1].pos == Pos::kName && w.pos == Pos::kName) {
    const NounClass a = NameClass(t - 1), b = NameClass(t);
    // زعيم كوريا الشمالية كيم جونغ أون: the name of whom the title means.
    if (b == NounClass::kHuman && head < t - 1 && ClassOf(head) == NounClass::kHuman && words_[head].pos == Pos::kNoun &&
        a != NounClass::kHuman)
      return true;
    if (a != NounClass::kNone && b != NounClass::kNone && !(a == NounClass::kHuman && b == NounClass::kHuman)) return false;
  }
  const bool before_open = IsNominal(before.pos) && !HasArticle(before) && before.enclitic == Enclitic::kNone &&
                           !(before.features & (kAccusative | kSoundEnding)) && before.pos != Pos::kName && before.pos != Pos::kForeign;
  const bool head_human = ClassOf(head) == NounClass::kHuman || words_[head].pos == Pos::kName || words_[head].pos == Pos::kForeign;
  if (w.pos == Pos::kForeign) return true;
  if (w.pos == Pos::kName) return ContinuesName(p, t, before_open, head_human, definite);
  if (w.pos == Pos::kAdjective) {
    if (before.pos == Pos::kNumber) return !HasArticle(w);
    if (HasArticle(w)) {
      if (before_open) {
        *definite = true;
        return true;
      }
      // التقى الرئيس المسؤولين: a plural of people is no quality of one.
      if ((w.features & kSoundEnding) && (w.features & kPlural) && !HasPlural(p.begin, t)) return false;
      // التقى الملك إيومر الرئيس أراغورن: a title before its own name.
      if (before.pos == Pos::kName && NameClass(t) == NounClass::kHuman && IsWord(t + 1) && words_[t + 1].pos == Pos::kName) return false;
      // دخلت القوات المدينة: the town, not "indebted".
      if ((w.features & (kActiveParticiple | kPassiveParticiple)) && before.pos == Pos::kNoun && IsPlaceNoun(t) &&
          Reread(t, Pos::kNoun, 0, 0, true))
        return false;
      // طردت غوندور الدبلوماسي: a state is no he.
      if (head == t - 1 && before.pos == Pos::kName && NameClass(head) == NounClass::kPlace && !(w.features & kFeminine) &&
          !(Gender(head) & kMasculine))
        return false;
      return *definite;
    }
    // وزراء خارجية دول: what does not agree is annexed, and a noun.
    if (before.pos == Pos::kNoun && before_open && ClassOf(t - 1) == NounClass::kHuman && !(w.features & kPlural) &&
        (w.features & kFeminine) && (before.features & (kPlural | kMasculine)) && Reread(t, Pos::kNoun, 0, 0, false))
      return true;
    // رئيس وزراء سابق; but a definite phrase ends before an indefinite adjective, which says something of it.
    if (before.pos == Pos::kName && head != t - 1) return false;
    return !*definite && (before_open || (before.features & (kAccusative | kSoundEnding))) &&
           (before.pos != Pos::kQuantity || (w.features & kPlural));
  }
  if (w.pos == Pos::kNoun) {
    if (before.pos == Pos::kNumber) return !HasArticle(w);
    // نقلت عن مسؤول قوله: what he said is no part of him.
    if (p.preposition != kNoLexeme && head == t - 1 && ClassOf(head) == NounClass::kHuman && w.enclitic != Enclitic::kNone &&
        (w.features & kMasdar) && KnownOf(p.preposition) == Known::kAbout)
      return false;
    // غادر 20 ألف شخص المناطق: what digits count is not annexed.
    if (words_[p.begin].pos == Pos::kNumber && head == t - 1 && HasArticle(w)) return false;
    if (before_open && (before.pos == Pos::kNoun || before.pos == Pos::kQuantity)) {
      if (HasArticle(w) || w.enclitic != Enclitic::kNone) *definite = true;
      return true;
    }
    // An adjective in front is annexed to its noun.
    if (before_open && before.pos == Pos::kAdjective && head == t - 1 && HasArticle(w)) {
      if (HasArticle(w) || w.enclitic != Enclitic::kNone) *definite = true;
      return true;
    }
    // القوات المسلحة, المناطق المحاصرة: a passive participle that agrees is the adjective; a wing of its own it is not.
    if (HasArticle(w) && *definite && before.pos == Pos::kNoun && HasArticle(before) && words_[head].pos == Pos::kNoun &&
        w.Class() != NounClass::kPlace && Gender(t - 1) == kFeminine && (before.features & kPlural) &&
        Reread(t, Pos::kAdjective, kPassiveParticiple, kFeminine, true))
      return true;
    // القائد العام الجنرال فلان: one person's second title, with the name behind it.
    if (HasArticle(w) && head_human && ClassOf(t) == NounClass::kHuman && words_[head].pos != Pos::kName && before.pos != Pos::kName &&
        IsWord(t + 1) && words_[t + 1].pos == Pos::kName && !((w.features ^ words_[head].features) & kPlural))
      return true;
    return false;
  }
  // مقتل خمسة جنود; الدول الثلاث; الدائرة الثامنة عشرة, but زار الوزير الروسي عشر دول
  if (w.pos == Pos::kQuantity && before.pos == Pos::kAdjective && HasArticle(before) && w.proclitics == 0 &&
      w.enclitic == Enclitic::kNone && before.lexeme != kNoLexeme)
    return !StartsPhrase(t + 1) || HasPreposition(words_[t + 1]) || HasConjunction(words_[t + 1]);
  if (w.pos == Pos::kQuantity)
    return (before_open && (before.pos == Pos::kNoun || before.pos == Pos::kQuantity)) ||
           (HasArticle(w) && *definite && HasArticle(before));
  return false;
}

// Whether a word of [begin, end) is of more than one.
bool Finder::HasPlural(uint32_t begin, uint32_t end) const {
  for (uint32_t t = begin; t < end; ++t) {
    if ((words_[t].features & (kPlural | kDual)) || words_[t].pos == Pos::kQuantity || words_[t].pos == Pos::kNumber ||
        !(words_[t].features & kSingular) || ClassOf(t) == NounClass::kGroup)
      return true;
  }
  return false;
}

// Whether a reading of the word at t is a noun of place.
bool Finder::IsPlaceNoun(uint32_t t) const {
  const WordCache::Entry& entry = cache_.entry(words_[t].surface);
  const Analysis* a = cache_.analyses(words_[t].surface);
  for (uint32_t k = 0; k < entry.count; ++k) {
    if (a[k].pos == Pos::kNoun && a[k].Class() == NounClass::kPlace) return true;
  }
  return false;
}

bool Finder::HasHumanPart(uint32_t begin, uint32_t end) const {
  for (uint32_t t = begin; t < end; ++t) {
    if (ClassOf(t) == NounClass::kHuman) return true;
  }
  return false;
}

// Whether the quote that opens at t closes soon: a name rather than speech.
bool Finder::Quoted(uint32_t t) const {
  for (uint32_t k = t + 1; k < sentence_.end && k < t + 7; ++k) {
    if (tokens_[k].kind == TokenKind::kClose) return true;
  }
  return false;
}

// Whether p is an adjective that shares the noun of the phrase before it: الوزيران الروسي | والصيني.
bool Finder::TellsApart(const Phrase& p) const {
  if (words_[p.head].pos != Pos::kAdjective || p.head != p.begin || !p.conjunction || !p.definite || p.begin == sentence_.begin)
    return false;
  const uint32_t q = out_->phrase_of[p.begin - 1];
  if (q == kNoIndex) return false;
  const Phrase& before = out_->phrases[q];
  return before.end > before.head + 1 && (words_[before.head].features & (kDual | kPlural)) && words_[before.head].pos == Pos::kNoun &&
         words_[before.end - 1].pos == Pos::kAdjective && HasArticle(words_[before.end - 1]) && HasArticle(words_[p.head]);
}

// What counts or points stands before the head: هؤلاء, عشرات, أكثر من 14 شخصا; ما لا يقل عن is left outside.
uint32_t Finder::Head(uint32_t begin) const {
  uint32_t t = begin;
  while (t + 1 < sentence_.end && t - begin < 6) {
    const Word& w = words_[t];
    const bool counts = w.pos == Pos::kDemonstrative || w.pos == Pos::kQuantity || w.pos == Pos::kNumber;
    if (!counts || (w.pos == Pos::kQuantity && w.enclitic != Enclitic::kNone)) break;
    uint32_t next = t + 1;
    if (w.pos == Pos::kQuantity && IsWord(next) && words_[next].lexeme == min_ && words_[next].enclitic == Enclitic::kNone) ++next;
    if (next >= sentence_.end || !StartsPhrase(next) || HasPreposition(words_[next])) break;
    if (HasConjunction(words_[next]) && words_[next].pos != Pos::kQuantity && words_[next].pos != Pos::kNumber) break;
    if (words_[next].pos == Pos::kPronoun) break;
    t = next;
  }
  return t;
}

uint32_t Finder::AddPhrase(uint32_t begin, uint32_t preposition) {
  Phrase p;
  p.begin = begin;
  p.sentence = index_;
  p.preposition = preposition;
  p.bracketed = tokens_[begin].bracketed;
  const Word& first = words_[begin];
  p.conjunction = HasConjunction(first);
  if (first.proclitics & kBi) p.preposition = clitic_[0];
  if (first.proclitics & kLi) p.preposition = clitic_[1];
  if (first.proclitics & kKa) p.preposition = clitic_[2];
  p.head = Head(begin);
  // أول سفير, أكبر مدن البلاد: an adjective annexed to its noun says how, the noun what.
  if (words_[p.head].pos == Pos::kAdjective && !HasArticle(words_[p.head]) && words_[p.head].enclitic == Enclitic::kNone &&
      !(words_[p.head].features & (kAccusative | kSoundEnding | kActiveParticiple | kPassiveParticiple | kNisba | kFeminine)) &&
      IsWord(p.head + 1) &&
      (words_[p.head + 1].pos == Pos::kNoun ||
       (words_[p.head].features & words_[p.head + 1].features & kPlural && HasArticle(words_[p.head + 1]))) &&
      (words_[p.head + 1].proclitics & ~kAl) == 0 && !(words_[p.head + 1].features & kAccusative) &&
      tokens_[p.head].kind == TokenKind::kWord)
    ++p.head;
  uint32_t t = p.head;
  // وزيرا خارجية: with an idafa behind it, two of them rather than the accusative.
  if ((words_[t].features & kAccusative) && words_[t].pos == Pos::kNoun && ClassOf(t) == NounClass::kHuman && IsWord(t + 1) &&
      words_[t + 1].proclitics == 0 && words_[t + 1].pos == Pos::kNoun && !(words_[t + 1].features & kAccusative) &&
      words_[t + 1].enclitic == Enclitic::kNone)
    Reread(t, Pos::kNoun, kDual, 0, false);
  p.definite = HasArticle(words_[t]) || words_[t].pos == Pos::kName || words_[t].enclitic != Enclitic::kNone;
  p.pronoun = words_[t].pos == Pos::kPronoun || words_[t].pos == Pos::kDemonstrative;
  ++t;
  int open = 0;
  while (!p.pronoun && t < sentence_.end && t - begin < kLongestPhrase) {
    const TokenKind kind = tokens_[t].kind;
    if (kind == TokenKind::kOpen) {
      if (t + 1 < sentence_.end && IsNominal(words_[t + 1].pos) && Quoted(t) && !HasPreposition(words_[t + 1]) &&
          !HasConjunction(words_[t + 1])) {
        ++open;
        ++t;
        // A name in quotes belongs to the noun before it, whatever its words.
        ++t;
        continue;
      }
      break;
    }
    if (kind == TokenKind::kClose) {
      if (open == 0) break;
      --open;
      ++t;
      continue;
    }
    if (kind == TokenKind::kNumber) {
      if (words_[t - 1].pos != Pos::kNoun || HasPreposition(words_[t])) break;
      ++t;
      continue;
    }
    if (kind != TokenKind::kWord && kind != TokenKind::kForeign) break;
    if (open > 0) {
      if (!IsNominal(words_[t].pos)) break;
      ++t;
      continue;
    }
    // مقتل عدد من الجنود, إصابة أكثر من 14 شخصا
    if (words_[t].lexeme == min_ && words_[t].enclitic == Enclitic::kNone && words_[t - 1].pos == Pos::kQuantity && t + 1 < sentence_.end &&
        !HasPreposition(words_[t + 1]) && (IsNominal(words_[t + 1].pos) || words_[t + 1].pos == Pos::kNumber)) {
      t += 2;
      continue;
    }
    // المتحدث باسم الجيش: a name is one piece, whatever its words.
    if (names_.name_at[t] != kNoLexeme && names_.name_at[t] == names_.name_at[t - 1]) {
      if (HasArticle(words_[t]) || words_[t].pos == Pos::kName) p.definite = true;
      // وزراء خارجية دول: what does not agree is annexed, and a noun.
      if (words_[t].pos == Pos::kAdjective && t == p.head + 1 && !HasArticle(words_[t]) && (words_[t].features & kFeminine) &&
          (words_[p.head].features & kMasculine) && ClassOf(p.head) == NounClass::kHuman)
        Reread(t, Pos::kNoun, 0, 0, false);
      ++t;
      continue;
    }
    // الرئيسان الروسي | والصيني: an adjective that only tells the second apart takes nothing more.
    if (TellsApart(p)) break;
    if (words_[t].pos == Pos::kAdverb && tokens_[t - 1].kind == TokenKind::kWord) {
      // محادثات غير مباشرة
      if (words_[t - 1].Does() == Function::kWithout && Reread(t, Pos::kAdjective, 0, 0, false)) {
        ++t;
        continue;
      }
      // مسؤولا سابقا; صباح أمس
      if ((words_[t - 1].features & kAccusative) && words_[t - 1].pos == Pos::kNoun && !HasConjunction(words_[t]) &&
          Reread(t, Pos::kAdjective, kAccusative, kMasculine, false)) {
        ++t;
        continue;
      }
      if (t == p.head + 1 && ClassOf(p.head) == NounClass::kTime && words_[p.head].enclitic == Enclitic::kNone &&
          !HasArticle(words_[p.head]) && words_[t].proclitics == 0) {
        ++t;
      }
      break;
    }
    // نتائج هذه الانتخابات
    if (words_[t].pos == Pos::kDemonstrative && words_[t].proclitics == 0 && words_[t - 1].pos == Pos::kNoun &&
        !HasArticle(words_[t - 1]) && words_[t - 1].enclitic == Enclitic::kNone &&
        !(words_[t - 1].features & (kAccusative | kSoundEnding)) && IsWord(t + 1) && IsNominal(words_[t + 1].pos) &&
        HasArticle(words_[t + 1]) && words_[t + 1].proclitics == kAl && tokens_[t - 1].kind == TokenKind::kWord) {
      p.definite = true;
      t += 2;
      continue;
    }
    const TokenKind before = tokens_[t - 1].kind;
    if (!IsNominal(words_[t].pos) ||
        (before != TokenKind::kWord && before != TokenKind::kForeign && before != TokenKind::kClose && before != TokenKind::kNumber))
      break;
    if (before == TokenKind::kClose) {
      if (HasConjunction(words_[t]) || HasPreposition(words_[t]) || IsCircumstance(t)) break;
      if (words_[t].pos != Pos::kAdjective && !(HasArticle(words_[t]) && Reread(t, Pos::kAdjective, 0, 0, true))) break;
    } else if (!Continues(p, t, &p.definite)) {
      break;
    }
    ++t;
  }
  while (t > p.head + 1 && tokens_[t - 1].kind == TokenKind::kOpen) --t;
  p.end = t;
  p.time = ClassOf(p.head) == NounClass::kTime || ClassOf(begin) == NounClass::kTime;
  Link(&p);
  const uint32_t id = static_cast<uint32_t>(out_->phrases.size());
  for (uint32_t k = begin; k < p.end; ++k) out_->phrase_of[k] = id;
  out_->phrases.push_back(p);
  return p.end;
}

}  // namespace marsad
