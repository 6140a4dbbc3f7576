#include "extractors/events/drills.h"

#include <algorithm>
#include <vector>

#include "extractors/events/gatherings.h"

namespace banghi {
namespace {

// Whether a word that joins parties stands before the state, over `quân đội`, `hải quân`.
bool JoinsDrill(const FrameContext& context, const Clause& clause, const Actor& state) {
  for (uint32_t t = state.tokens.begin; t > clause.trigger.end && t + 3 > state.tokens.begin; --t) {
    for (int list : {context.cues.together_with, context.cues.between, context.cues.of}) {
      if (context.analysis.CueBefore(t, list) != t) return true;
    }
  }
  return state.tokens.begin <= clause.trigger.end + 1;
}

// `Campuchia và Trung Quốc`, `280 binh sĩ Campuchia và 190 binh sĩ Trung Quốc`
bool JoinedTo(const FrameContext& context, const Actor& last, const Actor& next) {
  if (context.actors.Coordinated(last, next)) return true;
  const uint32_t end = last.tokens.end;
  return next.tokens.begin <= end + kBodyReach && context.analysis.CueAt(end, context.cues.conjunction) != end;
}

}  // namespace

bool StatesDrillTogether(const FrameContext& context, const Clause& clause) {
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || actor.tokens.begin >= clause.right_limit) continue;
    if (last != nullptr && context.actors.Coordinated(*last, actor)) return true;
    const uint32_t begin = actor.tokens.begin;
    const bool with = begin >= clause.trigger.end && begin <= clause.trigger.end + kBodyReach &&
                      (context.analysis.CueWithin(clause.trigger.end, begin, context.cues.together_with) ||
                       context.analysis.CueWithin(clause.trigger.end, begin, context.cues.between));
    if (with && last != nullptr) return true;
    // `280 binh sĩ Campuchia và 190 binh sĩ Trung Quốc tham gia tập trận`
    const bool join = begin < clause.trigger.begin && last != nullptr &&
                      context.analysis.CueWithin(begin, clause.trigger.begin, context.cues.attend) &&
                      context.analysis.CueWithin(last->tokens.end, begin, context.cues.conjunction);
    if (join) return true;
    last = &actor;
  }
  return false;
}

void AddDrillStates(const FrameContext& context, const Clause& clause, EventEntity& event) {
  std::vector<const Actor*> before, behind;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || actor.tokens.begin >= clause.right_limit) continue;
    std::vector<const Actor*>& group = actor.tokens.end <= clause.trigger.begin ? before : behind;
    const bool joined = !group.empty() && JoinedTo(context, *group.back(), actor);
    if (&group == &before) {
      if (!joined) before.clear();
    } else if (!joined && !JoinsDrill(context, clause, actor)) {
      continue;
    }
    group.push_back(&actor);
  }
  if (behind.size() < 2) {
    for (const Actor* state : before) AddCountry(state->country_code, event, state->rule, state->tokens);
  }
  for (const Actor* state : behind) AddCountry(state->country_code, event, state->rule, state->tokens);
}

}  // namespace banghi
