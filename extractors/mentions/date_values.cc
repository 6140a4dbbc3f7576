#include "extractors/mentions/date_values.h"

#include <utility>

#include "extractors/mentions/day_values.h"
#include "extractors/mentions/period_values.h"

namespace banghi {
namespace {

constexpr std::pair<DateGroup, const char*> kMods[] = {
    {DateGroup::kStart, "START"}, {DateGroup::kMid, "MID"}, {DateGroup::kEnd, "END"}};
constexpr std::pair<DateGroup, const char*> kPartsOfDay[] = {{DateGroup::kMorning, "MORNING"},
                                                             {DateGroup::kNoon, "NOON"},
                                                             {DateGroup::kAfternoon, "AFTERNOON"},
                                                             {DateGroup::kEvening, "EVENING"},
                                                             {DateGroup::kNight, "NIGHT"}};

}  // namespace

DateValue ResolveDate(const DateParts& parts, const DateContext& context) {
  DateValue date;
  for (const auto& [group, name] : kMods) {
    if (parts.Has(group)) date.mod = name;
  }
  for (const auto& [group, name] : kPartsOfDay) {
    if (parts.Has(group)) date.part_of_day = name;
  }
  if (parts.Lunar()) {
    date.unresolved_reason = kLunar;
  } else if (!DayForms(parts, context, date).Resolve()) {
    PeriodForms(parts, context, date).Resolve();
  }
  return date;
}

}  // namespace banghi
