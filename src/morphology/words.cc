// From the naive version up. Naive: look the whole word up. But والرئيس is و + ال + رئيس, فسيقتلهم is ف + س + يقتل + هم, and
// بوتين begins with a letter, not a clitic. So: every way to take clitics off whose rest is a known form is an analysis; the whole word,
// where known, is one too; and where nothing is known the likeliest way is guessed from its shape.
#include "morphology/words.h"

#include <algorithm>
#include <cstring>

#include "morphology/letters.h"

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

bool IsNominal(Pos pos) { return pos == Pos::kNoun || pos == Pos::kAdjective || pos == Pos::kName || pos == Pos::kQuantity; }

class Analyser {
 public:
  // `imported`: of the words of packages rather than ours.
  Analyser(const Lexicon& lexicon, std::string_view word, std::vector<Analysis>* out, bool imported = false)
      : lexicon_(lexicon), word_(word), out_(out), first_(out->size()), imported_(imported) {}

  void Run() {
    Prefixed(0, 0);
    if (out_->size() == first_ && !imported_ && !lexicon_.imported_forms.empty()) {
      const Lexicon imported = lexicon_.Imported();
      Analyser(imported, word_, out_, true).Prefixed(0, 0);
    }
    if (out_->size() == first_) Guess();
    std::stable_sort(out_->begin() + static_cast<long>(first_), out_->end(),
                     [](const Analysis& a, const Analysis& b) { return a.cost < b.cost; });
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
    // The hash of every beginning of `rest`, so that each stem that is tried costs no more than its last letter.
    uint64_t hashes[kMaxWord + 1];
    hashes[0] = kHashSeed;
    for (size_t i = 0; i < rest.size(); ++i) hashes[i + 1] = lexicon_.ExtendHash(hashes[i], rest[i]);
    LookUp(at, rest, hashes[rest.size()], taken, Enclitic::kNone, rest);
    if (taken & kAl) return;
    for (const Suffix& suffix : kSuffixes) {
      if (rest.size() < suffix.letters.size() + 2 || !rest.ends_with(suffix.letters)) continue;
      const std::string_view stem = rest.substr(0, rest.size() - suffix.letters.size());
      LookUp(at, stem, hashes[stem.size()], taken, suffix.enclitic, stem);
      // What the pronoun changed: ة became ت, ى became ا, the silent alef of وا fell, the hamza of a nominative sits on و or ي.
      const auto changed = [&](size_t keep, char last) {
        const uint64_t hash = lexicon_.ExtendHash(hashes[keep], last);
        if (!lexicon_.MayHave(hash)) return;
        std::string form(stem.substr(0, keep));
        form.push_back(last);
        LookUp(at, form, hash, taken, suffix.enclitic, stem);
      };
      const char last = stem.back();
      if (last == kTeh) changed(stem.size() - 1, kTehMarbuta);
      if (last == kAlef) changed(stem.size() - 1, kAlefMaksura);
      if (last == kWaw) changed(stem.size(), kAlef);
      if (last == kYehHamza || last == kWawHamza) changed(stem.size() - 1, kHamza);
    }
  }

