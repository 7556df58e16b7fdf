// Every name of the world as it may be written, with its inflected forms; its words become words of the lexicon.
#include <algorithm>

#include "compile/world.h"
#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

// Whether `word` is a common word as it stands, rather than by an ending of its case (كوبا is no كوب).
bool IsCommon(const Builder& b, const std::string& word) {
  const auto [first, last] = b.form_lexemes.equal_range(word);
  for (auto it = first; it != last; ++it) {
    if (b.lexicon.lexemes[it->second].pos == Pos::kName) continue;
    const auto forms = b.forms_of.find(it->second);
    for (const uint32_t form : forms->second) {
      const LexiconForm& f = b.lexicon.forms[form];
      if (b.String(f.letters) == word &&
          !(f.features & (kAccusative | kConstruct | kDual | kSecond | kFirst | kJussive | kActiveParticiple | kPassiveParticiple)))
        return true;
    }
  }
  return false;
}

}  // namespace

void AddName(Builder* b, const std::string& letters, Sense sense) {
  std::vector<std::string> words = b->Words(letters);
  if (words.empty()) return;
  sense.words = static_cast<uint8_t>(words.size());
  b->pending_names.push_back({std::move(words), sense});
}

// The words of a name become words of the lexicon, so that no clitic is cut from them.
void AddNameWords(Builder* b, const std::string& letters, NounClass noun_class, uint32_t features, bool rare_if_common) {
  const std::vector<std::string> words = b->Words(letters);
  for (const std::string& word : words) {
    if (word.size() < 2) continue;
    // Longer names are taken whole by the names layer; only people's parts are told to be names by themselves.
    if (words.size() > 1 && noun_class != NounClass::kHuman) break;
    const bool common = IsCommon(*b, word) || (word.starts_with(kArticle) && IsCommon(*b, word.substr(2)));
    const uint32_t whole = words.size() == 1 ? kWholeName : 0u;
    uint32_t id = b->FindLexeme(Pos::kName, word);
    if (id != kNoLexeme) {
      for (const uint32_t form : b->forms_of[id]) b->lexicon.forms[form].features |= whole;
      continue;
    }
    // Behind the article the common word is known already: الأسد, العبادي are taken as names where they stand so.
    id = b->AddLexeme(Pos::kName, word, "");
    b->lexicon.lexemes[id].noun_class = noun_class;
    const bool rare = common && (words.size() > 1 || rare_if_common);
    b->AddForm(id, word, features | whole | (rare ? kRareName : 0u));
  }
}

std::string Definite(const std::string& letters) { return letters.starts_with(kArticle) ? letters : std::string(kArticle) + letters; }

// The inflected forms of an adjective or noun of one or two words, with and without article, as names.
void AddInflected(Builder* b, const NounEntry& noun, bool two_inflected, Sense sense) {
  const size_t space = noun.lemma.find(' ');
  std::vector<InflectedForm> forms;
  if (space != std::string::npos && two_inflected) {
    NounEntry first = noun, second = noun;
    first.lemma = noun.lemma.substr(0, space);
    second.lemma = noun.lemma.substr(space + 1);
    const auto a = InflectNoun(first), c = InflectNoun(second);
    for (size_t i = 0; i < a.size() && i < c.size(); ++i) forms.push_back({a[i].letters + " " + c[i].letters, a[i].features});
  } else {
    forms = InflectNoun(noun);
  }
  for (const InflectedForm& form : forms) {
    Sense s = sense;
    s.features = form.features;
    AddName(b, form.letters, s);
    if (form.features & (kConstruct | kAccusative)) continue;
    s.definite = 1;
    const size_t at = form.letters.find(' ');
    if (at == std::string::npos) {
      AddName(b, Definite(form.letters), s);
    } else if (two_inflected) {
      AddName(b, Definite(form.letters.substr(0, at)) + " " + Definite(form.letters.substr(at + 1)), s);
    }
  }
}

void AddNisba(Builder* b, const std::string& nisba, uint32_t entity, SenseKind kind, const std::string& source) {
  NounEntry noun;
  noun.lemma = nisba;
  noun.makes_feminine = noun.sound_plural = true;
  Sense sense;
  sense.id = entity;
  sense.kind = kind;
  AddInflected(b, noun, true, sense);
  for (const std::string& word : b->Words(nisba)) {
    if (b->FindLexeme(Pos::kAdjective, word) != kNoLexeme) continue;
    const uint32_t id = b->AddLexeme(Pos::kAdjective, word, source);
    b->lexicon.lexemes[id].noun_class = kind == SenseKind::kNisba ? NounClass::kHuman : NounClass::kNone;
    NounEntry one = noun;
    one.lemma = word;
    for (const InflectedForm& form : InflectNoun(one)) b->AddForm(id, form.letters, form.features | kNisba);
  }
}

