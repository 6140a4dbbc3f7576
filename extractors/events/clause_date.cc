#include "extractors/events/clause_date.h"

#include <algorithm>
#include <string>

#include "extractors/events/other_days.h"
#include "extractors/events/resolved.h"
#include "extractors/mentions/calendar.h"

namespace banghi {
namespace {

constexpr uint32_t kOpening = 2;      // tokens of a sentence before the day that opens it
constexpr uint32_t kAuxiliaries = 3;  // tokens of auxiliaries before a verb
constexpr uint32_t kNear = 6;         // tokens between a verb of travel and the date of the journey
constexpr uint32_t kFar = 14;         // tokens between a visit and the days it lasts
constexpr uint32_t kSinceReach = 9;   // tokens from `kể từ khi` to the date from which time is counted
constexpr uint32_t kYearReach = 10;   // tokens between a trigger and a year that dates it
constexpr uint32_t kMonthReach = 24;
constexpr uint32_t kDayReach = 30;

constexpr uint32_t kPlanReach = 8;      // tokens from a plan's title, over its parties, to the year it is for
constexpr size_t kPlanMentions = 12;    // mentions between them, and in the title
constexpr uint32_t kLastResort = 1000;  // added to the distance of a date that only counts where no other does

// How far from its trigger a date may stand: the vaguer, the nearer.
uint32_t ReachOf(absl::string_view value) {
  size_t length = value.find('/') == std::string::npos ? value.size() : value.find('/');
  return length <= 4 ? kYearReach : length <= 7 ? kMonthReach : kDayReach;
}

bool DateWithin(const Analysis& analysis, uint32_t begin, uint32_t end) {
  for (size_t m = analysis.FirstMentionFrom(begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= end) return false;
    if (mention.type == MentionType::kDate) return true;
  }
  return false;
}

bool TriggerWithin(const Analysis& analysis, uint32_t begin, uint32_t end) {
  for (uint32_t t = begin; t < end; ++t) {
    if (analysis.MatchAt(t, EntryKind::kTrigger) != nullptr) return true;
  }
  return false;
}

// `dự lễ khởi công vào năm 1996 trong chuyến thăm Việt Nam`: the year, or month, of both.
bool IsTimeOfVisitToo(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& date) {
  const uint32_t trigger = clause.trigger.begin;
  const bool long_time = !date.value.empty() && date.value.size() <= sizeof("1996-11") - 1;
  const uint32_t during = analysis.CueBefore(trigger, cues.during);
  return clause.entry->frame == "VISIT" && long_time && during != trigger && during == date.tokens.end;
}

// `Hội nghị A (tháng 11/2017 tại Việt Nam), Hội nghị B`, `diễn tập năm nay và tuần tra năm 2020`: of the trigger
// before.
bool BelongsToEarlier(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, TokenRange date) {
  const uint32_t behind = analysis.IsMark(date.end, ",") ? date.end + 1 : date.end;
  const bool joined = analysis.CueAt(behind, cues.conjunction) != behind;  // `thăm A từ ngày 29/5, và gặp B`
  // `đến Hà Nội hôm 26/2 và gặp B hôm 27/2`
  // `đến Hà Nội vào tháng 1, tiếp đó là chuyến thăm của B`
  const bool then =
      analysis.CueAt(behind, cues.then) != behind && TriggerWithin(analysis, clause.tokens.begin, date.begin);
  if (clause.first_trigger) return (joined || then) && DateWithin(analysis, clause.trigger.end, clause.setting_limit);
  if (date.begin < clause.left_limit + 1) return false;
  // `ngày 3/3 hội đàm với A, ngày 5/3 gặp B`: of what follows.
  if (analysis.IsMark(date.begin - 1, ",") && behind == date.end) return false;
  if (joined) return true;
  if (analysis.CueAt(behind, cues.then) != behind) return true;  // `thăm A từ ngày 18/6, sau đó dự hội nghị`
  // `gặp nhau ngày 14/6 để bàn bạc và ký hợp đồng`
  const uint32_t trigger = clause.trigger.begin;
  const bool signed_too = clause.entry->frame == "SIGN" &&
                          analysis.CueWithin(Back(trigger, kAuxiliaries, date.end), trigger, cues.conjunction);
  return !signed_too && !clause.behind_phrases.Contains(date);
}

// `Ngày 4/11, trong khuôn khổ chuyến thăm, A đã ...`, `ngày 4/11, bên lề hội nghị, A gặp B`: a day of what lasts
// longer; but `năm 2022, nhân chuyến thăm, A đã ...` tells when that was.
bool IsWithinOccasion(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, absl::string_view date) {
  const absl::string_view frame = clause.entry->frame;
  const bool long_time = date.size() == sizeof("2022") - 1 || date.size() == sizeof("2022-11") - 1;
  // `hôm nay, trong ngày thứ hai của chuyến thăm`
  const uint32_t visit = clause.trigger.begin, of = analysis.CueBefore(visit, cues.of);
  if (frame == "VISIT" && !long_time && of != visit && analysis.CueBefore(of, cues.later_day) != of) return true;
  return ((frame == "VISIT" && !long_time) || frame == "GATHER" || (frame == "SUMMIT" && !long_time)) &&
         analysis.CueBefore(clause.trigger.begin, cues.visit_setting) != clause.trigger.begin;
}

// `A đến Hà Nội ngày 26/2 để hội đàm với B`: the day of the journey.
bool IsOfArrival(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, TokenRange date) {
  if (clause.entry->frame == "VISIT" || clause.entry->frame == "ARRIVE") return false;
  if (!analysis.CueWithin(date.end, std::min(date.end + 2, clause.trigger.begin), cues.goal)) return false;
  for (uint32_t t = Back(date.begin, kNear, clause.tokens.begin); t < date.begin; ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].event == "VISIT") return true;
  }
  return false;
}

