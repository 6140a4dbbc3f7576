#include "extractors/mentions/date_values.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "extractors/mentions/calendar.h"

namespace banghi {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using absl::CivilYear;

constexpr char kNoPublicationDate[] = "no publication date";
constexpr char kNoYear[] = "no year, and no publication date";
constexpr char kNoAntecedent[] = "no date before it";
constexpr char kLunar[] = "lunar calendar";

// How far from the article's own full date another one may lie to share its year without a publication date.
constexpr int kNearInText = 92;  // days

std::string Range(const std::string& begin, const std::string& end) { return absl::StrCat(begin, "/", end); }

// Resolves one date. Each form is a function that fills `date_` and says whether the parts are of that form.
class Resolver {
 public:
  Resolver(const DateParts& parts, const DateContext& context) : parts_(parts), context_(context) {}

  DateValue Resolve() {
    SetModAndPart();
    if (parts_.Has("lunar") || parts_.Has("lunar_calendar") || parts_.Text("month") == "chạp") {
      date_.unresolved_reason = kLunar;
      return std::move(date_);
    }
    using Form = bool (Resolver::*)();
    static constexpr Form kForms[] = {
        &Resolver::CalendarDays, &Resolver::RelativeDay, &Resolver::Weekday, &Resolver::Week,   &Resolver::PartOfMonth,
        &Resolver::Months,       &Resolver::PartOfYear,  &Resolver::Season,  &Resolver::Decade, &Resolver::Years};
    for (const Form form : kForms) {
      if ((this->*form)()) break;
    }
    return std::move(date_);
  }

 private:
  void SetModAndPart() {
    static constexpr std::pair<const char*, const char*> kMods[] = {{"start", "START"}, {"mid", "MID"}, {"end", "END"}};
    static constexpr std::pair<const char*, const char*> kParts[] = {{"morning", "MORNING"},
                                                                     {"noon", "NOON"},
                                                                     {"afternoon", "AFTERNOON"},
                                                                     {"evening", "EVENING"},
                                                                     {"night", "NIGHT"}};
    for (const auto& [group, name] : kMods) {
      if (parts_.Has(group)) date_.mod = name;
    }
    for (const auto& [group, name] : kParts) {
      if (parts_.Has(group)) date_.part_of_day = name;
    }
  }

  bool Set(std::string value) {
    date_.value = std::move(value);
    return true;
  }
  bool Unresolved(std::string value, const char* reason) {
    date_.unresolved_reason = reason;
    return Set(std::move(value));
  }

  int Direction() const { return parts_.Has("past") ? -1 : parts_.Has("future") || parts_.Has("toward") ? 1 : 0; }

  // The year that the words say, outright or relative to the publication date or the year mentioned before; 0 where
  // they say none.
  int64_t SaidYear() const {
    if (parts_.Has("year")) return parts_.Number("year");
    if (parts_.Has("short_year")) return FullYear(parts_.Number("short_year"));
    int offset = 0;
    if (parts_.Offset("year", offset) && context_.published.known) return context_.published.day.year() + offset;
    if (parts_.Has("same_year") && context_.last_year.known) return context_.last_year.day.year();
    return 0;
  }

  // `69` is 1969, `17` is 2017: the last such year not more than a few years ahead of the article.
  int64_t FullYear(int two_digits) const {
    const int64_t limit = context_.published.known ? context_.published.day.year() + 5 : 2030;
    const int64_t year = limit / 100 * 100 + two_digits;
    return year > limit ? year - 100 : year;
  }

  // The year of a day (or of a month: its middle), 0 where it stays open.
  int64_t YearOf(int month, int day, int direction) const {
    if (const int64_t said = SaidYear(); said != 0) return said;
    int offset = 0;
    if (parts_.Offset("year", offset) || parts_.Has("same_year")) return 0;
    if (context_.published.known) return NearestYear(context_.published.day, month, day, direction);
    if (!context_.in_text.known) return 0;
    const int64_t year = NearestYear(context_.in_text.day, month, day, direction);
    return std::llabs(CivilDay(year, month, day) - context_.in_text.day) <= kNearInText ? year : 0;
  }

  // `month`'s year, where a direction leaves the publication month itself possible: `tháng 4 vừa qua` said on 28 April.
  int64_t YearOfMonth(int month, int direction) const {
    if (context_.published.known && context_.published.day.month() == month && SaidYear() == 0 && direction != 0) {
      return context_.published.day.year();
    }
    return YearOf(month, 15, direction);
  }

