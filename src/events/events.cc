// From the naive version up. Naive: a verb of the list, the noun before it did it, the noun behind it suffered it. But half of the
// predicates are nouns (توقيع، غارات، عقوبات), their verbs are light (شن، أجرى، فرض), their parties hang on prepositions and pronouns, and
// much of what is said is threatened, hoped or denied. So: every word with a frame is an occurrence; what governs it (a support verb, an
// operator, a frame with content) is found first; then the slots of its frame are filled by grammar, and what governs it says how real it
// is.
#include "events/events.h"

#include <algorithm>

#include "events/finder.h"

namespace marsad {

EventFinder::EventFinder(const EventKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache,
                         const Words& words, const Names& names, const Phrases& phrases, int32_t day, Mentions* mentions, Events* out)
    : knowledge_(knowledge),
      lexicon_(*knowledge.mentions.lexicon),
      world_(*knowledge.mentions.world),
      frames_(*knowledge.frames),
      text_(text),
      tokens_(tokens),
      cache_(cache),
      words_(words.words),
      words_layer_(words),
      names_(names),
      phrases_(phrases),
      day_(day),
      mentions_(*mentions),
      out_(out) {
  li_ = lexicon_.Preposition("\xE4");
  ala_ = lexicon_.Preposition("\xD9\xE4\xE9");
  bi_ = lexicon_.Preposition("\xC8");
  min_ = lexicon_.Preposition("\xE5\xE6");
  ila_ = lexicon_.Preposition("\xC5\xE4\xE9");
  bayna_ = lexicon_.Preposition("\xC8\xEA\xE6");
  qibal_ = lexicon_.Preposition("\xE2\xC8\xE4");
  in_ = lexicon_.Preposition("\xE1\xEA");
  about_ = lexicon_.Preposition("\xD9\xE6");
  for (const LexiconForm& form : lexicon_.Find("\xC8\xC3\xE6")) {
    if (lexicon_.lexemes[form.lexeme].pos == Pos::kSubordinator) bianna_ = form.lexeme;
  }
}

void EventFinder::Run() {
  clause_at_.assign(tokens_.tokens.size(), kNoIndex);
  for (uint32_t c = 0; c < phrases_.clauses.size(); ++c) clause_at_[phrases_.clauses[c].verb] = c;
  phrase_from_.resize(tokens_.tokens.size());
  for (uint32_t t = 0, p = 0; t < phrase_from_.size(); ++t) {
    while (p < phrases_.phrases.size() && phrases_.phrases[p].begin < t) ++p;
    phrase_from_[t] = p;
  }
  anniversaries_ = std::any_of(mentions_.dates.begin(), mentions_.dates.end(), [&](const DateMention& d) {
    return d.role == DateRole::kAnniversary && d.begin < tokens_.sentences[std::min<size_t>(1, tokens_.sentences.size() - 1)].end;
  });
  for (uint32_t i = 0; i < tokens_.sentences.size(); ++i) Sentence(i);
  Link();
}

bool IsDiscarded(const Lexicon& lexicon, const Frames& frames, const Text& text, const Tokens& tokens, const WordCache& cache,
                 const Words& words) {
  size_t hits = 0, all = 0;
  for (size_t t = 0; t < words.words.size(); ++t) {
    if (tokens.tokens[t].kind != TokenKind::kWord) continue;
    ++all;
    hits += cache.Asked(words.words[t].surface, WordCache::Question::kIsTopic, [&](const WordCache::Entry& entry) {
      const Analysis& a = entry.likeliest;
      uint64_t hash = entry.folded_hash;
      if (a.stem_begin > 0 || a.enclitic != Enclitic::kNone) {
        hash =
            lexicon.FoldedHash(text.LettersOf(tokens.tokens[t].begin + a.stem_begin, tokens.tokens[t].begin + a.stem_begin + a.stem_size));
      }
      return std::binary_search(frames.discards.begin(), frames.discards.end(), hash);
    });
  }
  return hits >= 3 && hits * 45 >= all;
}

void FindEvents(const EventKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
                const Names& names, const Phrases& phrases, int32_t day, Mentions* mentions, Events* out) {
  out->Clear();
  EventFinder(knowledge, text, tokens, cache, words, names, phrases, day, mentions, out).Run();
}

}  // namespace marsad
