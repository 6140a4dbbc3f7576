// VISIT: `A thăm B`, `chuyến thăm B của A`.
#include <algorithm>

#include "extractors/events/destination.h"
#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kDeputationReach = 6;  // tokens between `tàu` and its state
constexpr uint32_t kRegionReach = 4;      // tokens between `chuyến công du` and the region
constexpr uint32_t kLeaderReach = 12;     // tokens between a leader and the state of the delegation
constexpr uint32_t kVisitorReach = 30;    // tokens before the trigger in which the visitor stands

// `chuyến thăm của A đến Pháp`, `A tới Geneva, bắt đầu chuyến thăm`: the state or city behind a word of travel near the
// noun.
Destination TravelDestination(const FrameContext& context, const Clause& clause, const Actor* visitor) {
  uint32_t begin =
      clause.trigger.begin > clause.left_limit + kPlaceReach ? clause.trigger.begin - kPlaceReach : clause.left_limit;
  uint32_t end = visitor != nullptr && visitor->tokens.begin > clause.trigger.end ? visitor->tokens.end + kPlaceReach
                                                                                  : clause.trigger.begin;
  if (visitor != nullptr && visitor->tokens.begin > clause.trigger.end) begin = visitor->tokens.end;
  const auto& mentions = context.analysis.mentions;
  Destination destination;
  for (size_t m = context.analysis.FirstMentionFrom(begin); m < mentions.size() && !mentions[m].dropped; ++m) {
    if (mentions[m].tokens.begin >= std::min(end, clause.right_limit)) break;
    if (mentions[m].type != MentionType::kCountry && mentions[m].type != MentionType::kLocation) continue;
    const std::string state =
        mentions[m].type == MentionType::kCountry ? mentions[m].value : StateOf(context, mentions[m]);
    if (state.empty()) continue;
    if (context.analysis.CueBefore(mentions[m].tokens.begin, context.cues.travel) == mentions[m].tokens.begin) continue;
    destination.mention = static_cast<int32_t>(m);
    destination.country_code = state;
  }
  return destination;
}

bool Generic(const FrameContext& context, const Clause& clause) {
  uint32_t end = clause.trigger.end;
  return context.analysis.CueAt(end, context.cues.visit_generic) != end;
}

// Where `của` stands before the actor, or before the ship or delegation of the state (`của tàu hải quân Ấn Độ`); its
// begin where none does.
uint32_t OfBefore(const FrameContext& context, const Actor& actor) {
  uint32_t at = actor.tokens.begin;
  uint32_t of = context.analysis.CueBefore(at, context.cues.of);
  if (of != at || actor.kind != Actor::Kind::kState) return of;
  for (uint32_t t = at; t > 0 && t + kDeputationReach > at; --t) {
    if (context.analysis.CueAt(t - 1, context.cues.deputation) == t - 1) continue;
    uint32_t before = context.analysis.CueBefore(t - 1, context.cues.of);
    if (before != t - 1) return before;
  }
  return at;
}

const Actor* VisitorAfter(const FrameContext& context, const Clause& clause, uint32_t from) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < from) continue;
    if (context.analysis.CueBefore(actor.tokens.begin, context.cues.invitation_of) != actor.tokens.begin)
      return nullptr;
    uint32_t of = OfBefore(context, actor);
    if (of != actor.tokens.begin && actor.tokens.begin <= from + kPlaceReach) return &actor;
    if (of != actor.tokens.begin) return nullptr;
  }
  return nullptr;
}

// `đoàn`, `tàu`: a deputation of the state that stands behind the word.
bool InDeputation(const FrameContext& context, const Actor& actor) {
  for (uint32_t t = actor.tokens.begin; t > 0 && t + kDeputationReach > actor.tokens.begin; --t) {
    if (context.analysis.CueAt(t - 1, context.cues.deputation) != t - 1) return true;
  }
  return false;
}

// `Thủ tướng A cùng đoàn đại biểu cấp cao Việt Nam`: the delegation is A's.
bool FollowsLeader(const FrameContext& context, const Clause& clause, const Actor& state) {
  for (const Actor& actor : clause.actors) {
    if (!actor.official() || actor.tokens.end > state.tokens.begin) continue;
    if (actor.tokens.end + kLeaderReach < state.tokens.begin) continue;
    const bool joined = context.analysis.CueWithin(actor.tokens.end, state.tokens.begin, context.cues.together_with);
    if (joined && context.analysis.CueWithin(actor.tokens.end, state.tokens.begin, context.cues.delegation))
      return true;
  }
  return false;
}

