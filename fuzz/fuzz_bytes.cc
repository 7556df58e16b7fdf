// Any bytes have a result: title and text are read, and every layer and record of them is written.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "compile/compile.h"
#include "formats/record.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::string* bytes = [] {
    marsad::CompileOptions options;
    options.knowledge = MARSAD_KNOWLEDGE_DIR;
    return new std::string(marsad::Compile(options).bytes);
  }();
  static const marsad::Tables* tables = [] {
    auto* t = new marsad::Tables;
    if (!marsad::OpenTables(*bytes, t)) std::abort();
    return t;
  }();
  static auto* reader = new marsad::ArticleReader(*tables);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const size_t newline = text.find('\n');
  const std::string_view title = newline == std::string_view::npos ? std::string_view() : text.substr(0, newline);
  const marsad::Document& d =
      reader->Read(title, newline == std::string_view::npos ? text : text.substr(newline + 1), size % 2 == 0 ? "2018-06-01" : "");
  std::string out;
  marsad::AppendLayers(d, *tables, &out);
  marsad::AppendJsonLines(d, *tables, {"fuzz", "", std::string(title), "", ""}, {}, &out);
  marsad::AppendTable(d, *tables, {"fuzz", "", std::string(title), "", ""}, {}, &out);
  return 0;
}
