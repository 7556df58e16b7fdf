#include "morphology/chooser.h"

namespace marsad {
namespace {

bool MayAct(const Analysis& a) {
  return a.lexeme == kNoLexeme || a.pos == Pos::kQuantity || a.Class() == NounClass::kHuman || a.Class() == NounClass::kGroup;
}

constexpr uint32_t kGender = kMasculine | kFeminine;

}  // namespace

void Chooser::Sentence(const marsad::Sentence& s) {
  verb_seen_ = false;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    if (tokens_[i].kind != TokenKind::kWord) continue;
    const WordCache::Entry& entry = cache_.entry(words_[i].surface);
    const Analysis* chosen = &entry.likeliest;
    if (!entry.settled) {
      const Analysis* a = cache_.analyses(words_[i].surface);
      const Surroundings around = Look(s, i);
      const uint64_t behind = KeyBehind(around), before = KeyBefore(around);
      int best = 1000;
      for (uint32_t k = 0; k < entry.count; ++k) {
        const bool verb = a[k].pos == Pos::kVerb;
        // The least that the neighbours can add leaves many readings without a chance.
        if (a[k].cost * 4 + (verb ? -18 : -3) >= best) continue;
        const uint64_t own = Key(a[k]);
        int cost = a[k].cost * 4 + memo_.Cost(behind, own, [&] { return CostBehind(around, a[k]); });
        if (verb) cost += memo_.Cost(before, own, [&] { return CostBefore(around, a[k]); });
        if (cost < best) best = cost, chosen = a + k;
      }
    }
    static_cast<Analysis&>(words_[i]) = *chosen;
    verb_seen_ = verb_seen_ || chosen->pos == Pos::kVerb;
  }
}

// The part of speech that the next word has at its likeliest.
const Analysis* Chooser::Next(const marsad::Sentence& s, uint32_t i) const {
  for (uint32_t j = i + 1; j < s.end && j < i + 3; ++j) {
    if (tokens_[j].kind == TokenKind::kWord) return &cache_.entry(words_[j].surface).likeliest;
    if (tokens_[j].kind != TokenKind::kOpen) return nullptr;
  }
  return nullptr;
}

Chooser::Surroundings Chooser::Look(const marsad::Sentence& s, uint32_t i) const {
  Surroundings r;
  r.begins = i == s.begin;
  r.title = s.title;
  r.verb_seen = verb_seen_;
  r.before = i > s.begin ? &words_[i - 1] : nullptr;
  if (r.before != nullptr) r.before_kind = tokens_[i - 1].kind;
  if (r.before != nullptr && r.before_kind == TokenKind::kWord) r.before_lexeme = r.before->lexeme == kNoLexeme ? nullptr : r.before;
  r.first = r.before == nullptr || r.before_kind == TokenKind::kOpen || r.before_kind == TokenKind::kColon ||
            r.before_kind == TokenKind::kDash || r.before_kind == TokenKind::kSemicolon;
  r.opens =
      r.first || r.before_kind == TokenKind::kComma || r.before_kind == TokenKind::kClose || r.before_kind == TokenKind::kBracketClose;
  r.after_subject = r.before != nullptr && r.before_kind == TokenKind::kWord && r.before->pos != Pos::kVerb &&
                    ((r.before->proclitics & kAl) || r.before->pos == Pos::kName || r.before->pos == Pos::kAdjective ||
                     r.before->enclitic != Enclitic::kNone);
  r.next = Next(s, i);
  if (r.next != nullptr) {
    const bool clitic = r.next->proclitics & (kBi | kLi | kKa | kWa | kFa);
    r.next_definite = ((r.next->proclitics & kAl) || r.next->pos == Pos::kName) && !clitic;
    r.next_indefinite = !(r.next->proclitics & kAl) && !clitic && IsNominal(r.next->pos) && r.next->pos != Pos::kName;
    r.next_preposition = r.next->pos == Pos::kPreposition || (r.next->proclitics & (kBi | kLi | kKa));
  }
  return r;
}

// What CostBehind and CostBefore read of the neighbours, in bits, so that alike surroundings are equal.
uint64_t Chooser::KeyBehind(const Surroundings& around) {
  uint64_t key = 1 | uint64_t{around.before_kind == TokenKind::kNumber} << 1 | uint64_t{around.before_kind == TokenKind::kStop} << 2 |
                 uint64_t{around.begins} << 3 | uint64_t{around.verb_seen} << 4 | uint64_t{around.first} << 5;
  if (around.before_lexeme != nullptr) {
    const Analysis& b = *around.before_lexeme;
    key |= uint64_t{1} << 6 | uint64_t{(b.proclitics & kAl) != 0} << 7 | uint64_t{b.enclitic != Enclitic::kNone} << 8 |
           static_cast<uint64_t>(b.pos) << 10 | static_cast<uint64_t>(b.Does()) << 15;
    if (b.pos == Pos::kNoun || b.Does() == Function::kAuxiliary)
      key |= uint64_t{(b.features & kAccusative) != 0} << 9 | static_cast<uint64_t>(b.features & (kGender | kSingular)) << 19;
  }
  return key;
}

