#include "extractors/events/clause.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr uint32_t kNear = 6;         // tokens before a trigger in which auxiliaries stand
constexpr uint32_t kFar = 14;         // and those that say plainly that something is to come
constexpr uint32_t kTenseReach = 30;  // within one clause, over the verbs before
constexpr uint32_t kYearReach = 10;   // tokens between a trigger and a year that dates it
constexpr uint32_t kMonthReach = 24;
constexpr uint32_t kDayReach = 30;
constexpr uint32_t kEditionReach = 25;  // tokens around a trigger in which its edition stands
constexpr int kHighestEdition = 99;

uint32_t Back(uint32_t token, uint32_t steps, uint32_t limit) { return token > limit + steps ? token - steps : limit; }

// Whether the day `value` begins after the publication day.
bool LiesAhead(const Analysis& analysis, const std::string& value) {
  if (!analysis.published.known || value.size() < 7 || value.find('X') != std::string::npos) return false;
  std::string day = absl::FormatCivilTime(analysis.published.day);
  size_t shared = std::min<size_t>(10, value.find('/') == std::string::npos ? value.size() : value.find('/'));
  return value.compare(0, shared, day, 0, shared) > 0;
}

// How far from its trigger a date may stand: the vaguer, the nearer.
uint32_t ReachOf(const std::string& value) {
  size_t length = value.find('/') == std::string::npos ? value.size() : value.find('/');
  return length <= 4 ? kYearReach : length <= 7 ? kMonthReach : kDayReach;
}

bool InSpeech(const Clause& clause, TokenRange tokens) {
  return std::any_of(clause.quotes.begin(), clause.quotes.end(),
                     [&](const TokenRange& quote) { return quote.Contains(tokens); });
}

// `Ngày 5/3, A cho biết đã gặp B`: the day of the saying; not in `Ngày 5/3, A nói trong cuộc gặp với B`.
bool IsSaidOn(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t from) {
  const uint32_t trigger = clause.trigger.begin;
  // `hôm 24/5 hủy cuộc gặp`; but `hôm 24/5 hủy lời mời` tells of nothing else
  if (clause.entry->frame != "INVITE" && analysis.CueWithin(from, trigger, cues.cancelled)) return true;
  if (!analysis.CueWithin(from, trigger, cues.say)) return false;
  return !analysis.CueWithin(Back(trigger, 3, from), trigger, cues.setting);
}

// `hội đàm với B, ông C hôm 6/2 cho biết`, `thông báo ngày 16/10, A sẽ gặp B`, `phát biểu ngày 31/5 của A`: the day of
// the saying.
bool IsDayOfSaying(const Analysis& analysis, const ClauseCues& cues, TokenRange date) {
  return analysis.CueAt(date.end, cues.say) != date.end || analysis.CueBefore(date.begin, cues.said_on) != date.begin;
}

bool DateWithin(const Analysis& analysis, uint32_t begin, uint32_t end) {
  for (size_t m = analysis.FirstMentionFrom(begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= end) return false;
    if (mention.type == MentionType::kDate) return true;
  }
  return false;
}

// `Hội nghị A (tháng 11/2017 tại Việt Nam), Hội nghị B`, `diễn tập năm nay và tuần tra năm 2020`: of the trigger
// before.
bool BelongsToEarlier(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, TokenRange date) {
  const uint32_t behind = analysis.IsMark(date.end, ",") ? date.end + 1 : date.end;
  const bool joined = analysis.CueAt(behind, cues.conjunction) != behind;  // `thăm A từ ngày 29/5, và gặp B`
  // `đến Hà Nội hôm 26/2 và gặp B hôm 27/2`
  if (clause.first_trigger) return joined && DateWithin(analysis, clause.trigger.end, clause.setting_limit);
  if (date.begin < clause.left_limit + 1) return false;
  if (joined) return true;
  if (analysis.CueAt(behind, cues.then) != behind) return true;  // `thăm A từ ngày 18/6, sau đó dự hội nghị`
  if (!analysis.IsMark(date.begin - 1, "(")) return false;
  for (uint32_t t = date.end; t < clause.trigger.begin; ++t) {
    if (analysis.IsMark(t, ")")) return true;
  }
  return false;
}

