// ar/frames/*.frames.
#include <algorithm>
#include <set>

#include "compile/ontology.h"

namespace marsad {
namespace {

struct FrameCompiler : Ontology {
  Builder* b;
  std::map<std::string, std::vector<std::string>> sets;  // name → lemmas (letters)
  std::map<std::string, std::pair<std::string, int>> set_places;
  std::map<uint32_t, std::vector<Predicate>> predicates_of;
  std::map<std::string, std::string> seen;

  // --- words ---

  // Lexemes that a lemma in a frame may mean; plural-only nouns are found by their form.
  std::vector<uint32_t> NounLexemes(const std::string& letters) const {
    std::vector<uint32_t> out;
    for (const Pos pos : {Pos::kNoun, Pos::kAdjective, Pos::kQuantity}) {
      if (const uint32_t id = b->FindLexeme(pos, letters); id != kNoLexeme) out.push_back(id);
    }
    if (!out.empty()) return out;
    const auto [first, last] = b->form_lexemes.equal_range(letters);
    for (auto it = first; it != last; ++it) {
      const Pos pos = b->lexicon.lexemes[it->second].pos;
      if ((pos == Pos::kNoun || pos == Pos::kAdjective || pos == Pos::kAdverb) &&
          std::find(out.begin(), out.end(), it->second) == out.end())
        out.push_back(it->second);
    }
    return out;
  }

  bool ParsePreposition(const std::string& file, int line, const std::string& arabic, uint32_t* lexeme) {
    *lexeme = b->FindLexeme(Pos::kPreposition, b->L(arabic));
    if (*lexeme != kNoLexeme) return true;
    b->faults.Add(file, line, "no preposition «" + arabic + "»; write one of ar/function.tsv");
    return false;
  }

  bool ParseSlot(const std::string& file, const BlockLine& line, size_t word, Slot* slot) {
    if (word >= line.words.size()) {
      b->faults.Add(file, line.line,
                    "«" + line.words[0] + "» wants a slot; write subject, object, after PREP, between, clause, place, speaker or topic");
      return false;
    }
    const std::string& name = line.words[word];
    if (name == "subject")
      slot->kind = SlotKind::kSubject;
    else if (name == "object")
      slot->kind = SlotKind::kObject;
    else if (name == "between")
      slot->kind = SlotKind::kBetween;
    else if (name == "clause")
      slot->kind = SlotKind::kClause;
    else if (name == "place")
      slot->kind = SlotKind::kPlace;
    else if (name == "speaker")
      slot->kind = SlotKind::kSpeaker;
    else if (name == "topic")
      slot->kind = SlotKind::kTopic;
    else if (name == "after") {
      slot->kind = SlotKind::kAfter;
      return ParsePreposition(file, line.line, line.arabic, &slot->preposition);
    } else {
      b->faults.Add(file, line.line, "no slot «" + name + "»; write subject, object, after PREP, between, clause, place, speaker or topic");
      return false;
    }
    return true;
  }

  static SlotKind KindOf(const std::string& name) {
    return name == "subject"  ? SlotKind::kSubject
           : name == "object" ? SlotKind::kObject
           : name == "place"  ? SlotKind::kPlace
                              : SlotKind::kNone;
  }

  // --- blocks ---

  struct Block {
    std::string file;
    std::vector<BlockLine> lines;  // the first is its head
  };

  void Sets(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      const BlockLine& head = block.lines[0];
      if (head.words[0] != "set") continue;
      if (head.words.size() != 2) {
        b->faults.Add(block.file, head.line, "a set wants a name; write «set treaty»");
        continue;
      }
      const auto [place, fresh] = set_places.try_emplace(head.words[1], block.file, head.line);
      if (!fresh) {
        b->faults.Add(block.file, head.line,
                      "set «" + head.words[1] + "» is already at " + place->second.first + ":" + std::to_string(place->second.second) +
                          "; rename one of the two");
        continue;
      }
      for (size_t i = 1; i < block.lines.size(); ++i) {
        const BlockLine& line = block.lines[i];
        if (line.words[0] != "noun" || line.arabic.empty()) {
          b->faults.Add(block.file, line.line, "«" + line.words[0] + "» in a set; write «noun» and a lemma");
          continue;
        }
        sets[head.words[1]].push_back(b->L(line.arabic));
        if (NounLexemes(b->Words(b->L(line.arabic))[0]).empty())
          b->faults.Add(block.file, line.line, "no noun «" + line.arabic + "»; list it in ar/nouns first");
      }
    }
  }

