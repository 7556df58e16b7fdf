#include "formats/names.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace marsad {

std::string_view ResolvedByName(ResolvedBy by) {
  switch (by) {
    case ResolvedBy::kName:
      return "name";
    case ResolvedBy::kTitle:
      return "title";
    case ResolvedBy::kNationality:
      return "nationality";
    case ResolvedBy::kMetonym:
      return "metonym";
    case ResolvedBy::kPronoun:
      return "pronoun";
    case ResolvedBy::kDescription:
      return "description";
    case ResolvedBy::kSpeaker:
      return "speaker";
    case ResolvedBy::kAddressee:
      return "addressee";
    case ResolvedBy::kOffice:
      return "office";
    case ResolvedBy::kSpelling:
      return "spelling";
  }
  return "name";
}

std::string_view DateResolutionName(DateResolution resolution) {
  switch (resolution) {
    case DateResolution::kDay:
      return "day";
    case DateResolution::kMonth:
      return "month";
    case DateResolution::kYear:
      return "year";
    default:
      return "none";
  }
}

std::string DescribeAnalysis(const Tables& tables, const Analysis& a) {
  std::string out(PosName(a.pos));
  if (a.lexeme != kNoLexeme) {
    const Lexeme& lexeme = tables.lexicon.lexemes[a.lexeme];
    out += " " + ToUtf8(tables.lexicon.String(lexeme.lemma));
    if (lexeme.form != 0) out += fmt::format(" form {}", lexeme.form <= 10 ? std::to_string(lexeme.form) : lexeme.form == 11 ? "q1" : "q2");
  } else {
    out += a.known == Knowledgeable::kGuessed ? " guessed" : " unknown";
  }
  constexpr std::pair<uint32_t, std::string_view> kNames[] = {{kMasculine, "m"},
                                                              {kFeminine, "f"},
                                                              {kSingular, "s"},
                                                              {kDual, "d"},
                                                              {kPlural, "p"},
                                                              {kFirst, "1"},
                                                              {kSecond, "2"},
                                                              {kThird, "3"},
                                                              {kPerfect, "perfect"},
                                                              {kImperfect, "imperfect"},
                                                              {kPassive, "passive"},
                                                              {kMasdar, "masdar"},
                                                              {kActiveParticiple, "active-participle"},
                                                              {kPassiveParticiple, "passive-participle"},
                                                              {kAccusative, "accusative"},
                                                              {kJussive, "jussive"}};
  for (const auto& [bit, name] : kNames) {
    if (a.features & bit) out += fmt::format(" {}", name);
  }
  constexpr std::pair<uint8_t, std::string_view> kProclitics[] = {{kWa, "و+"}, {kFa, "ف+"}, {kBi, "ب+"}, {kLi, "ل+"},
                                                                  {kKa, "ك+"}, {kSa, "س+"}, {kAl, "ال+"}};
  for (const auto& [bit, name] : kProclitics) {
    if (a.proclitics & bit) out += fmt::format(" {}", name);
  }
  constexpr std::string_view kEnclitics[] = {"", "+ه", "+ها", "+هما", "+هم", "+هن", "+ك", "+كم", "+ي", "+نا"};
  if (a.enclitic != Enclitic::kNone) out += fmt::format(" {}", kEnclitics[static_cast<int>(a.enclitic)]);
  return out;
}

const char* SizeName(size_t k) {
  constexpr const char* kNames[] = {"dead", "injured", "arrested", "crowd"};
  return kNames[k];
}

std::string IsoDay(int32_t day) {
  if (day == kNoDay) return {};
  int y, m, d;
  CivilFromDays(day, &y, &m, &d);
  return fmt::format("{:04}-{:02}-{:02}", y, m, d);
}

std::string_view ValidUtf8(std::string_view text, std::string* buffer) {
  if (simdjson::validate_utf8(text.data(), text.size())) return text;
  buffer->clear();
  const auto* p = reinterpret_cast<const uint8_t*>(text.data());
  for (size_t i = 0; i < text.size();) {
    const size_t n = p[i] < 0x80 ? 1 : p[i] < 0xE0 ? 2 : p[i] < 0xF0 ? 3 : 4;
    if (i + n <= text.size() && simdjson::validate_utf8(text.data() + i, n)) {
      buffer->append(text.substr(i, n));
      i += n;
    } else {
      buffer->append("\xEF\xBF\xBD");
      ++i;
    }
  }
  return *buffer;
}

std::string_view PartySource(const Tables& tables, const Party& party) {
  if (party.entity != kNoIndex) return tables.world.String(tables.world.entities[party.entity].source);
  if (party.title != kNoIndex) return tables.world.String(tables.world.titles[party.title].source);
  return {};
}

}  // namespace marsad
