// Every layer of a document as text: one form, used by tests, `marsad explain`, the web page and bug reports.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "formats/classes.h"
#include "formats/names.h"
#include "formats/record.h"

namespace marsad {
namespace {

class LayerPrinter {
 public:
  LayerPrinter(const Document& d, const Tables& tables, std::string* out) : d_(d), t_(tables), out_(*out) {}

  void Text() {
    const std::string_view letters = d_.text.LettersOf(0, static_cast<uint32_t>(d_.text.letters.size()));
    out_ += ToUtf8(letters);
    out_ += "\n";
  }

  void Tokens() {
    for (const Sentence& s : d_.tokens.sentences) {
      out_ += s.title ? "title    " : "sentence ";
      for (uint32_t t = s.begin; t < s.end; ++t) {
        const Token& token = d_.tokens.tokens[t];
        out_ += fmt::format("{}[{}]", t == s.begin ? "" : " ", Valid(TokenSpan(d_, t, t + 1)));
        (void)token;
      }
      out_ += "\n";
    }
    for (const Quote& q : d_.tokens.quotes) out_ += fmt::format("quote    {} {}\n", q.depth, Valid(TokenSpan(d_, q.open, q.close + 1)));
  }

  void Words() {
    for (const Sentence& s : d_.tokens.sentences) {
      for (uint32_t i = s.begin; i < s.end; ++i) {
        const Word& w = d_.words.words[i];
        if (d_.tokens.tokens[i].kind != TokenKind::kWord) continue;
        out_ += fmt::format("{}  {}\n", Valid(TokenSpan(d_, i, i + 1)), DescribeAnalysis(t_, w));
      }
    }
  }

  void Names() {
    constexpr std::string_view kKinds[] = {"state",
                                           "capital",
                                           "seat",
                                           "place",
                                           "person",
                                           "person by short name",
                                           "organisation",
                                           "member",
                                           "title",
                                           "nisba",
                                           "nisba of an organisation"};
    for (const Name& name : d_.names.names) {
      const Sense& sense = name.sense;
      std::string_view what;
      if (sense.kind == SenseKind::kTitle)
        what = t_.world.String(t_.world.titles[sense.id].lemma);
      else if (sense.kind == SenseKind::kCapital || sense.kind == SenseKind::kPlace)
        what = t_.world.String(t_.world.places[sense.id].name);
      else
        what = t_.world.String(t_.world.entities[sense.id].id);
      constexpr std::string_view kSpelt[] = {"", " by its spelling", " but for a letter"};
      out_ += fmt::format("{}  {} {}{}\n", Valid(TokenSpan(d_, name.begin, name.end)), kKinds[static_cast<int>(sense.kind)], what,
                          kSpelt[static_cast<int>(sense.spelt)]);
    }
  }

  void Phrases() {
    for (size_t i = 0; i < d_.phrases.phrases.size(); ++i) {
      const Phrase& p = d_.phrases.phrases[i];
      out_ += fmt::format("phrase {}  {}", i, Valid(TokenSpan(d_, p.begin, p.end)));
      out_ += fmt::format("  head {}", Valid(TokenSpan(d_, p.head, p.head + 1)));
      if (p.preposition != kNoLexeme) out_ += fmt::format("  after {}", ToUtf8(t_.lexicon.String(t_.lexicon.lexemes[p.preposition].lemma)));
      if (p.coordinated != kNoIndex) out_ += fmt::format("  with phrase {}", p.coordinated);
      if (p.joined != kNoIndex) out_ += fmt::format("  with phrase {}", p.joined);
      if (p.shares_head) out_ += "  same head";
      if (p.apposition != kNoIndex) out_ += fmt::format("  same as phrase {}", p.apposition);
      if (p.role != Role::kNone)
        out_ += fmt::format("  {} of clause {}",
                            p.role == Role::kSubject  ? "subject"
                            : p.role == Role::kObject ? "object"
                                                      : "argument",
                            p.clause);
      if (p.time) out_ += "  time";
      if (p.address) out_ += "  address";
      if (p.condition) out_ += "  condition";
      if (p.source) out_ += "  source";
      out_ += "\n";
    }
    for (size_t i = 0; i < d_.phrases.clauses.size(); ++i) {
      const Clause& c = d_.phrases.clauses[i];
      out_ += fmt::format("clause {}  {}", i, Valid(TokenSpan(d_, c.verb, c.verb + 1)));
      if (c.subject != kNoIndex) out_ += fmt::format("  subject {}", c.subject);
      if (c.dropped) out_ += "  subject dropped";
      if (c.object != kNoIndex) out_ += fmt::format("  object {}", c.object);
      if (c.governor != kNoIndex) out_ += fmt::format("  in clause {}", c.governor);
      constexpr std::string_view kMarkers[] = {"", "  that", "  relative", "  when", "  condition", "  question"};
      out_ += kMarkers[static_cast<int>(c.marker)];
      if (c.marker == Marker::kRelative && c.antecedent != kNoIndex) out_ += fmt::format(" of phrase {}", c.antecedent);
      if (c.participle) out_ += "  participle";
      if (c.negated) out_ += "  negated";
      if (c.future) out_ += "  future";
      if (c.perhaps) out_ += "  perhaps";
      if (c.passive) out_ += "  passive";
      out_ += "\n";
    }
  }

