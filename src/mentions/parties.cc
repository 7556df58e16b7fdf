// Who does a phrase name by itself? Its head says what kind of party it is, the names behind the head say whose.
#include <algorithm>

#include "mentions/party_reader.h"

namespace marsad {
namespace {

constexpr Code kBodies[] = {MakeCode("UNO"), MakeCode("EUR"), MakeCode("IGO"), MakeCode("NGO")};

bool IsBody(Code code) { return std::find(std::begin(kBodies), std::end(kBodies), code) != std::end(kBodies); }

ResolvedBy ByName(const Sense& sense) { return sense.spelt == Spelt::kAsListed ? ResolvedBy::kName : ResolvedBy::kSpelling; }

}  // namespace

// The name that begins at or covers t, if it lies inside [.., end).
const Name* PartyReader::NameAt(uint32_t t, uint32_t end) const {
  const uint32_t n = names_.name_at[t];
  if (n == kNoIndex || names_.names[n].end > end) return nullptr;
  return &names_.names[n];
}

// The state, place or body that the sense stands for.
Code PartyReader::CodeOf(const Sense& sense) const {
  switch (sense.kind) {
    case SenseKind::kPlace:
    case SenseKind::kCapital:
      return world_.places[sense.id].code;
    case SenseKind::kTitle:
      return 0;
    default:
      return world_.entities[sense.id].code;
  }
}

void PartyReader::SetPerson(uint32_t entity, Party* p) const {
  const Entity& person = world_.entities[entity];
  p->entity = entity;
  p->human = true;
  p->features = (person.feminine ? kFeminine : kMasculine) | kSingular;
  bool in_force = false;
  const Office* office = world_.OfficeOn(person, day_ == kNoDay ? 20000 : day_, &in_force);
  if (office != nullptr) {
    p->code = office->code;
    p->sector = office->sector;
    // Whoever has left office is of the elite, unless the sector outlasts offices (a rebel stays one).
    if (!in_force && office->to < day_ && office->sector == kGov) p->sector = kEli;
  }
}

// Who [begin, end) is, head first. False when it names no party. With `inside` set, a party named further in also counts.
bool PartyReader::Read(uint32_t begin, uint32_t end, bool inside, Party* p) const {
  uint32_t t = begin;
  // What counts, points or quotes stands before the head.
  while (t < end) {
    const Word& w = words_[t];
    if (NameAt(t, end) != nullptr && names_.names[names_.name_at[t]].begin == t) break;
    const bool skip = w.pos == Pos::kNumber || w.pos == Pos::kQuantity || w.pos == Pos::kDemonstrative || w.pos == Pos::kPunctuation ||
                      w.pos == Pos::kPreposition;
    if (!skip) break;
    ++t;
  }
  if (t >= end) return false;
  p->begin = begin;
  p->end = end;
  const Name* name = NameAt(t, end);
  if (name != nullptr && name->begin == t) return ReadName(*name, end, t > begin, p);
  const NounClass kind = words_[t].Class();
  if (kind == NounClass::kHuman && words_[t].pos != Pos::kName) {
    p->human = true;
    p->sector = kCvl;
    p->features = words_[t].features & (kMasculine | kFeminine | kSingular | kDual | kPlural);
    p->by = ResolvedBy::kNationality;
    Whose(t + 1, end, p);
    return true;
  }
  if (words_[t].pos == Pos::kName || words_[t].pos == Pos::kForeign) {
    // An unknown name; a title may stand behind it, a known part inside it.
    for (uint32_t k = t + 1; k < end; ++k) {
      const Name* part = NameAt(k, end);
      if (part != nullptr && part->begin == k && (part->sense.kind == SenseKind::kPerson)) {
        SetPerson(part->sense.id, p);
        p->by = ByName(part->sense);
        return true;
      }
    }
    p->human = words_[t].lexeme == kNoLexeme || kind == NounClass::kHuman;
    p->by = ResolvedBy::kName;
    p->features = kSingular;
    return p->human;
  }
  if (OwnCountry(t, p)) return true;
  if (!inside) return false;
  for (uint32_t k = t + 1; k < end; ++k) {
    if (OwnCountry(k, p)) {
      p->inside = true;
      return true;
    }
    const Name* part = NameAt(k, end);
    if (part == nullptr || part->begin != k || OfMoney(k)) continue;
    if (part->sense.kind == SenseKind::kNisba && words_[k].pos == Pos::kAdjective) {
      // الهجوم الإسرائيلي: the adjective means the state, not its people.
      p->code = world_.entities[part->sense.id].code;
      p->entity = part->sense.id;
      p->features = kFeminine | kSingular;
      p->by = ResolvedBy::kNationality;
      p->begin = k;
      p->inside = true;
      return true;
    }
    if (ReadName(*part, end, false, p)) {
      p->begin = k;
      p->inside = true;
      return true;
    }
  }
  return false;
}

// بلاده, دولتهم: the state of whom the pronoun means.
bool PartyReader::OwnCountry(uint32_t t, Party* p) const {
  const Word& w = words_[t];
  if (w.enclitic == Enclitic::kNone || w.lexeme == kNoLexeme || (world_.DescriptionOf(w.lexeme) & kOwnCountry) == 0) return false;
  const PartyRange owner = out_->of_enclitic[t];
  if (owner.count == 0 || out_->parties[owner.begin].code == 0) return false;
  p->code = out_->parties[owner.begin].code;
  // What a minister says that his country does, he stands for.
  if (out_->parties[owner.begin].sector == kGov) p->other_sector = kGov;
  p->entity = world_.StateEntity(p->code);
  p->features = kFeminine | kSingular;
  p->begin = t;
  p->end = t + 1;
  p->by = out_->parties[owner.begin].by == ResolvedBy::kSpeaker ? ResolvedBy::kSpeaker : ResolvedBy::kPronoun;
  return true;
}

bool PartyReader::ReadName(const Name& name, uint32_t end, bool counted, Party* p) const {
  const Sense& sense = name.sense;
  switch (sense.kind) {
    case SenseKind::kPerson:
      SetPerson(sense.id, p);
      p->by = ByName(sense);
      return true;
    case SenseKind::kPersonShort:
      if (!Known(sense.id)) {
        p->human = true;
        p->features = kSingular;
        p->by = ResolvedBy::kName;
        return true;
      }
      SetPerson(sense.id, p);
      p->by = ResolvedBy::kName;
      return true;
    case SenseKind::kState: {
      p->code = world_.entities[sense.id].code;
      p->entity = sense.id;
      p->by = ResolvedBy::kName;
      p->features = kFeminine | kSingular | (world_.entities[sense.id].feminine ? 0u : static_cast<uint32_t>(kMasculine));
      return true;
    }
    case SenseKind::kCapital:
    case SenseKind::kPlace: {
      const Place& place = world_.places[sense.id];
      p->code = place.code;
      p->entity = world_.StateEntity(place.code);
      p->by = ResolvedBy::kMetonym;
      p->place = sense.kind == SenseKind::kPlace;
      p->features = kFeminine | kSingular;
      return place.code != 0;
    }
    case SenseKind::kSeat:
      p->code = world_.entities[sense.id].code;
      p->entity = sense.id;
      p->sector = kGov;
      p->by = ResolvedBy::kMetonym;
      p->features = kMasculine | kSingular;
      return true;
    case SenseKind::kOrganisation:
    case SenseKind::kMember:
    case SenseKind::kOrganisationNisba: {
      const Entity& organisation = world_.entities[sense.id];
      p->code = organisation.code;
      p->sector = organisation.sector;
      p->other_sector = organisation.other_sector;
      p->entity = sense.id;
      p->by = ResolvedBy::kName;
      p->human = sense.kind == SenseKind::kMember;
      p->features = sense.kind == SenseKind::kMember ? sense.features : (kFeminine | kMasculine | kSingular);
      return true;
    }
    case SenseKind::kNisba: {
      p->code = world_.entities[sense.id].code;
      p->by = ResolvedBy::kNationality;
      p->features = sense.features;
      p->human = true;
      // الأمريكيون, 17 فلسطينيا are people; الأمريكية alone is an adjective whose noun is left out.
      if (counted || (sense.features & (kPlural | kDual)) || sense.definite == 0) p->sector = kCvl;
      Whose(name.end, end, p);
      return true;
    }
    case SenseKind::kTitle:
      return ReadTitle(name, end, p);
  }
  return false;
}

bool PartyReader::ReadTitle(const Name& name, uint32_t end, Party* p) const {
  const Title& title = world_.titles[name.sense.id];
  p->title = name.sense.id;
  p->sector = title.sector;
  p->other_sector = title.other_sector;
  p->human = title.kind == TitleKind::kPerson;
  p->by = ResolvedBy::kTitle;
  p->features = name.sense.features;
  // مسلحين: two or many, as the words around it have shown.
  if ((p->features & kDual) && (words_[name.begin].features & kPlural))
    p->features = (p->features & ~static_cast<uint32_t>(kDual)) | kPlural;
  if (title.kind == TitleKind::kGroup) p->features |= kPlural;
  Whose(name.end, end, p);
  if (p->code == 0) p->code = title.code;
  for (uint32_t t = name.end; t < end; ++t) {
    // الرئيس السابق: of the elite, and not today's holder.
    if (words_[t].lexeme == kNoLexeme || (world_.DescriptionOf(words_[t].lexeme) & kFormer) == 0) continue;
    if (p->sector == kGov) p->sector = kEli;
    return true;
  }
  if (p->entity == kNoIndex && title.office != 0 && p->code != 0 && (p->features & kPlural) == 0 && p->sector == title.sector &&
      StrangerIn(name.end, end) == kNoIndex)
    Hold(title.office, p);
  return true;
}

// The last word of a name that we do not know.
uint32_t PartyReader::StrangerIn(uint32_t begin, uint32_t end) const {
  for (uint32_t t = end; t-- > begin;) {
    if (names_.name_at[t] == kNoIndex && (words_[t].pos == Pos::kName || words_[t].pos == Pos::kForeign)) return t;
  }
  return kNoIndex;
}

void PartyReader::Hold(uint16_t office, Party* p) const {
  const uint32_t holder = world_.Holder(office, p->code, day_ == kNoDay ? 20000 : day_);
  if (holder == kNoLexeme) return;
  p->entity = holder;
  p->by = ResolvedBy::kOffice;
  p->features = (world_.entities[holder].feminine ? kFeminine : kMasculine) | kSingular;
}

// The names behind a head say whose it is: a nisba, a state, a body, another title's, a person's.
void PartyReader::Whose(uint32_t from, uint32_t end, Party* p) const {
  for (uint32_t t = from; t < end; ++t) {
    const Name* name = NameAt(t, end);
    if (name == nullptr || name->begin != t) continue;
    const Sense& sense = name->sense;
    switch (sense.kind) {
      case SenseKind::kNisba:
      case SenseKind::kState:
      case SenseKind::kSeat:
        if (p->code == 0) p->code = world_.entities[sense.id].code;
        break;
      case SenseKind::kCapital:
      case SenseKind::kPlace:
        if (p->code == 0) p->code = world_.places[sense.id].code;
        break;
      case SenseKind::kOrganisation:
      case SenseKind::kMember:
      case SenseKind::kOrganisationNisba: {
        const Entity& organisation = world_.entities[sense.id];
        // النائب عن حزب, قائد حزب: what it is part of decides code and sector.
        if (organisation.code != 0 && p->entity == kNoIndex) {
          if (p->code == 0) p->code = organisation.code;
          if (organisation.sector != 0)
            p->sector = organisation.sector;
          else if (IsBody(organisation.code) && p->sector == kGov)
            p->sector = 0;
        }
        break;
      }
      case SenseKind::kTitle: {
        const Title& other = world_.titles[sense.id];
        if (other.kind != TitleKind::kPerson && p->human && other.sector != 0) p->sector = other.sector;
        break;
      }
      case SenseKind::kPerson:
      case SenseKind::kPersonShort: {
        Party person;
        SetPerson(sense.id, &person);
        // A likeness of spelling does not make a Peruvian minister a Russian one.
        if ((sense.spelt != Spelt::kAsListed || (sense.kind == SenseKind::kPersonShort && !Known(sense.id))) && p->code != 0 &&
            person.code != p->code)
          return;
        p->entity = sense.id;
        if (p->human) {
          // The name says who it is; the title what he is now.
          p->features = person.features;
          if (p->code == 0) p->code = person.code;
          if (p->title == kNoIndex || (person.sector != 0 && p->sector == kGov)) p->sector = person.sector;
          p->by = ByName(sense);
        } else {
          if (p->code == 0) p->code = person.code;  // حكومة ميركل
          p->entity = kNoIndex;
        }
        return;
      }
    }
    t = name->end - 1;
  }
}

bool PartyReader::Known(uint32_t entity) const {
  for (const Party& party : out_->parties) {
    if (party.entity == entity) return true;
  }
  return false;
}

PartyRange PartiesIn(const MentionKnowledge& knowledge, const Words& words, const Names& names, int32_t day, uint32_t begin, uint32_t end,
                     Mentions* out) {
  // محاولة انقلاب | فاشلة: what describes the noun before is nobody.
  while (begin < end && words.words[begin].pos == Pos::kAdjective && names.name_at[begin] == kNoIndex) ++begin;
  if (begin >= end) return {};
  PartyReader reader(knowledge, words, names, day, out);
  Party p;
  if (!reader.Read(begin, end, true, &p)) return {};
  if (p.code == 0 && p.title != kNoIndex && words.words[p.begin].enclitic != Enclitic::kNone && out->of_enclitic[p.begin].count > 0) {
    // سحب دباباته: whose they are.
    p.code = out->parties[out->of_enclitic[p.begin].begin].code;
    p.by = ResolvedBy::kPronoun;
  }
  if (p.code == 0 && p.human && p.title != kNoIndex && out->home != 0) {
    const Code sector = p.sector;
    if (sector != kUaf && sector != kUnk) p.code = out->home, p.weak = true;
  }
  out->parties.push_back(p);
  return {static_cast<uint32_t>(out->parties.size()) - 1, 1};
}

}  // namespace marsad