bool HasDeputation(const FrameContext& context, const Clause& clause) {
  return context.analysis.CueWithin(clause.tokens.begin, clause.trigger.begin, context.cues.deputation);
}

// Ships, which visit on their own; a delegation's visit is its leader's.
bool HasShips(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  for (uint32_t t = clause.tokens.begin; t < clause.right_limit; ++t) {
    const bool ship =
        analysis.CueAt(t, context.cues.deputation) != t && analysis.CueAt(t, context.cues.delegation) == t;
    if (ship) return true;
  }
  return false;
}

bool AfterInvitation(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.tokens.begin; t < clause.trigger.begin; ++t) {
    const Match* match = context.analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && context.analysis.bundle.triggers()[match->entry].frame == "INVITE" &&
        TellsOfInviting(context, clause, match->tokens)) {
      return true;
    }
  }
  return false;
}

// `Tiếp tục chuyến thăm tới Bangladesh, sáng 5-3, Chủ tịch nước X ...`: the subject of the sentence behind the opening
// phrase.
const Actor* SubjectBehind(const Clause& clause, const std::string& host) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || !actor.official()) continue;
    return actor.country_code == host ? nullptr : &actor;
  }
  return nullptr;
}

const Actor* VisitorBefore(const FrameContext& context, const Clause& clause, const std::string& host) {
  const Actor* state = nullptr;
  for (auto it = clause.actors.rbegin(); it != clause.actors.rend(); ++it) {
    if (it->tokens.end > clause.trigger.begin) continue;
    if (it->tokens.end + kVisitorReach < clause.trigger.begin) break;
    uint32_t invitation = context.analysis.CueBefore(it->tokens.begin, context.cues.invitation_of);
    if (invitation != it->tokens.begin) continue;  // `nhận lời mời của Thủ tướng A`: the host
    if (it->kind == Actor::Kind::kBothSides) continue;
    // `sau cuộc gặp với B, A thăm ...`: B is who was met; but `tiếp B đang thăm ...` speaks of B's visit.
    bool met = context.analysis.CueBefore(it->tokens.begin, context.cues.met_with) != it->tokens.begin;
    // `gặp ông B, người tới Bắc Kinh sau chuyến đi ...`: B
    const uint32_t end = it->tokens.end;
    const bool told =
        context.analysis.IsMark(end, ",") && context.analysis.CueAt(end + 1, context.cues.relative) != end + 1;
    if (met && !told &&
        context.analysis.CueBefore(clause.trigger.begin, context.cues.on_the_way) == clause.trigger.begin)
      continue;
    bool foreign = it->country_code != host || host.empty();
    if (it->official() && foreign) return &*it;
    if (it->kind == Actor::Kind::kState && FollowsLeader(context, clause, *it)) continue;
    if (it->kind == Actor::Kind::kState && foreign && InDeputation(context, *it)) return &*it;
    if (it->kind == Actor::Kind::kState && foreign && state == nullptr) state = &*it;
  }
  return state;
}

// `chuyến công du châu Á với các điểm dừng Nhật Bản, Hàn Quốc`: one journey to all of them.
std::vector<EventEntity> ReadTour(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  const Analysis& analysis = context.analysis;
  const size_t m = analysis.FirstMentionFrom(clause.trigger.end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return {};
  const Mention& region = analysis.mentions[m];
  const bool wide = region.type == MentionType::kLocation && (region.value == "CONTINENT" || region.value == "REGION");
  if (!wide || region.tokens.begin > clause.trigger.end + kRegionReach) return {};
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  AddActor(visitor, "GUEST", event);
  event.place_mention = static_cast<int32_t>(m);
  event.why.Forget("place");
  event.why.Add("place", "", "events/tour", region.tokens);
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.tokens.begin < region.tokens.end || actor.aside) continue;
    if (last != nullptr && !context.actors.Coordinated(*last, actor)) break;
    AddCountry(actor.country_code, event, actor.rule, actor.tokens);
    last = &actor;
  }
  return {event};
}

