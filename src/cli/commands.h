// The commands, a file each; main.cc only dispatches.
#ifndef MARSAD_CLI_COMMANDS_H_
#define MARSAD_CLI_COMMANDS_H_

#include <string>
#include <vector>

namespace marsad {

// What programs that call marsad may rely on.
enum ExitCode : int {
  kOk = 0,
  kFailed = 1,      // nothing useful was done: bad arguments, faulty knowledge, no such file
  kSomeFaults = 2,  // done, but some documents were broken and passed over
};

// Events less sure than this are left out unless --min-confidence says otherwise; scripts/learn prints what each value would do.
inline constexpr double kUsualConfidence = 0.15;

struct CodeArguments {
  std::vector<std::string> files;
  std::string input;  // text or jsonl; empty: by the file's name
  std::string format = "jsonl";
  std::string date;
  std::string knowledge;  // directory; empty: the built-in one
  unsigned threads = 1;
  bool once = false;
  double min_confidence = kUsualConfidence;
  bool signs = false;  // what confidence is made of, for learning
  bool quiet = false;
};
int RunCode(const CodeArguments& arguments);

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

struct CompileArguments {
  std::string directory;
  std::string world;
  std::string geonames;
  std::string hunspell;
  std::string output;
};
int RunCompile(const CompileArguments& arguments);

}  // namespace marsad
#endif  // MARSAD_CLI_COMMANDS_H_
