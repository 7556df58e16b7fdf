// Which words belong together, and who does what in the grammar's sense?
//
// Takes words and gives noun phrases (a head, its idafa chain, adjectives and names, as one range of tokens; with its preposition, what
// it is coordinated with or stands in apposition to) and clauses (a finite verb or an accusative participle, with subject, object and
// marker). Any words have a result. Sources: verb-subject order and agreement as in Ryding, A Reference Grammar of Modern Standard Arabic,
// ch. 4 and 8.
// Tested by tests/cases/phrases*.test.
#ifndef MARSAD_PHRASES_PHRASES_H_
#define MARSAD_PHRASES_PHRASES_H_

#include <cstdint>
#include <vector>

#include "morphology/words.h"
#include "names/names.h"
#include "phrases/known.h"
#include "tokens/tokens.h"

namespace marsad {

inline constexpr uint32_t kNoIndex = 0xFFFFFFFF;

// What a phrase is to its clause.
enum class Role : uint8_t { kNone, kSubject, kObject, kPrepositional };

struct Phrase {
  uint32_t begin = 0;  // tokens, without the preposition's own
  uint32_t end = 0;
  uint32_t head = 0;                 // the noun, name, pronoun or number that the phrase is about
  uint32_t preposition = kNoLexeme;  // its lexeme, of a word before it or of a clitic; kNoLexeme without
  uint32_t coordinated = kNoIndex;   // the phrase that this one continues with و
  uint32_t apposition = kNoIndex;    // the phrase that this one says again (after a comma or between dashes)
  uint32_t joined = kNoIndex;        // an event noun: the event noun before it that و joins it to
  uint32_t clause = kNoIndex;        // the clause that it is an argument of
  Role role = Role::kNone;
  bool pronoun = false;  // عليه: the whole phrase is a pronoun on its preposition, or هو
  bool definite = false;
  bool conjunction = false;  // begins with و or ف
  bool bracketed = false;
  bool time = false;         // says when
  bool shares_head = false;  // its noun is that of the phrase it continues: وزيرا خارجية مصر | وتونس, السياسية | والاقتصادية
  bool address = false;      // يا: who is spoken to
  bool condition = false;    // under في حال, شريطة: has not happened
  bool source = false;       // وفقا لـ, على حد قول: who says so, no argument of any verb
  uint32_t sentence = 0;
};

enum class Marker : uint8_t { kNone, kThat, kRelative, kWhen, kCondition, kQuestion };

struct Clause {
  uint32_t verb = 0;               // token of the verb or participle
  uint32_t begin = 0;              // tokens: from its marker, particles or preverbal subject
  uint32_t end = 0;                // where its arguments may stand no more
  uint32_t subject = kNoIndex;     // phrase; kNoIndex when dropped or none
  uint32_t object = kNoIndex;      // phrase
  uint32_t antecedent = kNoIndex;  // of a relative clause
  uint32_t governor = kNoIndex;    // clause whose content this one is (after أن) or that it adds to (participles, بعد أن, حيث)
  Marker marker = Marker::kNone;
  bool participle = false;   // معربا عن: its subject is its governor's
  bool dropped = false;      // the subject is understood: that of the clause before
  bool conjunction = false;  // begins with و or ف
  bool negated = false;
  bool future = false;   // سـ, سوف
  bool perhaps = false;  // قد before an imperfect, ربما
  bool passive = false;  // by its form, by an agent (من قبل), or because nothing is its object
  uint32_t sentence = 0;
};

struct Phrases {
  std::vector<Phrase> phrases;  // in the order of the text
  std::vector<Clause> clauses;
  std::vector<uint32_t> phrase_of;  // token → phrase, kNoIndex outside
  KnownWords known;                 // kept from document to document
  void Clear() {
    phrases.clear();
    clauses.clear();
    phrase_of.clear();
  }
};

// `words` may be mended: السعودية after الحكومة becomes an adjective, and the verb of a passive clause is marked passive.
void FindPhrases(const Lexicon& lexicon, const World& world, const Tokens& tokens, const WordCache& cache, const Names& names, Words* words,
                 Phrases* out);

}  // namespace marsad
#endif  // MARSAD_PHRASES_PHRASES_H_
