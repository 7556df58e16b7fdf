// All compiled knowledge in one place: the tables of every stage, read in place from one buffer.
#ifndef MARSAD_READER_KNOWLEDGE_H_
#define MARSAD_READER_KNOWLEDGE_H_

#include <string_view>

#include "judgement/judgement.h"
#include "text/text.h"

namespace marsad {

struct Tables {
  Letters letters;
  Lexicon lexicon;
  World world;
  Dates dates;
  Frames frames;
  Learnt learnt;
  uint64_t source_hash = 0;
};

// Calls visit(span&) for every table, in the order of the file; the compiler's visit runs over vectors in the same order.
template <typename LettersT, typename LexiconT, typename WorldT, typename DatesT, typename FramesT, typename LearntT, typename StringsT,
          typename Visit>
void VisitTables(LettersT& letters, LexiconT& lexicon, WorldT& world, DatesT& dates, FramesT& frames, LearntT& learnt, StringsT& strings,
                 Visit&& visit) {
  visit(strings);
  visit(letters.bmp);
  visit(letters.fold);
  visit(letters.expansions);
  visit(letters.pairs);
  visit(lexicon.lexemes);
  visit(lexicon.forms);
  visit(lexicon.buckets);
  visit(lexicon.filter);
  visit(lexicon.conventions);
  visit(lexicon.imported_forms);
  visit(lexicon.imported_buckets);
  visit(lexicon.imported_filter);
  visit(world.entities);
  visit(world.offices);
  visit(world.holdings);
  visit(world.titles);
  visit(world.places);
  visit(world.senses);
  visit(world.names);
  visit(world.name_filter);
  visit(world.office_names);
  visit(world.state_of_code);
  visit(world.state_entities);
  visit(world.descriptions);
  visit(world.spellings.rules);
  visit(world.spellings.first_rule);
  visit(world.spellings.native);
  visit(world.spellings.nodes);
  visit(world.spellings.near);
  visit(dates.words);
  visit(frames.frames);
  visit(frames.predicates);
  visit(frames.first_predicate);
  visit(frames.slots);
  visit(frames.conditions);
  visit(frames.nouns);
  visit(frames.names);
  visit(frames.categories);
  visit(frames.reporting);
  visit(frames.discards);
  visit(learnt.features);
  visit(learnt.of_lexeme);
  visit(learnt.deeds);
  visit(learnt.confidence);
}

// Points `tables` into `bytes`, which must stay alive. False when `bytes` is no compiled knowledge of this version.
bool OpenTables(std::string_view bytes, Tables* tables);

}  // namespace marsad
#endif  // MARSAD_READER_KNOWLEDGE_H_