  void Dates() {
    for (const DateMention& date : d_.mentions.dates) {
      out_ += fmt::format("date   {}  {}{} {}\n", Valid(TokenSpan(d_, date.begin, date.end)), date.from == kNoDay ? "-" : IsoDay(date.from),
                          date.to == kNoDay ? "" : " to " + IsoDay(date.to), DateResolutionName(date.resolution));
    }
  }

  void Places() {
    for (const PlaceMention& m : d_.mentions.places) {
      if (!m.locative) continue;
      out_ += fmt::format("place  {}  {}\n", Valid(TokenSpan(d_, m.begin, m.end)),
                          m.entity == kNoIndex ? std::string_view("-") : std::string_view(CodeText(t_.world.entities[m.entity].code)));
    }
  }

  void Mentions() {
    Dates();
    Places();
    for (size_t i = 0; i < d_.mentions.of_phrase.size(); ++i) {
      const PartyRange range = d_.mentions.of_phrase[i];
      for (uint32_t k = 0; k < range.count; ++k) {
        const Phrase& p = d_.phrases.phrases[i];
        out_ += fmt::format("party  {}  ", Valid(TokenSpan(d_, p.begin, p.end)));
        PartyLine(d_.mentions.parties[range.begin + k]);
        out_ += "\n";
      }
    }
    for (uint32_t t = 0; t < d_.mentions.of_enclitic.size(); ++t) {
      const PartyRange range = d_.mentions.of_enclitic[t];
      if (range.count == 0 || (d_.phrases.phrase_of[t] != kNoIndex && d_.phrases.phrases[d_.phrases.phrase_of[t]].pronoun)) continue;
      out_ += fmt::format("pronoun {}  ", Valid(TokenSpan(d_, t, t + 1)));
      PartyLine(d_.mentions.parties[range.begin]);
      out_ += "\n";
    }
    for (const QuoteMention& q : d_.mentions.quotes) {
      out_ += fmt::format("quote  {}  ", Valid(TokenSpan(d_, q.begin, q.end)));
      if (q.speaker.count > 0) {
        out_ += "speaker ";
        PartyLine(d_.mentions.parties[q.speaker.begin]);
      } else {
        out_ += "no speaker";
      }
      out_ += "\n";
    }
  }

  void Events() {
    if (d_.events.discarded) out_ += "discarded: the article's topic is not coded\n";
    for (const Event& e : d_.events.events) {
      const Frame& frame = t_.frames.frames[e.frame];
      out_ += fmt::format("{}", t_.frames.String(t_.frames.categories[e.category].name));
      if (e.category == frame.category && frame.modes.count > 0)
        out_ += fmt::format(" {}", t_.frames.String(t_.frames.names[frame.modes.first]));
      if (e.reality & kNegation) out_ += " negation";
      if (e.reality & kHypothetical) out_ += " hypothetical";
      if (e.reality & kFuture_) out_ += " future";
      if (e.reality & kHistorical) out_ += " historical";
      out_ += "\n";
      for (size_t k = 0; k < e.actors + e.recipients; ++k) {
        const Party& p = d_.mentions.parties[d_.events.party_refs[e.first_party + k]];
        out_ += fmt::format("  {:9} ", k < e.actors ? "actor" : "recipient");
        PartyLine(p);
        out_ += fmt::format("  {}", Valid(TokenSpan(d_, p.begin, p.end)));
        if (const std::string_view source = PartySource(t_, p); explain_ && !source.empty()) out_ += fmt::format("  [{}]", source);
        out_ += "\n";
      }
      if (e.date != kNoIndex)
        out_ += fmt::format("  date      {}  {}\n", IsoDay(d_.mentions.dates[e.date].from),
                            Valid(TokenSpan(d_, d_.mentions.dates[e.date].begin, d_.mentions.dates[e.date].end)));
      if (e.place != kNoIndex)
        out_ += fmt::format("  place     {}\n", Valid(TokenSpan(d_, d_.mentions.places[e.place].begin, d_.mentions.places[e.place].end)));
      out_ += fmt::format("  words     {}\n", Valid(TokenSpan(d_, e.begin, e.end)));
      if (e.link != kNoIndex) out_ += fmt::format("  link      event {}\n", e.link);
      if (explain_) {
        const uint32_t lexeme = d_.words.words[e.predicate].lexeme;
        out_ += fmt::format("  because   «{}» is {} ({}), in frame {} [{}]\n", Valid(TokenSpan(d_, e.predicate, e.predicate + 1)),
                            ToUtf8(t_.lexicon.String(t_.lexicon.lexemes[lexeme].lemma)), PosName(d_.words.words[e.predicate].pos),
                            t_.frames.String(frame.id), t_.frames.String(frame.source));
        Confidence(e, kMaxReasons);
      }
    }
  }

