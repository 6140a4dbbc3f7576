#include "extractors/mentions/date_years.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "extractors/mentions/calendar.h"

namespace banghi {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using absl::CivilYear;

// How far from a date of the article's own another one may lie to share its year without a publication date.
constexpr int kNearInText = 92;  // days

// How far from the publication a day may lie against what its words tell (`hôm`, `sẽ`): articles are dated too early or
// too late, and what is to come has often been prepared.
constexpr int kFarFromPublication = 60;  // days

}  // namespace

void DateContext::Mention(absl::string_view value) {
  int year = 0, month = 0, day = 0;
  if (value.size() < 4 || !absl::SimpleAtoi(value.substr(0, 4), &year)) return;
  if (value.size() == 4) {
    last_year = {true, CivilDay(CivilYear(year))};
    return;
  }
  if (value.size() != 7 && value.size() != 10) return;
  if (!absl::SimpleAtoi(value.substr(5, 2), &month)) return;
  last_year = {true, CivilDay(CivilYear(year))};
  last_month = {true, CivilDay(CivilMonth(year, month))};
  if (value.size() == 10 && absl::SimpleAtoi(value.substr(8, 2), &day)) last_day = {true, CivilDay(year, month, day)};
}

void DateContext::MentionAhead(absl::string_view value) {
  int year = 0, month = 0;
  if ((value.size() != 7 && value.size() != 10) || !absl::SimpleAtoi(value.substr(0, 4), &year)) return;
  if (!absl::SimpleAtoi(value.substr(5, 2), &month) || month < 1 || month > 12) return;
  years_ahead[static_cast<size_t>(month)] = static_cast<int16_t>(year);
}

int64_t DateYears::Said() const {
  if (parts_.Has(DateGroup::kYear)) return parts_.Number(DateGroup::kYear);
  if (parts_.Has(DateGroup::kShortYear)) return Full(parts_.Number(DateGroup::kShortYear));
  int offset = 0;
  if (parts_.Offset(DateUnit::kYear, offset) && context_.published.known) return context_.published.day.year() + offset;
  if (parts_.Has(DateGroup::kSameYear) && context_.last_year.known) return context_.last_year.day.year();
  return 0;
}

// `69` is 1969, `17` is 2017: the last such year not more than a few years ahead of the article.
int64_t DateYears::Full(int two_digits) const {
  const int64_t limit = context_.published.known ? context_.published.day.year() + 5 : 2030;
  const int64_t year = limit / 100 * 100 + two_digits;
  return year > limit ? year - 100 : year;
}

// The nearest such day; for words that tell the tense none that lies months on the other side.
int64_t DateYears::NearPublication(int month, int day, int direction) const {
  const CivilDay published = context_.published.day;
  const int64_t nearest = NearestYear(published, month, day, direction);
  const int64_t days = CivilDay(nearest, month, day) - published;
  if (direction != 0 || std::llabs(days) <= kFarFromPublication) return nearest;
  const bool lately = parts_.Has(DateGroup::kLately);
  if (days > 0 && lately) return NearestYear(published, month, day, -1);
  if (days < 0 && context_.ahead && !lately) return NearestYear(published, month, day, 1);
  // `sẽ thăm Lào vào tháng 11`, and then `hội nghị tổ chức ở Lào vào tháng 11`
  const int16_t told = context_.years_ahead[static_cast<size_t>(month)];
  const bool meant = days < 0 && !lately && !context_.behind && told == NearestYear(published, month, day, 1);
  return meant ? told : nearest;
}

int64_t DateYears::Of(int month, int day, int direction) const {
  if (const int64_t said = Said(); said != 0) return said;
  int offset = 0;
  if (parts_.Offset(DateUnit::kYear, offset) || parts_.Has(DateGroup::kSameYear)) return 0;
  if (context_.published.known) return NearPublication(month, day, direction);
  if (!context_.in_text.known) return context_.event_year;
  // Words that look back do so from the publication, which may lie after the anchor.
  const CivilDay anchor = context_.in_text.day;
  const int64_t year = NearestYear(anchor, month, day, std::max(direction, 0));
  return std::llabs(CivilDay(year, month, day) - anchor) <= kNearInText ? year : 0;
}

int64_t DateYears::OfMonth(int month, int direction) const {
  if (context_.published.known && context_.published.day.month() == month && Said() == 0 && direction != 0) {
    return context_.published.day.year();
  }
  return Of(month, kMiddleOfMonth, direction);
}

}  // namespace banghi
