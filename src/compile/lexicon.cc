// ar/function.tsv, ar/verbs/*.tsv, ar/nouns/*.tsv, ar/adjectives.tsv: every form of every word.
#include <algorithm>
#include <set>

#include "compile/builder.h"
#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

constexpr std::pair<std::string_view, Pos> kPosNames[] = {{"preposition", Pos::kPreposition},   {"conjunction", Pos::kConjunction},
                                                          {"subordinator", Pos::kSubordinator}, {"negation", Pos::kNegation},
                                                          {"particle", Pos::kParticle},         {"pronoun", Pos::kPronoun},
                                                          {"relative", Pos::kRelative},         {"demonstrative", Pos::kDemonstrative},
                                                          {"quantity", Pos::kQuantity},         {"adverb", Pos::kAdverb}};
constexpr std::pair<std::string_view, Function> kFunctionNames[] = {
    {"", Function::kNone},           {"that-verb", Function::kThatVerb},  {"that-noun", Function::kThatNoun},
    {"when", Function::kWhen},       {"condition", Function::kCondition}, {"past", Function::kNegatesPast},
    {"future", Function::kFuture},   {"negates", Function::kNegates},     {"perhaps", Function::kPerhaps},
    {"without", Function::kWithout}, {"question", Function::kQuestion},   {"place", Function::kPlace},
    {"before", Function::kBefore},   {"source", Function::kSource}};
constexpr std::pair<std::string_view, NounClass> kClassNames[] = {
    {"", NounClass::kNone},       {"human", NounClass::kHuman}, {"group", NounClass::kGroup},       {"time", NounClass::kTime},
    {"place", NounClass::kPlace}, {"event", NounClass::kEvent}, {"document", NounClass::kDocument}, {"abstract", NounClass::kAbstract},
    {"thing", NounClass::kThing}, {"money", NounClass::kMoney}, {"body", NounClass::kBody},         {"unit", NounClass::kUnit}};

template <typename Table, typename Value>
bool LookUp(const Table& table, std::string_view name, Value* value) {
  for (const auto& [known, v] : table) {
    if (known == name) {
      *value = v;
      return true;
    }
  }
  return false;
}
template <typename Table>
std::string Names(const Table& table) {
  std::string out;
  for (const auto& entry : table) {
    if (!entry.first.empty()) out += (out.empty() ? "" : ", ") + std::string(entry.first);
  }
  return out;
}

void FunctionWords(Builder* b) {
  for (const Row& row : ReadTable(b->root, "ar/function.tsv", "form pos function features note", &b->faults, &b->hash)) {
    Pos pos;
    Function function;
    if (!LookUp(kPosNames, row.cells[1], &pos)) {
      b->faults.Add(row.file, row.line, "no part of speech «" + row.cells[1] + "»; write one of " + Names(kPosNames));
      continue;
    }
    if (!LookUp(kFunctionNames, row.cells[2], &function)) {
      b->faults.Add(row.file, row.line, "no function «" + row.cells[2] + "»; write one of " + Names(kFunctionNames) + ", or nothing");
      continue;
    }
    if (function == Function::kFuture && pos == Pos::kNegation) function = Function::kNegatesFuture;
    uint32_t features = 0;
    for (const std::string& f : Split(row.cells[3], ',')) {
      if (f == "m") features |= kMasculine;
      if (f == "f") features |= kFeminine;
      if (f == "s") features |= kSingular;
      if (f == "d") features |= kDual;
      if (f == "p") features |= kPlural;
      if (f == "1") features |= kFirst;
      if (f == "2") features |= kSecond;
      if (f == "3") features |= kThird;
    }
    const std::string form = b->L(row.cells[0]);
    const uint32_t id = b->AddLexeme(pos, form, row.Place());
    b->lexicon.lexemes[id].function = function;
    b->AddForm(id, form, features);
  }
}

void AddNounForms(Builder* b, uint32_t lexeme, const NounEntry& noun, uint32_t extra) {
  for (const InflectedForm& form : InflectNoun(noun)) b->AddForm(lexeme, form.letters, form.features | extra);
  b->noun_entries[lexeme] = noun;
}

bool LooksFeminine(const std::string& lemma) { return !lemma.empty() && lemma.back() == kTehMarbuta; }

