// INVITE: `A mời C thăm B`, `A chuyển thư mời tới C sang B`, `A được mời dự ...`, `A hủy lời mời C`.
#include <algorithm>
#include <string>
#include <vector>

#include "extractors/events/act_of_inviting.h"
#include "extractors/events/clause_date.h"
#include "extractors/events/destination.h"
#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kVisitReach = 60;    // tokens behind the word in which the visit stands
constexpr uint32_t kPurposeReach = 24;  // and what else somebody is invited to
constexpr uint32_t kPartReach = 6;      // tokens behind `tham gia` in which `các` stands
constexpr uint32_t kSubjectReach = 10;  // tokens between who invites and the word, auxiliaries only
constexpr uint32_t kIntentReach = 3;    // tokens before the word in which stands that it is only meant to be
constexpr uint32_t kVerbReach = 3;      // tokens before the word in which another verb may be joined to it
constexpr uint32_t kNowhere = static_cast<uint32_t>(kNone);

Clause Narrowed(const Clause& clause, uint32_t limit) {
  Clause rest = clause;
  rest.right_limit = std::min(clause.tokens.end, limit);
  return rest;
}

// What somebody is invited to: the token behind its word, or kNowhere.
struct Purpose {
  uint32_t end = kNowhere;
  bool visit = false;  // its place is where the guest is to go
};

// Where the clause ends, or what others do meanwhile begins: `được mời dự tập trận, trong khi B cử tàu thăm C`.
uint32_t EndOfPurpose(const FrameContext& context, const Clause& clause) {
  const uint32_t end = std::min(clause.tokens.end, clause.trigger.end + kVisitReach);
  for (uint32_t t = clause.trigger.end; t < end; ++t) {
    if (context.analysis.IsMark(t, ",") && context.analysis.CueAt(t + 1, context.cues.invitation.meanwhile) != t + 1)
      return t;
  }
  return clause.tokens.end;
}

// `mời A sớm thăm B`
Purpose VisitBehind(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t end = std::min(EndOfPurpose(context, clause), clause.trigger.end + kVisitReach);
  for (uint32_t t = clause.trigger.end; t < end; ++t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match != nullptr && analysis.bundle.triggers()[match->entry].frame == "VISIT") return {match->tokens.end, true};
  }
  return {};
}

// `chuyển thư mời tới A sang Việt Nam`: the word of travel before a state or city.
Purpose TravelBehind(const FrameContext& context, const Clause& clause) {
  const uint32_t limit = EndOfPurpose(context, clause);
  for (uint32_t t = clause.trigger.end; t < limit; ++t) {
    uint32_t end = context.analysis.CueAt(t, context.cues.travel);
    if (end != t && FindDestination(context, Narrowed(clause, end + 2), end).mention != kNone) return {end, true};
  }
  return {};
}

// `mời chuyên gia Mỹ, Hàn Quốc tới`, `mời ông A, Thủ tướng nước B, dự`: who is invited stands on both sides of the
// comma.
bool ListGoesOn(const Analysis& analysis, uint32_t token) {
  const size_t m = analysis.FirstMentionFrom(token);
  return m < analysis.mentions.size() && !analysis.mentions[m].dropped && analysis.mentions[m].tokens.begin == token;
}

// `mời Việt Nam dự tập trận`, `mời ông tới Nhà Trắng`; not `mời Tổng thống dự tiệc trà`.
Purpose PartBehind(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const InvitationCues& cues = context.cues.invitation;
  for (uint32_t t = clause.trigger.end; t < std::min(clause.tokens.end, clause.trigger.end + kPurposeReach); ++t) {
    if (analysis.IsMark(t, ",") && !ListGoesOn(analysis, t + 1)) break;
    const uint32_t end = std::max(analysis.CueAt(t, context.cues.take_part), analysis.CueAt(t, cues.go));
    if (end == t) continue;
    const bool table = analysis.CueWithin(end, std::min(end + 2, clause.tokens.end), cues.to_no_event);
    return {table ? kNowhere : end, false};
  }
  return {};
}

Purpose FindPurpose(const FrameContext& context, const Clause& clause) {
  Purpose purpose = VisitBehind(context, clause);
  if (purpose.end == kNowhere) purpose = TravelBehind(context, clause);
  return purpose.end == kNowhere ? PartBehind(context, clause) : purpose;
}

// The last official before the word who is not only whom the inviter met (`điện đàm với B và mời ông`); else a state.
bool Invites(const FrameContext& context, const Actor& actor, const Actor* before) {
  const uint32_t begin = actor.tokens.begin;
  const bool met = context.analysis.CueBefore(begin, context.cues.met_with) != begin;
  return before == nullptr || (actor.official() && !(met && before->official()));
}

