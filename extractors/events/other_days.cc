#include "extractors/events/other_days.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "extractors/events/clause_date.h"
#include "extractors/events/times.h"

namespace banghi {
namespace {

constexpr uint32_t kAuxiliaries = 3;     // tokens of auxiliaries before a verb
constexpr uint32_t kDigestReach = 14;    // tokens between the word for a digest and its day
constexpr uint32_t kRestatedReach = 10;  // tokens from a day to the bracket with the same one in the time of Vietnam
constexpr uint32_t kBracketReach = 6;    // and from the bracket's begin to that day
constexpr size_t kYearLength = 4;        // of `1982`

// `phát biểu tại Quốc hội và hội kiến A`, `sau khi phát biểu tại Quốc hội đã gặp A`: another item of the programme.
bool IsSpeechOfProgramme(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, TokenRange said) {
  uint32_t begin = said.begin;  // of `có bài phát biểu`
  for (uint32_t back = 1; back <= kAuxiliaries && back <= said.begin; ++back) {
    if (analysis.CueAt(said.begin - back, cues.speak) >= said.end) begin = said.begin - back;
  }
  const uint32_t speech = analysis.CueAt(begin, cues.speak), trigger = clause.trigger.begin;
  if (speech == begin) return false;
  // `phát biểu tại phiên khai mạc Diễn đàn A`
  if (clause.entry->event == "CONFERENCE" && analysis.CueAt(speech, cues.during) != speech) return true;
  if (analysis.CueWithin(said.end, trigger, cues.say)) return false;
  return analysis.CueWithin(Back(trigger, kAuxiliaries, said.end), trigger, cues.conjunction) ||
         analysis.CueBefore(begin, cues.upon) != begin;
}

// The value of the date whose first token is `token`.
absl::string_view ValueAt(const Analysis& analysis, uint32_t token) {
  for (size_t m = analysis.FirstMentionFrom(token); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.tokens.begin != token) break;
    if (mention.type == MentionType::kDate) return mention.value;
  }
  return "";
}

}  // namespace

bool IsSaidOn(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, uint32_t from) {
  const uint32_t trigger = clause.trigger.begin;
  // `hôm 24/5 hủy cuộc gặp`; but `hôm 24/5 hủy lời mời` tells of nothing else
  if (clause.entry->frame != "INVITE" && analysis.CueWithin(from, trigger, cues.cancelled)) return true;
  const TokenRange said = analysis.CueIn(from, trigger, cues.say);
  if (said.empty() || IsSpeechOfProgramme(analysis, cues, clause, said)) return false;
  return !analysis.CueWithin(Back(trigger, kAuxiliaries, from), trigger, cues.setting);
}

bool IsDayOfSaying(const Analysis& analysis, const ClauseCues& cues, const Clause& clause, const Mention& told) {
  const TokenRange date = told.tokens;
  const bool own = date.end == clause.trigger.begin && told.value.size() > kYearLength;
  const bool said = !own && analysis.CueAt(date.end, cues.say) != date.end;
  return said || analysis.CueAt(date.end, cues.subject_of) != date.end ||
         analysis.CueBefore(date.begin, cues.said_on) != date.begin;
}

bool IsDayOfDigest(const Analysis& analysis, const ClauseCues& cues, TokenRange date) {
  if (!analysis.IsMark(date.end, ":")) return false;
  const uint32_t opening = analysis.document.sentences()[analysis.document.tokens()[date.begin].sentence].tokens.begin;
  return analysis.CueWithin(Back(date.begin, kDigestReach, opening), date.begin, cues.digest);
}

bool IsRestated(const Analysis& analysis, const ClauseCues& cues, TokenRange date, uint32_t limit) {
  if (analysis.CueBefore(date.begin, cues.restated) != date.begin) return true;
  uint32_t bracket = date.begin;
  while (bracket > limit && bracket + kBracketReach > date.begin && !analysis.IsMark(bracket, "(")) --bracket;
  // Not `đến A ngày 4/3, sáng 5/3 (giờ Việt Nam) gặp B`, which are two days.
  const bool local = analysis.CueWithin(Back(date.begin, kBracketReach, limit), date.begin, cues.local_time);
  if (!local && !analysis.IsMark(bracket, "(")) return false;
  const uint32_t behind = analysis.IsMark(date.end, ",") ? date.end + 1 : date.end;
  if (analysis.CueAt(behind, cues.home_time) == behind) return false;
  if (!analysis.IsMark(bracket, "(")) bracket = date.begin;
  // Clocks part one day from the next, no further.
  for (size_t m = analysis.FirstMentionFrom(date.begin); m-- > 0;) {
    const Mention& there = analysis.mentions[m];
    if (there.tokens.begin < Back(bracket, kRestatedReach, limit)) return false;
    if (there.type != MentionType::kDate || there.tokens.end > bracket) continue;
    return DaysApart(there.value, ValueAt(analysis, date.begin)) <= 1;
  }
  return false;
}

}  // namespace banghi
