// Who speaks? The subjects of reporting verbs, sources, and who is quoted.
#include "mentions/resolver.h"

namespace marsad {

bool Resolver::IsMedia(const Party& p) const {
  if (p.entity == kNoIndex || world_.entities[p.entity].kind != EntityKind::kOrganisation) return false;
  const OrganisationKind kind = world_.entities[p.entity].organisation;
  return kind == OrganisationKind::kMedia || (kind == OrganisationKind::kAgency && p.sector == MakeCode("JRN"));
}

void Resolver::SetSpeaker(uint32_t token, PartyRange subject) {
  if (subject.count == 0) return;
  const Party& p = out_->parties[subject.begin];
  // An agency that quotes a president is the source, not the speaker of "we".
  if (IsMedia(p)) return;
  speaker_ = subject;
  speeches_.push_back({token, subject});
}

void Resolver::Quotes() {
  for (const Quote& quote : tokens_.quotes) {
    if (quote.depth != 1 || quote.close < quote.open + 4) continue;
    QuoteMention q;
    q.begin = quote.open;
    q.end = quote.close + 1;
    // Who spoke last before the quote, else right behind it.
    for (const Speech& speech : speeches_) {
      if (speech.token < quote.open) {
        q.speaker = speech.speaker;
      } else if (speech.token > quote.close) {
        if (q.speaker.count == 0 && speech.token < quote.close + 8) q.speaker = speech.speaker;
        break;
      }
    }
    out_->quotes.push_back(q);
  }
}

}  // namespace marsad
