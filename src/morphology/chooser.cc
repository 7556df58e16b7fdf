#include "morphology/chooser.h"

namespace marsad {
namespace {

bool MayAct(const Analysis& a) {
  return a.lexeme == kNoLexeme || a.pos == Pos::kQuantity || a.Class() == NounClass::kHuman || a.Class() == NounClass::kGroup;
}

constexpr uint32_t kGender = kMasculine | kFeminine;

// The least that the neighbours can add, which leaves many readings without a chance: of the rules below with a minus those that may hold
// at once.
int Least(bool damma, const Analysis& a) {
  if (a.pos == Pos::kVerb) return -18 - ((a.features & kDual) ? 8 : 0) - (damma ? 4 : 0);
  return a.enclitic != Enclitic::kNone ? -9 : -3;
}

// Whether the next word may say anything of this reading (CostBefore).
bool ReadsNext(const Analysis& a) {
  return a.pos == Pos::kVerb || a.pos == Pos::kAdjective || (a.features & (kConstruct | kAccusative | kActiveParticiple)) != 0;
}

}  // namespace

void Chooser::Sentence(const marsad::Sentence& s) {
  verb_seen_ = false;
  verb_ = 0;
  for (uint32_t i = s.begin; i < s.end; ++i) {
    if (tokens_[i].kind != TokenKind::kWord) continue;
    const WordCache::Entry& entry = cache_.entry(words_[i].surface);
    const Analysis* chosen = &entry.likeliest;
    if (!entry.settled) {
      const Analysis* a = cache_.analyses(words_[i].surface);
      const Surroundings around = Look(s, i);
      int best = 1000;
      for (uint32_t k = 0; k < entry.count; ++k) {
        if (a[k].cost * 4 + Least(around.damma, a[k]) >= best) continue;
        int cost = a[k].cost * 4 + CostBehind(around, a[k]);
        if (ReadsNext(a[k])) cost += CostBefore(around, a[k]);
        if (cost < best) best = cost, chosen = a + k;
      }
    }
    static_cast<Analysis&>(words_[i]) = *chosen;
    if (chosen->pos != Pos::kVerb) continue;
    if ((chosen->features & kPerfect) && (chosen->features & kMaybePassive) && HasDamma(i))
      words_[i].features = (words_[i].features | kPassive) & ~kMaybePassive;
    verb_seen_ = true;
    verb_ = chosen->features;
    verb_at_ = i;
  }
}

// قُتل, استُهدف: whether a damma is printed where only the passive of a perfect has one, before its last two letters.
bool Chooser::HasDamma(uint32_t i) const {
  const Token& token = tokens_[i];
  if (text_.origin[token.end] - text_.origin[token.begin] == 2 * (token.end - token.begin)) [[likely]]
    return false;
  for (uint32_t k = token.begin; k + 2 < token.end; ++k) {
    if (text_.origin[k + 1] == text_.origin[k] + 4 && text_.bytes.compare(text_.origin[k] + 2, 2, "\xD9\x8F") == 0) return true;
  }
  return false;
}

// Whether nothing parts the word at i from the verb before it.
bool Chooser::SameClause(uint32_t i) const {
  if (!verb_seen_ || words_[verb_at_].Does() == Function::kAuxiliary) return false;
  for (uint32_t k = verb_at_ + 1; k < i; ++k) {
    if (tokens_[k].kind != TokenKind::kWord || !(IsNominal(words_[k].pos)) || (words_[k].proclitics & (kWa | kFa))) return false;
  }
  return true;
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
  r.he_before = (verb_ & (kGender | kThird)) == (kMasculine | kThird);
  r.she_before = (verb_ & (kGender | kThird)) == (kFeminine | kThird) && (verb_ & kSingular);
  r.quoted = tokens_[i].quote_depth > 0;
  r.damma = HasDamma(i);
  r.before = i > s.begin ? &words_[i - 1] : nullptr;
  if (r.before != nullptr) r.before_kind = tokens_[i - 1].kind;
  if (r.before != nullptr && r.before_kind == TokenKind::kWord) r.before_lexeme = r.before->lexeme == kNoLexeme ? nullptr : r.before;
  r.first = r.before == nullptr || r.before_kind == TokenKind::kOpen || r.before_kind == TokenKind::kColon ||
            r.before_kind == TokenKind::kDash || r.before_kind == TokenKind::kSemicolon;
  r.opens = r.first || r.before_kind == TokenKind::kComma || r.before_kind == TokenKind::kClose ||
            r.before_kind == TokenKind::kBracketClose || (r.before_lexeme != nullptr && r.before_lexeme->Does() == Function::kWhen);
  r.after_subject = r.before != nullptr && r.before_kind == TokenKind::kWord && r.before->pos != Pos::kVerb &&
                    ((r.before->proclitics & kAl) || r.before->pos == Pos::kName || r.before->pos == Pos::kAdjective ||
                     r.before->enclitic != Enclitic::kNone);
  // طالب الرئيس برد: one verb a clause.
  r.one_verb = r.after_subject && verb_at_ + 3 >= i && SameClause(i);
  r.next = Next(s, i);
  if (r.next != nullptr) {
    const bool clitic = r.next->proclitics & (kBi | kLi | kKa | kWa | kFa);
    r.next_definite = ((r.next->proclitics & kAl) || r.next->pos == Pos::kName) && !clitic;
    r.next_indefinite = !(r.next->proclitics & kAl) && !clitic && IsNominal(r.next->pos) && r.next->pos != Pos::kName;
    r.next_preposition = r.next->pos == Pos::kPreposition || (r.next->proclitics & (kBi | kLi | kKa));
  }
  return r;
}

// What an analysis costs behind what stands before it.
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
  if (verb && (a.features & kPerfect) && (a.features & (kPassive | kMaybePassive)) && around.damma) cost -= 4;
  // مسلحان قتلا: of two.
  if (verb && (a.features & kDual) && !conjunction && before_lexeme != nullptr && IsNominal(before_lexeme->pos) &&
      (before_lexeme->features & kDual))
    cost -= 8;
  // Outside quotes the news says no "we" and no "you": أبدت تعاونا, بنوك.
  if (verb && !around.quoted &&
      (((a.features & kFirst) && !(a.features & kThird)) || a.enclitic == Enclitic::kYou || a.enclitic == Enclitic::kYouAll))
    cost += 4;
  if (nominal && !preposition && !(a.proclitics & kAl) && a.enclitic == Enclitic::kNone && (a.features & (kMasdar | kPlural))) cost += 2;
  if (nominal && before_lexeme != nullptr && before_lexeme->pos == Pos::kVerb && !conjunction) cost -= 1;
  // فلان وزوجته: a person rather than what was done to him.
  if (nominal && conjunction && a.enclitic != Enclitic::kNone && a.enclitic != Enclitic::kMe && a.Class() == NounClass::kHuman &&
      before_lexeme != nullptr && (before_lexeme->pos == Pos::kName || before_lexeme->Class() == NounClass::kHuman))
    cost -= 8;
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

// What an analysis costs before what stands behind it, where ReadsNext.
int Chooser::CostBefore(const Surroundings& around, const Analysis& a) {
  int cost = 0;
  const Analysis* next = around.next;
  const bool verb = a.pos == Pos::kVerb;
  const bool nominal = IsNominal(a.pos);
  const bool conjunction = a.proclitics & (kWa | kFa);
  // A verb agrees in gender with a subject right behind it: تحقق الشرطة is حقق, not تحقق.
  if (verb && (a.features & kThird) && around.next_definite && next->pos == Pos::kNoun) {
    const uint32_t next_gender = (next->features & kPlural) ? 0 : next->features & kGender;
    if (next_gender != 0 && (next_gender & a.features) == 0) cost += 3;
  }

  // Verb or noun of the same letters (قتل، رفض، دعم، بحث): where a clause may begin, before a definite noun or a name, it is the verb;
  // before an indefinite noun or after what governs a noun it is the noun.
  if (verb && (a.features & kPerfect)) {
    if (around.opens || conjunction) {
      // A verb agrees with the subject right behind it: توغل القوات is the noun.
      const uint32_t next_gender = next != nullptr ? next->features & kGender : 0;
      // But انسحب الجيش وترك الدبابات: the subject is that of the verb before.
      if (around.next_definite && next_gender == kFeminine && (a.features & kGender) == kMasculine && next->pos != Pos::kName)
        cost += conjunction && around.he_before ? 2 : 5;
      else if (around.next_definite)
        cost -= 6;
      else if (!around.next_preposition && around.next_indefinite)
        cost += around.title ? 3 : around.first && !MayAct(*next) ? 4 : -1;  // قتل جندي, but قصف متبادل
    } else if (around.after_subject) {
      cost += (around.next_preposition ? 1 : 2) + (around.one_verb ? 4 : 0);
    }
    // فرضت فرنسا عقوبات وحظر سفر: the verb of the same subject would be feminine as well.
    if (conjunction && (a.features & kGender) == kMasculine && around.next_indefinite && around.she_before && !MayAct(*next)) cost += 6;
  }
  // عقد اتفاقا مع: what stands only before an idafa needs one, and before an indefinite noun only people are as often two (وزيرا خارجية).
  if (nominal && (a.features & kConstruct) && a.enclitic == Enclitic::kNone) {
    const bool definite = (around.next_definite && IsNominal(next->pos)) || (next != nullptr && next->pos == Pos::kDemonstrative);
    const bool annexed = around.next_indefinite && !(next->features & kAccusative) && (MayAct(a) || !(a.features & kDual));
    if (!definite && !annexed) cost += 6;
  }
  if (nominal && (a.features & (kAccusative | kActiveParticiple)) == kAccusative && around.next_definite && next->pos == Pos::kNoun)
    cost += 3;
  // مهاجمة المدينة: before an idafa the masdar rather than the participle of a woman.
  constexpr uint32_t kOfHer = kFeminine | kSingular;
  if ((a.pos == Pos::kAdjective || (a.features & kActiveParticiple)) && (a.features & (kOfHer | kMasdar)) == kOfHer && nominal &&
      !(a.proclitics & kAl) && around.next_definite)
    cost += 3;
  return cost;
}

}  // namespace marsad
