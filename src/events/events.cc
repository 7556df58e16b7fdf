// From the naive version up. Naive: a verb of the list, the noun before it did it, the noun behind it suffered it. But half of the
// predicates are nouns (توقيع، غارات، عقوبات), their verbs are light (شن، أجرى، فرض), their parties hang on prepositions and pronouns, and
// much of what is said is threatened, hoped or denied. So: every word with a frame is an occurrence; what governs it (a support verb, an
// operator, a frame with content) is found first; then the slots of its frame are filled by grammar, and what governs it says how real it
// is.
#include "events/events.h"

#include <algorithm>
#include <charconv>

namespace marsad {
namespace {

constexpr Code kJournalists = MakeCode("JRN");

struct Occurrence {
  uint32_t token = 0;
  uint32_t end = 0;            // token behind a multiword predicate
  uint32_t clause = kNoIndex;  // of a verb: its own; of a noun: the one it is an argument in
  uint32_t phrase = kNoIndex;  // of a noun
  bool verb = false;           // finite verb or circumstantial participle
};

// What an occurrence hangs on.
struct Governor {
  uint32_t token = kNoIndex;
  SlotKind slot = SlotKind::kNone;
  uint32_t preposition = kNoLexeme;
};

class EventFinder {
 public:
  EventFinder(const EventKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
              const Names& names, const Phrases& phrases, int32_t day, Mentions* mentions, Events* out)
      : knowledge_(knowledge),
        lexicon_(*knowledge.mentions.lexicon),
        world_(*knowledge.mentions.world),
        frames_(*knowledge.frames),
        text_(text),
        tokens_(tokens),
        cache_(cache),
        words_(words.words),
        words_layer_(words),
        names_(names),
        phrases_(phrases),
        day_(day),
        mentions_(*mentions),
        out_(out) {
    li_ = Preposition("\xE4");
    ala_ = Preposition("\xD9\xE4\xE9");
    bi_ = Preposition("\xC8");
    min_ = Preposition("\xE5\xE6");
    ila_ = Preposition("\xC5\xE4\xE9");
    bayna_ = Preposition("\xC8\xEA\xE6");
    qibal_ = Preposition("\xE2\xC8\xE4");
    maa_ = Preposition("\xE5\xD9");
    in_ = Preposition("\xE1\xEA");
  }

  void Run() {
    clause_at_.assign(tokens_.tokens.size(), kNoIndex);
    for (uint32_t c = 0; c < phrases_.clauses.size(); ++c) clause_at_[phrases_.clauses[c].verb] = c;
    for (uint32_t i = 0; i < tokens_.sentences.size(); ++i) Sentence(i);
    Link();
  }

 private:
  uint32_t Preposition(std::string_view letters) const {
    for (const LexiconForm& form : lexicon_.Find(letters)) {
      if (lexicon_.lexemes[form.lexeme].pos == Pos::kPreposition) return form.lexeme;
    }
    return kNoLexeme;
  }

  // انتحاريا as انتحاري.
  uint64_t AccusativeHash(size_t t) const {
    const Word& w = words_[t];
    if (!(w.features & kAccusative) || w.stem_size < 3) return 0;
    const char* letters = reinterpret_cast<const char*>(text_.letters.data()) + tokens_.tokens[t].begin + w.stem_begin;
    return lexicon_.FoldedHash({letters, w.stem_size - size_t{1}});
  }
  uint64_t StemHash(size_t t) const {
    const Word& w = words_[t];
    const char* letters = reinterpret_cast<const char*>(text_.letters.data()) + tokens_.tokens[t].begin + w.stem_begin;
    return lexicon_.FoldedHash({letters, w.stem_size});
  }

  // Whether any analysis of the word's surface has a predicate: most have none.
  bool MayHavePredicate(uint32_t t) const {
    if (tokens_.tokens[t].kind != TokenKind::kWord) return false;
    const uint32_t surface = words_[t].surface;
    return cache_.Asked(surface, WordCache::Question::kHasPredicate, [&](const WordCache::Entry& entry) {
      const Analysis* a = cache_.analyses(surface);
      return std::any_of(a, a + entry.count, [&](const Analysis& one) { return !frames_.PredicatesOf(one.lexeme).empty(); });
    });
  }

  // The predicates of the word at t: of its lexeme and, since قدم may be "came" or "offered", of the others of the same spelling and part
  // of speech. Stops and gives true when fn does.
  template <typename Fn>
  bool AnyPredicate(uint32_t t, Fn&& fn) const {
    if (!MayHavePredicate(t)) return false;
    const Word& w = words_[t];
    for (const Predicate& p : frames_.PredicatesOf(w.lexeme)) {
      if (fn(p)) return true;
    }
    if (w.pos != Pos::kVerb && w.pos != Pos::kNoun) return false;
    const WordCache::Entry& entry = cache_.entry(w.surface);
    const Analysis* a = cache_.analyses(w.surface);
    for (uint32_t k = 0; k < entry.count; ++k) {
      if (a[k].lexeme == w.lexeme || a[k].lexeme == kNoLexeme || a[k].pos != w.pos || a[k].stem_begin != w.stem_begin ||
          a[k].stem_size != w.stem_size || a[k].cost > w.cost + 1)
        continue;
      for (const Predicate& p : frames_.PredicatesOf(a[k].lexeme)) {
        if (fn(p)) return true;
      }
    }
    return false;
  }
  bool HasPredicate(uint32_t t) const {
    if (!MayHavePredicate(t)) return false;
    return AnyPredicate(t, [](const Predicate&) { return true; });
  }

  // --- occurrences -----------------------------------------------------------------------------------------------------

  void Sentence(uint32_t i) {
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
      Match(o);
    }
  }

  // Whether the words behind `token` are those of a predicate or noun of several words.
  bool RestMatches(const uint64_t* rest, uint32_t count, uint32_t token) const {
    if (token + 1 + count > tokens_.sentences[sentence_].end) return false;
    for (uint32_t k = 0; k < count; ++k) {
      const uint32_t t = token + 1 + k;
      if (tokens_.tokens[t].kind != TokenKind::kWord) return false;
      if (cache_.entry(words_[t].surface).folded_hash != rest[k] && StemHash(t) != rest[k] && AccusativeHash(t) != rest[k]) return false;
    }
    return true;
  }