// `Ngày 4/11, trong khuôn khổ chuyến thăm, A đã ...`: a day of the visit, which lasts longer.
bool IsWithinVisit(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  return clause.entry->frame == "VISIT" &&
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

// `bắt đầu chuyến thăm tới ngày 28-8`: only its last day.
bool IsLastDay(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& date) {
  return clause.entry->frame == "VISIT" && date.value.find('/') == std::string::npos &&
         analysis.CueBefore(date.tokens.begin, cues.until) != date.tokens.begin;
}

int32_t NearestDate(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  int32_t best = kNone;
  uint32_t nearest = UINT32_MAX;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin);
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.tokens.end) break;
    if (mention.type != MentionType::kDate || !clause.tokens.Contains(mention.tokens)) continue;
    if (IsLastDay(analysis, cues, clause, mention) || IsDayOfSaying(analysis, cues, mention.tokens)) continue;
    // `ký Kế hoạch hợp tác giai đoạn 2024-2026`: what the instrument is for, not when it was signed.
    if (clause.entry->frame == "SIGN" && mention.value.find('/') != std::string::npos) continue;
    bool before = mention.tokens.end <= clause.trigger.begin;
    if (!before && mention.tokens.begin >= clause.setting_limit) continue;
    if (InSpeech(clause, mention.tokens) || (before && IsSaidOn(analysis, cues, clause, mention.tokens.end))) continue;
    if (before && (BelongsToEarlier(analysis, cues, clause, mention.tokens) || IsWithinVisit(analysis, cues, clause) ||
                   IsOfArrival(analysis, cues, clause, mention.tokens)))
      continue;
    uint32_t distance = before ? clause.trigger.begin - mention.tokens.end : mention.tokens.begin - clause.trigger.end;
    // A date before another trigger is that one's, unless it stands before all of them and so dates them all.
    if (before && mention.tokens.end <= clause.left_limit && mention.tokens.end > clause.opening) continue;
    uint32_t from = before ? mention.tokens.end : clause.trigger.end,
             to = before ? clause.trigger.begin : mention.tokens.begin;
    const bool bracketed = !before && mention.tokens.begin > 0 && analysis.IsMark(mention.tokens.begin - 1, "(");
    if (!bracketed && analysis.CueWithin(from, to, cues.since)) continue;  // `kể từ khi ... năm 1995`
    // `trưa 28-11, A khẳng định chuyến thăm ...`: the day of the saying.
    if (before && clause.entry->frame == "VISIT" && !clause.first_trigger) continue;
    if (distance > ReachOf(mention.value) && mention.tokens.begin > clause.tokens.begin + 2) continue;
    if (distance < nearest) {
      best = static_cast<int32_t>(m);
      nearest = distance;
    }
  }
  return best;
}

// `sẽ hội đàm với A, chào xã giao B`: the word of the future that is the nearest word of tense before the trigger;
// empty where none is.
TokenRange SaidToCome(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  for (uint32_t t = clause.trigger.begin, limit = Back(t, kTenseReach, clause.tokens.begin); t > limit; --t) {
    if (analysis.CueAt(t - 1, cues.past) != t - 1) return {};
    if (const uint32_t end = analysis.CueAt(t - 1, cues.future_strong); end != t - 1) return {t - 1, end};
  }
  return {};
}

// A slot of an event and what says so.
struct Said {
  absl::string_view value;
  absl::string_view rule;
  TokenRange words;
};

// The last word of the event's date where the list has it: `tháng 11 tới`, `tháng 7 vừa qua`.
TokenRange DateWord(const Analysis& analysis, int32_t date_mention, int list) {
  if (date_mention == kNone) return {};
  const TokenRange date = analysis.mentions[date_mention].tokens;
  const uint32_t word = analysis.CueBefore(date.end, list);
  return word != date.end && word >= date.begin ? TokenRange{word, date.end} : TokenRange{};
}

Said StatusOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date_mention) {
  const std::string date = date_mention == kNone ? "" : analysis.mentions[date_mention].value;
  if (!clause.entry->status.empty()) return {clause.entry->status, clause.entry->source, clause.trigger};
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const uint32_t from = Back(begin, kNear, clause.left_limit);
  const auto behind = [&](uint32_t reach, int list) {
    return analysis.CueIn(end, std::min(clause.right_limit, end + reach), list);
  };
  TokenRange words = analysis.CueIn(from, begin, cues.cancelled);
  if (!words.empty()) return {"CANCELLED", "events/cancelled", words};
  words = DateWord(analysis, date_mention, cues.date_past);
  if (!words.empty()) return {"OCCURRED", "events/date-past", words};
  words = DateWord(analysis, date_mention, cues.date_ahead);
  if (!words.empty()) return {"PLANNED", "events/date-to-come", words};
  words = analysis.CueIn(from, begin, cues.future);
  if (const uint32_t letter = analysis.CueBefore(begin, cues.invitation.letter); clause.entry->frame == "VISIT")
    words = letter != begin ? TokenRange{letter, begin} : words;  // `nhận lời mời thăm Nga`
  if (words.empty() && date.empty()) words = analysis.CueIn(from, begin, cues.on_the_eve);
  if (words.empty()) words = SaidToCome(analysis, cues, clause);
  if (!words.empty()) return {"PLANNED", "events/future-before", words};
  if (LiesAhead(analysis, date)) return {"PLANNED", "events/date-ahead", {}};
  words = behind(kFar, cues.takes_place);
  if (words.empty() && date.empty()) words = behind(kNear, cues.future_after);
  if (!words.empty()) return {"PLANNED", "events/future-behind", words};
  return {"OCCURRED", "events/told", {}};
}

