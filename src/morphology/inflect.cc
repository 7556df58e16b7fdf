#include "morphology/inflect.h"

#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

// The stem to which endings that begin with a vowel are added: مدرسة → مدرست, مستشفى → مستشفي, قاض(ي) → قاضي.
std::string StemBeforeVowel(const std::string& s) {
  if (s.empty()) return s;
  std::string stem = s;
  if (s.back() == kTehMarbuta) stem.back() = kTeh;
  if (s.back() == kAlefMaksura) stem.back() = kYeh;
  if (s.size() >= 3 && s.back() == kHamza && s[s.size() - 2] != kAlef && s[s.size() - 2] != kWaw) stem.back() = kYehHamza;
  return stem;
}

void AddSoundMasculine(const std::string& stem, uint32_t base, std::vector<InflectedForm>* out) {
  out->push_back({stem + kWaw + kNoon, base | kMasculine | kPlural | kSoundEnding});
  out->push_back({stem + kYeh + kNoon, base | kMasculine | kPlural | kSoundEnding | kOblique});
  out->push_back({stem + kWaw, base | kMasculine | kPlural | kConstruct});
  out->push_back({stem + kYeh, base | kMasculine | kPlural | kConstruct});
}

void AddDual(const std::string& stem, uint32_t base, std::vector<InflectedForm>* out) {
  out->push_back({stem + kAlef + kNoon, base | kDual | kSoundEnding});
  out->push_back({stem + kYeh + kNoon, base | kDual | kSoundEnding | kOblique});
  out->push_back({stem + kAlef, base | kDual | kConstruct});
  out->push_back({stem + kYeh, base | kDual | kConstruct});
}

void AddSingular(const std::string& s, uint32_t base, bool defective, std::vector<InflectedForm>* out) {
  out->push_back({s, base | kSingular});
  const char last = s.back();
  // لقاءا as well, which papers print for لقاء.
  if (last != kTehMarbuta && last != kAlefMaksura && last != kAlef) out->push_back({s + kAlef, base | kSingular | kAccusative});
  if (defective && last == kYeh) out->push_back({s.substr(0, s.size() - 1), base | kSingular});  // قاضٍ
  AddDual(StemBeforeVowel(s), base, out);
}

}  // namespace

std::vector<InflectedForm> InflectNoun(const NounEntry& noun) {
  std::vector<InflectedForm> out;
  const size_t space = noun.lemma.find(' ');
  const std::string first = noun.lemma.substr(0, space);
  const std::string rest = space == std::string::npos ? std::string() : noun.lemma.substr(space);
  const std::string stem = StemBeforeVowel(first);
  AddSingular(first, noun.feminine ? kFeminine : kMasculine, noun.defective, &out);
  if (noun.makes_feminine && first.back() != kTehMarbuta) {
    AddSingular(StemBeforeVowel(first) + kTehMarbuta, kFeminine, false, &out);
    if (noun.sound_plural || noun.plurals.empty()) out.push_back({stem + kAlef + kTeh, kFeminine | kPlural});
  }
  if (noun.sound_plural) AddSoundMasculine(noun.defective ? stem.substr(0, stem.size() - 1) : stem, 0, &out);
  for (const std::string& plural : noun.plurals) {
    if (plural == std::string{'+', kAlef, kTeh}) {
      const std::string base = first.back() == kTehMarbuta ? first.substr(0, first.size() - 1) : stem;
      // مفاجأة, مفاجآت
      out.push_back(
          {base.back() == kAlefHamza ? base.substr(0, base.size() - 1) + kAlefMadda + kTeh : base + kAlef + kTeh, kFeminine | kPlural});
    } else if (plural == std::string{'+', kWaw, kNoon}) {
      AddSoundMasculine(stem, 0, &out);
    } else if (!plural.empty()) {
      const bool sound =
          plural.size() > 4 && plural.back() == kNoon && (plural[plural.size() - 2] == kWaw || plural[plural.size() - 2] == kYeh);
      if (sound && plural.compare(0, stem.size(), stem) == 0) {
        AddSoundMasculine(plural.substr(0, plural.size() - 2), 0, &out);
        continue;
      }
      const uint32_t gender = noun.feminine ? kFeminine : kMasculine;
      out.push_back({plural, gender | kPlural});
      const char last = plural.back();
      if (last != kTehMarbuta && last != kAlefMaksura && last != kHamza && last != kAlef)
        out.push_back({plural + kAlef, gender | kPlural | kAccusative});
    }
  }
  for (InflectedForm& form : out) {
    // An adjective after the first word agrees with it: كوري شمالي, كورية شمالية. Its forms are made with the first word's ending.
    form.letters += rest;
  }
  return out;
}

}  // namespace marsad
