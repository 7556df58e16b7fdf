// marsad lexicon: how much of a text the lexicon knows, and what it knows of a word.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "cli/commands.h"
#include "cli/documents.h"
#include "cli/loaded.h"
#include "formats/names.h"

namespace marsad {
namespace {

struct Seen {
  uint64_t count = 0;
  std::string sentence;  // the first that has it
};
using Counts = std::unordered_map<std::string, Seen>;

void Count(const std::string& what, const Document& d, uint32_t token, Counts* counts) {
  Seen& seen = (*counts)[what];
  if (++seen.count > 1) return;
  for (const Sentence& s : d.tokens.sentences) {
    if (s.begin <= token && token < s.end) seen.sentence = TokenSpan(d, s.begin, std::min(s.end, s.begin + 40));
  }
  std::replace(seen.sentence.begin(), seen.sentence.end(), '\n', ' ');
}

void PrintMostFrequent(std::string_view title, const Counts& counts, size_t limit) {
  std::vector<std::pair<std::string, Seen>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first;
  });
  fmt::print("\n{} ({} different)\n", title, sorted.size());
  for (size_t k = 0; k < std::min(limit, sorted.size()); ++k)
    fmt::print("{:7}  {}  | {}\n", sorted[k].second.count, sorted[k].first, sorted[k].second.sentence);
}

struct Coverage {
  uint64_t tokens = 0, known = 0, names = 0, guessed = 0, unknown = 0;
  Counts guesses, unknowns, predicates;

  void Add(const Document& d, const Tables& tables) {
    for (uint32_t t = 0; t < d.words.words.size(); ++t) {
      if (d.tokens.tokens[t].kind != TokenKind::kWord) continue;
      ++tokens;
      const Word& w = d.words.words[t];
      if (d.names.name_at[t] != kNoLexeme) {
        ++names;
      } else if (w.known == Knowledgeable::kKnown) {
        ++known;
      } else {
        const bool guess = w.known == Knowledgeable::kGuessed;
        ++(guess ? guessed : unknown);
        Count(std::string(TokenSpan(d, t, t + 1)), d, t, guess ? &guesses : &unknowns);
      }
    }
    // A verb of no frame whose subject and another argument are parties says something that nobody codes.
    std::vector<std::pair<bool, bool>> parties(d.phrases.clauses.size());
    for (size_t p = 0; p < d.phrases.phrases.size(); ++p) {
      const Phrase& phrase = d.phrases.phrases[p];
      if (phrase.clause == kNoIndex || p >= d.mentions.of_phrase.size() || d.mentions.of_phrase[p].count == 0) continue;
      if (phrase.role == Role::kSubject) parties[phrase.clause].first = true;
      if (phrase.role == Role::kObject || phrase.role == Role::kPrepositional) parties[phrase.clause].second = true;
    }
    for (size_t c = 0; c < parties.size(); ++c) {
      const uint32_t verb = d.phrases.clauses[c].verb;
      const uint32_t lexeme = d.words.words[verb].lexeme;
      if (!parties[c].first || !parties[c].second || lexeme == kNoLexeme || !tables.frames.PredicatesOf(lexeme).empty()) continue;
      Count(ToUtf8(tables.lexicon.String(tables.lexicon.lexemes[lexeme].lemma)), d, verb, &predicates);
    }
  }
};

int RunCoverage(const LexiconArguments& a, const Tables& tables) {
  ArticleReader reader(tables);
  Coverage coverage;
  uint64_t documents = 0;
  const int code = ForEachDocument(a.words, a.input, [&](const InputDocument& document) {
    ++documents;
    // Articles whose topic is never coded have words as others have, but no parties.
    const Document& d = reader.Read(document.info.title, document.text, document.info.date);
    if (d.events.discarded) reader.Analyse(document.info.title, document.text);
    coverage.Add(d, tables);
  });
  if (code == kFailed) return code;
  const auto share = [&](uint64_t n) {
    return coverage.tokens == 0 ? 0.0 : 100.0 * static_cast<double>(n) / static_cast<double>(coverage.tokens);
  };
  fmt::print("{} documents, {} Arabic words\n", documents, coverage.tokens);
  fmt::print("known    {:10}  {:6.2f} %  (in the lexicon {:.2f}, in a name {:.2f})\n", coverage.known + coverage.names,
             share(coverage.known + coverage.names), share(coverage.known), share(coverage.names));
  fmt::print("guessed  {:10}  {:6.2f} %\n", coverage.guessed, share(coverage.guessed));
  fmt::print("unknown  {:10}  {:6.2f} %\n", coverage.unknown, share(coverage.unknown));
  PrintMostFrequent("the most frequent guessed words", coverage.guesses, a.limit);
  PrintMostFrequent("the most frequent unknown words", coverage.unknowns, a.limit);
  PrintMostFrequent("the most frequent verbs without a frame between two parties", coverage.predicates, a.limit);
  return code;
}

