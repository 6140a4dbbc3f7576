#include "extractors/events/repeated.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kMostDates = 8;    // no sentence that people write lists more
constexpr uint32_t kNearDate = 10;  // tokens behind the word in which the first of them stands
constexpr size_t kMonthLength = 7;  // of a value such as `2016-08`

// `2014 và 2016`, `2014, 2016`
bool Listed(const FrameContext& context, uint32_t last, uint32_t next) {
  for (uint32_t t = last; t < next;) {
    const uint32_t end = context.analysis.IsMark(t, ",") ? t + 1 : context.analysis.CueAt(t, context.cues.conjunction);
    if (end == t) return false;
    t = end;
  }
  return next > last;
}

bool Bracketed(const Analysis& analysis, const Mention& date) {
  return date.tokens.begin > 0 && analysis.IsMark(date.tokens.begin - 1, "(");
}

// The date that stands right behind an edition; kNone where none does.
int32_t DateOf(const Analysis& analysis, const Edition& edition) {
  const size_t m = analysis.FirstMentionFrom(edition.words.end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return kNone;
  const bool date = analysis.mentions[m].type == MentionType::kDate;
  return date && analysis.mentions[m].tokens.begin <= edition.words.end + 1 ? static_cast<int32_t>(m) : kNone;
}

// `tại Móng Cái` right behind the date.
int32_t PlaceBehind(const FrameContext& context, int32_t date) {
  const Analysis& analysis = context.analysis;
  const size_t m = date + 1;
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return kNone;
  const Mention& place = analysis.mentions[m];
  const uint32_t begin = place.tokens.begin;
  const bool near = begin <= analysis.mentions[date].tokens.end + 3;
  return near && place.type == MentionType::kLocation && analysis.CueBefore(begin, context.cues.place_in) != begin
             ? static_cast<int32_t>(m)
             : kNone;
}

}  // namespace

std::vector<EventEntity> ForEachEdition(const FrameContext& context, const Clause& clause, EventEntity event) {
  const Analysis& analysis = context.analysis;
  std::vector<EventEntity> events;
  events.push_back(std::move(event));
  const std::vector<Edition> editions = EditionsOf(analysis, context.cues, clause);
  for (size_t i = 1; i < editions.size() && events.size() < kMostDates; ++i) {
    const int32_t date = DateOf(analysis, editions[i]);
    if (date == kNone || events.front().date.empty()) continue;
    EventEntity again = events.front();
    again.ordinal = editions[i].number;
    again.why.Replace("ordinal", absl::StrCat(again.ordinal), "events/edition", editions[i].words);
    again.date_mention = date;
    again.date = analysis.mentions[date].value;
    again.why.Replace("date", again.date, "events/date-listed", analysis.mentions[date].tokens);
    again.place_mention = PlaceBehind(context, date);
    again.why.Forget("place");
    if (again.place_mention != kNone)
      again.why.Add("place", "", "events/place-word", analysis.mentions[again.place_mention].tokens);
    events.push_back(std::move(again));
  }
  return events;
}

std::vector<EventEntity> ForEachDate(const FrameContext& context, const Clause& clause, EventEntity event) {
  const Analysis& analysis = context.analysis;
  std::vector<EventEntity> events;
  events.push_back(std::move(event));
  if (events.front().date.empty() || events.front().date.size() > kMonthLength) return events;
  size_t last = events.front().date_mention;
  const Mention& first = analysis.mentions[last];
  if (first.tokens.begin > clause.trigger.end + kNearDate) return events;
  const bool bracketed = Bracketed(analysis, first);
  for (size_t m = last + 1; m < analysis.mentions.size() && events.size() < kMostDates; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= clause.right_limit) break;
    if (mention.type != MentionType::kDate || mention.value.size() > kMonthLength) continue;
    const bool listed = Listed(context, analysis.mentions[last].tokens.end, mention.tokens.begin);
    if (!listed && !(bracketed && Bracketed(analysis, mention))) continue;
    last = m;
    EventEntity again = events.front();
    again.date = mention.value;
    again.date_mention = static_cast<int32_t>(m);
    again.why.Replace("date", again.date, "events/date-listed", mention.tokens);
    events.push_back(std::move(again));
  }
  return events;
}

}  // namespace banghi
