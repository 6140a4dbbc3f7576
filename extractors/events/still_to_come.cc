#include "extractors/events/still_to_come.h"

#include <algorithm>
#include <string>

#include "absl/strings/string_view.h"
#include "extractors/events/attendance.h"
#include "extractors/mentions/calendar.h"

namespace banghi {
namespace {

constexpr uint32_t kSetsOutReach = 12;  // tokens from `lên đường` to what is attended
constexpr uint32_t kJourneyReach = 40;  // tokens from `bắt đầu` to it, over who invites
constexpr uint32_t kBeginsReach = 3;    // tokens from `bắt đầu` to the visit
constexpr uint32_t kAfterReach = 4;     // tokens of `sau khi dự`

// `Hôm nay A đến Lima dự hội nghị`, `sáng nay lên đường dự hội nghị`: whether the day of the event is that of the
// journey, of which the article tells as news.
bool IsDayOfJourney(const FrameContext& context, const Clause& clause, const EventEntity& event) {
  const Analysis& analysis = context.analysis;
  if (!analysis.published.known || event.date_mention == kNone) return false;
  const uint32_t day = analysis.mentions[event.date_mention].tokens.begin, begin = clause.trigger.begin;
  if (day >= begin || event.date != DayText(analysis.published.day)) return false;
  return PlaceGoneTo(context, clause.tokens.begin, begin) != kNone ||
         analysis.CueWithin(begin - std::min(begin - clause.tokens.begin, kSetsOutReach), begin, context.cues.sets_out);
}

// `đến Canberra, bắt đầu thăm Úc và dự hội nghị`: whether the clause tells of a journey that begins, of which the
// conference is part; but `bắt đầu thăm Lào sau khi dự hội nghị`.
bool OpensJourney(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin, first = begin - std::min(begin - clause.tokens.begin, kJourneyReach);
  const uint32_t near = begin - std::min(begin - clause.tokens.begin, kAfterReach);
  if (analysis.CueWithin(near, begin, context.cues.visit.after)) return false;
  const TokenRange word = analysis.CueIn(first, begin, context.cues.visit.begins);
  for (uint32_t t = word.end; !word.empty() && t < word.end + kBeginsReach && t < begin; ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].event == "VISIT") return true;
  }
  return false;
}

// Whether all of the day, month or year lies before `day`; not known of anything else.
bool LiesBefore(absl::string_view date, absl::string_view day) {
  const bool comparable =
      date.size() == sizeof("2021") - 1 || date.size() == sizeof("2021-06") - 1 || date.size() == day.size();
  return comparable && date.find('X') == date.npos && date < day.substr(0, date.size());
}

// Whether the clause has a day, month or year before the word that lies before the eve of the publication.
bool LongSince(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  if (!analysis.published.known) return false;
  const std::string eve = DayText(analysis.published.day - 1);
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& date = analysis.mentions[m];
    if (date.dropped || date.tokens.begin >= clause.trigger.begin) return false;
    if (date.type == MentionType::kDate && LiesBefore(date.value, eve)) return true;
  }
  return false;
}

// On the day of the journey to it, a conference is still to come; other sentences say when, or that it has been.
void LeaveDayOfJourney(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const bool opens = event.status == "OCCURRED" && OpensJourney(context, clause) && !LongSince(context, clause);
  if (!opens && !IsDayOfJourney(context, clause, event)) return;
  const Mention* day = event.date_mention == kNone ? nullptr : &context.analysis.mentions[event.date_mention];
  const bool own = day != nullptr && day->tokens.begin >= clause.trigger.end;  // `... và dự hội nghị hôm 5/3`
  if (own && context.analysis.published.known && LiesBefore(event.date, DayText(context.analysis.published.day - 1)))
    return;
  if (day != nullptr && day->tokens.begin < clause.trigger.begin) {
    event.date = {};
    event.date_mention = kNone;
    event.why.Forget("date");
  }
  event.status = "PLANNED";
  event.why.Replace("status", event.status, "events/day-of-journey", day != nullptr ? day->tokens : clause.trigger);
}

// Who is invited to a conference has not been there, unless its day is told.
void SetToComeForInvited(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const TokenRange invited = event.status == "OCCURRED" ? InvitedTo(context, clause) : TokenRange{};
  constexpr size_t kDay = sizeof("2021-06-03") - 1;
  if (invited.empty() || event.date.size() >= kDay) return;
  const Anchor& published = context.analysis.published;
  if (published.known && LiesBefore(event.date, DayText(published.day))) return;  // `Năm 2017, A mời B dự`
  event.status = "PLANNED";
  event.why.Replace("status", event.status, "events/invited-to", invited);
}

// `Trước thềm hội nghị A lần thứ 9 ở B, hôm nay C gặp D`: the day behind the comma is that of what comes before it.
void LeaveDayBefore(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin, eve = analysis.CueBefore(begin, context.cues.on_the_eve);
  if (eve == begin || event.date_mention == kNone || event.date.find('/') != event.date.npos) return;
  const uint32_t day = analysis.mentions[event.date_mention].tokens.begin;
  if (day < clause.trigger.end) return;  // `Năm 2016, trước thềm hội nghị A`
  uint32_t comma = clause.trigger.end;
  while (comma < day && !analysis.IsMark(comma, ",")) ++comma;
  if (comma == day) return;
  event.date = {};
  event.date_mention = kNone;
  event.why.Forget("date");
  event.status = "PLANNED";
  event.why.Replace("status", event.status, "events/future-before", {eve, begin});
}

}  // namespace

void SetStillToCome(const FrameContext& context, const Clause& clause, EventEntity& event) {
  LeaveDayBefore(context, clause, event);
  LeaveDayOfJourney(context, clause, event);
  SetToComeForInvited(context, clause, event);
}

}  // namespace banghi
