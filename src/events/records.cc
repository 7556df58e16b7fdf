// What becomes of an occurrence whose slots are filled: the event, with sides that are inferred, and its source.
#include <algorithm>

#include "events/finder.h"

namespace marsad {
namespace {

constexpr uint32_t kFar = 45;  // tokens, and 20 for the unlikelier side: no inference goes farther

}  // namespace

// The nearest other party of the sentence, where grammar names none: an actor rather before the predicate, a recipient behind it.
void EventFinder::Infer(const Occurrence& o, const Category& category, const std::vector<uint32_t>& others, bool actor,
                        std::vector<uint32_t>* out) {
  const bool material = category.quad == 4;
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  const auto first =
      std::lower_bound(phrases_.phrases.begin(), phrases_.phrases.end(), s.begin, [](const Phrase& p, uint32_t t) { return p.begin < t; });
  uint32_t best = kNoIndex, best_cost = 0;
  for (auto it = first; it != phrases_.phrases.end() && it->begin < s.end; ++it) {
    const uint32_t p = static_cast<uint32_t>(it - phrases_.phrases.begin());
    const PartyRange range = mentions_.of_phrase[p];
    if (range.count == 0 || it->source || words_[it->head].pos == Pos::kPronoun) continue;                    // وهذه هي
    if (it->preposition != kNoLexeme && (world_.DescriptionOf(it->preposition) & kOfTopic)) continue;         // بشأن سوريا
    if (it->pronoun && (it->preposition == bayna_ || it->preposition == min_)) continue;                      // من بينها
    if (actor && material && it->end < s.end && tokens_.tokens[it->end].kind == TokenKind::kColon) continue;  // who says it
    const Party& party = mentions_.parties[range.begin];
    if (party.code == 0 || party.weak) continue;
    if (party.sector == kJrn) continue;  // who reports a deed neither did nor suffered it
    // An attacker whom nobody names is no mere town and no civilian.
    if (actor && material && (party.place || party.sector == kCvl)) continue;
    // Where it happens, and who tells it, is no side.
    const uint32_t bits = words_[it->head].lexeme == kNoLexeme ? 0 : world_.DescriptionOf(words_[it->head].lexeme);
    const bool befell = bits & kRanks;  // قتلى في صفوف الجيش
    if (it->preposition != kNoLexeme && !befell && lexicon_.lexemes[it->preposition].function == Function::kPlace &&
        (party.place || !party.human))
      continue;
    // حدود الأردن, في أراضي سوريا: a state that only says where.
    if (material && party.inside && party.sector == 0 && (bits & kOwnCountry)) continue;
    if (it->role == Role::kSubject && it->clause != o.clause) {
      const uint32_t verb = words_[phrases_.clauses[it->clause].verb].lexeme;
      if (verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb)) continue;
    }
    // جنود من روسيا: where they are from.
    if (actor && material && it->preposition == min_ && it != first && (it - 1)->end + 1 >= it->begin && !party.human &&
        party.sector == 0 && mentions_.of_phrase[p - 1].count > 0 && mentions_.parties[mentions_.of_phrase[p - 1].begin].human)
      continue;
    // إعلان الرئيس أن …: who tells of a deed is not its doer.
    if (actor && material && words_[it->head].lexeme != kNoLexeme && (words_[it->head].features & kMasdar)) {
      const uint32_t verb = lexicon_.lexemes[words_[it->head].lexeme].verb;
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
    if (cost > kFar) continue;
    if (best == kNoIndex || cost < best_cost) best = p, best_cost = cost;
  }
  if (best == kNoIndex) return;
  AddRange({mentions_.of_phrase[best].begin, 1}, out);
}

// The state where it happens, else that of the other side: against whom people demonstrate when nobody is named. No words of the article
// name it.
void EventFinder::StateOf(const Occurrence& o, const std::vector<uint32_t>& others, Code sector, std::vector<uint32_t>* out) {
  if (!AddPlace(o, out)) {
    if (others.empty() || mentions_.parties[others[0]].code == 0) return;
    Party p = mentions_.parties[others[0]];
    // A body has no people of its own: where the article plays.
    if (world_.StateEntity(p.code) == kNoLexeme) p.code = mentions_.home;
    if (p.code == 0) return;
    p.other_sector = 0;
    p.entity = world_.StateEntity(p.code);
    p.title = kNoIndex;
    p.human = false;
    p.weak = true;
    p.by = ResolvedBy::kDescription;
    mentions_.parties.push_back(p);
    out->push_back(static_cast<uint32_t>(mentions_.parties.size()) - 1);
  }
  Party& state = mentions_.parties[out->front()];
  state.sector = sector;
  state.by = ResolvedBy::kDescription;
  state.weak = true;
  state.begin = state.end = 0;
  state.place = false;
}

// متظاهرون, محتجون: whoever is called by the participle of a verb of this category does it.
bool EventFinder::IsCalledDoer(uint32_t t, uint8_t category) const {
  if (!MayHavePredicate(t)) return false;
  const uint32_t surface = words_[t].surface;
  const Analysis* a = cache_.analyses(surface);
  return std::any_of(a, a + cache_.entry(surface).count, [&](const Analysis& one) {
    if ((one.features & kActiveParticiple) == 0) return false;
    const auto predicates = frames_.PredicatesOf(one.lexeme);
    return std::any_of(predicates.begin(), predicates.end(), [&](const Predicate& p) {
      return frames_.frames[p.frame].kind == FrameKind::kEvent && frames_.frames[p.frame].category == category;
    });
  });
}

// مظاهرات في المدينة … المتظاهرون: where only a place stands for who acts, those of the sentence who bear the deed's name do.
void EventFinder::CalledDoers(const Occurrence& o, uint8_t category, std::vector<uint32_t>* actors) const {
  if (std::any_of(actors->begin(), actors->end(),
                  [&](uint32_t x) { return mentions_.parties[x].human || mentions_.parties[x].by != ResolvedBy::kMetonym; }))
    return;
  const marsad::Sentence& s = tokens_.sentences[sentence_];
  const auto first =
      std::lower_bound(phrases_.phrases.begin(), phrases_.phrases.end(), s.begin, [](const Phrase& p, uint32_t t) { return p.begin < t; });
  uint32_t best = kNoIndex, best_far = 0;
  for (auto it = first; it != phrases_.phrases.end() && it->begin < s.end; ++it) {
    const PartyRange range = mentions_.of_phrase[static_cast<size_t>(it - phrases_.phrases.begin())];
    if (range.count != 1 || !mentions_.parties[range.begin].human || !IsCalledDoer(it->head, category)) continue;
    const uint32_t far = it->head > o.token ? it->head - o.token : o.token - it->head;
    if (best == kNoIndex || far < best_far) best = range.begin, best_far = far;
  }
  if (best != kNoIndex) actors->assign(1, best);
}

// القوات بإسناد من التحالف, مدعومة بالطيران الروسي: who backs the doer of a deed, right behind him, has a part in it.
void EventFinder::AddBackers(std::vector<uint32_t>* actors) {
  constexpr uint32_t kNear = 4;
  const uint32_t p = phrases_.phrase_of[mentions_.parties[actors->back()].begin];
  if (p == kNoIndex) return;
  const uint32_t end = std::min(tokens_.sentences[sentence_].end, phrases_.phrases[p].end + kNear);
  for (uint32_t t = phrases_.phrases[p].end; t < end; ++t) {
    const Word& w = words_[t];
    if (w.pos == Pos::kVerb) return;
    if (w.lexeme == kNoLexeme || (world_.DescriptionOf(w.lexeme) & kBacking) == 0) continue;
    if (w.pos == Pos::kNoun && (w.proclitics & kBi) == 0) continue;
    const uint32_t own = phrases_.phrase_of[t];
    const uint32_t behind = own == kNoIndex ? phrase_from_[t] : own + 1;
    if (own == kNoIndex && w.pos == Pos::kPreposition && behind < phrases_.phrases.size() && phrases_.phrases[behind].begin == t + 1) {
      // بدعم روسي, بدعم من الطيران
      const uint32_t n = names_.name_at[t + 1];
      const bool nisba =
          n != kNoIndex && names_.names[n].sense.kind == SenseKind::kNisba && names_.names[n].end == phrases_.phrases[behind].end;
      AddRange(nisba ? AsState(names_.names[n], t + 1) : mentions_.of_phrase[behind], actors);
    } else if (own != kNoIndex && mentions_.of_phrase[own].count > 0 && w.pos == Pos::kNoun) {
      AddRange(mentions_.of_phrase[own], actors);  // بدعم روسي, بمشاركة الطيران
    } else if (behind < phrases_.phrases.size() && phrases_.phrases[behind].sentence == phrases_.phrases[p].sentence &&
               phrases_.phrases[behind].begin <= t + 2 &&
               (phrases_.phrases[behind].preposition == min_ || phrases_.phrases[behind].preposition == bi_)) {
      AddRange(mentions_.of_phrase[behind], actors);
    }
    return;
  }
}

// The sector of whom only a state or place stands for, as ontology/dyads.tsv has it.
// `harms`: the deed is one that hurts people wherever it happens (مجزرة في نيجيريا), no coup.
void EventFinder::DefaultSector(Code sector, bool places_only, bool harms, std::vector<uint32_t>* side) {
  if (sector == 0) return;
  for (uint32_t& x : *side) {
    Party p = mentions_.parties[x];
    if (p.sector != 0 || p.code == 0 || p.human || (places_only && !p.place)) continue;
    const uint32_t n = names_.name_at[p.begin];
    if (places_only && !harms && n != kNoIndex && names_.names[n].sense.kind == SenseKind::kState) continue;
    p.sector = sector;
    mentions_.parties.push_back(p);
    x = static_cast<uint32_t>(mentions_.parties.size()) - 1;
  }
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
  const uint32_t condition_phrase = condition_phrase_;  // asking what governs the event changes it
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
  if (condition_phrase_ != kNoIndex && f.object.empty()) {
    // … but بطائرة مسيرة is what with.
    const PartyRange whose = mentions_.of_phrase[condition_phrase_];
    if (whose.count > 0 && (mentions_.parties[whose.begin].inside || mentions_.parties[whose.begin].title == kNoIndex ||
                            world_.titles[mentions_.parties[whose.begin].title].kind == TitleKind::kPerson))
      AddPhrase(condition_phrase_, &f.object);
  }
  FirstSlot(frame.actor, o, g, f, &actors);
  if (frames_.categories[frame.category].quad == 4 && Coded(actors)) AddBackers(&actors);
  if (frames_.categories[frame.category].actor_sector != 0) CalledDoers(o, frame.category, &actors);
  FirstSlot(frame.recipient, o, g, f, &recipients);
  if (!o.verb && frames_.categories[frame.category].quad == 4 &&
      std::all_of(recipients.begin(), recipients.end(), [&](uint32_t r) { return mentions_.parties[r].place; })) {
    found_.clear();
    const bool told = AddStruck(frame, o, &found_);
    if (told && !Named(actors)) return true;  // قتل جنود في كمين: by the verb
    if (Named(found_)) recipients.assign(found_.begin(), found_.end());
  }
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
        // قمة واشنطن وموسكو: joined to another, it is who.
        const bool joined =
            both_.size() == 2 && std::any_of(both_.begin(), both_.end(), [&](uint32_t y) { return mentions_.parties[y].begin == p.end; });
        return p.by == ResolvedBy::kMetonym && p.begin >= o.end && p.begin <= o.end + 1 && !joined;
      });
    }
    if (frame.encounter && !o.verb && both_.size() == 1 && SupportOf(g) == nullptr) AddHost(o, &both_);
    for (const uint32_t p : both_) AddParty(p, &actors);
  }
  if (frame.encounter && frame.actor.count > 0 && frames_.slots[frame.actor.first].kind == SlotKind::kSubject && !o.verb &&
      actors.empty() && !recipients.empty() && SupportOf(g) == nullptr)
    AddHost(o, &actors);
  // Nobody does to himself what he does to others.
  std::erase_if(recipients, [&](uint32_t r) {
    return std::any_of(actors.begin(), actors.end(), [&](uint32_t a) {
      const Party& p = mentions_.parties[a];
      const Party& q = mentions_.parties[r];
      // الأمين العام للأمم المتحدة: what names his body is not whom he calls on.
      if (p.title != kNoIndex && p.code != 0 && p.code == q.code && q.begin >= p.end && q.begin <= p.end + 1 && !q.human &&
          world_.StateEntity(p.code) == kNoLexeme)
        return true;
      return a == r || ((q.by == ResolvedBy::kPronoun || q.by == ResolvedBy::kSpeaker) && p.code == q.code && p.code != 0) ||
             (p.begin == q.begin && p.end == q.end) || (p.code != 0 && p.code == q.code && p.sector == q.sector && p.entity == q.entity);
    });
  });
  const Category& category = frames_.categories[frame.category];
  const bool reciprocal = frame.both.count > 0 && recipients.empty();
  bool inferred_actor = false, inferred_recipient = false;
  if (!reciprocal) {
    const bool neither = !frame.infer || (!Named(actors) && !Named(recipients));
    // What a frame needs somebody must be named for.
    const auto needed = [&](Needs side) { return frame.needs == side || frame.needs == Needs::kBoth; };
    const auto by_place = [](Side side) { return side == Side::kInferPlace || side == Side::kInferState; };
    const auto inferred = [&](Side side) { return side == Side::kInfer || side == Side::kInferFree || by_place(side); };
    if (!neither && inferred(category.actor) && !Named(actors)) {
      Infer(o, category, recipients, true, &actors);
      if (actors.empty() && by_place(category.actor) && !needed(Needs::kActor)) StateOf(o, recipients, category.actor_sector, &actors);
      inferred_actor = !actors.empty();
    }
    if (!neither && inferred(category.recipient) && !Named(recipients)) {
      std::vector<uint32_t>& found = found_;
      found.clear();
      Infer(o, category, actors, false, &found);
      if (found.empty() && by_place(category.recipient) && !needed(Needs::kRecipient))
        StateOf(o, actors, category.recipient_sector, &found);
      if (!found.empty()) recipients.assign(found.begin(), found.end()), inferred_recipient = true;
    }
  } else if (actors.size() == 1 && frame.infer && category.recipient == Side::kInfer && (o.verb || SupportOf(g) != nullptr)) {
    Infer(o, category, actors, false, &actors);
    inferred_recipient = actors.size() > 1;
  }
  const bool needs_actor = frame.needs == Needs::kActor || frame.needs == Needs::kBoth || category.actor == Side::kMust ||
                           category.actor == Side::kInfer || category.actor == Side::kInferPlace;
  const bool needs_recipient = frame.needs == Needs::kRecipient || frame.needs == Needs::kBoth || category.recipient == Side::kMust ||
                               (category.recipient == Side::kInfer && frame.infer) || category.recipient == Side::kInferState;
  if (reciprocal) {
    if (actors.size() < 2 || !Coded(actors)) return false;
  } else if ((needs_actor && !Named(actors)) || (needs_recipient && !Named(recipients)) || (!Named(actors) && !Named(recipients))) {
    return false;
  }
  DefaultSector(category.actor_sector, false, false, &actors);
  DefaultSector(category.recipient_sector, true, frame.size != SizeOf::kNone || frame.modes.count > 0, &recipients);
  if (frame.needs == Needs::kTwo && actors.size() + recipients.size() < 2) return false;
  Event e;
  e.frame = frame_index;
  e.category = frame.category;
  e.reality = static_cast<uint8_t>(RealityOf(o, g) & ~frame.when);
  // إذا ثبت ذلك فسنرد: what one will do on a condition is a threat now.
  if (frame.when == kFuture_) e.reality &= static_cast<uint8_t>(~kHypothetical);
  if (e.reality & kPlanned) {
    const uint8_t becomes = frames_.categories[frame.category].future_becomes;
    const bool conflict = frames_.categories[frame.category].quad >= 3 || frames_.categories[becomes].quad >= 3;
    e.reality = static_cast<uint8_t>((e.reality & ~kPlanned) | (conflict ? kHypothetical : kFuture_));
    if (e.reality & (kNegation | kHypothetical)) e.reality &= static_cast<uint8_t>(~kFuture_);
  }
  // وصلوا لاعتقال المسلحين: a purpose.
  if (category.quad == 4 && e.reality == kReal && !o.verb && phrases_.phrases[o.phrase].preposition == li_ &&
      (words_[o.token].proclitics & kAl) == 0 && SupportOf(g) == nullptr)
    e.reality = kHypothetical;
  if (e.reality & kTopic) return false;
  // الهجوم الذي شنته أمس القوات: when and where its relative clause says.
  Occurrence at = o;
  if (!o.verb && g.token != kNoIndex && clause_at_[g.token] != kNoIndex && phrases_.clauses[clause_at_[g.token]].antecedent == o.phrase)
    at.clause = clause_at_[g.token];
  When(at, &e);
  // يزور مصر غدا: what has a day to come is not done yet. Of deeds of conflict such a day is more often that of a deadline.
  if (e.reality == kReal && category.quad <= 2 && IsToCome(e)) e.reality = kFuture_;
  if (e.reality & kFuture_) {
    const uint8_t becomes = frames_.categories[frame.category].future_becomes;
    if (becomes != e.category) {
      e.category = becomes;
      e.reality &= static_cast<uint8_t>(~kFuture_);
    }
  }
  e.inferred_actor = inferred_actor;
  e.inferred_recipient = inferred_recipient;
  e.carried = !o.verb && SupportOf(g) != nullptr;
  e.bare = !o.verb && !e.carried;
  e.predicate = o.token;
  e.sentence = sentence_;
  e.begin = o.token;
  e.end = o.end;
  if (e.carried) e.begin = std::min(e.begin, g.token), e.end = std::max(e.end, g.token + 1);
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
  Told(frame, o, g, condition_phrase, &e);
  Where(at, actors, recipients, &e);
  Attribute(o, &e);
  SpokenFor(&e);
  if (frame.size != SizeOf::kNone) Count(recipients.empty() || frame.size == SizeOf::kCrowd ? actors : recipients, frame.size, &e);
  out_->events.push_back(e);
  return true;
}

