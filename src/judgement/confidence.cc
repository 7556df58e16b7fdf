// How likely is an event right? A logistic model over signs of how it was found.
#include <algorithm>
#include <cmath>

#include "judgement/judgement.h"

namespace marsad {
namespace {

// Each sign is a name in learnt/confidence.tsv. Sides come in pairs, the actor's first.
enum Signs : uint8_t {
  kBias,
  // How it is told.
  kSignHistorical,
  kSignFuture,
  kSignHypothetical,
  kSignNegation,
  kVerb,
  kParticiple,
  kPassiveVerb,
  kImperfectVerb,
  kBareNoun,
  kCarriedNoun,
  kDefiniteNoun,
  kOwnedNoun,
  kPluralNoun,
  kAfterPreposition,
  kBoundByNoun,
  kHasMode,
  kOtherReading,
  kRelativeClause,
  kThatClause,
  kWhenClause,
  kQuoted,
  kReported,
  // Where it stands.
  kTitleSentence,
  kFirstSentence,
  kSecondSentence,
  kLaterSentence,
  kLoneSentence,
  kLongSentence,
  kManyEvents,
  kSameCategory,
  kRetells,
  kIsRetold,
  // What is known besides.
  kDated,
  kPlaced,
  kCounted,
  // Who.
  kReciprocal,
  kOneParty,
  kThreeParties,
  kFiveParties,
  kSameState,
  kNoActor,
  kNoRecipient,
  kActorUncoded,
  kRecipientUncoded,
  kActorInferred,
  kRecipientInferred,
  kActorFar,
  kRecipientFar,
  kActorBehind,
  kRecipientBefore,
  kActorWeak,
  kRecipientWeak,
  kActorInside,
  kRecipientInside,
  kActorPlace,
  kRecipientPlace,
  kActorHuman,
  kRecipientHuman,
  kActorSector,
  kRecipientSector,
  kActorBy,  // and nine more, in the order of ResolvedBy
  kRecipientBy = kActorBy + 10,
  // What the words of the sentence say.
  kQuadProbability = kRecipientBy + 10,
  kNoneProbability,
  kDeedWords,
  kDeedWordsAlone,
  kSignCount
};

constexpr std::string_view kSignNames[] = {
    "bias",
    "historical",
    "future",
    "hypothetical",
    "negation",
    "verb",
    "participle",
    "passive",
    "imperfect",
    "bare noun",
    "noun with support verb",
    "definite noun",
    "noun with pronoun",
    "plural noun",
    "after preposition",
    "bound by a noun",
    "has a mode",
    "unlikely reading",
    "relative clause",
    "that-clause",
    "clause aside",
    "in a quote",
    "reported",
    "title",
    "first sentence",
    "second sentence",
    "later sentence",
    "lone sentence",
    "long sentence",
    "events in sentence",
    "same category in sentence",
    "retells",
    "is retold",
    "dated",
    "placed",
    "counted",
    "reciprocal",
    "one party",
    "three or four parties",
    "five parties or more",
    "both of one state",
    "no actor",
    "no recipient",
    "actor without code",
    "recipient without code",
    "actor inferred",
    "recipient inferred",
    "actor far",
    "recipient far",
    "actor behind",
    "recipient before",
    "actor of no known state",
    "recipient of no known state",
    "actor inside a phrase",
    "recipient inside a phrase",
    "actor is a place",
    "recipient is a place",
    "actor human",
    "recipient human",
    "actor has a sector",
    "recipient has a sector",
    "actor by name",
    "actor by title",
    "actor by nationality",
    "actor by metonym",
    "actor by pronoun",
    "actor by description",
    "actor by speaker",
    "actor by addressee",
    "actor by office",
    "actor by spelling",
    "recipient by name",
    "recipient by title",
    "recipient by nationality",
    "recipient by metonym",
    "recipient by pronoun",
    "recipient by description",
    "recipient by speaker",
    "recipient by addressee",
    "recipient by office",
    "recipient by spelling",
    "words of its quad",
    "words of no event",
    "words of its category",
    "words of its category alone",
};
static_assert(std::size(kSignNames) == kSignCount);

constexpr float kMostLogit = 4;

class SignFinder {
 public:
  SignFinder(const Found& found, const Event& e, const Classes& classes, std::vector<Sign>* out)
      : found_(found), e_(e), classes_(classes), out_(*out) {}

