// Who says a thing of whom, where the words alone are the deed: the slots `speaker` and `topic`.
#include <algorithm>

#include "events/finder.h"

namespace marsad {

// Who says what the predicate tells: the subject of the reporting verb that it is the content of, else whose words the quote holds. A paper
// that reports accuses nobody.
void EventFinder::AddSpeaker(const Occurrence& o, std::vector<uint32_t>* out) const {
  const auto add = [&](PartyRange speaker) {
    for (uint32_t k = 0; k < speaker.count; ++k) {
      if (mentions_.parties[speaker.begin + k].sector != kJrn) AddParty(speaker.begin + k, out);
    }
  };
  uint32_t c = kNoIndex;
  if (o.verb) {
    c = o.clause;
    // قال إن إيران تمول … وتدعم: what is joined is said as well.
    while (c > 0 && phrases_.clauses[c].governor == kNoIndex && phrases_.clauses[c].dropped && phrases_.clauses[c].conjunction &&
           phrases_.clauses[c - 1].sentence == sentence_)
      --c;
    c = phrases_.clauses[c].governor;
  } else {
    const uint32_t topic = TopicOf(o);
    // شدد على مواجهة التدخلات الإيرانية: a noun is said by him whose words it stands among.
    c = topic == kNoIndex ? o.clause : kNoIndex;
    for (uint32_t k = 0; topic != kNoIndex && k < phrases_.clauses.size() && phrases_.clauses[k].verb < topic; ++k) {
      if (phrases_.clauses[k].sentence == sentence_) c = k;
    }
  }
  for (int depth = 0; c != kNoIndex && depth < 4; ++depth, c = phrases_.clauses[c].governor) {
    const uint32_t verb = words_[phrases_.clauses[c].verb].lexeme;
    if (verb != kNoLexeme && std::binary_search(frames_.reporting.begin(), frames_.reporting.end(), verb)) {
      add(mentions_.subject_of[c]);
      return;
    }
  }
  const QuoteMention* inner = nullptr;
  for (const QuoteMention& quote : mentions_.quotes) {
    if (quote.begin < o.token && o.token < quote.end && (inner == nullptr || quote.begin > inner->begin)) inner = &quote;
  }
  if (inner != nullptr) add(inner->speaker);
}

// The token where the subject of a nominal sentence begins whose predicate the noun of `o` heads (إن | روسيا | مسؤولة عن الهجوم; of إنها
// the particle itself); kNoIndex where the noun is no such predicate.
uint32_t EventFinder::TopicOf(const Occurrence& o) const {
  const Phrase& predicate = phrases_.phrases[o.phrase];
  if ((words_[predicate.head].proclitics & kAl) != 0 || (o.token != predicate.head && o.token != predicate.begin) ||
      predicate.preposition != kNoLexeme || predicate.role != Role::kNone || predicate.begin == 0)
    return kNoIndex;
  uint32_t t = predicate.begin;
  const uint32_t first = tokens_.sentences[sentence_].begin;
  const auto particle = [&](uint32_t at) {
    return tokens_.tokens[at].kind == TokenKind::kWord && words_[at].lexeme != kNoLexeme &&
           (words_[at].Does() == Function::kThatNoun || words_[at].Does() == Function::kThatVerb);
  };
  while (t > first && (tokens_.tokens[t - 1].kind == TokenKind::kOpen || tokens_.tokens[t - 1].kind == TokenKind::kClose)) --t;
  if (t > first && particle(t - 1) && words_[t - 1].enclitic != Enclitic::kNone) return t - 1;
  // Back over what stands behind the subject (قرار الحكومة في الأزمة خطير) to where the sentence, the speech or the content begins.
  for (uint32_t p = o.phrase; p > 0 && o.phrase - p < 3; --p) {
    const Phrase& topic = phrases_.phrases[p - 1];
    if (topic.sentence != sentence_) break;
    if (topic.preposition != kNoLexeme) continue;
    if (topic.role != Role::kNone || topic.conjunction || topic.time) break;
    for (uint32_t k = topic.end; k < predicate.begin; ++k) {
      const TokenKind kind = tokens_.tokens[k].kind;
      if (kind != TokenKind::kWord && kind != TokenKind::kOpen && kind != TokenKind::kClose) return kNoIndex;
      if (clause_at_[k] != kNoIndex || words_[k].pos == Pos::kNegation) return kNoIndex;
    }
    uint32_t begin = topic.begin;
    if (begin == first || tokens_.tokens[begin - 1].kind != TokenKind::kWord || particle(begin - 1)) return begin;
    break;
  }
  return kNoIndex;
}

void EventFinder::AddTopic(const Occurrence& o, std::vector<uint32_t>* out) {
  if (o.verb) return;
  const uint32_t t = TopicOf(o);
  if (t == kNoIndex) return;
  const uint32_t p = phrases_.phrase_of[t];
  if (p != kNoIndex && phrases_.phrases[p].begin == t) {
    AddPhrase(p, out);
  } else if (words_[t].enclitic != Enclitic::kNone) {
    AddRange(mentions_.of_enclitic[t], out);
  }
}

}  // namespace marsad
