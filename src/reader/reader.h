// What does one article say? The only file that knows the order of the stages.
#ifndef MARSAD_READER_READER_H_
#define MARSAD_READER_READER_H_

#include <string>
#include <string_view>

#include "reader/knowledge.h"

namespace marsad {

// Everything that was learnt about one article. Owns all memory and keeps it for the next one; not for two threads at once.
struct Document {
  Text text;
  Tokens tokens;
  Words words;
  Names names;
  Phrases phrases;
  Mentions mentions;
  Events events;
  int32_t day = kNoDay;  // of the article
};

// What judgement looks at, of a document that Read gave.
inline Found FoundIn(const Tables& tables, const Document& d) {
  return {tables.learnt, tables.frames, tables.lexicon, d.tokens, d.words, d.phrases, d.mentions, d.events};
}

// Reads articles, one after another. Shares the tables with other readers; its caches are its own: one reader a thread.
class ArticleReader {
 public:
  explicit ArticleReader(const Tables& tables);
  // `title` may be empty; `date` is an ISO date or date-time, or empty. The document is valid until the next call.
  const Document& Read(std::string_view title, std::string_view text, std::string_view date);
  // The same as far as words, names and phrases go, without parties and events.
  const Document& Analyse(std::string_view title, std::string_view text);
  const Tables& tables() const { return tables_; }
  const WordCache& words() const { return word_cache_; }

 private:
  const Tables& tables_;
  EventKnowledge knowledge_;
  WordCache word_cache_;
  NameCache name_cache_;
  void Words(std::string_view title, std::string_view text);
  void Phrases();
  Document document_;
  Judge judge_;
};

}  // namespace marsad
#endif  // MARSAD_READER_READER_H_
