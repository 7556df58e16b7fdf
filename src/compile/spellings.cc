// ar/spellings.tsv, and the keys of every person's names by its rules.
#include <algorithm>
#include <set>

#include "compile/world.h"

namespace marsad {
namespace {

// A name shorter than this has too little in it to be told by its key, without its middle names, or with a letter wrong.
constexpr size_t kShortestKey = 5, kShortestWord = 3, kShortestWithoutMiddle = 7, kShortestNear = 8, kShortestNearWord = 5;

struct Rules {
  std::set<std::string> joins;  // folded
  std::set<Code> states;
  std::vector<std::string> names;
};

class SpellingCompiler {
 public:
  explicit SpellingCompiler(Builder* b) : b_(*b) {}

  void Run() {
    Read();
    for (const Entity& e : b_.world.entities) arab_.push_back(e.kind == EntityKind::kPerson && IsArab(e));
    Native();
    tables_.rules = b_.world.spellings.rules;
    tables_.first_rule = b_.world.spellings.first_rule;
    tables_.native = b_.world.spellings.native;
    for (const Builder::PersonName& name : b_.person_names) AddPerson(name);
    Finish(nodes_, &b_.world.spellings.nodes);
    Finish(near_, &b_.world.spellings.near);
  }

 private:
  std::string Fold(const std::string& letters) const {
    std::string out = letters;
    for (char& c : out) c = static_cast<char>(b_.letters.fold[static_cast<uint8_t>(c)]);
    return out;
  }

  void Read() {
    for (const Row& row : ReadTable(b_.root, "ar/spellings.tsv", "kind from to where note", &b_.faults, &b_.hash)) {
      const std::string& kind = row.cells[0];
      const std::string from = Fold(b_.L(row.cells[1]));
      if (kind == "joins") {
        rules_.joins.insert(from);
      } else if (kind == "state") {
        rules_.states.insert(MakeCode(row.cells[1]));
      } else if (kind == "name") {
        rules_.names.push_back(from);
      } else if (kind == "any" || kind == "foreign") {
        AddRule(row, row.cells[3] == "whole" ? b_.L(row.cells[1]) : from, Fold(b_.L(row.cells[2])), kind == "foreign");
      } else {
        b_.faults.Add(row.file, row.line, "no kind «" + kind + "»; write any, foreign, joins, state or name");
      }
    }
    auto& rules = b_.world.spellings.rules;
    const auto letter = [&](const SpellingRule& rule) { return b_.letters.fold[static_cast<uint8_t>(rule.from[0])]; };
    std::stable_sort(rules.begin(), rules.end(), [&](const SpellingRule& x, const SpellingRule& y) {
      return letter(x) != letter(y) ? letter(x) < letter(y) : x.from_size > y.from_size;
    });
    auto& first = b_.world.spellings.first_rule;
    first.assign(257, 0);
    for (const SpellingRule& rule : rules) ++first[letter(rule) + 1u];
    for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  }

  void AddRule(const Row& row, const std::string& from, const std::string& to, bool foreign) {
    SpellingRule rule;
    if (from.empty() || from.size() > std::size(rule.from) || to.size() > std::size(rule.to)) {
      b_.faults.Add(row.file, row.line, "a spelling rewrites one to eight letters to six at most; write shorter ones");
      return;
    }
    std::copy(from.begin(), from.end(), rule.from);
    std::copy(to.begin(), to.end(), rule.to);
    rule.from_size = static_cast<uint8_t>(from.size());
    rule.to_size = static_cast<uint8_t>(to.size());
    rule.foreign = foreign;
    constexpr std::pair<std::string_view, uint8_t> kWhere[] = {{"", 0},
                                                               {"start", SpellingRule::kStart},
                                                               {"inside", SpellingRule::kInside},
                                                               {"end", SpellingRule::kEnd},
                                                               {"whole", SpellingRule::kWhole}};
    bool known = false;
    for (const auto& [name, bit] : kWhere) {
      if (name == row.cells[3]) rule.where = bit, known = true;
    }
    if (!known) b_.faults.Add(row.file, row.line, "where is «" + row.cells[3] + "»; write start, inside, end, whole or nothing");
    b_.world.spellings.rules.push_back(rule);
  }

  // Of whom no office says otherwise, the name is taken for an Arabic one: so fewer spellings are his.
  bool IsArab(const Entity& person) const {
    for (uint32_t k = 0; k < person.office_count; ++k) {
      if (rules_.states.count(b_.world.offices[person.first_office + k].code) > 0) return true;
    }
    return person.office_count == 0;
  }

