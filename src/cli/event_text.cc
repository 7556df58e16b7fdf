#include "cli/event_text.h"

#include <fmt/format.h>

namespace marsad {
namespace {

std::string SideText(const std::vector<CodedParty>& parties) {
  std::string out;
  for (const CodedParty& p : parties) {
    out += out.empty() ? "" : " + ";
    out += p.code.empty() ? "?" : p.code;
    if (!p.sector.empty()) out += " " + p.sector;
    for (const std::string& sector : p.other_sectors) out += " " + sector;
    if (!p.words.empty()) out += " «" + OneLine(p.words) + "»";
  }
  return out.empty() ? "nobody" : out;
}

}  // namespace

std::string EventText(const CodedEvent& event) {
  std::string modes;
  for (const std::string& mode : event.modes) modes += " " + mode;
  return fmt::format("{}{}{}{}  {} → {}", event.category, modes, event.real ? "" : " (not real)", event.linked ? " (retelling)" : "",
                     SideText(event.actors), SideText(event.recipients));
}

std::string ToldText(const CodedEvent& event) {
  std::string out;
  for (const std::string& words : event.told) out += (out.empty() ? "" : " … ") + words;
  return OneLine(out);
}

std::string FrameText(const std::string& frame, const std::string& source) {
  return frame.empty() ? std::string() : fmt::format("  ({}, {})", frame, source);
}

std::string OneLine(std::string text) {
  for (char& c : text) c = c == '\n' || c == '\r' ? ' ' : c;
  return text;
}

}  // namespace marsad