void Nouns(Builder* b) {
  std::map<std::string, std::string> seen;
  for (const std::string& file : FilesLike(b->root, "ar/nouns/*.tsv")) {
    for (const Row& row : ReadTable(b->root, file, "lemma gender plurals class gloss", &b->faults, &b->hash)) {
      NounClass noun_class;
      if (!LookUp(kClassNames, row.cells[3], &noun_class)) {
        b->faults.Add(file, row.line, "no class «" + row.cells[3] + "»; write one of " + Names(kClassNames));
        continue;
      }
      if (row.cells[1] != "m" && row.cells[1] != "f") {
        b->faults.Add(file, row.line, "gender is «" + row.cells[1] + "»; write m or f");
        continue;
      }
      const std::string lemma = b->L(row.cells[0]);
      if (lemma.empty()) continue;
      if (const auto [it, fresh] = seen.try_emplace(lemma, row.Place()); !fresh) {
        b->faults.Add(file, row.line, "«" + row.cells[0] + "» is already at " + it->second + "; keep one of the two");
        continue;
      }
      const uint32_t id = b->AddLexeme(Pos::kNoun, lemma, row.Place());
      b->lexicon.lexemes[id].noun_class = noun_class;
      NounEntry noun;
      noun.lemma = lemma;
      noun.feminine = row.cells[1] == "f";
      noun.makes_feminine = noun_class == NounClass::kHuman;
      for (const std::string& plural : Split(row.cells[2], '|')) noun.plurals.push_back(b->L(plural));
      AddNounForms(b, id, noun, noun_class == NounClass::kHuman ? kHuman : 0u);
    }
  }
}

void Adjectives(Builder* b) {
  for (const Row& row : ReadTable(b->root, "ar/adjectives.tsv", "lemma plurals gloss", &b->faults, &b->hash)) {
    const std::string lemma = b->L(row.cells[0]);
    if (lemma.empty()) continue;
    const uint32_t id = b->AddLexeme(Pos::kAdjective, lemma, row.Place());
    NounEntry noun;
    noun.lemma = lemma;
    noun.makes_feminine = true;
    noun.sound_plural = true;
    for (const std::string& plural : Split(row.cells[1], '|')) {
      const std::string form = b->L(plural);
      // أكبر|كبرى, أحمر|حمراء: feminine singulars.
      if (form.back() == kAlefMaksura || form.back() == kHamza) {
        b->AddForm(id, form, kFeminine | kSingular);
      } else {
        noun.plurals.push_back(form);
      }
    }
    AddNounForms(b, id, noun, 0);
  }
}

// The noun lexeme `lemma`, made as a masdar or participle where the tables do not list it.
uint32_t Derived(Builder* b, Pos pos, const std::string& lemma, uint32_t verb, uint32_t feature, const std::string& source,
                 bool defective = false) {
  uint32_t id = b->FindLexeme(Pos::kNoun, lemma);
  if (id == kNoLexeme && pos == Pos::kAdjective) id = b->FindLexeme(Pos::kAdjective, lemma);
  if (id != kNoLexeme) {
    if (b->lexicon.lexemes[id].verb == kNoLexeme) b->lexicon.lexemes[id].verb = verb;
    for (const uint32_t form : b->forms_of[id]) b->lexicon.forms[form].features |= feature;
    return id;
  }
  id = b->AddLexeme(pos, lemma, source);
  Lexeme& lexeme = b->lexicon.lexemes[id];
  lexeme.verb = verb;
  NounEntry noun;
  noun.lemma = lemma;
  if (pos == Pos::kNoun) {
    lexeme.noun_class = NounClass::kEvent;
    noun.feminine = LooksFeminine(lemma);
    if (lemma.size() > 3) noun.plurals.push_back(std::string{'+', kAlef, kTeh});
  } else {
    noun.makes_feminine = true;
    noun.sound_plural = true;
    noun.defective = defective;
  }
  AddNounForms(b, id, noun, feature);
  return id;
}

