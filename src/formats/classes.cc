// What a document was classified as, as a line of JSON.
#include "formats/classes.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>

#include "formats/names.h"

namespace marsad {

std::vector<Reason> ReasonsFor(const Tables& tables, const std::vector<Share>& shares, size_t quad) {
  std::vector<Reason> reasons;
  for (const Share& share : shares) {
    const FeatureWeights& f = tables.learnt.features[share.feature];
    float others = 0;
    for (size_t k = 0; k < kQuads; ++k) others += k == quad ? 0 : f.quads[k];
    reasons.push_back({tables.learnt.String(f.name), share.value * (f.quads[quad] - others / (kQuads - 1))});
  }
  std::sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    return std::abs(a.weight) != std::abs(b.weight) ? std::abs(a.weight) > std::abs(b.weight) : a.feature < b.feature;
  });
  if (reasons.size() > kMaxReasons) reasons.resize(kMaxReasons);
  return reasons;
}

void AppendClass(const Document& document, const Tables& tables, const DocumentInfo& info, const ClassOptions& options, std::string* out) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  std::string valid;
  const auto text = [&](std::string_view s) {
    s = ValidUtf8(s, &valid);
    json.String(s.data(), static_cast<rapidjson::SizeType>(s.size()));
  };
  const auto number = [&](float x) { json.Double(std::round(static_cast<double>(x) * 1000) / 1000); };
  const Found found = FoundIn(tables, document);
  const size_t sentences = document.tokens.sentences.size();
  json.StartObject();
  json.Key("document_id");
  text(info.id);
  if (options.features) {
    std::vector<std::string> names;
    NameFeatures(found, 0, sentences, &names);
    json.Key("features");
    json.StartArray();
    for (const std::string& name : names) text(name);
    json.EndArray();
  } else {
    std::vector<Share> shares;
    FindShares(found, 0, sentences, &shares);
    const Classes classes = Classify(found, shares);
    const size_t best = classes.Best();
    json.Key("quad_code");
    json.Uint(static_cast<unsigned>(best));
    json.Key("confidence");
    number(classes.quads[best]);
    json.Key("probabilities");
    json.StartArray();
    for (const float quad : classes.quads) number(quad);
    json.EndArray();
    if (options.explain) {
      json.Key("because");
      json.StartArray();
      for (const Reason& reason : ReasonsFor(tables, shares, best)) {
        json.StartObject();
        json.Key("feature");
        text(reason.feature);
        json.Key("weight");
        number(reason.weight);
        json.EndObject();
      }
      json.EndArray();
    }
  }
  json.EndObject();
  out->append(buffer.GetString(), buffer.GetSize());
  out->push_back('\n');
}

}  // namespace marsad