uint64_t Chooser::KeyBefore(const Surroundings& around) {
  uint64_t key = uint64_t{around.first} << 1 | uint64_t{around.opens} << 2 | uint64_t{around.after_subject} << 3 |
                 uint64_t{around.title} << 4 | uint64_t{around.next_definite} << 5 | uint64_t{around.next_indefinite} << 6 |
                 uint64_t{around.next_preposition} << 7;
  if (around.next != nullptr && (around.next_definite || around.next_indefinite)) {
    const Analysis& n = *around.next;
    key |= uint64_t{MayAct(n)} << 8 | uint64_t{n.pos == Pos::kName} << 9 | uint64_t{n.pos == Pos::kNoun} << 10 |
           static_cast<uint64_t>(n.features & (kGender | kPlural)) << 11;
  }
  return key;
}

// What both read of an analysis itself.
uint64_t Chooser::Key(const Analysis& a) {
  constexpr uint32_t kRead = kGender | kPlural | kThird | kPerfect | kImperfect | kMasdar | kJussive;
  return static_cast<uint64_t>(a.features & kRead) | static_cast<uint64_t>(a.proclitics) << 24 | static_cast<uint64_t>(a.pos) << 32 |
         static_cast<uint64_t>(a.Does()) << 40 | uint64_t{a.enclitic != Enclitic::kNone} << 44;
}

// What an analysis costs behind what stands before it. All that it reads must be in the keys.
int Chooser::CostBehind(const Surroundings& around, const Analysis& a) {
  int cost = 0;
  const Word* before_lexeme = around.before_lexeme;
  const bool verb = a.pos == Pos::kVerb;
  const bool nominal = IsNominal(a.pos);
  const bool preposition = a.proclitics & (kBi | kLi | kKa);
  const bool conjunction = a.proclitics & (kWa | kFa);

  if (before_lexeme != nullptr && !conjunction) {
    if (before_lexeme->pos == Pos::kPreposition && before_lexeme->enclitic == Enclitic::kNone) cost += verb ? 40 : preposition ? 20 : 0;
    switch (before_lexeme->Does()) {
      case Function::kThatVerb:  // أن يوفر; أن الحكومة; بعد أن عرض
        cost += verb                                                                           ? ((a.features & kImperfect) ? 0 : 4)
                : (a.proclitics & kAl) || a.pos == Pos::kName || a.enclitic != Enclitic::kNone ? 2
                                                                                               : 8;
        break;
      case Function::kAuxiliary:
        // كانت تشكل, but بدأ تبادل المعلومات: the two have one subject.
        cost += !verb ? 0 : (a.features & kImperfect) && (a.features & before_lexeme->features & (kMasculine | kFeminine)) ? -4 : 12;
        break;
      case Function::kNegatesPast:
      case Function::kNegatesFuture:
      case Function::kFuture:
        cost += verb && (a.features & kImperfect) ? 0 : verb ? 20 : 40;
        break;
      case Function::kPerhaps:
        cost += verb ? 0 : 40;
        break;
      case Function::kThatNoun:
        if (before_lexeme->enclitic == Enclitic::kNone) cost += verb ? 24 : 0;
        break;
      case Function::kWithout:
        cost += verb ? 30 : 0;
        break;
      default:
        break;
    }
    if (before_lexeme->pos == Pos::kRelative) cost += verb ? 0 : 6;
    if (before_lexeme->pos == Pos::kDemonstrative) cost += verb ? 10 : 0;
    if (before_lexeme->pos == Pos::kQuantity) cost += verb ? 24 : 0;
    if (before_lexeme->pos == Pos::kVerb && before_lexeme->Does() != Function::kAuxiliary) cost += verb ? 12 : 0;
    // An indefinite noun right before: an idafa or an adjective is likelier than a new verb.
    if ((before_lexeme->pos == Pos::kNoun) && !(before_lexeme->proclitics & kAl) && before_lexeme->enclitic == Enclitic::kNone &&
        !(before_lexeme->features & kAccusative))
      cost += verb ? 6 : 0;
  }
  // وهو ما أثار, كل ما قاله: behind these ما is what is said, no negation.
  if (before_lexeme != nullptr && a.pos == Pos::kNegation && a.Does() == Function::kNegates && !conjunction &&
      (before_lexeme->pos == Pos::kPronoun || before_lexeme->pos == Pos::kQuantity || before_lexeme->pos == Pos::kPreposition))
    cost += 12;
  if (around.before_kind == TokenKind::kNumber) cost += verb ? 20 : 0;
  // و before what may be verb or masdar joins a masdar where no verb has come yet: في ظل قطع العلاقات وفرض عقوبات.
  if (verb && conjunction && (a.features & kPerfect) && !around.begins && !around.verb_seen && around.before_kind != TokenKind::kStop)
    cost += 6;
  if (preposition && verb) cost += 4;  // ل + imperfect
  if (verb && (a.features & kJussive)) {
    const bool short_form =
        before_lexeme != nullptr && (before_lexeme->Does() == Function::kNegatesPast || before_lexeme->Does() == Function::kThatVerb ||
                                     before_lexeme->Does() == Function::kNegatesFuture || before_lexeme->Does() == Function::kNegates);
    cost += short_form || (a.proclitics & kLi) ? -2 : 8;
  }
  if (verb && !conjunction && !around.first && before_lexeme != nullptr && before_lexeme->Does() == Function::kNegatesPast) cost -= 2;
  if (verb && (a.features & kPerfect) && before_lexeme != nullptr && before_lexeme->pos == Pos::kRelative) cost -= 4;
  if (nominal && !preposition && !(a.proclitics & kAl) && a.enclitic == Enclitic::kNone && (a.features & (kMasdar | kPlural))) cost += 2;
  if (nominal && before_lexeme != nullptr && before_lexeme->pos == Pos::kVerb && !conjunction) cost -= 1;
  // An adjective follows a noun; alone it is less likely than the noun of the same letters.
  if (a.pos == Pos::kAdjective) {
    const bool after_noun = before_lexeme != nullptr && !conjunction && (IsNominal(before_lexeme->pos));
    cost += after_noun ? -1 : 2;
    if (after_noun && ((before_lexeme->proclitics & kAl) != 0) == ((a.proclitics & kAl) != 0)) cost -= 1;
    // استقبال اللاجئين: behind an indefinite noun a definite word is annexed, a noun; and an adjective agrees in gender.
    if (after_noun && before_lexeme->pos == Pos::kNoun && (a.proclitics & kAl) && !(before_lexeme->proclitics & kAl) &&
        before_lexeme->enclitic == Enclitic::kNone)
      cost += 3;
    const uint32_t gender = a.features & (kMasculine | kFeminine),
                   before_gender = before_lexeme != nullptr ? before_lexeme->features & (kMasculine | kFeminine) : 0;
    if (after_noun && before_lexeme->pos == Pos::kNoun && (before_lexeme->features & kSingular) && gender != 0 && before_gender != 0 &&
        (gender & before_gender) == 0)
      cost += 3;
    // شنت تركيا عملية: an indefinite word behind a definite one is a noun of its own.
    if (after_noun && ((before_lexeme->proclitics & kAl) || before_lexeme->pos == Pos::kName) && !(a.proclitics & kAl)) cost += 3;
  }
  return cost;
}