  // A line an event: its word, and when, where and how many.
  void Circumstances() {
    for (const Event& e : d_.events.events) {
      out_ += fmt::format("{}  {}", Valid(TokenSpan(d_, e.predicate, e.predicate + 1)),
                          t_.frames.String(t_.frames.categories[e.category].name));
      if (e.date != kNoIndex) {
        const DateMention& date = d_.mentions.dates[e.date];
        out_ += fmt::format("  {}{}", date.from == kNoDay ? "-" : IsoDay(date.from), date.to == kNoDay ? "" : " to " + IsoDay(date.to));
      }
      if (e.reality & kHistorical) out_ += "  historical";
      if (e.place != kNoIndex)
        out_ += fmt::format("  in {}", Valid(TokenSpan(d_, d_.mentions.places[e.place].begin, d_.mentions.places[e.place].end)));
      for (size_t k = 0; k < std::size(e.sizes); ++k) {
        const EventSize& size = e.sizes[k];
        if (size.min < 0) continue;
        out_ += fmt::format("  {} {}", SizeName(k), size.min);
        if (size.max != size.min) out_ += size.max < 0 ? " and more" : fmt::format(" to {}", size.max);
      }
      out_ += "\n";
    }
  }

  // Of each event how sure it is, with all that is not the same for all events.
  void Confidences() {
    for (const Event& e : d_.events.events) {
      out_ += fmt::format("{}  {}\n", Valid(TokenSpan(d_, e.predicate, e.predicate + 1)),
                          t_.frames.String(t_.frames.categories[e.category].name));
      Confidence(e, SIZE_MAX);
    }
  }

  // The quad class of the text and why.
  void Class() {
    const Found found = FoundIn(t_, d_);
    std::vector<Share> shares;
    FindShares(found, 0, d_.tokens.sentences.size(), &shares);
    const Classes classes = Classify(found, shares);
    out_ += fmt::format("quad {}", classes.Best());
    for (const float quad : classes.quads) out_ += fmt::format("  {:.2f}", quad);
    out_ += "\n";
    for (const Reason& r : ReasonsFor(t_, shares, classes.Best())) out_ += fmt::format("  {:+.2f} {}\n", r.weight, r.feature);
  }

  void Explain(bool on) { explain_ = on; }

 private:
  std::string Valid(std::string_view s) {
    std::string buffer;
    std::string text(ValidUtf8(s, &buffer));
    for (char& c : text) {
      if (c == '\n') c = ' ';
    }
    return text;
  }

  // The signs that weighed most, with the logit that each gave.
  void Confidence(const Event& e, size_t most) {
    const Found found = FoundIn(t_, d_);
    std::vector<std::pair<float, std::string_view>> given;
    for (const Sign& sign : judge_.SignsOf(found, e)) {
      const float weight = WeightOf(found, e, sign);
      if (weight != 0) given.emplace_back(weight, SignNames()[sign.sign]);
    }
    std::stable_sort(given.begin(), given.end(), [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
    out_ += fmt::format("  confidence {:.2f}", e.confidence);
    for (size_t k = 0; k < given.size() && k < most; ++k)
      out_ += fmt::format("{} {:+.2f} {}", k == 0 ? ":" : ",", given[k].first, given[k].second);
    out_ += "\n";
  }

  void PartyLine(const Party& p) {
    out_ += p.code == 0 ? "-" : CodeText(p.code).text;
    if (p.sector != 0) out_ += fmt::format(" {}", CodeText(p.sector).text);
    if (p.entity != kNoIndex) out_ += fmt::format(" {}", t_.world.String(t_.world.entities[p.entity].id));
    out_ += fmt::format(" by {}", ResolvedByName(p.by));
    if (p.weak) out_ += " (inferred)";
  }

  const Document& d_;
  const Tables& t_;
  std::string& out_;
  bool explain_ = false;
  Judge judge_;
};

}  // namespace

bool AppendLayer(const Document& document, const Tables& tables, std::string_view layer, std::string* out) {
  LayerPrinter print(document, tables, out);
  if (layer == "text")
    print.Text();
  else if (layer == "tokens")
    print.Tokens();
  else if (layer == "words" || layer == "morphology")
    print.Words();
  else if (layer == "names")
    print.Names();
  else if (layer == "phrases")
    print.Phrases();
  else if (layer == "mentions")
    print.Mentions();
  else if (layer == "events")
    print.Events();
  else if (layer == "dates")
    print.Dates();
  else if (layer == "places")
    print.Places();
  else if (layer == "circumstances")
    print.Circumstances();
  else if (layer == "confidence")
    print.Confidences();
  else if (layer == "class")
    print.Class();
  else
    return false;
  return true;
}

void AppendLayers(const Document& document, const Tables& tables, std::string* out) {
  LayerPrinter print(document, tables, out);
  print.Explain(true);
  *out += "== tokens\n";
  print.Tokens();
  *out += "\n== words\n";
  print.Words();
  *out += "\n== names\n";
  print.Names();
  *out += "\n== phrases\n";
  print.Phrases();
  *out += "\n== mentions\n";
  print.Mentions();
  *out += "\n== events\n";
  print.Events();
  *out += "\n== class\n";
  print.Class();
}

}  // namespace marsad
