#include "extractors/events/visit_refusals.h"

#include "extractors/events/clause_date.h"

namespace banghi {
namespace {

constexpr uint32_t kAcceptedReach = 3;  // tokens between `sẽ`, `nhận lời` and the word

// `mời A thăm Mỹ khi B thăm Việt Nam`: what somebody is invited to stands before `khi`.
bool WhenInviting(const FrameContext& context, const Clause& clause, uint32_t invited) {
  const uint32_t begin = clause.trigger.begin;
  for (uint32_t t = invited; t < begin; ++t) {
    const Match* match = context.analysis.MatchAt(t, EntryKind::kTrigger);
    if (match == nullptr || context.analysis.bundle.triggers()[match->entry].event != "VISIT") continue;
    return match->tokens.end < begin && (context.analysis.CueWithin(match->tokens.end, begin, context.cues.upon) ||
                                         context.analysis.CueBefore(begin, context.cues.visit_setting) != begin);
  }
  return false;
}

}  // namespace

bool VisitInGeneral(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin, end = clause.trigger.end;
  if (context.analysis.CueBefore(begin, context.cues.visit.law) != begin) return true;  // `Đạo luật thăm Đài Loan`
  if (context.analysis.CueAt(end, context.cues.visit.house_of_state) != end) return false;
  return context.analysis.CueAt(end, context.cues.visit_generic) != end;
}

bool VisitOfInvitation(const FrameContext& context, const Clause& clause) {
  const uint32_t begin = clause.trigger.begin;  // `mời A thăm Mỹ và nói sẽ thăm Việt Nam`: who invites tells of his own
  const uint32_t near = Back(begin, kAcceptedReach, clause.tokens.begin);
  if (context.analysis.CueWithin(near, begin, context.cues.future_strong) ||
      context.analysis.CueWithin(near, begin, context.cues.invitation.taken))
    return false;
  for (uint32_t t = clause.tokens.begin; t < clause.trigger.begin; ++t) {
    const Match* match = context.analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && context.analysis.bundle.triggers()[match->entry].frame == "INVITE" &&
        TellsOfInviting(context, clause, match->tokens) && !WhenInviting(context, clause, match->tokens.end)) {
      return true;
    }
  }
  return false;
}

bool DatedAtOnce(const FrameContext& context, const Clause& clause) {
  const size_t m = context.analysis.FirstMentionFrom(clause.trigger.end);
  return m < context.analysis.mentions.size() && !context.analysis.mentions[m].dropped &&
         context.analysis.mentions[m].type == MentionType::kDate &&
         context.analysis.mentions[m].tokens.begin <= clause.trigger.end + 1;
}

}  // namespace banghi