// `ngày cuối của chuyến thăm từ 18 đến 20-11, A hội kiến B`: the days of the visit.
bool IsOfVisit(const Analysis& analysis, const Clause& clause, const Mention& date) {
  const absl::string_view frame = clause.entry->frame;
  if ((frame != "MEET" && frame != "HOST" && frame != "CALL") || date.value.find('/') == std::string::npos)
    return false;
  for (uint32_t t = date.tokens.begin, limit = Back(t, kFar, clause.tokens.begin); t > limit; --t) {
    if (analysis.IsMark(t - 1, ",")) return false;
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    if (match != nullptr) return analysis.bundle.triggers()[match->entry].event == "VISIT";
  }
  return false;
}

// `bắt đầu chuyến thăm tới ngày 28-8`: only its last day.
bool IsLastDay(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& date) {
  return clause.entry->frame == "VISIT" && date.value.find('/') == std::string::npos &&
         analysis.CueBefore(date.tokens.begin, cues.until) != date.tokens.begin;
}

// `hạ cánh ở A hôm 15/7, chuẩn bị cho cuộc gặp với B`: a day before it.
// `Năm 2016, trước thềm chuyến thăm của A, ...` is the year of both.
bool IsOfTimeBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, absl::string_view date) {
  const uint32_t begin = clause.trigger.begin;
  return date.size() != sizeof("2016") - 1 && analysis.CueBefore(begin, cues.ahead_of) != begin;
}

// `nói hôm 14/7 trước khi lên đường`; but `ngày 12/8, trước khi hội đàm, hai bên duyệt đội danh dự` dates both.
bool IsBeforeDoing(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  return analysis.CueBefore(clause.trigger.begin, cues.before_doing) != clause.trigger.begin;
}

// `hôm qua bày tỏ vui mừng sẽ thăm B`: what is still to come is not of a day that has been; but `khi gặp C` behind it
// is.
bool IsOfPresent(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& date) {
  if (!analysis.published.known || date.value.size() != sizeof("2022-11-05") - 1) return false;
  if (date.value >= DayText(analysis.published.day)) return false;
  const TokenRange future = analysis.CueIn(date.tokens.end, clause.trigger.begin, cues.future_strong);
  return !future.empty() && !analysis.CueWithin(future.end, clause.trigger.begin, cues.upon);
}

// Whether the date before the trigger is that of something else.
bool OfAnother(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& told) {
  const TokenRange date = told.tokens;
  if (IsTimeOfVisitToo(analysis, cues, clause, told)) return false;
  if (IsSaidOn(analysis, cues, clause, date.end) || BelongsToEarlier(analysis, cues, clause, date)) return true;
  if (IsWithinOccasion(analysis, cues, clause, told.value) || IsOfArrival(analysis, cues, clause, date)) return true;
  // A date before another trigger is that one's, unless it stands before all of them and so dates them all.
  const bool opens = date.end <= clause.opening || clause.behind_phrases.Contains(date);
  // `hôm 14/7 tại Lào, trước khi lên đường tới Nga`: nothing says that both are of one day.
  const bool leaves = clause.entry->frame == "ARRIVE";
  if (IsOfTimeBefore(analysis, cues, clause, told.value) || IsOfPresent(analysis, cues, clause, told)) return true;
  const TokenRange resolved = ResolvedBefore(analysis, cues, clause);  // `ngày 5/3, hai bên nhất trí nối lại đàm phán`
  if (!resolved.empty() && date.end <= resolved.begin) return true;
  if ((leaves || !opens) && IsBeforeDoing(analysis, cues, clause)) return true;
  if (date.end <= clause.left_limit && !opens) return true;
  return clause.entry->frame == "VISIT" && !clause.first_trigger;  // `trưa 28-11, A khẳng định chuyến thăm ...`
}

