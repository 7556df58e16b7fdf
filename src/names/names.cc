#include "names/names.h"

#include <algorithm>

#include "names/respelt.h"

namespace marsad {
namespace {

class NameFinder {
 public:
  NameFinder(const Lexicon& lexicon, const World& world, const Text& text, const Tokens& tokens, const WordCache& cache, NameCache* starts,
             Words* words, Names* out)
      : lexicon_(lexicon),
        world_(world),
        text_(text),
        tokens_(tokens.tokens),
        cache_(cache),
        names_(*starts),
        words_(words->words),
        out_(out),
        respelt_(lexicon, world, text, tokens, cache, starts, words, out) {}

  void Sentence(const marsad::Sentence& s) {
    // Asked for before they are needed: they lie far apart.
    for (uint32_t t = s.begin; t < s.end; ++t) {
      if (MayHaveStart(t)) names_.PrefetchPlace(words_[t].surface);
    }
    for (uint32_t t = s.begin; t < s.end; ++t) {
      if (MayHaveStart(t)) names_.Prefetch(words_[t].surface);
    }
    for (uint32_t t = s.begin; t < s.end; ++t) {
      if (!MayHaveStart(t)) continue;
      const NameCache::Start& start = names_.At(words_[t].surface);
      for (int k = 0; k < start.count; ++k) __builtin_prefetch(world_.senses.data() + start.node[k].first_sense);
    }
    for (uint32_t t = s.begin; t < s.end;) {
      if (words_[t].pos == Pos::kVerb) MendVerb(s, t);
      const uint32_t next = tokens_[t].kind == TokenKind::kWord ? At(s, t) : t;
      t = next > t ? next : t + 1;
    }
  }

  // طرابلس, عمان: of places of one name in several states, that of the state which the article's other names mean most, near ones before
  // far ones; the first by rank where they say nothing.
  void SettleHomonyms() {
    for (const Homonym& homonym : homonyms_) {
      Name& name = out_->names[homonym.name];
      const Sense* best = nullptr;
      uint32_t most = 0;
      for (const Sense& sense : world_.senses.subspan(homonym.node.first_sense, homonym.node.sense_count)) {
        if (!IsPlace(sense.kind)) continue;
        const Code code = StateOf(sense);
        uint32_t votes = 0;
        auto unsure = homonyms_.begin();  // they have no vote
        for (uint32_t k = 0; k < out_->names.size(); ++k) {
          if (unsure != homonyms_.end() && unsure->name == k) {
            ++unsure;
            continue;
          }
          const Name& other = out_->names[k];
          if (code == 0 || StateOf(other.sense) != code) continue;
          const uint32_t far = other.begin > name.begin ? other.begin - name.begin : name.begin - other.begin;
          votes += far <= kNear ? 4 : 1;
        }
        if (votes > most) most = votes, best = &sense;
      }
      if (best != nullptr) name.sense = *best;
    }
  }

 private:
  static constexpr uint32_t kNear = 8;        // tokens
  static constexpr size_t kMaxHomonyms = 64;  // of an article; later ones stay as ranked
  struct Homonym {
    uint32_t name;
    NameNode node;
  };
  std::string_view Letters(uint32_t t) const { return text_.LettersOf(tokens_[t].begin, tokens_[t].end); }

  NameCache::Start StartOf(uint32_t t) {
    NameCache::Start start;
    const std::string_view word = Letters(t);
    const auto add = [&](std::string_view letters, uint8_t proclitics) {
      if (letters.size() < 2 || start.count == NameCache::Start::kMost) return;
      const uint64_t hash = World::Extend(0, lexicon_.FoldedHash(letters));
      const NameNode* node = world_.Find(hash);
      if (node == nullptr) return;
      for (int k = 0; k < start.count; ++k) {
        if (start.node[k].hash == hash) return;
      }
      start.proclitics[start.count] = proclitics;
      start.node[start.count++] = *node;
    };
    add(word, 0);
    std::string_view rest = word;
    uint8_t taken = 0;
    if (rest.size() > 3 && (rest[0] == '\xE8' || rest[0] == '\xE1')) {
      taken = rest[0] == '\xE8' ? kWa : kFa;
      rest = rest.substr(1);
      add(rest, taken);
    }
    if (rest.size() > 3 && (rest[0] == '\xC8' || rest[0] == '\xE3' || rest[0] == '\xE4')) {
      if (rest[0] == '\xE4' && rest[1] == '\xE4') {
        const std::string with_article = "\xC7\xE4" + std::string(rest.substr(2));
        add(with_article, static_cast<uint8_t>(taken | kLi));
        add(rest.substr(1), static_cast<uint8_t>(taken | kLi));
      } else {
        add(rest.substr(1), static_cast<uint8_t>(taken | (rest[0] == '\xC8' ? kBi : rest[0] == '\xE4' ? kLi : kKa)));
      }
    }
    return start;
  }

