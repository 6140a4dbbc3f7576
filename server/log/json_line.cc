#include "server/log/json_line.h"

#include "absl/strings/str_format.h"
#include "unicode/utf8.h"

namespace banghi {

void AppendJsonString(absl::string_view text, std::string* out) {
  out->push_back('"');
  for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
    const int32_t begin = at;
    UChar32 code_point = 0;
    U8_NEXT(text.data(), at, static_cast<int32_t>(text.size()), code_point);
    if (code_point < 0) {
      out->append("\xEF\xBF\xBD");
    } else if (code_point == '"' || code_point == '\\') {
      out->push_back('\\');
      out->push_back(static_cast<char>(code_point));
    } else if (code_point < 0x20 || code_point == 0x7F || code_point == 0x2028 || code_point == 0x2029) {
      absl::StrAppendFormat(out, "\\u%04x", code_point);  // U+2028 and U+2029 are ends of line to some
    } else {
      out->append(text.data() + begin, at - begin);
    }
  }
  out->push_back('"');
}

void JsonLine::Add(absl::string_view name, absl::string_view text) {
  AddRaw(name, "");
  AppendJsonString(text, &text_);
}

void JsonLine::AddMilliseconds(absl::string_view name, absl::Duration duration) {
  AddRaw(name, absl::StrFormat("%.3f", absl::ToDoubleMilliseconds(duration)));
}

void JsonLine::AddRaw(absl::string_view name, absl::string_view json) {
  text_.push_back(text_.empty() ? '{' : ',');
  AppendJsonString(name, &text_);
  absl::StrAppend(&text_, ":", json);
}

std::string JsonLine::Take() {
  std::string line = text_.empty() ? "{" : std::move(text_);
  text_.clear();
  line.push_back('}');
  return line;
}

}  // namespace banghi
