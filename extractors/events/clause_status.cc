#include "extractors/events/clause_status.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "extractors/events/clause_date.h"
#include "extractors/events/resolved.h"
#include "extractors/mentions/calendar.h"

namespace banghi {
namespace {

constexpr uint32_t kNear = 6;                            // tokens before a trigger in which auxiliaries stand
constexpr uint32_t kSinceReach = 5;                      // and a word that counts the time from then
constexpr uint32_t kPastReach = 3;                       // and those that say that it has happened
constexpr uint32_t kFar = 14;                            // and those that say plainly that something is to come
constexpr uint32_t kTenseReach = 30;                     // within one clause, over the verbs before
constexpr uint32_t kProgrammeReach = 150;                // and over the items of a programme
constexpr uint32_t kOpening = 3;                         // tokens of an item before its verb
constexpr uint32_t kItem = 24;                           // and before another, where it begins with one
constexpr absl::string_view kVisitNoun = "chuyen-tham";  // id in triggers.tsv

// Where the words of tense of the clause begin: over the semicolons of a programme to the begin of the sentence.
uint32_t TenseBegin(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  return IsItemOfProgramme(analysis, cues, clause) ? analysis.document.sentences()[clause.sentence].tokens.begin
                                                   : clause.tokens.begin;
}

// `sẽ hội đàm với A, chào xã giao B`: the word of the future that is the nearest word of tense before the trigger;
// empty where none is.
TokenRange SaidToCome(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = TenseBegin(analysis, cues, clause);
  const bool listed = begin != clause.tokens.begin || analysis.CueAt(begin, cues.schedule) != begin;
  const uint32_t reach = listed ? kProgrammeReach : kTenseReach;  // `Theo lịch trình, A gặp B, dự hội nghị C, ...`
  for (uint32_t t = clause.trigger.begin, limit = Back(t, reach, begin); t > limit; --t) {
    const uint32_t past = analysis.CueAt(t - 1, cues.past), to_come = analysis.CueAt(t - 1, cues.future_strong);
    if ((past == t - 1 && to_come == t - 1) || !analysis.TitleAt(t - 1).empty()) continue;
    return past == t - 1 ? TokenRange{t - 1, to_come} : TokenRange{};
  }
  return {};
}

// The first form of the list in [from, to) that is no word of an agreement's title (`Tuyên bố ... hướng tới ...`).
TokenRange CueOutsideTitles(const Analysis& analysis, uint32_t from, uint32_t to, int list) {
  TokenRange words = analysis.CueIn(from, to, list);
  while (!words.empty()) {
    const TokenRange title = analysis.TitleAt(words.begin);
    if (title.empty()) break;
    words = analysis.CueIn(title.end, to, list);
  }
  return words;
}

// The last word of the event's date where the list has it: `tháng 11 tới`, `tháng 7 vừa qua`.
TokenRange DateWord(const Analysis& analysis, int32_t date_mention, int list) {
  if (date_mention == kNone) return {};
  const TokenRange date = analysis.mentions[date_mention].tokens;
  const uint32_t word = analysis.CueBefore(date.end, list);
  return word != date.end && word >= date.begin ? TokenRange{word, date.end} : TokenRange{};
}

// `chuyến thăm tới của A`, but not `chuyến thăm tới Washington`, which says whither: the first word of the future in
// [from, to).
TokenRange ToComeBehind(const Analysis& analysis, const ClauseCues& cues, uint32_t from, uint32_t to) {
  TokenRange words = analysis.CueIn(from, to, cues.future_after);
  while (!words.empty()) {
    const bool whither = analysis.CueAt(words.begin, cues.travel) == words.end &&
                         (analysis.IsCapital(words.end) || analysis.CueAt(words.end, cues.place_word) != words.end);
    if (!whither) break;
    words = analysis.CueIn(words.end, to, cues.future_after);
  }
  return words;
}

// `chuyến thăm Lào của A dự kiến vào ngày 21/8 đã bị hoãn`: the words behind a happening told as a noun that call it
// off; empty where none do.
TokenRange CalledOffBehind(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const bool noun = clause.entry->frame == "STANDING" || analysis.CueAt(begin, cues.happening) != begin ||
                    analysis.CueBefore(begin, cues.happening) != begin;
  if (!noun) return {};
  const TokenRange words = analysis.CueIn(end, std::min(clause.right_limit, end + kTenseReach), cues.called_off);
  if (words.empty()) return {};
  for (uint32_t t = end; t < words.begin; ++t) {  // `dự kiến diễn ra` only says when it was to be
    if (analysis.CueAt(t, cues.clause_break) != t && analysis.CueBefore(t, cues.future_after) == t) return {};
  }
  if (analysis.CueBefore(words.begin, cues.not_called_off) != words.begin) return {};  // `không bị hủy`
  // `bị hoãn nhiều lần, nay diễn ra`
  if (analysis.CueWithin(words.end, clause.right_limit, cues.took_place_yet)) return {};
  return words;
}

// `phủ bóng cuộc gặp của A và B`, `A thăm Lào`: no word says whether it has been, so that other sentences decide; but
// `tại cuộc gặp`, `khi gặp B`, and what a picture shows, has.
bool OnlySpokenOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const absl::string_view frame = clause.entry->frame;
  if (clause.entry->id.empty()) return false;  // no trigger: those who discuss something
  if (analysis.CueWithin(Back(begin, kTenseReach, clause.tokens.begin), begin, cues.past)) return false;
  if (clause.entry->id == kVisitNoun || frame == "SUMMIT") return true;
  if (frame != "MEET" && frame != "CALL" && frame != "VISIT" && frame != "HOST") return false;
  if (analysis.document.sentences()[clause.sentence].zone == Zone::kCaption) return false;
  const bool before = analysis.CueBefore(begin, cues.just_before) != begin;
  return before || analysis.CueBefore(begin, cues.setting) == begin;
}

// `A thăm Lào trong tuần này`: it is told as news are, without a word of the past and not from where it took place.
bool OnlyAssumed(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  if (analysis.document.sentences()[clause.sentence].zone == Zone::kCaption) return false;
  return analysis.CueBefore(begin, cues.setting) == begin &&
         !analysis.CueWithin(Back(begin, kTenseReach, clause.tokens.begin), begin, cues.past);
}

// `sẽ thực hiện Hiệp định A, được ký hôm 8/3`: right behind the word, a day before the publication.
bool LiesBehind(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date_mention) {
  if (clause.entry->frame != "SIGN" || date_mention == kNone || !analysis.published.known) return false;
  const Mention& date = analysis.mentions[date_mention];
  const std::string today = DayText(analysis.published.day);
  const uint32_t end = clause.trigger.end, from = date.tokens.begin;
  const bool at_once = from == end || analysis.CueAt(end, cues.date_word) == from;
  return at_once && date.value.size() == today.size() && date.value < absl::string_view(today);
}

// `chuyến thăm vào tháng 5`, told in May: before the article or behind it, as other sentences say.
bool LastsStill(const Analysis& analysis, absl::string_view date) {
  const bool long_time = date.size() == sizeof("2021") - 1 || date.size() == sizeof("2021-06") - 1;
  return long_time && analysis.published.known && absl::StartsWith(DayText(analysis.published.day), date);
}

// `Trong cuộc gặp hôm nay, hai nhà lãnh đạo sẽ trao đổi ...`: the word of the future right behind whoever acts where
// this is the scene. Visits may be under way by then.
TokenRange PlannedFromScene(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view frame = clause.entry->frame;
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  if (frame == "VISIT" || analysis.CueBefore(begin, cues.setting) == begin) return {};
  uint32_t comma = end;
  while (comma < end + kTenseReach && analysis.SameSentence(begin, comma) && !analysis.IsMark(comma, ",")) ++comma;
  for (const Actor& actor : clause.actors) {
    if (!analysis.IsMark(comma, ",") || actor.tokens.begin != comma + 1 || actor.kind == Actor::Kind::kState) continue;
    const uint32_t word = analysis.CueAt(actor.tokens.end, cues.future_strong);
    if (word != actor.tokens.end) return {actor.tokens.end, word};
  }
  return {};
}

// `sẽ thăm Lào, sau khi dự hội nghị`, `sau chuyến thăm Việt Nam`: whether what comes after it is still to come.
bool BeforeWhatIsToCome(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  const TokenRange after = analysis.CueIn(Back(begin, kNear, clause.left_limit), begin, cues.visit.after);
  if (after.empty()) return false;
  for (uint32_t t = after.begin, limit = Back(t, kTenseReach, clause.tokens.begin); t > limit; --t) {
    if (analysis.CueAt(t - 1, cues.future_strong) != t - 1) return true;
    if (analysis.CueAt(t - 1, cues.past) != t - 1) return false;
  }
  return false;
}

}  // namespace

