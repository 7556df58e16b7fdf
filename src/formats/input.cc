#include "formats/input.h"

#include <simdjson.h>

#include <cstring>

namespace marsad {

struct JsonLineParser::Impl {
  simdjson::dom::parser parser;
};

JsonLineParser::JsonLineParser() : impl_(std::make_unique<Impl>()) {}
JsonLineParser::~JsonLineParser() = default;

bool JsonLineParser::Parse(std::string_view line, InputDocument* out, std::string* fault) {
  simdjson::dom::object object;
  const auto error = impl_->parser.parse(line.data(), line.size()).get(object);
  if (error) {
    *fault = error == simdjson::INCORRECT_TYPE ? "is no JSON object; write {\"id\": …, \"text\": …}"
                                               : std::string("is no JSON: ") + simdjson::error_message(error);
    return false;
  }
  out->Clear();
  bool has_id = false, has_text = false;
  const auto take = [&](simdjson::dom::element value, std::string* to) {
    std::string_view s;
    if (value.get(s) != simdjson::SUCCESS) return false;
    to->assign(s);
    return true;
  };
  for (const auto field : object) {
    if (field.key == "id") {
      int64_t number;
      has_id = take(field.value, &out->info.id);
      if (!has_id && field.value.get(number) == simdjson::SUCCESS) out->info.id = std::to_string(number), has_id = true;
    } else if (field.key == "text") {
      has_text = take(field.value, &out->text);
    } else if (field.key == "title") {
      take(field.value, &out->info.title);
    } else if (field.key == "date") {
      take(field.value, &out->info.date);
    } else if (field.key == "url") {
      take(field.value, &out->info.url);
    } else if (field.key == "publication") {
      take(field.value, &out->info.publication);
    }
  }
  if (!has_text || !has_id) {
    *fault = !has_text ? "has no \"text\" of type string" : "has no \"id\"";
    return false;
  }
  return true;
}

bool LineReader::Fill() {
  if (end_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const size_t old = buffer_.size();
  buffer_.resize(old + (1 << 18));
  const size_t n = std::fread(buffer_.data() + old, 1, 1 << 18, file_);
  buffer_.resize(old + n);
  bytes_ += n;
  if (n == 0) {
    end_ = true;
    error_ = std::ferror(file_) != 0;
  }
  return n > 0;
}

LineReader::Result LineReader::Next(std::string* line) {
  line->clear();
  bool too_long = false;
  size_t searched = at_;
  for (;;) {
    const char* begin = buffer_.data() + searched;
    const char* found = static_cast<const char*>(std::memchr(begin, '\n', buffer_.size() - searched));
    if (found != nullptr) {
      const size_t end = static_cast<size_t>(found - buffer_.data());
      if (!too_long) line->assign(buffer_, at_, end - at_);
      at_ = end + 1;
      return too_long ? Result::kTooLong : Result::kLine;
    }
    if (buffer_.size() - at_ > kMaxLine) {
      too_long = true;
      at_ = buffer_.size();
    }
    const size_t pending = buffer_.size() - at_;
    if (!Fill()) {
      if (error_) return Result::kError;
      if (too_long) return Result::kTooLong;
      if (buffer_.size() == at_) return Result::kEnd;
      line->assign(buffer_, at_);
      at_ = buffer_.size();
      return Result::kLine;
    }
    searched = at_ + pending;
  }
}

}  // namespace marsad
