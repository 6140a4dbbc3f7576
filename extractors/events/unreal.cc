#include "extractors/events/unreal.h"

#include <algorithm>

#include "extractors/events/clause_date.h"

namespace banghi {
namespace {

constexpr size_t kMonth = 7;           // bytes of a value such as `2016-09`
constexpr uint32_t kFar = 20;          // tokens before or behind a trigger, over place and praise
constexpr uint32_t kDenialReach = 25;  // tokens before a trigger in which it is denied, over who should take part
constexpr uint32_t kWishReach = 5;     // and a wish for talks
constexpr uint32_t kBehind = 14;       // and behind it its day; before it, words that say that it may never be

// `sẵn sàng đàm phán với Mỹ`, `nên làm việc với các nước`: ordinary words of talk that somebody only wishes for, or
// thinks of. A meeting that is proposed is told by a word of its own (`đề nghị gặp A`).
bool OnlyWished(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const bool talk = clause.entry->frame == "MEET" || clause.entry->event == "NEGOTIATION";
  if (!talk || !clause.entry->weak || DatedBehind(analysis, clause, kMonth, kBehind)) return false;
  for (uint32_t t = Back(clause.trigger.begin, kWishReach, clause.left_limit); t < clause.trigger.begin; ++t) {
    if (analysis.CueAt(t, cues.wished) != t) return true;
  }
  return false;
}

// `xem xét tổ chức tuần tra chung`: nobody between that holds it.
bool OnlyConsidered(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->event != "EXERCISE") return false;
  const uint32_t begin = clause.trigger.begin;
  const TokenRange words = analysis.CueIn(Back(begin, kFar, clause.left_limit), begin, cues.considers);
  if (words.empty() || analysis.IsCapital(words.begin)) return false;
  return std::none_of(clause.actors.begin(), clause.actors.end(),
                      [&](const Actor& actor) { return actor.tokens.begin >= words.end && actor.tokens.end <= begin; });
}

// `không tiết lộ A có điện đàm với B hay không`
bool WhetherOrNot(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  if (!analysis.CueWithin(Back(begin, 3, clause.tokens.begin), begin, cues.whether)) return false;
  return analysis.CueWithin(end, std::min(end + kFar, clause.tokens.end), cues.or_not);
}

// `không có ý định gặp C`, `bác bỏ tin A thăm B`; not `phủ nhận tin bị ốm, hôm qua vẫn gặp B`.
bool IsDenied(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;
  if (analysis.CueBefore(begin, cues.unintended) != begin) return true;
  const TokenRange denial = analysis.CueIn(Back(begin, kDenialReach, clause.left_limit), begin, cues.denied);
  if (denial.empty() || analysis.CueBefore(begin, cues.conjunction) != begin) return false;
  for (uint32_t t = denial.end; t < begin; ++t) {
    if (analysis.IsMark(t, ",")) return false;
  }
  return !analysis.CueWithin(denial.end, begin, cues.say);
}

}  // namespace

absl::string_view UnrealBy(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  // `lời kêu gọi được đưa ra tại hội nghị`: where it is said
  const bool scene = (clause.entry->frame == "GATHER" || clause.entry->frame == "SUMMIT") &&
                     analysis.CueBefore(clause.trigger.begin, cues.scene) != clause.trigger.begin;
  if (!scene && analysis.CueWithin(Back(clause.trigger.begin, kBehind, clause.left_limit), clause.trigger.begin,
                                   cues.hypothetical))
    return "events/hypothetical";
  if (IsDenied(analysis, cues, clause)) return "events/denied";
  if (OnlyWished(analysis, cues, clause) || OnlyConsidered(analysis, cues, clause)) return "events/hypothetical";
  if (WhetherOrNot(analysis, cues, clause)) return "events/hypothetical";
  // `cuộc gặp giữa A và B khó có thể xảy ra`
  if (analysis.CueWithin(clause.trigger.end, std::min(clause.trigger.end + kDenialReach, clause.right_limit),
                         cues.unlikely))
    return "events/hypothetical";
  return "";
}

}  // namespace banghi
