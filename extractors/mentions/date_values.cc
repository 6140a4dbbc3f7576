#include "extractors/mentions/date_values.h"

#include <utility>

#include "extractors/mentions/day_values.h"
#include "extractors/mentions/period_values.h"

namespace banghi {
namespace {

constexpr std::pair<const char*, const char*> kMods[] = {{"start", "START"}, {"mid", "MID"}, {"end", "END"}};
constexpr std::pair<const char*, const char*> kPartsOfDay[] = {
    {"morning", "MORNING"}, {"noon", "NOON"}, {"afternoon", "AFTERNOON"}, {"evening", "EVENING"}, {"night", "NIGHT"}};

bool IsLunar(const DateParts& parts) {
  return parts.Has("lunar") || parts.Has("lunar_calendar") || parts.Text("month") == "chạp";
}

}  // namespace

DateValue ResolveDate(const DateParts& parts, const DateContext& context) {
  DateValue date;
  for (const auto& [group, name] : kMods) {
    if (parts.Has(group)) date.mod = name;
  }
  for (const auto& [group, name] : kPartsOfDay) {
    if (parts.Has(group)) date.part_of_day = name;
  }
  if (IsLunar(parts)) {
    date.unresolved_reason = kLunar;
  } else if (!DayForms(parts, context, date).Resolve()) {
    PeriodForms(parts, context, date).Resolve();
  }
  return date;
}

}  // namespace banghi