  // The stem where a pronoun hangs on it: حكومته, نظيره, رئيسها.
  uint64_t StemHash(uint32_t t, const Analysis& a) const {
    std::string stem(Letters(t).substr(a.stem_begin, a.stem_size));
    if (!stem.empty() && stem.back() == '\xCA') {
      // حكومته is of حكومة, قواته of قوات.
      stem.back() = '\xC9';
      const uint64_t hash = World::Extend(0, lexicon_.FoldedHash(stem));
      if (world_.Find(hash) != nullptr) return hash;
      stem.back() = '\xCA';
    }
    return World::Extend(0, lexicon_.FoldedHash(stem));
  }

  // Whether MayBegin is known to hold.
  bool MayHaveStart(uint32_t t) const {
    return tokens_[t].kind == TokenKind::kWord && cache_.Knows(words_[t].surface, WordCache::Question::kBeginsName);
  }

  bool MayBegin(uint32_t t) {
    return cache_.Asked(words_[t].surface, WordCache::Question::kBeginsName, [&](const WordCache::Entry&) {
      const NameCache::Start start = StartOf(t);
      if (start.count > 0) names_.Keep(cache_, words_[t].surface, start);
      return start.count > 0;
    });
  }

  // Whether a name begins with the stem of any analysis that has a pronoun.
  bool StemMayBegin(uint32_t t) const {
    const uint32_t surface = words_[t].surface;
    return cache_.Asked(surface, WordCache::Question::kStemBeginsName, [&](const WordCache::Entry& entry) {
      const Analysis* a = cache_.analyses(surface);
      return std::any_of(a, a + entry.count,
                         [&](const Analysis& one) { return one.enclitic != Enclitic::kNone && world_.Find(StemHash(t, one)) != nullptr; });
    });
  }

