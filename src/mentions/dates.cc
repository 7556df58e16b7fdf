#include "mentions/dates.h"

#include <algorithm>
#include <charconv>

namespace marsad {
namespace {

class DateFinder {
 public:
  DateFinder(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache, const Words& words,
             int32_t day, std::vector<DateMention>* out)
      : lexicon_(lexicon), dates_(dates), text_(text), tokens_(tokens.tokens), cache_(cache), words_(words.words), day_(day), out_(out) {
    if (day_ != kNoDay) CivilFromDays(day_, &year_, &month_, &mday_);
  }

  void Sentence(const marsad::Sentence& s) {
    end_ = s.end;
    for (uint32_t t = s.begin; t < s.end;) {
      // Most words say nothing of when; a number may, before a month.
      const TokenKind kind = tokens_[t].kind;
      if (kind != TokenKind::kNumber && (kind != TokenKind::kWord || WordAt(t) == nullptr)) {
        ++t;
        continue;
      }
      const uint32_t next = At(t);
      t = next > t ? next : t + 1;
    }
  }

 private:
  const DateWord* WordAt(uint32_t t) const {
    if (t >= end_ || tokens_[t].kind != TokenKind::kWord) return nullptr;
    const WordCache::Entry& entry = cache_.entry(words_[t].surface);
    if (!cache_.Asked(words_[t].surface, WordCache::Question::kSaysWhen,
                      [&](const WordCache::Entry&) { return LookUp(t, entry) != nullptr; }))
      return nullptr;
    return LookUp(t, entry);
  }
  // Itself or behind و, ب, ف.
  const DateWord* LookUp(uint32_t t, const WordCache::Entry& entry) const {
    if (const DateWord* word = dates_.Find(entry.folded_hash)) return word;
    const Token& token = tokens_[t];
    const uint8_t first = text_.letters[token.begin];
    if (token.end - token.begin < 4 || (first != 0xE8 && first != 0xC8 && first != 0xE1)) return nullptr;
    return dates_.Find(Hash(token.begin + 1, token.end));
  }
  uint64_t Hash(uint32_t begin, uint32_t end) const {
    return lexicon_.FoldedHash({reinterpret_cast<const char*>(text_.letters.data()) + begin, end - begin});
  }
  bool Is(uint32_t t, DateWordKind kind) const {
    const DateWord* word = WordAt(t);
    return word != nullptr && word->kind == kind;
  }
  // A month of one or two words; *next is set behind it.
  int Month(uint32_t t, uint32_t* next) const {
    if (t + 1 < end_ && tokens_[t].kind == TokenKind::kWord && tokens_[t + 1].kind == TokenKind::kWord) {
      const uint64_t two = HashMix(cache_.entry(words_[t].surface).folded_hash * 31 + cache_.entry(words_[t + 1].surface).folded_hash);
      if (const DateWord* word = dates_.Find(two); word != nullptr && word->kind == DateWordKind::kMonth) {
        *next = t + 2;
        return word->value;
      }
    }
    if (Is(t, DateWordKind::kMonth)) {
      *next = t + 1;
      return WordAt(t)->value;
    }
    return 0;
  }
  // A plain number without sign; -1 when it is none.
  int Number(uint32_t t) const {
    if (t >= end_) return -1;
    if (tokens_[t].kind == TokenKind::kNumber) {
      int value = 0;
      const char* begin = reinterpret_cast<const char*>(text_.letters.data()) + tokens_[t].begin;
      const char* end = reinterpret_cast<const char*>(text_.letters.data()) + tokens_[t].end;
      const auto result = std::from_chars(begin, end, value);
      return result.ec == std::errc() && result.ptr == end ? value : -1;
    }
    const DateWord* word = WordAt(t);
    return word != nullptr && word->kind == DateWordKind::kNumber ? word->value : -1;
  }
  bool IsFirst(uint32_t t) const {
    const Token& token = tokens_[t];
    const std::string_view letters(reinterpret_cast<const char*>(text_.letters.data()) + token.begin, token.end - token.begin);
    return letters == "\xC3\xE8\xE4" || letters == "\xC7\xE8\xE4";  // أول
  }

