// Which class has a stretch of text? A linear model over its words and over what the coder found there.
#include <algorithm>
#include <cmath>

#include "judgement/judgement.h"

namespace marsad {
namespace {

constexpr uint64_t kWordSeed = 0x77, kFindingSeed = 0x66;

// The lexeme whose lemma is a feature. Names are none: what is learnt of a person or town would be held against it ever after.
uint32_t LexemeOf(const Found& found, size_t token) {
  const Word& w = found.words.words[token];
  return found.tokens.tokens[token].kind == TokenKind::kWord && w.pos != Pos::kName ? w.lexeme : kNoLexeme;
}

std::pair<uint32_t, uint32_t> TokensOf(const Found& found, size_t first, size_t last) {
  if (first >= last) return {0, 0};
  return {found.tokens.sentences[first].begin, found.tokens.sentences[last - 1].end};
}

// fn(kind, what) for each thing that the coder found in the sentences; the name of the feature is the two joined.
template <typename Fn>
void ForFindings(const Found& found, size_t first, size_t last, Fn&& fn) {
  const auto& events = found.events.events;  // in the order of their sentences
  auto e = std::lower_bound(events.begin(), events.end(), first, [](const Event& event, size_t s) { return event.sentence < s; });
  if (e == events.end() || e->sentence >= last) fn("no event", "");
  for (; e != events.end() && e->sentence < last; ++e) {
    const Category& category = found.frames.categories[e->category];
    const char quad = static_cast<char>('0' + category.quad);
    const std::string_view digit(&quad, 1);
    fn("event ", found.frames.String(category.name));
    fn(e->reality & (kNegation | kHypothetical) ? "unreal " : "real ", digit);
    if (e->actors == 0) fn("nobody ", digit);
    if (e->recipients == 0) fn("to nobody ", digit);
  }
  const auto [begin, end] = TokensOf(found, first, last);
  const auto& phrases = found.phrases.phrases;
  for (size_t p = static_cast<size_t>(
           std::lower_bound(phrases.begin(), phrases.end(), begin, [](const Phrase& phrase, uint32_t t) { return phrase.begin < t; }) -
           phrases.begin());
       p < found.mentions.of_phrase.size() && phrases[p].begin < end; ++p) {
    const PartyRange range = found.mentions.of_phrase[p];
    for (uint32_t k = 0; k < range.count; ++k) {
      const Party& party = found.mentions.parties[range.begin + k];
      const CodeText sector(party.sector);
      fn("party ", party.sector != 0 ? std::string_view(sector) : party.code != 0 ? "state" : "unknown");
    }
  }
}

const FeatureWeights* Find(const Learnt& learnt, uint64_t key) {
  const auto it =
      std::lower_bound(learnt.features.begin(), learnt.features.end(), key, [](const FeatureWeights& f, uint64_t k) { return f.key < k; });
  return it != learnt.features.end() && it->key == key ? &*it : nullptr;
}

}  // namespace

uint64_t WordKey(uint64_t folded_lemma) { return HashMix(folded_lemma ^ kWordSeed); }
uint64_t FindingKey(std::string_view kind, std::string_view what) {
  uint64_t hash = kFindingSeed;
  for (const std::string_view part : {kind, what}) {
    for (const char c : part) hash = HashByte(hash, static_cast<uint8_t>(c));
  }
  return HashMix(hash);
}

size_t Classes::Best() const { return static_cast<size_t>(std::max_element(quads.begin(), quads.end()) - quads.begin()); }

void NameFeatures(const Found& found, size_t first, size_t last, std::vector<std::string>* out) {
  out->clear();
  const auto [begin, end] = TokensOf(found, first, last);
  for (size_t t = begin; t < end; ++t) {
    const uint32_t lexeme = LexemeOf(found, t);
    if (lexeme == kNoLexeme) continue;
    std::string folded(found.lexicon.String(found.lexicon.lexemes[lexeme].lemma));
    for (char& c : folded) c = static_cast<char>(found.lexicon.fold[static_cast<uint8_t>(c)]);
    out->push_back("word " + ToUtf8(folded));
  }
  ForFindings(found, first, last, [&](std::string_view kind, std::string_view what) { out->emplace_back(kind) += what; });
}

void FindShares(const Found& found, size_t first, size_t last, std::vector<Share>* out) {
  out->clear();
  const Learnt& learnt = found.learnt;
  const auto [begin, end] = TokensOf(found, first, last);
  for (size_t t = begin; t < end; ++t) {
    const uint32_t lexeme = LexemeOf(found, t);
    if (lexeme != kNoLexeme && learnt.of_lexeme[lexeme] != kNoIndex) out->push_back({learnt.of_lexeme[lexeme], 1});
  }
  ForFindings(found, first, last, [&](std::string_view kind, std::string_view what) {
    if (const FeatureWeights* f = Find(learnt, FindingKey(kind, what)))
      out->push_back({static_cast<uint32_t>(f - learnt.features.data()), 1});
  });
  std::sort(out->begin(), out->end(), [](const Share& a, const Share& b) { return a.feature < b.feature; });
  size_t kept = 0;
  for (size_t k = 0; k < out->size(); ++k) {
    if (kept > 0 && (*out)[kept - 1].feature == (*out)[k].feature) {
      (*out)[kept - 1].value += 1;
    } else {
      (*out)[kept++] = (*out)[k];
    }
  }
  out->resize(kept);
  // What comes thrice counts not thrice, what is rare counts more, and a long text has no louder voice than a short one.
  float squares = 0;
  for (Share& share : *out) {
    share.value = (share.value == 1 ? 1 : 1 + std::log(share.value)) * learnt.features[share.feature].rarity;
    squares += share.value * share.value;
  }
  if (squares == 0) return;
  const float length = std::sqrt(squares);
  for (Share& share : *out) share.value /= length;
}

Classes Classify(const Found& found, const std::vector<Share>& shares) {
  Classes out;
  const auto add = [&](const FeatureWeights& f, float value) {
    for (size_t k = 0; k < kQuads; ++k) out.quads[k] += f.quads[k] * value;
    for (size_t k = 0; k < kDeeds; ++k) out.deeds[k] += f.deeds[k] * value;
  };
  if (const FeatureWeights* bias = Find(found.learnt, FindingKey("bias"))) add(*bias, 1);
  for (const Share& share : shares) add(found.learnt.features[share.feature], share.value);
  const float most = *std::max_element(out.quads.begin(), out.quads.end());
  float sum = 0;
  for (float& quad : out.quads) sum += quad = std::exp(quad - most);
  for (float& quad : out.quads) quad /= sum;
  return out;
}

}  // namespace marsad
