// Private to phrases/: the work on one document, sentence by sentence, in the order of the files that hold it: chunks.cc finds noun
// phrases, links.cc ties them together, clauses.cc walks the sentence and opens clauses, arguments.cc gives each clause its subject and
// object, governors.cc its governor and voice; readings.cc is asked by all for what a word is among its neighbours.
#ifndef MARSAD_PHRASES_FINDER_H_
#define MARSAD_PHRASES_FINDER_H_

#include <vector>

#include "phrases/known.h"
#include "phrases/phrases.h"

namespace marsad {

class Finder {
 public:
  Finder(const Lexicon& lexicon, const World& world, const Tokens& tokens, const WordCache& cache, const Names& names, Words* words,
         Phrases* out);
  void Sentence(const marsad::Sentence& s, uint32_t index);

 private:
  static bool IsNominal(Pos pos) {
    return pos == Pos::kNoun || pos == Pos::kAdjective || pos == Pos::kName || pos == Pos::kQuantity || pos == Pos::kForeign;
  }
  static bool HasPreposition(const Word& w) { return w.proclitics & (kBi | kLi | kKa); }
  static bool HasConjunction(const Word& w) { return w.proclitics & (kWa | kFa); }
  static bool HasArticle(const Word& w) { return w.proclitics & kAl; }

  const Lexeme* LexemeOf(uint32_t t) const { return words_[t].lexeme == kNoLexeme ? nullptr : &lexicon_.lexemes[words_[t].lexeme]; }
  Known KnownAt(uint32_t t) const { return KnownOf(words_[t].lexeme); }
  Known KnownOf(uint32_t lexeme) const { return lexeme == kNoLexeme ? Known::kNone : known_[lexeme]; }
  bool IsWord(uint32_t t) const { return t < sentence_.end && tokens_[t].kind == TokenKind::kWord; }
  bool StartsPhrase(uint32_t t) const {
    if (t >= sentence_.end) return false;
    const Pos pos = words_[t].pos;
    return IsNominal(pos) || pos == Pos::kNumber || pos == Pos::kDemonstrative || pos == Pos::kPronoun;
  }

  // phrases.cc: what a word is.
  NounClass NameClass(uint32_t t) const;
  NounClass ClassOf(uint32_t t) const;
  uint32_t Gender(uint32_t t) const;
  bool IsWholePerson(uint32_t t) const;

  // chunks.cc: noun phrases.
  bool IsCircumstance(uint32_t t) const;
  bool ObjectNamed(uint32_t t) const;
  bool IsIndefiniteAccusative(uint32_t t) const;
  bool Continues(const Phrase& p, uint32_t t, bool* definite);
  bool ContinuesName(const Phrase& p, uint32_t t, bool before_open, bool head_human, bool* definite);
  bool HasHumanPart(uint32_t begin, uint32_t end) const;
  bool HasPlural(uint32_t begin, uint32_t end) const;
  bool IsPlaceNoun(uint32_t t) const;
  bool Quoted(uint32_t t) const;
  bool TellsApart(const Phrase& p) const;
  uint32_t Head(uint32_t begin) const;
  uint32_t AddPhrase(uint32_t begin, uint32_t preposition);

  // links.cc: coordination and apposition.
  void Link(Phrase* p);
  void Coordinate(Phrase* p, uint32_t previous);
  bool SharesHead(const Phrase& p, const Phrase& q) const;
  bool IsBearer(const Phrase& p, const Phrase& q, const Phrase& r) const;
  bool IsApposition(const Phrase& p, const Phrase& q) const;

  // clauses.cc: the walk over the sentence.
  struct Pending {  // what the next verb will be marked with
    Marker marker = Marker::kNone;
    uint32_t token = kNoIndex;  // where its clause begins
    bool negated = false, future = false, perhaps = false, maybe = false, without = false, proviso = false;
    bool conjunction = false;
  };
  void Scan();
  bool OpensCondition(uint32_t t, uint32_t preposition) const;
  bool TellsSource(uint32_t t) const;
  void AddPronounOnPreposition(uint32_t t);
  void AddVerb(uint32_t t);
  void AddParticiple(uint32_t t);
  void Particle(uint32_t t, uint32_t preposition);
  void Subordinator(uint32_t t, uint32_t preposition);
  void OpenRelative(uint32_t t);
  uint32_t QuantifierEnd(uint32_t t) const;
  void SetBegin(Clause* c);
  bool HasPredicateNoun(uint32_t t) const;
  bool IsAuxiliary(uint32_t t) const;

  // readings.cc: what a word is among these words, where it may be several things.
  template <typename Fits>
  const Analysis* Reading(uint32_t t, Fits&& fits) const;
  bool Reread(uint32_t t, Pos pos, uint32_t any_of, uint32_t gender, bool article);
  void RereadAmong(uint32_t t);
  void RereadVerb(uint32_t t);
  bool RereadAsVerb(uint32_t t);
  bool RereadWithBi(uint32_t t);
  bool RereadBehindBi(uint32_t t);
  bool MayTakeObject(uint32_t verb) const;

  // arguments.cc
  bool Agrees(uint32_t verb, const Phrase& p, bool before) const;
  bool ThingDisagrees(uint32_t verb, const Phrase& p) const;
  bool EncliticIs(Enclitic enclitic, const Phrase& p) const;
  bool HasContinuation(const Phrase& p) const;
  bool IsBare(const Phrase& p) const {
    return p.preposition == kNoLexeme && !p.time && p.coordinated == kNoIndex && p.apposition == kNoIndex && !p.address;
  }
  bool IsPerson(const Phrase& p) const;
  bool CanAct(const Phrase& p) const;
  bool IsAdverbial(const Phrase& p) const;
  bool IsAccusative(const Phrase& p) const;
  uint32_t PhraseFrom(uint32_t t) const;
  uint32_t PhraseBefore(uint32_t t) const;
  void Region(uint32_t c);
  uint32_t AsideEnd(uint32_t t, uint32_t last) const;
  uint32_t Preverbal(uint32_t c) const;
  uint32_t OverRelative(uint32_t c, uint32_t p) const;
  uint32_t Antecedent(uint32_t c) const;
  void Arguments(uint32_t c);
  void Participle(uint32_t c, uint32_t first);
  void Relative(uint32_t c, uint32_t first, uint32_t second);
  void Finite(uint32_t c, uint32_t before, uint32_t first, uint32_t second);
  bool SubjectBefore(uint32_t c) const;
  void OwnPrepositional(uint32_t c, uint32_t p);
  void Own(uint32_t c, uint32_t p, Role role);

  // governors.cc
  uint32_t Governor(uint32_t c) const;
  bool IsPassive(uint32_t c) const;
  bool HasAgent() const;
  bool ContentFollows(const Clause& clause) const;

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
  bool has_subject_ = false;  // a clause before this one has a subject that a dropped one may mean
  Pending pending_;
  Pending outer_;                    // of the clause around a relative one whose verb is still to come
  std::vector<uint32_t> marks_;      // of each clause of the sentence, where its marker stands
  const std::vector<Known>& known_;  // by lexeme
  uint32_t clitic_[3];
  uint32_t min_, in_;
  std::vector<uint32_t> region_;
};

}  // namespace marsad
#endif  // MARSAD_PHRASES_FINDER_H_