void Verbs(Builder* b) {
  struct Pending {
    uint32_t id;
    VerbEntry verb;
    std::vector<std::string> masdars;
    std::string source;
  };
  std::vector<Pending> pending;
  std::map<std::pair<int, std::string>, std::string> seen;
  for (const std::string& file : FilesLike(b->root, "ar/verbs/*.tsv")) {
    for (const Row& row : ReadTable(b->root, file, "root form lemma imperfect masdars object gloss", &b->faults, &b->hash)) {
      VerbEntry verb;
      verb.root = b->L(row.cells[0]);
      const std::string& form = row.cells[1];
      verb.form = form == "q1" ? 11 : form == "q2" ? 12 : std::atoi(form.c_str());
      verb.perfect = b->L(row.cells[2]);
      verb.imperfect = b->L(row.cells[3]);
      if (verb.form < 1 || verb.form > 12) {
        b->faults.Add(file, row.line, "form is «" + form + "»; write 1 to 10, q1 or q2");
        continue;
      }
      if (verb.root.size() < 3 || verb.root.size() > 4 || (verb.form <= 10 && verb.root.size() != 3)) {
        b->faults.Add(file, row.line, "root «" + row.cells[0] + "» must have three letters, four for q1 and q2");
        continue;
      }
      if (verb.perfect.size() < 2 || verb.imperfect.size() < 2 || verb.imperfect[0] != kYeh) {
        b->faults.Add(
            file, row.line,
            "«" + row.cells[2] + "», «" + row.cells[3] + "»: write the third person masculine singular, perfect and imperfect (قال, يقول)");
        continue;
      }
      if (const auto [it, fresh] = seen.try_emplace({verb.form, verb.perfect + " " + verb.root}, row.Place()); !fresh) {
        b->faults.Add(file, row.line, "«" + row.cells[2] + "» of form " + form + " is already at " + it->second + "; keep one of the two");
        continue;
      }
      if (const std::string expected = ExpectedPerfect(verb);
          !expected.empty() && expected != verb.perfect && row.cells[6].find("(irregular)") == std::string::npos) {
        b->faults.Add(
            file, row.line,
            "«" + row.cells[2] + "» is not what root and form give, «" + ToUtf8(expected) + "»; mend it, or add (irregular) to the gloss");
        continue;
      }
      const uint32_t id = static_cast<uint32_t>(b->lexicon.lexemes.size());
      Lexeme lexeme;
      lexeme.lemma = b->Intern(verb.perfect);
      lexeme.root = b->Intern(verb.root);
      lexeme.source = b->Intern(row.Place());
      lexeme.pos = Pos::kVerb;
      lexeme.form = static_cast<uint8_t>(verb.form);
      const auto objects = Split(row.cells[5], '|');
      lexeme.transitive = std::find(objects.begin(), objects.end(), "t") != objects.end();
      // في says where of any verb; another preposition may stand for the object, ب where it is there.
      if (lexeme.transitive != 0) {
        const auto among = [&](std::string_view allowed) {
          return std::all_of(objects.begin(), objects.end(), [&](const std::string& o) { return o == "t" || o == "في" || o == allowed; });
        };
        lexeme.transitive = among("t") ? 3 : among("ب") ? 2 : 1;
        lexeme.takes_bi = std::find(objects.begin(), objects.end(), "ب") != objects.end();
      }
      b->lexicon.lexemes.push_back(lexeme);
      b->verb_of.emplace(std::make_pair(verb.form, verb.perfect), id);
      std::set<std::pair<std::string, uint32_t>> forms;
      for (const InflectedForm& f : Conjugate(verb)) {
        uint32_t features = f.features;
        if (!lexeme.transitive) {
          if (features & kPassive) continue;
          features &= ~kMaybePassive;
        }
        if (forms.emplace(f.letters, features).second) b->AddForm(id, f.letters, features);
      }
      Pending p{id, verb, {}, row.Place()};
      for (const std::string& masdar : Split(row.cells[4], '|')) p.masdars.push_back(b->L(masdar));
      if (p.masdars.empty()) {
        if (const std::string regular = RegularMasdar(verb); !regular.empty()) p.masdars.push_back(regular);
      }
      pending.push_back(std::move(p));
    }
  }
  // Participles first as adjectives, then masdars as nouns, each found among the listed words where they stand there already.
  for (const Pending& p : pending) {
    for (const std::string& masdar : p.masdars) {
      const uint32_t id = Derived(b, Pos::kNoun, masdar, p.id, kMasdar, p.source);
      b->masdars_of[p.id].push_back(id);
    }
  }
  for (const Pending& p : pending) {
    const std::string active = ActiveParticiple(p.verb), passive = PassiveParticiple(p.verb);
    b->participles_of[p.id].push_back(Derived(b, Pos::kAdjective, active, p.id,
                                              kActiveParticiple | (active == passive ? kPassiveParticiple : 0u), p.source,
                                              active.back() == kYeh && p.verb.root.back() != kHamza));
    if (passive != active && b->lexicon.lexemes[p.id].transitive)
      b->participles_of[p.id].push_back(Derived(b, Pos::kAdjective, passive, p.id, kPassiveParticiple, p.source));
  }
}

void Frequencies(Builder* b) {
  std::map<std::string, int> logs;
  for (const Row& row : ReadTable(b->root, "ar/frequencies.tsv", "pos lemma form log", &b->faults, &b->hash)) {
    const int log = std::atoi(row.cells[3].c_str());
    if (log < 1 || log > 40) {
      b->faults.Add(row.file, row.line, "log is «" + row.cells[3] + "»; write the binary logarithm of the count, 1 to 40");
      continue;
    }
    logs[row.cells[0] + " " + b->L(row.cells[1]) + " " + row.cells[2]] = log;
  }
  // A word that the text does not have need not be known here: the knowledge may have grown or shrunk since it was counted.
  for (Lexeme& lexeme : b->lexicon.lexemes) {
    const auto it =
        logs.find(std::string(PosName(lexeme.pos)) + " " + std::string(b->String(lexeme.lemma)) + " " + std::to_string(lexeme.form));
    if (it != logs.end()) lexeme.rarity = static_cast<uint8_t>(std::clamp(14 - it->second, 0, static_cast<int>(Lexeme::kMaxRarity)));
  }
}

