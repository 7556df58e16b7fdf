// From the naive version up. Naive: look names up in a table. But "وزير الخارجية الروسي" names nobody and means one man; "البلدان" are the
// two last named; "بلاده" is the state of whoever "ه" is. So after the names are found, phrases are read in the order of the text: a
// phrase's head says what kind of party it is, the names behind the head say whose, and what points back is looked up in the memory of
// parties named so far.
#include "mentions/mentions.h"

#include <algorithm>

namespace marsad {
namespace {

constexpr Code kGov = MakeCode("GOV"), kCvl = MakeCode("CVL"), kUaf = MakeCode("UAF"), kEli = MakeCode("ELI"), kCrm = MakeCode("CRM"),
               kUnk = MakeCode("UNK");
constexpr Code kBodies[] = {MakeCode("UNO"), MakeCode("EUR"), MakeCode("IGO"), MakeCode("NGO")};

bool IsBody(Code code) { return std::find(std::begin(kBodies), std::end(kBodies), code) != std::end(kBodies); }

// --- one phrase ----------------------------------------------------------------------------------------------------------

class PartyReader {
 public:
  PartyReader(const MentionKnowledge& knowledge, const Words& words, const Names& names, int32_t day, Mentions* out)
      : lexicon_(*knowledge.lexicon), world_(*knowledge.world), words_(words.words), names_(names), day_(day), out_(out) {}

  const Lexeme* LexemeOf(uint32_t t) const { return words_[t].lexeme == kNoLexeme ? nullptr : &lexicon_.lexemes[words_[t].lexeme]; }

  // The name that begins at or covers t, if it lies inside [.., end).
  const Name* NameAt(uint32_t t, uint32_t end) const {
    const uint32_t n = names_.name_at[t];
    if (n == kNoIndex || names_.names[n].end > end) return nullptr;
    return &names_.names[n];
  }

