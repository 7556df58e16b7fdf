#include "phrases/known.h"

#include <string_view>
#include <unordered_map>

namespace marsad {
namespace {

struct KnownLemma {
  std::string_view letters;  // in text/'s layout
  Known known;
};
constexpr KnownLemma kLemmas[] = {
    {"\xE2\xC7\xE4", Known::kSay},               // قال
    {"\xC5\xE6", Known::kThatSaid},              // إن
    {"\xE4\xE3\xE6", Known::kBut},               // لكن
    {"\xE4\xC3\xE6", Known::kBecause},           // لأن
    {"\xC3\xE4\xC7", Known::kThatNot},           // ألا
    {"\xEA\xC7", Known::kO},                     // يا
    {"\xE5\xC7", Known::kWhat},                  // ما
    {"\xE4\xC7", Known::kNot},                   // لا
    {"\xE2\xE4", Known::kBeLess},                // قل
    {"\xD2\xC7\xCF", Known::kExceed},            // زاد
    {"\xE2\xC7\xD1\xC8", Known::kApproach},      // قارب
    {"\xCD\xC7\xE4", Known::kCase},              // حال
    {"\xCD\xC7\xE4\xC9", Known::kCase},          // حالة
    {"\xD4\xD1\xEA\xD7\xC9", Known::kProviso},   // شريطة
    {"\xD4\xD1\xD7", Known::kProviso},           // شرط
    {"\xCD\xCF", Known::kExtent},                // حد
    {"\xE7\xE4", Known::kWhether},               // هل
    {"\xE3\xE5\xC7", Known::kAlso},              // كما
    {"\xD1\xC8\xE5\xC7", Known::kMaybe},         // ربما
    {"\xE5\xE6", Known::kFrom},                  // من
    {"\xD9\xE6", Known::kAbout},                 // عن
    {"\xD9\xE4\xE9", Known::kOn},                // على
    {"\xE1\xEA", Known::kIn},                    // في
    {"\xC5\xE4\xE9", Known::kTo},                // إلى
    {"\xE2\xC8\xE4", Known::kPart},              // قبل
    {"\xEA\xCF", Known::kHand},                  // يد
    {"\xCC\xC7\xE6\xC8", Known::kSide},          // جانب
    {"\xC7\xE4\xEA\xE8\xE5", Known::kToday},     // اليوم
    {"\xCF\xC7\xD9\xEA\xC9", Known::kPreacher},  // داعية
    {"\xC8\xCF\xC3", Known::kBegin},             // بدأ
    {"\xE3\xC7\xE6", Known::kBe},                // كان
    {"\xD2\xC7\xE4", Known::kCease},             // زال
    {"\xC3\xD2\xC7\xE4", Known::kRemove},        // أزال
    {"\xE3\xC7\xCF", Known::kNearly},            // كاد
    {"\xC3\xD5\xC8\xCD", Known::kBecome},        // أصبح
    {"\xC8\xC7\xCA", Known::kTurn},              // بات
    {"\xD8\xE4", Known::kStay},                  // ظل
    {"\xD5\xC7\xD1", Known::kGrow},              // صار
};

}  // namespace

void KnownWords::Find(const Lexicon& lexicon) {
  if (of == lexicon.lexemes.data()) return;
  of = lexicon.lexemes.data();
  std::unordered_map<std::string_view, Known> by_letters;
  for (const KnownLemma& l : kLemmas) by_letters.emplace(l.letters, l.known);
  known.assign(lexicon.lexemes.size(), Known::kNone);
  for (size_t i = 0; i < lexicon.lexemes.size(); ++i) {
    const auto found = by_letters.find(lexicon.String(lexicon.lexemes[i].lemma));
    if (found != by_letters.end()) known[i] = found->second;
  }
  clitic[0] = lexicon.Preposition("\xC8");  // ب
  clitic[1] = lexicon.Preposition("\xE4");  // ل
  clitic[2] = lexicon.Preposition("\xE3");  // ك
  min = lexicon.Preposition("\xE5\xE6");    // من
  in = lexicon.Preposition("\xE1\xEA");     // في
}

}  // namespace marsad
