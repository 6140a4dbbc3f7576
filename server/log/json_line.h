// One JSON object on one line, member by member.
//
//   JsonLine line;
//   line.Add("level", "info");
//   line.Add("articles", 3);
//   std::string text = line.Take();  // {"level":"info","articles":3}
#ifndef BANGHI_SERVER_LOG_JSON_LINE_H_
#define BANGHI_SERVER_LOG_JSON_LINE_H_

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace banghi {

// Appends `text` as a JSON string with its quotes. What is not UTF-8 becomes U+FFFD, control characters are escaped, so
// that the result is valid and stays on its line whatever it is given.
void AppendJsonString(absl::string_view text, std::string* out);

// Not thread-safe.
class JsonLine {
 public:
  void Add(absl::string_view name, absl::string_view text);
  void Add(absl::string_view name, int64_t number) { AddRaw(name, absl::StrCat(number)); }
  // In milliseconds, to three places.
  void AddMilliseconds(absl::string_view name, absl::Duration duration);
  // `json` is a value already.
  void AddRaw(absl::string_view name, absl::string_view json);
  // The object; the line is empty again.
  std::string Take();

 private:
  std::string text_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_LOG_JSON_LINE_H_
