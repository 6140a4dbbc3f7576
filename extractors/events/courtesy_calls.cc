#include "extractors/events/courtesy_calls.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr uint32_t kLeadersReach = 2;  // tokens behind the word in which `lãnh đạo` stands

// `chào xã giao | Bộ Tư lệnh Vùng 3 Hải quân`
bool OnBody(const Analysis& analysis, uint32_t token) {
  const size_t m = analysis.FirstMentionFrom(token);
  return m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == token &&
         ActorFinder::MayAct(analysis.mentions[m]);
}

}  // namespace

bool CallsOn(const FrameContext& context, const Clause& clause) {
  if (clause.entry->id == "chao" || clause.entry->id == "hoi-kien") return true;
  return context.analysis.CueWithin(clause.tokens.begin, clause.trigger.end, context.cues.delegation);
}

std::vector<EventEntity> CalledOnLeaders(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = analysis.CueAt(clause.trigger.end, context.cues.together_with);
  const bool leaders = analysis.CueWithin(end, std::min(end + kLeadersReach, clause.right_limit), context.cues.envoy);
  if (clause.entry->id != "chao" || !(leaders || OnBody(analysis, end)))
    return Nothing(context, clause, "events/nobody");
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  AddSides(context, clause.sentence, event);
  return {event};
}

}  // namespace banghi