  // 05/03/2018, the day first as Arabic papers write; the token behind it, or t.
  uint32_t Slashed(uint32_t t) {
    int part[3] = {0, 0, 0}, n = 0;
    for (uint32_t i = tokens_[t].begin; i < tokens_[t].end; ++i) {
      const uint8_t c = text_.letters[i];
      if (c == '/') {
        if (++n > 2) return t;
      } else if (c >= '0' && c <= '9' && part[n] < 10000) {
        part[n] = part[n] * 10 + (c - '0');
      } else {
        return t;
      }
    }
    if (n != 2 || part[0] < 1 || part[0] > 31 || part[1] < 1 || part[1] > 12 || part[2] < 1900 || part[2] > 2200) return t;
    EmitDay(t, t + 1, DaysFromCivil(part[2], part[1], part[0]));
    return t + 1;
  }

  bool IsSlash(uint32_t t) const { return t < end_ && tokens_[t].kind == TokenKind::kOther && text_.letters[tokens_[t].begin] == '/'; }

  void Emit(uint32_t begin, uint32_t end, int32_t from, int32_t to, DateResolution resolution) {
    out_->push_back({begin, end, from, to, resolution});
  }
  void EmitDay(uint32_t begin, uint32_t end, int32_t day) { Emit(begin, end, day, kNoDay, DateResolution::kDay); }
  void EmitYear(uint32_t begin, uint32_t end, int year) {
    Emit(begin, end, DaysFromCivil(year, 1, 1), DaysFromCivil(year, 12, 31), DateResolution::kYear);
  }
  void EmitMonth(uint32_t begin, uint32_t end, int year, int month) {
    const int next_year = month == 12 ? year + 1 : year;
    const int next_month = month == 12 ? 1 : month + 1;
    Emit(begin, end, DaysFromCivil(year, month, 1), DaysFromCivil(next_year, next_month, 1) - 1, DateResolution::kMonth);
  }