  // Words of Arabic names, and two of them written as one.
  void Native() {
    Spellings strict;
    strict.rules = b_.world.spellings.rules;
    strict.first_rule = b_.world.spellings.first_rule;
    std::set<uint64_t> native;
    SpellingKey key;
    const auto add = [&](const std::string& word) {
      key.Cut(0);
      strict.AppendStrict(word, b_.letters.fold, &key);
      if (key.size() > 1) native.insert(HashBytes(key.view()));
    };
    for (const std::string& name : rules_.names) add(name);
    for (const Builder::PersonName& name : b_.person_names) {
      if (!arab_[name.person]) continue;
      const std::vector<std::string> words = b_.Words(name.letters);
      for (size_t i = 0; i < words.size(); ++i) {
        add(words[i]);
        if (i + 1 < words.size() && rules_.joins.count(Fold(words[i])) > 0) add(words[i] + words[i + 1]);
      }
    }
    b_.world.spellings.native.assign(native.begin(), native.end());
  }

  void AddPerson(const Builder::PersonName& name) {
    const std::vector<std::string> words = b_.Words(name.letters);
    std::vector<std::string> units;  // keys; عبد الله is one
    std::string begun;
    bool joined = false;
    size_t count = 0;
    for (const std::string& word : words) {
      SpellingKey key;
      tables_.Append(word, b_.letters.fold, &key);
      if (key.size() == 0) continue;
      ++count;
      begun += key.view();
      if (&word != &words.back()) {
        // Of جيل غالاد ستارلينغ: جيل, and جيلغالاد.
        SpellingKey beginning;
        for (const char c : begun) beginning.BeginWord(), beginning.Add(c);
        const uint64_t hash = beginning.Hash();
        nodes_.try_emplace(hash, SpellingNode{hash, SpellingNode::kNobody, 0, 0, 0, 0}).first->second.first = 1;
      }
      if (joined)
        units.back() += key.view();
      else
        units.emplace_back(key.view());
      joined = rules_.joins.count(Fold(word)) > 0;
    }
    if (units.empty()) return;
    std::string whole;
    for (const std::string& unit : units) whole += unit;
    if (whole.size() >= (count > 1 ? kShortestKey : kShortestWord)) AddKey(whole, name.person, count);
    // With its middle names left out.
    if (units.size() > 2 && units.front().size() + units.back().size() >= kShortestWithoutMiddle)
      AddKey(units.front() + units.back(), name.person, 2);
    AddNear(words, name.person, count);
  }

  void AddKey(const std::string& letters, uint32_t person, size_t words) {
    SpellingKey key;
    for (const char c : letters) key.BeginWord(), key.Add(c);
    Put(&nodes_, key.Hash(), person, words, SpellingNode::kWhole);
  }

  // With its vowels: a letter wrong is to be the only difference from a spelling that is listed.
  void AddNear(const std::vector<std::string>& words, uint32_t person, size_t count) {
    SpellingKey key;
    for (const std::string& word : words) tables_.AppendStrict(word, b_.letters.fold, &key);
    if (key.size() < (count > 1 ? kShortestNear : kShortestNearWord)) return;
    Put(&near_, key.Hash(), person, count, SpellingNode::kWhole);
    for (size_t k = 0; k < key.size(); ++k) {
      SpellingNode& node = Put(&near_, key.HashWithout(k), person, count, static_cast<uint8_t>(k));
      if (node.without == k) node.first = static_cast<uint8_t>(key.view()[k]);
    }
  }

  SpellingNode& Put(std::map<uint64_t, SpellingNode>* table, uint64_t hash, uint32_t person, size_t words, uint8_t without) {
    SpellingNode& node = table->try_emplace(hash, SpellingNode{hash, SpellingNode::kNobody, 0, 0, 0, 0}).first->second;
    if (node.person == SpellingNode::kNobody) {
      node.person = person;
      node.native = arab_[person];
      node.words = static_cast<uint8_t>(words);
      node.without = without;
    } else if (node.person != person) {
      node.person = SpellingNode::kSeveral;
    }
    return node;
  }

  static void Finish(const std::map<uint64_t, SpellingNode>& from, std::vector<SpellingNode>* to) {
    size_t size = 16;
    while (size < from.size() * 2) size *= 2;
    to->assign(size, SpellingNode());
    for (const auto& [hash, node] : from) {
      size_t slot = hash & (size - 1);
      while ((*to)[slot].hash != 0) slot = (slot + 1) & (size - 1);
      (*to)[slot] = node;
    }
  }

  Builder& b_;
  Rules rules_;
  std::vector<bool> arab_;  // by entity
  Spellings tables_;
  std::map<uint64_t, SpellingNode> nodes_, near_;
};

}  // namespace

void CompileSpellings(Builder* b) { SpellingCompiler(b).Run(); }

}  // namespace marsad
