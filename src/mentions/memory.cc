// Who was named so far, and whom does a pronoun, an address or a pair (البلدان) mean?
#include "mentions/resolver.h"

namespace marsad {
void Resolver::Remember(uint32_t party) {
  memory_.push_back(party);
  if (memory_.size() > 64) memory_.erase(memory_.begin(), memory_.begin() + 32);
}

PartyRange Resolver::Copy(PartyRange from, ResolvedBy by, uint32_t begin, uint32_t end) {
  const uint32_t first = static_cast<uint32_t>(out_->parties.size());
  for (uint32_t k = 0; k < from.count; ++k) {
    Party party = out_->parties[from.begin + k];
    party.by = by;
    party.begin = begin;
    party.end = end;
    party.inside = false;
    out_->parties.push_back(party);
  }
  return {first, from.count};
}

bool Resolver::AgreesWith(const Party& p, Enclitic pronoun) {
  switch (pronoun) {
    case Enclitic::kHe:
      return (p.features & kMasculine) && !(p.features & (kPlural | kDual) && p.human);
    case Enclitic::kShe:
      return (p.features & kFeminine) && !(p.human && (p.features & kPlural));
    case Enclitic::kThey:
    case Enclitic::kTheyFeminine:
      return (p.features & kPlural) || (!p.human && p.title == kNoIndex && p.sector != 0);
    default:
      return true;
  }
}

bool Resolver::SameParty(const Party& a, const Party& b) const { return a.code == b.code && a.entity == b.entity && a.sector == b.sector; }

// The latest party that `pronoun` may mean. `subject`: of the clause it stands in, preferred or avoided.
PartyRange Resolver::Antecedent(Enclitic pronoun, PartyRange subject, bool prefer_subject, uint32_t begin, uint32_t end) {
  if (pronoun == Enclitic::kMe || pronoun == Enclitic::kUs) return Copy(speaker_, ResolvedBy::kSpeaker, begin, end);
  if (pronoun == Enclitic::kYou || pronoun == Enclitic::kYouAll) return Copy(Addressee(), ResolvedBy::kAddressee, begin, end);
  if (pronoun == Enclitic::kTheyTwo) {
    // والدا المهاجم … استجوابهما: two that were named by one word.
    for (size_t k = memory_.size(); k-- > 0 && memory_.size() - k <= 4;) {
      const Party& p = out_->parties[memory_[k]];
      if (p.human && (p.features & kDual) && !(p.features & kPlural)) return Copy({memory_[k], 1}, ResolvedBy::kPronoun, begin, end);
    }
  }
  if (pronoun == Enclitic::kTheyTwo) return Last(2, false, false, begin, end);
  if (prefer_subject && subject.count > 0 && AgreesWith(out_->parties[subject.begin], pronoun))
    return Copy(subject, ResolvedBy::kPronoun, begin, end);
  for (size_t k = memory_.size(); k-- > 0 && memory_.size() - k <= 12;) {
    const Party& p = out_->parties[memory_[k]];
    if (!AgreesWith(p, pronoun) || (p.code == 0 && !p.human)) continue;
    if (!prefer_subject && subject.count > 0 && SameParty(p, out_->parties[subject.begin])) continue;
    return Copy({memory_[k], 1}, ResolvedBy::kPronoun, begin, end);
  }
  return {};
}

// The other one of a talk: the last person named who is not the speaker.
PartyRange Resolver::Addressee() const {
  for (size_t k = memory_.size(); k-- > 0;) {
    const Party& p = out_->parties[memory_[k]];
    if (!p.human || p.code == 0 || speaker_.count == 0) continue;
    if (p.code == out_->parties[speaker_.begin].code) continue;
    return {memory_[k], 1};
  }
  return {};
}

// The `wanted` parties named last, of different states: الطرفان, الدول الثلاث.
PartyRange Resolver::Last(int wanted, bool states, bool humans, uint32_t begin, uint32_t end) {
  uint32_t found[kMostTogether];
  int n = 0;
  for (int pass = humans ? 0 : 1; pass < 2 && n < wanted; ++pass) {
    n = 0;
    for (size_t k = memory_.size(); k-- > 0 && n < wanted;) {
      const Party& p = out_->parties[memory_[k]];
      if (p.code == 0 || p.place || p.weak || p.sector == kJrn || (pass == 0 && !p.human)) continue;
      if (states && world_.StateEntity(p.code) == kNoLexeme) continue;
      if (std::any_of(found, found + n, [&](uint32_t other) { return out_->parties[other].code == p.code; })) continue;
      found[n++] = memory_[k];
    }
  }
  if (n < wanted) return {};
  const uint32_t first = static_cast<uint32_t>(out_->parties.size());
  for (int k = n - 1; k >= 0; --k) {
    Party p = out_->parties[found[k]];
    p.by = ResolvedBy::kDescription;
    p.begin = begin;
    p.end = end;
    p.inside = false;
    if (states) p.sector = p.other_sector = 0, p.human = false, p.entity = world_.StateEntity(p.code), p.title = kNoIndex;
    if (humans && p.sector == 0) p.sector = kGov, p.human = true;
    out_->parties.push_back(p);
  }
  return {first, static_cast<uint32_t>(n)};
}

}  // namespace marsad
