// Analysis from bytes to phrases beside ICU's word BreakIterator, on the same texts in the same run, one thread:
//   bench_analysis KNOWLEDGE.bin CORPUS.jsonl
// The first pass meets every word anew, the later ones find them in the cache as a long run does.
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>

#include "formats/input.h"

namespace {

double Seconds(auto&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  using namespace marsad;
  if (argc != 3) {
    fmt::print(stderr, "bench_analysis: KNOWLEDGE.bin CORPUS.jsonl\n");
    return 1;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const std::string knowledge((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Tables tables;
  std::FILE* corpus = std::fopen(argv[2], "rb");
  if (!OpenTables(knowledge, &tables) || corpus == nullptr) {
    fmt::print(stderr, "bench_analysis: cannot read {} or {}\n", argv[1], argv[2]);
    return 1;
  }
  std::vector<std::string> texts;
  size_t bytes = 0;
  LineReader lines(corpus);
  JsonLineParser parser;
  InputDocument document;
  std::string line, fault;
  while (lines.Next(&line) == LineReader::Result::kLine) {
    if (!parser.Parse(line, &document, &fault)) continue;
    texts.push_back(document.text);
    bytes += document.text.size();
  }
  std::fclose(corpus);
  const double megabytes = static_cast<double>(bytes) / 1e6;

  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createWordInstance(icu::Locale("ar"), error));
  if (U_FAILURE(error)) {
    fmt::print(stderr, "bench_analysis: ICU: {}\n", u_errorName(error));
    return 1;
  }
  size_t boundaries = 0;
  std::vector<double> icu;
  for (int pass = 0; pass < 3; ++pass) {
    icu.push_back(Seconds([&] {
      UText text = UTEXT_INITIALIZER;
      for (const std::string& t : texts) {
        utext_openUTF8(&text, t.data(), static_cast<int64_t>(t.size()), &error);
        breaks->setText(&text, error);
        while (breaks->next() != icu::BreakIterator::DONE) ++boundaries;
      }
      utext_close(&text);
    }));
  }

  ArticleReader reader(tables);
  size_t words = 0;
  std::vector<double> own;
  for (int pass = 0; pass < 5; ++pass) {
    own.push_back(Seconds([&] {
      for (const std::string& t : texts) words += reader.Analyse("", t).words.words.size();
    }));
  }
  const double first = own.front();
  fmt::print("| one thread, {:.1f} MB of text | seconds | MB/s |\n|---|---|---|\n", megabytes);
  fmt::print("| bytes to phrases, first pass | {:.2f} | {:.1f} |\n", first, megabytes / first);
  const double best = *std::min_element(own.begin() + 1, own.end());
  fmt::print("| bytes to phrases, best later pass | {:.2f} | {:.1f} |\n", best, megabytes / best);
  const double icu_best = *std::min_element(icu.begin(), icu.end());
  fmt::print("| ICU word BreakIterator, best pass | {:.2f} | {:.1f} |\n", icu_best, megabytes / icu_best);
  return words > 0 && boundaries > 0 ? 0 : 1;
}
