// Events for people to read, in reports that compare them.
#ifndef MARSAD_CLI_EVENT_TEXT_H_
#define MARSAD_CLI_EVENT_TEXT_H_

#include <string>

#include "compare/coded.h"

namespace marsad {

// "ACCUSE allege (not real)  BOL GOV «…» → PRY «…»"
std::string EventText(const CodedEvent& event);
// The words that made it an event.
std::string ToldText(const CodedEvent& event);
// "  (accuse, ar/frames/accuse.frames:12)", empty where no frame is known.
std::string FrameText(const std::string& frame, const std::string& source);
std::string OneLine(std::string text);

}  // namespace marsad
#endif  // MARSAD_CLI_EVENT_TEXT_H_
