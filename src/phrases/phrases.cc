#include "phrases/phrases.h"

#include <algorithm>

namespace marsad {
namespace {

constexpr uint32_t kLongestPhrase = 24;     // tokens
constexpr uint32_t kFarthestArgument = 40;  // tokens from the verb

bool IsNominal(Pos pos) {
  return pos == Pos::kNoun || pos == Pos::kAdjective || pos == Pos::kName || pos == Pos::kQuantity || pos == Pos::kForeign;
}
bool HasPreposition(const Word& w) { return w.proclitics & (kBi | kLi | kKa); }
bool HasConjunction(const Word& w) { return w.proclitics & (kWa | kFa); }
bool HasArticle(const Word& w) { return w.proclitics & kAl; }

class Finder {
 public:
  Finder(const Lexicon& lexicon, const World& world, const Tokens& tokens, const WordCache& cache, const Names& names, Words* words,
         Phrases* out)
      : lexicon_(lexicon), world_(world), tokens_(tokens.tokens), cache_(cache), names_(names), words_(words->words), out_(out) {
    clitic_[0] = Clitic("\xC8");
    clitic_[1] = Clitic("\xE4");
    clitic_[2] = Clitic("\xE3");
    min_ = Clitic("\xE5\xE6");
    in_ = Clitic("\xE1\xEA");
  }

  void Sentence(const marsad::Sentence& s, uint32_t index) {
    sentence_ = s;
    index_ = index;
    first_phrase_ = out_->phrases.size();
    first_clause_ = out_->clauses.size();
    Chunk();
    for (size_t c = first_clause_; c < out_->clauses.size(); ++c) Arguments(static_cast<uint32_t>(c));
  }

 private:
  uint32_t Clitic(std::string_view letters) const {
    for (const LexiconForm& form : lexicon_.Find(letters)) {
      if (lexicon_.lexemes[form.lexeme].pos == Pos::kPreposition) return form.lexeme;
    }
    return kNoLexeme;
  }
  const Lexeme* LexemeOf(uint32_t t) const { return words_[t].lexeme == kNoLexeme ? nullptr : &lexicon_.lexemes[words_[t].lexeme]; }
  // What the word at t is a name of, kNone when it is none or a mere adjective.
  NounClass NameClass(uint32_t t) const {
    if (names_.name_at[t] == kNoLexeme) return NounClass::kNone;
    switch (names_.names[names_.name_at[t]].sense.kind) {
      case SenseKind::kPerson:
      case SenseKind::kPersonShort:
        return NounClass::kHuman;
      case SenseKind::kState:
      case SenseKind::kCapital:
      case SenseKind::kPlace:
        return NounClass::kPlace;
      case SenseKind::kSeat:
      case SenseKind::kOrganisation:
        return NounClass::kGroup;
      case SenseKind::kTitle:
        return world_.titles[names_.names[names_.name_at[t]].sense.id].kind == TitleKind::kPerson ? NounClass::kHuman : NounClass::kGroup;
      default:
        return NounClass::kNone;
    }
  }
  NounClass ClassOf(uint32_t t) const {
    if (const NounClass named = NameClass(t); named != NounClass::kNone) return named;
    return words_[t].Class();
  }
  bool IsWord(uint32_t t) const { return t < sentence_.end && tokens_[t].kind == TokenKind::kWord; }

  bool StartsPhrase(uint32_t t) const {
    if (t >= sentence_.end) return false;
    const Word& w = words_[t];
    return IsNominal(w.pos) || w.pos == Pos::kNumber || w.pos == Pos::kDemonstrative || w.pos == Pos::kPronoun;
  }

  // --- noun phrases ------------------------------------------------------------------------------------------------------

