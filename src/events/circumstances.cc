// When and where does it happen, and how many does it concern?
#include <algorithm>

#include "events/finder.h"
#include "mentions/numbers.h"

namespace marsad {
namespace {

constexpr int32_t kHistoricalDays = 365;  // what ended longer ago than this is no news
constexpr uint32_t kNumberReach = 6;      // words of a phrase in which its number stands

}  // namespace

// أدانت اليوم هجوم أمس: a day inside the phrase of another event noun is that noun's.
bool EventFinder::IsOfOther(uint32_t token, const Occurrence& o) const {
  const uint32_t p = phrases_.phrase_of[token];
  if (p == kNoIndex || p == o.phrase) return false;
  const Phrase& phrase = phrases_.phrases[p];
  return phrase.head < token && phrase.head != o.token && HasPredicate(phrase.head);
}

// The innermost clause around the token, kNoIndex outside all.
uint32_t EventFinder::ClauseAround(uint32_t token) const {
  const auto& clauses = phrases_.clauses;
  auto it = std::upper_bound(clauses.begin(), clauses.end(), token, [](uint32_t t, const Clause& c) { return t < c.verb; });
  for (int k = 0; k < 6 && it != clauses.begin(); ++k) {
    --it;
    if (it->sentence != sentence_) break;
    if (token >= it->begin && token < it->end) return static_cast<uint32_t>(it - clauses.begin());
  }
  return kNoIndex;
}

// The day behind the event noun; else the one nearest to the predicate inside its clause; else the sentence's only one.
void EventFinder::When(const Occurrence& o, Event* e) const {
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  uint32_t begin = s.begin, end = s.end;
  if (o.clause != kNoIndex)
    begin = std::min(phrases_.clauses[o.clause].begin, o.token), end = std::max(phrases_.clauses[o.clause].end, o.end);
  uint32_t best = kNoIndex, distance = 0, in_sentence = 0, only = kNoIndex;
  const auto first = std::lower_bound(mentions_.dates.begin(), mentions_.dates.end(), s.begin,
                                      [](const DateMention& d, uint32_t t) { return d.begin < t; });
  for (auto it = first; it != mentions_.dates.end() && it->begin < s.end; ++it) {
    const uint32_t d = static_cast<uint32_t>(it - mentions_.dates.begin());
    ++in_sentence;
    only = d;
    if (it->begin < begin || it->begin >= end || (o.verb && IsOfOther(it->begin, o))) continue;
    uint32_t far = it->begin > o.token ? it->begin - o.token : o.token - it->begin;
    // A day in the noun's own phrase is the noun's.
    if (!o.verb && phrases_.phrase_of[it->begin] == o.phrase && it->begin > o.token) far = 0;
    if (best == kNoIndex || far < distance) best = d, distance = far;
  }
  if (best == kNoIndex && in_sentence == 1) {
    // الاتفاق الذي وقع عام 2015: what a relative clause dates is not what the sentence tells.
    const uint32_t c = ClauseAround(mentions_.dates[only].begin);
    const bool aside = c != kNoIndex && c != o.clause && phrases_.clauses[c].marker == Marker::kRelative;
    if (!aside && !IsOfOther(mentions_.dates[only].begin, o)) best = only;
  }
  e->date = best;
  if (e->reality & kFuture_) return;
  bool historical = anniversaries_;
  if (best != kNoIndex) {
    const DateMention& date = mentions_.dates[best];
    const int32_t last = date.to == kNoDay ? date.from : date.to;
    historical = date.role == DateRole::kAnniversary || (last != kNoDay && day_ != kNoDay && last < day_ - kHistoricalDays);
  }
  if (historical) e->reality |= kHistorical;
}

// Whether the event has a day of its own that is still to come.
bool EventFinder::IsToCome(const Event& e) const {
  if (e.date == kNoIndex || day_ == kNoDay) return false;
  const DateMention& date = mentions_.dates[e.date];
  return date.role == DateRole::kAt && date.from != kNoDay && date.from > day_;
}

// The nearest place in the clause that is told as one, else the town behind the event noun, else what was hit, else the sentence's first.
void EventFinder::Where(const Occurrence& o, const std::vector<uint32_t>& actors, const std::vector<uint32_t>& recipients, Event* e) const {
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  uint32_t begin = s.begin, end = s.end;
  if (o.clause != kNoIndex)
    begin = std::min(phrases_.clauses[o.clause].begin, o.token), end = std::max(phrases_.clauses[o.clause].end, o.end);
  const auto is_side = [&](const std::vector<uint32_t>& side, const PlaceMention& m) {
    return std::any_of(side.begin(), side.end(),
                       [&](uint32_t p) { return mentions_.parties[p].begin <= m.begin && m.begin < mentions_.parties[p].end; });
  };
  // What is only said of a town happens elsewhere.
  const uint8_t quad = frames_.categories[e->category].quad;
  const bool deed = quad == 2 || quad == 4;
  uint32_t place = kNoIndex, cost = 0;
  for (uint32_t k = 0; k < mentions_.places.size(); ++k) {
    const PlaceMention& m = mentions_.places[k];
    if (m.sentence != sentence_) continue;
    uint32_t here = m.begin > o.token ? m.begin - o.token : o.token - m.begin + 10;
    const bool town = m.place != kNoIndex;
    if (m.locative) {
      if (m.begin < begin || m.begin >= end) here += 2 * kMaxSentence;
    } else if (town && !o.verb && m.begin >= o.end && m.begin <= o.end + 1 && phrases_.phrase_of[m.begin] == o.phrase &&
               !is_side(actors, m)) {
      here += kMaxSentence;  // محادثات جنيف
    } else if (deed && town && world_.places[m.place].capital == 0 && is_side(recipients, m)) {
      here += kMaxSentence;  // قصف إدلب
    } else {
      continue;
    }
    if (place == kNoIndex || here < cost) place = k, cost = here;
  }
  e->place = place;
}

// The numbers of the parties' phrases, each added to what it counts: 18 شخصا, قتيلين, عشرات; 20 قتيلا و30 جريحا.
void EventFinder::Count(const std::vector<uint32_t>& parties, SizeOf what, Event* e) const {
  const NumberReader numbers(lexicon_, *knowledge_.mentions.dates, text_, tokens_, cache_, words_);
  bool uncounted = false;
  for (const uint32_t p : parties) {
    const Party& party = mentions_.parties[p];
    if (party.begin == party.end) continue;
    const uint32_t phrase = phrases_.phrase_of[party.begin];
    uint32_t begin = party.begin, end = party.end;
    if (phrase != kNoIndex) begin = std::min(begin, phrases_.phrases[phrase].begin), end = std::max(end, phrases_.phrases[phrase].end);
    if (begin <= e->predicate && e->predicate < party.begin) begin = e->predicate + 1;  // مقتل 9 جنود
    const auto is_number = [&](uint32_t t) {
      if (tokens_.tokens[t].kind == TokenKind::kNumber) return true;
      const DateWord* word = numbers.Find(t);
      return word != nullptr && word->kind >= DateWordKind::kNumber && word->kind <= DateWordKind::kVague;
    };
    const auto ends_phrase = [&](uint32_t t) {  // سنة واحدة: behind its noun
      const DateWord* word = numbers.Find(t);
      return word != nullptr && word->kind == DateWordKind::kNumber && word->value == 1;
    };
    const uint32_t first = tokens_.sentences[e->sentence].begin;
    while (begin > first && is_number(begin - 1) && !ends_phrase(begin - 1)) --begin;  // a number that the phrase leaves out
    end = std::min(end, begin + kNumberReach);
    EventSize size;
    SizeOf counted = what;
    for (uint32_t t = begin; t < end; ++t) {
      if (size.min < 0) {
        if (is_number(t)) {
          const Number n = numbers.Read(t, end);
          const DateWord* unit = n.min >= 0 && n.end < end ? numbers.Find(n.end) : nullptr;
          if (n.min >= 0 && (unit == nullptr || unit->kind != DateWordKind::kUnit)) size = {n.min, n.max};
          if (n.min >= 0) t = n.end - 1;
          continue;
        }
      }
      const Word& w = words_[t];
      if (tokens_.tokens[t].kind != TokenKind::kWord || w.pos != Pos::kNoun) continue;
      const DateWord* victims = numbers.Find(t);
      if (victims != nullptr && victims->kind == DateWordKind::kVictims) counted = static_cast<SizeOf>(victims->value);
      if (size.min < 0 && (w.features & kDual)) size = {2, 2};
      if (size.min < 0 && (w.features & kSingular) && !(w.features & kPlural) && t == party.begin && party.human) size = {1, 1};
      break;
    }
    if (size.min < 0) {
      uncounted = true;
      continue;
    }
    EventSize& sum = e->sizes[static_cast<size_t>(counted) - 1];
    sum.max = sum.min < 0 ? size.max : sum.max + size.max;
    sum.min = std::max(sum.min, 0) + size.min;
  }
  EventSize& sum = e->sizes[static_cast<size_t>(what) - 1];
  if (uncounted && sum.min >= 0) sum.max = -1;
}

}  // namespace marsad
