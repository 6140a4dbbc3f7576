#include "extractors/events/guests.h"

#include <algorithm>

#include "extractors/events/visitors.h"

namespace banghi {

const Actor* GuestOfMet(const FrameContext& context, const Clause& clause, const Actor* visitor) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = visitor->tokens.begin;
  if (begin >= clause.trigger.begin || analysis.CueBefore(begin, context.cues.met_with) == begin) return visitor;
  if (!analysis.CueWithin(clause.trigger.end, clause.right_limit, context.cues.visit.same_state)) return visitor;
  const Actor* guest = VisitorBefore(context, clause, visitor->country_code);
  return guest == nullptr ? visitor : guest;
}

const Actor* GuestReceived(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Actor* guest = nullptr;
  bool received = false;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > clause.trigger.begin) break;
    if (!actor.official() || actor.country_code.empty()) continue;
    received = received || actor.country_code == host;
    const uint32_t begin = actor.tokens.begin;
    const bool met = context.analysis.CueBefore(begin, context.cues.met_with) != begin;
    if (met && actor.country_code != host) guest = &actor;
  }
  return received ? guest : nullptr;
}

GuestAndHost ReceivedAtHome(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const Actor *guest = nullptr, *before = nullptr, *behind = nullptr;
  for (const Actor& actor : clause.actors) {
    if (!actor.official()) continue;
    if (actor.tokens.end <= clause.trigger.begin) {
      before = guest;
      guest = &actor;
    } else if (behind == nullptr && actor.tokens.begin >= clause.trigger.end) {
      behind = &actor;
    }
  }
  if (guest == nullptr || guest->country_code.empty()) return {};
  if (analysis.CueBefore(guest->tokens.begin, context.cues.receives) == guest->tokens.begin) return {};
  for (uint32_t t = guest->tokens.end, next; t < clause.trigger.begin; t = next) {
    next = analysis.CueAt(t, context.cues.arrive_aux);
    if (next == t) return {};
  }
  const bool main_clause = behind != nullptr && analysis.IsMark(behind->tokens.begin - 1, ",");
  for (const Actor* host : {before, main_clause ? behind : nullptr}) {
    const bool other = host != nullptr && !host->country_code.empty() && host->country_code != guest->country_code;
    if (other) return {guest, host};
  }
  return {};
}

const Actor* GuestBehind(const Clause& clause, absl::string_view host) {
  const auto guest = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.tokens.begin >= clause.trigger.end && actor.official() && !actor.country_code.empty() &&
           actor.country_code != host;
  });
  return guest == clause.actors.end() ? nullptr : &*guest;
}

}  // namespace banghi
