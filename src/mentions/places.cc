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
    place.locative = IsLocative(s, t);
    if (place.locative && code == 0) code = reader_.CodeOf(name.sense);
    out_->places.push_back(place);
  }
  return code;
}

// في or ب before the phrase, or a noun of place as its head: في مدينة الموصل, شمال دمشق.
bool Resolver::IsLocative(const Sentence& s, uint32_t t) const {
  const uint32_t p = phrases_.phrase_of[t];
  if (p == kNoIndex) return false;
  const Phrase& phrase = phrases_.phrases[p];
  if (phrase.preposition == kNoLexeme) return false;
  if (lexicon_.lexemes[phrase.preposition].function != Function::kPlace) return false;
  if (t == phrase.head || t == phrase.begin) return true;
  const Lexeme* head = LexemeOf(phrase.head);
  (void)s;
  return head != nullptr && head->noun_class == NounClass::kPlace;
}

}  // namespace marsad