  void AddCondition(const Block& block, const BlockLine& line, bool negative, uint8_t group, std::vector<Condition>* out) {
    Condition c;
    c.negative = negative;
    c.group = group;
    c.slot.kind = SlotKind::kObject;
    std::string set;
    std::vector<std::string> lemmas;
    if (line.words.size() == 2 && line.words[1] == "after") {
      c.slot.kind = SlotKind::kAfter;
      if (ParsePreposition(block.file, line.line, line.arabic, &c.slot.preposition)) out->push_back(c);
      return;
    }
    if (line.words.size() >= 3 && line.words[1] == "after") {
      c.slot.kind = SlotKind::kAfter;
      if (!ParsePreposition(block.file, line.line, line.arabic, &c.slot.preposition)) return;
      set = line.words[2];
    } else if (line.words.size() >= 2) {
      set = line.words[1];
    } else {
      lemmas.push_back(b->L(line.arabic));
    }
    if (!set.empty()) {
      const auto it = sets.find(set.substr(1));
      if (set[0] != '@' || it == sets.end()) {
        b->faults.Add(block.file, line.line, "no set «" + set + "»; write @name of a set, or a lemma");
        return;
      }
      lemmas = it->second;
    }
    c.first_noun = static_cast<uint32_t>(b->frames.nouns.size());
    for (const std::string& lemma : lemmas) {
      const auto words = b->Words(lemma);
      const std::vector<uint32_t> ids = words.empty() ? std::vector<uint32_t>() : NounLexemes(words[0]);
      if (ids.empty() && set.empty()) b->faults.Add(block.file, line.line, "no noun «" + line.arabic + "»; list it in ar/nouns first");
      for (const uint32_t lexeme : ids) {
        SetNoun noun;
        noun.lexeme = lexeme;
        for (size_t k = 1; k < words.size() && k <= 2; ++k) noun.rest[noun.rest_count++] = b->Folded(words[k]);
        b->frames.nouns.push_back(noun);
      }
    }
    c.noun_count = static_cast<uint32_t>(b->frames.nouns.size()) - c.first_noun;
    std::stable_sort(b->frames.nouns.begin() + c.first_noun, b->frames.nouns.end(),
                     [](const SetNoun& x, const SetNoun& y) { return x.lexeme < y.lexeme; });
    for (uint32_t k = 0; k < c.noun_count; ++k) c.filter |= Condition::FilterBit(b->frames.nouns[c.first_noun + k].lexeme);
    out->push_back(c);
  }

  void AddPredicate(uint32_t lexeme, uint32_t frame, bool noun, const std::vector<std::string>& rest) {
    Predicate p;
    p.frame = frame;
    p.is_noun = noun;
    p.rest_count = static_cast<uint8_t>(std::min<size_t>(rest.size(), 2));
    for (size_t i = 0; i < p.rest_count; ++i) p.rest[i] = b->Folded(rest[i]);
    for (const Predicate& other : predicates_of[lexeme]) {
      if (other.frame == frame && other.rest_count == p.rest_count && other.rest[0] == p.rest[0]) return;
    }
    predicates_of[lexeme].push_back(p);
  }

