// Who does what a verb says: its subject with what is coordinated, the one it leaves out, and whose a thing is that acts.
#include "mentions/resolver.h"

namespace marsad {
void Resolver::AtVerb(uint32_t c) {
  const Clause& clause = phrases_.clauses[c];
  const Word& verb = words_[clause.verb];
  if (clause.subject != kNoIndex && clause.subject < out_->of_phrase.size() && phrases_.phrases[clause.subject].begin < clause.verb) {
    out_->subject_of[c] = WithCoordinated(FirstSubject(c));
  } else if (clause.subject == kNoIndex) {
    out_->subject_of[c] = Dropped(c);
  }
  if (verb.enclitic != Enclitic::kNone) {
    out_->of_enclitic[clause.verb] = Antecedent(verb.enclitic, out_->subject_of[c], false, clause.verb, clause.verb + 1);
  }
  if (IsReporting(clause.verb) && clause.subject == kNoIndex) SetSpeaker(clause.verb, out_->subject_of[c]);
}

// مسلحين من القبائل | يطلقون النار: a verb right behind an indefinite noun that it agrees with says what those do.
PartyRange Resolver::Described(uint32_t c) {
  const Clause& clause = phrases_.clauses[c];
  const Word& verb = words_[clause.verb];
  if (clause.conjunction || clause.marker != Marker::kNone || clause.begin != clause.verb || clause.verb == 0) return {};
  uint32_t p = phrases_.phrase_of[clause.verb - 1];
  if (p == kNoIndex || p >= out_->of_phrase.size() || phrases_.phrases[p].sentence != clause.sentence) return {};
  if (phrases_.phrases[p].preposition == min_ && p > 0 && phrases_.phrases[p - 1].end + 1 >= phrases_.phrases[p].begin) --p;
  const Phrase& phrase = phrases_.phrases[p];
  const PartyRange range = out_->of_phrase[p];
  if (phrase.definite || range.count != 1) return {};
  const Party& party = out_->parties[range.begin];
  if (!party.human || party.inside) return {};
  const uint32_t number = kSingular | kPlural | kDual;
  if ((verb.features & party.features & number) == 0 || (verb.features & party.features & (kMasculine | kFeminine)) == 0) return {};
  return range;
}

PartyRange Resolver::Dropped(uint32_t c) {
  const Clause& clause = phrases_.clauses[c];
  const Word& verb = words_[clause.verb];
  if ((verb.features & (kFirst)) && !(verb.features & kThird) && verb.pos == Pos::kVerb) {
    if (tokens_.tokens[clause.verb].quote_depth == 0 && speaker_.count == 0) return {};
    return Copy(speaker_, ResolvedBy::kSpeaker, clause.verb, clause.verb + 1);
  }
  if ((verb.features & kSecond) && !(verb.features & kThird) && verb.pos == Pos::kVerb) return {};
  if (clause.governor != kNoIndex && clause.participle) {
    const PartyRange subject = out_->subject_of[clause.governor];
    if (subject.count > 0) return subject;
  }
  if (!clause.dropped) return {};
  // أنه قتل: the pronoun on the particle is the subject.
  if (clause.begin < clause.verb && words_[clause.begin].pos == Pos::kSubordinator && words_[clause.begin].enclitic != Enclitic::kNone) {
    const PartyRange governor = clause.governor != kNoIndex ? out_->subject_of[clause.governor] : last_subject_;
    return Antecedent(words_[clause.begin].enclitic, governor, true, clause.begin, clause.begin + 1);
  }
  if (const PartyRange told = Described(c); told.count > 0) return told;
  // The subject of the clause before it that agrees, in this sentence or the last.
  for (uint32_t k = c; k-- > 0 && c - k < 8;) {
    const Clause& other = phrases_.clauses[k];
    if (other.sentence + 1 < clause.sentence) break;
    const PartyRange subject = out_->subject_of[k];
    if (subject.count == 0) continue;
    const Party& p = out_->parties[subject.begin];
    const uint32_t gender = verb.features & (kMasculine | kFeminine);
    const uint32_t theirs = p.features & (kMasculine | kFeminine);
    if (gender != 0 && theirs != 0 && (gender & theirs) == 0 && !(p.features & kPlural)) continue;
    return subject;
  }
  return {};
}

// The parties of a phrase and of those coordinated with it.
PartyRange Resolver::WithCoordinated(uint32_t phrase) {
  PartyRange range = out_->of_phrase[phrase];
  uint32_t next = phrase + 1;
  uint32_t count = range.count;
  bool apart = false;
  while (next < out_->of_phrase.size() && next < phrases_.phrases.size() &&
         (phrases_.phrases[next].coordinated == next - 1 || phrases_.phrases[next].apposition == next - 1)) {
    if (phrases_.phrases[next].coordinated != kNoIndex && out_->of_phrase[next].count > 0) {
      apart = apart || (count > 0 && out_->of_phrase[next].begin != range.begin + count);
      count += out_->of_phrase[next].count;
      if (range.count == 0) range = out_->of_phrase[next];
    }
    ++next;
  }
  if (count == range.count || range.count == 0) return range;
  if (!apart) return {range.begin, count};
  const uint32_t first = static_cast<uint32_t>(out_->parties.size());
  for (uint32_t k = phrase; k < next; ++k) {
    const PartyRange r = out_->of_phrase[k];
    if (k != phrase && phrases_.phrases[k].coordinated == kNoIndex) continue;
    for (uint32_t i = 0; i < r.count; ++i) {
      const Party copy = out_->parties[r.begin + i];
      out_->parties.push_back(copy);
    }
  }
  return {first, static_cast<uint32_t>(out_->parties.size()) - first};
}

// قوة, مجموعة, عدد: who they are stands behind من.
bool Resolver::IsGroupNoun(uint32_t t) const {
  const Lexeme* head = LexemeOf(t);
  return words_[t].pos == Pos::kNoun && (words_[t].proclitics & kAl) == 0 && words_[t].enclitic == Enclitic::kNone && head != nullptr &&
         head->noun_class == NounClass::kGroup;
}

// طائرات للتحالف, عنصر من تنظيم, قوة من الشرطة: a thing acts for whose it is, a member for his body, a group is those of whom it is made.
void Resolver::Owner(uint32_t p) {
  if (p + 1 >= out_->of_phrase.size()) return;
  const Phrase& phrase = phrases_.phrases[p];
  const Phrase& owner = phrases_.phrases[p + 1];
  const PartyRange theirs = out_->of_phrase[p + 1];
  if (owner.sentence != phrase.sentence || theirs.count == 0 || owner.begin > phrase.end + 1 || owner.coordinated != kNoIndex) return;
  if (owner.preposition != li_ && owner.preposition != min_) return;
  const Lexeme* head = LexemeOf(phrase.head);
  if (head == nullptr || words_[phrase.head].pos != Pos::kNoun) return;
  const Party other = out_->parties[theirs.begin];
  PartyRange& mine = out_->of_phrase[p];
  if (mine.count == 0 && !phrase.definite) {
    if (owner.preposition == min_
            ? IsGroupNoun(phrase.head) && !other.place
            : head->noun_class == NounClass::kThing || head->noun_class == NounClass::kPlace || head->noun_class == NounClass::kGroup) {
      mine = Copy(theirs, other.by, phrase.begin, out_->parties[theirs.begin + theirs.count - 1].end);
      if (phrase.role == Role::kSubject && phrase.clause != kNoIndex && phrase.coordinated == kNoIndex)
        out_->subject_of[phrase.clause] = mine;
      return;
    }
  }
  if (mine.count != 1) return;
  Party& party = out_->parties[mine.begin];
  if (party.inside) return;
  // مسلحين من القبائل, قافلة للقوات: indefinite, they are told by what follows, and named by all of it.
  if (!phrase.definite && !other.place && party.end == phrase.end && other.begin >= phrase.end && !other.inside) party.end = other.end;
  if ((party.code != 0 && !party.weak) || other.code == 0) return;
  const bool organisation = other.entity != kNoIndex && world_.entities[other.entity].kind == EntityKind::kOrganisation;
  const bool body = organisation || (other.title != kNoIndex && world_.titles[other.title].kind != TitleKind::kPerson);
  if (owner.preposition == min_ && !body) return;
  party.code = other.code;
  party.weak = other.weak;
  // A gunman of the tribes is still one, a passer-by of a town council no official.
  const bool loose = party.sector == kUaf || party.sector == kCvl;
  if (body && other.sector != 0 && (organisation || !loose)) party.sector = other.sector;
}

// الوزير ونظيره اللذان زارا المدينة: what several do, those before the one next to it do too.
uint32_t Resolver::FirstSubject(uint32_t c) const {
  const Clause& clause = phrases_.clauses[c];
  uint32_t p = clause.subject;
  if (clause.marker != Marker::kRelative || p != clause.antecedent || (words_[clause.verb].features & (kDual | kPlural)) == 0 ||
      (words_[phrases_.phrases[p].head].features & kPlural))
    return p;
  while (p > 0 && phrases_.phrases[p].coordinated == p - 1) --p;
  return p;
}

void Resolver::Settle(uint32_t c) {
  if (phrases_.clauses[c].subject == kNoIndex) return;
  out_->subject_of[c] = WithCoordinated(FirstSubject(c));
}

}  // namespace marsad
