#include "extractors/mentions/dates.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractors/mentions/date_finder.h"
#include "extractors/mentions/date_values.h"
#include "extractors/mentions/days_in_text.h"

namespace banghi {
namespace {

constexpr uint32_t kTenseReach = 40;  // tokens from a verb of the future to the date
constexpr int kFirstYear = 2000;      // newspapers that stand on the web tell no news of an earlier one

// `2021-12-01`: a calendar day, said in full or made so.
bool IsDay(absl::string_view value) {
  return value.size() == 10 && value.find_first_of("XW/") == absl::string_view::npos;
}

// The day that dates without a year may lean on where the publication date is not known: the article's only full date,
// or the first of several in one year. None where the article knows a later year: it looks back on that day.
Anchor AnchorInText(const std::vector<FoundDate>& dates) {
  Anchor anchor;
  for (const FoundDate& date : dates) {
    const DateParts& parts = date.parts;
    if (!parts.Has(DateGroup::kDay) || !parts.Has(DateGroup::kMonth) || !parts.Has(DateGroup::kYear) ||
        parts.Has(DateGroup::kDay2) || parts.Has(DateGroup::kLunarCalendar))
      continue;
    const absl::CivilDay day(parts.Number(DateGroup::kYear), parts.Number(DateGroup::kMonth),
                             parts.Number(DateGroup::kDay));
    if (day.year() < kFirstYear) continue;
    if (anchor.known && anchor.day.year() != day.year()) return {};
    if (!anchor.known) anchor = {true, day};
  }
  const bool past =
      anchor.known && std::any_of(dates.begin(), dates.end(), [&anchor](const FoundDate& date) {
        return date.parts.Has(DateGroup::kYear) && date.parts.Number(DateGroup::kYear) > anchor.day.year();
      });
  if (past) return {};
  return anchor;
}

// The year that the article's event is named after, the most often named and then the latest one. 0 where there is
// none, or the event may be over: newspapers say `năm ngoái` and `tháng 11/2017` of other years than the running one.
int64_t EventYear(const std::vector<FoundDate>& dates) {
  std::map<int, int> times;
  for (const FoundDate& date : dates) {
    if (date.parts.Has(DateGroup::kLastYear)) return 0;
    if (date.parts.Has(DateGroup::kEvent)) ++times[date.parts.Number(DateGroup::kYear)];
  }
  int year = 0;
  for (const auto& [named, count] : times) {
    if (year == 0 || count >= times[year]) year = named;
  }
  const bool over = std::any_of(dates.begin(), dates.end(), [year](const FoundDate& date) {
    return date.parts.Number(DateGroup::kYear) == year && date.parts.Has(DateGroup::kMonth) &&
           !date.parts.Has(DateGroup::kDay);
  });
  return over ? 0 : year;
}

// Whether a clause may go on over the token: words, and marks that only join.
bool Continues(const Analysis& analysis, uint32_t token) {
  return analysis.IsWord(token) || analysis.IsNumber(token) || analysis.IsMark(token, "-") ||
         analysis.IsMark(token, "/") || analysis.IsMark(token, "(") || analysis.IsMark(token, ")");
}

// What `cùng ngày` means where no day was mentioned before it: the first day mentioned after it, else the day of
// publication.
Anchor FirstDay(const std::vector<FoundDate>& dates, const DateContext& context) {
  for (const FoundDate& date : dates) {
    const DateValue value = ResolveDate(date.parts, context);
    if (!IsDay(value.value)) continue;
    DateContext after = context;
    after.Mention(value.value);
    return after.last_day;
  }
  return context.published;
}

// `hôm nay`, `thứ Sáu`; not `tuần này`.
bool NamesDay(const DateParts& parts) {
  constexpr DateGroup kNames[] = {DateGroup::kToday,           DateGroup::kYesterday,     DateGroup::kTomorrow,
                                  DateGroup::kBeforeYesterday, DateGroup::kAfterTomorrow, DateGroup::kSameDay,
                                  DateGroup::kWeekday,         DateGroup::kSunday};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](DateGroup name) { return parts.Has(name); });
}

