// From the naive version up. Naive: look the whole word up. But والرئيس is و + ال + رئيس, فسيقتلهم is ف + س + يقتل + هم, and
// بوتين begins with a letter, not a clitic. So: every way to take clitics off whose rest is a known form is an analysis; the whole word,
// where known, is one too; and where nothing is known the likeliest way is guessed from its shape.
#include "morphology/analyser.h"

#include <algorithm>

#include "morphology/letters.h"
#include "tokens/tokens.h"

namespace marsad {
namespace {

using namespace letter;

constexpr size_t kMaxAnalyses = 8;
constexpr int kFarthest = 4;  // of costs: four times as much is more than position and agreement add

struct Suffix {
  std::string_view letters;
  Enclitic enclitic;
};
// Longest first, so that هما is not ما behind ه.
constexpr Suffix kSuffixes[] = {
    {"\xE7\xE5\xC7", Enclitic::kTheyTwo},
    {"\xE3\xE5\xC7", Enclitic::kYouAll},
    {"\xE7\xC7", Enclitic::kShe},
    {"\xE7\xE5", Enclitic::kThey},
    {"\xE7\xE6", Enclitic::kTheyFeminine},
    {"\xE3\xE5", Enclitic::kYouAll},
    {"\xE6\xC7", Enclitic::kUs},
    {"\xE6\xEA", Enclitic::kMe},
    {"\xE7", Enclitic::kHe},
    {"\xE3", Enclitic::kYou},
    {"\xEA", Enclitic::kMe},
};

class Analyser {
 public:
  // `imported`: of the words of packages rather than ours.
  Analyser(const Lexicon& lexicon, std::string_view word, std::vector<Analysis>* out, bool imported = false)
      : lexicon_(lexicon), word_(word), out_(out), first_(out->size()), imported_(imported) {}

  void Run() {
    LookUp();
    if (out_->size() == first_ && !lexicon_.imported_forms.empty()) {
      const Lexicon imported = lexicon_.Imported();
      Analyser(imported, word_, out_, true).LookUp();
    }
    if (out_->size() == first_) Guess();
    // By cost, as they were found among equals. There are few, and no memory is wanted for them.
    for (size_t k = first_ + 1; k < out_->size(); ++k) {
      for (size_t j = k; j > first_ && (*out_)[j].cost < (*out_)[j - 1].cost; --j) std::swap((*out_)[j - 1], (*out_)[j]);
    }
    // تكن is of كان rather than of كنى: of verbs alike in all else the one that is met far more often.
    for (size_t k = first_ + 1; k < out_->size(); ++k) {
      for (size_t j = k; j > first_ && Rarer((*out_)[j - 1], (*out_)[j]); --j) std::swap((*out_)[j - 1], (*out_)[j]);
    }
    // What the neighbours could never make likely enough is not kept; of equal readings one is.
    size_t kept = first_ + 1;
    for (size_t k = first_ + 1; k < out_->size() && kept - first_ < kMaxAnalyses; ++k) {
      const Analysis& a = (*out_)[k];
      if (a.cost > (*out_)[first_].cost + kFarthest) break;
      if (!Known(a, kept)) (*out_)[kept++] = a;
    }
    out_->resize(kept);
  }

 private:
  // Both unmixed.
  struct Hashes {
    uint64_t folded = kHashSeed;
    uint64_t exact = kHashSeed;
    Hashes With(const Lexicon& lexicon, char letter) const {
      return {lexicon.ExtendHash(folded, letter), Lexicon::ExtendExact(exact, letter)};
    }
  };
  // A way to cut the word whose stem may be a form.
  struct Cut {
    Hashes hashes;
    uint8_t at = 0, size = 0;  // of the stem as it stands
    uint8_t kept = 0;          // of its letters, before `last`
    char last = 0;             // the letter that the pronoun changed; 0 for none
    uint8_t taken = 0;
    Enclitic enclitic = Enclitic::kNone;
  };

  // Every cut's place is asked for before the first is read, since they lie far apart.
  void LookUp() {
    Prefixed(0, 0);
    ReadCuts();
  }

