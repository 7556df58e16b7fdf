#include "names/respelt.h"

namespace marsad {

int RespeltNames::Cuts(std::string_view word, Cut (&cuts)[3]) const {
  int n = 0;
  cuts[n++] = {word, 0};
  uint8_t taken = 0;
  if (word.size() > 3 && (word[0] == '\xE8' || word[0] == '\xE1')) {
    taken = word[0] == '\xE8' ? kWa : kFa;
    word.remove_prefix(1);
    cuts[n++] = {word, taken};
  }
  if (word.size() > 3 && (word[0] == '\xC8' || (word[0] == '\xE4' && word[1] != '\xE4')))
    cuts[n++] = {word.substr(1), static_cast<uint8_t>(taken | (word[0] == '\xC8' ? kBi : kLi))};
  return n;
}

// Whether the word, but for clitics, may be the first of some person's name; *first is it then.
bool RespeltNames::FirstOfPerson(uint32_t t, Cut* first) const {
  Cut cuts[3];
  const int n = Cuts(Letters(t), cuts);
  for (int k = 0; k < n; ++k) {
    SpellingKey key;
    world_.spellings.Append(cuts[k].letters, lexicon_.fold, &key);
    const SpellingNode* node = key.size() < 2 ? nullptr : world_.spellings.Find(key.Hash());
    if (node == nullptr || node->first == 0) continue;
    *first = cuts[k];
    return true;
  }
  return false;
}

bool RespeltNames::NameLike(uint32_t t) const {
  const Word& w = words_[t];
  return tokens_[t].kind == TokenKind::kWord && (w.pos == Pos::kName || w.pos == Pos::kUnknown || (w.pos != Pos::kVerb && Unsure(w)));
}

// Nobody's word, as far as we know: such a one may be a known one with a letter wrong.
bool RespeltNames::Strange(uint32_t t) const {
  const Word& w = words_[t];
  return NameLike(t) && w.known != Knowledgeable::kKnown && cache_.entry(w.surface).likeliest.known != Knowledgeable::kKnown;
}

// الرئيس السابق: a title or nisba stands before, perhaps with an adjective.
bool RespeltNames::BehindTitle(uint32_t t) const {
  if (out_->names.empty()) return false;
  const Name& last = out_->names.back();
  if (last.sense.kind != SenseKind::kTitle && last.sense.kind != SenseKind::kNisba) return false;
  return last.end == t || (last.end + 1 == t && words_[t - 1].pos == Pos::kAdjective);
}

// The longest run from t whose key is a person's; the word at t + skip, if any, is a middle name that the knowledge leaves out.
void RespeltNames::Follow(const Sentence& s, uint32_t t, Pieces* pieces, uint32_t skip, bool titled, Match* match) const {
  SpellingKey key;
  key.Join(pieces->At(t));
  for (uint32_t k = t + 1; k < s.end && k < t + kLongest; ++k) {
    if (tokens_[k].kind != TokenKind::kWord) break;
    if (skip > 0 && k == t + skip) {
      if (!NameLike(k) || Letters(k)[0] == '\xE8') break;
      continue;
    }
    key.Join(pieces->At(k));
    const SpellingNode* node = world_.spellings.Find(key.Hash());
    if (node == nullptr || node->person >= SpellingNode::kSeveral || k + 1 <= match->end) continue;
    // Many Arabs are called alike: without a title two words are too few.
    if (node->native != 0 && !titled && (skip > 0 || k < t + 2)) continue;
    // Words run together or apart, but not four for two.
    if (k + 1 - t > node->words + (skip > 0 ? 2u : 1u)) continue;
    if (node->words == 1 && key.size() < kSurelyOne) continue;
    // محمد حماقي على: with a word left out, a particle ends no name.
    if (!NameLike(k) && (k < t + 2 || skip > 0) &&
        ((words_[k].pos != Pos::kNoun && words_[k].pos != Pos::kAdjective) || words_[k].enclitic != Enclitic::kNone))
      continue;
    if (skip > 0 && key.size() < kSurelyOne) continue;
    *match = {node, k + 1, Spelt::kFamily};
  }
}

// The longest run from t that is one letter away from one person's key; one of its words must be nobody's.
void RespeltNames::FollowNear(const Sentence& s, uint32_t t, std::string_view first, bool titled, Match* match) const {
  bool strange = Strange(t);
  for (uint32_t k = t + 1; k < s.end && k < t + 4 && NameLike(k) && !strange; ++k) strange = Strange(k);
  if (!strange) return;
  SpellingKey key;
  world_.spellings.AppendStrict(first, lexicon_.fold, &key);
  strange = Strange(t);
  for (uint32_t k = t + 1; k < s.end && k < t + 4 && NameLike(k); ++k) {
    world_.spellings.AppendStrict(Letters(k), lexicon_.fold, &key);
    strange = strange || Strange(k);
    if (!strange) continue;
    const SpellingNode* node = world_.spellings.Near(key);
    if (node != nullptr && node->words > 1 && (titled || node->native == 0)) *match = {node, k + 1, Spelt::kNearly};
  }
}

// Of all that tells whether the words from t on are a name: they and their readings.
uint64_t RespeltNames::HashAhead(const Sentence& s, uint32_t t, bool titled) const {
  uint64_t hash = kHashSeed ^ cache_.generation() ^ (titled ? uint64_t{1} << 63 : 0);
  for (uint32_t k = t; k < s.end && k < t + kLongest && tokens_[k].kind == TokenKind::kWord; ++k) {
    const Word& w = words_[k];
    const bool pronoun = w.enclitic != Enclitic::kNone;
    hash = HashMix(hash ^ (static_cast<uint64_t>(w.surface) << 32 | static_cast<uint64_t>(w.pos) << 8 | uint64_t{pronoun} << 4 |
                           uint64_t{Unsure(w)} << 3 | static_cast<uint64_t>(w.known)));
  }
  return hash;
}

// Whether the word at k may be another of a person's names: no verb and no particle.
bool RespeltNames::GoesOn(const Sentence& s, uint32_t k) const {
  if (k >= s.end || tokens_[k].kind != TokenKind::kWord) return false;
  return NameLike(k) || words_[k].pos == Pos::kNoun || words_[k].pos == Pos::kAdjective;
}

// A person's name in a spelling that is not listed; its end, t for none.
uint32_t RespeltNames::At(const Sentence& s, uint32_t t) {
  if (!NameLike(t)) return t;
  const bool titled = BehindTitle(t);
  // A name of one word is respelt behind a title only.
  if (!titled && !GoesOn(s, t + 1)) return t;
  Cut first{Letters(t), 0};
  const bool begins = cache_.Asked(words_[t].surface, WordCache::Question::kBeginsPerson,
                                   [&](const WordCache::Entry&) { return FirstOfPerson(t, &first); });
  if (!begins && !titled) return t;
  const uint64_t words = HashAhead(s, t, titled);
  if (names_.IsNone(words)) return t;
  if (begins && !titled) FirstOfPerson(t, &first);
  Match match;
  Pieces pieces(*this, t, first.letters);
  Follow(s, t, &pieces, 0, titled, &match);
  if (match.node == nullptr) Follow(s, t, &pieces, 1, titled, &match);
  if (match.node == nullptr) Follow(s, t, &pieces, 2, titled, &match);
  if (match.node == nullptr) FollowNear(s, t, first.letters, titled, &match);
  if (match.node == nullptr && titled && Strange(t)) {
    // الرئيس بوتن
    SpellingKey key;
    world_.spellings.Append(first.letters, lexicon_.fold, &key);
    const SpellingNode* node = world_.spellings.Find(key.Hash());
    if (node != nullptr && node->words == 1 && node->person < SpellingNode::kSeveral) {
      // بوتن is one letter from بوتين; بالس is no بيلوسي.
      SpellingKey strict;
      world_.spellings.AppendStrict(first.letters, lexicon_.fold, &strict);
      const SpellingNode* near = key.size() < kSurelyOne - 2 ? world_.spellings.Near(strict) : node;
      if (near != nullptr && near->person == node->person) match = {node, t + 1, Spelt::kFamily};
    }
  }
  if (match.node == nullptr) {
    names_.KeepNone(words);
    return t;
  }
  Name name;
  name.begin = t;
  name.end = match.end;
  name.sense.id = match.node->person;
  name.sense.kind = SenseKind::kPerson;
  name.sense.words = static_cast<uint8_t>(match.end - t);
  name.sense.spelt = match.spelt;
  for (uint32_t k = t; k < match.end; ++k) {
    out_->name_at[k] = static_cast<uint32_t>(out_->names.size());
    words_[k].Unlisted(Pos::kName);
    words_[k].enclitic = Enclitic::kNone;
    words_[k].features &= kMasculine | kFeminine | kSingular;
  }
  words_[t].proclitics = first.proclitics;
  out_->names.push_back(name);
  return match.end;
}

}  // namespace marsad
