#include "extractors/events/resolved.h"

#include <algorithm>
#include <string>

namespace banghi {
namespace {

constexpr uint32_t kResolvedReach = 10;  // tokens from `nhất trí`, over `sớm tổ chức một cuộc`, to the trigger

}  // namespace

TokenRange ResolvedBefore(const Analysis& analysis, const ClauseCues& cues, const Clause& clause) {
  const std::string& frame = clause.entry->frame;
  if (frame == "GIVE" || frame == "INVITE") return {};  // a gift that is promised is told like one that is given
  const uint32_t begin = clause.trigger.begin, reach = std::min(begin - clause.left_limit, kResolvedReach);
  for (uint32_t t = begin - reach; t < begin; ++t) {
    uint32_t end = analysis.CueAt(t, cues.resolved_to);
    if (end == t || analysis.MatchAt(t, EntryKind::kAgreementNoun) != nullptr) continue;  // `Thỏa thuận ký năm 2011`
    const TokenRange resolved{t, end};
    while (end < begin && analysis.CueAt(end, cues.resolved_step) != end) end = analysis.CueAt(end, cues.resolved_step);
    if (end == begin) return resolved;
  }
  return {};
}

}  // namespace banghi
