// What becomes of an occurrence whose slots are filled: the event, with sides that are inferred, day, place, source, number, confidence.
#include <algorithm>
#include <charconv>

#include "events/finder.h"

namespace marsad {
namespace {

constexpr Code kJournalists = MakeCode("JRN");

}  // namespace

// The nearest other party of the sentence, where grammar names none: an actor rather before the predicate, a recipient behind it.
void EventFinder::Infer(const Occurrence& o, const std::vector<uint32_t>& others, bool actor, std::vector<uint32_t>* out) {
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  const auto first =
      std::lower_bound(phrases_.phrases.begin(), phrases_.phrases.end(), s.begin, [](const Phrase& p, uint32_t t) { return p.begin < t; });
  uint32_t best = kNoIndex, best_cost = 0;
  for (auto it = first; it != phrases_.phrases.end() && it->begin < s.end; ++it) {
    const uint32_t p = static_cast<uint32_t>(it - phrases_.phrases.begin());
    const PartyRange range = mentions_.of_phrase[p];
    if (range.count == 0 || it->source) continue;
    const Party& party = mentions_.parties[range.begin];
    if (party.code == 0 || party.weak) continue;
    if (party.sector == kJournalists) continue;  // who reports a deed neither did nor suffered it
    // Where it happens, and who tells it, is no side.
    if (it->preposition != kNoLexeme && lexicon_.lexemes[it->preposition].function == Function::kPlace && (party.place || !party.human))
      continue;
    if (it->role == Role::kSubject && it->clause != o.clause) {
      const uint32_t verb = words_[phrases_.clauses[it->clause].verb].lexeme;
      if (verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb)) continue;
    }
    const bool same = std::any_of(others.begin(), others.end(), [&](uint32_t x) {
      const Party& q = mentions_.parties[x];
      return q.code == party.code && (q.sector == party.sector || q.entity == party.entity || party.sector == 0 || q.sector == 0);
    });
    if (same) continue;
    const bool behind = it->begin > o.token;
    uint32_t cost = behind ? it->begin - o.token : o.token - it->begin;
    if (behind == actor) cost += 20;
    if (best == kNoIndex || cost < best_cost) best = p, best_cost = cost;
  }
  if (best == kNoIndex) return;
  AddRange({mentions_.of_phrase[best].begin, 1}, out);
}

// The state where it happens, else that of the actors: against whom people demonstrate when nobody is named.
void EventFinder::Where(const std::vector<uint32_t>& actors, std::vector<uint32_t>* out) {
  FillSlot({SlotKind::kPlace, {}, kNoLexeme}, Occurrence(), Governor(), filled_, out);
  if (!out->empty() || actors.empty()) return;
  Party p = mentions_.parties[actors[0]];
  if (p.code == 0) return;
  p.sector = p.other_sector = 0;
  p.entity = world_.StateEntity(p.code);
  p.human = false;
  p.weak = true;
  p.by = ResolvedBy::kDescription;
  mentions_.parties.push_back(p);
  out->push_back(static_cast<uint32_t>(mentions_.parties.size()) - 1);
}

// قتلت النيران خمسة: a named subject that is neither party nor event is no actor, and its deed no event.
bool EventFinder::ThingActs(const Frame& frame, const Clause& clause) const {
  if (clause.subject == kNoIndex || clause.participle || LooksPassive(frame, clause)) return false;
  const Phrase& subject = phrases_.phrases[clause.subject];
  const Word& head = words_[subject.head];
  if (head.pos != Pos::kNoun || head.lexeme == kNoLexeme || HasPredicate(subject.head)) return false;
  const NounClass kind = lexicon_.lexemes[head.lexeme].noun_class;
  return kind == NounClass::kThing || kind == NounClass::kAbstract || kind == NounClass::kDocument || kind == NounClass::kNone ||
         kind == NounClass::kBody;
}

