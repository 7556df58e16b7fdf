// Runs the cases: a text and the layer it must give. One runner for all stages.
//
//   run_cases [--rewrite] [--knowledge DIR] FILE.test…
//
//   # about: what the file is for          lines with # before the first case; `stage` and `date` steer
//   # stage: events                        text tokens words names phrases mentions dates places events circumstances
//                                        confidence class
//   # date: 2018-06-01                     the day of the articles
//   # known-wrong                          before a case: must fail; the runner complains when it passes
//   === title
//   the text, until
//   ---
//   the layer as marsad explain prints it
//
// The invented world (tests/world) stands in for knowledge/world, so that editing real actors breaks no case, and invented weights
// (tests/learnt) for knowledge/learnt, so that learning anew breaks none.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "compile/compile.h"
#include "formats/record.h"

namespace {

struct Case {
  std::string title, input, expected;
  std::string head;  // comment lines before it
  int line = 0;
  bool known_wrong = false;
};

std::string Trimmed(std::string s) {
  while (!s.empty() && (s.back() == '\n' || s.back() == ' ')) s.pop_back();
  size_t at = 0;
  while (at < s.size() && s[at] == '\n') ++at;
  return s.substr(at);
}

// A line of \xNN escapes gives bytes that a text file should not hold.
std::string Unescaped(const std::string& s) {
  std::string out;
  for (size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '\\' && i + 3 < s.size() && s[i + 1] == 'x') {
      out.push_back(static_cast<char>(std::stoi(s.substr(i + 2, 2), nullptr, 16)));
      i += 3;
    } else {
      out.push_back(s[i]);
    }
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  bool rewrite = false;
  std::string knowledge = "knowledge", world = "tests/world";
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--rewrite")
      rewrite = true;
    else if (argument == "--knowledge" && i + 1 < argc)
      knowledge = argv[++i];
    else if (argument == "--world" && i + 1 < argc)
      world = argv[++i];
    else
      files.push_back(argument);
  }
  marsad::CompileOptions options;
  options.knowledge = knowledge;
  options.world = world;
  options.learnt = "tests/learnt";
  const marsad::Compiled compiled = marsad::Compile(options);
  for (const std::string& fault : compiled.faults) std::cerr << fault << "\n";
  if (!compiled.faults.empty()) return 1;
  marsad::Tables tables;
  if (!marsad::OpenTables(compiled.bytes, &tables)) return 1;
  marsad::ArticleReader reader(tables);
  int passed = 0, failed = 0;
  for (const std::string& file : files) {
    std::ifstream in(file);
    if (!in) {
      std::cerr << file << ": cannot be read\n";
      return 1;
    }
    std::string stage, date = "2018-06-01", line, header, pending;
    std::vector<Case> cases;
    int number = 0;
    enum { kHead, kInput, kExpected } part = kHead;
    while (std::getline(in, line)) {
      ++number;
      if (line.starts_with("=== ")) {
        Case c;
        c.title = line.substr(4);
        c.line = number;
        c.head = pending;
        c.known_wrong = pending.find("# known-wrong") != std::string::npos;
        pending.clear();
        cases.push_back(c);
        part = kInput;
      } else if (part == kInput && line == "---") {
        part = kExpected;
      } else if (part == kInput) {
        cases.back().input += line + "\n";
      } else if (part == kExpected && line.starts_with("# ")) {
        pending += line + "\n";
      } else if (part == kExpected) {
        cases.back().expected += line + "\n";
      } else {
        header += line + "\n";
        if (line.starts_with("# stage: ")) stage = line.substr(9);
        if (line.starts_with("# date: ")) date = line.substr(8);
      }
    }
    std::string out = header;
    for (Case& c : cases) {
      const marsad::Document& d = reader.Read("", Unescaped(Trimmed(c.input)), date == "none" ? "" : date);
      std::string got;
      if (!marsad::AppendLayer(d, tables, stage, &got)) {
        std::cerr << file << ": no stage «" << stage
                  << "»; write text, tokens, words, names, phrases, mentions, dates, places, events, circumstances, confidence or class\n";
        return 1;
      }
      got = Trimmed(got);
      if (got.empty()) got = "none";
      const bool same = got == Trimmed(c.expected);
      if (same != c.known_wrong) {
        ++passed;
      } else if (!rewrite) {
        ++failed;
        std::cerr << file << ":" << c.line << ": " << c.title
                  << (same ? "\n  is right now: take the mark `known-wrong` away\n"
                           : "\n--- expected\n" + Trimmed(c.expected) + "\n--- got\n" + got + "\n\n");
      }
      out += c.head + "=== " + c.title + "\n" + Trimmed(c.input) + "\n---\n" + (c.known_wrong ? Trimmed(c.expected) : got) + "\n\n";
    }
    if (rewrite) std::ofstream(file) << Trimmed(out) << "\n";
  }
  std::cout << passed << " cases passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}
