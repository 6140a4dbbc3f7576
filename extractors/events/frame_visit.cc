// VISIT and INVITE: `A thăm B`, `chuyến thăm B của A`, `A mời C thăm B`.
#include <algorithm>

#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kPlaceReach = 12;      // tokens behind the trigger in which the country visited stands
constexpr uint32_t kDeputationReach = 6;  // tokens between `tàu` and its state
constexpr uint32_t kVisitorReach = 30;    // tokens before the trigger in which the visitor stands

struct Destination {
  int32_t mention = kNone;
  std::string country_code;
};

// The state in which the place lies; of `cảng Đà Nẵng`, which only its class word makes a place, that of the city it is
// named after.
std::string StateOf(const FrameContext& context, const Mention& place) {
  if (!place.country_code.empty() || place.value == "SEA") return place.country_code;
  const Match* city = context.analysis.MatchAt(place.tokens.begin, EntryKind::kLocation);
  return city == nullptr ? "" : context.analysis.bundle.locations()[city->entry].country_code;
}

// The first state, or city of a known state, behind the trigger that no office takes for itself.
Destination FindDestination(const FrameContext& context, const Clause& clause, uint32_t from) {
  Destination destination;
  const auto& mentions = context.analysis.mentions;
  for (size_t m = context.analysis.FirstMentionFrom(from); m < mentions.size() && !mentions[m].dropped; ++m) {
    const Mention& mention = mentions[m];
    if (mention.tokens.begin >= std::min(clause.right_limit, from + kPlaceReach)) break;
    bool place = mention.type == MentionType::kLocation && mention.value != "REGION" && mention.value != "BUILDING" &&
                 mention.value != "CONTINENT";
    const std::string state = mention.type == MentionType::kCountry ? mention.value
                              : place                               ? StateOf(context, mention)
                                                                    : "";
    if (!state.empty()) {
      destination.mention = static_cast<int32_t>(m);
      destination.country_code = state;
      return destination;
    }
    if (mention.type == MentionType::kPosition || mention.type == MentionType::kPerson) break;
  }
  return destination;
}

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

bool HasDeputation(const FrameContext& context, const Clause& clause) {
  return context.analysis.CueWithin(clause.tokens.begin, clause.trigger.begin, context.cues.deputation);
}

// `theo lời mời của A`, `nhận lời mời`: only says who is host of the visit; `token` is of the word `mời`.
bool OnlyNamesHost(const FrameContext& context, uint32_t token) {
  for (uint32_t back = 1; back <= 2 && back <= token; ++back) {
    if (context.analysis.CueAt(token - back, context.cues.invitation_of) > token) return true;
  }
  return false;
}

bool AfterInvitation(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.tokens.begin; t < clause.trigger.begin; ++t) {
    const Match* match = context.analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && context.analysis.bundle.triggers()[match->entry].frame == "INVITE" &&
        !OnlyNamesHost(context, t)) {
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
    if (met && context.analysis.CueBefore(clause.trigger.begin, context.cues.on_the_way) == clause.trigger.begin)
      continue;
    bool foreign = it->country_code != host || host.empty();
    if (it->official() && foreign) return &*it;
    if (it->kind == Actor::Kind::kState && foreign && InDeputation(context, *it)) return &*it;
    if (it->kind == Actor::Kind::kState && foreign && state == nullptr) state = &*it;
  }
  return state;
}

// `thăm ba nước Myanmar, Lào và Việt Nam`: a visit to each.
void AddFurtherStops(const FrameContext& context, const Clause& clause, const Actor& visitor,
                     std::vector<EventEntity>& events) {
  const Actor* stop = nullptr;
  const EventEntity first = events.front();
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.tokens.begin < clause.trigger.end ||
        actor.tokens.begin >= clause.right_limit)
      continue;
    if (stop == nullptr) {
      if (actor.mention != first.place_mention) continue;
      stop = &actor;
      continue;
    }
    if (!context.actors.Coordinated(*stop, actor) || context.analysis.IsMark(stop->tokens.end, "-")) return;
    EventEntity next = first;
    next.country_codes.clear();
    next.why.Forget("country");
    AddCountry(visitor.country_code, next, visitor.rule, visitor.tokens);
    AddCountry(actor.country_code, next, "events/further-stop", actor.tokens);
    next.why.Replace("place", "", "events/further-stop", actor.tokens);
    next.place_mention = actor.mention;
    events.push_back(std::move(next));
    stop = &actor;
  }
}

void AddDestination(const FrameContext& context, const Destination& destination, EventEntity& event) {
  event.place_mention = destination.mention;
  event.why.Forget("place");
  if (destination.mention == kNone) return;
  const TokenRange words = context.analysis.mentions[destination.mention].tokens;
  AddCountry(destination.country_code, event, "events/destination", words);
  event.why.Add("place", "", "events/destination", words);
}

