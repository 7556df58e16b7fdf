// The command line, said once: help, checks and dispatch.
#include <CLI/CLI.hpp>
#include <csignal>

#include "cli/commands.h"

int main(int argc, char** argv) {
  using namespace marsad;
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app{
      "Marsad (مرصد): who did what to whom, out of Arabic news.\n\n"
      "  marsad code article.txt --date 2024-06-19 --format table    events of one article, for people\n"
      "  marsad code corpus.jsonl > events.jsonl                     a record a line, for programs\n"
      "  marsad explain article.txt                                  every step, and the dictionary line behind it\n"
      "  marsad check                                                the knowledge files and their examples\n"
      "  marsad score gold.jsonl --documents articles.jsonl          how near the events come to annotated ones\n"
      "  marsad recode events.jsonl --documents corpus.jsonl         what an edit of the knowledge does to events coded before\n"};
  app.set_version_flag("--version", "marsad " MARSAD_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  app.failure_message(CLI::FailureMessage::help);
  app.footer(
      "Records are described in docs/record.md, knowledge files in docs/knowledge.md. Data goes to standard output, messages to standard "
      "error.\n"
      "Exit status: 0 done; 1 nothing useful done; 2 done, but some documents were broken and passed over; 3 done, and two codings differ\n"
      "(code --diff, recode).");

  CodeArguments code;
  CLI::App* code_command = app.add_subcommand("code", "Code documents into events");
  code_command
      ->add_option("FILE", code.files,
                   "Text or JSON lines ({\"id\", \"text\", \"title\"?, \"date\"?, \"url\"?, \"publication\"?}); - reads standard input")
      ->required();
  code_command->add_option("--input", code.input, "What the files are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  code_command->add_option("--format", code.format, "What comes out: jsonl or table")
      ->check(CLI::IsMember({"jsonl", "table"}))
      ->capture_default_str();
  code_command->add_option("--date", code.date, "The day of documents that do not say theirs (YYYY-MM-DD)");
  code_command->add_option("--threads", code.threads, "How many threads; the output does not depend on it")
      ->check(CLI::Range(1u, 256u))
      ->capture_default_str();
  code_command->add_flag("--once", code.once, "Leave out retellings of an event");
  code_command
      ->add_option("--min-confidence", code.min_confidence,
                   "Leave out events less sure than this (0 to 1; 0 tells all) [ontology/categories.tsv: usual]")
      ->check(CLI::Range(0.0, 1.0));
  code_command->add_flag("--signs", code.signs, "Add to each record what its confidence is made of, for scripts/learn");
  code_command->add_option("--knowledge", code.knowledge, "Your own knowledge directory");
  code_command->add_flag("--quiet", code.quiet, "No progress on the terminal");
  code_command->add_option("--diff", code.diff,
                           "Records of the same documents, coded before: what is gained, lost and changed comes out instead of records");
  code_command->footer(
      "With --diff: one event after another, in the order of the documents, and the sums at the end; give the options that the old "
      "records\n"
      "were made with. `marsad recode` counts and samples the same, and keeps the new records. Exit status then: 0 nothing differs;\n"
      "3 something does; 1 and 2 as always.");

  RecodeArguments recode;
  recode.code.format = "table";
  CLI::App* recode_command =
      app.add_subcommand("recode", "Code documents again, and say what is gained, lost and changed since; keep the new records");
  recode_command->add_option("OLD", recode.old, "Records of these documents, as `marsad code` wrote them")->required();
  recode_command->add_option("--documents", recode.code.files, "The documents: text or JSON lines; - reads standard input")->required();
  recode_command->add_option("--knowledge", recode.code.knowledge, "The knowledge directory that was edited");
  recode_command->add_option(
      "-o,--output", recode.output,
      "Keep the new records in this file, which may be OLD: whole, or not at all where a document of OLD is lacking");
  recode_command->add_option("--samples", recode.samples, "How many events of each frame are shown gained, lost and changed")
      ->capture_default_str();
  recode_command->add_option("--limit", recode.limit, "How many frames, those first that differ most; 0 for all")->capture_default_str();
  recode_command->add_option("--format", recode.code.format, "What comes out: table or jsonl")
      ->check(CLI::IsMember({"jsonl", "table"}))
      ->capture_default_str();
  recode_command->add_option("--input", recode.code.input, "What the documents are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  recode_command->add_option("--date", recode.code.date, "The day of documents that do not say theirs (YYYY-MM-DD)");
  recode_command->add_option("--threads", recode.code.threads, "How many threads; the output does not depend on it")
      ->check(CLI::Range(1u, 256u))
      ->capture_default_str();
  recode_command->add_flag("--once", recode.code.once, "OLD was coded with --once");
  recode_command->add_option("--min-confidence", recode.code.min_confidence, "OLD was coded with this --min-confidence")
      ->check(CLI::Range(0.0, 1.0));
  recode_command->add_flag("--quiet", recode.code.quiet, "No progress on the terminal");
  recode_command->footer(
      "Events are the same where their ids are, or their category and words; lines of the knowledge that only moved change nothing.\n"
      "Nothing is kept without -o. OLD may be large and in any order, but must be a file. docs/recoding.md says more.\n"
      "Exit status: 0 nothing differs; 3 something does; 1 nothing useful done, or asked to be kept and not kept; 2 documents were "
      "broken,\n"
      "or some of OLD are lacking.");

  ClassifyArguments classify;
  CLI::App* classify_command =
      app.add_subcommand("classify", "The PLOVER quad class of each document (0: no event), by words and by what the coder finds");
  classify_command->add_option("FILE", classify.files, "Text or JSON lines; - reads JSON lines from standard input")->required();
  classify_command->add_option("--input", classify.input, "What the files are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  classify_command->add_flag("--explain", classify.explain, "Also the features that spoke most for the class and against it");
  classify_command->add_flag("--features", classify.features, "The names of all features instead, for scripts/learn");
  classify_command->add_option("--knowledge", classify.knowledge, "Your own knowledge directory");

  ExplainArguments explain;
  CLI::App* explain_command = app.add_subcommand("explain", "Show every layer of a document, and why each event and party");
  explain_command->add_option("FILE", explain.file, "Text or .jsonl; - reads standard input")->required();
  explain_command->add_option("--date", explain.date, "The document's day (YYYY-MM-DD)");
  explain_command->add_option(
      "--layer", explain.layer,
      "One layer only: text, tokens, words, names, phrases, mentions, dates, places, events, circumstances, confidence or class");
  explain_command->add_option("--knowledge", explain.knowledge, "Your own knowledge directory");

  AnalyseArguments analyse;
  CLI::App* analyse_command = app.add_subcommand("analyse", "Words and phrases of documents, without events");
  analyse_command->add_option("FILE", analyse.files, "Text or JSON lines; - reads JSON lines from standard input")->required();
  analyse_command->add_option("--input", analyse.input, "What the files are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  analyse_command->add_option("--format", analyse.format, "conllu (Universal Dependencies), words, names or phrases")
      ->check(CLI::IsMember({"conllu", "words", "names", "phrases"}))
      ->capture_default_str();
  analyse_command->add_option("--knowledge", analyse.knowledge, "Your own knowledge directory");

  LexiconArguments lexicon;
  CLI::App* lexicon_command = app.add_subcommand("lexicon", "What the lexicon knows of a word or a text");
  lexicon_command->require_subcommand(1);
  CLI::App* coverage_command =
      lexicon_command->add_subcommand("coverage", "Share of words known, guessed, unknown; the most frequent of each with a sentence");
  coverage_command->add_option("FILE", lexicon.words, "Text or JSON lines")->required();
  coverage_command->add_option("--input", lexicon.input, "What the files are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  coverage_command->add_option("--limit", lexicon.limit, "How many words of each kind")->capture_default_str();
  coverage_command->add_option("--knowledge", lexicon.knowledge, "Your own knowledge directory");
  CLI::App* learn_command =
      lexicon_command->add_subcommand("learn", "Count what is meant in raw text, as knowledge/ar/frequencies.tsv has it");
  learn_command->add_option("FILE", lexicon.words, "Text or JSON lines")->required();
  learn_command->add_option("--knowledge", lexicon.knowledge, "Your own knowledge directory");
  CLI::App* word_command = lexicon_command->add_subcommand("analyse", "Every reading of words, and which holds among which neighbours");
  word_command->add_option("WORD", lexicon.words, "Arabic words")->required();
  word_command->add_option("--knowledge", lexicon.knowledge, "Your own knowledge directory");

  CheckArguments check;
  CLI::App* check_command = app.add_subcommand("check", "Check knowledge files and run their examples");
  check_command->add_option("DIR", check.directory, "The knowledge directory (default: the one that the program was built with)");
  check_command->add_option("--world", check.world, "Another directory whose world/ is read instead");
  check_command->add_flag("--no-examples", check.no_examples, "Check the files only");
  check_command->add_option("--attested", check.attested,
                            "Also tell the predicates that occur in none of these JSON lines and stand in fewer than two examples");

  WorldArguments world;
  CLI::App* world_command = app.add_subcommand("world", "What the knowledge says of the world, and whether that can be so");
  world_command->require_subcommand(1);
  CLI::App* world_check_command = world_command->add_subcommand(
      "check", "Tell what in knowledge/world cannot be so or is not finished; or, with documents, how they use it and contradict it");
  world_check_command->add_option("DIR", world.directory, "The knowledge directory (default: the one that the program was built with)");
  world_check_command->add_option("--against", world.against,
                                  "Text or JSON lines; tells how often they name each actor and with which titles, which titles contradict "
                                  "the offices of that day, and titles with names that no file has");
  world_check_command->add_option("--input", world.input, "What the documents are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  world_check_command->add_option("--format", world.format, "What comes out of documents: table or jsonl")
      ->check(CLI::IsMember({"jsonl", "table"}))
      ->capture_default_str();
  world_check_command->add_option("--limit", world.limit, "How many of each kind, the most frequent first; 0 for all")
      ->capture_default_str();
  world_check_command->footer(
      "Faults go to standard error, notes (what may be so, and somebody should look at) to standard output. Dates marked `general` are\n"
      "vouched for by memory alone; where two lines contradict each other it says which of them are, since those are the first to doubt.\n"
      "Exit status: 0 no faults (notes do not count); 1 faults, or no such file; 2 some documents were broken and passed over.\n"
      "What papers say against the knowledge is never a fault: papers err too.");
  CLI::App* world_show_command =
      world_command->add_subcommand("show", "Actors with all their names, offices by date, and the lines that say so");
  world_show_command->add_option("NAME", world.names, "An id (person/…), a code (RUS) or any of an actor's names, Arabic or English")
      ->required();
  world_show_command->add_option("--knowledge", world.directory, "Your own knowledge directory");

  ScoreArguments score;
  CLI::App* score_command = app.add_subcommand("score", "How near events come to annotated ones, and what is wrong with the others");
  score_command
      ->add_option("GOLD", score.gold,
                   "JSON lines, one a document: {\"document_id\", \"events\": [{\"event\", \"actor\", \"recipient\", …}]}")
      ->required();
  score_command->add_option("RECORDS", score.system, "Records as `marsad code` writes them; or give --documents");
  score_command->add_option("--documents", score.documents,
                            "Text or JSON lines, which are coded and scored; then each miss says where it was lost");
  score_command->add_option("--input", score.input, "What the documents are: text or jsonl (default: by the name's ending)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  score_command->add_option("--knowledge", score.knowledge, "Your own knowledge directory, for --documents");
  score_command->add_flag("--distinct", score.distinct, "Gold has an event of a document once: retellings do not count");
  CLI::Option* score_first =
      score_command->add_option("--first", score.first, "Only the first N documents of gold")->check(CLI::PositiveNumber);
  score_command->add_option("--last", score.last, "Only the last N documents of gold")->check(CLI::PositiveNumber)->excludes(score_first);
  score_command->add_option("--by", score.by, "Also by category; or by frame, those first that made most extra events")
      ->check(CLI::IsMember({"category", "frame"}));
  score_command->add_option("--format", score.format, "What comes out: table, markdown or jsonl")
      ->check(CLI::IsMember({"table", "markdown", "jsonl"}))
      ->capture_default_str();
  score_command->add_option("--misses", score.misses, "Show N missed events with the nearest that was coded, spread over the gold");
  score_command->add_option("--extras", score.extras, "Show N coded events that gold does not have, with the nearest of gold");
  score_command->footer(
      "A gold event is found by an event of the same category and reality; at `type+countries`, the main figure, also with every code of "
      "gold\n"
      "on its side and at most one more. docs/scoring.md has the rules, the form of gold and the kinds of errors.\n"
      "Exit status: 0 scored; 1 nothing scored: no such file, or a broken line of gold or records (told with file and line); 2 scored, "
      "but\n"
      "some documents were broken, or gold has documents that were not given.");

  CompileArguments compile;
  CLI::App* compile_command = app.add_subcommand("compile", "Compile knowledge files into the one that the program maps");
  compile_command->add_option("DIR", compile.directory, "The knowledge directory")->required();
  compile_command->add_option("-o,--output", compile.output, "The file to write")->required();
  compile_command->add_option("--world", compile.world, "Another directory whose world/ is read instead");
  compile_command->add_option("--geonames", compile.geonames, "Towns and coordinates, as scripts/import-geonames writes them");
  compile_command->add_option("--cldr", compile.cldr, "Provinces, as scripts/import-cldr writes them");
  compile_command->add_option("--hunspell", compile.hunspell, "Words of hunspell-ar, as scripts/import-hunspell writes them");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? kOk : kFailed;
  }
  if (*code_command) return RunCode(code);
  if (*classify_command) return RunClassify(classify);
  if (*explain_command) return RunExplain(explain);
  if (*analyse_command) return RunAnalyse(analyse);
  if (*lexicon_command) {
    using What = LexiconArguments::What;
    lexicon.what = coverage_command->parsed() ? What::kCoverage : learn_command->parsed() ? What::kLearn : What::kWords;
    return RunLexicon(lexicon);
  }
  if (*check_command) return RunCheck(check);
  if (*world_command) {
    world.what = world_show_command->parsed() ? WorldArguments::What::kShow : WorldArguments::What::kCheck;
    return RunWorld(world);
  }
  if (*score_command) return RunScore(score);
  if (*recode_command) return RunRecode(recode);
  return RunCompile(compile);
}
