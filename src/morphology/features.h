// Parts of speech and features of a word form, shared by the generators, the lexicon and the analyses.
#ifndef MARSAD_MORPHOLOGY_FEATURES_H_
#define MARSAD_MORPHOLOGY_FEATURES_H_

#include <cstdint>
#include <string_view>

namespace marsad {

enum class Pos : uint8_t {
  kUnknown,
  kVerb,
  kNoun,
  kAdjective,
  kName,
  kPreposition,
  kConjunction,
  kSubordinator,
  kNegation,
  kParticle,
  kPronoun,
  kRelative,
  kDemonstrative,
  kQuantity,  // بعض، كل، number words
  kAdverb,
  kNumber,  // digits
  kPunctuation,
  kForeign,
};

// "verb", "noun" …
std::string_view PosName(Pos pos);

// What a function word does, beyond its part of speech; see knowledge/ar/function.tsv.
enum class Function : uint8_t {
  kNone,
  kThatVerb,       // أن before a verb, or أنّ before a noun: the letters are the same
  kThatNoun,       // إن أن لأن لكن: a noun follows
  kWhen,           // عندما حيث بينما فيما كما: a clause that stands aside follows
  kCondition,      // إذا لو
  kNegatesPast,    // لم
  kNegatesFuture,  // لن
  kNegates,        // لا ما ليس
  kFuture,         // سوف
  kPerhaps,        // قد
  kWithout,        // دون عدم: negates the noun that follows
  kQuestion,       // هل
  kBefore,         // قبل, قبيل: what follows has not happened yet
  kPlace,          // في, قرب, شمال: where
  kSource,         // بحسب, وفقا: who says so, or what it goes by; never an argument
  kAuxiliary,      // of a verb, كان ظل بدأ: an imperfect may follow; see knowledge/ar/auxiliaries.tsv
};

enum Feature : uint32_t {
  kMasculine = 1u << 0,
  kFeminine = 1u << 1,
  kSingular = 1u << 2,
  kDual = 1u << 3,
  kPlural = 1u << 4,
  kFirst = 1u << 5,
  kSecond = 1u << 6,
  kThird = 1u << 7,
  kPerfect = 1u << 8,
  kImperfect = 1u << 9,
  kPassive = 1u << 10,       // can only be passive
  kMaybePassive = 1u << 11,  // the same letters serve the passive
  kMasdar = 1u << 12,
  kActiveParticiple = 1u << 13,
  kPassiveParticiple = 1u << 14,
  kConstruct = 1u << 15,   // stands only before an idafa or a pronoun (مسؤولو)
  kAccusative = 1u << 16,  // the alef of an indefinite object (كتابا)
  kHuman = 1u << 17,
  kJussive = 1u << 18,  // a short form that wants لم or ل
  kNisba = 1u << 19,
  kWholeName = 1u << 21,    // a name that stands alone (روسيا), rather than a word of one
  kSoundEnding = 1u << 22,  // ون, ين, ان: nothing can be annexed to it
  kOblique = 1u << 23,      // ين: no subject
  kRareName = 1u << 20,     // a name that is first of all a common word (صالح, أمل)
};

// Classes of nouns as in knowledge/ar/nouns.
enum class NounClass : uint8_t { kNone, kHuman, kGroup, kTime, kPlace, kEvent, kDocument, kAbstract, kThing, kMoney, kBody, kUnit };

// What stands before the stem, and the pronoun after it.
enum Proclitic : uint8_t { kWa = 1, kFa = 2, kBi = 4, kLi = 8, kKa = 16, kSa = 32, kAl = 64 };
enum class Enclitic : uint8_t { kNone, kHe, kShe, kTheyTwo, kThey, kTheyFeminine, kYou, kYouAll, kMe, kUs };

}  // namespace marsad
#endif  // MARSAD_MORPHOLOGY_FEATURES_H_
