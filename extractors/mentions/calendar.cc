#include "extractors/mentions/calendar.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace banghi {

using absl::CivilDay;
using absl::Dec;

std::string DayText(CivilDay day) {
  return absl::StrCat(Dec(day.year(), absl::kZeroPad4), "-", Dec(day.month(), absl::kZeroPad2), "-",
                      Dec(day.day(), absl::kZeroPad2));
}

std::string MonthText(int64_t year, int month) {
  return absl::StrCat(Dec(year, absl::kZeroPad4), "-", Dec(month, absl::kZeroPad2));
}

std::string YearText(int64_t year) { return absl::StrCat(Dec(year, absl::kZeroPad4)); }

int IsoWeekday(CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

std::string WeekText(CivilDay day) {
  const CivilDay thursday = day + (4 - IsoWeekday(day));  // a week belongs to the year that has its Thursday
  return absl::StrCat(Dec(thursday.year(), absl::kZeroPad4), "-W",
                      Dec((absl::GetYearDay(thursday) - 1) / 7 + 1, absl::kZeroPad2));
}

int64_t NearestYear(CivilDay anchor, int month, int day, int direction) {
  // 29 February may be eight years away: 1896 to 1904.
  constexpr int kReach = 8;
  int64_t best = anchor.year(), best_distance = INT64_MAX;
  for (int64_t year = anchor.year() - kReach; year <= anchor.year() + kReach; ++year) {
    const CivilDay candidate(year, month, day);
    if (candidate.month() != month) continue;
    const int64_t distance = candidate - anchor;
    if ((direction < 0 && distance > 0) || (direction > 0 && distance < 0)) continue;
    if (std::llabs(distance) < best_distance) {
      best_distance = std::llabs(distance);
      best = year;
    }
  }
  return best;
}

}  // namespace banghi