  void Match(const Occurrence& found) {
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
      if (!o.verb && !frame.bare && SupportOf(governor) == nullptr) return false;
      condition_phrase_ = kNoIndex;
      if (!Holds(frame, o, governor)) return false;
      if (Emit(predicate.frame, o, governor)) return true;
      if (HasPositive(frame)) bound = frame.category;
      return false;
    });
  }

  bool HasPositive(const Frame& frame) const {
    for (uint32_t k = 0; k < frame.conditions.count; ++k) {
      if (!frames_.conditions[frame.conditions.first + k].negative) return true;
    }
    return false;
  }

  bool HeadIsOneOf(uint32_t t, const Condition& c) const {
    const uint32_t lexeme = words_[t].lexeme;
    if (lexeme == kNoLexeme) return false;
    for (uint32_t k = 0; k < c.noun_count; ++k) {
      const SetNoun& noun = frames_.nouns[c.first_noun + k];
      if (noun.lexeme == lexeme && (noun.rest_count == 0 || RestMatches(noun.rest, noun.rest_count, t))) return true;
    }
    return false;
  }
  // The head, or the noun behind a head that only counts or names a kind (سلسلة غارات, عدد من الاتفاقيات).
  bool PhraseIsOneOf(const Phrase& p, const Condition& c) const {
    if (c.noun_count == 0) return true;  // any: «without after عن»
    if (HeadIsOneOf(p.head, c)) return true;
    return p.head + 1 < p.end && words_[p.head].pos == Pos::kNoun && (words_[p.head].proclitics & kAl) == 0 && HeadIsOneOf(p.head + 1, c);
  }

  bool ConditionHolds(const Condition& c, const Occurrence& o, const Governor& governor) const {
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
        return found;
      }
      if (clause.object != kNoIndex && PhraseIsOneOf(phrases_.phrases[clause.object], c)) return true;
      if (!c.negative && clause.object != kNoIndex) {
        // حملت موسكو إسرائيل مسؤولية: the second of two objects.
        bool second = false;
        ForClausePhrases(clause, [&](uint32_t p) {
          const Phrase& phrase = phrases_.phrases[p];
          if (p > clause.object && phrase.preposition == kNoLexeme && phrase.coordinated == kNoIndex &&
              phrase.begin == phrases_.phrases[p - 1].end)
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

  bool Holds(const Frame& frame, const Occurrence& o, const Governor& governor) const {
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

  // --- what governs it -------------------------------------------------------------------------------------------------

  Governor GovernorOf(const Occurrence& o) const {
    Governor g;
    if (o.verb) {
      const Clause& clause = phrases_.clauses[o.clause];
      if (clause.participle || clause.marker != Marker::kThat) return g;
      // احتمال أن, من المقرر أن: a noun right before the marker; else the verb.
      if (clause.begin > 0) {
        const uint32_t p = phrases_.phrase_of[clause.begin - 1];
        if (p != kNoIndex && phrases_.phrases[p].sentence == clause.sentence) {
          const uint32_t head = phrases_.phrases[p].head;
          if (words_[head].pos != Pos::kVerb && HasPredicate(head)) return {head, SlotKind::kClause, kNoLexeme};
        }
      }
      if (clause.governor != kNoIndex) {
        g.token = phrases_.clauses[clause.governor].verb;
        g.slot = SlotKind::kClause;
      }
      return g;
    }
    const Phrase& phrase = phrases_.phrases[o.phrase];
    // اعتزام بلاده تعزيز التعاون: the object of a masdar that has its subject in the idafa.
    if (o.token == phrase.head && FollowsMasdar(o.phrase)) return {phrases_.phrases[o.phrase - 1].head, SlotKind::kObject, kNoLexeme};
    // A predicate before it in the same phrase: إلغاء زيارة.
    for (uint32_t t = o.token; t > phrase.begin; --t) {
      if (words_[t - 1].pos == Pos::kNoun && HasPredicate(t - 1)) return {t - 1, SlotKind::kObject, kNoLexeme};
    }
    // دون لقاء, عدم توقيع
    uint32_t first = o.phrase;
    while (phrases_.phrases[first].coordinated != kNoIndex && phrases_.phrases[first].coordinated + 1 == first)
      first = phrases_.phrases[first].coordinated;
    const Phrase& lead = phrases_.phrases[first];
    if (lead.preposition != kNoLexeme && first > 0) {
      // A noun predicate right before: دعوة إلى زيارة.
      const Phrase& before = phrases_.phrases[first - 1];
      if (before.sentence == lead.sentence && before.end + 2 >= lead.begin) {
        for (uint32_t t = before.end; t > before.begin; --t) {
          if (words_[t - 1].pos == Pos::kNoun && HasContentAfter(t - 1, lead.preposition))
            return {t - 1, SlotKind::kAfter, lead.preposition};
        }
      }
    }
    if (lead.clause != kNoIndex) {
      g.token = phrases_.clauses[lead.clause].verb;
      g.slot = lead.role == Role::kSubject ? SlotKind::kSubject : lead.role == Role::kObject ? SlotKind::kObject : SlotKind::kAfter;
      g.preposition = lead.preposition;
      if (lead.role == Role::kObject && lead.preposition != kNoLexeme) g.slot = SlotKind::kAfter;
    }
    return g;
  }

  // Whether phrase p, bare and right behind an event noun's phrase that has an idafa, is that noun's object: مصادرة السلطات أراضي.
  bool FollowsMasdar(uint32_t p) const {
    if (p == 0 || p >= phrases_.phrases.size()) return false;
    const Phrase& phrase = phrases_.phrases[p];
    const Phrase& before = phrases_.phrases[p - 1];
    if (phrase.sentence != before.sentence || phrase.begin != before.end || phrase.preposition != kNoLexeme ||
        phrase.coordinated != kNoIndex || phrase.time || phrase.pronoun)
      return false;
    if (phrase.role != Role::kNone && before.role != Role::kObject) return false;
    const Word& noun = words_[before.head];
    if (noun.pos != Pos::kNoun || !(noun.features & kMasdar) || (noun.proclitics & kAl)) return false;
    return (before.end > before.head + 1 || noun.enclitic != Enclitic::kNone) && HasPredicate(before.head);
  }

  bool HasContentAfter(uint32_t t, uint32_t preposition) const {
    return AnyPredicate(t, [&](const Predicate& predicate) {
      const Frame& frame = frames_.frames[predicate.frame];
      for (uint32_t k = 0; k < frame.content.count; ++k) {
        const Slot& slot = frames_.slots[frame.content.first + k];
        if (slot.kind == SlotKind::kAfter && slot.preposition == preposition) return true;
      }
      return false;
    });
  }

  // Whether what hangs on `g` stands in this slot of its governor; فُرضت عقوبات: the object of the active verb is the passive's subject.
  bool Governs(const Slot& slot, const Governor& g) const {
    if (slot.kind == g.slot) return slot.kind != SlotKind::kAfter || slot.preposition == g.preposition;
    const uint32_t clause = clause_at_[g.token];
    return slot.kind == SlotKind::kObject && g.slot == SlotKind::kSubject && clause != kNoIndex &&
           phrases_.clauses[clause].object == kNoIndex && (words_[g.token].features & (kPassive | kMaybePassive));
  }

  // The support frame of the governing verb, if it lends its subject to this noun.
  const Frame* SupportOf(const Governor& g) const {
    if (g.token == kNoIndex) return nullptr;
    const Frame* found = nullptr;
    AnyPredicate(g.token, [&](const Predicate& predicate) {
      const Frame& frame = frames_.frames[predicate.frame];
      if (frame.kind != FrameKind::kSupport) return false;
      for (uint32_t k = 0; k < frame.content.count; ++k) {
        const Slot& slot = frames_.slots[frame.content.first + k];
        if (Governs(slot, g)) {
          found = &frame;
          return true;
        }
      }
      return false;
    });
    return found;
  }

  bool IsSupport(uint32_t token) const {
    return AnyPredicate(token, [&](const Predicate& predicate) { return frames_.frames[predicate.frame].kind == FrameKind::kSupport; });
  }

  // Whether the word at t meets the conditions of `frame`.
  bool GovernorHolds(const Frame& frame, uint32_t t) const {
    Occurrence o;
    o.token = t;
    o.end = t + 1;
    o.verb = clause_at_[t] != kNoIndex;
    if (o.verb) {
      o.clause = clause_at_[t];
    } else {
      o.phrase = phrases_.phrase_of[t];
      if (o.phrase == kNoIndex) return false;
      o.clause = phrases_.phrases[o.phrase].clause;
    }
    return Holds(frame, o, Governor());
  }

  // What the governor says of the reality of what it governs. *controls: its subject is the inner one's too (operators).
  uint8_t EffectOf(const Governor& g, bool* controls, int depth) const {
    *controls = false;
    if (g.token == kNoIndex || depth > 3) return kReal;
    uint8_t effect = kReal;
    AnyPredicate(g.token, [&](const Predicate& predicate) {
      const Frame& frame = frames_.frames[predicate.frame];
      if (frame.kind != FrameKind::kEvent && frame.kind != FrameKind::kOperator) return false;
      if (frame.content.count == 0 || (frame.conditions.count > 0 && !GovernorHolds(frame, g.token))) return false;
      for (uint32_t k = 0; k < frame.content.count; ++k) {
        const Slot& slot = frames_.slots[frame.content.first + k];
        if (Governs(slot, g)) {
          effect = frame.inner;
          *controls = frame.kind == FrameKind::kOperator;
          return true;
        }
      }
      return false;
    });
    // The governor's own reality holds for what it carries: لم يجر محادثات, سيزور.
    const uint32_t c = clause_at_[g.token];
    if (c != kNoIndex) {
      effect |= ClauseReality(phrases_.clauses[c]);
    } else if (depth < 3) {
      Occurrence o;
      o.token = g.token;
      o.end = g.token + 1;
      o.phrase = phrases_.phrase_of[g.token];
      if (o.phrase != kNoIndex) {
        bool ignored;
        effect = static_cast<uint8_t>(effect | EffectOf(GovernorOf(o), &ignored, depth + 1) | WordReality(g.token));
      }
    }
    return effect;
  }

  uint8_t ClauseReality(const Clause& clause) const {
    uint8_t reality = kReal;
    if (clause.negated) reality |= kNegation;
    if (clause.future) reality |= kFuture_;
    if (clause.perhaps || clause.marker == Marker::kCondition) reality |= kHypothetical;
    return reality;
  }

  // عدم, دون right before the noun.
  uint8_t WordReality(uint32_t t) const {
    if (t == 0 || tokens_.tokens[t - 1].kind != TokenKind::kWord) return kReal;
    const uint32_t lexeme = words_[t - 1].lexeme;
    if (lexeme == kNoLexeme) return kReal;
    if (lexicon_.lexemes[lexeme].function == Function::kWithout) return kNegation;
    if (lexicon_.lexemes[lexeme].function == Function::kBefore && (t < 2 || words_[t - 2].lexeme != min_)) return kFuture_;
    return kReal;
  }

  uint8_t RealityOf(const Occurrence& o, const Governor& g) const {
    bool controls;
    uint8_t reality = EffectOf(g, &controls, 0);
    if (o.verb) {
      const Clause& clause = phrases_.clauses[o.clause];
      reality |= ClauseReality(clause);
    } else {
      reality |= WordReality(o.token);
    }
    if (reality & kNegation) reality &= static_cast<uint8_t>(~(kHypothetical | kFuture_));
    if (reality & kHypothetical) reality &= static_cast<uint8_t>(~kFuture_);
    return reality;
  }

  // --- slots -------------------------------------------------------------------------------------------------------------

  // Phrases that may hang on the verb of `clause`.
  template <typename Fn>
  void ForClausePhrases(const Clause& clause, Fn&& fn) const {
    const uint32_t c = clause_at_[clause.verb];
    const auto begin = std::lower_bound(phrases_.phrases.begin(), phrases_.phrases.end(), clause.verb,
                                        [](const Phrase& p, uint32_t t) { return p.begin < t; });
    for (auto it = begin; it != phrases_.phrases.end() && it->begin < clause.end; ++it) {
      if (it->clause == c || it->clause == kNoIndex) fn(static_cast<uint32_t>(it - phrases_.phrases.begin()));
    }
  }

  // Phrases that may hang on the noun of `o`: those behind it up to the next clause, and its support verb's.
  template <typename Fn>
  void ForNounPhrases(const Occurrence& o, const Governor& g, Fn&& fn) const {
    const uint32_t limit = NounLimit(o);
    uint32_t count = 0;
    for (uint32_t p = o.phrase + 1; p < phrases_.phrases.size() && phrases_.phrases[p].begin < limit && count < 8; ++p, ++count) fn(p);
    if (g.token != kNoIndex && g.slot != SlotKind::kClause && clause_at_[g.token] != kNoIndex && IsSupport(g.token)) {
      const Clause& clause = phrases_.clauses[clause_at_[g.token]];
      ForClausePhrases(clause, [&](uint32_t p) {
        if (p < o.phrase || phrases_.phrases[p].begin >= limit) fn(p);
      });
    }
  }

  uint32_t NounLimit(const Occurrence& o) const {
    const Phrase& phrase = phrases_.phrases[o.phrase];
    uint32_t limit = tokens_.sentences[sentence_].end;
    const auto next = std::lower_bound(phrases_.clauses.begin(), phrases_.clauses.end(), phrase.end,
                                       [](const Clause& c, uint32_t t) { return c.verb < t; });
    if (next != phrases_.clauses.end() && next->sentence == sentence_) limit = std::min(limit, next->begin);
    for (uint32_t t = phrase.end; t < limit; ++t) {
      const TokenKind kind = tokens_.tokens[t].kind;
      if (kind == TokenKind::kSemicolon || kind == TokenKind::kColon) return t;
      if (kind == TokenKind::kWord && words_[t].pos == Pos::kSubordinator) return t;
    }
    return limit;
  }

  void AddParty(uint32_t party, std::vector<uint32_t>* out) const {
    const Party& p = mentions_.parties[party];
    for (const uint32_t other : *out) {
      const Party& q = mentions_.parties[other];
      if (other == party || (p.code == q.code && p.sector == q.sector && p.entity == q.entity && (p.code != 0 || p.begin == q.begin)))
        return;
    }
    if (out->size() < 16) out->push_back(party);
  }
  void AddRange(PartyRange range, std::vector<uint32_t>* out) const {
    for (uint32_t k = 0; k < range.count; ++k) AddParty(range.begin + k, out);
  }

  // A phrase about an event stands for who did it: الهجوم الإسرائيلي على غزة, غارة لمقاتلات التحالف. True when p is such a phrase.
  bool AddDoer(uint32_t p, std::vector<uint32_t>* out) {
    const Phrase& phrase = phrases_.phrases[p];
    const Word& noun = words_[phrase.head];
    if (noun.pos != Pos::kNoun || names_.name_at[phrase.head] != kNoIndex) return false;
    const Frame* event = nullptr;
    AnyPredicate(phrase.head, [&](const Predicate& predicate) {
      const Frame& frame = frames_.frames[predicate.frame];
      if (frame.kind != FrameKind::kEvent || frame.both.count > 0 || !predicate.is_noun) return false;
      event = &frame;
      return true;
    });
    if (event == nullptr) return false;
    const size_t before = out->size();
    for (uint32_t t = phrase.head + 1; t < phrase.end; ++t) {
      const uint32_t n = names_.name_at[t];
      if (n == kNoIndex || names_.names[n].begin != t || names_.names[n].sense.kind != SenseKind::kNisba ||
          words_[t].pos != Pos::kAdjective)
        continue;
      // The first nisba, unless it belongs to a noun of the idafa.
      if (t > phrase.head + 1 && words_[t - 1].pos == Pos::kNoun) break;
      AddRange(AsState(names_.names[n], t), out);
      return true;
    }
    const bool bare = (noun.proclitics & kAl) == 0 && noun.enclitic == Enclitic::kNone;
    const bool next_is_li =
        p + 1 < phrases_.phrases.size() && phrases_.phrases[p + 1].preposition == li_ && phrases_.phrases[p + 1].begin <= phrase.end + 1;
    if (event->idafa_is_actor || (next_is_li && phrase.end > phrase.head + 1)) {
      AddRange(mentions_.of_phrase[p], out);
      if (out->size() == before && next_is_li && (bare || noun.proclitics & kAl)) AddRange(mentions_.of_phrase[p + 1], out);
      if (noun.enclitic != Enclitic::kNone) AddRange(mentions_.of_enclitic[phrase.head], out);
    } else if (next_is_li && bare && phrase.end == phrase.head + 1) {
      AddRange(mentions_.of_phrase[p + 1], out);
    }
    for (uint32_t k = p + 1; k < phrases_.phrases.size() && k < p + 4 && phrases_.phrases[k].sentence == phrase.sentence; ++k)
      AddAgent(k, out);
    // دعوة الرئيس, لقاء نظيره: what is annexed to a peaceful event takes part in it.
    if (out->size() == before && frames_.categories[event->category].quad <= 2) AddRange(mentions_.of_phrase[p], out);
    return true;
  }

  // Parties of a phrase and what is coordinated with it.
  void AddPhrase(uint32_t p, std::vector<uint32_t>* out) {
    if (p == kNoIndex) return;
    if (AddDoer(p, out)) return;
    AddRange(mentions_.of_phrase[p], out);
    for (uint32_t k = p + 1; k < phrases_.phrases.size(); ++k) {
      const Phrase& next = phrases_.phrases[k];
      if (next.coordinated == k - 1) {
        AddRange(mentions_.of_phrase[k], out);
      } else if (next.apposition != k - 1) {
        break;
      }
    }
  }

  void AddAfter(uint32_t p, uint32_t preposition, std::vector<uint32_t>* out) {
    const Phrase& phrase = phrases_.phrases[p];
    if (phrase.preposition == preposition && phrase.coordinated == kNoIndex && !phrase.time) AddPhrase(p, out);
  }

  // من قبل، على يد، بأيدي، من جانب: the agent of a passive or an event noun.
  void AddAgent(uint32_t p, std::vector<uint32_t>* out) {
    const Phrase& phrase = phrases_.phrases[p];
    const Word& head = words_[phrase.head];
    if (phrase.preposition != kNoLexeme && phrase.preposition == qibal_ && phrase.begin >= 2 && words_[phrase.begin - 2].lexeme == min_) {
      AddPhrase(p, out);
      return;
    }
    if (phrase.preposition == kNoLexeme || head.lexeme == kNoLexeme || (world_.DescriptionOf(head.lexeme) & kAgent) == 0) return;
    if (phrase.preposition != ala_ && phrase.preposition != bi_ && phrase.preposition != min_) return;
    if (head.enclitic != Enclitic::kNone) {
      AddRange(mentions_.of_enclitic[phrase.head], out);
    } else {
      AddRange(Inside(phrase.head + 1, phrase.end), out);
    }
  }

  PartyRange Inside(uint32_t begin, uint32_t end) {
    return PartiesIn(knowledge_.mentions, words_layer_, names_, day_, begin, end, &mentions_);
  }

  struct Filled {
    std::vector<uint32_t> subject, object;  // by grammar, the passive turned round
  };

  bool LooksPassive(const Frame& frame, const Clause& clause) const {
    const Word& verb = words_[clause.verb];
    if (clause.participle) return false;
    if (verb.features & kPassive) return true;
    if (!(verb.features & kMaybePassive) || clause.object != kNoIndex || verb.enclitic != Enclitic::kNone) return false;
    bool wants_object = false;
    for (uint32_t k = 0; k < frame.recipient.count; ++k)
      wants_object = wants_object || frames_.slots[frame.recipient.first + k].kind == SlotKind::kObject;
    if (!wants_object || frame.recipient.count > 1) return false;
    return clause.subject != kNoIndex;
  }

  void FillVerb(const Frame& frame, const Occurrence& o, Filled* f) {
    const Clause& clause = phrases_.clauses[o.clause];
    const Word& verb = words_[clause.verb];
    const bool passive = LooksPassive(frame, clause);
    std::vector<uint32_t>* first = passive ? &f->object : &f->subject;
    AddRange(mentions_.subject_of[o.clause], first);
    if (clause.object != kNoIndex) AddPhrase(clause.object, &f->object);
    if (verb.enclitic != Enclitic::kNone) AddRange(mentions_.of_enclitic[clause.verb], &f->object);
    if (passive) ForClausePhrases(clause, [&](uint32_t p) { AddAgent(p, &f->subject); });
  }

  void FillNoun(const Frame& frame, const Occurrence& o, const Governor& g, Filled* f) {
    const Phrase& phrase = phrases_.phrases[o.phrase];
    const Word& noun = words_[o.token];
    // قصف الجيش للمدينة: with an object behind ل, what is annexed is the subject.
    bool object_after_li = false;
    if (o.phrase + 1 < phrases_.phrases.size()) {
      const Phrase& next = phrases_.phrases[o.phrase + 1];
      object_after_li = next.preposition == li_ && next.sentence == sentence_ && next.begin <= phrase.end + 1 &&
                        mentions_.of_phrase[o.phrase + 1].count > 0;
    }
    const bool object_follows = o.token == phrase.head && FollowsMasdar(o.phrase + 1);
    const bool idafa_is_actor = frame.idafa_is_actor || object_after_li || object_follows;
    // هجوم لبوكو حرام: an event noun with nothing annexed names its doer behind ل, unless the frame wants another there.
    bool frame_wants_li = false;
    for (const Range16 slots : {frame.actor, frame.recipient, frame.content}) {
      for (uint32_t k = 0; k < slots.count; ++k) frame_wants_li = frame_wants_li || frames_.slots[slots.first + k].preposition == li_;
    }
    const bool annexed = phrase.end > o.end && words_[o.end].pos != Pos::kAdjective;
    const bool doer_after_li =
        object_after_li && !frame_wants_li && !annexed && noun.enclitic == Enclitic::kNone &&
        (frame.idafa_is_actor || ((noun.proclitics & kAl) == 0 && !mentions_.parties[mentions_.of_phrase[o.phrase + 1].begin].inside));
    if (noun.enclitic != Enclitic::kNone) AddRange(mentions_.of_enclitic[o.token], idafa_is_actor ? &f->subject : &f->object);
    // Behind the noun: adjectives of the noun itself (الغارات الإسرائيلية) or its idafa.
    uint32_t t = o.end;
    const bool article = noun.proclitics & kAl;
    for (; t < phrase.end; ++t) {
      const Word& w = words_[t];
      if (w.pos != Pos::kAdjective || ((w.proclitics & kAl) != 0) != (article || noun.enclitic != Enclitic::kNone)) break;
      const uint32_t n = names_.name_at[t];
      if (n == kNoIndex) continue;
      const Name& name = names_.names[n];
      if (name.sense.kind != SenseKind::kNisba && name.sense.kind != SenseKind::kOrganisationNisba && name.sense.kind != SenseKind::kMember)
        break;
      // مقتل فلسطينيين: people, not an adjective of the one event.
      if ((name.sense.features & (kPlural | kDual)) && (noun.features & kSingular)) break;
      AddRange(AsState(name, t), &f->subject);
      t = name.end - 1;
    }
    if (t < phrase.end && !article && noun.enclitic == Enclitic::kNone) {
      std::vector<uint32_t>* side = idafa_is_actor ? &f->subject : &f->object;
      const size_t before = side->size();
      AddRange(Inside(t, phrase.end), side);
      // مقتل جندي وشرطي: what is coordinated belongs to the idafa where that is a party.
      if (side->size() > before) {
        for (uint32_t k = o.phrase + 1; k < phrases_.phrases.size() && phrases_.phrases[k].coordinated == k - 1; ++k)
          AddRange(mentions_.of_phrase[k], side);
      }
      // قصف المدينة الإسرائيلي: the noun's own nisba behind its idafa agrees with the noun; rare, left alone.
    } else if (article && t < phrase.end) {
      for (uint32_t k = t; k < phrase.end; ++k) {
        const uint32_t n = names_.name_at[k];
        if (n != kNoIndex && names_.names[n].begin == k && names_.names[n].sense.kind == SenseKind::kNisba) {
          AddRange(AsState(names_.names[n], k), &f->subject);
          break;
        }
      }
    }
    if (object_follows) AddPhrase(o.phrase + 1, &f->object);
    ForNounPhrases(o, g, [&](uint32_t p) {
      AddAgent(p, &f->subject);
      if (p == o.phrase + 1 && object_after_li) AddPhrase(p, doer_after_li ? &f->subject : &f->object);
    });
    // قطع الدول علاقاتها وفرض عقوبات: a masdar joined to another shares its doer.
    if (f->subject.empty()) {
      const uint32_t lead = phrase.joined != kNoIndex ? phrase.joined : phrase.coordinated;
      if (lead != kNoIndex && phrases_.phrases[lead].end > phrases_.phrases[lead].head + 1 &&
          (words_[phrases_.phrases[lead].head].features & kMasdar) && FollowsMasdar(lead + 1)) {
        AddRange(Inside(phrases_.phrases[lead].head + 1, phrases_.phrases[lead].end), &f->subject);
      } else if (lead != kNoIndex && phrases_.phrases[lead].coordinated == kNoIndex && lead > 0 && FollowsMasdar(lead)) {
        // The object stands between: قطع الدول علاقاتها … وفرض.
        const Phrase& first = phrases_.phrases[lead - 1];
        AddRange(Inside(first.head + 1, first.end), &f->subject);
      }
    }
    if (const Frame* support = SupportOf(g); support != nullptr && clause_at_[g.token] != kNoIndex) {
      const uint32_t c = clause_at_[g.token];
      const Clause& clause = phrases_.clauses[c];
      const bool passive =
          g.slot == SlotKind::kSubject && support->content.count > 0 && frames_.slots[support->content.first].kind == SlotKind::kObject;
      if (!passive && g.slot != SlotKind::kSubject) {
        std::vector<uint32_t>* side = support->support_subject == SlotKind::kSubject  ? &f->subject
                                      : support->support_subject == SlotKind::kObject ? &f->object
                                                                                      : nullptr;
        if (side != nullptr && side->empty()) AddRange(mentions_.subject_of[c], side);
      }
      if (passive) ForClausePhrases(clause, [&](uint32_t p) { AddAgent(p, &f->subject); });
      ForClausePhrases(clause, [&](uint32_t p) {
        if (support->support_from != SlotKind::kNone)
          AddAfter(p, min_, support->support_from == SlotKind::kSubject ? &f->subject : &f->object);
        if (support->support_to != SlotKind::kNone) {
          AddAfter(p, li_, support->support_to == SlotKind::kSubject ? &f->subject : &f->object);
          AddAfter(p, ila_, support->support_to == SlotKind::kSubject ? &f->subject : &f->object);
        }
      });
    } else if (f->subject.empty()) {
      bool controls = false;
      EffectOf(g, &controls, 0);
      // أعلن الجيش إنقاذ مدنيين: who announces a deed of his own kind, with its object, did it.
      if (!controls && g.token != kNoIndex && g.slot == SlotKind::kObject && clause_at_[g.token] != kNoIndex && !frame.idafa_is_actor &&
          (noun.features & kMasdar) && !f->object.empty()) {
        const uint32_t verb = words_[g.token].lexeme;
        controls = verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb) &&
                   noun.lexeme != kNoLexeme && lexicon_.lexemes[noun.lexeme].verb != kNoLexeme &&
                   lexicon_.lexemes[lexicon_.lexemes[noun.lexeme].verb].transitive != 0 && !(noun.features & kActiveParticiple);
      }
      if (controls) {
        if (clause_at_[g.token] != kNoIndex) {
          AddRange(mentions_.subject_of[clause_at_[g.token]], &f->subject);
        } else if (words_[g.token].enclitic != Enclitic::kNone) {
          AddRange(mentions_.of_enclitic[g.token], &f->subject);
        } else {
          // اعتزام بلاده تعزيز التعاون: the operator noun's own idafa stands between.
          AddOperatorSubject(g.token, &f->subject);
        }
      }
    }
  }

  void AddOperatorSubject(uint32_t token, std::vector<uint32_t>* out) {
    const uint32_t p = phrases_.phrase_of[token];
    if (p == kNoIndex) return;
    const Phrase& phrase = phrases_.phrases[p];
    for (uint32_t t = token + 1; t < phrase.end; ++t) {
      if (words_[t].enclitic != Enclitic::kNone) {
        AddRange(mentions_.of_enclitic[t], out);
        return;
      }
    }
    if (phrase.clause != kNoIndex && phrase.role != Role::kSubject) AddRange(mentions_.subject_of[phrase.clause], out);
  }

  // The state or body behind an adjective: no person, no sector but its own.
  PartyRange AsState(const Name& name, uint32_t t) {
    const Entity& entity = world_.entities[name.sense.id];
    Party p;
    p.code = entity.code;
    p.sector = entity.kind == EntityKind::kOrganisation ? entity.sector : 0;
    p.entity = name.sense.id;
    p.begin = t;
    p.end = name.end;
    p.by = ResolvedBy::kNationality;
    p.features = kFeminine | kSingular;
    mentions_.parties.push_back(p);
    return {static_cast<uint32_t>(mentions_.parties.size()) - 1, 1};
  }

  void FillSlot(const Slot& slot, const Occurrence& o, const Governor& g, const Filled& f, std::vector<uint32_t>* out) {
    switch (slot.kind) {
      case SlotKind::kSubject:
        for (const uint32_t p : f.subject) AddParty(p, out);
        break;
      case SlotKind::kObject:
        for (const uint32_t p : f.object) AddParty(p, out);
        break;
      case SlotKind::kAfter:
      case SlotKind::kBetween: {
        const uint32_t preposition = slot.kind == SlotKind::kBetween ? bayna_ : slot.preposition;
        const size_t before = out->size();
        const auto fn = [&](uint32_t p) {
          if (out->size() == before || slot.kind == SlotKind::kBetween) AddAfter(p, preposition, out);
        };
        if (o.verb) {
          ForClausePhrases(phrases_.clauses[o.clause], fn);
        } else {
          ForNounPhrases(o, g, fn);
        }
        break;
      }
      case SlotKind::kPlace: {
        for (const PlaceMention& place : mentions_.places) {
          if (place.sentence != sentence_ || !place.locative || place.entity == kNoIndex) continue;
          Party p;
          p.code = world_.entities[place.entity].code;
          p.entity = place.entity;
          p.begin = place.begin;
          p.end = place.end;
          p.place = true;
          p.by = ResolvedBy::kMetonym;
          mentions_.parties.push_back(p);
          AddParty(static_cast<uint32_t>(mentions_.parties.size()) - 1, out);
          break;
        }
        break;
      }
      default:
        break;
    }
  }

  bool FirstSlot(Range16 slots, const Occurrence& o, const Governor& g, const Filled& f, std::vector<uint32_t>* out) {
    for (uint32_t k = 0; k < slots.count && !Coded(*out); ++k) {
      std::vector<uint32_t>& found = found_;
      found.clear();
      FillSlot(frames_.slots[slots.first + k], o, g, f, &found);
      // A later slot replaces what an earlier one gave only where it knows more.
      if (out->empty() || Coded(found)) out->assign(found.begin(), found.end());
    }
    return !out->empty();
  }

  // --- events --------------------------------------------------------------------------------------------------------------

  bool Coded(const std::vector<uint32_t>& parties) const {
    for (const uint32_t p : parties) {
      if (mentions_.parties[p].code != 0) return true;
    }
    return false;
  }
  bool Named(const std::vector<uint32_t>& parties) const {
    for (const uint32_t p : parties) {
      if (mentions_.parties[p].code != 0 || mentions_.parties[p].sector != 0) return true;
    }
    return false;
  }

  // The nearest other party of the sentence, where grammar names none: an actor rather before the predicate, a recipient behind it.
  void Infer(const Occurrence& o, const std::vector<uint32_t>& others, bool actor, std::vector<uint32_t>* out) {
    const marsad::Sentence& s = tokens_.sentences[sentence_];
    const auto first = std::lower_bound(phrases_.phrases.begin(), phrases_.phrases.end(), s.begin,
                                        [](const Phrase& p, uint32_t t) { return p.begin < t; });
    uint32_t best = kNoIndex, best_cost = 0;
    for (auto it = first; it != phrases_.phrases.end() && it->begin < s.end; ++it) {
      const uint32_t p = static_cast<uint32_t>(it - phrases_.phrases.begin());
      const PartyRange range = mentions_.of_phrase[p];
      if (range.count == 0) continue;
      const Party& party = mentions_.parties[range.begin];
      if (party.code == 0 || party.weak) continue;
      if (actor && party.sector == kJournalists) continue;  // who reports a deed did not do it
      // Where it happens, and who tells it, is no side.
      if (it->preposition != kNoLexeme && lexicon_.lexemes[it->preposition].function == Function::kPlace && (party.place || !party.human))
        continue;
      if (it->role == Role::kSubject && it->clause != o.clause) {
        const uint32_t verb = words_[phrases_.clauses[it->clause].verb].lexeme;
        if (verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb)) continue;
      }
      const bool same = std::any_of(others.begin(), others.end(), [&](uint32_t x) {
        const Party& q = mentions_.parties[x];
        return q.code == party.code && (q.sector == party.sector || q.entity == party.entity || party.sector == 0 || q.sector == 0);
      });
      if (same) continue;
      const bool behind = it->begin > o.token;
      uint32_t cost = behind ? it->begin - o.token : o.token - it->begin;
      if (behind == actor) cost += 20;
      if (best == kNoIndex || cost < best_cost) best = p, best_cost = cost;
    }
    if (best == kNoIndex) return;
    AddRange({mentions_.of_phrase[best].begin, 1}, out);
  }

  // The state where it happens, else that of the actors: against whom people demonstrate when nobody is named.
  void Where(const std::vector<uint32_t>& actors, std::vector<uint32_t>* out) {
    FillSlot({SlotKind::kPlace, {}, kNoLexeme}, Occurrence(), Governor(), filled_, out);
    if (!out->empty() || actors.empty()) return;
    Party p = mentions_.parties[actors[0]];
    if (p.code == 0) return;
    p.sector = p.other_sector = 0;
    p.entity = world_.StateEntity(p.code);
    p.human = false;
    p.weak = true;
    p.by = ResolvedBy::kDescription;
    mentions_.parties.push_back(p);
    out->push_back(static_cast<uint32_t>(mentions_.parties.size()) - 1);
  }

  // قتلت النيران خمسة: a named subject that is neither party nor event is no actor, and its deed no event.
  bool ThingActs(const Frame& frame, const Clause& clause) const {
    if (clause.subject == kNoIndex || clause.participle || LooksPassive(frame, clause)) return false;
    const Phrase& subject = phrases_.phrases[clause.subject];
    const Word& head = words_[subject.head];
    if (head.pos != Pos::kNoun || head.lexeme == kNoLexeme || HasPredicate(subject.head)) return false;
    const NounClass kind = lexicon_.lexemes[head.lexeme].noun_class;
    return kind == NounClass::kThing || kind == NounClass::kAbstract || kind == NounClass::kDocument || kind == NounClass::kNone ||
           kind == NounClass::kBody;
  }

  bool Emit(uint32_t frame_index, const Occurrence& o, const Governor& g) {
    const Frame& frame = frames_.frames[frame_index];
    Filled& f = filled_;
    f.subject.clear();
    f.object.clear();
    if (o.verb) {
      FillVerb(frame, o, &f);
    } else {
      FillNoun(frame, o, g, &f);
    }
    std::vector<uint32_t>& actors = actors_;
    std::vector<uint32_t>& recipients = recipients_;
    actors.clear();
    recipients.clear();
    // حكم بسجن ثلاثة: whom the noun of the condition concerns stands in its idafa.
    if (condition_phrase_ != kNoIndex && f.object.empty()) AddPhrase(condition_phrase_, &f.object);
    FirstSlot(frame.actor, o, g, f, &actors);
    FirstSlot(frame.recipient, o, g, f, &recipients);
    if (o.verb && actors.empty() && ThingActs(frame, phrases_.clauses[o.clause])) return false;
    if (frame.both.count > 0) {
      // With a noun, what stands after بين says it all; with a verb, its subject and those after مع come first: وقع الوزير مع نظيره اتفاقا
      // بين البلدين.
      both_.clear();
      const auto fill = [&](bool between) {
        for (uint32_t k = 0; k < frame.both.count; ++k) {
          const Slot& slot = frames_.slots[frame.both.first + k];
          if ((slot.kind == SlotKind::kBetween) == between) FillSlot(slot, o, g, f, &both_);
        }
      };
      fill(!o.verb);
      if (both_.size() < 2) fill(o.verb);
      // قمة هلسنكي, محادثات جنيف: a town behind the noun is where, not who.
      if (!o.verb) {
        std::erase_if(both_, [&](uint32_t x) {
          const Party& p = mentions_.parties[x];
          return p.by == ResolvedBy::kMetonym && p.begin >= o.end && p.begin <= o.end + 1 && both_.size() != 2;
        });
      }
      for (const uint32_t p : both_) AddParty(p, &actors);
    }
    // Nobody does to himself what he does to others.
    std::erase_if(recipients, [&](uint32_t r) {
      return std::any_of(actors.begin(), actors.end(), [&](uint32_t a) {
        const Party& p = mentions_.parties[a];
        const Party& q = mentions_.parties[r];
        return a == r || ((q.by == ResolvedBy::kPronoun || q.by == ResolvedBy::kSpeaker) && p.code == q.code && p.code != 0) ||
               (p.begin == q.begin && p.end == q.end) || (p.code != 0 && p.code == q.code && p.sector == q.sector && p.entity == q.entity);
      });
    });
    const Category& category = frames_.categories[frame.category];
    const bool reciprocal = frame.both.count > 0 && recipients.empty();
    bool inferred_actor = false, inferred_recipient = false;
    if (!reciprocal) {
      const bool neither = !frame.infer || (!Named(actors) && !Named(recipients));
      if (!neither && (category.actor == Side::kInfer || category.actor == Side::kInferFree) && !Named(actors))
        Infer(o, recipients, true, &actors), inferred_actor = !actors.empty();
      if (!neither &&
          (category.recipient == Side::kInfer || category.recipient == Side::kInferFree || category.recipient == Side::kInferPlace) &&
          !Coded(recipients)) {
        std::vector<uint32_t>& found = found_;
        found.clear();
        Infer(o, actors, false, &found);
        if (found.empty() && category.recipient == Side::kInferPlace) Where(actors, &found);
        if (!found.empty()) recipients.assign(found.begin(), found.end()), inferred_recipient = true;
      }
    } else if (actors.size() == 1 && category.recipient == Side::kInfer && (o.verb || SupportOf(g) != nullptr)) {
      Infer(o, actors, false, &actors);
      inferred_recipient = actors.size() > 1;
    }
    const bool needs_actor =
        frame.needs == Needs::kActor || frame.needs == Needs::kBoth || category.actor == Side::kMust || category.actor == Side::kInfer;
    const bool needs_recipient = frame.needs == Needs::kRecipient || frame.needs == Needs::kBoth || category.recipient == Side::kMust ||
                                 category.recipient == Side::kInfer;
    if (reciprocal) {
      if (actors.size() < 2 || !Coded(actors)) return false;
    } else if ((needs_actor && !Named(actors)) || (needs_recipient && !Named(recipients)) || (!Named(actors) && !Named(recipients))) {
      return false;
    }
    if (frame.needs == Needs::kTwo && actors.size() + recipients.size() < 2) return false;
    Event e;
    e.frame = frame_index;
    e.category = frame.category;
    e.reality = RealityOf(o, g);
    if (e.reality & kFuture_) {
      const uint8_t becomes = frames_.categories[frame.category].future_becomes;
      if (becomes != e.category) {
        e.category = becomes;
        e.reality &= static_cast<uint8_t>(~kFuture_);
      }
    }
    e.inferred_actor = inferred_actor;
    e.inferred_recipient = inferred_recipient;
    e.predicate = o.token;
    e.sentence = sentence_;
    e.begin = o.token;
    e.end = o.end;
    if (!o.verb && g.token != kNoIndex && SupportOf(g) != nullptr)
      e.begin = std::min(e.begin, g.token), e.end = std::max(e.end, g.token + 1);
    const marsad::Sentence& s = tokens_.sentences[sentence_];
    for (const auto* side : {&actors, &recipients}) {
      for (const uint32_t p : *side) {
        const Party& party = mentions_.parties[p];
        if (party.begin < s.begin || party.end > s.end || party.begin == party.end) continue;
        e.begin = std::min(e.begin, party.begin);
        e.end = std::max(e.end, party.end);
      }
    }
    if (Repeats(e, actors, recipients)) return true;
    e.first_party = out_->party_refs.size();
    e.actors = static_cast<uint32_t>(actors.size());
    e.recipients = static_cast<uint32_t>(recipients.size());
    out_->party_refs.insert(out_->party_refs.end(), actors.begin(), actors.end());
    out_->party_refs.insert(out_->party_refs.end(), recipients.begin(), recipients.end());
    WhenAndWhere(o, &e);
    Attribute(o, &e);
    if (frame.size != SizeOf::kNone) Count(recipients.empty() || frame.size == SizeOf::kCrowd ? actors : recipients, &e.size);
    e.confidence = Confidence(frame, e, actors, recipients);
    out_->events.push_back(e);
    return true;
  }

  std::span<const uint32_t> Parties(const Event& e) const { return {out_->party_refs.data() + e.first_party, e.actors + e.recipients}; }

  // The same event by another word of the same sentence: شن غارة وقصف.
  bool Repeats(const Event& e, const std::vector<uint32_t>& actors, const std::vector<uint32_t>& recipients) {
    for (size_t k = out_->events.size(); k-- > 0;) {
      const Event& other = out_->events[k];
      if (other.sentence != e.sentence) return false;
      if (other.category != e.category || other.reality != e.reality) continue;
      // Two predicates apart from each other tell two events, even of the same parties.
      if ((e.predicate < other.begin || e.predicate >= other.end) && (other.predicate < e.begin || other.predicate >= e.end)) continue;
      const std::span<const uint32_t> theirs = Parties(other);
      const auto covered = [&](const std::vector<uint32_t>& mine, size_t begin, size_t end) {
        return std::all_of(mine.begin(), mine.end(), [&](uint32_t m) {
          const Party& p = mentions_.parties[m];
          for (size_t i = begin; i < end; ++i) {
            const Party& q = mentions_.parties[theirs[i]];
            if (p.code == q.code && (p.sector == q.sector || p.begin == q.begin)) return true;
          }
          return false;
        });
      };
      if (covered(actors, 0, other.actors) && covered(recipients, other.actors, theirs.size())) return true;
    }
    return false;
  }

  void WhenAndWhere(const Occurrence& o, Event* e) const {
    const marsad::Sentence& s = tokens_.sentences[sentence_];
    // The date nearest to the predicate inside its clause; else the sentence's only one.
    uint32_t begin = s.begin, end = s.end;
    if (o.clause != kNoIndex)
      begin = std::min(phrases_.clauses[o.clause].begin, o.token), end = std::max(phrases_.clauses[o.clause].end, o.end);
    uint32_t best = kNoIndex, distance = 0, in_sentence = 0, only = kNoIndex;
    const auto first = std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), s.begin,
                                        [](const DateMention& d, uint32_t t) { return d.begin < t; });
    for (auto it = first; it != mentions_.dates.end() && it->begin < s.end; ++it) {
      const uint32_t d = static_cast<uint32_t>(it - mentions_.dates.begin());
      ++in_sentence;
      only = d;
      if (it->begin < begin || it->begin >= end) continue;
      const uint32_t far = it->begin > o.token ? it->begin - o.token : o.token - it->begin;
      if (best == kNoIndex || far < distance) best = d, distance = far;
    }
    e->date = best != kNoIndex ? best : in_sentence == 1 ? only : kNoIndex;
    uint32_t place = kNoIndex;
    for (uint32_t k = 0; k < mentions_.places.size(); ++k) {
      const PlaceMention& m = mentions_.places[k];
      if (m.sentence != sentence_ || !m.locative) continue;
      const bool nearer = place == kNoIndex || (m.begin >= begin && m.begin < end &&
                                                !(mentions_.places[place].begin >= begin && mentions_.places[place].begin < end));
      if (nearer) place = k;
    }
    e->place = place;
  }

  void Attribute(const Occurrence& o, Event* e) const {
    for (uint32_t k = 0; k < mentions_.quotes.size(); ++k) {
      const QuoteMention& quote = mentions_.quotes[k];
      if (quote.begin < o.token && o.token < quote.end) e->quote = k;
    }
    if (!o.verb && o.clause == kNoIndex) return;
    // The reporting verb whose clause this one is.
    uint32_t c = o.clause;
    for (int depth = 0; c != kNoIndex && depth < 4; ++depth) {
      const Clause& clause = phrases_.clauses[c];
      const uint32_t lexeme = words_[clause.verb].lexeme;
      if ((c != o.clause || !o.verb) && lexeme != kNoLexeme &&
          std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), lexeme) && mentions_.subject_of[c].count > 0) {
        e->reporter = c;
        return;
      }
      c = clause.governor;
    }
  }

  // The number that the party's phrase begins with: 18 شخصا, قتيلين, عشرات.
  void Count(const std::vector<uint32_t>& parties, EventSize* size) const {
    for (const uint32_t p : parties) {
      const Party& party = mentions_.parties[p];
      for (uint32_t t = party.begin; t < party.end && t < party.begin + 4; ++t) {
        if (tokens_.tokens[t].kind == TokenKind::kNumber) {
          int value = 0;
          const char* begin = reinterpret_cast<const char*>(text_.letters.data()) + tokens_.tokens[t].begin;
          const char* end = reinterpret_cast<const char*>(text_.letters.data()) + tokens_.tokens[t].end;
          const auto r = std::from_chars(begin, end, value);
          if (r.ec == std::errc() && r.ptr == end && value < 1000000) {
            size->min = size->max = value;
            return;
          }
        }
        const Word& w = words_[t];
        if (tokens_.tokens[t].kind == TokenKind::kWord) {
          // خمسة جنود: the number words that dates know too.
          const DateWord* number = knowledge_.mentions.dates->Find(cache_.entry(w.surface).folded_hash);
          if (number == nullptr && w.stem_begin > 0) number = knowledge_.mentions.dates->Find(StemHash(t));
          if (number != nullptr && number->kind == DateWordKind::kNumber && w.pos == Pos::kQuantity) {
            size->min = size->max = number->value;
            return;
          }
        }
        if ((w.features & kDual) && w.pos == Pos::kNoun) {
          size->min = size->max = 2;
          return;
        }
        if (w.pos == Pos::kNoun && (w.features & kSingular) && t == party.begin && party.human) {
          size->min = size->max = 1;
          return;
        }
      }
    }
  }

  // A first estimate, set against the development gold: how sure the parties are.
  float Confidence(const Frame& frame, const Event& e, const std::vector<uint32_t>& actors, const std::vector<uint32_t>& recipients) const {
    float c = 0.5f;
    const auto judge = [&](const std::vector<uint32_t>& side) {
      for (const uint32_t p : side) {
        const Party& party = mentions_.parties[p];
        if (party.weak || party.inside) c -= 0.08f;
        if (party.code == 0) c -= 0.05f;
      }
    };
    if (Coded(actors)) c += 0.1f;
    if (Coded(recipients) || frame.both.count > 0) c += 0.1f;
    if (HasPositive(frame)) c += 0.05f;
    if (e.reality != kReal) c -= 0.05f;
    judge(actors);
    judge(recipients);
    return std::clamp(c, 0.05f, 0.95f);
  }

  // --- retellings ------------------------------------------------------------------------------------------------------

  void Link() {
    for (uint32_t k = 1; k < out_->events.size(); ++k) {
      Event& e = out_->events[k];
      for (uint32_t j = 0; j < k; ++j) {
        const Event& other = out_->events[j];
        // By another frame it is another deed: an ambassador withdrawn is no retelling of sanctions.
        if (other.link != kNoIndex || other.frame != e.frame || other.category != e.category || other.reality != e.reality) continue;
        if (!SameCodes(e, other)) continue;
        e.link = j;
        break;
      }
    }
  }

  bool SameCodes(const Event& a, const Event& b) const {
    const auto mine = Parties(a), theirs = Parties(b);
    const auto subset = [&](std::span<const uint32_t> x, std::span<const uint32_t> y) {
      return std::all_of(x.begin(), x.end(), [&](uint32_t m) {
        const Code code = mentions_.parties[m].code;
        return code == 0 || std::any_of(y.begin(), y.end(), [&](uint32_t n) { return mentions_.parties[n].code == code; });
      });
    };
    // A retelling names no party that the first telling lacks.
    return subset(mine.first(a.actors), theirs.first(b.actors)) && subset(mine.subspan(a.actors), theirs.subspan(b.actors));
  }

  const EventKnowledge& knowledge_;
  const Lexicon& lexicon_;
  const World& world_;
  const Frames& frames_;
  const Text& text_;
  const Tokens& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
  const Words& words_layer_;
  const Names& names_;
  const Phrases& phrases_;
  int32_t day_;
  Mentions& mentions_;
  Events* out_;
  std::vector<uint32_t> clause_at_;  // token → clause whose verb it is
  uint32_t sentence_ = 0;
  uint32_t li_, ala_, bi_, min_, ila_, bayna_, qibal_, maa_, in_;
  Filled filled_;
  mutable uint32_t condition_phrase_ = kNoIndex;  // the phrase that met the frame's `with after`
  std::vector<uint32_t> actors_, recipients_, both_, found_;
};

}  // namespace

