// Which words are a person's name in a spelling that is not listed?
//
// Asked where no listed name matches: the words' keys (spelling.h) against those of all people, then but for a letter. What was no name is
// remembered. Tested by tests/cases/parties-spellings.test.
#ifndef MARSAD_NAMES_RESPELT_H_
#define MARSAD_NAMES_RESPELT_H_

#include "names/names.h"

namespace marsad {

// What no word of ours is may be a name, even where a package has a rare word of these letters (نيس).
inline bool Unsure(const Word& w) { return w.known != Knowledgeable::kKnown || w.imported != 0; }

class RespeltNames {
 public:
  RespeltNames(const Lexicon& lexicon, const World& world, const Text& text, const Tokens& tokens, const WordCache& cache, NameCache* names,
               Words* words, Names* out)
      : lexicon_(lexicon),
        world_(world),
        text_(text),
        tokens_(tokens.tokens),
        cache_(cache),
        names_(*names),
        words_(words->words),
        out_(out) {}

  // A person's name from token t on, added to the names; its end, t for none.
  uint32_t At(const Sentence& s, uint32_t t);
  // Whether the word is nobody's, as far as we know: such a one may be a known one with a letter wrong.
  bool Strange(uint32_t t) const;
  bool NameLike(uint32_t t) const;

 private:
  // The word without the clitics that may stand before a name.
  struct Cut {
    std::string_view letters;
    uint8_t proclitics = 0;
  };
  int Cuts(std::string_view word, Cut (&cuts)[3]) const;
  bool FirstOfPerson(uint32_t t, Cut* first) const;
  bool BehindTitle(uint32_t t) const;
  struct Match {
    const SpellingNode* node = nullptr;
    uint32_t end = 0;
    Spelt spelt = Spelt::kFamily;
  };
  static constexpr uint32_t kLongest = 6;  // words of a name
  static constexpr size_t kSurelyOne = 7;  // letters of a key that a middle name does not make another's
  // The keys of the words from t on, each worked out when it is first asked for.
  class Pieces {
   public:
    Pieces(const RespeltNames& finder, uint32_t t, std::string_view first) : finder_(finder), t_(t), first_(first) {}
    const SpellingKey& At(uint32_t k) {
      SpellingKey& key = keys_[k - t_];
      if ((done_ >> (k - t_) & 1) == 0)
        finder_.world_.spellings.Append(k == t_ ? first_ : finder_.Letters(k), finder_.lexicon_.fold, &key), done_ |= 1u << (k - t_);
      return key;
    }

   private:
    const RespeltNames& finder_;
    uint32_t t_, done_ = 0;
    std::string_view first_;
    SpellingKey keys_[kLongest];
  };
  void Follow(const Sentence& s, uint32_t t, Pieces* pieces, uint32_t skip, bool titled, Match* match) const;
  void FollowNear(const Sentence& s, uint32_t t, std::string_view first, bool titled, Match* match) const;
  uint64_t HashAhead(const Sentence& s, uint32_t t, bool titled) const;
  bool GoesOn(const Sentence& s, uint32_t k) const;

  std::string_view Letters(uint32_t t) const { return text_.LettersOf(tokens_[t].begin, tokens_[t].end); }

  const Lexicon& lexicon_;
  const World& world_;
  const Text& text_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  NameCache& names_;
  std::vector<Word>& words_;
  Names* out_;
};

}  // namespace marsad
#endif  // MARSAD_NAMES_RESPELT_H_
