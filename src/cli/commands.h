// The commands, a file each; main.cc only dispatches.
#ifndef MARSAD_CLI_COMMANDS_H_
#define MARSAD_CLI_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

namespace marsad {

// What programs that call marsad may rely on.
enum ExitCode : int {
  kOk = 0,
  kFailed = 1,      // nothing useful was done: bad arguments, faulty knowledge, no such file
  kSomeFaults = 2,  // done, but some documents were broken and passed over
  kDiffers = 3,     // done, and two codings that were compared are not the same
};

struct CodeArguments {
  std::vector<std::string> files;
  std::string input;  // text or jsonl; empty: by the file's name
  std::string format = "jsonl";
  std::string date;
  std::string knowledge;  // directory; empty: the built-in one
  unsigned threads = 1;
  bool once = false;
  std::optional<double> min_confidence;  // none: the usual one of each category
  bool signs = false;                    // what confidence is made of, for learning
  bool quiet = false;
  std::string diff;  // records of another coding; not empty: only what differs comes out
};
int RunCode(const CodeArguments& arguments);
// The part of RunCode that --diff asks for.
int RunDiff(const CodeArguments& arguments);

struct RecodeArguments {
  std::string old;     // the records
  std::string output;  // where new ones are kept; empty: nowhere
  size_t samples = 2;  // of each kind and frame
  size_t limit = 20;   // frames that are shown; 0: all
  CodeArguments code;  // the documents, and how they are coded
};
int RunRecode(const RecodeArguments& arguments);

struct ClassifyArguments {
  std::vector<std::string> files;
  std::string input;  // as in CodeArguments
  std::string knowledge;
  bool explain = false;
  bool features = false;  // what the classes are made of, for learning
};
int RunClassify(const ClassifyArguments& arguments);

struct ExplainArguments {
  std::string file;
  std::string date;
  std::string layer;  // empty: all
  std::string knowledge;
};
int RunExplain(const ExplainArguments& arguments);

struct AnalyseArguments {
  std::vector<std::string> files;
  std::string input;              // as in CodeArguments
  std::string format = "conllu";  // or a layer's name
  std::string knowledge;
};
int RunAnalyse(const AnalyseArguments& arguments);

struct LexiconArguments {
  enum class What { kWords, kCoverage, kLearn } what = What::kWords;
  std::vector<std::string> words;  // or files
  std::string input;
  std::string knowledge;
  size_t limit = 40;
};
int RunLexicon(const LexiconArguments& arguments);

struct CheckArguments {
  std::string directory;
  std::string world;
  bool no_examples = false;
  std::vector<std::string> attested;  // JSON lines in which predicates are looked for
};
int RunCheck(const CheckArguments& arguments);

struct WorldArguments {
  enum class What { kCheck, kShow } what = What::kCheck;
  std::string directory;             // the knowledge; empty: the built-in one
  std::vector<std::string> names;    // ids or names to show
  std::vector<std::string> against;  // documents to check against; empty: the files alone
  std::string input;                 // as in CodeArguments
  std::string format = "table";
  size_t limit = 40;  // of each kind of finding; 0: all
};
int RunWorld(const WorldArguments& arguments);

struct ScoreArguments {
  std::string gold;
  std::string system;                  // records; or
  std::vector<std::string> documents;  // to be coded
  std::string input;                   // as in CodeArguments
  std::string knowledge;
  bool distinct = false;          // gold has an event of a document once
  size_t first = 0, last = 0;     // documents of gold; 0: all
  std::string by;                 // category or frame, or empty
  std::string format = "table";   // markdown, jsonl
  size_t misses = 0, extras = 0;  // samples
};
int RunScore(const ScoreArguments& arguments);

struct CompileArguments {
  std::string directory;
  std::string world;
  std::string geonames, cldr;
  std::string hunspell;
  std::string output;
};
int RunCompile(const CompileArguments& arguments);

}  // namespace marsad
#endif  // MARSAD_CLI_COMMANDS_H_
