#include "phrases/phrases.h"

#include "phrases/finder.h"

namespace marsad {

Finder::Finder(const Lexicon& lexicon, const World& world, const Tokens& tokens, const WordCache& cache, const Names& names, Words* words,
               Phrases* out)
    : lexicon_(lexicon),
      world_(world),
      tokens_(tokens.tokens),
      cache_(cache),
      names_(names),
      words_(words->words),
      out_(out),
      known_(out->known.known),
      clitic_{out->known.clitic[0], out->known.clitic[1], out->known.clitic[2]},
      min_(out->known.min),
      in_(out->known.in) {}

void Finder::Sentence(const marsad::Sentence& s, uint32_t index) {
  sentence_ = s;
  index_ = index;
  first_phrase_ = out_->phrases.size();
  first_clause_ = out_->clauses.size();
  Scan();
  for (size_t c = first_clause_; c < out_->clauses.size(); ++c) Arguments(static_cast<uint32_t>(c));
  // What is linked over other phrases has the role of what it is linked to.
  for (size_t p = first_phrase_; p < out_->phrases.size(); ++p) {
    Phrase& phrase = out_->phrases[p];
    const uint32_t lead = phrase.joined != kNoIndex ? phrase.joined : phrase.apposition;
    if (lead == kNoIndex || phrase.clause != kNoIndex) continue;
    phrase.clause = out_->phrases[lead].clause;
    phrase.role = out_->phrases[lead].role;
  }
  // What a relative clause is about, where no clause around it has a place for it.
  for (uint32_t c = static_cast<uint32_t>(first_clause_); c < out_->clauses.size(); ++c) {
    const Clause& clause = out_->clauses[c];
    if (clause.marker != Marker::kRelative || clause.antecedent == kNoIndex) continue;
    if (clause.subject == clause.antecedent) Own(c, clause.antecedent, Role::kSubject);
    if (clause.object == clause.antecedent) Own(c, clause.antecedent, Role::kObject);
  }
}

// What the word at t is a name of, kNone when it is none or a mere adjective.
NounClass Finder::NameClass(uint32_t t) const {
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

NounClass Finder::ClassOf(uint32_t t) const {
  if (const NounClass named = NameClass(t); named != NounClass::kNone) return named;
  return words_[t].Class();
}

// Whether a name of a person, all of it, is what stands at t.
bool Finder::IsWholePerson(uint32_t t) const {
  return names_.name_at[t] != kNoLexeme && names_.names[names_.name_at[t]].sense.kind == SenseKind::kPerson;
}

// Gender as verbs and adjectives agree with it: plurals of things are feminine. 0 where unknown.
uint32_t Finder::Gender(uint32_t t) const {
  const Word& w = words_[t];
  if (const uint32_t n = names_.name_at[t]; n != kNoLexeme) {
    const Sense& sense = names_.names[n].sense;
    if (sense.kind == SenseKind::kState) return world_.entities[sense.id].feminine ? static_cast<uint32_t>(kFeminine) : 0;
    if (sense.kind == SenseKind::kCapital) return kFeminine;
    if (sense.kind == SenseKind::kPlace || sense.kind == SenseKind::kOrganisation || sense.kind == SenseKind::kSeat) return 0;
  }
  if ((w.features & kPlural) && ClassOf(t) != NounClass::kHuman && w.pos == Pos::kNoun) return kFeminine;
  return w.features & (kMasculine | kFeminine);
}

void FindPhrases(const Lexicon& lexicon, const World& world, const Tokens& tokens, const WordCache& cache, const Names& names, Words* words,
                 Phrases* out) {
  out->Clear();
  out->known.Find(lexicon);
  out->phrase_of.assign(tokens.tokens.size(), kNoIndex);
  Finder finder(lexicon, world, tokens, cache, names, words, out);
  for (uint32_t i = 0; i < tokens.sentences.size(); ++i) finder.Sentence(tokens.sentences[i], i);
}

}  // namespace marsad