// شن … هجوما, أطلق … صواريخ: the predicate, the verb that carries it, and the noun without which the verb is no event.
void EventFinder::Told(const Frame& frame, const Occurrence& o, const Governor& g, uint32_t condition_phrase, Event* e) const {
  e->told[e->told_count++] = {o.token, o.end};
  if (!o.verb && SupportOf(g) != nullptr) e->told[e->told_count++] = {g.token, g.token + 1};
  if (o.verb) {
    const Clause& clause = phrases_.clauses[o.clause];
    uint32_t noun = kNoIndex;
    for (uint32_t k = 0; k < frame.conditions.count && noun == kNoIndex; ++k) {
      const Condition& c = frames_.conditions[frame.conditions.first + k];
      if (c.negative || c.slot.kind == SlotKind::kAfter) continue;
      for (const uint32_t p : {clause.object, clause.subject}) {
        if (p != kNoIndex && noun == kNoIndex && HeadIsOneOf(phrases_.phrases[p].head, c)) noun = phrases_.phrases[p].head;
      }
    }
    // خرج في مظاهرات; but قتل في هجوم is one without.
    bool wants_object = false;
    for (uint32_t k = 0; k < frame.recipient.count; ++k)
      wants_object = wants_object || frames_.slots[frame.recipient.first + k].kind == SlotKind::kObject;
    if (noun == kNoIndex && condition_phrase != kNoIndex && !wants_object) noun = phrases_.phrases[condition_phrase].head;
    if (noun != kNoIndex) e->told[e->told_count++] = {noun, noun + 1};
  }
  std::sort(e->told, e->told + e->told_count, [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
  // Words that stand together are one string.
  uint32_t last = 0;
  for (uint32_t k = 1; k < e->told_count; ++k) {
    if (e->told[k].begin <= e->told[last].end) {
      e->told[last].end = std::max(e->told[last].end, e->told[k].end);
    } else {
      e->told[++last] = e->told[k];
    }
  }
  e->told_count = last + 1;
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

// قال الوزير إن بلدا سيعين سفيرا: where one of its government tells what a state does, he is a further sector of it.
void EventFinder::SpokenFor(Event* e) {
  if (e->reporter == kNoIndex || e->actors == 0) return;
  const Party& speaker = mentions_.parties[mentions_.subject_of[e->reporter].begin];
  uint32_t& actor = out_->party_refs[e->first_party];
  Party state = mentions_.parties[actor];
  if (speaker.sector != kGov || speaker.code != state.code || speaker.weak || state.code == 0 || state.sector != 0 ||
      state.other_sector != 0)
    return;
  state.other_sector = speaker.sector;
  mentions_.parties.push_back(state);
  actor = static_cast<uint32_t>(mentions_.parties.size()) - 1;
}

}  // namespace marsad