bool IsDiscarded(const Lexicon& lexicon, const Frames& frames, const Text& text, const Tokens& tokens, const WordCache& cache,
                 const Words& words) {
  size_t hits = 0, all = 0;
  for (size_t t = 0; t < words.words.size(); ++t) {
    if (tokens.tokens[t].kind != TokenKind::kWord) continue;
    ++all;
    hits += cache.Asked(words.words[t].surface, WordCache::Question::kIsTopic, [&](const WordCache::Entry& entry) {
      const Analysis& a = entry.likeliest;
      uint64_t hash = entry.folded_hash;
      if (a.stem_begin > 0 || a.enclitic != Enclitic::kNone) {
        hash =
            lexicon.FoldedHash({reinterpret_cast<const char*>(text.letters.data()) + tokens.tokens[t].begin + a.stem_begin, a.stem_size});
      }
      return std::binary_search(frames.discards.begin(), frames.discards.end(), hash);
    });
  }
  return hits >= 3 && hits * 45 >= all;
}

void FindEvents(const EventKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
                const Names& names, const Phrases& phrases, int32_t day, Mentions* mentions, Events* out) {
  out->Clear();
  EventFinder(knowledge, text, tokens, cache, words, names, phrases, day, mentions, out).Run();
}

}  // namespace marsad
