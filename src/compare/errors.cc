#include "compare/errors.h"

#include <algorithm>
#include <tuple>

namespace marsad {
namespace {

// Whether gold's quotation and what made the event share words: of the trigger alone, or, more loosely, of its sentence. Two events of one
// category in different sentences are two events.
bool TriggerQuoted(const CodedEvent& gold, const CodedEvent& coded) {
  return std::any_of(coded.told.begin(), coded.told.end(),
                     [&gold](const std::string& words) { return !words.empty() && gold.words.find(words) != std::string::npos; });
}
bool SentenceQuoted(const CodedEvent& gold, const CodedEvent& coded) {
  return TriggerQuoted(gold, coded) || (!gold.words.empty() && coded.words.find(gold.words) != std::string::npos);
}

ErrorKind SideKind(const CodeSet& gold, const CodeSet& coded, bool actor) {
  const bool missing = !gold.empty() && coded.empty();
  return actor ? (missing ? ErrorKind::kActorMissing : ErrorKind::kActorWrong)
               : (missing ? ErrorKind::kRecipientMissing : ErrorKind::kRecipientWrong);
}

// How two events of one category differ in their parties.
ErrorKind PartiesKind(const CodedEvent& gold, const CodedEvent& coded) {
  if (gold.reciprocal) return ErrorKind::kParties;
  const CodeSet gold_actors = CodesOf(gold.actors), gold_recipients = CodesOf(gold.recipients);
  const CodeSet actors = CodesOf(coded.actors), recipients = CodesOf(coded.recipients);
  const bool actor_fits = SideFits(gold_actors, actors), recipient_fits = SideFits(gold_recipients, recipients);
  if (!actor_fits && recipient_fits) return SideKind(gold_actors, actors, true);
  if (actor_fits && !recipient_fits) return SideKind(gold_recipients, recipients, false);
  if (SideFits(gold_actors, recipients) && SideFits(gold_recipients, actors)) return ErrorKind::kExchanged;
  return ErrorKind::kParties;
}

// What the pair would be if it were one error, kNothing where it is not one.
ErrorKind KindOf(const CodedEvent& gold, const CodedEvent& coded) {
  const bool fits = SidesFit(gold, coded, Level::kCountries) && !AllCodesOf(coded).empty();
  if (gold.category != coded.category)
    return fits && gold.real && coded.real && SentenceQuoted(gold, coded) ? ErrorKind::kOtherCategory : ErrorKind::kNothing;
  if (fits) return gold.real != coded.real ? ErrorKind::kUnreal : coded.linked ? ErrorKind::kLinked : ErrorKind::kCount;
  return gold.real && coded.real && SentenceQuoted(gold, coded) ? PartiesKind(gold, coded) : ErrorKind::kNothing;
}

}  // namespace

const char* ErrorName(ErrorKind kind) {
  constexpr const char* kNames[kErrorKinds] = {"retelling",         "not real",        "actor missing",   "actor wrong",
                                               "recipient missing", "recipient wrong", "sides exchanged", "parties wrong",
                                               "other category",    "other number",    "nothing"};
  return kNames[static_cast<size_t>(kind)];
}

std::vector<EventError> FindErrors(std::span<const CodedEvent> gold, std::span<const CodedEvent> coded, const Matches& matches) {
  std::vector<bool> gold_found(gold.size()), coded_used(coded.size());
  for (const auto& [g, c] : matches.pairs) gold_found[g] = coded_used[c] = true;
  // Every pair of what is left over that is or may be one error; the nearest first.
  struct Candidate {
    ErrorKind kind;
    bool quoted;
    uint32_t g, c;
    auto Rank() const { return std::tuple(kind, !quoted, g, c); }
  };
  std::vector<Candidate> candidates;
  for (uint32_t g = 0; g < gold.size(); ++g) {
    if (gold_found[g]) continue;
    for (uint32_t c = 0; c < coded.size(); ++c) {
      if (coded_used[c]) continue;
      const ErrorKind kind = KindOf(gold[g], coded[c]);
      const bool quoted = TriggerQuoted(gold[g], coded[c]);
      if (kind != ErrorKind::kNothing || quoted) candidates.push_back({kind, quoted, g, c});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.Rank() < b.Rank(); });
  std::vector<EventError> of_gold(gold.size()), of_coded(coded.size());
  for (const Candidate& one : candidates) {
    if (gold_found[one.g] || coded_used[one.c]) continue;
    gold_found[one.g] = coded_used[one.c] = true;
    of_gold[one.g] = {true, one.g, one.kind, one.c};
    of_coded[one.c] = {false, one.c, one.kind, one.g};
  }
  std::vector<EventError> out;
  for (const uint32_t g : matches.missed) {
    EventError& error = of_gold[g];
    error.event = g;
    // What it would fit has found another gold event: one was coded where there are two.
    for (uint32_t c = 0; error.nearest == kNoEvent && c < coded.size(); ++c) {
      if (KindOf(gold[g], coded[c]) == ErrorKind::kCount) error = {true, g, ErrorKind::kCount, c};
    }
    out.push_back(error);
  }
  for (const uint32_t c : matches.extra) {
    EventError& error = of_coded[c];
    error.missed = false;
    error.event = c;
    for (uint32_t g = 0; error.nearest == kNoEvent && g < gold.size(); ++g) {
      const ErrorKind kind = KindOf(gold[g], coded[c]);
      if (kind == ErrorKind::kCount || kind == ErrorKind::kUnreal) error = {false, c, kind, g};
    }
    out.push_back(error);
  }
  return out;
}

}  // namespace marsad