  // An accusative participle that opens a circumstantial clause: معربا عن, متهمة إياه.
  bool IsCircumstance(uint32_t t) const {
    if (t == sentence_.begin) return false;
    const Word& w = words_[t];
    if (!(w.features & kActiveParticiple) || w.pos == Pos::kVerb || HasArticle(w) || HasPreposition(w) || w.enclitic != Enclitic::kNone)
      return false;
    const TokenKind before = tokens_[t - 1].kind;
    if (w.pos == Pos::kNoun && before == TokenKind::kWord) {
      // متظاهرا is a demonstrator; only with a clause or إياه behind it does a noun of this shape act as a verb.
      if (t + 1 >= sentence_.end || tokens_[t + 1].kind != TokenKind::kWord) return false;
      const Word& next = words_[t + 1];
      if (next.pos != Pos::kSubordinator && next.pos != Pos::kPronoun) return false;
    }
    // إن الحكومة مستعدة لـ…: said of the definite phrase right before it, with a complement.
    if (w.pos == Pos::kAdjective && before == TokenKind::kWord && !(w.features & kAccusative) && !HasConjunction(w) &&
        t + 1 < sentence_.end && tokens_[t + 1].kind == TokenKind::kWord) {
      const Word& next = words_[t + 1];
      const bool complement = next.pos == Pos::kPreposition || (next.proclitics & (kBi | kLi)) || next.pos == Pos::kSubordinator;
      const bool definite = (words_[t - 1].proclitics & kAl) || words_[t - 1].pos == Pos::kName;
      if (definite && complement) return true;
    }
    if (w.features & kAccusative) return before != TokenKind::kWord || !IsIndefiniteAccusative(t - 1);
    if ((w.features & (kFeminine | kPlural)) && (before == TokenKind::kComma || before == TokenKind::kClose))
      return (w.features & kSingular) || !(w.features & kFeminine);
    return false;
  }
  bool IsIndefiniteAccusative(uint32_t t) const {
    return IsNominal(words_[t].pos) && (words_[t].features & kAccusative) && !HasArticle(words_[t]);
  }

  // Whether the word at t goes on with the phrase that began at `begin` with head `head`; t is a nominal right behind it.
  bool Continues(uint32_t begin, uint32_t head, uint32_t t, bool* definite) {
    Word& w = words_[t];
    const Word& before = words_[t - 1];
    const uint32_t name = names_.name_at[t];
    // Inside a name of several words.
    if (name != kNoLexeme && name == names_.name_at[t - 1]) {
      if (HasArticle(w) || w.pos == Pos::kName) *definite = true;
      return true;
    }
    if (HasConjunction(w) || HasPreposition(w)) return false;
    if (IsCircumstance(t)) return false;
    // Two names side by side are two things, unless the first is a person's (كيم + جونغ) or a title's.
    if (name != kNoLexeme && names_.name_at[t - 1] != kNoLexeme && words_[t - 1].pos == Pos::kName && w.pos == Pos::kName) {
      const NounClass a = NameClass(t - 1), b = NameClass(t);
      // زعيم كوريا الشمالية كيم جونغ أون: the name of whom the title means.
      if (b == NounClass::kHuman && head < t - 1 && ClassOf(head) == NounClass::kHuman && words_[head].pos == Pos::kNoun) return true;
      if (a != NounClass::kNone && b != NounClass::kNone && !(a == NounClass::kHuman && b == NounClass::kHuman)) return false;
    }
    const bool before_open = IsNominal(before.pos) && !HasArticle(before) && before.enclitic == Enclitic::kNone &&
                             !(before.features & (kAccusative | kSoundEnding)) && before.pos != Pos::kName && before.pos != Pos::kForeign;
    const bool head_human = ClassOf(head) == NounClass::kHuman || words_[head].pos == Pos::kName || words_[head].pos == Pos::kForeign;
    if (w.pos == Pos::kForeign) return true;
    if (w.pos == Pos::kName) {
      // A word that is only part of some place's name tells nothing of what it is here.
      NounClass kind = NameClass(t);
      if (kind == NounClass::kNone && (w.features & kWholeName)) kind = ClassOf(t);
      if (before.pos == Pos::kName) {
        // بريطانيا روسيا are two, كيم جونغ one.
        if ((before.features & kWholeName) && (w.features & kWholeName))
          return kind == NounClass::kHuman && ClassOf(t - 1) == NounClass::kHuman;
        return !(kind == NounClass::kPlace && ClassOf(t - 1) == NounClass::kHuman);
      }
      if (before_open && before.pos != Pos::kAdjective) {
        *definite = true;
        return true;
      }
      // السعودية beside الحكومة is the adjective.
      if (*definite && MakeAdjective(head, t)) return true;
      if (kind == NounClass::kPlace) return ClassOf(head) == NounClass::kPlace && *definite;
      if (!*definite) return before_open;
      return head_human || ClassOf(head) == NounClass::kGroup || HasHumanPart(begin, t);
    }
    if (w.pos == Pos::kAdjective) {
      if (before.pos == Pos::kNumber) return !HasArticle(w);
      if (HasArticle(w)) {
        if (before_open) {
          *definite = true;
          return true;
        }
        return *definite;
      }
      // رئيس وزراء سابق; but a definite phrase ends before an indefinite adjective, which says something of it.
      if (before.pos == Pos::kName && head != t - 1) return false;
      return !*definite && (before_open || (before.features & (kAccusative | kSoundEnding))) && before.pos != Pos::kQuantity;
    }
    if (w.pos == Pos::kNoun) {
      if (before.pos == Pos::kNumber) return !HasArticle(w);
      if (before_open && (before.pos == Pos::kNoun || before.pos == Pos::kQuantity)) {
        if (HasArticle(w) || w.enclitic != Enclitic::kNone) *definite = true;
        return true;
      }
      if (before_open && before.pos == Pos::kAdjective && head == t - 1 && HasArticle(w)) {  // كبار المسؤولين
        *definite = true;
        return true;
      }
      // القائد العام الجنرال فلان: one person's second title, with the name behind it.
      if (HasArticle(w) && head_human && ClassOf(t) == NounClass::kHuman && words_[head].pos != Pos::kName && IsWord(t + 1) &&
          words_[t + 1].pos == Pos::kName)
        return true;
      return false;
    }
    if (w.pos == Pos::kQuantity) return before_open && (before.pos == Pos::kNoun || before.pos == Pos::kQuantity);  // مقتل خمسة جنود
    return false;
  }

