#include "extractors/mentions/date_form.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "extractors/mentions/calendar.h"

namespace banghi {

bool DateForm::Set(std::string value) {
  date_.value = std::move(value);
  return true;
}

bool DateForm::Unresolved(std::string value, const char* reason) {
  date_.unresolved_reason = reason;
  return Set(std::move(value));
}

bool DateForm::SetWithYear(int64_t year, std::string value) {
  return year == 0 ? Unresolved(std::move(value), kNoYear) : Set(std::move(value));
}

std::string DateForm::Range(const std::string& begin, const std::string& end) { return absl::StrCat(begin, "/", end); }

std::string DateForm::DayOf(int64_t year, int month, int day) {
  if (year != 0) return DayText(absl::CivilDay(year, month, day));
  return absl::StrCat("XXXX-", absl::Dec(month, absl::kZeroPad2), "-", absl::Dec(day, absl::kZeroPad2));
}

std::string DateForm::MonthOf(int64_t year, int month) {
  return year == 0 ? absl::StrCat("XXXX-", absl::Dec(month, absl::kZeroPad2)) : MonthText(year, month);
}

}  // namespace banghi
