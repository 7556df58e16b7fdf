// The words that scripts/import-hunspell found in Debian's hunspell-ar: what our own files do not list is known by them.
//
// The package names verbs by lemma and writes their forms out, without root or form. Both are found by trying: what the lemma's letters
// could be in each form gives roots, each root an imperfect, and the first whose imperfect the package lists is taken. All forms are then
// made by Conjugate, as for our own verbs.
#include <algorithm>
#include <fstream>
#include <optional>
#include <set>

#include "compile/builder.h"
#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

bool IsHamza(char c) {
  return c == kHamza || c == kAlefHamza || c == kAlefHamzaBelow || c == kWawHamza || c == kYehHamza || c == kAlefMadda;
}

// Hamza without its seat, so that radicals are letters: آمر → ءامر, يؤخذ → يءخذ.
std::string Unseated(const std::string& s) {
  std::string out;
  for (const char c : s) {
    out.push_back(IsHamza(c) ? kHamza : c);
    if (c == kAlefMadda) out.push_back(kAlef);
  }
  return out;
}

// One way to read a lemma: and the imperfect that it would have, unseated.
struct Reading {
  int form;
  std::string root;
  std::string imperfect;
};

class Readings {
 public:
  explicit Readings(const std::string& perfect) : p_(Unseated(perfect)) {
    const std::string_view p = p_;
    Triliteral(1, p, "");
    if (p.size() == 3 || p.size() == 2) Triliteral(2, p, "", true);
    if (p.size() >= 3 && p[1] == kAlef) Triliteral(3, std::string{p[0]} + std::string(p.substr(2)), "", true, 1);
    if (p.size() >= 3 && p[0] == kHamza) Triliteral(4, p.substr(1), "");
    // آمن: ءامن is ءَءْمَنَ.
    if (p.size() >= 4 && p[0] == kHamza && p[1] == kAlef) Triliteral(4, std::string{kHamza} + std::string(p.substr(2)), "");
    if (p.size() >= 4 && p[0] == kTeh) Triliteral(5, p.substr(1), "\xCA", true);
    if (p.size() >= 5 && p[0] == kTeh && p[2] == kAlef) Triliteral(6, std::string{p[1]} + std::string(p.substr(3)), "\xCA", true, 1);
    if (p.size() >= 4 && p[0] == kAlef && p[1] == kNoon) Triliteral(7, p.substr(2), "\xE6");
    if (p.size() >= 4 && p[0] == kAlef) Eighth(p.substr(1));
    if (p.size() == 4 && p[0] == kAlef) Add(9, std::string(p.substr(1)), std::string{kYeh} + std::string(p.substr(1)));
    if (p.size() >= 5 && p.starts_with("\xC7\xD3\xCA")) Triliteral(10, p.substr(3), "\xD3\xCA");
    if (p.size() == 4) Quadriliteral(11, p, "");
    if (p.size() == 5 && p[0] == kTeh) Quadriliteral(12, p.substr(1), "\xCA");
  }
  const std::vector<Reading>& all() const { return all_; }

 private:
  void Add(int form, const std::string& root, const std::string& imperfect) { all_.push_back({form, root, imperfect}); }

  void Quadriliteral(int form, std::string_view body, const std::string& before) {
    std::string root(body), imperfect = std::string{kYeh} + before + std::string(body);
    if (body.back() == kAlef || body.back() == kAlefMaksura) {
      root.back() = kYeh;
      imperfect.back() = form == 11 ? kYeh : kAlefMaksura;
    }
    if (root.find(kAlef) == std::string::npos) Add(form, root, imperfect);
  }

  // `body`: what the form leaves of the root; `sound`: its middle radical stays as it is (forms 2, 3, 5, 6); `alef_at`: where forms 3 and 6
  // put their alef back.
  void Triliteral(int form, std::string_view body, const std::string& before, bool sound = false, size_t alef_at = 0) {
    const auto imperfect = [&](std::string rest) {
      if (alef_at != 0) rest.insert(rest.begin() + static_cast<long>(alef_at), kAlef);
      return std::string{kYeh} + before + rest;
    };
    if (body.size() == 2) {  // مد, تضاد; قوى has three
      const std::string root{body[0], body[1], body[1]};
      if (root.find(kAlef) == std::string::npos) Add(form, root, imperfect(std::string(body)));
      return;
    }
    if (body.size() != 3 || body[0] == kAlef) return;
    const char a = body[0], m = body[1], z = body[2];
    const bool reflexive = form == 5 || form == 6;
    if (z == kAlef || z == kAlefMaksura || z == kYeh) {
      for (const char last : {kYeh, kWaw}) {
        if (m == kAlef) break;
        const std::string root{a, m, last};
        for (const char end : {kYeh, kWaw, kAlefMaksura, kAlef}) {
          if (form != 1 && end != (reflexive ? kAlefMaksura : kYeh)) continue;
          if (form == 1 && (end == kWaw) != (last == kWaw) && end != kAlefMaksura && end != kAlef) continue;
          if (form == 1 && a == kWaw) Add(form, root, imperfect(std::string{m, end}));
          Add(form, root, imperfect(std::string{a, m, end}));
        }
      }
      return;
    }
    if (m == kAlef && !sound) {  // قال, أقام, انقاد, استقال
      for (const char middle : {kWaw, kYeh, kAlef}) {
        const bool alef = form == 7 || form == 8;
        if (form != 1 && middle != (alef ? kAlef : kYeh)) continue;
        Add(form, {a, middle == kYeh && form == 1 ? kYeh : kWaw, z}, imperfect(std::string{a, middle, z}));
      }
      return;
    }
    if (m == kAlef) return;
    if (form == 1 && a == kWaw) Add(form, {a, m, z}, imperfect(std::string{m, z}));  // وصل يصل
    Add(form, std::string(body), imperfect(std::string(body)));
    if (form == 4 && a == kYeh) Add(form, std::string(body), imperfect(std::string{kWaw, m, z}));  // أيقن يوقن
  }

