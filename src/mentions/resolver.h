// The class that says who is meant, over the whole article and in the order of its text. Private to the layer, split over its files by
// the question that each answers:
//
//   mentions.cc  in which order verbs and phrases are read
//   places.cc    where the article and each sentence play
//   memory.cc    who was named so far, and whom a pronoun or "the two" means
//   subjects.cc  who does what a verb says
//   resolve.cc   who a phrase means
//   called.cc    whose a name is, and which body is called by a part of its own
//   quotes.cc    who speaks
#ifndef MARSAD_MENTIONS_RESOLVER_H_
#define MARSAD_MENTIONS_RESOLVER_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "mentions/mentions.h"
#include "mentions/party_reader.h"

namespace marsad {

class Resolver {
 public:
  Resolver(const MentionKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
           const Names& names, const Phrases& phrases, int32_t day, Mentions* out)
      : knowledge_(knowledge),
        lexicon_(*knowledge.lexicon),
        world_(*knowledge.world),
        text_(text),
        tokens_(tokens),
        cache_(cache),
        words_(words.words),
        names_(names),
        phrases_(phrases),
        day_(day),
        out_(out),
        reader_(knowledge, words, names, day, out) {}
  void Run();

 private:
  struct Speech {
    uint32_t token;  // of the reporting verb, or of the source's phrase
    PartyRange speaker;
  };

  const Lexeme* LexemeOf(uint32_t t) const { return words_[t].lexeme == kNoLexeme ? nullptr : &lexicon_.lexemes[words_[t].lexeme]; }

  bool IsReporting(uint32_t t) const {
    const uint32_t lexeme = words_[t].lexeme;
    if (lexeme == kNoLexeme) return false;
    const uint32_t verb = lexicon_.lexemes[lexeme].verb;
    const auto& r = knowledge_.reporting;
    return std::binary_search(r.begin(), r.end(), lexeme) || (verb != kNoLexeme && std::binary_search(r.begin(), r.end(), verb));
  }

  PartyRange Add(const Party& party) {
    out_->parties.push_back(party);
    return {static_cast<uint32_t>(out_->parties.size()) - 1, 1};
  }

  // --- places.cc ---

  void Home();
  Code LocalCode(const Sentence& s);
  bool IsLocative(const Sentence& s, const Name& name) const;

  // --- memory.cc ---

  void Remember(uint32_t party);
  PartyRange Copy(PartyRange from, ResolvedBy by, uint32_t begin, uint32_t end);
  static bool AgreesWith(const Party& p, Enclitic pronoun);
  bool SameParty(const Party& a, const Party& b) const;
  PartyRange Antecedent(Enclitic pronoun, PartyRange subject, bool prefer_subject, uint32_t begin, uint32_t end);
  PartyRange Addressee() const;
  static constexpr int kMostTogether = 7;  // السبع
  PartyRange Last(int wanted, bool states, bool humans, uint32_t begin, uint32_t end);

  // --- subjects.cc ---

  void AtVerb(uint32_t c);
  PartyRange Described(uint32_t c);
  PartyRange Dropped(uint32_t c);
  PartyRange WithCoordinated(uint32_t phrase);
  uint32_t FirstSubject(uint32_t c) const;
  void Owner(uint32_t p);
  bool IsGroupNoun(uint32_t t) const;
  void Settle(uint32_t c);

  // --- resolve.cc ---

  void AtPhrase(uint32_t index);
  PartyRange Parties(uint32_t index);
  bool NamesTwo(const Word& w) const;
  bool MeansTwo(uint32_t t, bool alone) const;
  int HowMany(uint32_t t, uint32_t end) const;
  PartyRange Together(const Phrase& phrase);
  bool HasNameBehind(const Phrase& phrase) const;
  bool SharedTitle(const Phrase& phrase, Party* p);
  void Counterpart(const Phrase& phrase, Party* p);
  void CompleteTitle(uint32_t t, uint32_t end, bool definite, Party* p);
  bool IsAdverb(const Phrase& phrase) const;
  bool Holds(uint32_t person, uint16_t office) const;
  void Infer(Party* p);
  void CompleteName(const Phrase& phrase, Party* p);

  // --- called.cc ---

  bool NamesTheOneBefore(uint32_t index);
  const Name* BodyCalled(uint32_t t) const;
  uint64_t NounHash(uint32_t t) const;
  uint32_t Bearer(uint32_t token) const;
  uint64_t NameHash(uint32_t t) const;
  void NamesBefore(uint32_t index);
  void NameBehind(uint32_t index);
  void SpeaksFor(uint32_t index);

  // --- quotes.cc ---

  bool IsMedia(const Party& p) const;
  void SetSpeaker(uint32_t token, PartyRange subject);
  void Quotes();

  const MentionKnowledge& knowledge_;
  const Lexicon& lexicon_;
  const World& world_;
  const Text& text_;
  const Tokens& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
  const Names& names_;
  const Phrases& phrases_;
  int32_t day_;
  Mentions* out_;
  PartyReader reader_;
  std::vector<uint32_t> memory_;  // parties in the order of their mention
  struct Body {
    uint64_t hash;  // of the first word of its name
    uint32_t name;  // in Names::names
  };
  std::vector<Body> bodies_;  // the organisations that the article names by several words, in the order of the text
  uint32_t early_ = 0;        // the token behind the title and the first two sentences
  PartyRange speaker_;
  std::vector<Speech> speeches_;     // in the order of the text
  uint32_t quoting_ = kNoLexeme;     // نقلا
  uint32_t li_ = kNoLexeme;          // ل
  uint32_t min_ = kNoLexeme;         // من
  uint32_t about_ = kNoLexeme;       // عن
  uint32_t in_ = kNoLexeme;          // في
  uint32_t in_name_of_ = kNoLexeme;  // باسم
  uint32_t ala_ = kNoLexeme;         // على
  uint32_t bi_ = kNoLexeme;          // ب
  PartyRange last_subject_;
  Code place_code_ = 0;  // of the sentence
  uint32_t sentence_ = 0;
};

}  // namespace marsad
#endif  // MARSAD_MENTIONS_RESOLVER_H_
