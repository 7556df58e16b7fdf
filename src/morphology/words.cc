#include "morphology/words.h"

#include <algorithm>
#include <cstring>

#include "morphology/chooser.h"

namespace marsad {

// Eight letters at a time; words are short. All 64 bits must be good: they alone tell words apart (FindHashed).
uint64_t WordCache::Hash(std::string_view letters) {
  const auto mix = [](uint64_t a, uint64_t b) {  // both halves of the product
    const unsigned __int128 product = static_cast<unsigned __int128>(a ^ 0x9E3779B97F4A7C15ULL) * (b ^ 0xD6E8FEB86659FD93ULL);
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  };
  uint64_t hash = letters.size();
  const char* p = letters.data();
  size_t left = letters.size();
  for (; left >= 8; left -= 8, p += 8) {
    uint64_t chunk;
    std::memcpy(&chunk, p, 8);
    hash = mix(hash, chunk);
  }
  // What is left, without a loop whose end no machine could foresee: both ends of it, overlapping.
  uint64_t tail = 0;
  if (left >= 4) {
    uint32_t ends[2];
    std::memcpy(&ends[0], p, 4);
    std::memcpy(&ends[1], p + left - 4, 4);
    tail = static_cast<uint64_t>(ends[1]) << 32 | ends[0];
  } else if (left > 0) {
    const auto at = [p](size_t i) { return static_cast<uint64_t>(static_cast<uint8_t>(p[i])); };
    tail = at(0) | at(left / 2) << 8 | at(left - 1) << 16;
  }
  return mix(hash, tail);
}

uint32_t WordCache::Find(const Lexicon& lexicon, std::string_view letters) { return FindHashed(lexicon, letters, Hash(letters)); }

uint32_t WordCache::FindHashed(const Lexicon& lexicon, std::string_view letters, uint64_t hash) {
  if (entries_.size() * 2 >= slots_.size()) Grow();
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if ((slots_[at] ^ hash) >> kIdBits == 0) return static_cast<uint32_t>(slots_[at] & kIdMask) - 1;
  }
  Entry entry;
  entry.begin = static_cast<uint32_t>(analyses_.size());
  entry.folded_hash = lexicon.FoldedHash(letters);
  AnalyseSurface(lexicon, letters, &analyses_);
  entry.count = static_cast<uint8_t>(analyses_.size() - entry.begin);
  entry.likeliest = analyses_[entry.begin];
  bool settled = true;
  for (uint32_t k = 1; k < entry.count; ++k) {
    const Analysis& a = analyses_[entry.begin + k];
    settled = settled && a.pos == entry.likeliest.pos && a.proclitics == entry.likeliest.proclitics;
  }
  const Pos pos = entry.likeliest.pos;
  entry.settled = settled && (entry.count == 1 || (pos != Pos::kVerb && pos != Pos::kAdjective && pos != Pos::kNoun));
  const uint32_t id = static_cast<uint32_t>(entries_.size());
  entries_.push_back(entry);
  hashes_.push_back(hash);
  slots_[at] = (hash & ~uint64_t{kIdMask}) | (id + 1);
  return id;
}

void WordCache::Grow() {
  if (slots_.empty()) {  // room that costs nothing before it is used, and is never moved
    entries_.reserve(kMaxSurfaces);
    hashes_.reserve(kMaxSurfaces);
    analyses_.reserve(kMaxSurfaces * 3);
  }
  slots_.assign(std::max<size_t>(1 << 16, slots_.size() * 2), 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t id = 0; id < hashes_.size(); ++id) {
    size_t at = hashes_[id] & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = (hashes_[id] & ~uint64_t{kIdMask}) | (id + 1);
  }
}

void WordCache::Trim() {
  if (entries_.size() < kMaxSurfaces) return;
  slots_.clear();
  hashes_.clear();
  entries_.clear();
  analyses_.clear();
  ++generation_;
}

void AnalyseWords(const Lexicon& lexicon, const Text& text, const Tokens& tokens, WordCache* cache, Words* out) {
  out->words.assign(tokens.tokens.size(), Word());
  // Three passes, so that memory is asked for before it is needed: the hash table, the entries, the analyses.
  std::vector<uint64_t>& hashes = cache->pending_;
  hashes.assign(tokens.tokens.size(), 0);
  if (cache->slots_.empty()) cache->Grow();
  const size_t mask = cache->slots_.size() - 1;
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    if (token.kind != TokenKind::kWord) continue;
    hashes[i] = WordCache::Hash(text.LettersOf(token.begin, token.end));
    __builtin_prefetch(&cache->slots_[hashes[i] & mask]);
  }
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    Word& word = out->words[i];
    switch (token.kind) {
      case TokenKind::kWord:
        word.surface = cache->FindHashed(lexicon, text.LettersOf(token.begin, token.end), hashes[i]);
        __builtin_prefetch(&cache->entries_[word.surface]);
        break;
      case TokenKind::kForeign:
        word.pos = Pos::kForeign;
        break;
      case TokenKind::kNumber:
        word.pos = Pos::kNumber;
        break;
      default:
        word.pos = Pos::kPunctuation;
    }
  }
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    if (tokens.tokens[i].kind == TokenKind::kWord) __builtin_prefetch(cache->analyses(out->words[i].surface));
  }
  Chooser chooser(text, tokens, *cache, out);
  for (const Sentence& sentence : tokens.sentences) chooser.Sentence(sentence);
}

}  // namespace marsad