  void Run() {
    out_.clear();
    Add(kBias);
    Telling();
    Place();
    Sides();
    Words();
  }

 private:
  void Add(int sign) { out_.push_back({static_cast<uint8_t>(sign), 1}); }
  void AddIf(bool holds, int sign) {
    if (holds) Add(sign);
  }
  void Much(int sign, float value) { out_.push_back({static_cast<uint8_t>(sign), value}); }

  void Telling() {
    AddIf(e_.reality & kHistorical, kSignHistorical);
    AddIf(e_.reality & kFuture_, kSignFuture);
    AddIf(e_.reality & kHypothetical, kSignHypothetical);
    AddIf(e_.reality & kNegation, kSignNegation);
    const Word& word = found_.words.words[e_.predicate];
    const Frame& frame = found_.frames.frames[e_.frame];
    const auto& clauses = found_.phrases.clauses;
    const auto at = std::lower_bound(clauses.begin(), clauses.end(), e_.predicate, [](const Clause& c, uint32_t t) { return c.verb < t; });
    if (at != clauses.end() && at->verb == e_.predicate) {
      Add(at->participle ? kParticiple : kVerb);
      AddIf(at->passive, kPassiveVerb);
      AddIf(word.features & kImperfect, kImperfectVerb);
      InClause(*at);
    } else {
      Add(e_.carried ? kCarriedNoun : kBareNoun);
      AddIf(word.proclitics & kAl, kDefiniteNoun);
      AddIf(word.enclitic != Enclitic::kNone, kOwnedNoun);
      AddIf(word.features & kPlural, kPluralNoun);
      if (const uint32_t p = found_.phrases.phrase_of[e_.predicate]; p != kNoIndex) {
        AddIf(found_.phrases.phrases[p].preposition != kNoLexeme, kAfterPreposition);
        if (const uint32_t c = found_.phrases.phrases[p].clause; c != kNoIndex) InClause(clauses[c]);
      }
    }
    for (uint32_t k = 0; k < frame.conditions.count; ++k) {
      if (found_.frames.conditions[frame.conditions.first + k].negative) continue;
      Add(kBoundByNoun);
      break;
    }
    AddIf(frame.modes.count > 0, kHasMode);
    AddIf(word.cost > 0 || word.known != Knowledgeable::kKnown, kOtherReading);
    AddIf(e_.quote != kNoIndex, kQuoted);
    AddIf(e_.reporter != kNoIndex, kReported);
  }

  void InClause(const Clause& clause) {
    AddIf(clause.marker == Marker::kRelative, kRelativeClause);
    AddIf(clause.marker == Marker::kThat, kThatClause);
    AddIf(clause.marker == Marker::kWhen, kWhenClause);
  }

  void Place() {
    const auto& sentences = found_.tokens.sentences;
    const Sentence& s = sentences[e_.sentence];
    const bool title = sentences[0].title;
    const uint32_t first = title ? 1 : 0;
    if (sentences.size() == 1) {
      Add(kLoneSentence);
    } else {
      Add(s.title ? kTitleSentence : e_.sentence == first ? kFirstSentence : e_.sentence == first + 1 ? kSecondSentence : kLaterSentence);
    }
    Much(kLongSentence, static_cast<float>(std::min(s.end - s.begin, 90u)) / 30);
    // Events are in the order of the sentences; the finder bounds how many one has.
    size_t others = 0, alike = 0;
    const size_t index = static_cast<size_t>(&e_ - found_.events.events.data());
    const auto compare = [&](const Event& other) {
      if (other.sentence != e_.sentence) return false;
      ++others;
      alike += other.category == e_.category;
      return true;
    };
    for (size_t k = index; k-- > 0 && compare(found_.events.events[k]);) {
    }
    for (size_t k = index + 1; k < found_.events.events.size() && compare(found_.events.events[k]); ++k) {
    }
    Much(kManyEvents, std::log2(1 + static_cast<float>(others)));
    AddIf(alike > 0, kSameCategory);
    AddIf(e_.link != kNoIndex, kRetells);
    AddIf(e_.retold, kIsRetold);
    AddIf(e_.date != kNoIndex, kDated);
    AddIf(e_.place != kNoIndex, kPlaced);
    AddIf(std::any_of(std::begin(e_.sizes), std::end(e_.sizes), [](const EventSize& size) { return size.min >= 0; }), kCounted);
  }

  const Party& PartyAt(size_t k) const { return found_.mentions.parties[found_.events.party_refs[e_.first_party + k]]; }