  uint32_t At(const marsad::Sentence& s, uint32_t t) {
    uint32_t best_end = t;
    NameNode best;  // a copy: what is kept may move
    uint8_t best_proclitics = 0, proclitics = 0;
    const auto follow = [&](uint64_t hash, const NameNode* node) {
      uint32_t end = t + 1;
      while (node != nullptr) {
        if (node->sense_count > 0 && end > best_end) best = *node, best_end = end, best_proclitics = proclitics;
        if (node->longer == 0) break;
        uint32_t next = end;
        if (next < s.end && (tokens_[next].kind == TokenKind::kOpen || tokens_[next].kind == TokenKind::kClose))
          ++next;  // تنظيم "الدولة الإسلامية"
        if (next >= s.end || tokens_[next].kind != TokenKind::kWord) break;
        const uint64_t word = cache_.entry(words_[next].surface).folded_hash;
        if (!node->MayGoOn(word)) break;
        hash = World::Extend(hash, word);
        node = world_.FindLikely(hash);
        end = next + 1;
      }
    };
    if (MayBegin(t)) {
      const NameCache::Start& start = names_.At(words_[t].surface);
      for (int k = 0; k < start.count; ++k) {
        proclitics = start.proclitics[k];
        follow(start.node[k].hash, &start.node[k]);
      }
    }
    if (words_[t].enclitic != Enclitic::kNone && words_[t].pos != Pos::kVerb && StemMayBegin(t)) {
      proclitics = words_[t].proclitics;
      const uint64_t hash = StemHash(t, words_[t]);
      follow(hash, world_.Find(hash));
    }
    if (best_end > t + 1 && best.first_kind == SenseKind::kTitle) {
      // رئيس حزب الشجرة: the title is رئيس where its second word begins the name of a body.
      if (const NameNode shorter = BeforeBody(s, t, best_end); shorter.sense_count > 0) best = shorter, --best_end;
    }
    // غزة begins no person's name, but سلمان may.
    if (best.sense_count == 0 ||
        (best_end == t + 1 && (best.first_kind == SenseKind::kPersonShort || best.first_kind == SenseKind::kPerson))) {
      if (const uint32_t end = respelt_.At(s, t); end > t) return end;
    }
    if (best.sense_count == 0) return t;
    const Sense* chosen = nullptr;
    for (const Sense& sense : world_.senses.subspan(best.first_sense, best.sense_count)) {
      if (!Possible(sense, t, best_end, best_proclitics)) continue;
      // كوري, سوداني: of two states with one nisba, the one that the article has named.
      if (chosen == nullptr || Rank(sense, t) < Rank(*chosen, t) ||
          (sense.kind == chosen->kind && sense.kind == SenseKind::kNisba && !Seen(*chosen) && Seen(sense)) ||
          (sense.kind == chosen->kind && sense.kind == SenseKind::kPersonShort && !SeenPerson(*chosen) && SeenPerson(sense)))
        chosen = &sense;
    }
    if (chosen == nullptr) return t;
    const uint32_t index = static_cast<uint32_t>(out_->names.size());
    Name name;
    name.begin = t;
    name.end = best_end;
    name.sense = *chosen;
    if (best.sense_count > 1 && IsPlace(chosen->kind) && homonyms_.size() < kMaxHomonyms) homonyms_.push_back({index, best});
    for (uint32_t k = t; k < best_end; ++k) {
      out_->name_at[k] = index;
      // بوكو حرام: inside a name of several words, words are parts of it.
      if (k > t && IsEntity(chosen->kind) && words_[k].pos != Pos::kName)
        words_[k].Unlisted(Pos::kName), words_[k].features &= ~(kAccusative | kMasdar | kActiveParticiple);
    }
    // مسؤول كوري شمالي: the words of a nisba of several words are adjectives, whatever else they may be.
    for (uint32_t k = t; best_end > t + 1 && chosen->kind == SenseKind::kNisba && k < best_end; ++k) {
      if (words_[k].pos != Pos::kAdjective) words_[k].Unlisted(Pos::kAdjective), words_[k].features = chosen->features & ~kConstruct;
    }
    // ولي العهد is no و + لي.
    if (best_end > t + 1 && chosen->kind == SenseKind::kTitle && words_[t].pos != Pos::kNoun) {
      words_[t].Unlisted(Pos::kNoun);
      words_[t].enclitic = Enclitic::kNone;
      words_[t].proclitics = best_proclitics;
      words_[t].features = chosen->features;
    }
    constexpr uint8_t kOutside = kWa | kFa | kBi | kLi | kKa;
    if (IsEntity(chosen->kind) && (words_[t].proclitics & kOutside) != (best_proclitics & kOutside)) {
      words_[t].proclitics = best_proclitics;
      words_[t].Unlisted(Pos::kName);
    }
    if ((best_end > t + 1 || chosen->kind == SenseKind::kPersonShort) && IsEntity(chosen->kind) &&
        (words_[t].pos == Pos::kVerb || (chosen->kind == SenseKind::kPersonShort && words_[t].pos == Pos::kNoun)))
      words_[t].Unlisted(Pos::kName);
    if (IsEntity(chosen->kind) && words_[t].lexeme != kNoLexeme && Unsure(words_[t])) {
      words_[t].Unlisted(words_[t].proclitics & kAl ? Pos::kNoun : Pos::kName);
      words_[t].enclitic = Enclitic::kNone;
      words_[t].features &= kMasculine | kFeminine | kSingular | kPlural;
    }
    out_->names.push_back(name);
    return best_end;
  }

  static bool IsPlace(SenseKind kind) { return kind == SenseKind::kState || kind == SenseKind::kCapital || kind == SenseKind::kPlace; }
  Code StateOf(const Sense& sense) const {
    switch (sense.kind) {
      case SenseKind::kCapital:
      case SenseKind::kPlace:
        return world_.places[sense.id].code;
      case SenseKind::kTitle:
        return 0;
      default:
        return world_.entities[sense.id].code;
    }
  }