// `A cho biết B sẽ mời`: B stands right before the word; not in `điện đàm với B và mời ông`.
bool IsSubject(const FrameContext& context, const Actor& actor, uint32_t begin) {
  if (actor.tokens.end > begin || actor.tokens.end + kSubjectReach < begin || actor.aside || actor.located)
    return false;
  const uint32_t met = context.analysis.CueBefore(actor.tokens.begin, context.cues.met_with);
  if (met != actor.tokens.begin || actor.kind == Actor::Kind::kBothSides) return false;
  for (uint32_t t = actor.tokens.end; t < begin; ++t) {
    const bool verb = t + kVerbReach >= begin && context.analysis.CueAt(t, context.cues.conjunction) != t;
    if (!context.analysis.IsWord(t) || verb) return false;
  }
  return true;
}

// Who invites whom; null where nobody is named.
struct Hosts {
  const Actor* inviter = nullptr;
  std::vector<const Actor*> invited;
};

const Actor* FindInviter(const FrameContext& context, const Clause& clause, const ActOfInviting& act) {
  const Actor* inviter = nullptr;
  const uint32_t owner = act.noun ? context.analysis.CueAt(clause.trigger.end, context.cues.invitation.from) : 0;
  for (const Actor& actor : clause.actors) {
    // `chuyển tới B lời mời của A`: A
    if (act.noun && owner != clause.trigger.end && actor.tokens.begin >= owner && actor.tokens.begin <= owner + 1)
      return &actor;
    if (actor.tokens.end > act.begin || actor.kind == Actor::Kind::kBothSides) continue;
    if (IsSubject(context, actor, act.begin) || Invites(context, actor, inviter)) inviter = &actor;
  }
  return inviter;
}

// `điện đàm với B và mời ông`, `gửi tới B lời mời`: those of another state before the word, the last one first.
void InviteThoseBefore(const Clause& clause, uint32_t begin, bool all, Hosts& hosts) {
  for (auto it = clause.actors.rbegin(); it != clause.actors.rend(); ++it) {
    if (it->tokens.end > begin || !it->official() || it->aside || &*it == hosts.inviter) continue;
    if (hosts.inviter != nullptr && it->country_code == hosts.inviter->country_code) continue;
    hosts.invited.push_back(&*it);
    if (!all) return;
  }
}

// `mời A và B`: all of one side.
void InviteThoseBehind(const FrameContext& context, const Clause& clause, TokenRange range, Hosts& hosts) {
  for (const Actor& actor : clause.actors) {
    if (!range.Contains(actor.tokens) || &actor == hosts.inviter || actor.kind == Actor::Kind::kBothSides) continue;
    if (hosts.inviter != nullptr && actor.country_code == hosts.inviter->country_code) continue;
    if (hosts.invited.empty() || (!hosts.invited.back()->official() && actor.official())) {
      hosts.invited.assign(1, &actor);
    } else if (context.actors.Coordinated(*hosts.invited.back(), actor)) {
      hosts.invited.push_back(&actor);
    }
  }
}

// `lời mời thăm Lào của B`: B.
const Actor* OwnerBehind(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const auto owner = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.tokens.begin >= clause.trigger.end && actor.official() &&
           analysis.CueBefore(actor.tokens.begin, context.cues.invitation.from) != actor.tokens.begin;
  });
  return owner == clause.actors.end() ? nullptr : &*owner;
}

Hosts FindHosts(const FrameContext& context, const Clause& clause, const ActOfInviting& act, const Purpose& purpose) {
  const Analysis& analysis = context.analysis;
  Hosts hosts;
  const uint32_t end = clause.trigger.end;
  const Actor* owner = act.noun && !act.withdrawn ? OwnerBehind(context, clause) : nullptr;
  if (act.valued && owner == nullptr) return hosts;
  if (owner != nullptr) {  // `A cảm ơn lời mời thăm Lào của B`, `A chuyển tới C lời mời thăm Lào của B`
    if (!act.valued) hosts.inviter = owner;  // who values it is another, whatever states the two are of
    InviteThoseBefore(clause, act.begin, false, hosts);
    hosts.inviter = owner;
    const Actor* addressee = AddresseeBehind(context, clause);
    if (hosts.invited.empty() && addressee != nullptr) hosts.invited.assign(1, addressee);
    if (!hosts.invited.empty()) return hosts;
  }
  if (act.passive) {  // `A được mời dự`, `các nước được mời có A, B`
    for (const Actor& actor : clause.actors) {
      if (IsSubject(context, actor, act.begin)) hosts.invited.assign(1, &actor);
    }
    if (hosts.invited.empty()) InviteThoseBehind(context, clause, {end, clause.right_limit}, hosts);
    return hosts;
  }
  hosts.inviter = FindInviter(context, clause, act);
  // `A được B mời`
  const uint32_t subject = hosts.inviter == nullptr ? act.begin : hosts.inviter->tokens.begin;
  const uint32_t passive = analysis.CueBefore(subject, context.cues.passive);
  if (hosts.inviter != nullptr && passive != subject && hosts.inviter->tokens.end + 1 >= act.begin) {
    for (const Actor& actor : clause.actors) {
      if (IsSubject(context, actor, passive)) hosts.invited.assign(1, &actor);
    }
    return hosts;
  }
  const uint32_t limit = purpose.end == kNowhere ? clause.right_limit : purpose.end;
  const uint32_t them = analysis.CueAt(end, context.cues.invitation.them);
  const bool pronoun = them != end && !analysis.IsCapital(them);  // not `mời ông A`
  if (!pronoun) InviteThoseBehind(context, clause, {end, limit}, hosts);
  if (hosts.invited.empty() && hosts.inviter != nullptr) InviteThoseBefore(clause, act.begin, pronoun, hosts);
  // `hủy lời mời tham gia diễn tập đối với A`
  if (hosts.invited.empty() && act.noun) InviteThoseBehind(context, clause, {limit, clause.tokens.end}, hosts);
  return hosts;
}