  static std::string DayOf(int64_t year, int month, int day) {
    return year == 0 ? absl::StrFormat("XXXX-%02d-%02d", month, day) : DayText(CivilDay(year, month, day));
  }
  static std::string MonthOf(int64_t year, int month) {
    return year == 0 ? absl::StrFormat("XXXX-%02d", month) : MonthText(year, month);
  }

  // Fills in the reason where `year` is open.
  bool SetWithYear(int64_t year, std::string value) {
    return year == 0 ? Unresolved(std::move(value), kNoYear) : Set(std::move(value));
  }

  bool CalendarDays() {
    const int day = parts_.Number("day");
    if (day == 0) return false;
    if (parts_.Number("month") == 0) return DayOfKnownMonth(day);
    const int month = parts_.Number("month"), day2 = parts_.Number("day2");
    if (day2 == 0) {
      const int64_t year = YearOf(month, day, Direction());
      return SetWithYear(year, DayOf(year, month, day));
    }
    if (parts_.Number("month2") == 0) {
      const int64_t year = YearOf(month, day2, Direction());
      return SetWithYear(year, Range(DayOf(year, month, day), DayOf(year, month, day2)));
    }
    return DaysAcross(day, month, day2, parts_.Number("month2"));
  }

  bool DaysAcross(int day, int month, int day2, int month2) {
    const bool turns_year = month2 < month;
    int64_t year = parts_.Number("year"), year2 = parts_.Number("year2");
    if (year2 == 0) year2 = year != 0 ? year + turns_year : YearOf(month2, day2, Direction());
    if (year == 0 && year2 != 0) year = year2 - turns_year;
    return SetWithYear(year, Range(DayOf(year, month, day), DayOf(year2, month2, day2)));
  }

