#include "extractors/events/comes_before.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kAuxiliaryReach = 20;  // tokens between who comes and the word
constexpr uint32_t kAsideReach = 25;      // and of what is said of him in between
constexpr uint32_t kDelegationReach = 7;  // tokens between `đoàn` and its state
constexpr uint32_t kGoalReach = 14;       // tokens between a place and what somebody comes there for
constexpr uint32_t kArticleReach = 3;     // tokens of `một cuộc` before it
constexpr absl::string_view kCeremony = "le";

bool IsTimeOrPlace(const Mention& mention) {
  return mention.type == MentionType::kDate || mention.type == MentionType::kLocation ||
         mention.type == MentionType::kCountry;
}

// Behind `rời Indonesia`; `token` where nothing is left.
uint32_t LeftEnd(const FrameContext& context, uint32_t token) {
  const Analysis& analysis = context.analysis;
  const uint32_t place = analysis.CueAt(token, context.cues.leave_word);
  const size_t m = analysis.FirstMentionFrom(place);
  const bool left = place != token && m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == place;
  return left ? analysis.mentions[m].tokens.end : token;
}

// Behind `cùng Đoàn đại biểu cấp cao Việt Nam`, `dẫn đầu phái đoàn`; `token` where no delegation joins there.
uint32_t DelegationEnd(const FrameContext& context, uint32_t token) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin =
      std::max(analysis.CueAt(token, context.cues.together_with), analysis.CueAt(token, context.cues.leads));
  if (begin == token || analysis.CueAt(begin, context.cues.delegation) == begin) return token;
  const size_t m = analysis.FirstMentionFrom(begin);
  const bool near = m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                    analysis.mentions[m].type == MentionType::kCountry &&
                    analysis.mentions[m].tokens.begin <= begin + kDelegationReach;
  return near ? analysis.mentions[m].tokens.end : analysis.CueAt(begin, context.cues.delegation);
}

// Behind `và Đệ nhất phu nhân B`, `cùng Tham mưu trưởng quân đội nước này`: who comes too, of the same state;
// `token` where nobody is joined there.
uint32_t CompanionEnd(const FrameContext& context, const Clause& clause, const Actor& visitor, uint32_t token) {
  const uint32_t begin = context.analysis.CueAt(token, context.cues.together_with);
  if (begin == token) return token;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin > begin) break;
    const bool same = actor.country_code.empty() || actor.country_code == visitor.country_code;
    if (actor.tokens.begin == begin && actor.official() && same)
      return context.analysis.CueAt(actor.tokens.end, context.cues.visit.same_state);
  }
  return token;
}

// Whether only dates, commas, auxiliaries and who comes along stand in [from, to).
bool NothingBetween(const FrameContext& context, const Clause& clause, const Actor& visitor, TokenRange between) {
  const Analysis& analysis = context.analysis;
  for (uint32_t t = between.begin; t < between.end;) {
    uint32_t next = analysis.CueAt(t, context.cues.arrive_aux);
    const size_t m = analysis.FirstMentionFrom(t);
    const bool date = m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == t &&
                      analysis.mentions[m].type == MentionType::kDate;
    if (date) next = std::max(next, analysis.mentions[m].tokens.end);
    next = std::max({next, LeftEnd(context, t), DelegationEnd(context, t), analysis.BehindBracket(t),
                     CompanionEnd(context, clause, visitor, t)});
    if (next == t && (analysis.IsMark(t, ",") || analysis.IsMark(t, "(") || analysis.IsMark(t, ")"))) next = t + 1;
    const uint32_t who = analysis.CueAt(t + 1, context.cues.relative);  // `A - người từng`
    if (next == t && analysis.IsMark(t, "-") && who != t + 1) next = who;
    if (next == t) return false;
    t = next;
  }
  return true;
}

// `A - người từng giữ chức B - `, `A, người được cử làm B, `: behind what is said of A; `token` where nothing is.
uint32_t AsideEnd(const FrameContext& context, uint32_t token, uint32_t limit) {
  const Analysis& analysis = context.analysis;
  const bool dash = analysis.IsMark(token, "-");
  if (!dash && !analysis.IsMark(token, ",")) return token;
  if (analysis.CueAt(token + 1, context.cues.relative) == token + 1) return token;
  for (const char* mark : {dash ? "-" : ",", ","}) {
    for (uint32_t t = token + 1; t < std::min(limit, token + kAsideReach); ++t) {
      if (analysis.IsMark(t, mark)) return t + 1;
    }
  }
  return token;
}

}  // namespace

bool StandsBefore(const FrameContext& context, const Clause& clause, const Actor& actor) {
  const uint32_t trigger = clause.trigger.begin, end = actor.tokens.end;
  if (end > trigger || end + kAuxiliaryReach + kAsideReach < trigger) return false;
  // `A là một trong những người đầu tiên tới ...`, `A là tổng thống Mỹ thứ ba đến ...`
  const bool near = end + kAuxiliaryReach >= trigger;
  if (near && context.analysis.CueAt(end, context.cues.visit.among) != end) return true;
  if (near && NothingBetween(context, clause, actor, {end, trigger})) return true;
  const uint32_t behind = AsideEnd(context, end, trigger);
  return behind != end && NothingBetween(context, clause, actor, {behind, trigger});
}

bool OnlyToAttend(const FrameContext& context, const Clause& clause, const Destination& destination) {
  const Analysis& analysis = context.analysis;
  uint32_t t = analysis.mentions[destination.mention].tokens.end;
  const uint32_t limit = std::min(t + kGoalReach, clause.tokens.end);
  while (t < limit && analysis.CueAt(t, context.cues.attend) == t) {  // over `(Lào) hôm 3/5 để`
    const size_t m = analysis.FirstMentionFrom(t);
    const bool mention = m < analysis.mentions.size() && !analysis.mentions[m].dropped &&
                         analysis.mentions[m].tokens.begin == t && IsTimeOrPlace(analysis.mentions[m]);
    uint32_t next = mention ? analysis.mentions[m].tokens.end : analysis.CueAt(t, context.cues.goal);
    next = std::max(next, analysis.CueAt(t, context.cues.date_word));
    if (next == t && (analysis.IsMark(t, ",") || analysis.IsMark(t, "(") || analysis.IsMark(t, ")"))) next = t + 1;
    if (next == t) return false;
    t = next;
  }
  bool conference = false;
  const uint32_t attended = analysis.CueAt(t, context.cues.attend);
  if (attended == t) return false;
  for (uint32_t word = attended; word < clause.tokens.end; ++word) {
    const Match* match = analysis.MatchAt(word, EntryKind::kTrigger);
    if (match == nullptr) continue;
    const Trigger& trigger = analysis.bundle.triggers()[match->entry];
    if (trigger.frame == "VISIT") return false;
    if (word > attended + kArticleReach) continue;
    conference |= trigger.frame == "SUMMIT" || (trigger.frame == "GATHER" && trigger.id != kCeremony);
  }
  return conference;
}

bool ToLiveThere(const FrameContext& context, const Destination& destination) {
  const Analysis& analysis = context.analysis;
  uint32_t t = analysis.mentions[destination.mention].tokens.end;
  if (analysis.IsMark(t, ",")) ++t;
  return analysis.CueAt(t, context.cues.visit.to_live) != t;
}

}  // namespace banghi
