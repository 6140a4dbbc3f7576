// The named groups that the rules of dates may have; data/rules/dates.textproto says what each means.
#ifndef BANGHI_GAZETTEERS_DATE_GROUPS_H_
#define BANGHI_GAZETTEERS_DATE_GROUPS_H_

#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"

namespace banghi {

enum class DateGroup : uint8_t {
  // Numbers.
  kDay,
  kMonth,
  kYear,
  kDay2,
  kMonth2,
  kYear2,
  kShortYear,
  kQuarter,
  kDecade,
  kDecade2,
  kCentury,
  kCount,
  kWeekday,
  // Words.
  kAdjacent,
  kSunday,
  kMorning,
  kNoon,
  kAfternoon,
  kEvening,
  kNight,
  kStart,
  kMid,
  kEnd,
  kFirstHalf,
  kSecondHalf,
  kFirstMonths,
  kLastMonths,
  kFirstQuarters,
  kLastQuarters,
  kFirstDays,
  kLastDays,
  kWholeMonths,
  kToday,
  kYesterday,
  kTomorrow,
  kBeforeYesterday,
  kAfterTomorrow,
  kLastWeek,  // of each unit the last one, this one, the next one
  kThisWeek,
  kNextWeek,
  kLastMonth,
  kThisMonth,
  kNextMonth,
  kLastQuarter,
  kThisQuarter,
  kNextQuarter,
  kLastYear,
  kThisYear,
  kNextYear,
  kSameDay,
  kDayAfter,
  kSameMonth,
  kSameYear,
  kPast,
  kFuture,
  kLately,
  kSpring,
  kSummer,
  kAutumn,
  kWinter,
  kLunar,
  kLunarCalendar,
  kEvent,
  // What asks something of the text as written, or says what to make of the match.
  kName,
  kCapital,
  kAfterDate,
  kBeforeMark,
  kToward,
  kSpan,
  kNone,
  kOther,  // not known here
};
inline constexpr size_t kDateNumbers = static_cast<size_t>(DateGroup::kWeekday) + 1;
inline constexpr size_t kDateGroups = static_cast<size_t>(DateGroup::kOther);

// "before_yesterday"; empty for kOther.
absl::string_view DateGroupName(DateGroup group);
// kOther where `name` is none of them.
DateGroup FindDateGroup(absl::string_view name);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_DATE_GROUPS_H_