bool IsItemOfProgramme(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.tokens.begin;
  if (begin == 0 || !analysis.IsMark(begin - 1, ";")) return false;
  if (!clause.actors.empty() && clause.actors.front().tokens.begin < clause.opening) return false;
  // `; dự và phát biểu tại diễn đàn và chứng kiến lễ ký`
  const bool verb = analysis.CueAt(begin, cues.attend) != begin || analysis.CueAt(begin, cues.witness) != begin;
  return verb ? clause.trigger.begin <= begin + kItem : clause.trigger.begin <= begin + kOpening;
}

ClauseStatus StatusOf(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date_mention) {
  const absl::string_view date = date_mention == kNone ? "" : absl::string_view(analysis.mentions[date_mention].value);
  if (!clause.entry->status.empty()) return {clause.entry->status, clause.entry->source, clause.trigger};
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const uint32_t from = Back(begin, kNear, clause.left_limit);
  TokenRange words = analysis.CueIn(from, begin, cues.cancelled);
  const bool stands = !words.empty() && analysis.CueBefore(words.begin, cues.negation) != words.begin;
  if (stands) words = {};  // `không hủy chuyến thăm`
  if (!words.empty()) return {"CANCELLED", "events/cancelled", words};
  words = CalledOffBehind(analysis, cues, clause);
  if (!words.empty()) return {"CANCELLED", "events/called-off", words};
  words = analysis.CueIn(Back(begin, kSinceReach, clause.left_limit), begin, cues.ever_since);
  if (!words.empty()) return {"OCCURRED", "events/told", words};  // `kể từ khi hai ông gặp nhau vào tháng 11`
  words = DateWord(analysis, date_mention, cues.date_past);
  if (!words.empty()) return {"OCCURRED", "events/date-past", words};
  words = DateWord(analysis, date_mention, cues.date_ahead);
  if (!words.empty()) return {"PLANNED", "events/date-to-come", words};
  if (LiesBehind(analysis, cues, clause, date_mention)) return {"OCCURRED", "events/told", {}};
  words = CueOutsideTitles(analysis, from, begin, cues.future);
  if (words.empty()) words = ResolvedBefore(analysis, cues, clause);
  if (const uint32_t letter = analysis.CueBefore(begin, cues.invitation.letter); clause.entry->frame == "VISIT")
    words = letter != begin ? TokenRange{letter, begin} : words;  // `nhận lời mời thăm Nga`
  if (words.empty() && date.empty()) words = analysis.CueIn(from, begin, cues.on_the_eve);
  const uint32_t before = analysis.CueBefore(begin, cues.just_before);  // `trước hội nghị thượng đỉnh Mỹ - Triều`
  if (words.empty() && date.empty() && clause.entry->frame == "SUMMIT" && before != begin) words = {before, begin};
  if (words.empty()) words = SaidToCome(analysis, cues, clause);
  if (!words.empty()) return {"PLANNED", "events/future-before", words};
  if (analysis.LiesAhead(date)) return {"PLANNED", "events/date-ahead", {}};
  if (date.empty() && BeforeWhatIsToCome(analysis, cues, clause)) return {"", "events/told", {}};
  if (analysis.CueBefore(begin, cues.visit.after) != begin)
    return {"OCCURRED", "events/told", {}};  // `sau chuyến thăm A`
  words = analysis.CueIn(end, std::min(clause.right_limit, end + kFar), cues.takes_place);
  if (words.empty() && date.empty())
    words = ToComeBehind(analysis, cues, end, std::min(clause.right_limit, end + kNear));
  if (!words.empty()) return {"PLANNED", "events/future-behind", words};
  words = PlannedFromScene(analysis, cues, clause);
  if (!words.empty()) return {"PLANNED", "events/future-behind", words};
  const bool dated = !date.empty() && date.find('X') == date.npos && !LastsStill(analysis, date);
  if (!dated && OnlySpokenOf(analysis, cues, clause)) return {"", "events/told", {}};
  return {"OCCURRED", "events/told", {}, !dated && OnlyAssumed(analysis, cues, clause)};
}

bool HasHappened(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, int32_t date_mention) {
  const uint32_t begin = clause.trigger.begin;
  return !DateWord(analysis, date_mention, cues.date_past).empty() ||
         analysis.CueWithin(Back(begin, kPastReach, clause.left_limit), begin, cues.has_happened);
}

}  // namespace banghi
