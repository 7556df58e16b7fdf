// From the naive version up. Naive: a number and a month. But most days are told from the article's («أمس», «الأسبوع الماضي», a weekday),
// some from the day just named («اليوم التالي»), many are spans («من 3 إلى 5 مايو», «منذ عام 2015»), and what looks like a day may be a
// name («ثورة 25 يناير»). So: first each word of the sentence is asked whether it says when; then, from each that does, one expression is
// read; then two that are joined become a span. What names no certain day («منذ سنوات», «قبل يومين من الانتخابات») gives none.
#include "mentions/dates.h"

#include <algorithm>
#include <array>

#include "mentions/expressions.h"

namespace marsad {
namespace {

using Kind = DateWordKind;

class DateFinder {
 public:
  DateFinder(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
             const Names& names, const Phrases& phrases, int32_t day, std::vector<DateMention>* out)
      : tokens_(tokens.tokens),
        cache_(cache),
        words_(words.words),
        names_(names),
        numbers_(lexicon, dates, text, tokens, cache, words.words),
        reader_(numbers_, dates, tokens, cache, words.words, phrases, day),
        out_(out) {}

  void Sentence(const marsad::Sentence& s) {
    uint32_t hits = 0;
    for (uint32_t t = s.begin; t < s.end; ++t) {
      const TokenKind kind = tokens_[t].kind;
      const DateWord* word = nullptr;
      if (kind == TokenKind::kWord) {
        // Most words say nothing of when.
        if (cache_.Asked(words_[t].surface, WordCache::Question::kSaysWhen, [&](const WordCache::Entry&) {
              const DateWord* found = numbers_.Find(t);
              return found != nullptr && found->kind < Kind::kVictims;
            })) [[unlikely]]
          word = InName(t) ? nullptr : numbers_.Find(t);
      }
      cells_[t - s.begin] = word;
      if (word != nullptr || kind == TokenKind::kNumber) hits_[hits++] = t;
    }
    if (hits == 0) return;
    reader_.Begin(s, {cells_.data(), s.end - s.begin});
    uint32_t next = s.begin;
    for (uint32_t k = 0; k < hits; ++k) {
      if (hits_[k] < next) continue;
      DateMention mention;
      if (reader_.Span(hits_[k], &mention)) out_->push_back(mention);
      next = std::max(hits_[k] + 1, reader_.end());
    }
  }

 private:
  // صحيفة الغد, ميدان 25 يناير: part of what is named otherwise.
  bool InName(uint32_t t) const {
    const uint32_t n = names_.name_at[t];
    if (n == kNoIndex) return false;
    const Name& name = names_.names[n];
    return name.end - name.begin > 1 || name.sense.kind == SenseKind::kPerson || name.sense.kind == SenseKind::kPersonShort;
  }

  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
  const Names& names_;
  NumberReader numbers_;
  ExpressionReader reader_;
  std::vector<DateMention>* out_;
  // Of the sentence's tokens; not initialised, each sentence fills what it needs.
  std::array<const DateWord*, kMaxSentence> cells_;
  std::array<uint32_t, kMaxSentence> hits_;
};

}  // namespace

void FindDates(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache,
               const Words& words, const Names& names, const Phrases& phrases, int32_t day, std::vector<DateMention>* out) {
  out->clear();
  DateFinder finder(lexicon, dates, text, tokens, cache, words, names, phrases, day, out);
  for (const Sentence& s : tokens.sentences) finder.Sentence(s);
}

}  // namespace marsad
