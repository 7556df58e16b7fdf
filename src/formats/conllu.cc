#include "formats/conllu.h"

#include <fmt/format.h>

#include "formats/names.h"

namespace marsad {
namespace {

std::string_view UposOf(const Word& w) {
  switch (w.pos) {
    case Pos::kVerb:
      return "VERB";
    case Pos::kNoun:
      return "NOUN";
    case Pos::kAdjective:
      return "ADJ";
    case Pos::kName:
    case Pos::kUnknown:
    case Pos::kForeign:
      return "PROPN";
    case Pos::kPreposition:
      return "ADP";
    case Pos::kConjunction:
      return "CCONJ";
    case Pos::kSubordinator:
      return "SCONJ";
    case Pos::kNegation:
    case Pos::kParticle:
      return "PART";
    case Pos::kPronoun:
    case Pos::kRelative:
    case Pos::kDemonstrative:
      return "PRON";
    case Pos::kQuantity:
    case Pos::kNumber:
      return "NUM";
    case Pos::kAdverb:
      return "ADV";
    case Pos::kPunctuation:
      return "PUNCT";
  }
  return "X";
}

std::string FeaturesOf(const Word& w) {
  std::string out;
  const auto add = [&out](std::string_view feature) { out += (out.empty() ? "" : "|") + std::string(feature); };
  const bool verb = w.pos == Pos::kVerb;
  if (verb && (w.features & kPerfect)) add("Aspect=Perf");
  if (verb && (w.features & kImperfect)) add("Aspect=Imp");
  if ((w.features & (kMasculine | kFeminine)) == kMasculine) add("Gender=Masc");
  if ((w.features & (kMasculine | kFeminine)) == kFeminine) add("Gender=Fem");
  if ((w.features & (kSingular | kDual | kPlural)) == kSingular) add("Number=Sing");
  if ((w.features & (kSingular | kDual | kPlural)) == kDual) add("Number=Dual");
  if ((w.features & (kSingular | kDual | kPlural)) == kPlural) add("Number=Plur");
  if ((w.features & (kFirst | kSecond | kThird)) == kFirst) add("Person=1");
  if ((w.features & (kFirst | kSecond | kThird)) == kSecond) add("Person=2");
  if ((w.features & (kFirst | kSecond | kThird)) == kThird) add("Person=3");
  if (verb && (w.features & kPassive)) add("Voice=Pass");
  return out.empty() ? "_" : out;
}

class ConlluWriter {
 public:
  ConlluWriter(const Document& d, const Tables& tables, std::string* out) : d_(d), t_(tables), out_(*out) {}

  void Sentence(size_t index, std::string_view id) {
    const marsad::Sentence& s = d_.tokens.sentences[index];
    // Signs that are no tokens (the hyphen of a name) stand between tokens; those behind the last token of a sentence belong to it.
    const uint32_t end = index + 1 < d_.tokens.sentences.size() ? First(d_.tokens.sentences[index + 1]) : static_cast<uint32_t>(Letters());
    const uint32_t begin = index == 0 ? 0 : First(s);
    std::string text(ValidUtf8(d_.text.Span(begin, end), &valid_));
    for (char& c : text) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out_ += fmt::format("# sent_id = {}{}{}\n# text = {}\n", id, id.empty() ? "" : "-", index + 1, text);
    number_ = 0;
    byte_ = d_.text.ByteBegin(begin);
    uint32_t at = begin;
    for (uint32_t t = s.begin; t < s.end; ++t) {
      const Token& token = d_.tokens.tokens[t];
      Between(at, token.begin);
      if (token.kind == TokenKind::kWord) {
        Segments(t);
      } else {
        Segment(token.end, "_", token.kind == TokenKind::kOther ? Sign(token.begin) : UposOf(d_.words.words[t]), "_");
      }
      at = token.end;
    }
    Between(at, end);
    out_ += '\n';
  }

 private:
  size_t Letters() const { return d_.text.letters.size(); }
  uint32_t First(const marsad::Sentence& s) const { return d_.tokens.tokens[s.begin].begin; }
  bool IsSpace(uint32_t letter) const { return d_.text.letters[letter] == ' ' || d_.text.letters[letter] == '\n'; }

  std::string_view Sign(uint32_t letter) const {
    const std::string_view sign = d_.text.Span(letter, letter + 1);
    return sign == "%" || sign == "٪" || sign == "$" || sign == "+" || sign == "=" || sign == "€" || sign == "£" ? "SYM" : "PUNCT";
  }

  void Between(uint32_t begin, uint32_t end) {
    for (uint32_t k = begin; k < end; ++k) {
      if (!IsSpace(k)) Segment(k + 1, "_", "PUNCT", "_");
    }
  }