  bool HasHumanPart(uint32_t begin, uint32_t end) const {
    for (uint32_t t = begin; t < end; ++t) {
      if (ClassOf(t) == NounClass::kHuman) return true;
    }
    return false;
  }

  bool MakeAdjective(uint32_t head, uint32_t t) {
    const WordCache::Entry& entry = cache_.entry(words_[t].surface);
    const Analysis* a = cache_.analyses(words_[t].surface);
    for (uint32_t k = 0; k < entry.count; ++k) {
      if (a[k].pos != Pos::kAdjective || !(a[k].proclitics & kAl) || HasPreposition(words_[t])) continue;
      const uint32_t head_gender = Gender(head);
      const uint32_t gender = a[k].features & (kMasculine | kFeminine);
      if (head_gender != 0 && gender != 0 && (head_gender & gender) == 0) continue;
      static_cast<Analysis&>(words_[t]) = a[k];
      return true;
    }
    return false;
  }

  // Gender as verbs and adjectives agree with it: plurals of things are feminine. 0 where unknown.
  uint32_t Gender(uint32_t t) const {
    const Word& w = words_[t];
    if (const uint32_t n = names_.name_at[t]; n != kNoLexeme) {
      const Sense& sense = names_.names[n].sense;
      if (sense.kind == SenseKind::kState) return world_.entities[sense.id].feminine ? static_cast<uint32_t>(kFeminine) : 0;
      if (sense.kind == SenseKind::kCapital || sense.kind == SenseKind::kPlace || sense.kind == SenseKind::kOrganisation ||
          sense.kind == SenseKind::kSeat)
        return 0;
    }
    if ((w.features & kPlural) && ClassOf(t) != NounClass::kHuman && w.pos == Pos::kNoun) return kFeminine;
    return w.features & (kMasculine | kFeminine);
  }