  void ReadCuts() {
    for (size_t k = 0; k < cut_count_; ++k) Read(cuts_[k]);
    cut_count_ = 0;
  }

  void Add(const Cut& cut) {
    if (!lexicon_.MayHave(cut.hashes.folded)) return;
    if (cut_count_ == kMaxCuts) ReadCuts();
    lexicon_.Prefetch(cut.hashes.folded);
    cuts_[cut_count_++] = cut;
  }

  bool Rarer(const Analysis& a, const Analysis& b) const {
    return a.pos == Pos::kVerb && b.pos == Pos::kVerb && a.cost == b.cost && ((a.features ^ b.features) & ~kMaybePassive) == 0 &&
           a.stem_begin == b.stem_begin && a.enclitic == b.enclitic &&
           lexicon_.lexemes[a.lexeme].rarity > lexicon_.lexemes[b.lexeme].rarity + 1;
  }

  // Whether an analysis kept before says the same.
  bool Known(const Analysis& a, size_t kept) const {
    for (size_t k = first_; k < kept; ++k) {
      const Analysis& b = (*out_)[k];
      if (a.lexeme == b.lexeme && a.features == b.features && a.proclitics == b.proclitics && a.enclitic == b.enclitic &&
          a.stem_begin == b.stem_begin)
        return true;
    }
    return false;
  }

  // Tries every run of proclitics: (و|ف) (ب|ل|ك) (ال) or (و|ف) (ل) (س) before verbs.
  void Prefixed(size_t at, uint8_t taken) {
    Suffixed(at, taken);
    if (at + 2 > word_.size()) return;
    const char c = word_[at];
    const char next = word_[at + 1];
    if (taken == 0) {
      if (c == kWaw) Prefixed(at + 1, kWa);
      if (c == kFeh) Prefixed(at + 1, kFa);
    }
    if ((taken & ~(kWa | kFa)) == 0) {
      if (c == kBeh) Prefixed(at + 1, taken | kBi);
      if (c == kKaf) Prefixed(at + 1, taken | kKa);
      if (c == kLam) {
        // لل is ل + ال: the alef is gone.
        if (next == kLam) Suffixed(at + 2, static_cast<uint8_t>(taken | kLi | kAl));
        Prefixed(at + 1, taken | kLi);
      }
      if (c == kSeen) Suffixed(at + 1, static_cast<uint8_t>(taken | kSa));
    }
    if ((taken & kAl) == 0 && c == kAlef && next == kLam && word_.size() - at >= 4) Suffixed(at + 2, static_cast<uint8_t>(taken | kAl));
  }

  void Suffixed(size_t at, uint8_t taken) {
    const std::string_view rest = word_.substr(at);
    if (rest.empty()) return;
    // The hashes of every beginning of `rest`, so that each stem that is tried costs no more than its last letter.
    Hashes hashes[kMaxWord + 1];
    for (size_t i = 0; i < rest.size(); ++i) hashes[i + 1] = hashes[i].With(lexicon_, rest[i]);
    const uint8_t begin = static_cast<uint8_t>(at);
    const auto size = [](std::string_view letters) { return static_cast<uint8_t>(letters.size()); };
    Add({hashes[rest.size()], begin, size(rest), size(rest), 0, taken, Enclitic::kNone});
    if (taken & kAl) return;
    for (const Suffix& suffix : kSuffixes) {
      if (rest.size() < suffix.letters.size() + 2 || !rest.ends_with(suffix.letters)) continue;
      const std::string_view stem = rest.substr(0, rest.size() - suffix.letters.size());
      Add({hashes[stem.size()], begin, size(stem), size(stem), 0, taken, suffix.enclitic});
      // What the pronoun changed: ة became ت, ى became ا, the silent alef of وا fell, the hamza of a nominative sits on و or ي.
      const auto changed = [&](size_t keep, char last) {
        Add({hashes[keep].With(lexicon_, last), begin, size(stem), static_cast<uint8_t>(keep), last, taken, suffix.enclitic});
      };
      const char last = stem.back();
      if (last == kTeh) changed(stem.size() - 1, kTehMarbuta);
      if (last == kAlef) changed(stem.size() - 1, kAlefMaksura);
      if (last == kWaw) changed(stem.size(), kAlef);
      if (last == kYehHamza || last == kWawHamza) changed(stem.size() - 1, kHamza);
    }
  }