  // The title of [t, end - 1), where the last word of [t, end) begins the name of an organisation that goes on behind end.
  NameNode BeforeBody(const marsad::Sentence& s, uint32_t t, uint32_t end) {
    const uint32_t last = end - 1;
    if (end >= s.end || tokens_[end].kind == TokenKind::kStop || !MayBegin(last)) return {};
    const NameCache::Start& body = names_.At(words_[last].surface);
    bool longer = false;
    for (int k = 0; k < body.count && !longer; ++k) {
      uint64_t hash = body.node[k].hash;
      const NameNode* node = &body.node[k];
      for (uint32_t next = last + 1; node != nullptr && node->longer != 0 && next < s.end && tokens_[next].kind == TokenKind::kWord;
           ++next) {
        hash = World::Extend(hash, cache_.entry(words_[next].surface).folded_hash);
        node = world_.Find(hash);
        longer = longer || (node != nullptr && node->sense_count > 0 && next >= end && node->first_kind == SenseKind::kOrganisation);
      }
    }
    if (!longer || !MayBegin(t)) return {};
    const NameCache::Start& start = names_.At(words_[t].surface);
    for (int k = 0; k < start.count; ++k) {
      uint64_t hash = start.node[k].hash;
      const NameNode* node = &start.node[k];
      for (uint32_t next = t + 1; node != nullptr && next < last; ++next) {
        hash = World::Extend(hash, cache_.entry(words_[next].surface).folded_hash);
        node = world_.Find(hash);
      }
      if (node != nullptr && node->sense_count > 0 && node->first_kind == SenseKind::kTitle) return *node;
    }
    return {};
  }

  // قال الوزير الروسي تيد كوتون: behind a verb and its titled subject no verb of the same clause follows; with a stranger behind it, it is
  // the first of his names. كان الوزير قال has two verbs.
  void MendVerb(const marsad::Sentence& s, uint32_t t) {
    Word& w = words_[t];
    if (out_->names.empty() || out_->names.back().end != t || w.proclitics != 0 || w.enclitic != Enclitic::kNone ||
        (w.features & kImperfect) || t + 1 >= s.end || !respelt_.Strange(t + 1) || words_[t + 1].proclitics != 0)
      return;
    uint32_t begin = t;
    bool titled = false;
    for (size_t n = out_->names.size(); n-- > 0 && out_->names[n].end == begin;) {
      const Name& name = out_->names[n];
      if (name.sense.kind != SenseKind::kTitle && name.sense.kind != SenseKind::kNisba) break;
      titled = titled || name.sense.kind == SenseKind::kTitle;
      begin = name.begin;
    }
    if (!titled || begin == s.begin || words_[begin - 1].pos != Pos::kVerb || words_[begin - 1].Does() == Function::kAuxiliary) return;
    w.Unlisted(Pos::kName);
    w.features = kSingular;
  }

  bool IsEntity(SenseKind kind) const {
    return kind != SenseKind::kTitle && kind != SenseKind::kNisba && kind != SenseKind::kMember && kind != SenseKind::kOrganisationNisba;
  }

  // في براندون, مدينة براندون, where براندون may be a man as well: something says that a place follows, and no other name does.
  bool InPlace(uint32_t t, uint8_t proclitics) const {
    // بوستر is no ب + وستر.
    if (proclitics != 0 || t == 0 || tokens_[t - 1].kind != TokenKind::kWord || (t + 1 < tokens_.size() && respelt_.Strange(t + 1)))
      return false;
    const Word& before = words_[t - 1];
    return before.lexeme != kNoLexeme &&
           (before.Does() == Function::kPlace || (before.pos == Pos::kNoun && before.Class() == NounClass::kPlace));
  }

  bool Possible(const Sense& sense, uint32_t t, uint32_t end, uint8_t proclitics) const {
    const Word& w = words_[t];
    if (end > t + 1) return true;
    // خورخي تشافيز is another than هوغو.
    if (sense.kind == SenseKind::kPersonShort && t > 0 && !(w.proclitics & (kWa | kFa | kBi | kLi | kKa)) &&
        out_->name_at[t - 1] == kNoLexeme && respelt_.NameLike(t - 1) && !(words_[t - 1].proclitics & kAl))
      return false;
    if (sense.kind == SenseKind::kPlace && world_.places[sense.id].imported != 0 && !InPlace(t, proclitics)) return false;
    if (sense.kind == SenseKind::kPersonShort && IsNamedAgain(sense, t)) return true;
    // دعم مالي, نظام مالي: an adjective of these letters, unless the article named the state before or a title stands there.
    if (sense.kind == SenseKind::kState && t > 0 && words_[t - 1].pos == Pos::kNoun && (words_[t - 1].features & kMasculine) &&
        (words_[t - 1].proclitics & kAl) == 0 && out_->name_at[t - 1] == kNoLexeme && words_[t - 1].Class() != NounClass::kPlace &&
        IsPlainAdjective(t) && !Seen(sense))
      return false;
    if (IsEntity(sense.kind)) return w.pos == Pos::kName || w.pos == Pos::kUnknown || Unsure(w);
    // حل سياسي: an adjective behind its noun is no title.
    if (sense.kind == SenseKind::kTitle && w.pos == Pos::kAdjective && t > 0 &&
        (words_[t - 1].pos == Pos::kNoun || words_[t - 1].pos == Pos::kAdjective) &&
        (words_[t - 1].proclitics & kAl) == (w.proclitics & kAl) && !(w.proclitics & (kWa | kFa | kBi | kLi | kKa))) {
      return false;
    }
    // A verb or function word of the same letters is neither title nor nisba.
    return w.pos == Pos::kNoun || w.pos == Pos::kAdjective || w.pos == Pos::kName || Unsure(w);
  }