void Auxiliaries(Builder* b) {
  for (const Row& row : ReadTable(b->root, "ar/auxiliaries.tsv", "lemma form note", &b->faults, &b->hash)) {
    const auto verb = b->verb_of.find({std::atoi(row.cells[1].c_str()), b->L(row.cells[0])});
    if (verb == b->verb_of.end()) {
      b->faults.Add(row.file, row.line, "no verb «" + row.cells[0] + "» of form " + row.cells[1] + "; list it in ar/verbs/ first");
      continue;
    }
    b->lexicon.lexemes[verb->second].function = Function::kAuxiliary;
  }
}

// Names that no entity of world/ has: without them a rare word would be made of كوتينيو. No word of ours may be one, since that would
// change it.
void NamesOfNobody(Builder* b) {
  for (const Row& row : ReadTable(b->root, "ar/names.tsv", "name class", &b->faults, &b->hash)) {
    NounClass noun_class;
    if (!LookUp(kClassNames, row.cells[1], &noun_class) || noun_class == NounClass::kNone) {
      b->faults.Add(row.file, row.line, "no class «" + row.cells[1] + "»; write one of " + Names(kClassNames));
      continue;
    }
    const std::string name = b->L(row.cells[0]);
    if (b->HasForm(name)) {
      b->faults.Add(row.file, row.line, "«" + row.cells[0] + "» is a word or stands here twice; take it away");
      continue;
    }
    const uint32_t id = b->AddLexeme(Pos::kName, name, row.Place());
    b->lexicon.lexemes[id].noun_class = noun_class;
    b->AddForm(id, name, name.back() == kTehMarbuta ? kFeminine | kSingular : 0u);
  }
}

}  // namespace

void CompileLexicon(Builder* b) {
  FunctionWords(b);
  Nouns(b);
  Adjectives(b);
  Verbs(b);
  Auxiliaries(b);
  NamesOfNobody(b);
}

namespace {

// Sorts forms so that those alike when folded are neighbours, and makes the tables that find them.
void Index(const Builder& b, std::vector<LexiconForm>* forms, std::vector<LexiconBucket>* buckets, std::vector<uint64_t>* filter) {
  struct Keyed {
    std::string folded;
    LexiconForm form;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(forms->size());
  for (const LexiconForm& f : *forms) {
    std::string s(b.String(f.letters));
    for (char& c : s) c = static_cast<char>(b.letters.fold[static_cast<uint8_t>(c)]);
    keyed.push_back({std::move(s), f});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& x, const Keyed& y) { return x.folded < y.folded; });
  forms->clear();
  size_t distinct = 0;
  for (size_t i = 0; i < keyed.size(); ++i) {
    if (i == 0 || keyed[i].folded != keyed[i - 1].folded) ++distinct;
    LexiconForm& form = forms->emplace_back(keyed[i].form);
    const Lexeme& lexeme = b.lexicon.lexemes[form.lexeme];
    uint64_t exact = kHashSeed;
    for (char c : b.String(form.letters)) exact = Lexicon::ExtendExact(exact, c);
    form.exact = Lexicon::ExactHash(exact);
    form.pos = lexeme.pos, form.noun_class = lexeme.noun_class, form.function = lexeme.function, form.transitive = lexeme.transitive;
  }
  size_t size = 16;
  while (size < distinct * 2) size *= 2;
  buckets->assign(size, LexiconBucket());
  filter->assign(Lexicon::kFilterBits / 64, 0);
  for (size_t i = 0, end = 0; i < keyed.size(); i = end) {
    while (end < keyed.size() && keyed[end].folded == keyed[i].folded) ++end;
    const uint64_t hash = b.Folded(keyed[i].folded);
    const size_t bit = Lexicon::FilterBit(hash);
    (*filter)[bit / 64] |= uint64_t{1} << (bit % 64);
    size_t slot = hash & (size - 1);
    while ((*buckets)[slot].count != 0) slot = (slot + 1) & (size - 1);
    (*buckets)[slot] = {static_cast<uint32_t>(i), static_cast<uint16_t>(end - i), LexiconBucket::TagOf(hash)};
  }
}

}  // namespace

void FinishLexicon(Builder* b) {
  Frequencies(b);
  auto& l = b->lexicon;
  Index(*b, &l.forms, &l.buckets, &l.filter);
  Index(*b, &l.imported_forms, &l.imported_buckets, &l.imported_filter);
}

}  // namespace marsad
