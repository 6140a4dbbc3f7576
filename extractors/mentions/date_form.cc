#include "extractors/mentions/date_form.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
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
  return year == 0 ? absl::StrFormat("XXXX-%02d-%02d", month, day) : DayText(absl::CivilDay(year, month, day));
}

std::string DateForm::MonthOf(int64_t year, int month) {
  return year == 0 ? absl::StrFormat("XXXX-%02d", month) : MonthText(year, month);
}

}  // namespace banghi
