#include "names/spelling.h"

#include <algorithm>

namespace marsad {

uint64_t SpellingKey::HashWithout(size_t k) const {
  uint64_t hash = kHashSeed;
  for (size_t i = 0; i < size_; ++i) {
    if (i != k) hash = HashByte(hash, static_cast<uint8_t>(letters_[i]));
  }
  return HashMix(hash) | 1;
}

void Spellings::Rewrite(std::string_view word, std::span<const uint8_t> fold, bool foreign, SpellingKey* key) const {
  key->BeginWord();
  for (size_t i = 0; i < word.size();) {
    const uint8_t letter = fold[static_cast<uint8_t>(word[i])];
    const SpellingRule* chosen = nullptr;
    for (uint32_t r = first_rule[letter]; r < first_rule[letter + 1] && chosen == nullptr; ++r) {
      const SpellingRule& rule = rules[r];
      const size_t end = i + rule.from_size;
      if ((rule.foreign != 0 && !foreign) || end > word.size()) continue;
      if ((rule.where & SpellingRule::kStart) && (i > 0 || word.size() - end < 3)) continue;
      if ((rule.where & SpellingRule::kInside) && i == 0) continue;
      if ((rule.where & SpellingRule::kEnd) && (end != word.size() || i == 0)) continue;
      if ((rule.where & SpellingRule::kWhole) && (i > 0 || end != word.size())) continue;
      // Of a whole word the very letters: آل is no إل.
      const bool whole = (rule.where & SpellingRule::kWhole) != 0;
      bool same = !whole || word == std::string_view(rule.from, rule.from_size);
      for (size_t k = whole ? rule.from_size : 1; k < rule.from_size && same; ++k)
        same = fold[static_cast<uint8_t>(word[i + k])] == static_cast<uint8_t>(rule.from[k]);
      if (same) chosen = &rule;
    }
    if (chosen == nullptr) {
      key->Add(static_cast<char>(letter));
      ++i;
    } else {
      for (size_t k = 0; k < chosen->to_size; ++k) key->Add(chosen->to[k]);
      i += chosen->from_size;
    }
  }
}

void Spellings::Append(std::string_view word, std::span<const uint8_t> fold, SpellingKey* key) const {
  const size_t before = key->size();
  Rewrite(word, fold, false, key);
  if (std::binary_search(native.begin(), native.end(), HashBytes(key->word()))) return;
  key->Cut(before);
  Rewrite(word, fold, true, key);
}

const SpellingNode* Spellings::Near(const SpellingKey& key) const {
  const SpellingNode* found = nullptr;
  const auto ask = [&](uint64_t hash, size_t without) {
    const SpellingNode* node = In(near, hash);
    if (node == nullptr) return true;
    // The letters left out on both sides must stand in one place, or be one letter and its neighbour's place.
    const size_t there = node->without;
    if (there != SpellingNode::kWhole && without != SpellingNode::kWhole && there != without &&
        ((there != without + 1 && without != there + 1) || static_cast<char>(node->first) != key.view()[without]))
      return true;
    if (node->person >= SpellingNode::kSeveral || (found != nullptr && found->person != node->person)) return false;
    found = node;
    return true;
  };
  if (!ask(key.Hash(), SpellingNode::kWhole)) return nullptr;
  for (size_t k = 0; k < key.size(); ++k) {
    if (!ask(key.HashWithout(k), k)) return nullptr;
  }
  return found;
}

}  // namespace marsad