// `chuyến thăm tới Lào`, `chuyến thăm Lào`; not `chuyến thăm cho thấy Lào ...`.
bool LeadsTo(const FrameContext& context, const Clause& clause, const Destination& destination) {
  if (destination.mention == kNone) return false;
  const uint32_t begin = context.analysis.mentions[destination.mention].tokens.begin;
  if (begin <= clause.trigger.end + 1) return true;
  return context.analysis.CueBefore(begin, context.cues.place_in) != begin ||
         context.analysis.CueBefore(begin, context.cues.travel) != begin ||
         context.analysis.CueBefore(begin, context.cues.place_word) != begin;
}

// `kể từ khi Tổng thống A đến thăm hồi 2004`: the day stands where the place would.
bool DatedAtOnce(const FrameContext& context, const Clause& clause) {
  const size_t m = context.analysis.FirstMentionFrom(clause.trigger.end);
  return m < context.analysis.mentions.size() && !context.analysis.mentions[m].dropped &&
         context.analysis.mentions[m].type == MentionType::kDate &&
         context.analysis.mentions[m].tokens.begin <= clause.trigger.end + 1;
}

// A visit whose visitor the sentence does not name: of the other side.
std::vector<EventEntity> Skeleton(const FrameContext& context, const Clause& clause, const Destination& destination) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddCountry(context.sides.article().Other(destination.country_code), event, "events/other-side");
  AddDestination(context, destination, event);
  event.deputation = HasShips(context, clause);
  return event.country_codes.size() < 2 ? std::vector<EventEntity>{} : std::vector<EventEntity>{event};
}

}  // namespace

std::vector<EventEntity> ReadVisit(const FrameContext& context, const Clause& clause) {
  if (Generic(context, clause)) return Nothing(context, clause, "events/visit-in-general");
  if (AfterInvitation(context, clause)) return Nothing(context, clause, "events/visit-of-invitation");
  Destination destination = FindDestination(context, clause, clause.trigger.end);
  const Actor* visitor = VisitorAfter(context, clause, clause.trigger.end);
  bool noun = clause.entry->id == "chuyen-tham";
  if (noun && !LeadsTo(context, clause, destination)) destination = {};
  if (noun && destination.mention == kNone) destination = TravelDestination(context, clause, visitor);
  if (visitor == nullptr ||
      (visitor->kind == Actor::Kind::kState && visitor->country_code == destination.country_code)) {
    visitor = VisitorBefore(context, clause, destination.country_code);
  }
  if (visitor == nullptr && destination.mention != kNone) visitor = SubjectBehind(clause, destination.country_code);
  if (visitor == nullptr) {
    bool deputation = HasDeputation(context, clause);
    if (destination.mention == kNone || (!noun && !deputation) || clause.entry->weak)
      return Nothing(context, clause, "events/no-visitor");
    return Skeleton(context, clause, destination);
  }
  if (destination.mention == kNone && visitor->named()) {
    std::vector<EventEntity> tour = ReadTour(context, clause, *visitor);
    if (!tour.empty()) return tour;
  }
  const bool dated = visitor->named() && visitor->tokens.end <= clause.trigger.begin && DatedAtOnce(context, clause);
  if (destination.mention == kNone && !dated &&
      (!noun || !visitor->named() || visitor->tokens.begin < clause.trigger.begin))
    return Nothing(context, clause, "events/no-destination");
  if (clause.entry->weak && !visitor->named()) return Nothing(context, clause, "events/weak-trigger");
  if (visitor->country_code == destination.country_code && !visitor->country_code.empty())
    return Nothing(context, clause, "events/at-home");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddActor(*visitor, "GUEST", event);
  AddDestination(context, destination, event);
  event.deputation = visitor->kind == Actor::Kind::kState && HasShips(context, clause);
  if (destination.mention == kNone) event.likely_host = context.sides.article().Other(visitor->country_code);
  for (const Actor& actor : clause.actors) {  // who travels with the visitor
    const bool joined = context.actors.Coordinated(*visitor, actor) || context.actors.Coordinated(actor, *visitor);
    if (&actor != visitor && actor.named() && joined && actor.country_code == visitor->country_code) {
      AddActor(actor, "GUEST", event);
    }
  }
  if (event.country_codes.size() < 2 && event.likely_host.empty())
    return Nothing(context, clause, "events/one-country");
  std::vector<EventEntity> events{event};
  AddFurtherStops(context, clause, *visitor, events);
  return events;
}

}  // namespace banghi
