#include "compare/losses.h"

#include <algorithm>

namespace marsad {
namespace {

// The tokens that gold quotes; where its quotation is not in the article to the letter, those whose words occur in it.
std::vector<uint32_t> Quoted(const Document& d, const std::string& words) {
  std::vector<uint32_t> out;
  const size_t at = words.empty() ? std::string::npos : d.text.bytes.find(words);
  for (uint32_t t = 0; t < d.tokens.tokens.size(); ++t) {
    const Token& token = d.tokens.tokens[t];
    if (token.kind != TokenKind::kWord) continue;
    const uint32_t begin = d.text.ByteBegin(token.begin);
    const bool quoted = at != std::string::npos
                            ? begin >= at && begin < at + words.size()
                            : (" " + words + " ").find(" " + std::string(d.text.Span(token.begin, token.end)) + " ") != std::string::npos;
    if (quoted) out.push_back(t);
  }
  return out;
}

bool IsPredicateOf(const Frames& frames, uint32_t lexeme, std::string_view category) {
  const auto predicates = frames.PredicatesOf(lexeme);
  return std::any_of(predicates.begin(), predicates.end(), [&](const Predicate& p) {
    const Frame& frame = frames.frames[p.frame];
    if (frame.kind != FrameKind::kEvent && frame.kind != FrameKind::kOperator) return false;
    const Category& own = frames.categories[frame.category];
    return frames.String(own.name) == category || frames.String(frames.categories[own.future_becomes].name) == category;
  });
}

Loss LossOfWords(const CodedEvent& gold, const ArticleReader& reader, const Document& d) {
  const Frames& frames = reader.tables().frames;
  bool otherwise = false;
  const std::vector<uint32_t> quoted = Quoted(d, gold.words);
  for (const Event& e : d.events.events) {
    const Category& category = frames.categories[e.category];
    if (e.confidence < category.usual && frames.String(category.name) == gold.category &&
        std::find(quoted.begin(), quoted.end(), e.predicate) != quoted.end())
      return Loss::kUnsure;
  }
  for (const uint32_t t : quoted) {
    const Word& w = d.words.words[t];
    if (IsPredicateOf(frames, w.lexeme, gold.category)) return Loss::kEvent;
    const Analysis* readings = reader.words().analyses(w.surface);
    for (uint32_t k = 0; k < reader.words().entry(w.surface).count; ++k)
      otherwise = otherwise || IsPredicateOf(frames, readings[k].lexeme, gold.category);
  }
  return otherwise ? Loss::kReading : Loss::kPredicate;
}

// Whether some code that `gold` wants and `coded` lacks is of no party in the article.
bool Unrecognised(const CodeSet& gold, const CodeSet& coded, const Document& d) {
  return std::any_of(gold.begin(), gold.end(), [&](std::string_view code) {
    return !coded.contains(code) &&
           std::none_of(d.mentions.parties.begin(), d.mentions.parties.end(), [code](const Party& p) { return p.code == MakeCode(code); });
  });
}

}  // namespace

const char* LossName(Loss loss) {
  constexpr const char* kNames[kLosses] = {"topic left unread", "no predicate",         "read as another word",  "predicate without event",
                                           "other category",    "party not recognised", "party not on its side", "not real",
                                           "retelling",         "not sure enough"};
  return kNames[static_cast<size_t>(loss)];
}

const char* LossPlace(Loss loss) {
  constexpr const char* kPlaces[kLosses] = {"knowledge/ar/discards.tsv",
                                            "knowledge/ar/frames",
                                            "src/morphology, knowledge/ar",
                                            "src/phrases, src/events",
                                            "knowledge/ar/frames",
                                            "knowledge/world, src/mentions",
                                            "src/phrases, src/events",
                                            "src/events",
                                            "src/events",
                                            "knowledge/learnt, knowledge/ontology/categories.tsv"};
  return kPlaces[static_cast<size_t>(loss)];
}

Loss LossOf(const EventError& error, const CodedEvent& gold, std::span<const CodedEvent> coded, const ArticleReader& reader,
            const Document& document) {
  if (document.events.discarded) return Loss::kTopic;
  switch (error.kind) {
    case ErrorKind::kLinked:
      return Loss::kRetelling;
    case ErrorKind::kUnreal:
      return Loss::kReality;
    case ErrorKind::kOtherCategory:
      return Loss::kCategory;
    case ErrorKind::kCount:
    case ErrorKind::kNothing:
      return LossOfWords(gold, reader, document);
    default:
      break;
  }
  // Codes on the wrong side count as lacking: a party that grammar put elsewhere.
  const CodedEvent& nearest = coded[error.nearest];
  const CodeSet codes = AllCodesOf(nearest);
  return Unrecognised(CodesOf(gold.actors), codes, document) || Unrecognised(CodesOf(gold.recipients), codes, document) ? Loss::kParty
                                                                                                                        : Loss::kSide;
}

}  // namespace marsad