  // `hash` is of the folded form, unmixed.
  void LookUp(size_t at, std::string_view form, uint64_t hash, uint8_t taken, Enclitic enclitic, std::string_view surface) {
    if (!lexicon_.MayHave(hash)) return;
    for (const LexiconForm& found : lexicon_.FindHashed(form, hash)) {
      const Lexeme& lexeme = lexicon_.lexemes[found.lexeme];
      if (!Fits(lexeme, found.features, taken, enclitic)) continue;
      if (imported_ && !Trusted(lexeme, found, form, taken, enclitic)) continue;
      const std::string_view spelt = lexicon_.String(found.letters);
      // Function words and names are likelier than a rare verb of the same letters (وفي, عدم).
      int cost = lexeme.pos == Pos::kVerb || lexeme.pos == Pos::kNoun || lexeme.pos == Pos::kAdjective ? 1 : 0;
      for (size_t i = 0; i < form.size(); ++i) {
        if (spelt[i] == form[i]) continue;
        // A missing hamza is common; ه for ة or ي for ى at the end as well, ى for ي too; a wrong hamza is rarer.
        cost += form[i] == kAlef || i + 1 == form.size() ? 2 : 4;
      }
      for (uint8_t bits = taken; bits != 0; bits &= static_cast<uint8_t>(bits - 1)) cost += 1;
      // موجها is the accusative rather than موجه + ها.
      if (enclitic != Enclitic::kNone) cost += (found.features & kActiveParticiple) && lexeme.pos == Pos::kAdjective ? 3 : 1;
      if (found.features & (kSecond)) cost += (found.features & kThird) ? 0 : 3;
      if (found.features & kFirst) cost += 1;
      if (found.features & kDual) cost += lexeme.pos == Pos::kVerb ? 3 : 1;
      if (found.features & kJussive) cost += 1;
      // بين is the preposition rather than «they (f) showed».
      constexpr uint32_t kTheyFeminineOnly = kFeminine | kPlural;
      if (lexeme.pos == Pos::kVerb && (found.features & (kMasculine | kTheyFeminineOnly)) == kTheyFeminineOnly) cost += 3;
      if (found.features & kAccusative) cost += (found.features & kPlural) ? 2 : 1;
      if (found.features & kPassive) cost += 1;
      if (found.features & kRareName) cost += 2;
      if (lexeme.pos == Pos::kAdjective && (found.features & (kActiveParticiple | kPassiveParticiple))) cost += 1;
      if (lexeme.pos == Pos::kVerb && form.size() == 2) cost += 1;
      if (imported_ && lexeme.pos == Pos::kVerb && !ClearlyVerbal(form, taken)) cost += 3;
      Analysis a;
      a.lexeme = found.lexeme;
      a.features = found.features;
      a.pos = lexeme.pos;
      a.SetKind(lexeme.noun_class, lexeme.function);
      a.proclitics = taken;
      a.enclitic = enclitic;
      a.known = Knowledgeable::kKnown;
      a.stem_begin = static_cast<uint8_t>(at);
      a.stem_size = static_cast<uint8_t>(surface.size());
      a.cost = static_cast<uint8_t>(std::min(cost, 200));
      out_->push_back(a);
    }
  }

