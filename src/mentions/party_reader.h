// The class that says who a phrase names by itself, by its words and the article's day; what points back is the resolver's. Private to the
// layer; defined in parties.cc.
#ifndef MARSAD_MENTIONS_PARTY_READER_H_
#define MARSAD_MENTIONS_PARTY_READER_H_

#include <cstdint>
#include <vector>

#include "mentions/mentions.h"
#include "names/sectors.h"

namespace marsad {

class PartyReader {
 public:
  PartyReader(const MentionKnowledge& knowledge, const Words& words, const Names& names, int32_t day, Mentions* out)
      : world_(*knowledge.world), words_(words.words), names_(names), day_(day), out_(out) {}

  const Name* NameAt(uint32_t t, uint32_t end) const;
  Code CodeOf(const Sense& sense) const;
  void SetPerson(uint32_t entity, Party* p) const;
  void Hold(uint16_t office, Party* p) const;
  bool Read(uint32_t begin, uint32_t end, bool inside, Party* p) const;
  uint32_t StrangerIn(uint32_t begin, uint32_t end) const;

 private:
  // مليون دولار أميركي, but not الصادرات الأميركية.
  bool OfMoney(uint32_t t) const {
    if (t < 2 || words_[t - 1].Class() != NounClass::kMoney || (words_[t - 1].proclitics & kAl)) return false;
    const Pos before = words_[t - 2].pos;
    return before == Pos::kNumber || before == Pos::kQuantity || words_[t - 2].Class() == NounClass::kUnit;
  }
  bool OwnCountry(uint32_t t, Party* p) const;
  bool ReadName(const Name& name, uint32_t end, bool counted, Party* p) const;
  bool ReadTitle(const Name& name, uint32_t end, Party* p) const;
  void Whose(uint32_t from, uint32_t end, Party* p) const;
  bool Known(uint32_t entity) const;

  const World& world_;
  const std::vector<Word>& words_;
  const Names& names_;
  int32_t day_;
  Mentions* out_;
};

}  // namespace marsad
#endif  // MARSAD_MENTIONS_PARTY_READER_H_