  void Segment(uint32_t end, std::string_view lemma, std::string_view upos, std::string_view features) {
    const bool space_after = end >= Letters() || IsSpace(end);
    // From where the last one ended, so that signs which are no letters (a tatweel, a mark) are lost in no form.
    const uint32_t from = byte_;
    byte_ = end >= Letters() ? static_cast<uint32_t>(d_.text.bytes.size()) : std::max(from, d_.text.ByteEnd(end));
    std::string form(ValidUtf8(std::string_view(d_.text.bytes).substr(from, byte_ - from), &valid_));
    for (const std::string_view space : {" ", "\t", "\n", "\r", "\u00A0"}) {
      for (size_t at; (at = form.find(space)) != std::string::npos;) form.erase(at, space.size());
    }
    out_ += fmt::format("{}\t{}\t{}\t{}\t_\t{}\t_\t_\t_\t{}\n", ++number_, form, lemma == "_" ? std::string_view(form) : lemma, upos,
                        features, space_after ? "_" : "SpaceAfter=No");
  }

  void Segments(uint32_t t) {
    const Token& token = d_.tokens.tokens[t];
    const Word& w = d_.words.words[t];
    uint32_t at = token.begin;
    const auto clitic = [&](std::string_view upos) {
      Segment(at + 1, "_", upos, "_");
      ++at;
    };
    if (w.proclitics & (kWa | kFa)) clitic("CCONJ");
    const uint32_t stem_end = token.begin + w.stem_begin + w.stem_size;
    // ل + أن: the convention of the whole word without its conjunction comes first.
    const Convention* convention =
        stem_end > at ? FindConvention(t_.lexicon.conventions, HashBytes(d_.text.LettersOf(at, stem_end))) : nullptr;
    if (convention == nullptr || convention->count == 1) {
      if (w.proclitics & (kBi | kLi | kKa)) clitic("ADP");
      if (w.proclitics & kSa) clitic("PART");
      if (stem_end > at) convention = FindConvention(t_.lexicon.conventions, HashBytes(d_.text.LettersOf(at, stem_end)));
    }
    const Lexeme* lexeme = w.lexeme == kNoLexeme ? nullptr : &t_.lexicon.lexemes[w.lexeme];
    const std::string lemma = lexeme == nullptr ? "_" : ToUtf8(t_.lexicon.String(lexeme->lemma));
    if (convention == nullptr && lexeme != nullptr) {
      convention = FindConvention(t_.lexicon.conventions, HashBytes(t_.lexicon.String(lexeme->lemma), Convention::kLemmaSeed));
      if (convention != nullptr && convention->count > 1) convention = nullptr;
    }
    if (convention != nullptr) {
      for (uint8_t k = 0; k < convention->count; ++k) {
        const uint32_t next = k + 1 == convention->count ? stem_end : at + convention->sizes[k];
        Segment(next, convention->count == 1 ? std::string_view(lemma) : "_", kUposNames[convention->upos[k]],
                convention->count == 1 ? FeaturesOf(w) : "_");
        at = next;
      }
    } else if (stem_end > at) {
      Segment(stem_end, lemma, UposAt(t), FeaturesOf(w));
      at = stem_end;
    }
    if (at < token.end) Segment(token.end, "_", "PRON", "_");
  }

  // Nouns in the names of states, people, places and organisations are proper nouns, adjectives in longer names are not (الولايات المتحدة);
  // titles and nisbas are what they are otherwise. A definite adjective that heads its phrase stands for a noun (من المرجح, الخضر).
  std::string_view UposAt(uint32_t t) const {
    const Word& w = d_.words.words[t];
    if (d_.names.name_at[t] != kNoLexeme) {
      const Name& name = d_.names.names[d_.names.name_at[t]];
      const SenseKind kind = name.sense.kind;
      const bool entity = kind == SenseKind::kState || kind == SenseKind::kCapital || kind == SenseKind::kPlace ||
                          kind == SenseKind::kPerson || kind == SenseKind::kPersonShort || kind == SenseKind::kOrganisation;
      if (entity && (w.pos == Pos::kNoun || w.pos == Pos::kName || (w.pos == Pos::kAdjective && name.end == name.begin + 1)))
        return "PROPN";
    }
    const uint32_t phrase = t < d_.phrases.phrase_of.size() ? d_.phrases.phrase_of[t] : kNoIndex;
    if (w.pos == Pos::kAdjective && (w.proclitics & kAl) && phrase != kNoIndex && d_.phrases.phrases[phrase].head == t) return "NOUN";
    return UposOf(w);
  }

  const Document& d_;
  const Tables& t_;
  std::string& out_;
  std::string valid_;
  uint32_t number_ = 0;
  uint32_t byte_ = 0;  // where the next segment begins
};

}  // namespace

void AppendConllu(const Document& document, const Tables& tables, std::string_view id, std::string* out) {
  ConlluWriter writer(document, tables, out);
  for (size_t k = 0; k < document.tokens.sentences.size(); ++k) writer.Sentence(k, id);
}

}  // namespace marsad