  // `ngày 15 tháng này`, `ngày 20 cùng tháng`, `Ngày 24`.
  bool DayOfKnownMonth(int day) {
    int offset = 0;
    Anchor month;
    if (parts_.Offset("month", offset)) {
      month = context_.published;
    } else if (parts_.Has("same_month")) {
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

  bool RelativeDay() {
    static constexpr std::pair<const char*, int> kDays[] = {
        {"before_yesterday", -2}, {"yesterday", -1}, {"today", 0}, {"tomorrow", 1}, {"after_tomorrow", 2}};
    for (const auto& [group, offset] : kDays) {
      if (!parts_.Has(group)) continue;
      if (!context_.published.known) return Unresolved("", kNoPublicationDate);
      return Set(DayText(context_.published.day + offset));
    }
    if (!parts_.Has("same_day") && !parts_.Has("day_after")) return false;
    if (!context_.last_day.known) return Unresolved("", kNoAntecedent);
    return Set(DayText(context_.last_day.day + (parts_.Has("day_after") ? 1 : 0)));
  }

  bool Weekday() {
    if (!parts_.Has("weekday") && !parts_.Has("sunday")) return false;
    const int weekday = parts_.Has("sunday") ? 7 : parts_.Number("weekday") - 1;  // `thứ hai` is Monday
    if (!context_.published.known) return Unresolved(absl::StrFormat("XXXX-WXX-%d", weekday), kNoPublicationDate);
    const CivilDay published = context_.published.day;
    int days = weekday - IsoWeekday(published), offset = 0;
    if (parts_.Offset("week", offset)) {
      days += 7 * offset;
    } else if (Direction() < 0 || (Direction() == 0 && days > 3)) {
      days -= days > 0 ? 7 : 0;
    } else if (Direction() > 0 || days < -3) {
      days += days <= 0 ? 7 : 0;
    }
    return Set(DayText(published + days));
  }

  bool Week() {
    int offset = 0;
    if (!parts_.Offset("week", offset)) return false;
    if (!context_.published.known) return Unresolved("", kNoPublicationDate);
    return Set(WeekText(context_.published.day + 7 * offset));
  }

  // `10 ngày đầu tháng 5`.
  bool PartOfMonth() {
    const bool first = parts_.Has("first_days");
    if (!first && !parts_.Has("last_days")) return false;
    const int month = parts_.Number("month"), count = parts_.Number("count");
    const int64_t year = YearOfMonth(month, 0);
    const CivilDay last = CivilDay(CivilMonth(year == 0 ? 2000 : year, month) + 1) - 1;
    const int begin = first ? 1 : last.day() - count + 1, end = first ? count : last.day();
    return SetWithYear(year, Range(DayOf(year, month, begin), DayOf(year, month, end)));
  }

  bool Months() {
    const int month = parts_.Number("month"), month2 = parts_.Number("month2");
    if (month != 0 && month2 != 0) return MonthsAcross(month, month2);
    if (month != 0) {
      const int64_t year = YearOfMonth(month, Direction());
      return SetWithYear(year, MonthOf(year, month));
    }
    int offset = 0;
    if (parts_.Offset("month", offset)) {
      if (!context_.published.known) return Unresolved("", kNoPublicationDate);
      const CivilMonth civil = CivilMonth(context_.published.day) + offset;
      return Set(MonthText(civil.year(), civil.month()));
    }
    if (!parts_.Has("same_month")) return false;
    if (!context_.last_month.known) return Unresolved("", kNoAntecedent);
    return Set(MonthText(context_.last_month.day.year(), context_.last_month.day.month()));
  }

  bool MonthsAcross(int month, int month2) {
    const bool turns_year = month2 < month;
    int64_t year = parts_.Number("year"), year2 = parts_.Number("year2");
    if (year2 == 0) year2 = YearOfMonth(month2, Direction());
    if (year == 0 || !parts_.Has("year2")) year = year2 == 0 ? 0 : year2 - turns_year;
    return SetWithYear(year, Range(MonthOf(year, month), MonthOf(year2, month2)));
  }

  bool PartOfYear() {
    const bool first = parts_.Has("first_months") || parts_.Has("first_quarters") || parts_.Has("whole_months");
    const bool last = parts_.Has("last_months") || parts_.Has("last_quarters");
    const bool half = parts_.Has("first_half") || parts_.Has("second_half");
    int offset = 0;
    const bool relative_quarter = parts_.Offset("quarter", offset);
    if (!first && !last && !half && !relative_quarter && !parts_.Has("quarter")) return false;
    int64_t year = SaidYear();
    if (year == 0 && !parts_.Has("same_year") && context_.published.known) year = context_.published.day.year();
    if (first || last) return MonthsOfYear(year, last);
    if (half) return SetOfYear(year, parts_.Has("first_half") ? "-H1" : "-H2");
    if (!relative_quarter) return SetOfYear(year, absl::StrCat("-Q", parts_.Number("quarter")));
    if (!context_.published.known) return Unresolved("", kNoPublicationDate);
    const CivilMonth month = CivilMonth(context_.published.day) + 3 * offset;
    return Set(absl::StrFormat("%04d-Q%d", month.year(), (month.month() + 2) / 3));
  }

  bool MonthsOfYear(int64_t year, bool last) {
    const bool quarters = parts_.Has("first_quarters") || parts_.Has("last_quarters");
    const int months = parts_.Number("count") * (quarters ? 3 : 1);
    if (months < 1 || months > 12) return Unresolved("", kNoAntecedent);
    return SetWithYear(year, Range(MonthOf(year, last ? 13 - months : 1), MonthOf(year, last ? 12 : months)));
  }

  bool SetOfYear(int64_t year, absl::string_view part) {
    return SetWithYear(year, absl::StrCat(year == 0 ? "XXXX" : YearText(year), part));
  }

  bool Season() {
    static constexpr std::pair<const char*, const char*> kSeasons[] = {
        {"spring", "-SP"}, {"summer", "-SU"}, {"autumn", "-FA"}, {"winter", "-WI"}};
    for (const auto& [group, suffix] : kSeasons) {
      if (parts_.Has(group)) return SetOfYear(SaidYear(), suffix);
    }
    return false;
  }

  // `thập niên 1960` -> `196X`, `những năm 90` -> `199X`.
  bool Decade() {
    if (!parts_.Has("decade")) return false;
    const std::string first = DecadeOf(parts_.Number("decade"));
    if (!parts_.Has("decade2")) return Set(first);
    return Set(Range(first, DecadeOf(parts_.Number("decade2"))));
  }

  std::string DecadeOf(int year) const {
    const int century = parts_.Number("century");
    if (year < 100) year += century != 0 ? (century - 1) * 100 : 1900;
    return absl::StrCat(year / 10, "X");
  }

  bool Years() {
    const int64_t year = SaidYear();
    if (year == 0) return Unresolved("", parts_.Has("same_year") ? kNoAntecedent : kNoPublicationDate);
    int64_t year2 = parts_.Number("year2");
    if (parts_.Has("year") && parts_.Has("short_year")) year2 = year / 100 * 100 + parts_.Number("short_year");
    return Set(year2 > year ? Range(YearText(year), YearText(year2)) : YearText(year));
  }

  const DateParts& parts_;
  const DateContext& context_;
  DateValue date_;
};

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

DateValue ResolveDate(const DateParts& parts, const DateContext& context) { return Resolver(parts, context).Resolve(); }

}  // namespace banghi