// `Lầu Năm Góc hủy lời mời`: the state of the body right before the word.
void AddStateOfInviter(const FrameContext& context, const Clause& clause, const ActOfInviting& act,
                       EventEntity& event) {
  const Analysis& analysis = context.analysis;
  const size_t first = analysis.FirstMentionFrom(clause.tokens.begin);
  for (size_t m = first; m < analysis.mentions.size() && !analysis.mentions[m].dropped; ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.tokens.begin >= act.begin) break;
    if (body.tokens.end > act.begin || body.tokens.end + kSubjectReach < act.begin) continue;
    if (body.type == MentionType::kMinistry) AddCountry(body.country_code, event, "events/state-of-body", body.tokens);
  }
}

TextRef StatusOf(const FrameContext& context, const ActOfInviting& act) {
  if (act.withdrawn) return "CANCELLED";
  const uint32_t from = Back(act.begin, kIntentReach, 0);
  return context.analysis.CueWithin(from, act.begin, context.cues.invitation.intended) ? "PLANNED" : "OCCURRED";
}

EventEntity Invitation(const FrameContext& context, const Clause& clause, const ActOfInviting& act,
                       const Purpose& purpose) {
  Clause words = clause;
  // A day behind the word is that of what somebody is invited to.
  words.setting_limit = std::min(clause.setting_limit, purpose.end);
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, words, event);
  event.status = StatusOf(context, act);  // of the act of inviting, not of the visit
  const absl::string_view rule = event.status == "OCCURRED"  ? "events/act-of-inviting"
                                 : event.status == "PLANNED" ? "events/future-before"
                                                             : "events/cancelled";
  event.why.Replace("status", event.status, rule, clause.trigger);
  return event;
}

// Officials of several states are invited one by one, states together. `events` holds the one without them.
void AddInvited(const Hosts& hosts, std::vector<EventEntity>& events) {
  const EventEntity alone = events.front();
  TextRef state;
  for (const Actor* invited : hosts.invited) {
    for (const Actor& one : invited->Each()) {  // `Thủ tướng Lào và Thái Lan`
      if (one.country_code.empty() && !one.named()) continue;
      if (one.official() && !state.empty() && one.country_code != state) events.push_back(alone);
      state = one.country_code;
      AddActor(one, "INVITEE", events.back());
    }
  }
}

}  // namespace

std::vector<EventEntity> ReadInvitation(const FrameContext& context, const Clause& clause) {
  const ActOfInviting act = ReadActOfInviting(context, clause);
  if (!act.told) return Nothing(context, clause, "events/invitation-of-visit");
  const Purpose purpose = FindPurpose(context, clause);
  if (purpose.end == kNowhere && !act.noun) return Nothing(context, clause, "events/invited-to-no-visit");
  const Hosts hosts = FindHosts(context, clause, act, purpose);
  if (hosts.inviter == nullptr && hosts.invited.empty()) return Nothing(context, clause, "events/nobody");
  // `Việt Nam được mời tham gia các cuộc tập trận`: a state that takes part, and nobody tells who asked it to.
  const bool officials =
      std::any_of(hosts.invited.begin(), hosts.invited.end(), [](const Actor* one) { return one->official(); });
  if (act.passive && !purpose.visit && !officials && hosts.inviter == nullptr &&
      context.analysis.CueWithin(purpose.end, std::min(purpose.end + kPartReach, clause.tokens.end),
                                 context.cues.invitation.several))
    return Nothing(context, clause, "events/general");
  std::vector<EventEntity> events{Invitation(context, clause, act, purpose)};
  if (hosts.inviter != nullptr) AddActor(*hosts.inviter, "INVITER", events.front());
  if (hosts.inviter == nullptr) AddStateOfInviter(context, clause, act, events.front());
  AddInvited(hosts, events);
  for (EventEntity& event : events) {
    if (purpose.visit) {
      const Clause visit = Narrowed(clause, purpose.end + kPlaceReach);
      AddDestination(context, FindDestination(context, visit, purpose.end), event);
    }
    if (event.country_codes.size() < 2 && (purpose.visit || act.noun || act.passive))
      AddSides(context, clause.sentence, event);
  }
  std::erase_if(events, [](const EventEntity& e) { return e.country_codes.empty(); });
  if (events.empty()) return Nothing(context, clause, "events/nobody");
  return events;
}

}  // namespace banghi