// `ký Kế hoạch hợp tác năm 2025`, `ký Kế hoạch hợp tác giữa hai Bộ năm 2025`: the year in which a plan is carried out;
// `ký hiệp định thay thế Hiệp định năm 1997`: that of another instrument.
bool InPlan(const Analysis& analysis, const ClauseCues& cues, const Mention& told) {
  const TokenRange date = told.tokens;
  const bool year = told.value.size() == sizeof("2025") - 1;
  for (size_t m = analysis.FirstMentionFrom(date.begin), steps = 0; m-- > 0 && steps < kPlanMentions; ++steps) {
    const Mention& title = analysis.mentions[m];
    if (title.type != MentionType::kAgreement) continue;
    const uint32_t begin = title.tokens.begin;
    if (title.tokens.Contains(date) && analysis.CueBefore(begin, cues.signing.in_place_of) != begin) return true;
    const bool near = title.tokens.Contains(date) || (year && date.begin <= title.tokens.end + kPlanReach);
    return near && title.entity != kNone && analysis.agreements[title.entity].type == "PLAN";
  }
  return false;
}

// Whether the date can be that of what the trigger tells, wherever it stands.
bool CanDate(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& date) {
  if (IsLastDay(analysis, cues, clause, date) || IsDayOfSaying(analysis, cues, clause, date)) return false;
  if (IsOfVisit(analysis, clause, date) || IsRestated(analysis, cues, date.tokens, clause.tokens.begin)) return false;
  if (InSpeech(clause, date.tokens) || IsDayOfDigest(analysis, cues, date.tokens)) return false;
  // `ký Kế hoạch hợp tác giai đoạn 2024-2026`: what the instrument is for, not when it was signed.
  return clause.entry->frame != "SIGN" || (date.value.find('/') == std::string::npos && !InPlan(analysis, cues, date));
}

// `VINBAX [2024] diễn ra từ ngày 4 đến 23/11`: a year that is part of a name; not the second of `năm 2022 và 2024`.
bool NamesEdition(const Analysis& analysis, const ClauseCues& cues, const Mention& date) {
  if (date.tokens.size() != 1 || date.value.size() != sizeof("2024") - 1) return false;
  uint32_t year = date.tokens.begin;
  const uint32_t joint = analysis.CueBefore(year, cues.conjunction);  // `RIMPAC 2012 và 2016`
  if (joint != year && joint > 0 && analysis.IsNumber(joint - 1)) year = joint - 1;
  return year > 0 && analysis.IsCapital(year - 1);
}

// `lần đầu kể từ tháng 8/2015`, `kể từ khi nhậm chức năm 2016, A ...`: from when time is counted.
bool CountsFrom(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t date) {
  if (analysis.CueBefore(date, cues.ever_since) != date) return true;
  const TokenRange since = analysis.CueIn(Back(date, kSinceReach, clause.tokens.begin), date, cues.since_when);
  for (uint32_t t = since.end; t < date; ++t) {
    if (analysis.IsMark(t, ",") || analysis.MatchAt(t, EntryKind::kTrigger) != nullptr) return false;
  }
  return !since.empty();
}

// `chuyến thăm diễn ra sau khi B đến Lào hồi tháng một`: when B came.
bool IsOfOther(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, TokenRange between) {
  if (clause.entry->frame != "VISIT") return false;
  const TokenRange upon = analysis.CueIn(between.begin, between.end, cues.upon);
  return !upon.empty() && std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.official() && actor.tokens.begin >= upon.end && actor.tokens.begin <= upon.end + 1 &&
           actor.tokens.end <= between.end;
  });
}

// `Ngay trước chuyến thăm Lào, cuối tháng 2, A đã ...`: the day of what was before or after it.
bool BehindPhraseOfTime(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, TokenRange date) {
  const uint32_t begin = clause.trigger.begin;
  const bool phrase =
      analysis.CueBefore(begin, cues.just_before) != begin || analysis.CueBefore(begin, cues.visit.after) != begin;
  return phrase && clause.first_trigger && analysis.IsMark(date.begin - 1, ",");
}