// Learns how often each lexeme is meant, from words whose lexeme is not in doubt: the expectation-maximisation of a unigram model, in
// which a word of several readings counts for each in proportion to what the others words say of them.
int RunLearn(const LexiconArguments& a, const Tables& tables) {
  constexpr double kFloor = 20;
  struct Surface {
    double count = 0;
    std::vector<uint32_t> lexemes;
  };
  std::unordered_map<std::string, Surface> surfaces;
  ArticleReader reader(tables);
  const int code = ForEachDocument(a.words, a.input, [&](const InputDocument& document) {
    const Document& d = reader.Analyse(document.info.title, document.text);
    for (uint32_t t = 0; t < d.words.words.size(); ++t) {
      const Word& w = d.words.words[t];
      if (d.tokens.tokens[t].kind != TokenKind::kWord || w.lexeme == kNoLexeme) continue;
      const Token& token = d.tokens.tokens[t];
      Surface& surface = surfaces[std::string(d.text.LettersOf(token.begin, token.end))];
      if (++surface.count > 1) continue;
      const WordCache& cache = reader.words();
      for (uint32_t k = 0; k < cache.entry(w.surface).count; ++k) {
        const uint32_t lexeme = cache.analyses(w.surface)[k].lexeme;
        if (lexeme != kNoLexeme && std::find(surface.lexemes.begin(), surface.lexemes.end(), lexeme) == surface.lexemes.end())
          surface.lexemes.push_back(lexeme);
      }
    }
  });
  if (code == kFailed) return code;
  std::vector<double> counts(tables.lexicon.lexemes.size(), 1), next;
  for (int round = 0; round < 10; ++round) {
    next.assign(counts.size(), 0);
    for (const auto& [letters, surface] : surfaces) {
      double sum = 0;
      for (const uint32_t lexeme : surface.lexemes) sum += counts[lexeme];
      if (sum <= 0) continue;
      for (const uint32_t lexeme : surface.lexemes) next[lexeme] += surface.count * counts[lexeme] / sum;
    }
    counts.swap(next);
  }
  fmt::print(
      "# How often a lexeme is meant, as the binary logarithm of its count: learnt from raw text by marsad lexicon learn, lexemes of at "
      "least {} "
      "occurrences.\n"
      "# Of verbs alike in all else the more frequent is read (docs/analysis.md). Rebuilt by scripts/learn-frequencies.\n"
      "pos\tlemma\tform\tlog\n",
      kFloor);
  std::map<std::string, double>
      rows;  // a lexeme may stand in the table twice: homographs of one part of speech are told apart by form alone
  for (size_t l = 0; l < counts.size(); ++l) {
    const Lexeme& lexeme = tables.lexicon.lexemes[l];
    if (lexeme.pos != Pos::kVerb) continue;
    rows[fmt::format("{}\t{}\t{}", PosName(lexeme.pos), ToUtf8(tables.lexicon.String(lexeme.lemma)), lexeme.form)] += counts[l];
  }
  for (const auto& [row, count] : rows) {
    if (count >= kFloor) fmt::print("{}\t{}\n", row, static_cast<int>(std::log2(count)));
  }
  return code;
}

std::string Describe(const Analysis& a, const Tables& tables) {
  std::string out = DescribeAnalysis(tables, a);
  if (a.lexeme != kNoLexeme) out += fmt::format("  ({})", tables.lexicon.String(tables.lexicon.lexemes[a.lexeme].source));
  return out;
}

// What decides between the readings: the same word in some typical neighbourhoods. The neighbours are words of the language, not of a text.
struct Neighbourhood {
  std::string_view name, before, after;
};
constexpr Neighbourhood kNeighbourhoods[] = {
    {"alone", "", ""},
    {"before a definite noun", "", "الرئيس"},
    {"before a name", "", "فرنسا"},
    {"before an indefinite noun", "", "جديد"},
    {"before a preposition", "", "في باريس"},
    {"after a preposition", "من", ""},
    {"after a definite noun", "الرئيس", ""},
    {"after an indefinite noun", "قرار", ""},
    {"after a verb", "أعلن", ""},
    {"after أن", "أن", ""},
    {"after لم", "لم", ""},
};

int RunWords(const LexiconArguments& a, const Tables& tables) {
  ArticleReader reader(tables);
  for (const std::string& word : a.words) {
    const std::string letters = ToLetters(tables.letters, word);
    if (letters.empty() || !std::all_of(letters.begin(), letters.end(), [](char c) { return IsArabicLetter(static_cast<uint8_t>(c)); })) {
      fmt::print(stderr, "marsad: «{}» is no Arabic word; write one word without spaces\n", word);
      return kFailed;
    }
    WordCache cache;
    const uint32_t id = cache.Find(tables.lexicon, letters);
    fmt::print("{}\n", word);
    for (uint32_t k = 0; k < cache.entry(id).count; ++k) {
      const Analysis& one = cache.analyses(id)[k];
      fmt::print("  {}  cost {}  {}\n", k + 1, one.cost, Describe(one, tables));
    }
    if (cache.entry(id).count < 2) continue;
    for (const Neighbourhood& n : kNeighbourhoods) {
      const std::string text = fmt::format("{}{}{}{}{}", n.before, n.before.empty() ? "" : " ", word, n.after.empty() ? "" : " ", n.after);
      const Document& d = reader.Analyse("", text);
      const uint32_t at = n.before.empty() ? 0 : 1;
      if (at >= d.words.words.size()) continue;
      fmt::print("  {:26}  {}\n", n.name, Describe(d.words.words[at], tables));
    }
  }
  return kOk;
}

}  // namespace

int RunLexicon(const LexiconArguments& a) {
  LoadedKnowledge knowledge;
  if (!knowledge.Load(a.knowledge)) return kFailed;
  switch (a.what) {
    case LexiconArguments::What::kCoverage:
      return RunCoverage(a, knowledge.tables());
    case LexiconArguments::What::kLearn:
      return RunLearn(a, knowledge.tables());
    default:
      return RunWords(a, knowledge.tables());
  }
}

}  // namespace marsad
