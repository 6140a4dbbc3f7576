#include "extractors/events/times.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "absl/strings/match.h"
#include "absl/time/civil_time.h"

namespace banghi {

bool TimesAgree(absl::string_view a, absl::string_view b) {
  if (a.empty() || b.empty() || a == b) return true;
  for (absl::string_view value : {a, b}) {  // weeks, quarters and halves lie across months: their year must do
    if (value.find_first_of("WQHSF") == value.npos) continue;
    return a.substr(0, 4) == b.substr(0, 4) || a[0] == 'X' || b[0] == 'X';
  }
  constexpr size_t kYear = 5;  // `2018-`
  const bool no_year = absl::StartsWith(a, "XXXX") || absl::StartsWith(b, "XXXX");
  const size_t slash_a = a.find('/'), slash_b = b.find('/');
  const absl::string_view begin_a = a.substr(0, slash_a), end_a = a.substr(slash_a == a.npos ? 0 : slash_a + 1);
  const absl::string_view begin_b = b.substr(0, slash_b), end_b = b.substr(slash_b == b.npos ? 0 : slash_b + 1);
  const size_t from = std::min(begin_a.size(), end_b.size()), to = std::min(begin_b.size(), end_a.size());
  // `2018-03` and `XXXX-03`; but a year alone is of the past where the other is of the days around the article.
  if (no_year && from > kYear && to > kYear) {
    return begin_a.substr(kYear, from - kYear) <= end_b.substr(kYear, from - kYear) &&
           begin_b.substr(kYear, to - kYear) <= end_a.substr(kYear, to - kYear);
  }
  return begin_a.substr(0, from) <= end_b.substr(0, from) && begin_b.substr(0, to) <= end_a.substr(0, to);
}

int64_t DaysApart(absl::string_view a, absl::string_view b) {
  constexpr int64_t kMany = 1000;
  absl::CivilDay days[2];
  const absl::string_view values[2] = {a.substr(0, 10), b.substr(0, 10)};
  for (int i = 0; i < 2; ++i) {
    std::string value(values[i]);
    if (value.size() == 10 && absl::StartsWith(value, "XXXX")) value.replace(0, 4, "2000");
    if (value.size() != 10 || !absl::ParseCivilTime(value, &days[i])) return kMany;
  }
  return std::abs(days[0] - days[1]);
}

}  // namespace banghi