  // Whether the letters are an adjective's, but for the alef of تركيا.
  bool IsPlainAdjective(uint32_t t) const {
    const Analysis* a = cache_.analyses(words_[t].surface);
    return std::any_of(a, a + cache_.entry(words_[t].surface).count, [](const Analysis& one) {
      return one.pos == Pos::kAdjective && !(one.features & (kAccusative | kDual | kConstruct));
    });
  }

  // قالت ماي, كيم ومون: a name that is also a word, of one who was named in full before, behind a verb or joined to another person.
  bool IsNamedAgain(const Sense& sense, uint32_t t) const {
    const Word& w = words_[t];
    if (t == 0 || (w.pos != Pos::kNoun && w.pos != Pos::kVerb) || (w.proclitics & kAl) || w.enclitic != Enclitic::kNone) return false;
    const uint32_t before = out_->name_at[t - 1];
    const bool joined = (w.proclitics & kWa) && before != kNoLexeme &&
                        (out_->names[before].sense.kind == SenseKind::kPerson || out_->names[before].sense.kind == SenseKind::kPersonShort);
    const bool acts = w.proclitics == 0 && words_[t - 1].pos == Pos::kVerb && w.pos == Pos::kNoun;
    return (joined || acts) && SeenPerson(sense);
  }

  // Whether the article named the state of a nisba, or its capital, before.
  bool Seen(const Sense& sense) const {
    for (const Name& name : out_->names) {
      if (name.sense.kind == SenseKind::kState || name.sense.kind == SenseKind::kNisba || name.sense.kind == SenseKind::kSeat) {
        if (name.sense.id == sense.id) return true;
      } else if (name.sense.kind == SenseKind::kCapital && world_.places[name.sense.id].code == world_.entities[sense.id].code) {
        return true;
      }
    }
    return false;
  }

  // باغنز: of two with one surname, the one that the article has named in full.
  bool SeenPerson(const Sense& sense) const {
    return std::any_of(out_->names.begin(), out_->names.end(),
                       [&](const Name& name) { return name.sense.kind == SenseKind::kPerson && name.sense.id == sense.id; });
  }

  int Rank(const Sense& sense, uint32_t t) const {
    if (sense.kind == SenseKind::kNisba && words_[t].pos == Pos::kAdjective) return -1;
    switch (sense.kind) {
      case SenseKind::kPerson:
        return 0;
      case SenseKind::kState:
        return 1;
      case SenseKind::kOrganisation:
        return 2;
      case SenseKind::kCapital:
        return 3;
      case SenseKind::kSeat:
        return 4;
      case SenseKind::kTitle:
        return 5;
      case SenseKind::kMember:
        return 6;
      case SenseKind::kNisba:
        return 7;
      case SenseKind::kPlace:
        return 8;
      case SenseKind::kPersonShort:
        return 9;
      default:
        return 10;
    }
  }

  const Lexicon& lexicon_;
  const World& world_;
  const Text& text_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  NameCache& names_;
  std::vector<Word>& words_;
  Names* out_;
  RespeltNames respelt_;
  std::vector<Homonym> homonyms_;
};

}  // namespace

void NameCache::Keep(const WordCache& cache, uint32_t surface, const Start& start) {
  if (generation_ != cache.generation()) {
    starts_.clear();
    places_.clear();
    generation_ = cache.generation();
  }
  if (surface >= places_.size()) places_.resize(surface * size_t{2} + 4096);
  places_[surface] = static_cast<uint32_t>(starts_.size());
  starts_.push_back(start);
}

void FindNames(const Lexicon& lexicon, const World& world, const Text& text, const Tokens& tokens, const WordCache& cache,
               NameCache* starts, Words* words, Names* out) {
  out->Clear(tokens.tokens.size());
  NameFinder finder(lexicon, world, text, tokens, cache, starts, words, out);
  for (const Sentence& s : tokens.sentences) finder.Sentence(s);
  finder.SettleHomonyms();
}

}  // namespace marsad
