#include "reader/knowledge.h"

namespace marsad {

bool OpenTables(std::string_view bytes, Tables* tables) {
  BlobReader reader(bytes);
  std::span<const char> strings;
  VisitTables(tables->letters, tables->lexicon, tables->world, tables->dates, tables->frames, tables->learnt, strings,
              [&](auto& table) { reader.Next(&table); });
  if (!reader.ok() || tables->lexicon.buckets.empty() || tables->world.names.empty() || tables->letters.bmp.size() != 65536 ||
      tables->letters.pairs.size() != 65536 || tables->lexicon.filter.size() != Lexicon::kFilterBits / 64 ||
      tables->lexicon.imported_filter.size() != Lexicon::kFilterBits / 64 || tables->world.name_filter.size() != World::kFilterBits / 64 ||
      tables->world.spellings.first_rule.size() != 257 || tables->world.spellings.nodes.empty() || tables->world.spellings.near.empty() ||
      tables->learnt.of_lexeme.size() != tables->lexicon.lexemes.size() || tables->learnt.deeds.size() != kDeeds ||
      tables->learnt.confidence.size() != SignNames().size() * (tables->frames.categories.size() + 1))
    return false;
  tables->lexicon.strings = tables->world.strings = tables->frames.strings = tables->learnt.strings = strings;
  tables->lexicon.fold = tables->letters.fold;
  tables->source_hash = reader.source_hash();
  return true;
}

}  // namespace marsad
