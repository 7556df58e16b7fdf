// The class that finds events. Private to the layer, split over its files by the question that each answers:
//
//   events.cc       from words to events: the way of the whole
//   occurrences.cc  which words tell an event, and by which frame
//   governors.cc    what an occurrence hangs on, and how real that leaves it
//   slots.cc        which parties stand in the slots of its frame
//   speech.cc       who says a thing of whom
//   records.cc      the event made of them: inferred sides, source
//   circumstances.cc  when and where it happens, and how many it concerns
//   links.cc        which event is told again
#ifndef MARSAD_EVENTS_FINDER_H_
#define MARSAD_EVENTS_FINDER_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "events/events.h"
#include "names/sectors.h"

namespace marsad {

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
              const Names& names, const Phrases& phrases, int32_t day, Mentions* mentions, Events* out);
  void Run();

 private:
  struct Filled {
    std::vector<uint32_t> subject, object;  // by grammar, the passive turned round
  };

  uint64_t StemHash(size_t t) const {
    const Word& w = words_[t];
    const uint32_t begin = tokens_.tokens[t].begin + w.stem_begin;
    return lexicon_.FoldedHash(text_.LettersOf(begin, begin + w.stem_size));
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

  // --- occurrences.cc ---

  uint64_t AccusativeHash(size_t t) const;
  void Sentence(uint32_t i);
  bool CompletesEarlier(uint32_t token, size_t first_event) const;
  bool RestMatches(const uint64_t* rest, uint32_t count, uint32_t token) const;
  bool IsKnown(const Occurrence& o) const;
  void Match(const Occurrence& found);
  bool HeadIsOneOf(uint32_t t, const Condition& c) const;
  bool PhraseIsOneOf(const Phrase& p, const Condition& c) const;
  bool StandsAfterBianna(const Phrase& p) const;
  bool ConditionHolds(const Condition& c, const Occurrence& o, const Governor& governor) const;
  bool Holds(const Frame& frame, const Occurrence& o, const Governor& governor) const;

  bool HasPositive(const Frame& frame) const {
    for (uint32_t k = 0; k < frame.conditions.count; ++k) {
      if (!frames_.conditions[frame.conditions.first + k].negative) return true;
    }
    return false;
  }

  // --- governors.cc ---

  Governor GovernorOf(const Occurrence& o) const;
  bool FollowsMasdar(uint32_t p) const;
  bool HasContentAfter(uint32_t t, uint32_t preposition) const;
  bool Governs(const Slot& slot, const Governor& g) const;
  const Frame* SupportOf(const Governor& g) const;
  bool GovernorHolds(const Frame& frame, uint32_t t) const;
  bool IsTold(const Occurrence& o, const Governor& g) const;
  bool BareTells(Bare bare, const Occurrence& o, const Governor& g) const;
  uint8_t EffectOf(const Governor& g, bool* controls, int depth) const;
  bool WhenHolds(const Frame& frame, uint32_t c) const;
  uint8_t ClauseReality(const Clause& clause) const;
  uint8_t WordReality(uint32_t t) const;
  uint8_t RealityOf(const Occurrence& o, const Governor& g) const;

  bool IsSupport(uint32_t token) const {
    return AnyPredicate(token, [&](const Predicate& predicate) { return frames_.frames[predicate.frame].kind == FrameKind::kSupport; });
  }

  // --- slots.cc ---

  uint32_t NounLimit(const Occurrence& o) const;
  void AddParty(uint32_t party, std::vector<uint32_t>* out) const;
  bool AddDoer(uint32_t p, std::vector<uint32_t>* out);
  void AddPhrase(uint32_t p, std::vector<uint32_t>* out);
  void AddAfter(uint32_t p, uint32_t preposition, std::vector<uint32_t>* out);
  void AddAgent(uint32_t p, std::vector<uint32_t>* out);
  PartyRange Inside(uint32_t begin, uint32_t end);
  bool LooksPassive(const Frame& frame, const Clause& clause) const;
  void FillVerb(const Frame& frame, const Occurrence& o, Filled* f);
  void FillNoun(const Frame& frame, const Occurrence& o, const Governor& g, Filled* f);
  bool AddStruck(const Frame& frame, const Occurrence& o, std::vector<uint32_t>* out);
  void AddOperatorSubject(uint32_t token, std::vector<uint32_t>* out);
  PartyRange AsState(const Name& name, uint32_t t);
  void AddHost(const Occurrence& o, std::vector<uint32_t>* out);
  void FillSlot(const Slot& slot, const Occurrence& o, const Governor& g, const Filled& f, std::vector<uint32_t>* out);
  void AddSpeaker(const Occurrence& o, std::vector<uint32_t>* out) const;
  uint32_t TopicOf(const Occurrence& o) const;
  void AddTopic(const Occurrence& o, std::vector<uint32_t>* out);
  bool AddPlace(const Occurrence& o, std::vector<uint32_t>* out);
  bool FirstSlot(Range16 slots, const Occurrence& o, const Governor& g, const Filled& f, std::vector<uint32_t>* out);

  void AddRange(PartyRange range, std::vector<uint32_t>* out) const {
    for (uint32_t k = 0; k < range.count; ++k) AddParty(range.begin + k, out);
  }

  // Phrases that may hang on the verb of `clause`.
  template <typename Fn>
  void ForClausePhrases(const Clause& clause, Fn&& fn) const {
    const uint32_t c = clause_at_[clause.verb];
    for (uint32_t p = phrase_from_[clause.verb]; p < phrases_.phrases.size() && phrases_.phrases[p].begin < clause.end; ++p) {
      const Phrase& phrase = phrases_.phrases[p];
      if ((phrase.clause == c || phrase.clause == kNoIndex) && !phrase.source) fn(p);
    }
  }

  // Phrases that may hang on the noun of `o`: those behind it up to the next clause, and its support verb's.
  template <typename Fn>
  void ForNounPhrases(const Occurrence& o, const Governor& g, Fn&& fn) const {
    const uint32_t limit = NounLimit(o);
    uint32_t count = 0;
    for (uint32_t p = o.phrase + 1; p < phrases_.phrases.size() && phrases_.phrases[p].begin < limit && count < 8; ++p, ++count) {
      if (!phrases_.phrases[p].source) fn(p);
    }
    if (g.token != kNoIndex && g.slot != SlotKind::kClause && clause_at_[g.token] != kNoIndex && IsSupport(g.token)) {
      const Clause& clause = phrases_.clauses[clause_at_[g.token]];
      ForClausePhrases(clause, [&](uint32_t p) {
        if (p < o.phrase || phrases_.phrases[p].begin >= limit) fn(p);
      });
    }
  }

  // --- records.cc ---

  void Infer(const Occurrence& o, const Category& category, const std::vector<uint32_t>& others, bool actor, std::vector<uint32_t>* out);
  void StateOf(const Occurrence& o, const std::vector<uint32_t>& others, Code sector, std::vector<uint32_t>* out);
  void AddBackers(std::vector<uint32_t>* actors);
  bool IsCalledDoer(uint32_t t, uint8_t category) const;
  void CalledDoers(const Occurrence& o, uint8_t category, std::vector<uint32_t>* actors) const;
  void DefaultSector(Code sector, bool places_only, bool harms, std::vector<uint32_t>* side);
  bool ThingActs(const Frame& frame, const Clause& clause) const;
  bool Emit(uint32_t frame_index, const Occurrence& o, const Governor& g);
  void Told(const Frame& frame, const Occurrence& o, const Governor& g, uint32_t condition_phrase, Event* e) const;
  void Attribute(const Occurrence& o, Event* e) const;
  void SpokenFor(Event* e);

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

  // --- circumstances.cc ---

  bool IsOfOther(uint32_t token, const Occurrence& o) const;
  uint32_t ClauseAround(uint32_t token) const;
  bool IsToCome(const Event& e) const;
  void When(const Occurrence& o, Event* e) const;
  void Where(const Occurrence& o, const std::vector<uint32_t>& actors, const std::vector<uint32_t>& recipients, Event* e) const;
  void Count(const std::vector<uint32_t>& parties, SizeOf what, Event* e) const;

  // --- links.cc ---

  bool Repeats(const Event& e, const std::vector<uint32_t>& actors, const std::vector<uint32_t>& recipients);
  bool SameDeed(const Event& a, const Event& b) const;
  void Settle();
  void Link();
  void Specify(const Event& retold, const Event& first);
  bool SameCodes(const Event& a, const Event& b) const;
  std::span<const uint32_t> Parties(const Event& e) const { return {out_->party_refs.data() + e.first_party, e.actors + e.recipients}; }

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
  std::vector<uint32_t> clause_at_;    // token → clause whose verb it is
  std::vector<uint32_t> phrase_from_;  // token → first phrase that begins there or later
  uint32_t sentence_ = 0;
  bool anniversaries_ = false;  // the article lists what happened on this day in other years
  uint32_t li_, ala_, bi_, min_, ila_, bayna_, qibal_, in_, about_;
  uint32_t bianna_ = kNoLexeme;  // بأن
  Filled filled_;
  mutable uint32_t condition_phrase_ = kNoIndex;  // the phrase that met the frame's `with after`
  std::vector<uint32_t> actors_, recipients_, both_, found_;
};

}  // namespace marsad
#endif  // MARSAD_EVENTS_FINDER_H_
