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

// By another frame it is another deed: an ambassador withdrawn is no retelling of sanctions. But meeting, talks and summit tell one
// encounter by several words.
bool EventFinder::SameDeed(const Event& a, const Event& b) const {
  if (a.category != b.category) return false;
  return a.frame == b.frame || (frames_.frames[a.frame].encounter && frames_.frames[b.frame].encounter);
}

// قمة ترامب وكيم in a headline says nothing of when: where the article tells the encounter of the same parties only as one to come, this
// one is to come too.
void EventFinder::Settle() {
  for (Event& e : out_->events) {
    const Category& category = frames_.categories[e.category];
    if (!e.bare || e.reality != kReal || !frames_.frames[e.frame].encounter || category.future_becomes == e.category) continue;
    bool to_come = false, held = false;
    for (const Event& other : out_->events) {
      if (&other == &e || !frames_.frames[other.frame].encounter || !SameCodes(other, e)) continue;
      if (other.category == category.future_becomes) to_come = true;
      if (other.category == e.category && other.reality == kReal && !other.bare) held = true;
    }
    if (to_come && !held) e.category = category.future_becomes;
  }
}

void EventFinder::Link() {
  Settle();
  for (uint32_t k = 1; k < out_->events.size(); ++k) {
    Event& e = out_->events[k];
    for (uint32_t j = 0; j < k; ++j) {
      Event& other = out_->events[j];
      if (other.link != kNoIndex || !SameDeed(e, other) || other.reality != e.reality) continue;
      if (!SameCodes(e, other)) continue;
      e.link = j;
      other.retold = true;
      Specify(e, other);
      break;
    }
  }
}

// واشنطن تتهم … وقال الوزير الأميركي: who a retelling says acts for a state is a further sector of the state that was named first.
void EventFinder::Specify(const Event& retold, const Event& first) {
  for (size_t k = 0; k < first.actors + first.recipients; ++k) {
    uint32_t& mine = out_->party_refs[first.first_party + k];
    if (mentions_.parties[mine].code == 0 || mentions_.parties[mine].sector != 0 || mentions_.parties[mine].other_sector != 0) continue;
    const bool actor = k < first.actors;
    const size_t begin = actor ? 0 : retold.actors, end = actor ? retold.actors : retold.actors + retold.recipients;
    for (size_t i = begin; i < end; ++i) {
      const Party& theirs = mentions_.parties[out_->party_refs[retold.first_party + i]];
      if (theirs.code != mentions_.parties[mine].code || theirs.sector == 0 || theirs.weak) continue;
      Party named = mentions_.parties[mine];
      named.other_sector = theirs.sector;
      mentions_.parties.push_back(named);
      mine = static_cast<uint32_t>(mentions_.parties.size()) - 1;
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
  // Guest and host of a reception are the parties of the meeting; a visit to a state is more than that.
  const auto receives = [&](const Event& e) {
    const Frame& frame = frames_.frames[e.frame];
    return frame.encounter && (e.recipients == 0 || (frame.actor.count > 0 && frames_.slots[frame.actor.first].kind == SlotKind::kObject));
  };
  if (a.frame != b.frame && receives(a) && receives(b)) return subset(mine, theirs);
  // A retelling names no party that the first telling lacks.
  return subset(mine.first(a.actors), theirs.first(b.actors)) && subset(mine.subspan(a.actors), theirs.subspan(b.actors));
}

}  // namespace marsad
