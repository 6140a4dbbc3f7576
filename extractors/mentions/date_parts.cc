#include "extractors/mentions/date_parts.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/time/civil_time.h"

namespace banghi {
namespace {

constexpr absl::string_view kLunarMonth = "chạp";

struct NumberWord {
  absl::string_view word;
  int value;
};

// The numbers that months, weekdays and quarters have, with the names of the first and last month of the lunar year.
constexpr NumberWord kNumberWords[] = {
    {"một", 1},  {"nhất", 1},  {"giêng", 1},     {"hai", 2},       {"ba", 3},         {"bốn", 4},
    {"tư", 4},   {"năm", 5},   {"sáu", 6},       {"bảy", 7},       {"bẩy", 7},        {"tám", 8},
    {"chín", 9}, {"mười", 10}, {"mười một", 11}, {"mười hai", 12}, {kLunarMonth, 12}, {"i", 1},
    {"ii", 2},   {"iii", 3},   {"iv", 4},        {"xix", 19},      {"xx", 20},        {"xxi", 21},
};

// A leap year where the year is not said, so that 29 February is possible.
constexpr int kAnyYear = 2000;

int NumberOf(absl::string_view text) {
  int value = 0;
  if (absl::SimpleAtoi(text, &value)) return value;
  for (const NumberWord& number : kNumberWords) {
    if (number.word == text) return number.value;
  }
  return 0;
}

bool IsDay(int year, int month, int day) {
  const absl::CivilDay civil(year == 0 ? kAnyYear : year, month, day);
  return civil.month() == month && civil.day() == day;
}

}  // namespace

void DateParts::Add(DateGroup group, absl::string_view text) {
  if (Has(group)) return;
  has_.set(static_cast<size_t>(group));
  if (static_cast<size_t>(group) < kDateNumbers) numbers_[static_cast<size_t>(group)] = NumberOf(text);
  if (group == DateGroup::kMonth && text == kLunarMonth) lunar_month_ = true;
}

bool DateParts::Offset(DateUnit unit, int& offset) const {
  const size_t last = static_cast<size_t>(DateGroup::kLastWeek) + 3 * static_cast<size_t>(unit);
  offset = has_[last] ? -1 : has_[last + 2] ? 1 : 0;
  return offset != 0 || has_[last + 1];
}

bool DateParts::DaysFromToday(int& days) const {
  static constexpr std::pair<DateGroup, int> kDays[] = {{DateGroup::kBeforeYesterday, -2},
                                                        {DateGroup::kYesterday, -1},
                                                        {DateGroup::kToday, 0},
                                                        {DateGroup::kTomorrow, 1},
                                                        {DateGroup::kAfterTomorrow, 2}};
  for (const auto& [group, offset] : kDays) {
    if (!Has(group)) continue;
    days = offset;
    return true;
  }
  return false;
}

bool DateParts::Possible() const {
  const int day = Number(DateGroup::kDay), day2 = Number(DateGroup::kDay2), month = Number(DateGroup::kMonth),
            month2 = Number(DateGroup::kMonth2);
  const int year = Number(DateGroup::kYear), year2 = Number(DateGroup::kYear2);
  const bool later_year = year != 0 && year2 > year;
  if (year != 0 && year2 != 0 && !later_year) {
    const bool same_month = month2 == month && day2 != 0;
    if (year > year2 || (month2 <= month && !same_month)) return false;
  }
  if (day != 0 && month != 0 && !IsDay(year, month, day)) return false;
  if (day2 == 0) return month2 == 0 || month != month2 || year != year2;
  if (Has(DateGroup::kAdjacent)) {
    const int any = year2 == 0 ? kAnyYear : year2;
    return absl::CivilDay(any, month2, day2) - absl::CivilDay(any, month, day) == 1;
  }
  if (month2 != 0) return IsDay(year2, month2, day2) && (month != month2 || day < day2 || later_year);
  return day < day2 && (month == 0 || IsDay(year, month, day2));
}

}  // namespace banghi