// `Hôm nay (30-5)` without a publication date: the brackets tell what the words before them mean.
void TakeBracketed(const Document& document, const std::vector<FoundDate>& found, std::vector<ReadDate>& dates) {
  for (size_t i = 0; i + 1 < dates.size(); ++i) {
    DateValue& named = dates[i].value;
    const DateValue& told = dates[i + 1].value;
    if (dates[i + 1].tokens.begin != dates[i].tokens.end + 1 || told.value.size() != sizeof("XXXX-06-16") - 1) continue;
    if (document.TextOf(document.tokens()[dates[i].tokens.end]) != "(") continue;
    if (!NamesDay(found[i].parts) || (!named.value.empty() && named.value.rfind("XXXX-WXX", 0) != 0)) continue;
    named.value = told.value;
    named.unresolved_reason = told.unresolved_reason;
  }
}

}  // namespace

std::vector<ReadDate> ReadDates(const Document& document, const DateRules& rules, const Anchor& published,
                                const WordsBefore& before) {
  DateFinder finder(document, rules);
  const std::vector<FoundDate> found = finder.FindAll();
  DateContext context;
  context.published = published;
  if (!published.known) context.in_text = AnchorInText(found);
  if (!published.known && !context.in_text.known) context.event_year = EventYear(found);
  const Anchor first_day = FirstDay(found, context);
  std::vector<ReadDate> dates;
  dates.reserve(found.size());
  for (const FoundDate& date : found) {
    const bool first = !context.last_day.known;
    if (first) context.last_day = first_day;
    context.ahead = before.look_ahead != nullptr && before.look_ahead(date.tokens.begin);
    context.behind = !context.ahead && before.look_back != nullptr && before.look_back(date.tokens.begin);
    dates.push_back({date.tokens, date.rule->id, ResolveDate(date.parts, context)});
    if (first) context.last_day = {};
    if (context.ahead) context.MentionAhead(dates.back().value.value);
    // `cùng ngày` is the day there, not here.
    const bool restated = before.restate != nullptr && before.restate(date.tokens.begin);
    if (!restated) context.Mention(dates.back().value.value);
  }
  TakeBracketed(document, found, dates);
  if (!published.known) TakeDaysOfText(document, found, dates);
  return dates;
}

DatesRoom::DatesRoom(const Bundle& bundle)
    : ahead_(bundle.CueList("told_ahead")),
      behind_(bundle.CueList("told_behind")),
      done_(bundle.CueList("told_done")),
      restating_(bundle.CueList("restated")) {}

// By the nearest word that tells a tense, in one clause and outside of what is quoted: `sẽ thực hiện bản ghi nhớ ký` +
// `ngày 5/11` was signed.
bool DatesRoom::TellsOfFuture(const Analysis& analysis, uint32_t token) const {
  for (uint32_t t = token; t-- > 0 && token - t <= kTenseReach && analysis.SameSentence(t, token);) {
    if (analysis.CueAt(t, behind_) != t || !Continues(analysis, t)) return false;
    if (analysis.CueAt(t, ahead_) != t) return true;
  }
  return false;
}

bool DatesRoom::TellsOfPast(const Analysis& analysis, uint32_t token) const {
  for (uint32_t t = token; t-- > 0 && token - t <= kTenseReach && analysis.SameSentence(t, token);) {
    if (analysis.CueAt(t, done_) != t) return true;
  }
  return false;
}

void DatesRoom::Run(Analysis& analysis) const {
  WordsBefore before;
  before.look_ahead = [&](uint32_t token) { return TellsOfFuture(analysis, token); };
  before.look_back = [&](uint32_t token) { return TellsOfPast(analysis, token); };
  before.restate = [&](uint32_t token) { return analysis.CueBefore(token, restating_) != token; };
  for (ReadDate& date : ReadDates(analysis.document, analysis.bundle.date_rules(), analysis.published, before)) {
    Mention mention;
    mention.type = MentionType::kDate;
    mention.tokens = date.tokens;
    mention.value = analysis.Keep(date.value.value);
    mention.source = date.rule;
    date.value.mention = analysis.Add(mention);
    analysis.dates.push_back(std::move(date.value));
  }
}

}  // namespace banghi
