// Who, where and when is named?
//
// Takes words, names and phrases and gives parties (who a phrase means, with code, sector and identity,
// as of the article's day), what each pronoun stands for, places, days, and quotes with speakers. Descriptions, pronouns, speakers
// and addressees are resolved over the whole article, in one pass in the order of the text.
// Tested by tests/cases/mentions.test.
#ifndef MARSAD_MENTIONS_MENTIONS_H_
#define MARSAD_MENTIONS_MENTIONS_H_

#include <cstdint>
#include <vector>

#include "mentions/dates.h"
#include "names/names.h"
#include "phrases/phrases.h"

namespace marsad {

enum class ResolvedBy : uint8_t { kName, kTitle, kNationality, kMetonym, kPronoun, kDescription, kSpeaker, kAddressee, kOffice, kSpelling };

struct Party {
  Code code = 0;
  Code sector = 0;
  Code other_sector = 0;
  uint32_t entity = kNoIndex;  // World::entities
  uint32_t title = kNoIndex;   // World::titles
  uint32_t begin = 0;          // tokens of the words that name it here
  uint32_t end = 0;
  uint32_t features = 0;  // gender and number, for pronouns
  ResolvedBy by = ResolvedBy::kName;
  bool human = false;   // a person or persons, rather than a state or body
  bool place = false;   // named as a place
  bool inside = false;  // found inside a phrase about something else (دور روسيا)
  bool weak = false;    // its code was inferred from where the article plays
};

// Parties of one phrase (several for the two countries): a range of Mentions::parties.
struct PartyRange {
  uint32_t begin = 0;
  uint32_t count = 0;
};

struct PlaceMention {
  uint32_t place = kNoIndex;   // World::places, kNoIndex for a state itself
  uint32_t entity = kNoIndex;  // the state
  uint32_t begin = 0;          // tokens
  uint32_t end = 0;
  uint32_t sentence = 0;
  bool locative = false;  // after في, ب, شمال …: where something happens
};

struct QuoteMention {
  uint32_t begin = 0;  // tokens, the quotation signs included
  uint32_t end = 0;
  PartyRange speaker;
  PartyRange addressee;
  bool direct = true;
};

struct Mentions {
  std::vector<Party> parties;
  std::vector<PartyRange> of_phrase;    // one a phrase
  std::vector<PartyRange> of_enclitic;  // one a token: whom its pronoun means
  std::vector<PartyRange> subject_of;   // one a clause, dropped subjects resolved
  std::vector<PlaceMention> places;
  std::vector<DateMention> dates;
  std::vector<QuoteMention> quotes;
  Code home = 0;  // where the article plays, when nothing nearer says so
  void Clear();
};

// The words of a reporting verb's lexeme are told by `reporting`, sorted lexeme ids (قال، أكد …).
struct MentionKnowledge {
  const Lexicon* lexicon;
  const World* world;
  const Dates* dates;
  std::span<const uint32_t> reporting;
};

// `day` is the article's, in days since 1970-01-01, or kNoDay.
void FindMentions(const MentionKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Names& names,
                  const Words& words, const Phrases& phrases, int32_t day, Mentions* out);

// Parties named by the tokens [begin, end) of a phrase, head first (the part of a phrase after an event noun: قصف النظام السوري).
// Appends to out->parties; an empty range when they name none.
PartyRange PartiesIn(const MentionKnowledge& knowledge, const Words& words, const Names& names, int32_t day, uint32_t begin, uint32_t end,
                     Mentions* out);

}  // namespace marsad
#endif  // MARSAD_MENTIONS_MENTIONS_H_
