// What the knowledge says of predicates: frames, operators, support verbs, reporting verbs. Part of the compiled knowledge; const.
// Source format: docs/knowledge.md.
#ifndef MARSAD_EVENTS_FRAMES_H_
#define MARSAD_EVENTS_FRAMES_H_

#include <cstdint>
#include <span>

#include "base/blob.h"
#include "names/world.h"

namespace marsad {

enum class FrameKind : uint8_t { kEvent, kOperator, kSupport, kReporting };
enum class SlotKind : uint8_t { kNone, kSubject, kObject, kAfter, kBetween, kClause, kPlace, kSpeaker, kTopic };
enum class Needs : uint8_t { kAny, kActor, kRecipient, kBoth, kTwo };
// What an event noun is that no support verb carries. kTold: an event where something tells it, kIndefinite: one without the article; else
// a topic.
enum class Bare : uint8_t { kEvent, kTopic, kTold, kIndefinite };
enum class SizeOf : uint8_t { kNone, kDead, kInjured, kArrested, kCrowd };

// What is said of an event besides that it happened (PLOVER's auxiliary modes). kPlanned is a step on the way: a planned act of cooperation
// is future, a plotted one of conflict hypothetical, for it is no threat. kTopic: nothing, it is only asked or spoken about.
enum Reality : uint8_t { kReal = 0, kHistorical = 1, kFuture_ = 2, kHypothetical = 4, kNegation = 8, kTopic = 16, kPlanned = 32 };

struct Slot {
  SlotKind kind = SlotKind::kNone;
  uint8_t reserved[3] = {};
  uint32_t preposition = kNoLexeme;  // of kAfter
};

// The predicate counts only with (or without) one of these nouns in the slot.
struct Condition {
  Slot slot;
  uint32_t first_noun = 0;  // in Frames::nouns, sorted by lexeme
  uint32_t noun_count = 0;
  uint8_t negative = 0;
  uint8_t group = 0;  // positive conditions of one group are alternatives
  uint8_t reserved[6] = {};
  uint64_t filter = 0;  // FilterBit of each of its nouns: most phrases have none of them, and this says so
  static uint64_t FilterBit(uint32_t lexeme) { return uint64_t{1} << (lexeme * 0x9E3779B1u >> 26); }
};

// A noun of a set, perhaps of several words (طائرة مسيرة).
struct SetNoun {
  uint32_t lexeme = 0;
  uint32_t rest_count = 0;
  uint64_t rest[2] = {};  // folded hashes of the words behind the first
};

struct Range16 {
  uint32_t first = 0;
  uint32_t count = 0;
};

struct Frame {
  StringRef id;
  StringRef source;
  StringRef cameo;
  Range16 actor, recipient, both, content;  // in Frames::slots
  Range16 conditions;                       // in Frames::conditions
  Range16 modes, contexts;                  // in Frames::names
  FrameKind kind = FrameKind::kEvent;
  uint8_t category = 0;  // in Frames::categories
  Needs needs = Needs::kAny;
  uint8_t inner = kHypothetical;  // of events in its content; of an operator: its effect
  uint8_t idafa_is_actor = 0;
  SizeOf size = SizeOf::kNone;
  SlotKind support_subject = SlotKind::kSubject;  // what the support verb's subject is for the noun
  SlotKind support_from = SlotKind::kNone;
  SlotKind support_to = SlotKind::kNone;
  uint8_t has_content = 0;
  uint8_t infer = 1;     // 0: a missing side is never inferred
  uint8_t when = kReal;  // kNegation, kFuture_: the verb counts only where it is that, and then tells something real (لن يقبل: he refuses)
  Bare bare = Bare::kEvent;  // what an event noun is that no support verb carries
  uint8_t encounter = 0;     // 1: may tell the same event as another frame that has it (لقاء, محادثات, قمة)
  uint8_t relative = 1;      // 0: in a relative clause it describes and tells nothing (المتمردون الذين تدعمهم)
  uint8_t reserved = 0;
  float score = 0;  // PLOVER score, of its first mode or its category
};

struct Predicate {
  uint32_t frame = 0;
  uint8_t rest_count = 0;  // words of a multiword noun behind the first
  uint8_t is_noun = 0;     // named by a noun line rather than from a verb
  uint8_t reserved[2] = {};
  uint64_t rest[2] = {};  // their folded hashes
};

enum class Side : uint8_t { kFree, kMust, kInfer, kInferFree, kInferPlace, kInferState };

struct Category {
  StringRef name;
  uint8_t quad = 0;
  Side actor = Side::kFree;  // ontology/dyads.tsv
  Side recipient = Side::kFree;
  uint8_t reserved = 0;
  float score = 0;
  float usual = 0;  // events less sure are left out where the user says nothing
  // By auxiliary (future, hypothetical, negation as bits): the category that an event of this one becomes, its own index to stay.
  uint8_t future_becomes = 0;
  uint8_t reserved2[3] = {};
  // Of parties that only the name of a place or state stands for: الاحتجاجات في العراق, قصف دوما. 0: none.
  Code actor_sector = 0;
  Code recipient_sector = 0;
};

struct Frames {
  std::span<const char> strings;
  std::span<const Frame> frames;
  std::span<const Predicate> predicates;
  std::span<const uint32_t> first_predicate;  // by lexeme, one more than there are lexemes
  std::span<const Slot> slots;
  std::span<const Condition> conditions;
  std::span<const SetNoun> nouns;
  std::span<const StringRef> names;  // modes, contexts
  std::span<const Category> categories;
  std::span<const uint32_t> reporting;  // lexemes of reporting verbs, sorted
  std::span<const uint64_t> discards;   // folded hashes of words of topics that are never coded (sport …), sorted

  std::string_view String(StringRef ref) const { return {strings.data() + ref.offset, ref.size}; }
  std::span<const Predicate> PredicatesOf(uint32_t lexeme) const {
    if (lexeme == kNoLexeme) return {};
    return predicates.subspan(first_predicate[lexeme], first_predicate[lexeme + 1] - first_predicate[lexeme]);
  }
};

}  // namespace marsad
#endif  // MARSAD_EVENTS_FRAMES_H_
