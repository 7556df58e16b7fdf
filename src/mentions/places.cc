// Where does the article play, and where each of its sentences?
#include "mentions/resolver.h"

namespace marsad {

// Where the article plays: the state that its names mean most often; the first sentences weigh double.
void Resolver::Home() {
  Code codes[24];
  int weights[24];
  int n = 0;
  const uint32_t early = tokens_.sentences.size() > 2 ? tokens_.sentences[2].begin : 0xFFFFFFFF;
  for (const Name& name : names_.names) {
    if (name.sense.kind == SenseKind::kTitle || name.sense.kind == SenseKind::kPerson || name.sense.kind == SenseKind::kPersonShort)
      continue;
    const Code code = reader_.CodeOf(name.sense);
    if (code == 0 || world_.StateEntity(code) == kNoLexeme) continue;
    const bool local = name.sense.kind == SenseKind::kPlace || name.sense.kind == SenseKind::kState;
    const int weight = (name.begin < early ? 2 : 1) * (local ? 2 : 1);
    int k = 0;
    while (k < n && codes[k] != code) ++k;
    if (k == n) {
      if (n == 24) continue;
      codes[n] = code;
      weights[n++] = 0;
    }
    weights[k] += weight;
  }
  int best = 0;
  for (int k = 0; k < n; ++k) {
    if (weights[k] > best) best = weights[k], out_->home = codes[k];
  }
}

// The state in which the sentence says that things happen.
Code Resolver::LocalCode(const Sentence& s) {
  Code code = 0;
  for (uint32_t t = s.begin; t < s.end; ++t) {
    const uint32_t n = names_.name_at[t];
    if (n == kNoIndex || names_.names[n].begin != t) continue;
    const Name& name = names_.names[n];
    if (name.sense.kind != SenseKind::kPlace && name.sense.kind != SenseKind::kState && name.sense.kind != SenseKind::kCapital) continue;
    PlaceMention place;
    place.begin = name.begin;
    place.end = name.end;
    place.sentence = sentence_;
    if (name.sense.kind == SenseKind::kState) {
      place.entity = name.sense.id;
    } else {
      place.place = name.sense.id;
      place.entity = world_.StateEntity(world_.places[name.sense.id].code);
    }
    place.locative = IsLocative(s, name);
    if (place.locative && code == 0) code = reader_.CodeOf(name.sense);
    out_->places.push_back(place);
  }
  return code;
}

// في or ب before the phrase, or a noun of place as its head: في مدينة الموصل, شمال دمشق; a distance or nearness before من: بالقرب من حلب.
bool Resolver::IsLocative(const Sentence& s, const Name& name) const {
  uint32_t t = name.begin;
  while (t < name.end && phrases_.phrase_of[t] == kNoIndex) ++t;
  if (t == name.end) return false;
  // The name has a direction before it that the phrase leaves out: شمال حلب; جنوب السودان is a state.
  if (t > name.begin) return name.sense.kind == SenseKind::kPlace;
  const uint32_t p = phrases_.phrase_of[t];
  const Phrase& phrase = phrases_.phrases[p];
  const Lexeme* head = LexemeOf(phrase.head);
  const bool first = t == phrase.head || t == phrase.begin || (head != nullptr && head->noun_class == NounClass::kPlace);
  if (!first || phrase.preposition == kNoLexeme) return false;
  if (lexicon_.lexemes[phrase.preposition].function == Function::kPlace) return true;
  if (phrase.preposition == ala_) return t != phrase.head && words_[phrase.head].pos == Pos::kNoun;  // على مشارف حلب
  // Behind the phrase that measures: its من.
  if (phrase.preposition != min_ || p == 0) return false;
  const Phrase& measure = phrases_.phrases[p - 1];
  if (measure.begin < s.begin || measure.end + 1 != phrase.begin) return false;
  const Lexeme* what = LexemeOf(measure.head);
  if (what == nullptr) return false;
  if (what->noun_class == NounClass::kUnit) return true;
  return what->noun_class == NounClass::kPlace && measure.preposition != kNoLexeme && measure.end == measure.head + 1;
}

}  // namespace marsad
