#include "extractors/events/habits.h"

#include <algorithm>
#include <string>

#include "absl/strings/numbers.h"
#include "extractors/events/clause_date.h"

namespace banghi {
namespace {

constexpr uint32_t kDayReach = 20;      // tokens from a trigger to the day of a meeting, over place and praise
constexpr size_t kDay = 10;             // bytes of a value such as `2016-09-05`
constexpr uint32_t kContactReach = 12;  // tokens before a trigger over which contacts that are kept up are listed
constexpr uint32_t kObjectNear = 4;     // and behind it to who is met
constexpr int kManyTimes = 4;           // so often done, it is told of no one time

// `đã gặp nhà lãnh đạo Nga 14 lần`, `điện đàm nhiều lần`
bool DoneManyTimes(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const absl::string_view frame = clause.entry->frame;
  if (frame != "MEET" && frame != "HOST") return false;
  const TokenRange times = analysis.CueIn(clause.trigger.end, clause.right_limit, cues.times);
  if (times.empty()) return false;
  if (times.size() > 1) return true;  // `nhiều lần`
  int count = 0;
  return analysis.IsNumber(times.begin - 1) && absl::SimpleAtoi(analysis.Folded(times.begin - 1), &count) &&
         count >= kManyTimes;
}

// Whether a day stands behind the trigger, or before it in the clause.
bool OfOneDay(const Analysis& analysis, const Clause& clause) {
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& mention = analysis.mentions[m];
    if (mention.dropped || mention.tokens.begin >= clause.trigger.begin) break;
    if (mention.type == MentionType::kDate && mention.value.size() >= kDay) return true;
  }
  return DatedBehind(analysis, clause, kDay, kDayReach);
}

// `thường xuyên điện đàm với B`, `tháng nào cũng gặp nhau`, `những cuộc gặp thường xuyên với B`
bool IsHabit(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->frame != "MEET") return false;
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const uint32_t opening = clause.tokens.begin;  // `Theo thông lệ, A gặp B vào đầu năm`
  const bool habit = analysis.CueWithin(Back(begin, 3, clause.left_limit), begin, cues.habit) ||
                     analysis.CueAt(end, cues.habit) != end || analysis.CueAt(opening, cues.by_custom) != opening;
  return habit && !OfOneDay(analysis, clause);
}

// `nhất trí duy trì trao đổi đoàn, tiếp xúc, gặp gỡ cấp cao`: of no one time, where nobody is met.
bool OnlyKeptUp(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  if (clause.entry->frame != "MEET") return false;
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  const TokenRange kept = analysis.CueIn(Back(begin, kContactReach, clause.tokens.begin), begin, cues.contact_kept);
  if (kept.empty() || analysis.CueWithin(kept.end, begin, cues.say) || OfOneDay(analysis, clause)) return false;
  return std::none_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    const bool between = actor.tokens.begin >= kept.end && actor.tokens.begin < begin;
    if (between || !actor.official() || actor.tokens.begin < end) return between;
    const bool sides = analysis.CueBefore(actor.tokens.begin, cues.between) != actor.tokens.begin;
    return sides || actor.tokens.begin <= end + kObjectNear;  // `thúc đẩy quan hệ, cuộc gặp tại Hà Nội giữa A và B`
  });
}

}  // namespace

bool IsHabitual(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  return IsHabit(analysis, cues, clause) || OnlyKeptUp(analysis, cues, clause) || DoneManyTimes(analysis, cues, clause);
}

}  // namespace banghi
