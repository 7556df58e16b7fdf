// What `marsad score` prints: figures, errors by kind and where they were lost, samples; as a table, as Markdown or as JSON lines.
#ifndef MARSAD_CLI_SCORE_REPORT_H_
#define MARSAD_CLI_SCORE_REPORT_H_

#include <optional>

#include "cli/commands.h"
#include "compare/errors.h"
#include "compare/losses.h"

namespace marsad {

// What came of one document of gold.
struct ScoredError {
  EventError error;
  std::optional<Loss> loss;  // of a miss, where the document was read
};
struct ScoredDocument {
  GoldDocument gold;
  std::vector<CodedEvent> coded;
  std::vector<ScoredError> errors;
};

void PrintScore(const ScoreArguments& arguments, const std::vector<ScoredDocument>& documents);

}  // namespace marsad
#endif  // MARSAD_CLI_SCORE_REPORT_H_