  // Adds what the lexicon has of this form.
  void Read(const Cut& cut) {
    const uint8_t taken = cut.taken;
    const Enclitic enclitic = cut.enclitic;
    char changed[kMaxWord + 2];
    std::string_view form = word_.substr(cut.at, cut.kept);
    if (cut.last != 0) {
      std::copy(form.begin(), form.end(), changed);
      changed[form.size()] = cut.last;
      form = {changed, form.size() + 1};
    }
    const uint32_t exact = Lexicon::ExactHash(cut.hashes.exact);
    for (const LexiconForm& found : lexicon_.FindHashed(form, cut.hashes.folded, exact)) {
      if (!Fits(found, taken, enclitic)) continue;
      if (imported_ && !Trusted(found, form, taken, enclitic)) continue;
      // Function words and names are likelier than a rare verb of the same letters (وفي, عدم).
      int cost = found.pos == Pos::kVerb || found.pos == Pos::kNoun || found.pos == Pos::kAdjective ? 1 : 0;
      if (found.exact != exact) {
        const std::string_view spelt = lexicon_.String(found.letters);
        for (size_t i = 0; i < form.size(); ++i) {
          if (spelt[i] == form[i]) continue;
          // A missing hamza is common; ه for ة or ي for ى at the end as well, ى for ي too; a wrong hamza is rarer.
          cost += form[i] == kAlef || i + 1 == form.size() ? 2 : 4;
        }
      }
      for (uint8_t bits = taken; bits != 0; bits &= static_cast<uint8_t>(bits - 1)) cost += 1;
      // موجها is the accusative rather than موجه + ها.
      if (enclitic != Enclitic::kNone) cost += (found.features & kActiveParticiple) && found.pos == Pos::kAdjective ? 3 : 1;
      if (found.features & (kSecond)) cost += (found.features & kThird) ? 0 : 3;
      if (found.features & kFirst) cost += 1;
      if (found.features & kDual) cost += found.pos == Pos::kVerb ? 3 : 1;
      if (found.features & kJussive) cost += 1;
      // بين is the preposition rather than «they (f) showed».
      constexpr uint32_t kTheyFeminineOnly = kFeminine | kPlural;
      if (found.pos == Pos::kVerb && (found.features & (kMasculine | kTheyFeminineOnly)) == kTheyFeminineOnly) cost += 3;
      if (found.features & kAccusative) cost += (found.features & kPlural) ? 2 : 1;
      if (found.features & kPassive) cost += 1;
      if (found.features & kRareName) cost += 2;
      if (found.pos == Pos::kAdjective && (found.features & (kActiveParticiple | kPassiveParticiple))) cost += 1;
      if (found.pos == Pos::kVerb && form.size() == 2) cost += 1;
      if (imported_ && found.pos == Pos::kVerb && !ClearlyVerbal(form, taken)) cost += 3;
      Analysis a;
      a.lexeme = found.lexeme;
      a.features = found.features;
      a.pos = found.pos;
      a.SetKind(found.noun_class, found.function);
      a.proclitics = taken;
      a.enclitic = enclitic;
      a.known = Knowledgeable::kKnown;
      a.imported = imported_;
      a.stem_begin = cut.at;
      a.stem_size = cut.size;
      a.cost = static_cast<uint8_t>(std::min(cost, 200));
      out_->push_back(a);
    }
  }