  uint32_t AddPhrase(uint32_t begin, uint32_t preposition) {
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
    uint32_t t = begin;
    p.definite = false;
    // What counts or points stands before the head: هؤلاء, عشرات, ما لا يقل عن is left outside, أكثر من 14 شخصا.
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
    p.head = t;
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
      if (words_[t].lexeme == min_ && words_[t].enclitic == Enclitic::kNone && words_[t - 1].pos == Pos::kQuantity &&
          t + 1 < sentence_.end && !HasPreposition(words_[t + 1]) && (IsNominal(words_[t + 1].pos) || words_[t + 1].pos == Pos::kNumber)) {
        t += 2;
        continue;
      }
      if (!IsNominal(words_[t].pos) || (tokens_[t - 1].kind != TokenKind::kWord && tokens_[t - 1].kind != TokenKind::kForeign &&
                                        tokens_[t - 1].kind != TokenKind::kClose && tokens_[t - 1].kind != TokenKind::kNumber))
        break;
      if (tokens_[t - 1].kind == TokenKind::kClose) {
        if (words_[t].pos != Pos::kAdjective || HasConjunction(words_[t]) || HasPreposition(words_[t]) || IsCircumstance(t)) break;
      } else if (!Continues(begin, p.head, t, &p.definite)) {
        break;
      }
      ++t;
    }
    while (t > p.head + 1 && (tokens_[t - 1].kind == TokenKind::kOpen)) --t;
    p.end = t;
    p.time = ClassOf(p.head) == NounClass::kTime || (ClassOf(begin) == NounClass::kTime);
    Link(&p);
    const uint32_t id = static_cast<uint32_t>(out_->phrases.size());
    for (uint32_t k = begin; k < p.end; ++k) out_->phrase_of[k] = id;
    out_->phrases.push_back(p);
    return p.end;
  }

  // Whether the quote that opens at t closes soon: a name rather than speech.
  bool Quoted(uint32_t t) const {
    for (uint32_t k = t + 1; k < sentence_.end && k < t + 7; ++k) {
      if (tokens_[k].kind == TokenKind::kClose) return true;
    }
    return false;
  }

  // Coordination and apposition with the phrase before.
  void Link(Phrase* p) {
    if (out_->phrases.size() == first_phrase_) return;
    const uint32_t previous = static_cast<uint32_t>(out_->phrases.size()) - 1;
    const Phrase& q = out_->phrases[previous];
    bool comma = false;
    const uint32_t from = p->begin - (own_preposition_ ? 1 : 0);
    bool conjunction = p->conjunction || own_conjunction_;
    for (uint32_t t = q.end; t < from; ++t) {
      const TokenKind kind = tokens_[t].kind;
      if (kind == TokenKind::kComma)
        comma = true;
      else if (words_[t].pos == Pos::kConjunction)
        conjunction = true;
      else if (kind != TokenKind::kClose && kind != TokenKind::kOpen && !tokens_[t].bracketed)
        return;
    }
    if (conjunction) {
      // و before a noun that a verb follows opens a clause of its own when the one before has its verb already: … وروسيا ترفض.
      const bool verb_follows = p->end < sentence_.end && words_[p->end].pos == Pos::kVerb && !HasConjunction(words_[p->end]);
      const bool verb_before = out_->clauses.size() > first_clause_;
      const bool plural = verb_follows && (words_[p->end].features & (kDual | kPlural));
      if (verb_follows && verb_before && !plural) return;
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
      if (p->preposition == kNoLexeme) p->preposition = q.preposition;
      return;
    }
    if (!comma || p->preposition != kNoLexeme) return;
    const bool q_human = ClassOf(q.head) == NounClass::kHuman || ClassOf(q.head) == NounClass::kGroup;
    const bool p_name = words_[p->head].pos == Pos::kName && ClassOf(p->head) != NounClass::kPlace;
    const bool q_name = words_[q.head].pos == Pos::kName && ClassOf(q.head) != NounClass::kPlace;
    const bool p_human = ClassOf(p->head) == NounClass::kHuman && p->definite;
    if ((q_human && p_name) || (q_name && p_human)) {
      p->apposition = previous;
    } else if (q.coordinated != kNoIndex && p->definite && (p_name || p_human)) {
      return;
    }
  }

