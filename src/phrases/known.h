// Words that the rules of phrases/ know by name.
#ifndef MARSAD_PHRASES_KNOWN_H_
#define MARSAD_PHRASES_KNOWN_H_

#include <cstdint>
#include <vector>

#include "morphology/lexicon.h"

namespace marsad {

enum class Known : uint8_t {
  kNone,
  kSay,       // قال
  kThatSaid,  // إن
  kBut,       // لكن
  kBecause,   // لأن
  kThatNot,   // ألا
  kO,         // يا
  kWhat,      // ما
  kNot,       // لا
  kBeLess,    // قل
  kExceed,    // زاد
  kApproach,  // قارب
  kCase,      // حال, حالة
  kProviso,   // شريطة, شرط
  kExtent,    // حد
  kWhether,   // هل
  kAlso,      // كما
  kMaybe,     // ربما
  kFrom,      // من
  kAbout,     // عن
  kOn,        // على
  kIn,        // في
  kTo,        // إلى
  kPart,      // قبل
  kHand,      // يد
  kSide,      // جانب
  kToday,     // اليوم
  kPreacher,  // داعية
  kBegin,     // بدأ
  // كان and its sisters, from kBe to kGrow
  kBe,      // كان
  kCease,   // زال
  kRemove,  // أزال
  kNearly,  // كاد
  kBecome,  // أصبح
  kTurn,    // بات
  kStay,    // ظل
  kGrow,    // صار
};

// Found once a lexicon, since the rules ask at every other word.
struct KnownWords {
  const Lexeme* of = nullptr;                              // the lexicon's lexemes
  std::vector<Known> known;                                // by lexeme
  uint32_t clitic[3] = {kNoLexeme, kNoLexeme, kNoLexeme};  // ب, ل, ك
  uint32_t min = kNoLexeme, in = kNoLexeme;                // من, في as prepositions
  void Find(const Lexicon& lexicon);
};

}  // namespace marsad
#endif  // MARSAD_PHRASES_KNOWN_H_