  // Reads a date at t; returns the token behind it, or t.
  uint32_t At(uint32_t t) {
    const bool known = day_ != kNoDay;
    const int year = year_, month = month_;
    // 7 سبتمبر / أيلول 2018, سبتمبر 2018, أيلول
    uint32_t next = t;
    const int number = Number(t);
    uint32_t month_at = number >= 1 && number <= 31 && tokens_[t].kind == TokenKind::kNumber ? t + 1 : t;
    if (const int m = Month(month_at, &next); m != 0) {
      uint32_t after = next;
      if (IsSlash(after) && Month(after + 1, &after) == 0) after = next;
      next = after;
      int y = year;
      if (const int given = Number(next); given > 1800 && given < 2200) {
        y = given;
        ++next;
      } else if (const DateWord* word = WordAt(next); word != nullptr && known) {
        if (word->kind == DateWordKind::kLast && m > month) --y;
        if (word->kind == DateWordKind::kNext && m < month) ++y;
        if (word->kind == DateWordKind::kLast || word->kind == DateWordKind::kNext || word->kind == DateWordKind::kThis) ++next;
      } else if (!known) {
        return next;
      } else if (m > month + 6) {
        --y;  // in January, December without a year is the last one
      }
      if (month_at != t) {
        EmitDay(t, next, DaysFromCivil(y, m, number));
      } else {
        EmitMonth(t, next, y, m);
      }
      return next;
    }
    const DateWord* word = WordAt(t);
    if (word == nullptr) return tokens_[t].kind == TokenKind::kNumber ? Slashed(t) : t;
    switch (word->kind) {
      case DateWordKind::kWeekday: {
        if (!known) return t;
        const int today = ((day_ + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
        int back = (today - word->value + 7) % 7;
        const DateWord* after = WordAt(t + 1);
        if (after != nullptr && after->kind == DateWordKind::kNext) {
          EmitDay(t, t + 2, day_ + (back == 0 ? 7 : 7 - back));
          return t + 2;
        }
        if (after != nullptr && after->kind == DateWordKind::kLast) {
          EmitDay(t, t + 2, day_ - (back == 0 ? 7 : back));
          return t + 2;
        }
        EmitDay(t, t + 1, day_ - back);
        return t + 1;
      }
      case DateWordKind::kDay:
        if (!known) return t;
        if (word->value == -1 && t > 0 && tokens_[t - 1].kind == TokenKind::kWord && IsFirst(t - 1)) {  // أول أمس
          EmitDay(t - 1, t + 1, day_ - 2);
          return t + 1;
        }
        if (Is(t + 1, DateWordKind::kWeekday)) {
          EmitDay(t, t + 2, day_ + word->value);
          return t + 2;
        }
        EmitDay(t, t + 1, day_ + word->value);
        return t + 1;
      case DateWordKind::kAgo: {
        if (!known) return t;
        uint32_t u = t + 1;
        const int count = Number(u);
        if (count >= 0) ++u;
        const DateWord* unit = WordAt(u);
        if (unit == nullptr || unit->kind != DateWordKind::kUnit) return t;
        const int days = unit->value * unit->count * (count > 0 ? count : 1);
        if (unit->value >= 365) {
          EmitYear(t, u + 1, year - days / 365);
        } else if (unit->value == 30) {
          const int months = year * 12 + month - 1 - days / 30;
          EmitMonth(t, u + 1, months / 12, months % 12 + 1);
        } else {
          EmitDay(t, u + 1, day_ - days);
        }
        return u + 1;
      }
      case DateWordKind::kUnit: {
        // العام الماضي, الأسبوع المقبل, عام 2017
        const DateWord* after = WordAt(t + 1);
        const int given = Number(t + 1);
        if (word->value == 365 && given > 1000 && given < 2200) {
          EmitYear(t, t + 2, given);
          return t + 2;
        }
        if (!known || after == nullptr) return t;
        const int direction = after->kind == DateWordKind::kLast ? -1 : after->kind == DateWordKind::kNext ? 1 : 0;
        if (direction == 0 && after->kind != DateWordKind::kThis) return t;
        if (word->value == 365) {
          EmitYear(t, t + 2, year + direction);
        } else if (word->value == 30) {
          const int months = year * 12 + month - 1 + direction;
          EmitMonth(t, t + 2, months / 12, months % 12 + 1);
        } else if (word->value == 7) {
          Emit(t, t + 2, day_ + direction * 7, kNoDay, DateResolution::kDay);
        } else {
          return t;
        }
        return t + 2;
      }
      default:
        return t;
    }
  }

  const Lexicon& lexicon_;
  const Dates& dates_;
  const Text& text_;
  const std::vector<Token>& tokens_;
  const WordCache& cache_;
  const std::vector<Word>& words_;
  int32_t day_;
  int year_ = 0, month_ = 0, mday_ = 0;
  uint32_t end_ = 0;
  std::vector<DateMention>* out_;
};

}  // namespace

const DateWord* Dates::Find(uint64_t hash) const {
  const auto it = std::lower_bound(words.begin(), words.end(), hash, [](const DateWord& w, uint64_t h) { return w.hash < h; });
  return it != words.end() && it->hash == hash ? &*it : nullptr;
}

// Howard Hinnant's days_from_civil, public domain algorithm.
int32_t DaysFromCivil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

void CivilFromDays(int32_t z, int* year, int* month, int* day) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  *day = doy - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = yoe + era * 400 + (*month <= 2);
}

int32_t ParseDay(std::string_view iso) {
  int part[3] = {0, 1, 1};
  const size_t begin[3] = {0, 5, 8}, size[3] = {4, 2, 2};
  for (int i = 0; i < 3; ++i) {
    if (iso.size() < begin[i] + size[i]) return kNoDay;
    if (i > 0 && iso[begin[i] - 1] != '-') return kNoDay;
    const char* end = iso.data() + begin[i] + size[i];
    if (const auto r = std::from_chars(iso.data() + begin[i], end, part[i]); r.ec != std::errc() || r.ptr != end) return kNoDay;
  }
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return kNoDay;
  const int month_days[] = {
      31, part[0] % 4 == 0 && (part[0] % 100 != 0 || part[0] % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > month_days[part[1] - 1]) return kNoDay;
  return DaysFromCivil(part[0], part[1], part[2]);
}

void FindDates(const Lexicon& lexicon, const Dates& dates, const Text& text, const Tokens& tokens, const WordCache& cache,
               const Words& words, int32_t day, std::vector<DateMention>* out) {
  out->clear();
  DateFinder finder(lexicon, dates, text, tokens, cache, words, day, out);
  for (const Sentence& s : tokens.sentences) finder.Sentence(s);
}

}  // namespace marsad