  void Compile(const Block& block) {
    const BlockLine& head = block.lines[0];
    const std::string& kind = head.words[0];
    if (kind == "set") return;
    Frame frame;
    if (kind == "frame")
      frame.kind = FrameKind::kEvent;
    else if (kind == "operator")
      frame.kind = FrameKind::kOperator;
    else if (kind == "support")
      frame.kind = FrameKind::kSupport;
    else if (kind == "reporting")
      frame.kind = FrameKind::kReporting;
    else {
      b->faults.Add(block.file, head.line, "no block «" + kind + "»; write frame, operator, support, reporting or set");
      return;
    }
    if (head.words.size() != 2) {
      b->faults.Add(block.file, head.line, "«" + kind + "» wants one name; write «" + kind + " some-name»");
      return;
    }
    const std::string id = head.words[1];
    const std::string place = block.file + ":" + std::to_string(head.line);
    if (const auto [it, fresh] = seen.try_emplace(id, place); !fresh)
      b->faults.Add(block.file, head.line, "«" + id + "» is already at " + it->second + "; rename one of the two");
    frame.id = b->Intern(id);
    frame.source = b->Intern(place);
    const uint32_t index = static_cast<uint32_t>(b->frames.frames.size());
    std::string category, date = "2018-06-01";
    std::vector<std::string> modes, frame_contexts;
    std::vector<Slot> actor, recipient, both, content;
    std::vector<Condition> conditions;
    bool masdar = true, any = false, has_idafa = false;
    const size_t first_example = b->examples.size();
    struct Verb {
      int form;
      std::string lemma;
      int line;
    };
    std::vector<Verb> verbs;
    std::vector<std::pair<std::string, int>> nouns;
    for (size_t i = 1; i < block.lines.size(); ++i) {
      const BlockLine& line = block.lines[i];
      const std::string& key = line.words[0];
      Slot slot;
      if (key == "event" && frame.kind != FrameKind::kSupport) {
        category = line.words.size() > 1 ? line.words[1] : "";
        const auto it = category_of.find(category);
        if (it == category_of.end())
          b->faults.Add(block.file, line.line, "no category «" + category + "»; write one of ontology/categories.tsv");
        else
          frame.category = it->second;
      } else if (key == "mode") {
        if (line.words.size() > 1) modes.push_back(line.words[1]);
        if (mode_score.count({category, modes.empty() ? "" : modes.back()}) == 0)
          b->faults.Add(block.file, line.line,
                        "no mode «" + (modes.empty() ? "" : modes.back()) + "» of " + category +
                            "; write `event` first and a mode of ontology/modes.tsv");
      } else if (key == "context") {
        if (line.words.size() > 1) frame_contexts.push_back(line.words[1]);
        if (line.words.size() < 2 || contexts.count(line.words[1]) == 0)
          b->faults.Add(block.file, line.line, "no such context; write one of ontology/contexts.tsv");
      } else if (key == "cameo") {
        if (line.words.size() < 2 || cameo.count(line.words[1]) == 0)
          b->faults.Add(block.file, line.line,
                        "no CAMEO code «" + (line.words.size() > 1 ? line.words[1] : "") + "»; write one of ontology/cameo.tsv");
        else
          frame.cameo = b->Intern(line.words[1]);
      } else if (key == "verb") {
        const std::string form = line.words.size() > 1 ? line.words[1] : "";
        verbs.push_back({form == "q1" ? 11 : form == "q2" ? 12 : std::atoi(form.c_str()), b->L(line.arabic), line.line});
        any = true;
      } else if (key == "noun") {
        nouns.emplace_back(b->L(line.arabic), line.line);
        any = true;
      } else if (key == "masdar") {
        masdar = line.words.size() < 2 || line.words[1] != "no";
      } else if (key == "with" || key == "without") {
        AddCondition(block, line, key == "without", 0, &conditions);
      } else if (key == "actor") {
        if (ParseSlot(block.file, line, 1, &slot)) actor.push_back(slot);
      } else if (key == "recipient") {
        if (ParseSlot(block.file, line, 1, &slot)) recipient.push_back(slot);
      } else if (key == "both") {
        if (ParseSlot(block.file, line, 1, &slot)) both.push_back(slot);
      } else if (key == "content" || (key == "event" && frame.kind == FrameKind::kSupport)) {
        if (ParseSlot(block.file, line, 1, &slot)) content.push_back(slot);
      } else if (key == "needs") {
        const std::string what = line.words.size() > 1 ? line.words[1] : "";
        if (what == "actor")
          frame.needs = Needs::kActor;
        else if (what == "recipient")
          frame.needs = Needs::kRecipient;
        else if (what == "both")
          frame.needs = Needs::kBoth;
        else if (what == "two")
          frame.needs = Needs::kTwo;
        else if (what == "any")
          frame.needs = Needs::kAny;
        else
          b->faults.Add(block.file, line.line, "needs «" + what + "»; write any, actor, recipient, both or two");
      } else if (key == "inner" || key == "effect") {
        const std::string what = line.words.size() > 1 ? line.words[1] : "";
        if (what == "hypothetical")
          frame.inner = kHypothetical;
        else if (what == "negation")
          frame.inner = kNegation;
        else if (what == "future")
          frame.inner = kFuture_;
        else if (what == "historical")
          frame.inner = kHistorical;
        else if (what == "planned")
          frame.inner = kPlanned;
        else if (what == "real")
          frame.inner = kReal;
        else if (what == "topic")
          frame.inner = kTopic;
        else
          b->faults.Add(block.file, line.line, "«" + what + "»; write hypothetical, negation, future, planned, historical, topic or real");
      } else if (key == "when") {
        const std::string what = line.words.size() > 1 ? line.words[1] : "";
        if (what == "negated")
          frame.when = kNegation;
        else if (what == "future")
          frame.when = kFuture_;
        else if (what == "refused")
          frame.when = kNegation | kFuture_;
        else
          b->faults.Add(block.file, line.line, "when «" + what + "»; write negated, future or refused");
      } else if (key == "infer") {
        frame.infer = line.words.size() < 2 || line.words[1] != "no";
      } else if (key == "bare") {
        const std::string what = line.words.size() > 1 ? line.words[1] : "";
        if (what == "no")
          frame.bare = Bare::kTopic;
        else if (what == "told")
          frame.bare = Bare::kTold;
        else if (what == "indefinite")
          frame.bare = Bare::kIndefinite;
        else
          b->faults.Add(block.file, line.line, "«" + what + "»; write no, told or indefinite");
      } else if (key == "relative") {
        frame.relative = line.words.size() < 2 || line.words[1] != "no";
      } else if (key == "encounter") {
        frame.encounter = line.words.size() < 2 || line.words[1] != "no";
      } else if (key == "idafa") {
        frame.idafa_is_actor = line.words.size() > 1 && line.words[1] == "actor";
        has_idafa = true;
      } else if (key == "size") {
        const std::string what = line.words.size() > 1 ? line.words[1] : "";
        frame.size = what == "dead"       ? SizeOf::kDead
                     : what == "injured"  ? SizeOf::kInjured
                     : what == "arrested" ? SizeOf::kArrested
                     : what == "crowd"    ? SizeOf::kCrowd
                                          : SizeOf::kNone;
        if (frame.size == SizeOf::kNone)
          b->faults.Add(block.file, line.line, "size «" + what + "»; write dead, injured, arrested or crowd");
      } else if (key == "subject") {
        frame.support_subject = line.words.size() > 1 ? KindOf(line.words[1]) : SlotKind::kNone;
      } else if (key == "from") {
        frame.support_from = line.words.size() > 1 ? KindOf(line.words[1]) : SlotKind::kNone;
      } else if (key == "to") {
        frame.support_to = line.words.size() > 1 ? KindOf(line.words[1]) : SlotKind::kNone;
      } else if (key == "example") {
        b->examples.push_back({block.file, line.line, id, line.arabic, date, ""});
      } else if (key == "expect") {
        if (b->examples.size() == first_example) {
          b->faults.Add(block.file, line.line, "`expect` without an example; write the sentence above it");
          continue;
        }
        std::string expect;
        for (size_t k = 1; k < line.words.size(); ++k) expect += (k > 1 ? " " : "") + line.words[k];
        Example& example = b->examples.back();
        example.line = line.line;
        example.expect += (example.expect.empty() ? "" : "; ") + expect;
      } else if (key == "date") {
        date = line.words.size() > 1 ? line.words[1] : date;
        if (ParseDay(date) == kNoDay) b->faults.Add(block.file, line.line, "date «" + date + "»; write YYYY-MM-DD");
      } else {
        b->faults.Add(block.file, line.line, "no keyword «" + key + "»; see docs/knowledge.md for those of a " + kind);
      }
    }
    if (!any) b->faults.Add(block.file, head.line, "«" + id + "» has no verb and no noun; write at least one");
    if (frame.kind == FrameKind::kEvent) {
      if (category.empty()) b->faults.Add(block.file, head.line, "«" + id + "» has no event; write `event` and a category");
      if (b->examples.size() == first_example)
        b->faults.Add(block.file, head.line, "«" + id + "» has no example; write a sentence and what it must give");
      if (actor.empty() && recipient.empty() && both.empty())
        b->faults.Add(block.file, head.line, "«" + id + "» has no party; write actor, recipient or both");
    }
    for (size_t k = first_example; k < b->examples.size(); ++k) {
      if (b->examples[k].expect.empty())
        b->faults.Add(block.file, b->examples[k].line, "the example has no expectation; write `expect` below it");
    }
    const auto put = [&](const std::vector<Slot>& slots) {
      Range16 range{static_cast<uint32_t>(b->frames.slots.size()), static_cast<uint32_t>(slots.size())};
      b->frames.slots.insert(b->frames.slots.end(), slots.begin(), slots.end());
      return range;
    };
    frame.actor = put(actor);
    frame.recipient = put(recipient);
    frame.both = put(both);
    frame.content = put(content);
    frame.has_content = !content.empty();
    frame.conditions = {static_cast<uint32_t>(b->frames.conditions.size()), static_cast<uint32_t>(conditions.size())};
    b->frames.conditions.insert(b->frames.conditions.end(), conditions.begin(), conditions.end());
    const auto names = [&](const std::vector<std::string>& list) {
      Range16 range{static_cast<uint32_t>(b->frames.names.size()), static_cast<uint32_t>(list.size())};
      for (const std::string& name : list) b->frames.names.push_back(b->Intern(name));
      return range;
    };
    frame.modes = names(modes);
    frame.contexts = names(frame_contexts);
    frame.score = modes.empty() ? category_score[category] : mode_score[{category, modes[0]}];
    if (!has_idafa)
      frame.idafa_is_actor = std::none_of(recipient.begin(), recipient.end(), [](const Slot& s) { return s.kind == SlotKind::kObject; });
    // `with` of a frame means the object: then what is annexed to a masdar is that noun.
    b->frames.frames.push_back(frame);
    for (const Verb& verb : verbs) {
      const auto it = b->verb_of.find({verb.form, verb.lemma});
      if (it == b->verb_of.end()) {
        b->faults.Add(block.file, verb.line,
                      "no verb of form " + std::to_string(verb.form) + " «" + ToUtf8(verb.lemma) + "»; list it in ar/verbs first");
        continue;
      }
      AddPredicate(it->second, index, false, {});
      if (frame.kind == FrameKind::kReporting) b->frames.reporting.push_back(it->second);
      if (masdar) {
        for (const uint32_t noun : b->masdars_of[it->second]) AddPredicate(noun, index, true, {});
      }
      for (const uint32_t participle : b->participles_of[it->second]) AddPredicate(participle, index, false, {});
    }
    for (const auto& [lemma, line] : nouns) {
      auto words = b->Words(lemma);
      if (words.empty()) continue;
      const auto lexemes = NounLexemes(words[0]);
      if (lexemes.empty()) b->faults.Add(block.file, line, "no noun «" + ToUtf8(words[0]) + "»; list it in ar/nouns first");
      words.erase(words.begin());
      for (const uint32_t lexeme : lexemes) AddPredicate(lexeme, index, true, words);
    }
  }

