// knowledge/learnt: weights that scripts/learn made from annotated text.
#include <algorithm>
#include <charconv>
#include <map>

#include "compile/builder.h"

namespace marsad {
namespace {

constexpr std::string_view kDeedNames[kDeeds] = {"ASSAULT", "PROTEST"};
constexpr std::string_view kFindings[] = {"event ", "real ", "unreal ", "nobody ", "to nobody ", "party "};

// A number in a cell; a fault where there is none.
bool Number(Builder* b, const Row& row, size_t cell, float* out) {
  const std::string& text = row.cells[cell];
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *out);
  if (error == std::errc() && end == text.data() + text.size()) return true;
  b->faults.Add(row.file, row.line, "«" + text + "» is no number; write one such as -0.25, or run scripts/learn");
  return false;
}

int CategoryNamed(const Builder& b, std::string_view name) {
  for (size_t k = 0; k < b.frames.categories.size(); ++k) {
    if (b.String(b.frames.categories[k].name) == name) return static_cast<int>(k);
  }
  return -1;
}

void Features(Builder* b) {
  std::map<uint64_t, int> line_of;
  for (const Row& row : ReadTable(b->learnt_root, "learnt/words.tsv",
                                  "feature rarity none verbal-cooperation material-cooperation verbal-conflict material-conflict "
                                  "ASSAULT PROTEST",
                                  &b->faults, &b->hash)) {
    const std::string& name = row.cells[0];
    FeatureWeights f;
    if (name.starts_with("word ") && name.size() > 5) {
      f.key = WordKey(b->Folded(b->L(std::string_view(name).substr(5))));
    } else if (name == "bias" || name == "no event" ||
               std::any_of(std::begin(kFindings), std::end(kFindings), [&](std::string_view kind) { return name.starts_with(kind); })) {
      f.key = FindingKey(name);
    } else {
      b->faults.Add(row.file, row.line,
                    "no feature «" + name + "»; write bias, no event, or word, event, real, unreal, nobody, to nobody or party and what");
      continue;
    }
    const auto [before, fresh] = line_of.try_emplace(f.key, row.line);
    if (!fresh) {
      b->faults.Add(row.file, row.line, "«" + name + "» is already at line " + std::to_string(before->second) + "; take one away");
      continue;
    }
    bool sound = Number(b, row, 1, &f.rarity);
    for (size_t k = 0; k < kQuads && sound; ++k) sound = Number(b, row, 2 + k, &f.quads[k]);
    for (size_t k = 0; k < kDeeds && sound; ++k) sound = Number(b, row, 2 + kQuads + k, &f.deeds[k]);
    if (!sound) continue;
    f.name = b->Intern(name);
    b->learnt.features.push_back(f);
  }
  auto& features = b->learnt.features;
  std::sort(features.begin(), features.end(), [](const FeatureWeights& x, const FeatureWeights& y) { return x.key < y.key; });
  b->learnt.of_lexeme.assign(b->lexicon.lexemes.size(), kNoIndex);
  for (size_t k = 0; k < b->lexicon.lexemes.size(); ++k) {
    const uint64_t key = WordKey(b->Folded(b->String(b->lexicon.lexemes[k].lemma)));
    const auto it =
        std::lower_bound(features.begin(), features.end(), key, [](const FeatureWeights& f, uint64_t wanted) { return f.key < wanted; });
    if (it != features.end() && it->key == key) b->learnt.of_lexeme[k] = static_cast<uint32_t>(it - features.begin());
  }
}

void Confidence(Builder* b) {
  const auto names = SignNames();
  const size_t columns = b->frames.categories.size() + 1;
  b->learnt.confidence.assign(names.size() * columns, 0);
  std::map<size_t, int> line_of;
  for (const Row& row : ReadTable(b->learnt_root, "learnt/confidence.tsv", "sign category weight", &b->faults, &b->hash)) {
    const auto sign = std::find(names.begin(), names.end(), row.cells[0]);
    if (sign == names.end()) {
      b->faults.Add(row.file, row.line, "no sign «" + row.cells[0] + "»; docs/knowledge.md lists them");
      continue;
    }
    const int category = row.cells[1].empty() ? -1 : CategoryNamed(*b, row.cells[1]);
    if (category < 0 && !row.cells[1].empty()) {
      b->faults.Add(row.file, row.line, "no category «" + row.cells[1] + "»; write one of ontology/categories.tsv, or nothing for all");
      continue;
    }
    const size_t at = static_cast<size_t>(sign - names.begin()) * columns + static_cast<size_t>(category + 1);
    const auto [before, fresh] = line_of.try_emplace(at, row.line);
    if (!fresh) {
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is already at line " + std::to_string(before->second) + "; take one away");
      continue;
    }
    Number(b, row, 2, &b->learnt.confidence[at]);
  }
}

}  // namespace

void CompileLearnt(Builder* b) {
  for (const std::string_view name : kDeedNames) {
    const int category = CategoryNamed(*b, name);
    if (category < 0)
      b->faults.Add("ontology/categories.tsv", 0,
                    "has no category «" + std::string(name) + "», which learnt/words.tsv has weights of; add it");
    b->learnt.deeds.push_back(static_cast<uint8_t>(std::max(category, 0)));
  }
  Features(b);
  Confidence(b);
}

}  // namespace marsad