// What a verb costs before what stands behind it; of other words the next says nothing. All that it reads must be in the keys.
int Chooser::CostBefore(const Surroundings& around, const Analysis& a) {
  int cost = 0;
  const bool conjunction = a.proclitics & (kWa | kFa);
  // A verb agrees in gender with a subject right behind it: تحقق الشرطة is حقق, not تحقق.
  if ((a.features & kThird) && around.next_definite && around.next->pos == Pos::kNoun) {
    const uint32_t next_gender = (around.next->features & kPlural) ? 0 : around.next->features & (kMasculine | kFeminine);
    if (next_gender != 0 && (next_gender & a.features) == 0) cost += 3;
  }

  // Verb or noun of the same letters (قتل، رفض، دعم، بحث): where a clause may begin, before a definite noun or a name, it is the verb;
  // before an indefinite noun or after what governs a noun it is the noun.
  if ((a.features & kPerfect)) {
    if (around.opens || conjunction) {
      // A verb agrees with the subject right behind it: توغل القوات is the noun.
      const uint32_t next_gender = around.next != nullptr ? around.next->features & (kMasculine | kFeminine) : 0;
      if (around.next_definite && next_gender == kFeminine && (a.features & kMasculine) && !(a.features & kFeminine) &&
          around.next->pos != Pos::kName)
        cost += 5;
      else if (around.next_definite)
        cost -= 6;
      else if (around.next_preposition)
        cost += 0;
      else if (around.next_indefinite)
        cost += around.title ? 3 : around.first && !MayAct(*around.next) ? 4 : -1;  // قتل جندي, but قصف متبادل
    } else if (around.after_subject) {
      cost += around.next_preposition ? 1 : 2;
    }
  }
  return cost;
}

}  // namespace marsad