  void Sides() {
    const size_t all = e_.actors + e_.recipients;
    AddIf(e_.recipients == 0 && e_.actors > 1, kReciprocal);
    AddIf(all == 1, kOneParty);
    AddIf(all == 3 || all == 4, kThreeParties);
    AddIf(all >= 5, kFiveParties);
    bool same = false;
    for (size_t a = 0; a < e_.actors; ++a) {
      for (size_t r = e_.actors; r < all; ++r) same = same || (PartyAt(a).code != 0 && PartyAt(a).code == PartyAt(r).code);
    }
    AddIf(same, kSameState);
    AddIf(e_.inferred_actor, kActorInferred);
    AddIf(e_.inferred_recipient, kRecipientInferred);
    Side(0, 0, e_.actors);
    Side(1, e_.actors, all);
  }

  void Side(int side, size_t begin, size_t end) {
    if (begin == end) {
      Add(kNoActor + side);
      return;
    }
    bool coded = false, weak = false, inside = false, place = false, human = false, sector = false, other_way = false;
    uint32_t by = 0, far = 0;
    for (size_t k = begin; k < end; ++k) {
      const Party& party = PartyAt(k);
      coded = coded || party.code != 0;
      weak = weak || party.weak;
      inside = inside || party.inside;
      place = place || party.place;
      human = human || party.human;
      sector = sector || party.sector != 0;
      by |= 1u << static_cast<uint32_t>(party.by);
      if (party.begin == party.end || k > begin) continue;  // those joined to the first are farther and no worse for it
      const bool behind = party.begin > e_.predicate;
      far = behind ? party.begin - e_.predicate : e_.predicate - std::min(party.end, e_.predicate);
      other_way = behind == (side == 0);
    }
    AddIf(!coded, kActorUncoded + side);
    AddIf(weak, kActorWeak + side);
    AddIf(inside, kActorInside + side);
    AddIf(place, kActorPlace + side);
    AddIf(human, kActorHuman + side);
    AddIf(sector, kActorSector + side);
    AddIf(other_way, kActorBehind + side);
    Much(kActorFar + side, std::log2(1 + static_cast<float>(std::min(far, 60u))) / 3);
    for (int k = 0; k < 10; ++k) AddIf(by >> k & 1, (side == 0 ? kActorBy : kRecipientBy) + k);
  }

  void Words() {
    Much(kQuadProbability, classes_.quads[found_.frames.categories[e_.category].quad]);
    Much(kNoneProbability, classes_.quads[0]);
    for (size_t k = 0; k < kDeeds; ++k) {
      if (found_.learnt.deeds[k] != e_.category) continue;
      // Learnt from lone sentences of other papers, so they mean more there than in an article.
      const bool lone = found_.tokens.sentences.size() == 1;
      Much(lone ? kDeedWordsAlone : kDeedWords, std::clamp(classes_.deeds[k], -kMostLogit, kMostLogit) / 2);
    }
  }

  const Found& found_;
  const Event& e_;
  const Classes& classes_;
  std::vector<Sign>& out_;
};

}  // namespace

std::span<const std::string_view> SignNames() { return kSignNames; }

void FindSigns(const Found& found, const Event& event, const Classes& sentence, std::vector<Sign>* out) {
  SignFinder(found, event, sentence, out).Run();
}

float WeightOf(const Found& found, const Event& event, const Sign& sign) {
  const size_t row = sign.sign * (found.frames.categories.size() + 1);
  return sign.value * (found.learnt.confidence[row] + found.learnt.confidence[row + 1 + event.category]);
}

void Judge::Read(const Found& found, uint32_t sentence) {
  FindShares(found, sentence, sentence + 1, &shares_);
  classes_ = Classify(found, shares_);
}

const std::vector<Sign>& Judge::SignsOf(const Found& found, const Event& event) {
  Read(found, event.sentence);
  FindSigns(found, event, classes_, &signs_);
  return signs_;
}

void Judge::Run(const Found& found, Events* events) {
  uint32_t sentence = kNoIndex;
  for (Event& e : events->events) {
    if (e.sentence != sentence) Read(found, sentence = e.sentence);
    FindSigns(found, e, classes_, &signs_);
    float score = 0;
    for (const Sign& sign : signs_) score += WeightOf(found, e, sign);
    e.confidence = 1 / (1 + std::exp(-score));
  }
}

}  // namespace marsad