  // Form 8 puts ت behind the first radical, and both change each other: اتصل, ازدهر, اضطر, ادعى, اطلع.
  void Eighth(std::string_view s) {
    const auto add = [&](char radical, std::string_view rest, const std::string& before) {
      const size_t old = all_.size();
      Triliteral(8, std::string{radical} + std::string(rest), "");
      for (size_t i = old; i < all_.size(); ++i)  // يaبc → ي + before + bc
        all_[i].imperfect = std::string{kYeh} + before + all_[i].imperfect.substr(2);
    };
    const char a = s[0], t = s[1];
    const std::string two(s.substr(0, 2)), one(s.substr(0, 1));
    if (t == kTeh && a != kTeh) add(a, s.substr(2), two);
    if ((a == kZain && t == kDal) || ((a == kSad || a == kDad) && t == kTah)) add(a, s.substr(2), two);
    if (a == kTeh) {
      for (const char radical : {kWaw, kTeh, kHamza}) add(radical, s.substr(1), one);
    }
    if (a == kDal || a == kTah || a == kZah || a == kTheh) add(a, s.substr(1), one);
    if (a == kDal) add(kThal, s.substr(1), one);
  }

  std::string p_;
  std::vector<Reading> all_;
};

// Of spellings that differ in the seat of the hamza only, how well this one suits the active imperfect: يأخذ but يؤمن, يقرأ but يهنئ.
int SeatFits(const std::string& imperfect, int form) {
  const bool causative = form >= 2 && form <= 4;
  int fits = 0;
  if (imperfect[1] == (causative || form == 11 ? kWawHamza : kAlefHamza)) ++fits;
  const bool i_before_last = causative || form == 7 || form == 8 || form >= 10;
  if (imperfect.back() == (i_before_last && form != 12 ? kYehHamza : kAlefHamza)) ++fits;
  return fits;
}

std::optional<VerbEntry> InferVerb(const std::string& perfect, const std::vector<std::string>& imperfects) {
  const Readings readings(perfect);
  for (const Reading& reading : readings.all()) {
    VerbEntry verb{reading.root, reading.form, perfect, {}};
    if (const std::string expected = ExpectedPerfect(verb); !expected.empty() && expected != perfect) continue;
    int best = -1;
    for (const std::string& imperfect : imperfects) {
      if (imperfect.size() < 3 || Unseated(imperfect) != reading.imperfect) continue;
      if (const int fits = SeatFits(imperfect, reading.form); fits > best) best = fits, verb.imperfect = imperfect;
    }
    if (best >= 0) return verb;
  }
  return std::nullopt;
}

class Importer {
 public:
  explicit Importer(Builder* b) : b_(*b) {
    for (const auto& [key, id] : b_.verb_of) {
      own_verbs_.insert(key.second);
      (void)id;
    }
  }

  void Verb(const std::string& lemma, const std::vector<std::string>& imperfects) {
    if (own_verbs_.count(lemma) > 0) return;
    const std::optional<VerbEntry> verb = InferVerb(lemma, imperfects);
    if (!verb) {
      ++b_.unexplained_verbs;
      return;
    }
    const uint32_t id = New(Pos::kVerb, lemma);
    Lexeme& lexeme = b_.lexicon.lexemes[id];
    lexeme.root = b_.Intern(verb->root);
    lexeme.form = static_cast<uint8_t>(verb->form);
    lexeme.transitive = verb->form != 7 && verb->form != 9;
    std::set<std::pair<std::string, uint32_t>> seen;
    for (const InflectedForm& form : Conjugate(*verb)) {
      if (seen.emplace(form.letters, form.features).second) Add(id, form.letters, form.features);
    }
  }

