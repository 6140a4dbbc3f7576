// APPOINT: `A được bổ nhiệm làm ...`.
#include <algorithm>

#include "extractors/events/frames.h"
#include "extractors/events/gatherings.h"

namespace banghi {
namespace {

constexpr uint32_t kPostReach = 6;  // tokens from `Đại sứ` to `tại`

// `Đại sứ Mỹ tại Panama`: the state to which an envoy is sent.
void AddPost(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Analysis& analysis = context.analysis;
  for (size_t m = analysis.FirstMentionFrom(clause.tokens.begin); m < analysis.mentions.size(); ++m) {
    const Mention& state = analysis.mentions[m];
    if (state.dropped || state.tokens.begin >= clause.tokens.end) return;
    if (state.type != MentionType::kCountry) continue;
    const uint32_t begin = state.tokens.begin, at = analysis.CueBefore(begin, context.cues.place_in);
    if (at < clause.tokens.begin) continue;
    const uint32_t reach = std::min(at - clause.tokens.begin, kPostReach);
    if (at != begin && analysis.CueWithin(at - reach, at, context.cues.ambassador))
      AddCountry(state.value, event, "events/post-of-envoy", state.tokens);
  }
}

}  // namespace

std::vector<EventEntity> ReadAppointment(const FrameContext& context, const Clause& clause) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  // `A bổ nhiệm ông B`: B; else the nearest before the word, else the first behind it.
  const Actor* appointee = nullptr;
  for (const Actor& actor : clause.actors) {
    const bool before = actor.tokens.end <= clause.trigger.begin, object = actor.tokens.begin == clause.trigger.end;
    if (actor.named() && (before || object || appointee == nullptr)) appointee = &actor;
  }
  if (appointee != nullptr) AddActor(*appointee, "APPOINTEE", event);
  AddPost(context, clause, event);
  return NamedPeople(event) == 1 ? std::vector<EventEntity>{event} : std::vector<EventEntity>{};
}

}  // namespace banghi
