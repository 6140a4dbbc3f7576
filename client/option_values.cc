#include "client/option_values.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "extractors/engine.h"

namespace banghi {

CLI::Validator OneOf(std::vector<std::string> values) {
  const auto check = [values = std::move(values)](const std::string& value) {
    if (std::find(values.begin(), values.end(), value) != values.end()) return std::string();
    return absl::StrCat(value, " is none of ", absl::StrJoin(values, ", "));
  };
  return CLI::Validator(check, "");
}

CLI::Validator PublishedDate() {
  const auto check = [](const std::string& date) {
    return IsPublishedDate(date) ? "" : absl::StrCat("\"", date, "\" is no date (2021-12-02, or RFC 3339)");
  };
  return CLI::Validator(check, "");
}

}  // namespace banghi
