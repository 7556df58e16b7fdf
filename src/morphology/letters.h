// Arabic letters in text/'s one-byte layout (ISO 8859-6), by their names.
#ifndef MARSAD_MORPHOLOGY_LETTERS_H_
#define MARSAD_MORPHOLOGY_LETTERS_H_

namespace marsad::letter {

inline constexpr char kHamza = '\xC1', kAlefMadda = '\xC2', kAlefHamza = '\xC3', kWawHamza = '\xC4', kAlefHamzaBelow = '\xC5',
                      kYehHamza = '\xC6', kAlef = '\xC7', kBeh = '\xC8', kTehMarbuta = '\xC9', kTeh = '\xCA', kTheh = '\xCB',
                      kJeem = '\xCC', kHah = '\xCD', kKhah = '\xCE', kDal = '\xCF', kThal = '\xD0', kReh = '\xD1', kZain = '\xD2',
                      kSeen = '\xD3', kSheen = '\xD4', kSad = '\xD5', kDad = '\xD6', kTah = '\xD7', kZah = '\xD8', kAin = '\xD9',
                      kGhain = '\xDA', kFeh = '\xE1', kQaf = '\xE2', kKaf = '\xE3', kLam = '\xE4', kMeem = '\xE5', kNoon = '\xE6',
                      kHeh = '\xE7', kWaw = '\xE8', kAlefMaksura = '\xE9', kYeh = '\xEA';

}  // namespace marsad::letter
#endif  // MARSAD_MORPHOLOGY_LETTERS_H_
