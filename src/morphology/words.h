// What is each word made of?
//
// Takes tokens and gives one analysis a token: clitics, lexeme, part of speech, features; known, guessed or unknown. All analyses of a
// surface form are found once and kept in a cache of the caller's (words repeat); which of them holds is settled in one place by the
// neighbours: particles, agreement, position (chooser.h).
// Tested by tests/cases/words.test.
#ifndef MARSAD_MORPHOLOGY_WORDS_H_
#define MARSAD_MORPHOLOGY_WORDS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "morphology/analyser.h"
#include "tokens/tokens.h"

namespace marsad {

struct Word : Analysis {
  uint32_t surface = 0;  // id in the cache, of the word's whole surface
};

// Analyses by surface form, found once. One a thread; may be kept over documents. Holds at most kMaxSurfaces forms, then begins anew.
struct Words;
class WordCache {
 public:
  static constexpr size_t kMaxSurfaces = 200000;
  // Half a line of memory, since every word of every article looks at one.
  struct alignas(32) Entry {
    uint64_t folded_hash = 0;
    uint32_t begin = 0;  // in analyses()
    uint8_t count = 0;
    bool settled = false;          // all are of one part of speech that no rule of the neighbours tells apart: the likeliest it is
    mutable uint16_t answers = 0;  // see Asked()
    Analysis likeliest;            // the first of them, at hand
  };
  // What later stages ask of every surface, most often in vain, and remember here: the entry is at hand when the word is, a table
  // of their own would not be.
  enum class Question : uint8_t { kBeginsName, kStemBeginsName, kSaysWhen, kIsTopic, kHasPredicate, kBeginsPerson };
  // Whether `question` holds of the surface; `find(entry)` is called the first time.
  template <typename Find>
  bool Asked(uint32_t id, Question question, Find&& find) const {
    const Entry& entry = entries_[id];
    const unsigned shift = 2 * static_cast<unsigned>(question);
    const uint32_t known = entry.answers >> shift & 3u;
    if (known != 0) [[likely]]
      return known == 2;
    const bool holds = find(entry);
    entry.answers = static_cast<uint16_t>(entry.answers | (holds ? 2u : 1u) << shift);
    return holds;
  }
  // Whether Asked is known to say yes.
  bool Knows(uint32_t id, Question question) const { return (entries_[id].answers >> (2 * static_cast<unsigned>(question)) & 3u) == 2; }
  // The id of `letters`' entry.
  uint32_t Find(const Lexicon& lexicon, std::string_view letters);
  const Entry& entry(uint32_t id) const { return entries_[id]; }
  const Analysis* analyses(uint32_t id) const { return analyses_.data() + entries_[id].begin; }
  // Rises when ids of before have become void.
  uint32_t generation() const { return generation_; }
  // Makes room; call between documents.
  void Trim();

 private:
  // Open addressing by the low bits of the hash of the letters. A slot has the high bits of the hash and, below them, its id + 1; 0 is
  // empty. No document is long enough for more words than ids (LineReader::kMaxLine).
  static constexpr unsigned kIdBits = 24;
  static constexpr uint32_t kIdMask = (uint32_t{1} << kIdBits) - 1;
  void Grow();
  std::vector<uint64_t> slots_;
  std::vector<uint64_t> hashes_;  // by id, for growing
  friend void AnalyseWords(const Lexicon& lexicon, const Text& text, const Tokens& tokens, WordCache* cache, Words* out);
  static uint64_t Hash(std::string_view letters);
  uint32_t FindHashed(const Lexicon& lexicon, std::string_view letters, uint64_t hash);
  std::vector<uint64_t> pending_;  // hashes of the document's words, while they are looked up
  std::vector<Entry> entries_;
  std::vector<Analysis> analyses_;
  uint32_t generation_ = 0;
};

struct Words {
  std::vector<Word> words;  // one a token
};

void AnalyseWords(const Lexicon& lexicon, const Text& text, const Tokens& tokens, WordCache* cache, Words* out);

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_WORDS_H_