  void Finish() {
    // The narrower a frame, the earlier it is tried: multiword nouns, then frames bound to an object, then the rest in file order.
    const auto rank = [this](const Predicate& p) {
      const Frame& frame = b->frames.frames[p.frame];
      int positive = 0;
      for (uint32_t k = 0; k < frame.conditions.count; ++k) positive += !b->frames.conditions[frame.conditions.first + k].negative;
      return p.rest_count > 0 || frame.when != kReal ? 0 : positive > 0 ? 1 : 2;
    };
    for (uint32_t lexeme = 0; lexeme < b->lexicon.lexemes.size(); ++lexeme) {
      b->frames.first_predicate.push_back(static_cast<uint32_t>(b->frames.predicates.size()));
      const auto it = predicates_of.find(lexeme);
      if (it == predicates_of.end()) continue;
      std::stable_sort(it->second.begin(), it->second.end(), [&](const Predicate& x, const Predicate& y) { return rank(x) < rank(y); });
      b->frames.predicates.insert(b->frames.predicates.end(), it->second.begin(), it->second.end());
    }
    b->frames.first_predicate.push_back(static_cast<uint32_t>(b->frames.predicates.size()));
    std::sort(b->frames.reporting.begin(), b->frames.reporting.end());
    b->frames.reporting.erase(std::unique(b->frames.reporting.begin(), b->frames.reporting.end()), b->frames.reporting.end());
    for (const Row& row : ReadTable(b->root, "ar/discards.tsv", "word topic", &b->faults, &b->hash))
      b->frames.discards.push_back(b->Folded(b->L(row.cells[0])));
    std::sort(b->frames.discards.begin(), b->frames.discards.end());
  }
};

}  // namespace

void CompileFrames(Builder* b) {
  FrameCompiler compiler;
  compiler.b = b;
  compiler.Read(b);
  std::vector<FrameCompiler::Block> blocks;
  for (const std::string& file : FilesLike(b->root, "ar/frames/*.frames")) {
    for (BlockLine& line : ReadBlocks(b->root, file, &b->faults, &b->hash)) {
      if (!line.indented) {
        blocks.push_back({file, {}});
      } else if (blocks.empty() || blocks.back().file != file) {
        b->faults.Add(file, line.line, "an indented line before any block; begin with «frame some-name»");
        continue;
      }
      blocks.back().lines.push_back(std::move(line));
    }
  }
  compiler.Sets(blocks);
  for (const auto& block : blocks) compiler.Compile(block);
  compiler.Finish();
}

}  // namespace marsad
