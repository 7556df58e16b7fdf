// Compares Conjugate() with whole paradigms written by hand: conjugations FILE. The columns of tests/conjugations.tsv are explained at its
// top.
//
// A form that the table has must be made with its person, and a form that is made for a person must be in the table: a generator that makes
// everything passes only half of this.
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "morphology/conjugate.h"

namespace {

using namespace marsad;

// UTF-8 of the Arabic block → letters (ISO 8859-6), which is all that the table holds.
std::string ToLetters(const std::string& utf8) {
  std::string out;
  for (size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    if (c >= 0xD8 && c <= 0xD9 && i + 1 < utf8.size()) {
      const unsigned code = (c & 0x1Fu) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3Fu);
      out.push_back(static_cast<char>(code - 0x600 + 0xA0));
    } else {
      out.push_back(static_cast<char>(c));
    }
  }
  return out;
}

std::string ToUtf8(const std::string& letters) {
  std::string out;
  for (const char c : letters) {
    const unsigned code = static_cast<unsigned char>(c) - 0xA0u + 0x600u;
    out.push_back(static_cast<char>(0xC0 | code >> 6));
    out.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
  return out;
}

std::vector<std::string> Split(const std::string& s, char at) {
  std::vector<std::string> out;
  std::stringstream in(s);
  for (std::string part; std::getline(in, part, at);) out.push_back(part);
  return out;
}

struct Person {
  const char* name;
  uint32_t features;
};
constexpr std::array<Person, 13> kPersons = {{{"he", kThird | kMasculine | kSingular},
                                              {"she", kThird | kFeminine | kSingular},
                                              {"they two (m)", kThird | kMasculine | kDual},
                                              {"they two (f)", kThird | kFeminine | kDual},
                                              {"they (m)", kThird | kMasculine | kPlural},
                                              {"they (f)", kThird | kFeminine | kPlural},
                                              {"you (m)", kSecond | kMasculine | kSingular},
                                              {"you (f)", kSecond | kFeminine | kSingular},
                                              {"you two", kSecond | kDual},
                                              {"you all (m)", kSecond | kMasculine | kPlural},
                                              {"you all (f)", kSecond | kFeminine | kPlural},
                                              {"I", kFirst | kSingular},
                                              {"we", kFirst | kPlural}}};

int checked = 0, failed = 0;

void Compare(const std::string& what, const std::set<std::string>& expected, const std::set<std::string>& made) {
  ++checked;
  if (expected == made) return;
  ++failed;
  std::cerr << what << ": expected";
  for (const std::string& s : expected) std::cerr << " " << ToUtf8(s);
  std::cerr << ", made";
  for (const std::string& s : made) std::cerr << " " << ToUtf8(s);
  std::cerr << "\n";
}

std::set<std::string> Spellings(const std::string& cell) {
  std::set<std::string> out;
  for (const std::string& s : Split(cell, '|')) out.insert(ToLetters(s));
  return out;
}

// The active forms of a person, or the passive ones.
std::set<std::string> Made(const std::vector<InflectedForm>& forms, uint32_t wanted, uint32_t unwanted) {
  std::set<std::string> out;
  for (const InflectedForm& f : forms) {
    if ((f.features & wanted) == wanted && (f.features & unwanted) == 0) out.insert(f.letters);
  }
  return out;
}

void Verb(const std::vector<std::string>& cells) {
  const auto perfect = Split(cells[3], ' '), imperfect = Split(cells[4], ' '), jussive = Split(cells[5], ' '),
             passive = Split(cells[6], ' '), participles = Split(cells[7], ' ');
  const std::string& lemma = perfect.at(0);
  if (perfect.size() != 13 || imperfect.size() != 13 || jussive.size() != 13 || passive.size() != 2 || participles.size() != 2) {
    std::cerr << lemma << ": a list is short\n";
    ++failed;
    return;
  }
  VerbEntry verb;
  verb.root = ToLetters(cells[0]);
  verb.form = cells[1] == "q1" ? 11 : cells[1] == "q2" ? 12 : std::stoi(cells[1]);
  verb.perfect = ToLetters(lemma);
  verb.imperfect = ToLetters(imperfect[0]);
  const auto forms = Conjugate(verb);
  for (size_t i = 0; i < 13; ++i) {
    const auto& [name, person] = kPersons[i];
    Compare(lemma + ", perfect of " + name, Spellings(perfect[i]), Made(forms, person | kPerfect, kPassive));
    Compare(lemma + ", imperfect of " + name, Spellings(imperfect[i]), Made(forms, person | kImperfect, kPassive | kJussive));
    // A short form that is spelt like the long one is not made twice; doubled verbs have a second one (يمدد) that papers do not use.
    std::set<std::string> made = Made(forms, person | kImperfect | kJussive, kPassive);
    if (made.empty()) made = Made(forms, person | kImperfect, kPassive);
    Compare(lemma + ", jussive of " + name, Spellings(jussive[i]), made);
  }
  const auto passive_of = [&](uint32_t tense) {
    std::set<std::string> made = Made(forms, kPersons[0].features | tense | kPassive, kJussive);
    return made.empty() ? Made(forms, kPersons[0].features | tense | kMaybePassive, kJussive) : made;
  };
  Compare(lemma + ", passive perfect", Spellings(passive[0]), passive_of(kPerfect));
  Compare(lemma + ", passive imperfect", Spellings(passive[1]), passive_of(kImperfect));
  Compare(lemma + ", active participle", Spellings(participles[0]), {ActiveParticiple(verb)});
  Compare(lemma + ", passive participle", Spellings(participles[1]), {PassiveParticiple(verb)});
  if (cells[8] != "-") Compare(lemma + ", masdar", Spellings(cells[8]), {RegularMasdar(verb)});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  std::ifstream in(argv[1]);
  if (!in) {
    std::cerr << argv[1] << ": cannot be read\n";
    return 1;
  }
  bool head = true;
  int verbs = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (head) {
      head = false;
      continue;
    }
    const auto cells = Split(line, '\t');
    if (cells.size() != 9) {
      std::cerr << line << ": has not nine columns\n";
      return 1;
    }
    Verb(cells);
    ++verbs;
  }
  std::cout << verbs << " verbs, " << checked << " forms compared, " << failed << " wrong\n";
  return failed == 0 && verbs > 0 ? 0 : 1;
}
