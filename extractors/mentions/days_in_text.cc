#include "extractors/mentions/days_in_text.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "extractors/mentions/date_form.h"

namespace banghi {
namespace {

constexpr absl::string_view kOpenYear = "XXXX";
constexpr int kAnyYear = 2001;  // stands for an open year; none with a 29 February

// `2018-11-08`, `XXXX-11-08`; not `XXXX-WXX-5`, `XXXX-XX-24`, `2018-11`.
bool IsDay(absl::string_view value) {
  return value.size() == sizeof("XXXX-11-08") - 1 && absl::ascii_isdigit(value[5]) && absl::ascii_isdigit(value[8]);
}

// The day that lies `days` after the day `value`; empty where that cannot be told without its year.
std::string DayAfter(absl::string_view value, int days) {
  if (days == 0) return std::string(value);
  const bool open = absl::StartsWith(value, kOpenYear);
  int month = 0, day = 0, year = kAnyYear;
  if (!absl::SimpleAtoi(value.substr(5, 2), &month) || !absl::SimpleAtoi(value.substr(8, 2), &day)) return "";
  if (!open && !absl::SimpleAtoi(value.substr(0, 4), &year)) return "";
  const absl::CivilDay from(year, month, day), to = from + days;
  // From February to March and back, the year says how far it is.
  if (open && (from.day() != day || (from.month() != to.month() && (month == 2 || to.month() == 2)))) return "";
  const std::string text = absl::FormatCivilTime(to);
  return open ? absl::StrCat(kOpenYear, text.substr(kOpenYear.size())) : text;
}

}  // namespace

void TakeDaysOfText(const Document& document, const std::vector<FoundDate>& found, std::vector<ReadDate>& dates) {
  const auto other_article = [&document](const ReadDate& date) {
    return document.sentences()[document.tokens()[date.tokens.begin].sentence].zone == Zone::kTeaser;
  };
  std::string today;
  for (size_t i = 0; i < dates.size() && today.empty(); ++i) {
    int days = 0;
    const std::string& told = dates[i].value.value;
    if (IsDay(told) && found[i].parts.DaysFromToday(days) && !other_article(dates[i])) today = DayAfter(told, -days);
  }
  absl::string_view last;
  for (size_t i = 0; i < dates.size(); ++i) {
    if (other_article(dates[i])) continue;
    DateValue& date = dates[i].value;
    if (date.value.empty()) {
      int days = 0;
      if (!today.empty() && found[i].parts.DaysFromToday(days)) date.value = DayAfter(today, days);
      if (found[i].parts.Has(DateGroup::kSameDay)) date.value = std::string(last);
      if (!date.value.empty()) date.unresolved_reason = absl::StartsWith(date.value, kOpenYear) ? kNoYear : "";
    }
    if (IsDay(date.value)) last = date.value;
  }
}

}  // namespace banghi
