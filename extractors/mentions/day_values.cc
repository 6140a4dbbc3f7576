#include "extractors/mentions/day_values.h"

#include <string>

#include "absl/strings/str_format.h"
#include "extractors/mentions/calendar.h"

namespace banghi {

using absl::CivilDay;
using absl::CivilMonth;

bool DayForms::Resolve() { return CalendarDays() || RelativeDay() || Weekday() || Week(); }

bool DayForms::CalendarDays() {
  const int day = parts_.Number(DateGroup::kDay);
  if (day == 0) return false;
  if (parts_.Number(DateGroup::kMonth) == 0) return DayOfKnownMonth(day);
  const int month = parts_.Number(DateGroup::kMonth), day2 = parts_.Number(DateGroup::kDay2);
  if (day2 == 0) {
    const int64_t year = years_.Of(month, day, years_.Direction());
    return SetWithYear(year, DayOf(year, month, day));
  }
  if (parts_.Number(DateGroup::kMonth2) == 0) {
    const int64_t year = years_.Of(month, day2, years_.Direction());
    return SetWithYear(year, Range(DayOf(year, month, day), DayOf(year, month, day2)));
  }
  return DaysAcross(day, month, day2, parts_.Number(DateGroup::kMonth2));
}

bool DayForms::DaysAcross(int day, int month, int day2, int month2) {
  const bool turns_year = month2 < month;
  int64_t year = parts_.Number(DateGroup::kYear), year2 = parts_.Number(DateGroup::kYear2);
  if (year2 == 0) year2 = year != 0 ? year + turns_year : years_.Of(month2, day2, years_.Direction());
  if (year == 0 && year2 != 0) year = year2 - turns_year;
  return SetWithYear(year, Range(DayOf(year, month, day), DayOf(year2, month2, day2)));
}

// `ngày 15 tháng này`, `ngày 20 cùng tháng`, `Ngày 24`.
bool DayForms::DayOfKnownMonth(int day) {
  int offset = 0;
  Anchor month;
  if (parts_.Offset(DateUnit::kMonth, offset)) {
    month = context_.published;
  } else if (parts_.Has(DateGroup::kSameMonth)) {
    month = context_.last_month;
  } else {
    month = context_.last_day.known ? context_.last_day : context_.published;
  }
  if (!month.known) return Unresolved(absl::StrFormat("XXXX-XX-%02d", day), kNoPublicationDate);
  const CivilMonth civil = CivilMonth(month.day) + offset;
  const CivilDay date(civil.year(), civil.month(), day);
  if (date.day() != day) return Unresolved("", kNoAntecedent);
  return Set(DayText(date));
}

bool DayForms::RelativeDay() {
  int days = 0;
  if (parts_.DaysFromToday(days)) {
    if (!context_.published.known) return Unresolved("", kNoPublicationDate);
    return Set(DayText(context_.published.day + days));
  }
  if (!parts_.Has(DateGroup::kSameDay) && !parts_.Has(DateGroup::kDayAfter)) return false;
  if (!context_.last_day.known) return Unresolved("", kNoAntecedent);
  return Set(DayText(context_.last_day.day + (parts_.Has(DateGroup::kDayAfter) ? 1 : 0)));
}

bool DayForms::Weekday() {
  if (!parts_.Has(DateGroup::kWeekday) && !parts_.Has(DateGroup::kSunday)) return false;
  const int weekday =
      parts_.Has(DateGroup::kSunday) ? 7 : parts_.Number(DateGroup::kWeekday) - 1;  // `thứ hai` is Monday
  if (!context_.published.known) return Unresolved(absl::StrFormat("XXXX-WXX-%d", weekday), kNoPublicationDate);
  const CivilDay published = context_.published.day;
  int days = weekday - IsoWeekday(published), offset = 0;
  if (parts_.Offset(DateUnit::kWeek, offset)) {
    days += 7 * offset;
  } else if (years_.Direction() < 0 || (years_.Direction() == 0 && days > 3)) {
    days -= days > 0 ? 7 : 0;
  } else if (years_.Direction() > 0 || days < -3) {
    days += days <= 0 ? 7 : 0;
  }
  return Set(DayText(published + days));
}

bool DayForms::Week() {
  int offset = 0;
  if (!parts_.Offset(DateUnit::kWeek, offset)) return false;
  if (!context_.published.known) return Unresolved("", kNoPublicationDate);
  return Set(WeekText(context_.published.day + 7 * offset));
}

}  // namespace banghi
