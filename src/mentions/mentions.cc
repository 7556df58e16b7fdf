// From the naive version up. Naive: look names up in a table. But "وزير الخارجية الروسي" names nobody and means one man; "البلدان" are the
// two last named; "بلاده" is the state of whoever "ه" is. So after the names are found, phrases are read in the order of the text: a
// phrase's head says what kind of party it is, the names behind the head say whose, and what points back is looked up in the memory of
// parties named so far.
#include "mentions/mentions.h"

#include <algorithm>

#include "mentions/resolver.h"

namespace marsad {

void Resolver::Run() {
  quoting_ = lexicon_.Preposition("\xE6\xE2\xE4\xC7");
  li_ = lexicon_.Preposition("\xE4");
  min_ = lexicon_.Preposition("\xE5\xE6");
  about_ = lexicon_.Preposition("\xD9\xE6");
  in_ = lexicon_.Preposition("\xE1\xEA");
  in_name_of_ = lexicon_.Preposition("\xC8\xC7\xD3\xE5");
  bi_ = lexicon_.Preposition("\xC8");
  ala_ = lexicon_.Preposition("\xD9\xE4\xE9");
  Home();
  for (uint32_t n = 0; n < names_.names.size(); ++n) {
    const Name& name = names_.names[n];
    if (name.sense.kind == SenseKind::kOrganisation && name.end > name.begin + 1) bodies_.push_back({NounHash(name.begin), n});
  }
  early_ = tokens_.sentences.size() > 3 ? tokens_.sentences[3].begin : kNoIndex;
  size_t phrase = 0, clause = 0;
  for (uint32_t i = 0; i < tokens_.sentences.size(); ++i) {
    const Sentence& s = tokens_.sentences[i];
    sentence_ = i;
    place_code_ = LocalCode(s);
    const size_t sentence_clauses = clause;
    const size_t sentence_phrases = phrase;
    // Verbs and phrases in the order of the text.
    for (;;) {
      const uint32_t verb = clause < phrases_.clauses.size() ? phrases_.clauses[clause].verb : kNoIndex;
      const uint32_t begin = phrase < phrases_.phrases.size() ? phrases_.phrases[phrase].begin : kNoIndex;
      if (std::min(verb, begin) >= s.end) break;
      if (verb <= begin) {
        AtVerb(static_cast<uint32_t>(clause++));
      } else {
        AtPhrase(static_cast<uint32_t>(phrase++));
        if (phrase - sentence_phrases >= 2) Owner(static_cast<uint32_t>(phrase - 2));
      }
    }
    // Subjects that stood before their verb or came late.
    for (size_t c = sentence_clauses; c < clause; ++c) Settle(static_cast<uint32_t>(c));
  }
  Quotes();
}

void Mentions::Clear() {
  parties.clear();
  of_phrase.clear();
  of_enclitic.clear();
  subject_of.clear();
  places.clear();
  dates.clear();
  quotes.clear();
  home = 0;
}

void FindMentions(const MentionKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Names& names,
                  const Words& words, const Phrases& phrases, int32_t day, Mentions* out) {
  out->Clear();
  out->of_enclitic.assign(tokens.tokens.size(), PartyRange());
  out->subject_of.assign(phrases.clauses.size(), PartyRange());
  FindDates(*knowledge.lexicon, *knowledge.dates, text, tokens, cache, words, names, phrases, day, &out->dates);
  Resolver(knowledge, text, tokens, cache, words, names, phrases, day, out).Run();
  out->of_phrase.resize(phrases.phrases.size());
}

}  // namespace marsad
