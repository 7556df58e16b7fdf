// ontology/*.tsv.
#include "compile/ontology.h"

#include <cstdlib>

namespace marsad {

void Ontology::Read(Builder* b) {
  for (const Row& row : ReadTable(b->root, "ontology/categories.tsv", "category quad score usual meaning", &b->faults, &b->hash)) {
    Category c;
    c.name = b->Intern(row.cells[0]);
    c.quad = static_cast<uint8_t>(std::atoi(row.cells[1].c_str()));
    c.score = std::strtof(row.cells[2].c_str(), nullptr);
    c.usual = std::strtof(row.cells[3].c_str(), nullptr);
    if (row.cells[3].empty() || c.usual < 0 || c.usual >= 1)
      b->faults.Add(row.file, row.line, "usual is «" + row.cells[3] + "»; write the least confidence, 0 to 0.99");
    if (c.quad < 1 || c.quad > 4) b->faults.Add(row.file, row.line, "quad is «" + row.cells[1] + "»; write 1 to 4");
    c.future_becomes = static_cast<uint8_t>(b->frames.categories.size());
    category_of[row.cells[0]] = c.future_becomes;
    category_score[row.cells[0]] = c.score;
    b->frames.categories.push_back(c);
  }
  std::set<std::string> sectors;
  for (const Row& row : ReadTable(b->root, "ontology/sectors.tsv", "sector meaning", &b->faults, &b->hash)) sectors.insert(row.cells[0]);
  for (const Row& row :
       ReadTable(b->root, "ontology/dyads.tsv", "category actor recipient actor_sector recipient_sector", &b->faults, &b->hash)) {
    const auto it = category_of.find(row.cells[0]);
    if (it == category_of.end()) {
      b->faults.Add(row.file, row.line, "no category «" + row.cells[0] + "»; write one of ontology/categories.tsv");
      continue;
    }
    const auto read = [&](size_t cell, Side* side, Code* sector) {
      const std::string &what = row.cells[cell], &default_sector = row.cells[cell + 2];
      *side = what == "must"          ? Side::kMust
              : what == "infer"       ? Side::kInfer
              : what == "infer-free"  ? Side::kInferFree
              : what == "infer-place" ? Side::kInferPlace
              : what == "infer-state" ? Side::kInferState
                                      : Side::kFree;
      if (*side == Side::kFree && what != "free")
        b->faults.Add(row.file, row.line, "«" + what + "»; write free, must, infer, infer-free, infer-place or infer-state");
      if (default_sector.empty()) return;
      *sector = MakeCode(default_sector);
      if (!sectors.contains(default_sector))
        b->faults.Add(row.file, row.line, "no sector «" + default_sector + "»; write one of ontology/sectors.tsv");
    };
    Category& category = b->frames.categories[it->second];
    read(1, &category.actor, &category.actor_sector);
    read(2, &category.recipient, &category.recipient_sector);
  }
  for (const Row& row : ReadTable(b->root, "ontology/modes.tsv", "category mode score", &b->faults, &b->hash)) {
    if (category_of.count(row.cells[0]) == 0)
      b->faults.Add(row.file, row.line, "no category «" + row.cells[0] + "»; write one of ontology/categories.tsv");
    mode_score[{row.cells[0], row.cells[1]}] = std::strtof(row.cells[2].c_str(), nullptr);
  }
  for (const Row& row : ReadTable(b->root, "ontology/contexts.tsv", "context", &b->faults, &b->hash)) contexts.insert(row.cells[0]);
  for (const Row& row : ReadTable(b->root, "ontology/cameo.tsv", "code category mode quad goldstein meaning", &b->faults, &b->hash)) {
    cameo.insert(row.cells[0]);
    if (!row.cells[1].empty() && category_of.count(row.cells[1]) == 0)
      b->faults.Add(row.file, row.line, "no category «" + row.cells[1] + "»; write one of ontology/categories.tsv");
  }
  for (const Row& row : ReadTable(b->root, "ontology/reality.tsv", "category auxiliary becomes", &b->faults, &b->hash)) {
    const auto from = category_of.find(row.cells[0]), to = category_of.find(row.cells[2]);
    if (from == category_of.end() || to == category_of.end()) {
      b->faults.Add(
          row.file, row.line,
          "no category «" + (from == category_of.end() ? row.cells[0] : row.cells[2]) + "»; write one of ontology/categories.tsv");
    } else if (row.cells[1] != "future") {
      b->faults.Add(row.file, row.line, "auxiliary is «" + row.cells[1] + "»; write future");
    } else {
      b->frames.categories[from->second].future_becomes = to->second;
    }
  }
}

}  // namespace marsad