  // --- chunks --------------------------------------------------------------------------------------------------------------

  void Chunk() {
    uint32_t preposition = kNoLexeme;
    Marker marker = Marker::kNone;
    uint32_t marker_token = kNoIndex;
    bool negated = false, future = false, perhaps = false;
    own_preposition_ = own_conjunction_ = false;
    for (uint32_t t = sentence_.begin; t < sentence_.end;) {
      const TokenKind kind = tokens_[t].kind;
      const Word& w = words_[t];
      if (kind != TokenKind::kWord && kind != TokenKind::kForeign && kind != TokenKind::kNumber) {
        // بـ"الخاطئ": a quotation sign does not part a preposition from its noun.
        if (kind != TokenKind::kOpen) {
          preposition = kNoLexeme;
          own_preposition_ = own_conjunction_ = false;
        }
        if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) marker = Marker::kNone, marker_token = kNoIndex;
        ++t;
        continue;
      }
      if (w.pos == Pos::kPreposition && kind == TokenKind::kWord) {
        if (w.enclitic != Enclitic::kNone) {
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
          preposition = kNoLexeme;
        } else {
          // Two prepositions in a row (من قبل): the second decides, unless it is the head of a fixed pair; frames know قبل، يد as agents.
          // في جنوب لبنان: the direction says where in it; في stays.
          const bool direction = preposition != kNoLexeme && preposition == in_ && w.Does() == Function::kPlace;
          if (!direction) preposition = w.lexeme;
          own_preposition_ = true;
          own_conjunction_ = HasConjunction(w);
        }
        ++t;
        continue;
      }
      if (w.pos == Pos::kVerb) {
        Clause c;
        c.verb = c.begin = t;
        c.sentence = index_;
        c.marker = marker;
        if (marker_token != kNoIndex) c.begin = marker_token;
        c.conjunction = HasConjunction(w);
        c.negated = negated;
        c.future = future || (w.proclitics & kSa);
        c.perhaps = perhaps && (w.features & kImperfect);
        out_->clauses.push_back(c);
        marker = Marker::kNone;
        marker_token = kNoIndex;
        negated = future = perhaps = false;
        preposition = kNoLexeme;
        own_preposition_ = own_conjunction_ = false;
        ++t;
        continue;
      }
      if (StartsPhrase(t) && preposition == kNoLexeme && IsCircumstance(t)) {
        Clause c;
        c.verb = c.begin = t;
        c.sentence = index_;
        c.participle = true;
        c.conjunction = HasConjunction(w);
        out_->clauses.push_back(c);
        ++t;
        continue;
      }
      if (StartsPhrase(t)) {
        if (w.Does() == Function::kWithout && !StartsPhrase(t + 1)) {
          ++t;
          continue;
        }
        t = AddPhrase(t, preposition);
        preposition = kNoLexeme;
        own_preposition_ = own_conjunction_ = false;
        continue;
      }
      if (w.lexeme != kNoLexeme) {
        switch (w.pos) {
          case Pos::kSubordinator:
            marker = w.Does() == Function::kThatVerb || w.Does() == Function::kThatNoun ? Marker::kThat
                     : w.Does() == Function::kCondition                                 ? Marker::kCondition
                                                                                        : Marker::kWhen;
            // بعد أن, قبل أن, منذ أن stand aside.
            if (marker == Marker::kThat && preposition != kNoLexeme) marker = Marker::kWhen;
            marker_token = t;
            break;
          case Pos::kRelative:
            marker = Marker::kRelative;
            marker_token = t;
            break;
          case Pos::kNegation:
            negated = true;
            future = w.Does() == Function::kNegatesFuture;
            if (marker_token == kNoIndex) marker_token = t;
            break;
          case Pos::kParticle:
            if (w.Does() == Function::kFuture) future = true;
            if (w.Does() == Function::kPerhaps) perhaps = true;
            if (w.Does() == Function::kQuestion) marker = Marker::kCondition;
            break;
          default:
            break;
        }
      }
      preposition = kNoLexeme;
      own_preposition_ = own_conjunction_ = false;
      ++t;
    }
  }

