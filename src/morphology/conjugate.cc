// The idea: forms differ by prefixes, suffixes and what weak letters do at the seam. With the two principal parts given, four seams are
// left:
//   before a suffix that begins with a consonant (قلت, دعوت, رميت, مددت),
//   before one that begins with a vowel          (قالت, دعت, لقيت, مدت),
//   in the passive                               (قيل, دعي, يقال, يدعى),
//   in the jussive                               (يقل, يدع).
// Each is a function of the stem's kind: sound, hollow (ا و ي before the last radical), defective (weak last radical), geminate.
#include "morphology/conjugate.h"

#include "morphology/letters.h"

namespace marsad {
namespace {

using namespace letter;

bool IsWeak(char c) { return c == kWaw || c == kYeh; }

struct Shape {
  bool hollow = false;
  bool defective = false;
  bool geminate = false;
};

Shape ShapeOf(const VerbEntry& v) {
  Shape shape;
  const size_t n = v.root.size();
  if (v.form >= 11) return shape;  // quadriliterals: sound, but for a weak last radical
  shape.defective = IsWeak(v.root[n - 1]);
  const std::string& p = v.perfect;
  if (!shape.defective && IsWeak(v.root[1])) {
    // Hollow only where the weak letter became ا (قال, أقام, استقال) and not where it stands (عاون, قوّم).
    const bool derived_sound = v.form == 2 || v.form == 3 || v.form == 5 || v.form == 6 || v.form == 9;
    shape.hollow = !derived_sound && p.size() >= 3 && p[p.size() - 2] == kAlef;
  }
  if (!shape.defective && n == 3 && v.root[1] == v.root[2]) {
    shape.geminate = v.form != 2 && v.form != 5 && !(v.form == 6 && p.size() > 4) && p.size() >= 2 && p[p.size() - 1] == v.root[2] &&
                     p[p.size() - 2] != v.root[1];
  }
  if (v.form == 9) shape.geminate = true;
  return shape;
}

std::string WithoutLast(const std::string& s) { return s.substr(0, s.size() - 1); }

// Hamza in the middle of a word where a suffix follows it: بدأ + وا = بدأوا or بدؤوا; both are printed.
void Add(std::vector<InflectedForm>* out, std::string letters, uint32_t features) { out->push_back({std::move(letters), features}); }

struct PerfectStems {
  std::string bare;       // 3ms
  std::string vowel;      // before ت of 3fs
  std::string plural;     // before وا
  std::string consonant;  // before ت نا
};

PerfectStems PerfectOf(const Shape& shape, const std::string& perfect) {
  PerfectStems s{perfect, perfect, perfect, perfect};
  const char last = perfect.back();
  if (last == kAlef || last == kAlefMaksura) {  // دعا, رمى
    s.vowel = s.plural = WithoutLast(perfect);
    s.consonant = s.vowel + (last == kAlef ? kWaw : kYeh);
  } else if (shape.defective && last == kYeh) {  // لقي
    s.plural = WithoutLast(perfect);
  } else if (shape.hollow) {
    s.consonant = perfect.substr(0, perfect.size() - 2) + (last == kHamza ? kYehHamza : last);  // جاء جئت
  } else if (shape.geminate) {
    s.consonant = perfect + last;
  }
  return s;
}

// Before an ending that begins with the stem's last letter one of the two is written: كان + نا = كنا, مات + ت = مت.
std::string Joined(const std::string& stem, char first) { return stem.back() == first ? WithoutLast(stem) + first : stem + first; }

void AddPerfect(const PerfectStems& s, uint32_t voice, std::vector<InflectedForm>* out) {
  const uint32_t p = kPerfect | voice;
  const auto t = std::string(1, kTeh);
  Add(out, s.bare, p | kThird | kMasculine | kSingular);
  Add(out, s.vowel + kTeh, p | kThird | kFeminine | kSingular);
  const char last = s.bare.back();
  if (last == kAlef || last == kAlefMaksura) {
    Add(out, s.consonant + kAlef, p | kThird | kMasculine | kDual);
  } else if (last == kAlefHamza) {
    Add(out, WithoutLast(s.bare) + kAlefMadda, p | kThird | kMasculine | kDual);
  } else {
    Add(out, s.bare + kAlef, p | kThird | kMasculine | kDual);
  }
  Add(out, s.vowel + kTeh + kAlef, p | kThird | kFeminine | kDual);
  Add(out, s.plural + kWaw + kAlef, p | kThird | kMasculine | kPlural);
  if (last == kAlefHamza || (last == kHamza && s.bare[s.bare.size() - 2] == kAlef))  // قرؤوا, جاؤوا
    Add(out, WithoutLast(s.bare) + kWawHamza + kWaw + kAlef, p | kThird | kMasculine | kPlural);
  Add(out, Joined(s.consonant, kNoon), p | kThird | kFeminine | kPlural);
  Add(out, Joined(s.consonant, kTeh), p | kFirst | kSecond | kMasculine | kFeminine | kSingular);
  Add(out, Joined(s.consonant, kTeh) + kMeem, p | kSecond | kMasculine | kPlural);
  Add(out, Joined(s.consonant, kTeh) + kNoon, p | kSecond | kFeminine | kPlural);
  Add(out, Joined(s.consonant, kTeh) + kMeem + kAlef, p | kSecond | kMasculine | kFeminine | kDual);
  Add(out, Joined(s.consonant, kNoon) + kAlef, p | kFirst | kMasculine | kFeminine | kPlural);
}

// The seat of a hamza that has lost the long vowel before it: يجيء يجئ, يسوء يسؤ, يشاء يشأ.
char SeatBehind(char vowel) { return vowel == kYeh ? kYehHamza : vowel == kWaw ? kWawHamza : kAlefHamza; }

// `stem`: the imperfect without its prefix.
void AddImperfect(const Shape& shape, const std::string& stem, bool hamza_first, uint32_t voice, std::vector<InflectedForm>* out) {
  const uint32_t p = kImperfect | voice;
  const char last = stem.back();
  const bool weak = last == kWaw || last == kYeh || last == kAlefMaksura;
  const bool weak_end = weak && shape.defective;
  const std::string cut = weak_end ? WithoutLast(stem) : stem;
  std::string dual = stem, feminine_plural = stem, jussive = stem;
  if (weak_end && last == kAlefMaksura) dual = cut + kYeh, feminine_plural = dual;
  if (weak_end) jussive = cut;
  if (shape.hollow && stem.size() >= 2) {
    const char middle = stem[stem.size() - 2];
    if (middle == kWaw || middle == kYeh || middle == kAlef) {
      jussive = stem.substr(0, stem.size() - 2) + (last == kHamza ? SeatBehind(middle) : last);
      feminine_plural = jussive;
    }
  }
  if (shape.geminate) feminine_plural = stem + last;
  // Before ون and ين a final hamza changes its seat, and papers write the old one too: يقرؤون يقرأون, تقرئين تقرأين.
  std::vector<std::string> plural{cut}, feminine{cut};
  if (last == kAlefHamza) {
    dual = WithoutLast(stem);  // + آ
    plural.push_back(dual + kWawHamza);
    feminine.push_back(dual + kYehHamza);
  } else if (last == kHamza && stem.size() >= 2) {
    const char before = stem[stem.size() - 2];
    if (before == kYeh) dual = WithoutLast(stem) + kYehHamza, plural = feminine = {dual};
    if (before == kAlef || before == kWaw) {
      plural.push_back(WithoutLast(stem) + kWawHamza);
      feminine = {WithoutLast(stem) + kYehHamza};
    }
  }
  const auto person = [&](char prefix, const std::string& body) {
    std::string s(1, prefix);
    // أأ contracts: آخذ; a hamza seat changes after other prefixes only in the passive, which is given as such.
    if (prefix == kAlefHamza && hamza_first) return std::string(1, kAlefMadda) + body.substr(1);
    return s + body;
  };
  const auto add_with_short = [&](char prefix, uint32_t features) {
    Add(out, person(prefix, stem), features);
    if (jussive != stem) Add(out, person(prefix, jussive), features | kJussive);
  };
  add_with_short(kYeh, p | kThird | kMasculine | kSingular);
  add_with_short(kTeh, p | kThird | kFeminine | kSingular);
  add_with_short(kTeh, p | kSecond | kMasculine | kSingular);
  add_with_short(kAlefHamza, p | kFirst | kMasculine | kFeminine | kSingular);
  add_with_short(kNoon, p | kFirst | kMasculine | kFeminine | kPlural);
  const std::string two = last == kAlefHamza ? dual + kAlefMadda : dual + kAlef;
  const auto add_two = [&](char prefix, uint32_t features) {
    Add(out, person(prefix, two + kNoon), p | features | kDual);
    Add(out, person(prefix, two), p | features | kDual | kJussive);
  };
  add_two(kYeh, kThird | kMasculine);
  add_two(kTeh, kThird | kFeminine);
  add_two(kTeh, kSecond | kMasculine | kFeminine);
  for (const char prefix : {kYeh, kTeh}) {
    const uint32_t f = p | (prefix == kYeh ? kThird : kSecond) | kMasculine | kPlural;
    for (const std::string& body : plural) {
      Add(out, person(prefix, body + kWaw + kNoon), f);
      Add(out, person(prefix, body + kWaw + kAlef), f | kJussive);
    }
  }
  for (const std::string& body : feminine) {
    Add(out, person(kTeh, body + kYeh + kNoon), p | kSecond | kFeminine | kSingular);
    Add(out, person(kTeh, body + kYeh), p | kSecond | kFeminine | kSingular | kJussive);
  }
  Add(out, person(kYeh, Joined(feminine_plural, kNoon)), p | kThird | kFeminine | kPlural);
  Add(out, person(kTeh, Joined(feminine_plural, kNoon)), p | kSecond | kFeminine | kPlural);
}

std::string PassivePerfect(const VerbEntry& v, const Shape& shape) {
  std::string p = v.perfect;
  if (v.form == 3 || v.form == 6) {  // قوتل, توفي
    const size_t at = v.form == 3 ? 1 : 2;
    if (p.size() > at && p[at] == kAlef) p[at] = kWaw;
    if (v.form == 3 && p[0] == kAlefMadda) p = std::string{kAlefHamza, kWaw} + p.substr(1);
  }
  if (shape.hollow && p.size() >= 2) p[p.size() - 2] = kYeh;  // قيل, أقيم, استقيل, اختير
  if (shape.defective && (p.back() == kAlef || p.back() == kAlefMaksura)) p.back() = kYeh;
  if (p.back() == kAlefHamza) p.back() = kYehHamza;                                        // قرئ, أنشئ, فوجئ
  if (v.form == 10 && p[3] == kAlefHamza) p[3] = kWawHamza;                                // استؤنف
  if (v.form == 8 && p[1] == kYehHamza && v.root[0] == kHamza) p[1] = kWawHamza;           // اؤتمن
  if (v.form == 4 && p[0] == kAlefMadda) p = std::string{kAlefHamza, kWaw} + p.substr(1);  // آوى أووي
  if (p.size() > 1 && v.root[0] == kHamza && v.form == 1 && p[0] == kAlefMadda) p[0] = kAlefHamza;
  if (v.root.size() == 3 && v.root[1] == kHamza && v.form == 1 && p.size() == 3 && p[1] == kAlefHamza) p[1] = kYehHamza;  // سئل
  return p;
}

std::string PassiveImperfectStem(const VerbEntry& v, const Shape& shape, std::string stem) {
  if (v.form == 1 && v.root[0] == kWaw && stem[0] != kWaw && stem.size() + 1 == v.root.size()) stem.insert(stem.begin(), kWaw);  // يوصل
  if (shape.hollow && stem.size() >= 2 && (stem[stem.size() - 2] == kWaw || stem[stem.size() - 2] == kYeh)) stem[stem.size() - 2] = kAlef;
  if (shape.defective && (stem.back() == kWaw || stem.back() == kYeh)) stem.back() = kAlefMaksura;
  if (stem[0] == kAlefHamza) stem[0] = kWawHamza;                         // يؤخذ
  if (v.form != 1 && stem.back() == kYehHamza) stem.back() = kAlefHamza;  // ينشأ
  return stem;
}

}  // namespace

std::vector<InflectedForm> Conjugate(const VerbEntry& v) {
  std::vector<InflectedForm> out;
  const Shape shape = ShapeOf(v);
  const std::string passive_perfect = PassivePerfect(v, shape);
  const std::string stem = v.imperfect.substr(1);
  const std::string passive_stem = PassiveImperfectStem(v, shape, stem);
  const bool hamza_first = stem[0] == kAlefHamza;
  AddPerfect(PerfectOf(shape, v.perfect), passive_perfect == v.perfect ? kMaybePassive : 0u, &out);
  AddImperfect(shape, stem, hamza_first, passive_stem == stem ? kMaybePassive : 0u, &out);
  if (passive_perfect != v.perfect) AddPerfect(PerfectOf(shape, passive_perfect), kPassive, &out);
  if (passive_stem != stem) AddImperfect(shape, passive_stem, false, kPassive, &out);
  return out;
}

std::string ActiveParticiple(const VerbEntry& v) {
  const Shape shape = ShapeOf(v);
  if (v.form != 1) {
    std::string s = v.imperfect;
    s[0] = kMeem;
    if (s.back() == kAlefMaksura) s.back() = kYeh;  // يتحدى, المتحدي
    return s;
  }
  std::string r = v.root;
  if (r[0] == kHamza) {
    r = std::string(1, kAlefMadda) + r.substr(1);
  } else {
    r.insert(r.begin() + 1, kAlef);
  }
  if (shape.geminate) return r.substr(0, r.size() - 1);
  const size_t middle = r.size() - 2;
  if (shape.hollow && r.back() == kHamza) r.back() = kYeh;  // جاء, الجائي
  if (shape.hollow || r[middle] == kHamza) r[middle] = kYehHamza;
  if (r.back() == kWaw) r.back() = kYeh;
  if (r.back() == kHamza) r.back() = kYehHamza;
  return r;
}

std::string PassiveParticiple(const VerbEntry& v) {
  const Shape shape = ShapeOf(v);
  if (v.form != 1) {
    std::string s = v.imperfect;
    s[0] = kMeem;
    if (shape.hollow && (s[s.size() - 2] == kYeh)) s[s.size() - 2] = kAlef;
    if (shape.defective && s.back() == kYeh) s.back() = kAlefMaksura;
    if (s.back() == kYehHamza) s.back() = kAlefHamza;  // منشأ
    return s;
  }
  std::string r = v.root;
  if (r[0] == kHamza) r[0] = kAlefHamza;
  if (shape.hollow) {
    const bool yeh = v.imperfect.size() >= 2 && v.imperfect[v.imperfect.size() - 2] == kYeh;
    return std::string{kMeem, r[0], yeh ? kYeh : kWaw, r[2]};
  }
  if (shape.defective) {
    if (r[1] == kHamza) r[1] = kYehHamza;  // مرئي
    return std::string{kMeem, r[0], r[1]} + (v.imperfect.back() == kWaw ? kWaw : kYeh);
  }
  if (r[1] == kHamza) r[1] = kWawHamza;
  return std::string{kMeem, r[0], r[1], kWaw, r[2]};
}

std::string RegularMasdar(const VerbEntry& v) {
  const Shape shape = ShapeOf(v);
  const std::string& p = v.perfect;
  const std::string body = v.imperfect.substr(1);
  // اِفْتِعال and its kin: an alef before the last radical; hollow ones take ة, defective ones end in اء.
  const auto with_alef = [&](std::string s) {
    if (s.back() == kAlefHamza) return WithoutLast(s) + kAlef + kHamza;  // إنشاء
    if (shape.defective) return WithoutLast(s) + kAlef + kHamza;
    if (shape.geminate) return s.substr(0, s.size() - 1) + s.back() + kAlef + s.back();
    return WithoutLast(s) + kAlef + s.back();
  };
  switch (v.form) {
    case 2:
      if (shape.defective) return std::string(1, kTeh) + WithoutLast(p) + kYeh + kTehMarbuta;
      return std::string(1, kTeh) + WithoutLast(p) + kYeh + p.back();
    case 3:
      if (shape.defective) return std::string(1, kMeem) + WithoutLast(p) + kAlef + kTehMarbuta;
      return std::string(1, kMeem) + p + kTehMarbuta;
    case 4: {
      std::string s = p;
      s[0] = kAlefHamzaBelow;
      if (p[0] == kAlefMadda) s = std::string{kAlefHamzaBelow, kYeh} + p.substr(1);
      if (shape.hollow) return s + kTehMarbuta;
      if (s.size() > 1 && s[1] == kWaw && v.root[0] == kWaw) s[1] = kYeh;  // إيقاف
      return with_alef(s);
    }
    case 5:
    case 6:
    case 12:
      if (shape.defective) return WithoutLast(p) + kYeh;
      return p;
    case 7:
    case 8:
      if (shape.hollow) {  // اختيار
        std::string s = p;
        s[s.size() - 2] = kYeh;
        return WithoutLast(s) + kAlef + s.back();
      }
      return with_alef(p);
    case 9:
      return with_alef(p);
    case 10: {
      if (shape.hollow) return p + kTehMarbuta;
      std::string s = p;
      if (s[3] == kWaw && v.root[0] == kWaw) s[3] = kYeh;  // استيراد
      if (s[3] == kAlefHamza) s[3] = kYehHamza;            // استئناف
      return with_alef(s);
    }
    case 11:
      return p + kTehMarbuta;
    default:
      return {};
  }
}

std::string ExpectedPerfect(const VerbEntry& v) {
  const std::string& r = v.root;
  if (v.form >= 11 || v.form == 1 || r.size() != 3) return {};
  // Hamza seats and assimilated ت vary too much to be foretold; those are left to the writer.
  if (r.find(kHamza) != std::string::npos) return {};
  const bool hollow = IsWeak(r[1]) && !IsWeak(r[2]);
  const bool geminate = r[1] == r[2] && !IsWeak(r[1]);
  const char c2 = hollow ? kAlef : r[1];
  // ى is written ا behind ي: أحيا.
  const char c3 = IsWeak(r[2]) ? (r[1] == kYeh ? kAlef : kAlefMaksura) : r[2];
  const std::string tail = geminate ? std::string(1, c3) : std::string{c2, c3};
  const std::string sound = {r[1], c3};
  switch (v.form) {
    case 2:
      return r[0] + sound;
    case 3:
      return std::string{r[0], kAlef} + (geminate ? std::string(1, c3) : sound);
    case 4:
      return std::string{kAlefHamza, r[0]} + tail;
    case 5:
      return std::string{kTeh, r[0]} + sound;
    case 6:
      return std::string{kTeh, r[0], kAlef} + (geminate ? std::string(1, c3) : sound);
    case 7:
      return std::string{kAlef, kNoon, r[0]} + tail;
    case 10:
      return std::string{kAlef, kSeen, kTeh, r[0]} + tail;
    default:
      return {};  // form 8 assimilates its ت (ازداد, اتهم, اضطر); form 9 is rare
  }
}

}  // namespace marsad