// How many tokens stand between the trigger and a date that is its own; UINT32_MAX where it is not.
uint32_t DistanceOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& date) {
  if (!CanDate(analysis, cues, clause, date)) return UINT32_MAX;
  const TokenRange words = date.tokens, trigger = clause.trigger;
  const bool before = words.end <= trigger.begin;
  if (before ? OfAnother(analysis, cues, clause, date) : words.begin >= clause.setting_limit) return UINT32_MAX;
  const TokenRange between = before ? TokenRange{words.end, trigger.begin} : TokenRange{trigger.end, words.begin};
  if (!before && BehindPhraseOfTime(analysis, cues, clause, words)) return UINT32_MAX;
  if (CountsFrom(analysis, cues, clause, words.begin)) return UINT32_MAX;
  if (!before && IsOfOther(analysis, cues, clause, between)) return UINT32_MAX;
  const bool bracketed = !before && words.begin > 0 && analysis.IsMark(words.begin - 1, "(");
  if (!bracketed && analysis.CueWithin(between.begin, between.end, cues.since))  // `kể từ khi ... năm 1995`
    return UINT32_MAX;
  // `cuộc gặp diễn ra sau khi B bắn tên lửa hôm 2/10`
  if (!before && !bracketed && OfClauseBehind(analysis, cues, clause, words.begin)) return UINT32_MAX;
  const uint32_t distance = between.end - between.begin;
  const bool opens = words.begin <= clause.tokens.begin + 2;
  // `Đối thoại A do B và C đồng chủ trì diễn ra ngày 1/8`
  const bool held =
      !before && ReachOf(date.value) == kDayReach && analysis.CueBefore(words.begin, cues.held_on) != words.begin;
  if (distance > ReachOf(date.value) && !opens && !held) return UINT32_MAX;
  return NamesEdition(analysis, cues, date) ? distance + kLastResort : distance;
}

}  // namespace

bool OfClauseBehind(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t token) {
  if (analysis.document.sentences()[clause.sentence].zone == Zone::kCaption) return false;
  return analysis.CueWithin(clause.trigger.end, token, cues.clause_behind);
}

bool InSpeech(const Clause& clause, TokenRange tokens) {
  return std::any_of(clause.quotes.begin(), clause.quotes.end(),
                     [&](const TokenRange& quote) { return quote.Contains(tokens); });
}

int32_t NearestDate(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  int32_t best = kNone, edition = kNone;
  uint32_t nearest = UINT32_MAX;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin);
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.tokens.end) break;
    if (mention.type != MentionType::kDate || !clause.tokens.Contains(mention.tokens)) continue;
    const uint32_t distance = DistanceOf(analysis, cues, clause, mention);
    if (distance != UINT32_MAX && NamesEdition(analysis, cues, mention)) edition = static_cast<int32_t>(m);
    if (distance >= nearest) continue;
    best = static_cast<int32_t>(m);
    nearest = distance;
  }
  // `Năm ngoái, Nga tổ chức Vostok 2018`, in an article whose own year is not known.
  return best != kNone && edition != kNone && analysis.mentions[best].value.empty() ? edition : best;
}

bool DatedBehind(const Analysis& analysis, const Clause& clause, size_t length, uint32_t reach) {
  const size_t m = analysis.FirstMentionFrom(clause.trigger.end);
  for (size_t i = m; i < analysis.mentions.size() && i < m + 6 && !analysis.mentions[i].dropped; ++i) {
    const Mention& mention = analysis.mentions[i];
    if (mention.tokens.begin > clause.trigger.end + reach || mention.tokens.begin >= clause.right_limit) return false;
    if (mention.type == MentionType::kDate && mention.value.size() >= length) return true;
  }
  return false;
}

int32_t OpeningDay(const Analysis& analysis, uint32_t sentence) {
  const uint32_t begin = analysis.document.sentences()[sentence].tokens.begin;
  const size_t m = analysis.FirstMentionFrom(begin);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return kNone;
  const Mention& date = analysis.mentions[m];
  const bool opens = date.type == MentionType::kDate && date.tokens.begin <= begin + kOpening &&
                     date.value.size() == sizeof("2021-06-03") - 1;
  return opens ? static_cast<int32_t>(m) : kNone;
}

}  // namespace banghi
