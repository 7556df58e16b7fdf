// Who did what to whom?
//
// Takes phrases and mentions and gives events in the order of the text: each the match of one frame by one predicate (a verb, a masdar, a
// participle, an event noun with or without a support verb), with its parties, what is said of its reality, its day and place.
// Any text has a result: a predicate without a frame gives no event, never an error.
// Tested by tests/cases/events.test and by the examples in knowledge/ar/frames.
#ifndef MARSAD_EVENTS_EVENTS_H_
#define MARSAD_EVENTS_EVENTS_H_

#include <cstdint>
#include <vector>

#include "events/frames.h"
#include "mentions/mentions.h"

namespace marsad {

inline constexpr uint32_t kMaxEventsPerSentence = 64;

// How many. عشرات: 20 to 99; max is -1 where the most is not known.
struct EventSize {
  int32_t min = -1;  // -1 unknown
  int32_t max = -1;
};

struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Event {
  uint32_t frame = 0;
  uint8_t category = 0;     // Frames::categories, after what its reality made of it
  uint8_t reality = kReal;  // Reality bits
  uint32_t predicate = 0;   // token
  uint32_t begin = 0;       // tokens from the predicate to its last party
  uint32_t end = 0;
  uint32_t sentence = 0;
  std::vector<uint32_t>::size_type first_party = 0;  // in Events::party_refs: actors, then recipients
  uint32_t actors = 0;
  uint32_t recipients = 0;
  uint32_t date = kNoIndex;      // Mentions::dates
  uint32_t place = kNoIndex;     // Mentions::places
  uint32_t quote = kNoIndex;     // Mentions::quotes that it stands in
  uint32_t reporter = kNoIndex;  // clause that reports it, kNoIndex
  bool inferred_actor = false;   // not by grammar but as the nearest other party (ontology/dyads.tsv)
  bool inferred_recipient = false;
  bool bare = false;         // by a noun that no verb carries: of itself it does not say when
  bool carried = false;      // by a support verb
  bool retold = false;       // a later event tells it again
  uint32_t link = kNoIndex;  // the earlier event that this one tells again
  // The words that made it an event (event_text), in the order of the text: the predicate, the verb that carries it, the noun of its
  // condition (أطلق … صواريخ).
  TokenRange told[3];
  uint32_t told_count = 0;
  EventSize sizes[4];    // dead, injured, arrested, crowd: SizeOf less one
  float confidence = 0;  // how likely it is right: judgement/
};

struct Events {
  std::vector<Event> events;
  std::vector<uint32_t> party_refs;  // Mentions::parties
  bool discarded = false;            // the article's topic is one that is not coded
  void Clear() {
    events.clear();
    party_refs.clear();
    discarded = false;
  }
};

struct EventKnowledge {
  MentionKnowledge mentions;
  const Frames* frames;
};

// Whether the article's topic is never coded (sport …): its words are dense in knowledge/ar/discards.tsv. Asked before phrases are made,
// since it spares them.
bool IsDiscarded(const Lexicon& lexicon, const Frames& frames, const Text& text, const Tokens& tokens, const WordCache& cache,
                 const Words& words);

// `mentions` may gain parties (inside phrases of event nouns).
void FindEvents(const EventKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
                const Names& names, const Phrases& phrases, int32_t day, Mentions* mentions, Events* out);

}  // namespace marsad
#endif  // MARSAD_EVENTS_EVENTS_H_
