#include "reader/reader.h"

namespace marsad {

ArticleReader::ArticleReader(const Tables& tables) : tables_(tables) {
  knowledge_.mentions = {&tables.lexicon, &tables.world, &tables.dates, tables.frames.reporting};
  knowledge_.frames = &tables.frames;
}

void ArticleReader::Words(std::string_view title, std::string_view text) {
  Document& d = document_;
  word_cache_.Trim();
  SetText(tables_.letters, title, text, &d.text);
  Tokenize(d.text, &d.tokens);
  AnalyseWords(tables_.lexicon, d.text, d.tokens, &word_cache_, &d.words);
}

void ArticleReader::Phrases() {
  Document& d = document_;
  FindNames(tables_.lexicon, tables_.world, d.text, d.tokens, word_cache_, &name_cache_, &d.words, &d.names);
  FindPhrases(tables_.lexicon, tables_.world, d.tokens, word_cache_, d.names, &d.words, &d.phrases);
}

const Document& ArticleReader::Analyse(std::string_view title, std::string_view text) {
  document_.day = kNoDay;
  Words(title, text);
  Phrases();
  document_.mentions.Clear();
  document_.events.Clear();
  return document_;
}

const Document& ArticleReader::Read(std::string_view title, std::string_view text, std::string_view date) {
  Document& d = document_;
  d.day = ParseDay(date);
  Words(title, text);
  d.events.Clear();
  d.events.discarded = IsDiscarded(tables_.lexicon, tables_.frames, d.text, d.tokens, word_cache_, d.words);
  if (d.events.discarded) {
    d.names.Clear(d.tokens.tokens.size());
    d.phrases.Clear();
    d.mentions.Clear();
    return d;
  }
  Phrases();
  FindMentions(knowledge_.mentions, d.text, d.tokens, word_cache_, d.names, d.words, d.phrases, d.day, &d.mentions);
  FindEvents(knowledge_, d.text, d.tokens, word_cache_, d.words, d.names, d.phrases, d.day, &d.mentions, &d.events);
  judge_.Run(FoundIn(tables_, d), &d.events);
  return d;
}

}  // namespace marsad