bool EventFinder::Emit(uint32_t frame_index, const Occurrence& o, const Governor& g) {
  const Frame& frame = frames_.frames[frame_index];
  Filled& f = filled_;
  f.subject.clear();
  f.object.clear();
  if (o.verb) {
    FillVerb(frame, o, &f);
  } else {
    FillNoun(frame, o, g, &f);
  }
  std::vector<uint32_t>& actors = actors_;
  std::vector<uint32_t>& recipients = recipients_;
  actors.clear();
  recipients.clear();
  // حكم بسجن ثلاثة: whom the noun of the condition concerns stands in its idafa.
  if (condition_phrase_ != kNoIndex && f.object.empty()) AddPhrase(condition_phrase_, &f.object);
  FirstSlot(frame.actor, o, g, f, &actors);
  FirstSlot(frame.recipient, o, g, f, &recipients);
  if (o.verb && actors.empty() && ThingActs(frame, phrases_.clauses[o.clause])) return false;
  if (frame.both.count > 0) {
    // With a noun, what stands after بين says it all; with a verb, its subject and those after مع come first: وقع الوزير مع نظيره اتفاقا
    // بين البلدين.
    both_.clear();
    const auto fill = [&](bool between) {
      for (uint32_t k = 0; k < frame.both.count; ++k) {
        const Slot& slot = frames_.slots[frame.both.first + k];
        if ((slot.kind == SlotKind::kBetween) == between) FillSlot(slot, o, g, f, &both_);
      }
    };
    fill(!o.verb);
    if (both_.size() < 2) fill(o.verb);
    // قمة هلسنكي, محادثات جنيف: a town behind the noun is where, not who.
    if (!o.verb) {
      std::erase_if(both_, [&](uint32_t x) {
        const Party& p = mentions_.parties[x];
        return p.by == ResolvedBy::kMetonym && p.begin >= o.end && p.begin <= o.end + 1 && both_.size() != 2;
      });
    }
    for (const uint32_t p : both_) AddParty(p, &actors);
  }
  // Nobody does to himself what he does to others.
  std::erase_if(recipients, [&](uint32_t r) {
    return std::any_of(actors.begin(), actors.end(), [&](uint32_t a) {
      const Party& p = mentions_.parties[a];
      const Party& q = mentions_.parties[r];
      return a == r || ((q.by == ResolvedBy::kPronoun || q.by == ResolvedBy::kSpeaker) && p.code == q.code && p.code != 0) ||
             (p.begin == q.begin && p.end == q.end) || (p.code != 0 && p.code == q.code && p.sector == q.sector && p.entity == q.entity);
    });
  });
  const Category& category = frames_.categories[frame.category];
  const bool reciprocal = frame.both.count > 0 && recipients.empty();
  bool inferred_actor = false, inferred_recipient = false;
  if (!reciprocal) {
    const bool neither = !frame.infer || (!Named(actors) && !Named(recipients));
    if (!neither && (category.actor == Side::kInfer || category.actor == Side::kInferFree) && !Named(actors))
      Infer(o, recipients, true, &actors), inferred_actor = !actors.empty();
    if (!neither &&
        (category.recipient == Side::kInfer || category.recipient == Side::kInferFree || category.recipient == Side::kInferPlace) &&
        !Coded(recipients)) {
      std::vector<uint32_t>& found = found_;
      found.clear();
      Infer(o, actors, false, &found);
      if (found.empty() && category.recipient == Side::kInferPlace) Where(actors, &found);
      if (!found.empty()) recipients.assign(found.begin(), found.end()), inferred_recipient = true;
    }
  } else if (actors.size() == 1 && category.recipient == Side::kInfer && (o.verb || SupportOf(g) != nullptr)) {
    Infer(o, actors, false, &actors);
    inferred_recipient = actors.size() > 1;
  }
  const bool needs_actor =
      frame.needs == Needs::kActor || frame.needs == Needs::kBoth || category.actor == Side::kMust || category.actor == Side::kInfer;
  const bool needs_recipient = frame.needs == Needs::kRecipient || frame.needs == Needs::kBoth || category.recipient == Side::kMust ||
                               category.recipient == Side::kInfer;
  if (reciprocal) {
    if (actors.size() < 2 || !Coded(actors)) return false;
  } else if ((needs_actor && !Named(actors)) || (needs_recipient && !Named(recipients)) || (!Named(actors) && !Named(recipients))) {
    return false;
  }
  if (frame.needs == Needs::kTwo && actors.size() + recipients.size() < 2) return false;
  Event e;
  e.frame = frame_index;
  e.category = frame.category;
  e.reality = RealityOf(o, g);
  if (e.reality & kAsked) return false;
  if (e.reality & kFuture_) {
    const uint8_t becomes = frames_.categories[frame.category].future_becomes;
    if (becomes != e.category) {
      e.category = becomes;
      e.reality &= static_cast<uint8_t>(~kFuture_);
    }
  }
  e.inferred_actor = inferred_actor;
  e.inferred_recipient = inferred_recipient;
  e.predicate = o.token;
  e.sentence = sentence_;
  e.begin = o.token;
  e.end = o.end;
  if (!o.verb && g.token != kNoIndex && SupportOf(g) != nullptr) e.begin = std::min(e.begin, g.token), e.end = std::max(e.end, g.token + 1);
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  for (const auto* side : {&actors, &recipients}) {
    for (const uint32_t p : *side) {
      const Party& party = mentions_.parties[p];
      if (party.begin < s.begin || party.end > s.end || party.begin == party.end) continue;
      e.begin = std::min(e.begin, party.begin);
      e.end = std::max(e.end, party.end);
    }
  }
  if (Repeats(e, actors, recipients)) return true;
  e.first_party = out_->party_refs.size();
  e.actors = static_cast<uint32_t>(actors.size());
  e.recipients = static_cast<uint32_t>(recipients.size());
  out_->party_refs.insert(out_->party_refs.end(), actors.begin(), actors.end());
  out_->party_refs.insert(out_->party_refs.end(), recipients.begin(), recipients.end());
  WhenAndWhere(o, &e);
  Attribute(o, &e);
  if (frame.size != SizeOf::kNone) Count(recipients.empty() || frame.size == SizeOf::kCrowd ? actors : recipients, &e.size);
  e.confidence = Confidence(frame, e, actors, recipients);
  out_->events.push_back(e);
  return true;
}