  // The words of packages are many and rare, and most words that we do not know are names: a reading counts only where letters enough speak
  // for it.
  bool Trusted(const Lexeme& lexeme, const LexiconForm& found, std::string_view form, uint8_t taken, Enclitic enclitic) const {
    const std::string_view spelt = lexicon_.String(found.letters);
    // Of other spellings than ours only a missing hamza on the alef and what Egyptian papers do at a word's end.
    for (size_t i = 0; i < form.size(); ++i) {
      if (spelt[i] != form[i] && form[i] != kAlef && i + 1 != form.size()) return false;
    }
    const bool exact = spelt == form;
    const bool one_letter = enclitic == Enclitic::kMe || enclitic == Enclitic::kYou || enclitic == Enclitic::kHe;
    if (lexeme.pos == Pos::kVerb) {
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

  static bool Fits(const Lexeme& lexeme, uint32_t features, uint8_t taken, Enclitic enclitic) {
    const bool preposition = taken & (kBi | kLi | kKa);
    if (lexeme.pos == Pos::kVerb) {
      if (taken & (kAl | kBi | kKa)) return false;
      if ((taken & kSa) && (!(features & kImperfect) || (features & kJussive))) return false;
      if ((taken & kLi) && !(features & kImperfect)) return false;
      if (enclitic != Enclitic::kNone && ((features & kPassive) || lexeme.transitive == 0)) return false;
      return true;
    }
    if (taken & kSa) return false;
    if (IsNominal(lexeme.pos)) {
      if (taken & kAl) return !(features & (kConstruct | kAccusative)) && lexeme.pos != Pos::kName;
      if (enclitic != Enclitic::kNone) {
        // سفيران + ه is سفيراه: sound plurals and duals lose their ن first, and the indefinite alef never stands before a pronoun.
        // منتقديه: participles serve as nouns.
        const bool of_persons = (features & (kActiveParticiple | kPassiveParticiple)) && (features & kConstruct) && (features & kPlural) &&
                                enclitic != Enclitic::kMe;
        return !(features & kAccusative) && (lexeme.pos == Pos::kNoun || lexeme.pos == Pos::kQuantity || of_persons) &&
               !((features & kDual) && !(features & kConstruct));
      }
      return !(preposition && (features & kAccusative));
    }
    // Function words: بها, لأن, وكل, فيما are listed or built from preposition + pronoun.
    if (taken & kAl) return lexeme.pos == Pos::kAdverb;
    if (enclitic != Enclitic::kNone)
      return lexeme.pos == Pos::kPreposition || lexeme.function == Function::kThatNoun || lexeme.pos == Pos::kSubordinator;
    if (preposition)
      return lexeme.pos == Pos::kDemonstrative || lexeme.pos == Pos::kRelative || lexeme.function == Function::kThatVerb ||
             lexeme.pos == Pos::kQuantity || lexeme.pos == Pos::kPreposition || lexeme.function == Function::kWithout;
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
};

// --- the neighbours ------------------------------------------------------------------------------------------------------

class Chooser {
 public:
  Chooser(const Text& text, const Tokens& tokens, const WordCache& cache, Words* out)
      : text_(text), tokens_(tokens.tokens), cache_(cache), words_(out->words) {}

  void Sentence(const marsad::Sentence& s) {
    verb_seen_ = false;
    verb_ = 0;
    for (uint32_t i = s.begin; i < s.end; ++i) {
      if (tokens_[i].kind != TokenKind::kWord) continue;
      const WordCache::Entry& entry = cache_.entry(words_[i].surface);
      const Analysis* chosen = &entry.likeliest;
      if (!entry.settled) {
        const Analysis* a = cache_.analyses(words_[i].surface);
        const Surroundings around = Look(s, i);
        int best = 1000;
        for (uint32_t k = 0; k < entry.count; ++k) {
          // The least that the neighbours can add (see Context) leaves many readings without a chance.
          if (a[k].cost * 4 + (a[k].pos == Pos::kVerb ? -26 : -9) >= best) continue;
          const int cost = a[k].cost * 4 + Context(s, i, around, a[k]);
          if (cost < best) best = cost, chosen = a + k;
        }
      }
      static_cast<Analysis&>(words_[i]) = *chosen;
      if (chosen->pos == Pos::kVerb && (chosen->features & kPerfect) && (chosen->features & kMaybePassive) && HasDamma(i))
        words_[i].features = (words_[i].features | kPassive) & ~kMaybePassive;
      if (chosen->pos == Pos::kVerb) verb_seen_ = true, verb_ = chosen->features, verb_at_ = i;
    }
  }

 private:
  // قُتل, استُهدف: whether a damma is printed where only the passive of a perfect has one, before its last two letters.
  bool HasDamma(uint32_t i) const {
    const Token& token = tokens_[i];
    if (text_.origin[token.end] - text_.origin[token.begin] == 2 * (token.end - token.begin)) [[likely]]
      return false;
    for (uint32_t k = token.begin; k + 2 < token.end; ++k) {
      if (text_.origin[k + 1] == text_.origin[k] + 4 && text_.bytes.compare(text_.origin[k] + 2, 2, "\xD9\x8F") == 0) return true;
    }
    return false;
  }

  // The part of speech that the next word has at its likeliest.
  const Analysis* Next(const marsad::Sentence& s, uint32_t i) const {
    for (uint32_t j = i + 1; j < s.end && j < i + 3; ++j) {
      if (tokens_[j].kind == TokenKind::kWord) return &cache_.entry(words_[j].surface).likeliest;
      if (tokens_[j].kind != TokenKind::kOpen) return nullptr;
    }
    return nullptr;
  }

  // What stands around a word, looked at once for all its analyses.
  struct Surroundings {
    const Word* before = nullptr;
    TokenKind before_kind = TokenKind::kStop;
    const Word* before_lexeme = nullptr;  // `before`, where it is a known word
    const Analysis* next = nullptr;
    bool first = false;  // nothing before it in its clause
    bool next_definite = false;
    bool next_indefinite = false;
    bool next_preposition = false;
  };

  Surroundings Look(const marsad::Sentence& s, uint32_t i) const {
    Surroundings r;
    r.before = i > s.begin ? &words_[i - 1] : nullptr;
    if (r.before != nullptr) r.before_kind = tokens_[i - 1].kind;
    if (r.before != nullptr && r.before_kind == TokenKind::kWord) r.before_lexeme = r.before->lexeme == kNoLexeme ? nullptr : r.before;
    r.first = r.before == nullptr || r.before_kind == TokenKind::kOpen || r.before_kind == TokenKind::kColon ||
              r.before_kind == TokenKind::kDash || r.before_kind == TokenKind::kSemicolon;
    r.next = Next(s, i);
    if (r.next != nullptr) {
      const bool clitic = r.next->proclitics & (kBi | kLi | kKa | kWa | kFa);
      r.next_definite = ((r.next->proclitics & kAl) || r.next->pos == Pos::kName) && !clitic;
      r.next_indefinite = !(r.next->proclitics & kAl) && !clitic && IsNominal(r.next->pos) && r.next->pos != Pos::kName;
      r.next_preposition = r.next->pos == Pos::kPreposition || (r.next->proclitics & (kBi | kLi | kKa));
    }
    return r;
  }

  bool MayAct(const Analysis& a) const {
    return a.lexeme == kNoLexeme || a.pos == Pos::kQuantity || a.Class() == NounClass::kHuman || a.Class() == NounClass::kGroup;
  }

  // Whether nothing parts the word at i from the verb before it.
  bool SameClause(uint32_t i) const {
    if (!verb_seen_ || words_[verb_at_].Does() == Function::kAuxiliary) return false;
    for (uint32_t k = verb_at_ + 1; k < i; ++k) {
      if (tokens_[k].kind != TokenKind::kWord || !(IsNominal(words_[k].pos)) || (words_[k].proclitics & (kWa | kFa))) return false;
    }
    return true;
  }

  int Context(const marsad::Sentence& s, uint32_t i, const Surroundings& around, const Analysis& a) const {
    int cost = 0;
    const auto& [before, before_kind, before_lexeme, next, first, next_definite, next_indefinite, next_preposition] = around;
    const bool verb = a.pos == Pos::kVerb;
    const bool nominal = IsNominal(a.pos);
    const bool preposition = a.proclitics & (kBi | kLi | kKa);
    const bool conjunction = a.proclitics & (kWa | kFa);
    const bool after_number = before_kind == TokenKind::kNumber;

    if (before_lexeme != nullptr && !conjunction) {
      if (before->pos == Pos::kPreposition && before->enclitic == Enclitic::kNone) cost += verb ? 40 : preposition ? 20 : 0;
      switch (before_lexeme->Does()) {
        case Function::kThatVerb:  // أن يوفر; أن الحكومة; بعد أن عرض
          cost += verb                                                                           ? ((a.features & kImperfect) ? 0 : 4)
                  : (a.proclitics & kAl) || a.pos == Pos::kName || a.enclitic != Enclitic::kNone ? 2
                                                                                                 : 8;
          break;
        case Function::kAuxiliary:
          // كانت تشكل, but بدأ تبادل المعلومات: the two have one subject.
          cost += !verb ? 0 : (a.features & kImperfect) && (a.features & before->features & (kMasculine | kFeminine)) ? -4 : 12;
          break;
        case Function::kNegatesPast:
        case Function::kNegatesFuture:
        case Function::kFuture:
          cost += verb && (a.features & kImperfect) ? 0 : verb ? 20 : 40;
          break;
        case Function::kPerhaps:
          cost += verb ? 0 : 40;
          break;
        case Function::kThatNoun:
          if (before->enclitic == Enclitic::kNone) cost += verb ? 24 : 0;
          break;
        case Function::kWithout:
          cost += verb ? 30 : 0;
          break;
        default:
          break;
      }
      if (before->pos == Pos::kRelative) cost += verb ? 0 : 6;
      if (before->pos == Pos::kDemonstrative) cost += verb ? 10 : 0;
      if (before->pos == Pos::kQuantity) cost += verb ? 24 : 0;
      if (before->pos == Pos::kVerb && before->Does() != Function::kAuxiliary) cost += verb ? 12 : 0;
      // An indefinite noun right before: an idafa or an adjective is likelier than a new verb.
      if ((before->pos == Pos::kNoun) && !(before->proclitics & kAl) && before->enclitic == Enclitic::kNone &&
          !(before->features & kAccusative))
        cost += verb ? 6 : 0;
    }
    // وهو ما أثار, كل ما قاله: behind these ما is what is said, no negation.
    if (before_lexeme != nullptr && a.pos == Pos::kNegation && a.Does() == Function::kNegates && !conjunction &&
        (before->pos == Pos::kPronoun || before->pos == Pos::kQuantity || before->pos == Pos::kPreposition))
      cost += 12;
    if (after_number) cost += verb ? 20 : 0;
    // و before what may be verb or masdar joins a masdar where no verb has come yet: في ظل قطع العلاقات وفرض عقوبات.
    if (verb && conjunction && (a.features & kPerfect) && i > s.begin && !verb_seen_ && before_kind != TokenKind::kStop) cost += 6;
    if (preposition && verb) cost += 4;  // ل + imperfect
    if (verb && (a.features & kJussive)) {
      const bool short_form =
          before_lexeme != nullptr && (before_lexeme->Does() == Function::kNegatesPast || before_lexeme->Does() == Function::kThatVerb ||
                                       before_lexeme->Does() == Function::kNegatesFuture || before_lexeme->Does() == Function::kNegates);
      cost += short_form || (a.proclitics & kLi) ? -2 : 8;
    }
    if (verb && !conjunction && !first && before_lexeme != nullptr && before_lexeme->Does() == Function::kNegatesPast) cost -= 2;
    // A verb agrees in gender with a subject right behind it: تحقق الشرطة is حقق, not تحقق.
    if (verb && (a.features & kThird) && next_definite && next->pos == Pos::kNoun) {
      const uint32_t next_gender = (next->features & kPlural) ? 0 : next->features & (kMasculine | kFeminine);
      if (next_gender != 0 && (next_gender & a.features) == 0) cost += 3;
    }

    // Verb or noun of the same letters (قتل، رفض، دعم، بحث): where a clause may begin, before a definite noun or a name, it is the verb;
    // before an indefinite noun or after what governs a noun it is the noun.
    if (verb && (a.features & kPerfect)) {
      const bool after_subject = before != nullptr && !conjunction && before_kind == TokenKind::kWord &&
                                 ((before->proclitics & kAl) || before->pos == Pos::kName || (before->pos == Pos::kAdjective) ||
                                  before->enclitic != Enclitic::kNone) &&
                                 before->pos != Pos::kVerb;
      if (first || conjunction || before_kind == TokenKind::kComma || before_kind == TokenKind::kClose ||
          before_kind == TokenKind::kBracketClose || (before_lexeme != nullptr && before_lexeme->Does() == Function::kWhen)) {
        // A verb agrees with the subject right behind it: توغل القوات is the noun.
        const uint32_t next_gender = next != nullptr ? next->features & (kMasculine | kFeminine) : 0;
        // But انسحب الجيش وترك الدبابات: the subject is that of the verb before.
        if (next_definite && next_gender == kFeminine && (a.features & kMasculine) && !(a.features & kFeminine) && next->pos != Pos::kName)
          cost += conjunction && (verb_ & (kMasculine | kFeminine | kThird)) == (kMasculine | kThird) ? 2 : 5;
        else if (next_definite)
          cost -= 6;
        else if (next_preposition)
          cost += 0;
        else if (next_indefinite)
          cost += s.title ? 3 : first && !MayAct(*next) ? 4 : -1;  // قتل جندي, but قصف متبادل
      } else if (after_subject) {
        // طالب الرئيس برد: one verb a clause.
        cost += (next_preposition ? 1 : 2) + (verb_at_ + 3 >= i && SameClause(i) ? 4 : 0);
      }
      if (before_lexeme != nullptr && before_lexeme->pos == Pos::kRelative) cost -= 4;
    }
    if (verb && (a.features & kPerfect) && (a.features & (kPassive | kMaybePassive)) && HasDamma(i)) cost -= 4;
    // مسلحان قتلا: of two.
    if (verb && (a.features & kDual) && !conjunction && before_lexeme != nullptr && IsNominal(before->pos) && (before->features & kDual))
      cost -= 8;
    // فرضت فرنسا عقوبات وحظر سفر: the verb of the same subject would be feminine as well.
    if (verb && conjunction && (a.features & kPerfect) && (a.features & (kMasculine | kFeminine)) == kMasculine && next_indefinite &&
        (verb_ & (kMasculine | kFeminine | kThird)) == (kFeminine | kThird) && (verb_ & kSingular) && !MayAct(*next))
      cost += 6;
    // Outside quotes the news says no "we" and no "you": أبدت تعاونا, بنوك.
    if (verb && tokens_[i].quote_depth == 0 &&
        (((a.features & kFirst) && !(a.features & kThird)) || a.enclitic == Enclitic::kYou || a.enclitic == Enclitic::kYouAll))
      cost += 4;
    // عقد اتفاقا مع: what stands only before an idafa needs one, and before an indefinite noun only people are as often two (وزيرا خارجية).
    if (nominal && (a.features & kConstruct) && a.enclitic == Enclitic::kNone) {
      const bool definite = (next_definite && IsNominal(next->pos)) || (next != nullptr && next->pos == Pos::kDemonstrative);
      const bool annexed = next_indefinite && !(next->features & kAccusative) && (MayAct(a) || !(a.features & kDual));
      if (!definite && !annexed) cost += 6;
    }
    if (nominal && (a.features & (kAccusative | kActiveParticiple)) == kAccusative && next_definite && next->pos == Pos::kNoun) cost += 3;
    // مهاجمة المدينة: before an idafa the masdar rather than the participle of a woman.
    constexpr uint32_t kOfHer = kFeminine | kSingular;
    if ((a.pos == Pos::kAdjective || (a.features & kActiveParticiple)) && (a.features & (kOfHer | kMasdar)) == kOfHer && nominal &&
        !(a.proclitics & kAl) && next_definite)
      cost += 3;
    if (nominal && !preposition && !(a.proclitics & kAl) && a.enclitic == Enclitic::kNone && (a.features & (kMasdar | kPlural))) cost += 2;
    if (nominal && before_lexeme != nullptr && before->pos == Pos::kVerb && !conjunction) cost -= 1;
    // فلان وزوجته: a person rather than what was done to him.
    if (nominal && conjunction && a.enclitic != Enclitic::kNone && a.enclitic != Enclitic::kMe && a.Class() == NounClass::kHuman &&
        before_lexeme != nullptr && (before->pos == Pos::kName || before->Class() == NounClass::kHuman))
      cost -= 8;
    // An adjective follows a noun; alone it is less likely than the noun of the same letters.
    if (a.pos == Pos::kAdjective) {
      const bool after_noun = before_lexeme != nullptr && !conjunction && (IsNominal(before->pos));
      cost += after_noun ? -1 : 2;
      if (after_noun && ((before->proclitics & kAl) != 0) == ((a.proclitics & kAl) != 0)) cost -= 1;
      // استقبال اللاجئين: behind an indefinite noun a definite word is annexed, a noun; and an adjective agrees in gender.
      if (after_noun && before->pos == Pos::kNoun && (a.proclitics & kAl) && !(before->proclitics & kAl) &&
          before->enclitic == Enclitic::kNone)
        cost += 3;
      const uint32_t gender = a.features & (kMasculine | kFeminine),
                     before_gender = before != nullptr ? before->features & (kMasculine | kFeminine) : 0;
      if (after_noun && before->pos == Pos::kNoun && (before->features & kSingular) && gender != 0 && before_gender != 0 &&
          (gender & before_gender) == 0)
        cost += 3;
      // شنت تركيا عملية: an indefinite word behind a definite one is a noun of its own.
      if (after_noun && ((before->proclitics & kAl) || before->pos == Pos::kName) && !(a.proclitics & kAl)) cost += 3;
    }
    return cost;
  }

  const Text& text_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  std::vector<Word>& words_;
  bool verb_seen_ = false;  // in this sentence
  uint32_t verb_ = 0;       // the features of the last one
  uint32_t verb_at_ = 0;
};

}  // namespace

// Eight letters at a time; words are short. All 64 bits must be good: they alone tell words apart (FindHashed).
uint64_t WordCache::Hash(std::string_view letters) {
  const auto mix = [](uint64_t a, uint64_t b) {  // both halves of the product
    const unsigned __int128 product = static_cast<unsigned __int128>(a ^ 0x9E3779B97F4A7C15ULL) * (b ^ 0xD6E8FEB86659FD93ULL);
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
  };
  uint64_t hash = letters.size();
  const char* p = letters.data();
  size_t left = letters.size();
  for (; left >= 8; left -= 8, p += 8) {
    uint64_t chunk;
    std::memcpy(&chunk, p, 8);
    hash = mix(hash, chunk);
  }
  // What is left, without a loop whose end no machine could foresee: both ends of it, overlapping.
  uint64_t tail = 0;
  if (left >= 4) {
    uint32_t ends[2];
    std::memcpy(&ends[0], p, 4);
    std::memcpy(&ends[1], p + left - 4, 4);
    tail = static_cast<uint64_t>(ends[1]) << 32 | ends[0];
  } else if (left > 0) {
    const auto at = [p](size_t i) { return static_cast<uint64_t>(static_cast<uint8_t>(p[i])); };
    tail = at(0) | at(left / 2) << 8 | at(left - 1) << 16;
  }
  return mix(hash, tail);
}

uint32_t WordCache::Find(const Lexicon& lexicon, std::string_view letters) { return FindHashed(lexicon, letters, Hash(letters)); }

uint32_t WordCache::FindHashed(const Lexicon& lexicon, std::string_view letters, uint64_t hash) {
  if (entries_.size() * 2 >= slots_.size()) Grow();
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if ((slots_[at] ^ hash) >> kIdBits == 0) return static_cast<uint32_t>(slots_[at] & kIdMask) - 1;
  }
  Entry entry;
  entry.begin = static_cast<uint32_t>(analyses_.size());
  entry.folded_hash = lexicon.FoldedHash(letters);
  Analyser(lexicon, letters, &analyses_).Run();
  entry.count = static_cast<uint8_t>(analyses_.size() - entry.begin);
  entry.likeliest = analyses_[entry.begin];
  bool settled = true;
  for (uint32_t k = 1; k < entry.count; ++k) {
    const Analysis& a = analyses_[entry.begin + k];
    settled = settled && a.pos == entry.likeliest.pos && a.proclitics == entry.likeliest.proclitics;
  }
  const Pos pos = entry.likeliest.pos;
  entry.settled = settled && (entry.count == 1 || (pos != Pos::kVerb && pos != Pos::kAdjective && pos != Pos::kNoun));
  const uint32_t id = static_cast<uint32_t>(entries_.size());
  entries_.push_back(entry);
  hashes_.push_back(hash);
  slots_[at] = (hash & ~uint64_t{kIdMask}) | (id + 1);
  return id;
}

void WordCache::Grow() {
  if (slots_.empty()) {  // room that costs nothing before it is used, and is never moved
    entries_.reserve(kMaxSurfaces);
    hashes_.reserve(kMaxSurfaces);
    analyses_.reserve(kMaxSurfaces * 3);
  }
  slots_.assign(std::max<size_t>(1 << 16, slots_.size() * 2), 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t id = 0; id < hashes_.size(); ++id) {
    size_t at = hashes_[id] & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = (hashes_[id] & ~uint64_t{kIdMask}) | (id + 1);
  }
}

void WordCache::Trim() {
  if (entries_.size() < kMaxSurfaces) return;
  slots_.clear();
  hashes_.clear();
  entries_.clear();
  analyses_.clear();
  ++generation_;
}

void AnalyseWords(const Lexicon& lexicon, const Text& text, const Tokens& tokens, WordCache* cache, Words* out) {
  out->words.assign(tokens.tokens.size(), Word());
  const char* letters = reinterpret_cast<const char*>(text.letters.data());
  // Three passes, so that memory is asked for before it is needed: the hash table, the entries, the analyses.
  std::vector<uint64_t>& hashes = cache->pending_;
  hashes.assign(tokens.tokens.size(), 0);
  if (cache->slots_.empty()) cache->Grow();
  const size_t mask = cache->slots_.size() - 1;
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    if (token.kind != TokenKind::kWord) continue;
    hashes[i] = WordCache::Hash({letters + token.begin, token.end - token.begin});
    __builtin_prefetch(&cache->slots_[hashes[i] & mask]);
  }
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    const Token& token = tokens.tokens[i];
    Word& word = out->words[i];
    switch (token.kind) {
      case TokenKind::kWord:
        word.surface = cache->FindHashed(lexicon, {letters + token.begin, token.end - token.begin}, hashes[i]);
        __builtin_prefetch(&cache->entries_[word.surface]);
        break;
      case TokenKind::kForeign:
        word.pos = Pos::kForeign;
        break;
      case TokenKind::kNumber:
        word.pos = Pos::kNumber;
        break;
      default:
        word.pos = Pos::kPunctuation;
    }
  }
  for (size_t i = 0; i < tokens.tokens.size(); ++i) {
    if (tokens.tokens[i].kind == TokenKind::kWord) __builtin_prefetch(cache->analyses(out->words[i].surface));
  }
  Chooser chooser(text, tokens, *cache, out);
  for (const Sentence& sentence : tokens.sentences) chooser.Sentence(sentence);
}

}  // namespace marsad