  // The words of packages are many and rare, and most words that we do not know are names: a reading counts only where letters enough speak
  // for it.
  bool Trusted(const LexiconForm& found, std::string_view form, uint8_t taken, Enclitic enclitic) const {
    const std::string_view spelt = lexicon_.String(found.letters);
    // Of other spellings than ours only a missing hamza on the alef and what Egyptian papers do at a word's end.
    for (size_t i = 0; i < form.size(); ++i) {
      if (spelt[i] != form[i] && form[i] != kAlef && i + 1 != form.size()) return false;
    }
    const bool exact = spelt == form;
    const bool one_letter = enclitic == Enclitic::kMe || enclitic == Enclitic::kYou || enclitic == Enclitic::kHe;
    if (found.pos == Pos::kVerb) {
      if (form.size() < 3 || (!exact && (found.features & kFirst))) return false;
      if (word_.ends_with("\xEA") && enclitic == Enclitic::kMe && !word_.ends_with("\xE6\xEA")) return false;  // ي stands behind nouns
      if (found.features & (kJussive | kPassive) && form.size() < 4) return false;                             // نيس, ريد, بوك
      const bool verbal = ClearlyVerbal(form, taken);
      if ((taken & (kLi | kFa)) && !verbal) return false;  // ليكرز, فينغر
      return !one_letter || form.size() >= 4;
    }
    if (taken & kAl) return form.size() >= 3 || taken == (kLi | kAl);
    if (form.size() < 3) return false;
    // ميسي, هارفي: four letters in ي are as often a name.
    if ((found.features & kNisba) && (found.features & kMasculine) && form.size() < 5) return false;
    const bool preposition = (taken & (kBi | kLi | kKa | kFa)) != 0;
    if (preposition && (!exact || form.size() < ((taken & (kKa | kFa)) ? 5 : 4))) return false;
    if (preposition && (found.features & kConstruct) && enclitic == Enclitic::kNone && form.size() < 6) return false;
    if (enclitic == Enclitic::kMe && (form.size() < 4 || preposition || (found.features & kDual))) return false;
    return !one_letter || form.size() >= (preposition ? 5 : 4);
  }

  // سيـ, يـون, تـون, يـوا: no noun looks like that.
  static bool ClearlyVerbal(std::string_view form, uint8_t taken) {
    if (taken & kSa) return true;
    if (form.size() >= 4 && form.ends_with("\xE8\xC7")) return true;
    return form.size() >= 5 && (form[0] == kYeh || form[0] == kTeh) && form.ends_with("\xE8\xE6");
  }

  static bool Fits(const LexiconForm& form, uint8_t taken, Enclitic enclitic) {
    const uint32_t features = form.features;
    const bool preposition = taken & (kBi | kLi | kKa);
    if (form.pos == Pos::kVerb) {
      if (taken & (kAl | kBi | kKa)) return false;
      if ((taken & kSa) && (!(features & kImperfect) || (features & kJussive))) return false;
      if ((taken & kLi) && !(features & kImperfect)) return false;
      if (enclitic != Enclitic::kNone && ((features & kPassive) || form.transitive == 0)) return false;
      return true;
    }
    if (taken & kSa) return false;
    if (IsNominal(form.pos)) {
      if (taken & kAl) return !(features & (kConstruct | kAccusative)) && form.pos != Pos::kName;
      if (enclitic != Enclitic::kNone) {
        // سفيران + ه is سفيراه: sound plurals and duals lose their ن first, and the indefinite alef never stands before a pronoun.
        // منتقديه: participles serve as nouns.
        const bool of_persons = (features & (kActiveParticiple | kPassiveParticiple)) && (features & kConstruct) && (features & kPlural) &&
                                enclitic != Enclitic::kMe;
        return !(features & kAccusative) && (form.pos == Pos::kNoun || form.pos == Pos::kQuantity || of_persons) &&
               !((features & kDual) && !(features & kConstruct));
      }
      return !(preposition && (features & kAccusative));
    }
    // Function words: بها, لأن, وكل, فيما are listed or built from preposition + pronoun.
    if (taken & kAl) return form.pos == Pos::kAdverb;
    if (enclitic != Enclitic::kNone)
      return form.pos == Pos::kPreposition || form.function == Function::kThatNoun || form.pos == Pos::kSubordinator;
    if (preposition)
      return form.pos == Pos::kDemonstrative || form.pos == Pos::kRelative || form.function == Function::kThatVerb ||
             form.pos == Pos::kQuantity || form.pos == Pos::kPreposition || form.function == Function::kWithout;
    return true;
  }