  // --- arguments -----------------------------------------------------------------------------------------------------------

  bool Agrees(uint32_t verb, const Phrase& p, bool before) const {
    const uint32_t verb_gender = words_[verb].features & (kMasculine | kFeminine);
    const uint32_t gender = Gender(p.head);
    if (words_[verb].features & (kFirst | kSecond)) {
      if (!(words_[verb].features & kThird)) return false;
    }
    if (before && (words_[verb].features & kPlural) && (words_[p.head].features & kSingular) && ClassOf(p.head) == NounClass::kHuman &&
        !HasContinuation(p))
      return false;
    if (words_[p.head].pos == Pos::kNumber || words_[p.head].pos == Pos::kQuantity || words_[p.begin].pos == Pos::kQuantity ||
        words_[p.begin].pos == Pos::kNumber)
      return true;
    if (gender == 0 || verb_gender == 0) return true;
    if (ClassOf(p.head) == NounClass::kGroup || (words_[p.head].features & kPlural)) return true;  // broken plurals and peoples take both
    return (gender & verb_gender) != 0 || HasContinuation(p);
  }
  bool HasContinuation(const Phrase& p) const {
    const uint32_t next = static_cast<uint32_t>(&p - out_->phrases.data()) + 1;
    return next < out_->phrases.size() && out_->phrases[next].coordinated == next - 1;
  }
  bool IsBare(const Phrase& p) const {
    return p.preposition == kNoLexeme && !p.time && p.coordinated == kNoIndex && p.apposition == kNoIndex && !p.bracketed;
  }
  bool IsPerson(const Phrase& p) const {
    const NounClass kind = ClassOf(p.head);
    return words_[p.head].pos == Pos::kName || kind == NounClass::kHuman || kind == NounClass::kGroup;
  }
  bool CanAct(const Phrase& p) const {
    const NounClass kind = ClassOf(p.head);
    return words_[p.head].pos == Pos::kName || words_[p.head].pos == Pos::kForeign || kind == NounClass::kHuman ||
           kind == NounClass::kGroup || kind == NounClass::kPlace || p.pronoun || words_[p.begin].pos == Pos::kNumber ||
           words_[p.begin].pos == Pos::kQuantity || words_[p.head].pos == Pos::kAdjective;
  }

  // The first phrase that begins at or after token t.
  uint32_t PhraseFrom(uint32_t t) const {
    const auto it = std::lower_bound(out_->phrases.begin() + static_cast<long>(first_phrase_), out_->phrases.end(), t,
                                     [](const Phrase& p, uint32_t token) { return p.begin < token; });
    return static_cast<uint32_t>(it - out_->phrases.begin());
  }

