// Calendar arithmetic behind the values of dates, and their parts as ISO 8601 writes them.
#ifndef BANGHI_EXTRACTORS_MENTIONS_CALENDAR_H_
#define BANGHI_EXTRACTORS_MENTIONS_CALENDAR_H_

#include <cstdint>
#include <string>

#include "absl/time/civil_time.h"

namespace banghi {

std::string DayText(absl::CivilDay day);         // `2021-12-01`
std::string MonthText(int64_t year, int month);  // `2021-12`
std::string YearText(int64_t year);              // `2021`
std::string WeekText(absl::CivilDay day);        // `2016-W31`, the ISO week that has `day`

// ISO 8601: Monday is 1, Sunday 7.
int IsoWeekday(absl::CivilDay day);

// The year in which `month`, `day` lies nearest to `anchor`; with `direction` < 0 not after it, with > 0 not before it.
// 29 February stays out of years that have none.
int64_t NearestYear(absl::CivilDay anchor, int month, int day, int direction);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_CALENDAR_H_