  void Word(const std::string& kind, const std::string& lemma, const std::string& abilities) {
    const auto can = [&](char ability) { return abilities.find(ability) != std::string::npos; };
    if (kind == "name") {
      if (b_.FindLexeme(Pos::kName, lemma) != kNoLexeme) return;
      const uint32_t id = New(Pos::kName, lemma);
      b_.lexicon.lexemes[id].noun_class = NounClass::kHuman;
      Add(id, lemma, 0);
      return;
    }
    const bool participle = kind == "active" || kind == "passive";
    const bool adjective = participle || kind == "intensive" || kind == "adjective" || kind == "elative" || kind == "nisba";
    const Pos pos = adjective && !can('p') ? Pos::kAdjective : Pos::kNoun;
    uint32_t extra = 0;
    if (kind == "masdar") extra = kMasdar;
    if (kind == "active") extra = kActiveParticiple;
    if (kind == "passive") extra = kPassiveParticiple;
    if (kind == "nisba") extra = kNisba;
    NounEntry noun;
    noun.lemma = lemma;
    noun.feminine = lemma.back() == kTehMarbuta;
    noun.makes_feminine = can('f') || ((participle || kind == "nisba") && !noun.feminine);
    noun.sound_plural = can('n');
    noun.defective = can('k');
    if (can('t') || (noun.feminine && pos == Pos::kNoun)) noun.plurals.push_back(std::string{'+', kAlef, kTeh});
    // Forms that the word has in our own files are known there already; others of it (a plural in ات) still help.
    uint32_t id = b_.FindLexeme(pos, lemma);
    if (id == kNoLexeme) id = New(pos, lemma);
    if (can('p')) {
      Add(id, lemma, kPlural | kMasculine | kFeminine);
      if (can('a')) Add(id, lemma + kAlef, kPlural | kMasculine | kAccusative);
    } else {
      Inflect(id, noun, kind == "elative" ? kFeminine : 0u, extra);
    }
    if (can('y') && lemma.size() >= 3) Nisba(lemma);
  }

  void Finish() {
    // Frames are about words of ours: these have no predicates.
    b_.frames.first_predicate.resize(b_.lexicon.lexemes.size() + 1, static_cast<uint32_t>(b_.frames.predicates.size()));
  }

 private:
  uint32_t New(Pos pos, const std::string& lemma) {
    Lexeme lexeme;
    lexeme.lemma = b_.Intern(lemma);
    if (source_.size == 0) source_ = b_.Intern("hunspell-ar");
    lexeme.source = source_;
    lexeme.pos = pos;
    lexeme.imported = 1;
    lexeme.transitive = 1;  // the package does not say
    b_.lexicon.lexemes.push_back(lexeme);
    return static_cast<uint32_t>(b_.lexicon.lexemes.size() - 1);
  }

  void Inflect(uint32_t id, const NounEntry& noun, uint32_t all, uint32_t extra) {
    for (const InflectedForm& form : InflectNoun(noun))
      Add(id, form.letters, form.features | extra | (form.features & kSingular ? all : 0u));
  }

  // استثمار → استثماري, سياسة → سياسي.
  void Nisba(const std::string& lemma) {
    std::string stem = lemma;
    while (stem.size() > 2 && (stem.back() == kTehMarbuta || stem.back() == kAlef || stem.back() == kAlefMaksura)) stem.pop_back();
    if (stem.size() < 2 || stem.back() == kYeh) return;
    NounEntry noun;
    noun.lemma = stem + kYeh;
    noun.makes_feminine = noun.sound_plural = true;
    if (b_.FindLexeme(Pos::kAdjective, noun.lemma) != kNoLexeme || !nisbas_.insert(noun.lemma).second) return;
    Inflect(New(Pos::kAdjective, noun.lemma), noun, 0, kNisba);
  }

  void Add(uint32_t id, const std::string& letters, uint32_t features) {
    const auto [it, fresh] = spelt_.try_emplace(letters);
    if (fresh) it->second = b_.Intern(letters);
    LexiconForm& form = b_.lexicon.imported_forms.emplace_back();
    form.letters = it->second, form.lexeme = id, form.features = features;
  }

  Builder& b_;
  StringRef source_;
  std::set<std::string> own_verbs_, nisbas_;
  std::unordered_map<std::string, StringRef> spelt_;
};

}  // namespace

void CompileImported(Builder* b) {
  if (b->hunspell.empty()) return;
  std::ifstream in(b->hunspell);
  if (!in) {
    b->faults.Add(b->hunspell.string(), 0, "cannot be read; make it with scripts/import-hunspell");
    return;
  }
  Importer importer(b);
  std::string line;
  int number = 0;
  while (std::getline(in, line)) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    auto cells = Split(line, '\t');
    if (cells.size() == 2) cells.emplace_back();
    if (cells.size() != 3) {
      b->faults.Add(b->hunspell.string(), number, "is not kind, lemma and a third cell; make the file with scripts/import-hunspell");
      return;
    }
    const std::string lemma = b->L(cells[1]);
    if (lemma.size() < 2) continue;
    if (cells[0] == "verb") {
      std::vector<std::string> imperfects;
      for (const std::string& imperfect : Split(cells[2], '|')) imperfects.push_back(b->L(imperfect));
      importer.Verb(lemma, imperfects);
    } else {
      importer.Word(cells[0], lemma, cells[2]);
    }
  }
  importer.Finish();
}

}  // namespace marsad
