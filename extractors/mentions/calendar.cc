#include "extractors/mentions/calendar.h"

#include <cstdlib>

#include "absl/strings/str_format.h"

namespace banghi {

using absl::CivilDay;

std::string DayText(CivilDay day) { return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day()); }

std::string MonthText(int64_t year, int month) { return absl::StrFormat("%04d-%02d", year, month); }

std::string YearText(int64_t year) { return absl::StrFormat("%04d", year); }

int IsoWeekday(CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

std::string WeekText(CivilDay day) {
  const CivilDay thursday = day + (4 - IsoWeekday(day));  // a week belongs to the year that has its Thursday
  return absl::StrFormat("%04d-W%02d", thursday.year(), (absl::GetYearDay(thursday) - 1) / 7 + 1);
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