int32_t PlaceOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin);
       m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin >= clause.tokens.end) break;
    if (!clause.tokens.Contains(mention.tokens)) continue;
    const std::string& frame = clause.entry->frame;
    const bool gathering = frame == "GATHER" || frame == "STANDING" || frame == "DRILL";
    bool held_in = mention.type == MentionType::kCountry && gathering && mention.tokens.begin >= clause.trigger.end;
    if (mention.type != MentionType::kLocation && !held_in) continue;
    if (mention.tokens.begin >= clause.setting_limit || InSpeech(clause, mention.tokens) ||
        analysis.CueBefore(mention.tokens.begin, cues.place_in) == mention.tokens.begin)
      continue;
    if (mention.value == "REGION" || mention.value == "CONTINENT" || mention.value == "SEA") continue;
    return static_cast<int32_t>(m);
  }
  return kNone;
}

}  // namespace

void FillCircumstances(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, EventEntity& event) {
  event.why.Want(analysis.trace != nullptr);
  event.trigger = clause.trigger;
  event.evidence.push_back(clause.sentence);
  event.source = clause.entry->source;
  event.type = clause.entry->event;
  event.why.Add("type", event.type, clause.entry->source, clause.trigger);
  event.mode = clause.entry->mode;
  if (!event.mode.empty()) event.why.Add("mode", event.mode, clause.entry->source, clause.trigger);
  event.date_mention = NearestDate(analysis, cues, clause);
  if (event.date_mention != kNone) {
    event.date = analysis.mentions[event.date_mention].value;
    event.why.Add("date", event.date, "events/nearest-date", analysis.mentions[event.date_mention].tokens);
  }
  event.place_mention = PlaceOf(analysis, cues, clause);
  if (event.place_mention != kNone)
    event.why.Add("place", "", "events/place-word", analysis.mentions[event.place_mention].tokens);
  const TokenRange online =
      analysis.CueIn(Back(clause.trigger.begin, kNear, clause.tokens.begin), clause.right_limit, cues.online);
  if (!online.empty()) {
    event.mode = "ONLINE";
    event.why.Replace("mode", event.mode, "events/online", online);
  }
  const Said status = StatusOf(analysis, cues, clause, event.date_mention);
  event.status = std::string(status.value);
  event.why.Add("status", status.value, status.rule, status.words);
  std::vector<Edition> editions = EditionsOf(analysis, cues, clause);
  if (editions.empty()) return;
  event.ordinal = editions.front().number;
  event.why.Add("ordinal", absl::StrCat(event.ordinal), "events/edition", editions.front().words);
}

std::vector<Edition> EditionsOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  std::vector<Edition> editions;
  const std::string& frame = clause.entry->frame;
  if (frame != "STANDING" && frame != "GATHER" && frame != "SUMMIT" && frame != "DRILL") return editions;
  uint32_t from = Back(clause.trigger.begin, kEditionReach, clause.left_limit);
  uint32_t to = std::min(clause.right_limit, clause.trigger.end + kEditionReach);
  for (uint32_t t = from; t < to; ++t) {
    uint32_t at = analysis.CueAt(t, cues.edition_before);
    if (at == t || at >= to || !analysis.SameSentence(t, at)) continue;
    int number = 0;
    if (analysis.IsNumber(at)) {
      if (!absl::SimpleAtoi(std::string(analysis.Folded(at)), &number)) number = 0;
    } else {
      for (int n = 0; n < 10; ++n) {
        if (analysis.CueAt(at, cues.edition_words[n]) != at) number = n + 1;
      }
    }
    if (number > 0 && number <= kHighestEdition) {
      editions.push_back({number, {t, at + 1}});
      if (t > clause.trigger.end) to = std::min(clause.right_limit, at + kEditionReach);  // a list goes on
    }
    t = at;
  }
  return editions;
}

}  // namespace banghi
