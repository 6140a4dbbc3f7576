#include "extractors/mentions/period_values.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "extractors/mentions/calendar.h"

namespace banghi {

using absl::CivilDay;
using absl::CivilMonth;

bool PeriodForms::Resolve() { return PartOfMonth() || Months() || PartOfYear() || Season() || Decade() || Years(); }

// `10 ngày đầu tháng 5`.
bool PeriodForms::PartOfMonth() {
  const bool first = parts_.Has(DateGroup::kFirstDays);
  if (!first && !parts_.Has(DateGroup::kLastDays)) return false;
  const int month = parts_.Number(DateGroup::kMonth), count = parts_.Number(DateGroup::kCount);
  const int64_t year = years_.OfMonth(month, 0);
  const CivilDay last = CivilDay(CivilMonth(year == 0 ? 2000 : year, month) + 1) - 1;
  const int begin = first ? 1 : last.day() - count + 1, end = first ? count : last.day();
  return SetWithYear(year, Range(DayOf(year, month, begin), DayOf(year, month, end)));
}

bool PeriodForms::Months() {
  const int month = parts_.Number(DateGroup::kMonth), month2 = parts_.Number(DateGroup::kMonth2);
  if (month != 0 && month2 != 0) return MonthsAcross(month, month2);
  if (month != 0) {
    const int64_t year = years_.OfMonth(month, years_.Direction());
    return SetWithYear(year, MonthOf(year, month));
  }
  int offset = 0;
  if (parts_.Offset(DateUnit::kMonth, offset)) {
    if (!context_.published.known) return Unresolved("", kNoPublicationDate);
    const CivilMonth civil = CivilMonth(context_.published.day) + offset;
    return Set(MonthText(civil.year(), civil.month()));
  }
  if (!parts_.Has(DateGroup::kSameMonth)) return false;
  if (!context_.last_month.known) return Unresolved("", kNoAntecedent);
  return Set(MonthText(context_.last_month.day.year(), context_.last_month.day.month()));
}

bool PeriodForms::MonthsAcross(int month, int month2) {
  const bool turns_year = month2 < month;
  int64_t year = parts_.Number(DateGroup::kYear), year2 = parts_.Number(DateGroup::kYear2);
  if (year2 == 0) year2 = years_.OfMonth(month2, years_.Direction());
  if (year == 0 || !parts_.Has(DateGroup::kYear2)) year = year2 == 0 ? 0 : year2 - turns_year;
  return SetWithYear(year, Range(MonthOf(year, month), MonthOf(year2, month2)));
}

bool PeriodForms::PartOfYear() {
  const bool first = parts_.Has(DateGroup::kFirstMonths) || parts_.Has(DateGroup::kFirstQuarters) ||
                     parts_.Has(DateGroup::kWholeMonths);
  const bool last = parts_.Has(DateGroup::kLastMonths) || parts_.Has(DateGroup::kLastQuarters);
  const bool half = parts_.Has(DateGroup::kFirstHalf) || parts_.Has(DateGroup::kSecondHalf);
  int offset = 0;
  const bool relative_quarter = parts_.Offset(DateUnit::kQuarter, offset);
  if (!first && !last && !half && !relative_quarter && !parts_.Has(DateGroup::kQuarter)) return false;
  int64_t year = years_.Said();
  if (year == 0 && !parts_.Has(DateGroup::kSameYear) && context_.published.known) year = context_.published.day.year();
  if (first || last) return MonthsOfYear(year, last);
  if (half) return SetOfYear(year, parts_.Has(DateGroup::kFirstHalf) ? "-H1" : "-H2");
  if (!relative_quarter) return SetOfYear(year, absl::StrCat("-Q", parts_.Number(DateGroup::kQuarter)));
  if (!context_.published.known) return Unresolved("", kNoPublicationDate);
  const CivilMonth month = CivilMonth(context_.published.day) + 3 * offset;
  return Set(absl::StrFormat("%04d-Q%d", month.year(), (month.month() + 2) / 3));
}

bool PeriodForms::MonthsOfYear(int64_t year, bool last) {
  const bool quarters = parts_.Has(DateGroup::kFirstQuarters) || parts_.Has(DateGroup::kLastQuarters);
  const int months = parts_.Number(DateGroup::kCount) * (quarters ? 3 : 1);
  if (months < 1 || months > 12) return Unresolved("", kNoAntecedent);
  return SetWithYear(year, Range(MonthOf(year, last ? 13 - months : 1), MonthOf(year, last ? 12 : months)));
}

bool PeriodForms::SetOfYear(int64_t year, absl::string_view part) {
  return SetWithYear(year, absl::StrCat(year == 0 ? "XXXX" : YearText(year), part));
}

// `hè 2015`; `mùa hè vừa qua` is the last one whose middle month is over.
bool PeriodForms::Season() {
  struct SeasonOfYear {
    DateGroup group;
    const char* suffix;
    int month;  // in its middle
  };
  static constexpr SeasonOfYear kSeasons[] = {{DateGroup::kSpring, "-SP", 4},
                                              {DateGroup::kSummer, "-SU", 7},
                                              {DateGroup::kAutumn, "-FA", 10},
                                              {DateGroup::kWinter, "-WI", 1}};
  for (const SeasonOfYear& season : kSeasons) {
    if (!parts_.Has(season.group)) continue;
    return SetOfYear(parts_.Has(DateGroup::kPast) ? years_.OfMonth(season.month, -1) : years_.Said(), season.suffix);
  }
  return false;
}

// `thập niên 1960` -> `196X`, `những năm 90` -> `199X`.
bool PeriodForms::Decade() {
  if (!parts_.Has(DateGroup::kDecade)) return false;
  const std::string first = DecadeOf(parts_.Number(DateGroup::kDecade));
  if (!parts_.Has(DateGroup::kDecade2)) return Set(first);
  return Set(Range(first, DecadeOf(parts_.Number(DateGroup::kDecade2))));
}

std::string PeriodForms::DecadeOf(int year) const {
  const int century = parts_.Number(DateGroup::kCentury);
  if (year < 100) year += century != 0 ? (century - 1) * 100 : 1900;
  return absl::StrCat(year / 10, "X");
}

bool PeriodForms::Years() {
  const int64_t year = years_.Said();
  if (year == 0) return Unresolved("", parts_.Has(DateGroup::kSameYear) ? kNoAntecedent : kNoPublicationDate);
  int64_t year2 = parts_.Number(DateGroup::kYear2);
  if (parts_.Has(DateGroup::kYear) && parts_.Has(DateGroup::kShortYear))
    year2 = year / 100 * 100 + parts_.Number(DateGroup::kShortYear);
  return Set(year2 > year ? Range(YearText(year), YearText(year2)) : YearText(year));
}

}  // namespace banghi