// A visit whose visitor the sentence does not name: of the other side.
std::vector<EventEntity> Skeleton(const FrameContext& context, const Clause& clause, const Destination& destination) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddCountry(context.sides.article().Other(destination.country_code), event, "events/other-side");
  AddDestination(context, destination, event);
  event.deputation = HasDeputation(context, clause);
  return event.country_codes.size() < 2 ? std::vector<EventEntity>{} : std::vector<EventEntity>{event};
}

// `chuyển thư mời tới A sang Việt Nam`: the token behind the word of travel before a state; kNone where there is none.
uint32_t TravelBehind(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.trigger.end; t < clause.tokens.end; ++t) {
    uint32_t end = context.analysis.CueAt(t, context.cues.travel);
    const Match* state = end != t ? context.analysis.MatchAt(end, EntryKind::kCountry) : nullptr;
    if (state != nullptr) return end;
  }
  return static_cast<uint32_t>(kNone);
}

}  // namespace

std::vector<EventEntity> ReadVisit(const FrameContext& context, const Clause& clause) {
  if (Generic(context, clause)) return Nothing(context, clause, "events/visit-in-general");
  if (AfterInvitation(context, clause)) return Nothing(context, clause, "events/visit-of-invitation");
  Destination destination = FindDestination(context, clause, clause.trigger.end);
  const Actor* visitor = VisitorAfter(context, clause, clause.trigger.end);
  bool noun = clause.entry->id == "chuyen-tham";
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
  if (destination.mention == kNone && (!noun || !visitor->named() || visitor->tokens.begin < clause.trigger.begin))
    return Nothing(context, clause, "events/no-destination");
  if (clause.entry->weak && !visitor->named()) return Nothing(context, clause, "events/weak-trigger");
  if (visitor->country_code == destination.country_code && !visitor->country_code.empty())
    return Nothing(context, clause, "events/at-home");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddActor(*visitor, "GUEST", event);
  AddDestination(context, destination, event);
  event.deputation =
      visitor->kind == Actor::Kind::kState && (InDeputation(context, *visitor) || HasDeputation(context, clause));
  if (destination.mention == kNone) event.likely_host = context.sides.article().Other(visitor->country_code);
  for (const Actor& actor : clause.actors) {  // who travels with the visitor
    if (&actor != visitor && actor.named() && context.actors.Coordinated(*visitor, actor) &&
        actor.country_code == visitor->country_code) {
      AddActor(actor, "GUEST", event);
    }
  }
  if (event.country_codes.size() < 2 && event.likely_host.empty())
    return Nothing(context, clause, "events/one-country");
  std::vector<EventEntity> events{event};
  AddFurtherStops(context, clause, *visitor, events);
  return events;
}

std::vector<EventEntity> ReadInvitation(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  if (OnlyNamesHost(context, clause.trigger.begin)) return Nothing(context, clause, "events/invitation-of-visit");
  uint32_t visit = kNone;
  for (uint32_t t = clause.trigger.end; t < std::min(clause.tokens.end, clause.trigger.end + 2 * kVisitorReach); ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].frame == "VISIT") {
      visit = match->tokens.end;
      break;
    }
  }
  if (visit == static_cast<uint32_t>(kNone)) visit = TravelBehind(context, clause);
  if (visit == static_cast<uint32_t>(kNone)) return Nothing(context, clause, "events/invited-to-no-visit");
  const Actor* inviter = nullptr;
  const Actor* invitee = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end <= clause.trigger.begin && (actor.official() || inviter == nullptr)) inviter = &actor;
    if (actor.tokens.begin < clause.trigger.end || actor.tokens.begin >= visit) continue;
    bool same_side = inviter != nullptr && actor.country_code == inviter->country_code;
    if (invitee == nullptr ? !same_side : !invitee->official() && actor.official() && !same_side) invitee = &actor;
  }
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  event.status = "OCCURRED";  // the act of inviting, not the visit
  event.why.Replace("status", event.status, "events/act-of-inviting", clause.trigger);
  if (inviter != nullptr) AddActor(*inviter, "INVITER", event);
  if (invitee != nullptr) AddActor(*invitee, "INVITEE", event);
  Clause rest = clause;
  rest.right_limit = std::min(clause.tokens.end, visit + kPlaceReach);
  Destination destination = FindDestination(context, rest, visit);
  AddDestination(context, destination, event);
  if (event.country_codes.size() < 2) AddSides(context, clause.sentence, event);
  if (event.country_codes.size() < 2 || (inviter == nullptr && invitee == nullptr))
    return Nothing(context, clause, "events/nobody");
  return {event};
}

}  // namespace banghi
