// When are two spellings of a person's name one?
//
// Arabic papers write a foreign name by ear, each region by its own habit, and an Arabic one with or without its بن, its article, its
// spaces. Rules that are data (knowledge/ar/spellings.tsv) rewrite a word to its key; spellings of one family have the same key. The keys
// of all people are compiled into a table, and into a second one with a letter left out, by which one wrong letter is found. Asked only for
// what no exact name matches. Tested by tests/cases/parties-spellings.test.
#ifndef MARSAD_NAMES_SPELLING_H_
#define MARSAD_NAMES_SPELLING_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "base/hash.h"

namespace marsad {

// `from` is rewritten to `to`; of rules that begin with the same letter the longest stands first.
struct SpellingRule {
  char from[8] = {};  // folded letters
  char to[6] = {};
  uint8_t from_size = 0;
  uint8_t to_size = 0;
  uint8_t where = 0;    // Where bits that it is bound to
  uint8_t foreign = 0;  // holds only for words that are not Arabic names
  uint8_t reserved[2] = {};
  enum Where : uint8_t { kStart = 1, kInside = 2, kEnd = 4, kWhole = 8 };
};

// A run of words that a person's name begins with or is, by its key.
struct SpellingNode {
  uint64_t hash = 0;    // of the key; 0 marks an empty slot
  uint32_t person = 0;  // entity; kNobody for a beginning, kSeveral where it is the name of more than one
  uint8_t native = 0;   // an Arabic name, of which many are alike
  uint8_t first = 0;    // the first words of a name; in `near`: the letter left out
  uint8_t words = 0;    // of the name
  uint8_t without = 0;  // in `near`: the place of the letter left out, kWhole for none
  static constexpr uint8_t kWhole = 255;
  static constexpr uint32_t kNobody = 0xFFFFFFFF, kSeveral = 0xFFFFFFFE;
};

// A key of several words, its letters joined: جان مارك is جان-مارك and جانمارك.
class SpellingKey {
 public:
  void Add(char letter) {
    // A double letter is often written once.
    if (size_ < letters_.size() && (size_ == begin_ || letters_[size_ - 1] != letter)) letters_[size_++] = letter;
  }
  void BeginWord() { begin_ = size_; }
  // Another word, whose key is known.
  void Join(const SpellingKey& word) {
    BeginWord();
    const size_t room = std::min(word.size_, letters_.size() - size_);
    std::memcpy(letters_.data() + size_, word.letters_.data(), room);
    size_ += room;
  }
  void Cut(size_t size) { size_ = begin_ = size; }
  size_t size() const { return size_; }
  std::string_view view() const { return {letters_.data(), size_}; }
  std::string_view word() const { return {letters_.data() + begin_, size_ - begin_}; }
  uint64_t Hash() const { return HashBytes(view()) | 1; }
  // Of the key without its letter k.
  uint64_t HashWithout(size_t k) const;

 private:
  std::array<char, 64> letters_;
  size_t size_ = 0, begin_ = 0;
};

struct Spellings {
  std::span<const SpellingRule> rules;
  std::span<const uint32_t> first_rule;  // letter → its first rule; 257 of them
  std::span<const uint64_t> native;      // sorted: hashes of the strict keys of words of Arabic names
  std::span<const SpellingNode> nodes;   // open addressing, a power of two
  std::span<const SpellingNode> near;    // the same, by the hash of strict keys with a letter left out

  // Appends the key of one word, nothing where the word is one that names leave out (بن). `fold` is the lexicon's.
  void Append(std::string_view word, std::span<const uint8_t> fold, SpellingKey* key) const;
  // The same by the rules of Arabic names alone.
  void AppendStrict(std::string_view word, std::span<const uint8_t> fold, SpellingKey* key) const { Rewrite(word, fold, false, key); }
  const SpellingNode* Find(uint64_t hash) const { return In(nodes, hash); }
  // The one person whose strict key has one letter more, less or another than `key`, or two neighbours that changed places; else null.
  const SpellingNode* Near(const SpellingKey& key) const;

 private:
  static const SpellingNode* In(std::span<const SpellingNode> table, uint64_t hash) {
    const size_t mask = table.size() - 1;
    for (size_t i = hash & mask; table[i].hash != 0; i = (i + 1) & mask) {
      if (table[i].hash == hash) return &table[i];
    }
    return nullptr;
  }
  void Rewrite(std::string_view word, std::span<const uint8_t> fold, bool foreign, SpellingKey* key) const;
};

}  // namespace marsad
#endif  // MARSAD_NAMES_SPELLING_H_