  // The state, place or body that the sense stands for.
  Code CodeOf(const Sense& sense) const {
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

  void SetPerson(uint32_t entity, Party* p) const {
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
  bool Read(uint32_t begin, uint32_t end, bool inside, Party* p) const {
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
          p->by = ResolvedBy::kName;
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
      if (part == nullptr || part->begin != k) continue;
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

 private:
  // بلاده, دولتهم: the state of whom the pronoun means.
  bool OwnCountry(uint32_t t, Party* p) const {
    const Word& w = words_[t];
    if (w.enclitic == Enclitic::kNone || w.lexeme == kNoLexeme || (world_.DescriptionOf(w.lexeme) & kOwnCountry) == 0) return false;
    const PartyRange owner = out_->of_enclitic[t];
    if (owner.count == 0 || out_->parties[owner.begin].code == 0) return false;
    p->code = out_->parties[owner.begin].code;
    p->entity = world_.StateEntity(p->code);
    p->features = kFeminine | kSingular;
    p->begin = t;
    p->end = t + 1;
    p->by = out_->parties[owner.begin].by == ResolvedBy::kSpeaker ? ResolvedBy::kSpeaker : ResolvedBy::kPronoun;
    return true;
  }

  bool ReadName(const Name& name, uint32_t end, bool counted, Party* p) const {
    const Sense& sense = name.sense;
    switch (sense.kind) {
      case SenseKind::kPerson:
        SetPerson(sense.id, p);
        p->by = ResolvedBy::kName;
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

  bool ReadTitle(const Name& name, uint32_t end, Party* p) const {
    const Title& title = world_.titles[name.sense.id];
    p->title = name.sense.id;
    p->sector = title.sector;
    p->other_sector = title.other_sector;
    p->human = title.kind == TitleKind::kPerson;
    p->by = ResolvedBy::kTitle;
    p->features = name.sense.features;
    if (title.kind == TitleKind::kGroup) p->features |= kPlural;
    Whose(name.end, end, p);
    for (uint32_t t = name.end; t < end; ++t) {
      // الرئيس السابق: of the elite, and not today's holder.
      if (words_[t].lexeme == kNoLexeme || (world_.DescriptionOf(words_[t].lexeme) & kFormer) == 0) continue;
      if (p->sector == kGov) p->sector = kEli;
      return true;
    }
    if (p->entity == kNoIndex && title.office != 0 && p->code != 0 && (p->features & kPlural) == 0) Hold(title.office, p);
    return true;
  }

  void Hold(uint16_t office, Party* p) const {
    const uint32_t holder = world_.Holder(office, p->code, day_ == kNoDay ? 20000 : day_);
    if (holder == kNoLexeme) return;
    p->entity = holder;
    p->by = ResolvedBy::kOffice;
    p->features = (world_.entities[holder].feminine ? kFeminine : kMasculine) | kSingular;
  }

  // The names behind a head say whose it is: a nisba, a state, a body, another title's, a person's.
  void Whose(uint32_t from, uint32_t end, Party* p) const {
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
          p->entity = sense.id;
          if (p->human) {
            // The name says who it is; the title what he is now.
            p->features = person.features;
            if (p->code == 0) p->code = person.code;
            if (p->title == kNoIndex || (person.sector != 0 && p->sector == kGov)) p->sector = person.sector;
            p->by = ResolvedBy::kName;
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

  bool Known(uint32_t entity) const {
    for (const Party& party : out_->parties) {
      if (party.entity == entity) return true;
    }
    return false;
  }

  const Lexicon& lexicon_;
  const World& world_;
  const std::vector<Word>& words_;
  const Names& names_;
  int32_t day_;
  Mentions* out_;
};

// --- the article ---------------------------------------------------------------------------------------------------------

class Resolver {
 public:
  Resolver(const MentionKnowledge& knowledge, const Tokens& tokens, const WordCache& cache, const Words& words, const Names& names,
           const Phrases& phrases, int32_t day, Mentions* out)
      : knowledge_(knowledge),
        lexicon_(*knowledge.lexicon),
        world_(*knowledge.world),
        tokens_(tokens),
        cache_(cache),
        words_(words.words),
        names_(names),
        phrases_(phrases),
        day_(day),
        out_(out),
        reader_(knowledge, words, names, day, out) {}

  void Run() {
    for (const LexiconForm& form : lexicon_.Find("\xE6\xE2\xE4\xC7")) {
      if (lexicon_.lexemes[form.lexeme].pos == Pos::kPreposition) quoting_ = form.lexeme;
    }
    for (const LexiconForm& form : lexicon_.Find("\xE4")) {
      if (lexicon_.lexemes[form.lexeme].pos == Pos::kPreposition) li_ = form.lexeme;
    }
    for (const LexiconForm& form : lexicon_.Find("\xE5\xE6")) {
      if (lexicon_.lexemes[form.lexeme].pos == Pos::kPreposition) min_ = form.lexeme;
    }
    Home();
    size_t phrase = 0, clause = 0;
    for (uint32_t i = 0; i < tokens_.sentences.size(); ++i) {
      const Sentence& s = tokens_.sentences[i];
      sentence_ = i;
      place_code_ = LocalCode(s);
      const size_t sentence_clauses = clause;
      const size_t sentence_phrases = phrase;
      // Verbs and phrases in the order of the text.
      for (;;) {
        const uint32_t verb = clause < phrases_.clauses.size() ? phrases_.clauses[clause].verb : kNoIndex;
        const uint32_t begin = phrase < phrases_.phrases.size() ? phrases_.phrases[phrase].begin : kNoIndex;
        if (std::min(verb, begin) >= s.end) break;
        if (verb <= begin) {
          AtVerb(static_cast<uint32_t>(clause++));
        } else {
          AtPhrase(static_cast<uint32_t>(phrase++));
        }
      }
      for (size_t p = sentence_phrases; p < phrase; ++p) Owner(static_cast<uint32_t>(p));
      // Subjects that stood before their verb or came late.
      for (size_t c = sentence_clauses; c < clause; ++c) Settle(static_cast<uint32_t>(c));
    }
    Quotes();
  }

 private:
  const Lexeme* LexemeOf(uint32_t t) const { return words_[t].lexeme == kNoLexeme ? nullptr : &lexicon_.lexemes[words_[t].lexeme]; }

  // Where the article plays: the state that its names mean most often; the first sentences weigh double.
  void Home() {
    Code codes[24];
    int weights[24];
    int n = 0;
    const uint32_t early = tokens_.sentences.size() > 2 ? tokens_.sentences[2].begin : 0xFFFFFFFF;
    for (const Name& name : names_.names) {
      if (name.sense.kind == SenseKind::kTitle || name.sense.kind == SenseKind::kPerson || name.sense.kind == SenseKind::kPersonShort)
        continue;
      const Code code = reader_.CodeOf(name.sense);
      if (code == 0 || world_.StateEntity(code) == kNoLexeme) continue;
      const bool local = name.sense.kind == SenseKind::kPlace || name.sense.kind == SenseKind::kState;
      const int weight = (name.begin < early ? 2 : 1) * (local ? 2 : 1);
      int k = 0;
      while (k < n && codes[k] != code) ++k;
      if (k == n) {
        if (n == 24) continue;
        codes[n] = code;
        weights[n++] = 0;
      }
      weights[k] += weight;
    }
    int best = 0;
    for (int k = 0; k < n; ++k) {
      if (weights[k] > best) best = weights[k], out_->home = codes[k];
    }
  }

  // The state in which the sentence says that things happen.
  Code LocalCode(const Sentence& s) {
    Code code = 0;
    for (uint32_t t = s.begin; t < s.end; ++t) {
      const uint32_t n = names_.name_at[t];
      if (n == kNoIndex || names_.names[n].begin != t) continue;
      const Name& name = names_.names[n];
      if (name.sense.kind != SenseKind::kPlace && name.sense.kind != SenseKind::kState && name.sense.kind != SenseKind::kCapital) continue;
      PlaceMention place;
      place.begin = name.begin;
      place.end = name.end;
      place.sentence = sentence_;
      if (name.sense.kind == SenseKind::kState) {
        place.entity = name.sense.id;
      } else {
        place.place = name.sense.id;
        place.entity = world_.StateEntity(world_.places[name.sense.id].code);
      }
      place.locative = IsLocative(s, t);
      if (place.locative && code == 0) code = reader_.CodeOf(name.sense);
      out_->places.push_back(place);
    }
    return code;
  }

  // في or ب before the phrase, or a noun of place as its head: في مدينة الموصل, شمال دمشق.
  bool IsLocative(const Sentence& s, uint32_t t) const {
    const uint32_t p = phrases_.phrase_of[t];
    if (p == kNoIndex) return false;
    const Phrase& phrase = phrases_.phrases[p];
    if (phrase.preposition == kNoLexeme) return false;
    if (lexicon_.lexemes[phrase.preposition].function != Function::kPlace) return false;
    if (t == phrase.head || t == phrase.begin) return true;
    const Lexeme* head = LexemeOf(phrase.head);
    (void)s;
    return head != nullptr && head->noun_class == NounClass::kPlace;
  }

  // --- memory ---

  void Remember(uint32_t party) {
    memory_.push_back(party);
    if (memory_.size() > 64) memory_.erase(memory_.begin(), memory_.begin() + 32);
  }

  PartyRange Add(const Party& party) {
    out_->parties.push_back(party);
    return {static_cast<uint32_t>(out_->parties.size()) - 1, 1};
  }
  PartyRange Copy(PartyRange from, ResolvedBy by, uint32_t begin, uint32_t end) {
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

  static bool AgreesWith(const Party& p, Enclitic pronoun) {
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

  bool SameParty(const Party& a, const Party& b) const { return a.code == b.code && a.entity == b.entity && a.sector == b.sector; }

  // The latest party that `pronoun` may mean. `subject`: of the clause it stands in, preferred or avoided.
  PartyRange Antecedent(Enclitic pronoun, PartyRange subject, bool prefer_subject, uint32_t begin, uint32_t end) {
    if (pronoun == Enclitic::kMe || pronoun == Enclitic::kUs) return Copy(speaker_, ResolvedBy::kSpeaker, begin, end);
    if (pronoun == Enclitic::kYou || pronoun == Enclitic::kYouAll) return Copy(Addressee(), ResolvedBy::kAddressee, begin, end);
    if (pronoun == Enclitic::kTheyTwo) return Pair(false, false, begin, end);
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
  PartyRange Addressee() const {
    for (size_t k = memory_.size(); k-- > 0;) {
      const Party& p = out_->parties[memory_[k]];
      if (!p.human || p.code == 0 || speaker_.count == 0) continue;
      if (p.code == out_->parties[speaker_.begin].code) continue;
      return {memory_[k], 1};
    }
    return {};
  }

  // The two parties named last, of different states.
  PartyRange Pair(bool states, bool humans, uint32_t begin, uint32_t end) {
    uint32_t found[2];
    int n = 0;
    for (int pass = humans ? 0 : 1; pass < 2 && n < 2; ++pass) {
      n = 0;
      for (size_t k = memory_.size(); k-- > 0 && n < 2;) {
        const Party& p = out_->parties[memory_[k]];
        if (p.code == 0 || p.place || p.weak || (pass == 0 && !p.human)) continue;
        if (states && world_.StateEntity(p.code) == kNoLexeme) continue;
        if (n == 1 && out_->parties[found[0]].code == p.code) continue;
        found[n++] = memory_[k];
      }
    }
    if (n < 2) return {};
    const uint32_t first = static_cast<uint32_t>(out_->parties.size());
    for (int k = 1; k >= 0; --k) {
      Party p = out_->parties[found[k]];
      p.by = ResolvedBy::kDescription;
      p.begin = begin;
      p.end = end;
      p.inside = false;
      if (states) p.sector = p.other_sector = 0, p.human = false, p.entity = world_.StateEntity(p.code), p.title = kNoIndex;
      if (humans && p.sector == 0) p.sector = kGov, p.human = true;
      out_->parties.push_back(p);
    }
    return {first, 2};
  }

  // --- verbs ---

  void AtVerb(uint32_t c) {
    const Clause& clause = phrases_.clauses[c];
    const Word& verb = words_[clause.verb];
    if (clause.subject != kNoIndex && clause.subject < out_->of_phrase.size() && phrases_.phrases[clause.subject].begin < clause.verb) {
      out_->subject_of[c] = WithCoordinated(clause.subject);
    } else if (clause.subject == kNoIndex) {
      out_->subject_of[c] = Dropped(c);
    }
    if (verb.enclitic != Enclitic::kNone) {
      out_->of_enclitic[clause.verb] = Antecedent(verb.enclitic, out_->subject_of[c], false, clause.verb, clause.verb + 1);
    }
    if (IsReporting(clause.verb) && clause.subject == kNoIndex) SetSpeaker(clause.verb, out_->subject_of[c]);
  }

  bool IsReporting(uint32_t t) const {
    const uint32_t lexeme = words_[t].lexeme;
    if (lexeme == kNoLexeme) return false;
    const uint32_t verb = lexicon_.lexemes[lexeme].verb;
    const auto& r = knowledge_.reporting;
    return std::binary_search(r.begin(), r.end(), lexeme) || (verb != kNoLexeme && std::binary_search(r.begin(), r.end(), verb));
  }

  struct Speech {
    uint32_t token;  // of the reporting verb, or of the source's phrase
    PartyRange speaker;
  };

  void SetSpeaker(uint32_t token, PartyRange subject) {
    if (subject.count == 0) return;
    const Party& p = out_->parties[subject.begin];
    // An agency that quotes a president is the source, not the speaker of "we".
    if (p.entity != kNoIndex && world_.entities[p.entity].kind == EntityKind::kOrganisation &&
        world_.entities[p.entity].organisation == OrganisationKind::kMedia)
      return;
    speaker_ = subject;
    speeches_.push_back({token, subject});
  }

  PartyRange Dropped(uint32_t c) {
    const Clause& clause = phrases_.clauses[c];
    const Word& verb = words_[clause.verb];
    if ((verb.features & (kFirst)) && !(verb.features & kThird) && verb.pos == Pos::kVerb) {
      if (tokens_.tokens[clause.verb].quote_depth == 0 && speaker_.count == 0) return {};
      return Copy(speaker_, ResolvedBy::kSpeaker, clause.verb, clause.verb + 1);
    }
    if ((verb.features & kSecond) && !(verb.features & kThird) && verb.pos == Pos::kVerb) return {};
    if (clause.governor != kNoIndex && clause.participle) {
      const PartyRange subject = out_->subject_of[clause.governor];
      if (subject.count > 0) return subject;
    }
    if (!clause.dropped) return {};
    // أنه قتل: the pronoun on the particle is the subject.
    if (clause.begin < clause.verb && words_[clause.begin].pos == Pos::kSubordinator && words_[clause.begin].enclitic != Enclitic::kNone) {
      const PartyRange governor = clause.governor != kNoIndex ? out_->subject_of[clause.governor] : last_subject_;
      return Antecedent(words_[clause.begin].enclitic, governor, true, clause.begin, clause.begin + 1);
    }
    // The subject of the clause before it that agrees, in this sentence or the last.
    for (uint32_t k = c; k-- > 0 && c - k < 8;) {
      const Clause& other = phrases_.clauses[k];
      if (other.sentence + 1 < clause.sentence) break;
      const PartyRange subject = out_->subject_of[k];
      if (subject.count == 0) continue;
      const Party& p = out_->parties[subject.begin];
      const uint32_t gender = verb.features & (kMasculine | kFeminine);
      const uint32_t theirs = p.features & (kMasculine | kFeminine);
      if (gender != 0 && theirs != 0 && (gender & theirs) == 0 && !(p.features & kPlural)) continue;
      return subject;
    }
    return {};
  }

  // The parties of a phrase and of those coordinated with it.
  PartyRange WithCoordinated(uint32_t phrase) {
    PartyRange range = out_->of_phrase[phrase];
    uint32_t next = phrase + 1;
    uint32_t count = range.count;
    bool apart = false;
    while (next < out_->of_phrase.size() && next < phrases_.phrases.size() &&
           (phrases_.phrases[next].coordinated == next - 1 || phrases_.phrases[next].apposition == next - 1)) {
      if (phrases_.phrases[next].coordinated != kNoIndex && out_->of_phrase[next].count > 0) {
        apart = apart || (count > 0 && out_->of_phrase[next].begin != range.begin + count);
        count += out_->of_phrase[next].count;
        if (range.count == 0) range = out_->of_phrase[next];
      }
      ++next;
    }
    if (count == range.count || range.count == 0) return range;
    if (!apart) return {range.begin, count};
    const uint32_t first = static_cast<uint32_t>(out_->parties.size());
    for (uint32_t k = phrase; k < next; ++k) {
      const PartyRange r = out_->of_phrase[k];
      if (k != phrase && phrases_.phrases[k].coordinated == kNoIndex) continue;
      for (uint32_t i = 0; i < r.count; ++i) {
        const Party copy = out_->parties[r.begin + i];
        out_->parties.push_back(copy);
      }
    }
    return {first, static_cast<uint32_t>(out_->parties.size()) - first};
  }

  // طائرات للتحالف, عنصر من تنظيم: a thing acts for whose it is, a member for his body.
  void Owner(uint32_t p) {
    if (p + 1 >= out_->of_phrase.size()) return;
    const Phrase& phrase = phrases_.phrases[p];
    const Phrase& owner = phrases_.phrases[p + 1];
    const PartyRange theirs = out_->of_phrase[p + 1];
    if (owner.sentence != phrase.sentence || theirs.count == 0 || owner.begin > phrase.end + 1 || owner.coordinated != kNoIndex) return;
    const Lexeme* head = LexemeOf(phrase.head);
    if (head == nullptr || words_[phrase.head].pos != Pos::kNoun) return;
    const Party& other = out_->parties[theirs.begin];
    PartyRange& mine = out_->of_phrase[p];
    if (mine.count == 0 && owner.preposition == li_ &&
        (head->noun_class == NounClass::kThing || head->noun_class == NounClass::kPlace || head->noun_class == NounClass::kGroup) &&
        !phrase.definite) {
      mine = theirs;
      return;
    }
    if (mine.count != 1 || (owner.preposition != li_ && owner.preposition != min_)) return;
    Party& party = out_->parties[mine.begin];
    if ((party.code != 0 && !party.weak) || party.inside || other.code == 0 || other.weak) return;
    const bool body = other.entity != kNoIndex && world_.entities[other.entity].kind == EntityKind::kOrganisation;
    if (owner.preposition == min_ && !body) return;
    party.code = other.code;
    party.weak = false;
    if (body && other.sector != 0) party.sector = other.sector;
  }

  void Settle(uint32_t c) {
    const Clause& clause = phrases_.clauses[c];
    if (clause.subject == kNoIndex) return;
    out_->subject_of[c] = WithCoordinated(clause.subject);
  }

  // --- phrases ---

  void AtPhrase(uint32_t index) {
    const Phrase& phrase = phrases_.phrases[index];
    const PartyRange clause_subject =
        phrase.clause != kNoIndex && phrase.role != Role::kSubject ? out_->subject_of[phrase.clause] : PartyRange();
    for (uint32_t t = phrase.begin; t < phrase.end; ++t) {
      if (words_[t].enclitic == Enclitic::kNone || words_[t].pos == Pos::kPunctuation) continue;
      const bool possessive = words_[t].pos != Pos::kPreposition;
      PartyRange subject = clause_subject;
      if (subject.count == 0 && last_subject_.count > 0) subject = last_subject_;
      out_->of_enclitic[t] = Antecedent(words_[t].enclitic, subject, possessive, t, t + 1);
    }
    PartyRange range = Parties(index);
    out_->of_phrase.resize(index + 1);
    out_->of_phrase[index] = range;
    for (uint32_t k = 0; k < range.count; ++k) {
      if (out_->parties[range.begin + k].by != ResolvedBy::kPronoun || !out_->parties[range.begin + k].human) Remember(range.begin + k);
    }
    if (phrase.role == Role::kSubject && phrase.clause != kNoIndex && range.count > 0) {
      const Clause& clause = phrases_.clauses[phrase.clause];
      if (phrase.coordinated == kNoIndex && phrase.apposition == kNoIndex) {
        out_->subject_of[phrase.clause] = range;
        last_subject_ = range;
        if (IsReporting(clause.verb)) SetSpeaker(clause.verb, range);
      }
    }
    // نقلا عن الرئيس: the agency is the source, he the speaker.
    if (range.count > 0 && phrase.preposition != kNoLexeme && phrase.begin >= 2 && words_[phrase.begin - 2].pos == Pos::kPreposition &&
        words_[phrase.begin - 2].lexeme == quoting_) {
      SetSpeaker(phrase.begin, range);
    }
    // ماكرون: …
    if (range.count > 0 && phrase.end < tokens_.tokens.size() && tokens_.tokens[phrase.end].kind == TokenKind::kColon &&
        out_->parties[range.begin].human)
      SetSpeaker(phrase.begin, range);
  }

  PartyRange Parties(uint32_t index) {
    const Phrase& phrase = phrases_.phrases[index];
    if (phrase.pronoun && phrase.end == phrase.begin + 1 && words_[phrase.begin].enclitic != Enclitic::kNone)
      return out_->of_enclitic[phrase.begin];
    if (phrase.pronoun && words_[phrase.head].pos == Pos::kPronoun) {
      const uint32_t f = words_[phrase.head].features;
      const Enclitic as = f & kFirst      ? Enclitic::kUs
                          : f & kDual     ? Enclitic::kTheyTwo
                          : f & kPlural   ? Enclitic::kThey
                          : f & kFeminine ? Enclitic::kShe
                                          : Enclitic::kHe;
      return Antecedent(as, last_subject_, true, phrase.begin, phrase.end);
    }
    if (phrase.time) return {};
    const Word& head = words_[phrase.head];
    // بلاده, البلدان
    const uint32_t bits = head.lexeme == kNoLexeme ? 0 : world_.DescriptionOf(head.lexeme);
    if ((bits & (kPair | kPairOfStates)) && (head.features & kDual) && names_.name_at[phrase.head] == kNoIndex) {
      if (HasNameBehind(phrase)) {
        // الجانبان الروسي والصيني: the nisbas say whose.
      } else {
        return Pair(bits & kPairOfStates, false, phrase.begin, phrase.end);
      }
    }
    Party p;
    if (!reader_.Read(phrase.begin, phrase.end, true, &p)) return Nisba(index);
    const Name* name = names_.name_at[phrase.head] == kNoIndex ? nullptr : &names_.names[names_.name_at[phrase.head]];
    if (p.title != kNoIndex && name != nullptr && !p.inside) {
      // الرئيسان
      if ((name->sense.features & kDual) && p.code == 0 && words_[phrase.head].proclitics & kAl) {
        const PartyRange pair = Pair(false, true, phrase.begin, phrase.end);
        if (pair.count > 0) return pair;
      }
      CompleteTitle(phrase, &p);
    } else if (p.code == 0 && p.human) {
      CompleteName(phrase, index, &p);
    }
    if (bits & kCounterpart) Counterpart(phrase, &p);
    return Add(p);
  }

  bool HasNameBehind(const Phrase& phrase) const {
    for (uint32_t t = phrase.head + 1; t < phrase.end; ++t) {
      if (names_.name_at[t] != kNoIndex) return true;
    }
    return false;
  }

  // والصيني after الرئيسان الروسي: an adjective that shares the title before it.
  PartyRange Nisba(uint32_t index) {
    const Phrase& phrase = phrases_.phrases[index];
    (void)phrase;
    return {};
  }

  // نظيره الإيراني: the office of the one before, of another state.
  void Counterpart(const Phrase& phrase, Party* p) {
    p->human = true;
    p->sector = kGov;
    p->by = ResolvedBy::kTitle;
    const PartyRange owner = out_->of_enclitic[phrase.head];
    if (owner.count == 0 || p->code == 0) return;
    const Party& other = out_->parties[owner.begin];
    p->sector = other.sector != 0 ? other.sector : kGov;
    uint16_t office = 0;
    if (other.entity != kNoIndex && world_.entities[other.entity].kind == EntityKind::kPerson) {
      bool in_force = false;
      const Office* held = world_.OfficeOn(world_.entities[other.entity], day_ == kNoDay ? 20000 : day_, &in_force);
      if (held != nullptr) office = held->office;
    } else if (other.title != kNoIndex) {
      office = world_.titles[other.title].office;
    }
    if (p->entity == kNoIndex && office != 0) {
      const uint32_t holder = world_.Holder(office, p->code, day_ == kNoDay ? 20000 : day_);
      if (holder != kNoLexeme) p->entity = holder, p->by = ResolvedBy::kOffice;
    }
  }

  // A title without a state: its owner's by a pronoun, the one named before, or the place's.
  void CompleteTitle(const Phrase& phrase, Party* p) {
    if (p->code != 0) return;
    const uint32_t t = phrase.head;
    if (words_[t].enclitic != Enclitic::kNone) {
      const PartyRange owner = out_->of_enclitic[t];
      if (owner.count > 0) {
        p->code = out_->parties[owner.begin].code;
        p->by = ResolvedBy::kPronoun;
        return;
      }
    }
    const Title& title = world_.titles[p->title];
    if (phrase.definite) {
      for (size_t k = memory_.size(); k-- > 0;) {
        const Party& other = out_->parties[memory_[k]];
        if (other.code == 0) continue;
        const bool same_title = other.title == p->title && !other.weak;
        const bool same_office = title.office != 0 && other.title != kNoIndex && world_.titles[other.title].office == title.office;
        const bool holds = title.office != 0 && other.entity != kNoIndex && world_.entities[other.entity].kind == EntityKind::kPerson &&
                           Holds(other.entity, title.office);
        // الوزير for وزير الخارجية: the short title after the long one.
        const bool shorter = other.title != kNoIndex && !other.weak &&
                             world_.String(world_.titles[other.title].lemma).starts_with(world_.String(title.lemma));
        if (same_title || same_office || holds || shorter) {
          const Code sector = p->sector;
          p->code = other.code;
          p->entity = other.entity;
          p->sector = other.sector != 0 ? other.sector : sector;
          p->by = ResolvedBy::kDescription;
          return;
        }
      }
    }
    Infer(p);
    if (p->code != 0 && title.office != 0 && phrase.definite) {
      const uint32_t holder = world_.Holder(title.office, p->code, day_ == kNoDay ? 20000 : day_);
      if (holder != kNoLexeme) p->entity = holder;
    }
  }

  bool Holds(uint32_t person, uint16_t office) const {
    const Entity& entity = world_.entities[person];
    for (uint32_t k = 0; k < entity.office_count; ++k) {
      const Office& held = world_.offices[entity.first_office + k];
      if (held.office == office && (day_ == kNoDay || (held.from <= day_ && day_ <= held.to))) return true;
    }
    return false;
  }

  // Unnamed people take the state where it happens; so do its police and courts. Unknown gunmen take none.
  void Infer(Party* p) {
    if (p->sector == kUaf || p->sector == kUnk) return;
    const Code code = place_code_ != 0 ? place_code_ : out_->home;
    if (code == 0) return;
    p->code = code;
    p->weak = true;
    p->by = ResolvedBy::kDescription;
  }

  // A name that the knowledge lacks: the title that it stood with before, or stands beside.
  void CompleteName(const Phrase& phrase, uint32_t index, Party* p) {
    const bool named = words_[phrase.head].pos == Pos::kName || words_[phrase.head].pos == Pos::kForeign;
    if (!named) {
      Infer(p);
      return;
    }
    if (phrase.apposition != kNoIndex && out_->of_phrase[phrase.apposition].count > 0) {
      const Party& other = out_->parties[out_->of_phrase[phrase.apposition].begin];
      const uint32_t begin = p->begin, end = p->end;
      *p = other;
      p->begin = begin;
      p->end = end;
      return;
    }
    (void)index;
    // محمد بزي … بزي: the last word of a name that a titled party bore.
    if (tokens_.tokens[phrase.end - 1].kind != TokenKind::kWord || words_[phrase.end - 1].pos != Pos::kName) return;
    const uint64_t last = cache_.entry(words_[phrase.end - 1].surface).folded_hash;
    for (size_t k = memory_.size(); k-- > 0;) {
      const Party& other = out_->parties[memory_[k]];
      if (!other.human || other.code == 0 || other.end == 0 || other.end <= other.begin) continue;
      for (uint32_t t = other.begin; t < other.end; ++t) {
        if (tokens_.tokens[t].kind != TokenKind::kWord || words_[t].pos != Pos::kName ||
            cache_.entry(words_[t].surface).folded_hash != last)
          continue;
        const uint32_t begin = p->begin, end = p->end;
        *p = other;
        p->begin = begin;
        p->end = end;
        p->by = ResolvedBy::kName;
        return;
      }
    }
  }

  // --- quotes ---

  void Quotes() {
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

  const MentionKnowledge& knowledge_;
  const Lexicon& lexicon_;
  const World& world_;
  const Tokens& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
  const Names& names_;
  const Phrases& phrases_;
  int32_t day_;
  Mentions* out_;
  PartyReader reader_;
  std::vector<uint32_t> memory_;  // parties in the order of their mention
  PartyRange speaker_;
  std::vector<Speech> speeches_;  // in the order of the text
  uint32_t quoting_ = kNoLexeme;  // نقلا
  uint32_t li_ = kNoLexeme;       // ل
  uint32_t min_ = kNoLexeme;      // من
  PartyRange last_subject_;
  Code place_code_ = 0;  // of the sentence
  uint32_t sentence_ = 0;
};

}  // namespace

void Mentions::Clear() {
  parties.clear();
  of_phrase.clear();
  of_enclitic.clear();
  subject_of.clear();
  places.clear();
  dates.clear();
  quotes.clear();
  home = 0;
}

void FindMentions(const MentionKnowledge& knowledge, const Text& text, const Tokens& tokens, const WordCache& cache, const Names& names,
                  const Words& words, const Phrases& phrases, int32_t day, Mentions* out) {
  out->Clear();
  out->of_enclitic.assign(tokens.tokens.size(), PartyRange());
  out->subject_of.assign(phrases.clauses.size(), PartyRange());
  FindDates(*knowledge.lexicon, *knowledge.dates, text, tokens, cache, words, day, &out->dates);
  Resolver(knowledge, tokens, cache, words, names, phrases, day, out).Run();
  out->of_phrase.resize(phrases.phrases.size());
}

PartyRange PartiesIn(const MentionKnowledge& knowledge, const Words& words, const Names& names, int32_t day, uint32_t begin, uint32_t end,
                     Mentions* out) {
  if (begin >= end) return {};
  PartyReader reader(knowledge, words, names, day, out);
  Party p;
  if (!reader.Read(begin, end, true, &p)) return {};
  if (p.code == 0 && p.human && p.title != kNoIndex && out->home != 0) {
    const Code sector = p.sector;
    if (sector != kUaf && sector != kUnk) p.code = out->home, p.weak = true;
  }
  out->parties.push_back(p);
  return {static_cast<uint32_t>(out->parties.size()) - 1, 1};
}

}  // namespace marsad
