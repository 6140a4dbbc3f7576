// INVITE: `A mời C thăm B`, `A chuyển thư mời tới C sang B`.
#include <algorithm>

#include "extractors/events/destination.h"
#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kVisitReach = 60;  // tokens behind the word in which the visit stands

Clause Narrowed(const Clause& clause, uint32_t limit) {
  Clause rest = clause;
  rest.right_limit = std::min(clause.tokens.end, limit);
  return rest;
}

// `chuyển thư mời tới A sang Việt Nam`: the token behind the word of travel before a state or city; kNone where there
// is none.
uint32_t TravelBehind(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.trigger.end; t < clause.tokens.end; ++t) {
    uint32_t end = context.analysis.CueAt(t, context.cues.travel);
    if (end != t && FindDestination(context, Narrowed(clause, end + 2), end).mention != kNone) return end;
  }
  return static_cast<uint32_t>(kNone);
}

// `mời Việt Nam tham gia diễn tập`: the token behind `tham gia`, where only the invited state stands between; kNone
// else.
uint32_t TakingPartBehind(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const size_t m = analysis.FirstMentionFrom(clause.trigger.end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return kNone;
  const Mention& invited = analysis.mentions[m];
  if (invited.type != MentionType::kCountry || invited.tokens.begin > clause.trigger.end + 1) return kNone;
  const uint32_t end = analysis.CueAt(invited.tokens.end, context.cues.take_part);
  return end != invited.tokens.end ? end : kNone;
}

// The last official before the word who is not only whom the inviter met (`điện đàm với B và mời ông`); else a state.
bool Invites(const FrameContext& context, const Actor& actor, const Actor* before) {
  const uint32_t begin = actor.tokens.begin;
  const bool met = context.analysis.CueBefore(begin, context.cues.met_with) != begin;
  return before == nullptr || (actor.official() && !(met && before->official()));
}

}  // namespace

std::vector<EventEntity> ReadInvitation(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  if (OnlyNamesHost(context, clause.trigger.begin)) return Nothing(context, clause, "events/invitation-of-visit");
  uint32_t visit = kNone;
  for (uint32_t t = clause.trigger.end; t < std::min(clause.tokens.end, clause.trigger.end + kVisitReach); ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].frame == "VISIT") {
      visit = match->tokens.end;
      break;
    }
  }
  if (visit == static_cast<uint32_t>(kNone)) visit = TravelBehind(context, clause);
  if (visit == static_cast<uint32_t>(kNone)) visit = TakingPartBehind(context, clause);
  if (visit == static_cast<uint32_t>(kNone)) return Nothing(context, clause, "events/invited-to-no-visit");
  const Actor* inviter = nullptr;
  const Actor* invitee = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end <= clause.trigger.begin && Invites(context, actor, inviter)) inviter = &actor;
    if (actor.tokens.begin < clause.trigger.end || actor.tokens.begin >= visit) continue;
    bool same_side = inviter != nullptr && actor.country_code == inviter->country_code;
    if (invitee == nullptr ? !same_side : !invitee->official() && actor.official() && !same_side) invitee = &actor;
  }
  // `điện đàm với B và mời ông tới Washington`: B.
  for (auto it = clause.actors.rbegin(); it != clause.actors.rend() && invitee == nullptr && inviter != nullptr; ++it) {
    if (it->tokens.end > clause.trigger.begin || !it->official() || &*it == inviter) continue;
    if (it->country_code != inviter->country_code) invitee = &*it;
  }
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  event.status = "OCCURRED";  // the act of inviting, not the visit
  event.why.Replace("status", event.status, "events/act-of-inviting", clause.trigger);
  if (inviter != nullptr) AddActor(*inviter, "INVITER", event);
  if (invitee != nullptr) AddActor(*invitee, "INVITEE", event);
  Destination destination = FindDestination(context, Narrowed(clause, visit + kPlaceReach), visit);
  AddDestination(context, destination, event);
  if (event.country_codes.size() < 2) AddSides(context, clause.sentence, event);
  if (event.country_codes.size() < 2 || (inviter == nullptr && invitee == nullptr))
    return Nothing(context, clause, "events/nobody");
  return {event};
}

}  // namespace banghi