  // Where the arguments of the verb of clause c may stand: up to the next verb's clause, skipping a relative clause to its comma.
  void Region(uint32_t c, std::vector<uint32_t>* phrases) {
    phrases->clear();
    Clause& clause = out_->clauses[c];
    const uint32_t last = std::min(sentence_.end, clause.verb + kFarthestArgument);
    uint32_t p = PhraseFrom(clause.verb + 1);
    uint32_t next = c + 1;
    uint32_t t = clause.verb + 1;
    while (t < last) {
      while (next < out_->clauses.size() && out_->clauses[next].begin < t) ++next;
      if (next < out_->clauses.size() && out_->clauses[next].begin == t) {
        const Clause& other = out_->clauses[next];
        if (other.marker != Marker::kRelative) break;
        // The relative clause ends at its comma; what follows may still be ours.
        uint32_t k = other.verb + 1;
        while (k < last && tokens_[k].kind != TokenKind::kComma && words_[k].pos != Pos::kVerb) ++k;
        if (k >= last || tokens_[k].kind != TokenKind::kComma) break;
        t = k + 1;
        p = PhraseFrom(t);
        continue;
      }
      const TokenKind kind = tokens_[t].kind;
      if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) break;
      if (tokens_[t].kind == TokenKind::kWord && words_[t].pos == Pos::kSubordinator) break;
      if (p < out_->phrases.size() && out_->phrases[p].begin == t) {
        phrases->push_back(p);
        t = out_->phrases[p].end;
        ++p;
        continue;
      }
      ++t;
    }
    clause.end = t;
  }

  void Arguments(uint32_t c) {
    Clause& clause = out_->clauses[c];
    const Word& verb = words_[clause.verb];
    Region(c, &region_);
    // Preverbal subject: the bare phrase right before, over particles, commas, brackets and prepositional phrases.
    uint32_t before = kNoIndex;
    if (!clause.participle && !clause.conjunction) before = Preverbal(c);
    if (clause.marker == Marker::kRelative) {
      const uint32_t p = PhraseBefore(clause.begin);
      clause.antecedent = p;
    }
    uint32_t candidates[2] = {kNoIndex, kNoIndex};
    int n = 0;
    for (const uint32_t p : region_) {
      const Phrase& phrase = out_->phrases[p];
      if (IsBare(phrase) && n < 2 && phrase.clause == kNoIndex) candidates[n++] = p;
    }
    const bool spoken = (verb.features & (kFirst | kSecond)) && !(verb.features & kThird);
    const bool plural = verb.pos == Pos::kVerb && (verb.features & (kPlural | kDual)) && !spoken;
    const bool pronoun_object = verb.enclitic != Enclitic::kNone;
    if (clause.participle) {
      clause.object = candidates[0];
      clause.governor = c > first_clause_ ? c - 1 : kNoIndex;
      clause.dropped = true;
      // الحكومة مستعدة: the phrase right before it is its subject.
      const uint32_t said_of = clause.verb > 0 ? out_->phrase_of[clause.verb - 1] : kNoIndex;
      if (!(verb.features & kAccusative) && said_of != kNoIndex && out_->phrases[said_of].preposition == kNoLexeme) {
        clause.subject = said_of;
        clause.dropped = false;
      }
    } else if (spoken) {
      clause.object = pronoun_object ? kNoIndex : candidates[0];
    } else if (clause.marker == Marker::kRelative && clause.antecedent != kNoIndex) {
      if (pronoun_object && candidates[0] != kNoIndex) {
        clause.subject = candidates[0];
        clause.object = clause.antecedent;
      } else {
        clause.subject = clause.antecedent;
        clause.object = pronoun_object ? kNoIndex : candidates[0];
        // العقوبات التي فرضتها واشنطن is the case above; التي أعلن الرئيس … has its own subject when the antecedent cannot act.
        if (candidates[0] != kNoIndex && !CanAct(out_->phrases[clause.antecedent]) && CanAct(out_->phrases[candidates[0]])) {
          clause.subject = candidates[0];
          clause.object = candidates[1];
        }
      }
    } else if (before != kNoIndex && Agrees(clause.verb, out_->phrases[before], true)) {
      clause.subject = before;
      clause.object = pronoun_object ? kNoIndex : candidates[0];
      // أمس أعلن الرئيس: what stands before is no actor, what stands behind is.
      if (!CanAct(out_->phrases[before]) && ClassOf(out_->phrases[before].head) != NounClass::kThing && candidates[0] != kNoIndex &&
          IsPerson(out_->phrases[candidates[0]]) && Agrees(clause.verb, out_->phrases[candidates[0]], false)) {
        clause.subject = candidates[0];
        clause.object = pronoun_object ? kNoIndex : candidates[1] != kNoIndex ? candidates[1] : kNoIndex;
      }
    } else if (plural) {
      clause.dropped = true;
      clause.object = pronoun_object ? kNoIndex : candidates[0];
    } else if (candidates[0] != kNoIndex) {
      const Phrase& s1 = out_->phrases[candidates[0]];
      const bool accusative = words_[s1.head].features & kAccusative;
      const bool agrees = Agrees(clause.verb, s1, false) && !accusative;
      const bool may_drop = (clause.conjunction && c > first_clause_) || index_has_subject_;
      const Lexeme* lexeme = LexemeOf(clause.verb);
      const bool transitive = lexeme == nullptr || lexeme->transitive != 0;
      if (pronoun_object && agrees) {
        clause.subject = candidates[0];
      } else if (agrees && (candidates[1] != kNoIndex || CanAct(s1) || !may_drop || !transitive)) {
        clause.subject = candidates[0];
        clause.object = pronoun_object ? kNoIndex : candidates[1];
      } else {
        clause.dropped = true;
        clause.object = candidates[0];
      }
    } else {
      clause.dropped = true;
    }
    index_has_subject_ = index_has_subject_ || clause.subject != kNoIndex;
    Own(c, clause.subject, Role::kSubject);
    Own(c, clause.object, Role::kObject);
    for (const uint32_t p : region_) {
      if (out_->phrases[p].preposition != kNoLexeme && out_->phrases[p].clause == kNoIndex) Own(c, p, Role::kPrepositional);
    }
    if (clause.marker == Marker::kThat && c > first_clause_) clause.governor = c - 1;
  }

  void Own(uint32_t c, uint32_t p, Role role) {
    if (p == kNoIndex || out_->phrases[p].clause != kNoIndex) return;
    for (uint32_t k = p;
         k < out_->phrases.size() && (k == p || out_->phrases[k].coordinated == k - 1 || out_->phrases[k].apposition == k - 1); ++k) {
      out_->phrases[k].clause = c;
      out_->phrases[k].role = role;
    }
  }

  uint32_t PhraseBefore(uint32_t t) const {
    const uint32_t p = PhraseFrom(t);
    if (p <= first_phrase_) return kNoIndex;
    return p - 1;
  }

  uint32_t Preverbal(uint32_t c) const {
    const Clause& clause = out_->clauses[c];
    uint32_t t = clause.verb;
    int steps = 0;
    while (t > sentence_.begin && steps++ < 24) {
      const uint32_t p = out_->phrase_of[t - 1];
      if (p != kNoIndex) {
        const Phrase& phrase = out_->phrases[p];
        if (phrase.apposition != kNoIndex || phrase.coordinated != kNoIndex) {
          t = phrase.begin;
          continue;
        }
        if (phrase.preposition == kNoLexeme && !phrase.time && !phrase.bracketed) {
          // Another verb's object stays its own, unless this verb follows at once.
          return p;
        }
        t = phrase.begin;
        continue;
      }
      const Word& w = words_[t - 1];
      const TokenKind kind = tokens_[t - 1].kind;
      if (w.pos == Pos::kVerb || kind == TokenKind::kSemicolon || kind == TokenKind::kColon) return kNoIndex;
      if (w.pos == Pos::kSubordinator || w.pos == Pos::kRelative) return kNoIndex;
      if (kind == TokenKind::kOpen && clause.verb == t) return kNoIndex;
      --t;
    }
    return kNoIndex;
  }

  const Lexicon& lexicon_;
  const World& world_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  const Names& names_;
  std::vector<Word>& words_;
  Phrases* out_;
  marsad::Sentence sentence_;
  uint32_t index_ = 0;
  size_t first_phrase_ = 0;
  size_t first_clause_ = 0;
  bool own_preposition_ = false;
  bool own_conjunction_ = false;
  bool index_has_subject_ = false;  // a clause before this one has a subject that a dropped one may mean
  uint32_t clitic_[3];
  uint32_t min_, in_;
  std::vector<uint32_t> region_;
};

}  // namespace

void FindPhrases(const Lexicon& lexicon, const World& world, const Tokens& tokens, const WordCache& cache, const Names& names, Words* words,
                 Phrases* out) {
  out->Clear();
  out->phrase_of.assign(tokens.tokens.size(), kNoIndex);
  Finder finder(lexicon, world, tokens, cache, names, words, out);
  for (uint32_t i = 0; i < tokens.sentences.size(); ++i) finder.Sentence(tokens.sentences[i], i);
}

}  // namespace marsad
