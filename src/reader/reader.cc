#include "reader/reader.h"

namespace marsad {

ArticleReader::ArticleReader(const Tables& tables) : tables_(tables) {
  knowledge_.mentions = {&tables.lexicon, &tables.world, &tables.dates, tables.frames.reporting};
  knowledge_.frames = &tables.frames;
}

const Document& ArticleReader::Read(std::string_view title, std::string_view text, std::string_view date) {
  Document& d = document_;
  word_cache_.Trim();
  d.day = ParseDay(date);
  SetText(tables_.letters, title, text, &d.text);
  Tokenize(d.text, &d.tokens);
  AnalyseWords(tables_.lexicon, d.text, d.tokens, &word_cache_, &d.words);
  d.events.Clear();
  d.events.discarded = IsDiscarded(tables_.lexicon, tables_.frames, d.text, d.tokens, word_cache_, d.words);
  if (d.events.discarded) {
    d.names.Clear(d.tokens.tokens.size());
    d.phrases.Clear();
    d.mentions.Clear();
    return d;
  }
  FindNames(tables_.lexicon, tables_.world, d.text, d.tokens, word_cache_, &name_cache_, &d.words, &d.names);
  FindPhrases(tables_.lexicon, tables_.world, d.tokens, word_cache_, d.names, &d.words, &d.phrases);
  FindMentions(knowledge_.mentions, d.text, d.tokens, word_cache_, d.names, d.words, d.phrases, d.day, &d.mentions);
  FindEvents(knowledge_, d.text, d.tokens, word_cache_, d.words, d.names, d.phrases, d.day, &d.mentions, &d.events);
  return d;
}

}  // namespace marsad