void AddPeople(Builder* b, const std::string& plural, uint32_t entity, SenseKind kind, const std::string& source) {
  Sense sense;
  sense.id = entity;
  sense.kind = kind;
  const bool sound = plural.size() > 4 && (plural.ends_with("\xE8\xE6") || plural.ends_with("\xEA\xE6"));
  const bool female = plural.ends_with("\xC7\xCA");
  std::vector<InflectedForm> forms = {{plural, kPlural | kMasculine}};
  if (!sound && !female) forms.push_back({plural + kAlef, kPlural | kMasculine | kAccusative});
  if (sound) {
    const std::string stem = plural.substr(0, plural.size() - 2);
    forms = {{stem + kWaw + kNoon, kPlural | kMasculine},
             {stem + kYeh + kNoon, kPlural | kMasculine},
             {stem + kWaw, kPlural | kMasculine | kConstruct},
             {stem + kYeh, kPlural | kMasculine | kConstruct}};
  }
  uint32_t id = b->FindLexeme(Pos::kNoun, plural);
  if (id == kNoLexeme) {
    id = b->AddLexeme(Pos::kNoun, plural, source);
    b->lexicon.lexemes[id].noun_class = NounClass::kHuman;
    for (const InflectedForm& form : forms) b->AddForm(id, form.letters, form.features | kHuman);
  }
  for (const InflectedForm& form : forms) {
    sense.features = form.features;
    sense.definite = 0;
    AddName(b, form.letters, sense);
    if (form.features & (kConstruct | kAccusative)) continue;
    sense.definite = 1;
    AddName(b, Definite(form.letters), sense);
  }
}

void AddMember(Builder* b, const std::string& member, uint32_t entity, const std::string& source) {
  const bool plural = member.ends_with("\xE8\xE6") || member.ends_with("\xEA\xE6") || member.ends_with("\xC7\xCA");
  if (plural) {
    AddPeople(b, member, entity, SenseKind::kMember, source);
    return;
  }
  NounEntry noun;
  noun.lemma = member;
  noun.makes_feminine = true;
  Sense sense;
  sense.id = entity;
  sense.kind = SenseKind::kMember;
  AddInflected(b, noun, false, sense);
  if (!b->HasForm(member) && member.find(' ') == std::string::npos) {
    const uint32_t id = b->AddLexeme(Pos::kNoun, member, source);
    b->lexicon.lexemes[id].noun_class = NounClass::kHuman;
    for (const InflectedForm& form : InflectNoun(noun)) b->AddForm(id, form.letters, form.features | kHuman);
  }
}

void FinishNames(Builder* b) {
  // Senses by run of words; prefixes of longer names get nodes without senses.
  struct Node {
    std::vector<Sense> senses;
    uint16_t longer = 0;
  };
  std::map<uint64_t, Node> nodes;
  for (const Builder::PendingName& name : b->pending_names) {
    uint64_t hash = 0;
    for (size_t i = 0; i < name.words.size(); ++i) {
      hash = World::Extend(hash, b->Folded(name.words[i]));
      Node& node = nodes[hash];
      if (i + 1 < name.words.size()) {
        node.longer |= NameNode::LongerBit(b->Folded(name.words[i + 1]));
      } else {
        const bool known = std::any_of(node.senses.begin(), node.senses.end(),
                                       [&](const Sense& s) { return s.kind == name.sense.kind && s.id == name.sense.id; });
        if (!known && node.senses.size() < 60000) node.senses.push_back(name.sense);
      }
    }
  }
  size_t size = 16;
  while (size < nodes.size() * 2) size *= 2;
  b->world.names.assign(size, NameNode());
  b->world.name_filter.assign(World::kFilterBits / 64, 0);
  for (const auto& [hash, node] : nodes) {
    NameNode out;
    out.hash = hash;
    out.first_sense = static_cast<uint32_t>(b->world.senses.size()) & 0xFFFFFF;
    out.sense_count = static_cast<uint16_t>(node.senses.size());
    out.longer = node.longer;
    if (!node.senses.empty()) out.first_kind = node.senses[0].kind;
    b->world.senses.insert(b->world.senses.end(), node.senses.begin(), node.senses.end());
    const size_t bit = World::FilterBit(hash);
    b->world.name_filter[bit / 64] |= uint64_t{1} << (bit % 64);
    size_t slot = hash & (size - 1);
    while (b->world.names[slot].hash != 0) slot = (slot + 1) & (size - 1);
    b->world.names[slot] = out;
  }
}

}  // namespace marsad
