#include "extractors/events/repeated.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kMostDates = 8;      // no sentence that people write lists more
constexpr uint32_t kNearDate = 10;    // tokens behind the word in which the first of them stands
constexpr uint32_t kDetailReach = 2;  // tokens between an edition, its place and its date
constexpr size_t kMonthLength = 7;    // of a value such as `2016-08`

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

// The date and place that stand right behind an edition: `năm 2016 tại Lạng Sơn`, `ở Lào Cai năm 2015`; kNone where
// none does.
struct Details {
  int32_t date = kNone;
  int32_t place = kNone;
};

Details DetailsOf(const FrameContext& context, const Edition& edition) {
  const Analysis& analysis = context.analysis;
  Details details;
  uint32_t end = edition.words.end;
  for (size_t m = analysis.FirstMentionFrom(end); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    const uint32_t begin = mention.tokens.begin;
    if (mention.dropped || begin > end + kDetailReach) break;
    if (mention.type == MentionType::kDate && details.date == kNone) {
      details.date = static_cast<int32_t>(m);
    } else if (mention.type == MentionType::kLocation && details.place == kNone &&
               analysis.CueBefore(begin, context.cues.place_in) != begin) {
      details.place = static_cast<int32_t>(m);
    } else {
      break;
    }
    end = mention.tokens.end;
  }
  return details;
}

}  // namespace

std::vector<EventEntity> ForEachEdition(const FrameContext& context, const Clause& clause, EventEntity event) {
  const Analysis& analysis = context.analysis;
  std::vector<EventEntity> events;
  events.push_back(std::move(event));
  const std::vector<Edition> editions = EditionsOf(analysis, context.cues, clause);
  // `lần đầu năm 2014, lần thứ hai năm 2015`: the date is of the one before the editions by number.
  size_t first = 1;
  if (!editions.empty() && events.front().date_mention != kNone &&
      analysis.mentions[events.front().date_mention].tokens.end <= editions.front().words.begin &&
      DetailsOf(context, editions.front()).date != kNone) {
    first = 0;
    events.front().ordinal = 0;
    events.front().why.Forget("ordinal");
  }
  for (size_t i = first; i < editions.size() && events.size() < kMostDates; ++i) {
    const auto [date, place] = DetailsOf(context, editions[i]);
    if (date == kNone || events.front().date.empty()) continue;
    EventEntity again = events.front();
    again.ordinal = editions[i].number;
    again.why.Replace("ordinal", absl::StrCat(again.ordinal), "events/edition", editions[i].words);
    again.date_mention = date;
    again.date = analysis.mentions[date].value;
    again.why.Replace("date", again.date, "events/date-listed", analysis.mentions[date].tokens);
    again.place_mention = place;
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