void EventFinder::WhenAndWhere(const Occurrence& o, Event* e) const {
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  // The date nearest to the predicate inside its clause; else the sentence's only one.
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
    if (it->begin < begin || it->begin >= end) continue;
    const uint32_t far = it->begin > o.token ? it->begin - o.token : o.token - it->begin;
    if (best == kNoIndex || far < distance) best = d, distance = far;
  }
  e->date = best != kNoIndex ? best : in_sentence == 1 ? only : kNoIndex;
  uint32_t place = kNoIndex;
  for (uint32_t k = 0; k < mentions_.places.size(); ++k) {
    const PlaceMention& m = mentions_.places[k];
    if (m.sentence != sentence_ || !m.locative) continue;
    const bool nearer = place == kNoIndex || (m.begin >= begin && m.begin < end &&
                                              !(mentions_.places[place].begin >= begin && mentions_.places[place].begin < end));
    if (nearer) place = k;
  }
  e->place = place;
}

void EventFinder::Attribute(const Occurrence& o, Event* e) const {
  for (uint32_t k = 0; k < mentions_.quotes.size(); ++k) {
    const QuoteMention& quote = mentions_.quotes[k];
    if (quote.begin < o.token && o.token < quote.end) e->quote = k;
  }
  if (!o.verb && o.clause == kNoIndex) return;
  // The reporting verb whose clause this one is.
  uint32_t c = o.clause;
  for (int depth = 0; c != kNoIndex && depth < 4; ++depth) {
    const Clause& clause = phrases_.clauses[c];
    const uint32_t lexeme = words_[clause.verb].lexeme;
    if ((c != o.clause || !o.verb) && lexeme != kNoLexeme &&
        std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), lexeme) && mentions_.subject_of[c].count > 0) {
      e->reporter = c;
      return;
    }
    c = clause.governor;
  }
}

// The number that the party's phrase begins with: 18 شخصا, قتيلين, عشرات.
void EventFinder::Count(const std::vector<uint32_t>& parties, EventSize* size) const {
  for (const uint32_t p : parties) {
    const Party& party = mentions_.parties[p];
    for (uint32_t t = party.begin; t < party.end && t < party.begin + 4; ++t) {
      if (tokens_.tokens[t].kind == TokenKind::kNumber) {
        int value = 0;
        const char* begin = reinterpret_cast<const char*>(text_.letters.data()) + tokens_.tokens[t].begin;
        const char* end = reinterpret_cast<const char*>(text_.letters.data()) + tokens_.tokens[t].end;
        const auto r = std::from_chars(begin, end, value);
        if (r.ec == std::errc() && r.ptr == end && value < 1000000) {
          size->min = size->max = value;
          return;
        }
      }
      const Word& w = words_[t];
      if (tokens_.tokens[t].kind == TokenKind::kWord) {
        // خمسة جنود: the number words that dates know too.
        const DateWord* number = knowledge_.mentions.dates->Find(cache_.entry(w.surface).folded_hash);
        if (number == nullptr && w.stem_begin > 0) number = knowledge_.mentions.dates->Find(StemHash(t));
        if (number != nullptr && number->kind == DateWordKind::kNumber && w.pos == Pos::kQuantity) {
          size->min = size->max = number->value;
          return;
        }
      }
      if ((w.features & kDual) && w.pos == Pos::kNoun) {
        size->min = size->max = 2;
        return;
      }
      if (w.pos == Pos::kNoun && (w.features & kSingular) && t == party.begin && party.human) {
        size->min = size->max = 1;
        return;
      }
    }
  }
}

// A first estimate, set against the development gold: how sure the parties are.
float EventFinder::Confidence(const Frame& frame, const Event& e, const std::vector<uint32_t>& actors,
                              const std::vector<uint32_t>& recipients) const {
  float c = 0.5f;
  const auto judge = [&](const std::vector<uint32_t>& side) {
    for (const uint32_t p : side) {
      const Party& party = mentions_.parties[p];
      if (party.weak || party.inside) c -= 0.08f;
      if (party.code == 0) c -= 0.05f;
    }
  };
  if (Coded(actors)) c += 0.1f;
  if (Coded(recipients) || frame.both.count > 0) c += 0.1f;
  if (HasPositive(frame)) c += 0.05f;
  if (e.reality != kReal) c -= 0.05f;
  judge(actors);
  judge(recipients);
  return std::clamp(c, 0.05f, 0.95f);
}

}  // namespace marsad
