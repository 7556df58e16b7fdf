// The sectors that rules speak of; all others are only data (ontology/sectors.tsv).
#ifndef MARSAD_NAMES_SECTORS_H_
#define MARSAD_NAMES_SECTORS_H_

#include "names/world.h"

namespace marsad {

inline constexpr Code kGov = MakeCode("GOV");  // government
inline constexpr Code kCvl = MakeCode("CVL");  // civilians
inline constexpr Code kEli = MakeCode("ELI");  // former officials, notables, their families
inline constexpr Code kJrn = MakeCode("JRN");  // who reports
inline constexpr Code kUaf = MakeCode("UAF");  // unidentified armed actors
inline constexpr Code kUnk = MakeCode("UNK");  // nobody knows who

}  // namespace marsad
#endif  // MARSAD_NAMES_SECTORS_H_
