#include "gazetteers/date_groups.h"

#include <algorithm>
#include <iterator>

namespace banghi {
namespace {

// In the order of DateGroup.
constexpr absl::string_view kNames[] = {
    "day",
    "month",
    "year",
    "day2",
    "month2",
    "year2",
    "short_year",
    "quarter",
    "decade",
    "decade2",
    "century",
    "count",
    "weekday",
    "adjacent",
    "sunday",
    "morning",
    "noon",
    "afternoon",
    "evening",
    "night",
    "start",
    "mid",
    "end",
    "first_half",
    "second_half",
    "first_months",
    "last_months",
    "first_quarters",
    "last_quarters",
    "first_days",
    "last_days",
    "whole_months",
    "today",
    "yesterday",
    "tomorrow",
    "before_yesterday",
    "after_tomorrow",
    "last_week",
    "this_week",
    "next_week",
    "last_month",
    "this_month",
    "next_month",
    "last_quarter",
    "this_quarter",
    "next_quarter",
    "last_year",
    "this_year",
    "next_year",
    "same_day",
    "day_after",
    "same_month",
    "same_year",
    "past",
    "future",
    "lately",
    "spring",
    "summer",
    "autumn",
    "winter",
    "lunar",
    "lunar_calendar",
    "event",
    "name",
    "capital",
    "after_date",
    "before_mark",
    "toward",
    "span",
    "none",
};
static_assert(std::size(kNames) == kDateGroups);

}  // namespace

absl::string_view DateGroupName(DateGroup group) {
  return group == DateGroup::kOther ? "" : kNames[static_cast<size_t>(group)];
}

DateGroup FindDateGroup(absl::string_view name) {
  return static_cast<DateGroup>(std::find(std::begin(kNames), std::end(kNames), name) - std::begin(kNames));
}

}  // namespace banghi