  // An unknown word: a name, unless its shape says otherwise.
  void Guess() {
    size_t at = 0;
    uint8_t taken = 0;
    const auto starts = [&](std::string_view s) { return word_.substr(at).starts_with(s); };
    constexpr std::string_view kAlefLam = "\xC7\xE4";
    if ((word_[0] == kWaw || word_[0] == kFeh) && word_.size() >= 5) {
      at = 1;
      if (starts(kAlefLam) || word_[0] == kWaw) {
        taken = word_[0] == kWaw ? kWa : kFa;
      } else {
        at = 0;
      }
    }
    if (word_.size() - at >= 5) {
      if (starts("\xC8\xC7\xE4") || starts("\xE3\xC7\xE4")) {
        taken |= word_[at] == kBeh ? kBi : kKa;
        at += 1;
      } else if (starts("\xE4\xE4")) {
        taken |= kLi | kAl;
        at += 2;
      }
      if (starts(kAlefLam)) {
        taken |= kAl;
        at += 2;
      }
    }
    const std::string_view stem = word_.substr(at);
    Analysis a;
    a.proclitics = taken;
    a.stem_begin = static_cast<uint8_t>(at);
    a.stem_size = static_cast<uint8_t>(stem.size());
    a.cost = 20;
    a.pos = Pos::kName;
    a.known = Knowledgeable::kUnknown;
    const auto end = [&](std::string_view s) { return stem.size() > s.size() + 1 && stem.ends_with(s); };
    if (taken & kAl) {
      a.known = Knowledgeable::kGuessed;
      a.pos = end("\xEA") || end("\xEA\xC9") ? Pos::kAdjective : Pos::kNoun;
      a.features = kMasculine | kSingular;
    }
    if (end("\xC9")) a.features = kFeminine | kSingular;
    if (end("\xC7\xCA")) {
      a.features = kFeminine | kPlural;
      a.pos = Pos::kNoun;
      a.known = Knowledgeable::kGuessed;
    }
    if ((end("\xE8\xE6") || end("\xEA\xE6")) && (taken & kAl)) a.features = kMasculine | kPlural;
    if (stem.size() >= 4 && end("\xC7") && !(taken & kAl) && stem.size() <= 7 && end("\xEA\xC7")) a.pos = Pos::kName;
    out_->push_back(a);
    // يـ and سيـ before three letters or more may also begin a verb that is not listed.
    if (!(taken & kAl) && stem.size() >= 4 && stem.size() <= 8 &&
        (stem[0] == kYeh || (stem[0] == kTeh && stem.size() <= 6) || starts("\xD3\xEA") || starts("\xD3\xCA"))) {
      Analysis verb = a;
      verb.pos = Pos::kVerb;
      verb.known = Knowledgeable::kGuessed;
      const bool future = stem[0] == kSeen;
      if (future) verb.proclitics |= kSa;
      const char person = stem[future ? 1 : 0];
      verb.features = kImperfect | kThird | (person == kYeh ? kMasculine : kFeminine) | (end("\xE8\xE6") ? kPlural : kSingular);
      verb.cost = stem[0] == kTeh ? 30 : 22;
      out_->push_back(verb);
    }
  }

  const Lexicon& lexicon_;
  std::string_view word_;
  std::vector<Analysis>* out_;
  size_t first_;
  bool imported_;
  static constexpr size_t kMaxCuts = 24;  // read together
  size_t cut_count_ = 0;
  Cut cuts_[kMaxCuts];
};

}  // namespace

void AnalyseSurface(const Lexicon& lexicon, std::string_view letters, std::vector<Analysis>* out) { Analyser(lexicon, letters, out).Run(); }

}  // namespace marsad
