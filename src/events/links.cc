// Which event has been told before: in the same sentence by another word, or earlier in the article.
#include <algorithm>

#include "events/finder.h"

namespace marsad {

// The same event by another word of the same sentence: شن غارة وقصف.
bool EventFinder::Repeats(const Event& e, const std::vector<uint32_t>& actors, const std::vector<uint32_t>& recipients) {
  for (size_t k = out_->events.size(); k-- > 0;) {
    const Event& other = out_->events[k];
    if (other.sentence != e.sentence) return false;
    if (other.category != e.category || other.reality != e.reality) continue;
    // Two predicates apart from each other tell two events, even of the same parties.
    if ((e.predicate < other.begin || e.predicate >= other.end) && (other.predicate < e.begin || other.predicate >= e.end)) continue;
    const std::span<const uint32_t> theirs = Parties(other);
    const auto covered = [&](const std::vector<uint32_t>& mine, size_t begin, size_t end) {
      return std::all_of(mine.begin(), mine.end(), [&](uint32_t m) {
        const Party& p = mentions_.parties[m];
        for (size_t i = begin; i < end; ++i) {
          const Party& q = mentions_.parties[theirs[i]];
          if (p.code == q.code && (p.sector == q.sector || p.begin == q.begin)) return true;
        }
        return false;
      });
    };
    if (covered(actors, 0, other.actors) && covered(recipients, other.actors, theirs.size())) return true;
  }
  return false;
}

void EventFinder::Link() {
  for (uint32_t k = 1; k < out_->events.size(); ++k) {
    Event& e = out_->events[k];
    for (uint32_t j = 0; j < k; ++j) {
      Event& other = out_->events[j];
      // By another frame it is another deed: an ambassador withdrawn is no retelling of sanctions.
      if (other.link != kNoIndex || other.frame != e.frame || other.category != e.category || other.reality != e.reality) continue;
      if (!SameCodes(e, other)) continue;
      e.link = j;
      other.retold = true;
      break;
    }
  }
}

bool EventFinder::SameCodes(const Event& a, const Event& b) const {
  const auto mine = Parties(a), theirs = Parties(b);
  const auto subset = [&](std::span<const uint32_t> x, std::span<const uint32_t> y) {
    return std::all_of(x.begin(), x.end(), [&](uint32_t m) {
      const Code code = mentions_.parties[m].code;
      return code == 0 || std::any_of(y.begin(), y.end(), [&](uint32_t n) { return mentions_.parties[n].code == code; });
    });
  };
  // A retelling names no party that the first telling lacks.
  return subset(mine.first(a.actors), theirs.first(b.actors)) && subset(mine.subspan(a.actors), theirs.subspan(b.actors));
}

}  // namespace marsad
