#include "compare/score.h"

#include <algorithm>

namespace marsad {
namespace {

constexpr uint32_t kNobody = UINT32_MAX;

bool Within(const CodeSet& part, const CodeSet& whole) { return std::includes(whole.begin(), whole.end(), part.begin(), part.end()); }

// Every coded gold party that has a sector meets a party with that code and sector.
bool SectorsFit(const std::vector<const CodedParty*>& gold, const std::vector<const CodedParty*>& coded) {
  return std::all_of(gold.begin(), gold.end(), [&coded](const CodedParty* g) {
    if (g->code.empty() || g->sector.empty()) return true;
    return std::any_of(coded.begin(), coded.end(), [g](const CodedParty* c) {
      return c->code == g->code &&
             (c->sector == g->sector || std::find(c->other_sectors.begin(), c->other_sectors.end(), g->sector) != c->other_sectors.end());
    });
  });
}

std::vector<const CodedParty*> Parties(const std::vector<CodedParty>& first, const std::vector<CodedParty>* second = nullptr) {
  std::vector<const CodedParty*> out;
  for (const CodedParty& p : first) out.push_back(&p);
  if (second == nullptr) return out;
  for (const CodedParty& p : *second) out.push_back(&p);
  return out;
}

bool Fits(const CodedEvent& gold, const CodedEvent& coded, Level level) {
  return gold.category == coded.category && gold.real == coded.real && SidesFit(gold, coded, level);
}

// As many pairs as can be made: augmenting paths, gold in its order against coded events in theirs, so that of several best pairings it is
// always the same one.
class Pairing {
 public:
  Pairing(std::span<const CodedEvent> gold, std::span<const CodedEvent> coded, Level level) : gold_(gold), coded_(coded), level_(level) {}

  // For each of `of_coded` the one of `of_gold` that it finds, kNobody without.
  std::vector<uint32_t> Of(const std::vector<uint32_t>& of_gold, const std::vector<uint32_t>& of_coded) {
    partner_.assign(of_coded.size(), kNobody);
    of_coded_ = &of_coded;
    for (const uint32_t g : of_gold) {
      seen_.assign(of_coded.size(), false);
      Place(g);
    }
    return partner_;
  }

 private:
  // No deeper than there are gold events of one document.
  bool Place(uint32_t g) {
    for (size_t c = 0; c < partner_.size(); ++c) {
      if (seen_[c] || !Fits(gold_[g], coded_[(*of_coded_)[c]], level_)) continue;
      seen_[c] = true;
      if (partner_[c] != kNobody && !Place(partner_[c])) continue;
      partner_[c] = g;
      return true;
    }
    return false;
  }

  std::span<const CodedEvent> gold_, coded_;
  Level level_;
  const std::vector<uint32_t>* of_coded_ = nullptr;
  std::vector<uint32_t> partner_;
  std::vector<bool> seen_;
};

}  // namespace

const char* LevelName(Level level) {
  switch (level) {
    case Level::kType:
      return "type";
    case Level::kCountries:
      return "type+countries";
    case Level::kSectors:
      return "type+countries+sectors";
    default:
      return "type+exact countries";
  }
}

double Figures::F1() const {
  const double p = Precision(), r = Recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

bool SideFits(const CodeSet& gold, const CodeSet& coded) { return Within(gold, coded) && coded.size() <= gold.size() + 1; }

bool SidesFit(const CodedEvent& gold, const CodedEvent& coded, Level level) {
  if (level == Level::kType) return true;
  const auto fits = [level](const CodeSet& g, const CodeSet& c) { return level == Level::kExact ? g == c : SideFits(g, c); };
  if (gold.reciprocal) {
    return fits(AllCodesOf(gold), AllCodesOf(coded)) &&
           (level != Level::kSectors || SectorsFit(Parties(gold.actors, &gold.recipients), Parties(coded.actors, &coded.recipients)));
  }
  return fits(CodesOf(gold.actors), CodesOf(coded.actors)) && fits(CodesOf(gold.recipients), CodesOf(coded.recipients)) &&
         (level != Level::kSectors ||
          (SectorsFit(Parties(gold.actors), Parties(coded.actors)) && SectorsFit(Parties(gold.recipients), Parties(coded.recipients))));
}

Matches Match(std::span<const CodedEvent> gold, std::span<const CodedEvent> coded, Level level, bool distinct) {
  Matches out;
  std::vector<uint32_t> required, optional, left, rest;
  for (uint32_t g = 0; g < gold.size(); ++g) {
    if (gold[g].real) (gold[g].optional ? optional : required).push_back(g);
  }
  for (uint32_t c = 0; c < coded.size(); ++c) {
    if (coded[c].real && !AllCodesOf(coded[c]).empty() && !(distinct && coded[c].linked)) left.push_back(c);
  }
  Pairing pairing(gold, coded, level);
  std::vector<bool> found(gold.size());
  // Gives those of `from` that found nothing.
  const auto pair_up = [&](const std::vector<uint32_t>& wanted, const std::vector<uint32_t>& from) {
    std::vector<uint32_t> unpaired;
    const std::vector<uint32_t> partner = pairing.Of(wanted, from);
    for (size_t k = 0; k < from.size(); ++k) {
      if (partner[k] == kNobody) {
        unpaired.push_back(from[k]);
      } else {
        out.pairs.emplace_back(partner[k], from[k]);
        found[partner[k]] = true;
      }
    }
    return unpaired;
  };
  rest = pair_up(required, left);
  out.required = out.pairs.size();
  rest = pair_up(optional, rest);
  for (const uint32_t g : required) {
    if (!found[g]) out.missed.push_back(g);
  }
  for (const uint32_t c : rest) {
    const bool again = distinct && std::any_of(out.pairs.begin(), out.pairs.end(), [&](const auto& pair) {
                         const CodedEvent& g = gold[pair.first];
                         return g.category == coded[c].category && Within(AllCodesOf(coded[c]), AllCodesOf(g));
                       });
    if (!again) out.extra.push_back(c);
  }
  return out;
}

void Score::Add(const GoldDocument& gold, std::span<const CodedEvent> coded) {
  for (size_t level = 0; level < kLevels; ++level) {
    const Matches matches = Match(gold.events, coded, static_cast<Level>(level), distinct_);
    const auto add = [&](const std::string& category, uint64_t Figures::* what) {
      ++(all_[level].*what);
      ++(categories_[category][level].*what);
    };
    for (size_t k = 0; k < matches.required; ++k) {
      const std::string& category = gold.events[matches.pairs[k].first].category;
      add(category, &Figures::found);
      add(category, &Figures::coded);
      add(category, &Figures::wanted);
    }
    for (const uint32_t g : matches.missed) add(gold.events[g].category, &Figures::wanted);
    for (const uint32_t c : matches.extra) add(coded[c].category, &Figures::coded);
  }
}

}  // namespace marsad
