#include "extractors/events/visitors.h"

#include <algorithm>

#include "extractors/events/clause_date.h"
#include "extractors/events/destination.h"
#include "extractors/events/several_visits.h"

namespace banghi {
namespace {

constexpr uint32_t kDeputationReach = 6;  // tokens between `tàu` and its state
constexpr uint32_t kLeaderReach = 12;     // tokens between a leader and the state of the delegation
constexpr uint32_t kShipReach = 8;        // tokens between `tàu` and the ship's name
constexpr uint32_t kGroupReach = 4;       // tokens of `nhóm tác chiến tàu`
constexpr uint32_t kOnTheWay = 2;         // tokens of words that say that somebody is on a visit
constexpr uint32_t kAwaitReach = 3;       // tokens between `mong` and `đón`
constexpr uint32_t kAppositionReach = 7;  // tokens between `của` and the comma
constexpr uint32_t kVisitorReach = 30;    // tokens before the trigger in which the visitor stands

// Whether `của` stands before the actor, or before the ship or delegation of the state (`của tàu hải quân Ấn Độ`).
bool BelongsTo(const FrameContext& context, const Actor& actor) {
  if (OfActor(context, actor)) return true;
  if (actor.kind != Actor::Kind::kState) return false;
  const uint32_t at = actor.tokens.begin;
  for (uint32_t t = at; t > 0 && t + kDeputationReach > at; --t) {
    if (context.analysis.CueAt(t - 1, context.cues.deputation) == t - 1) continue;
    if (context.analysis.CueBefore(t - 1, context.cues.of) != t - 1) return true;
  }
  return false;
}

// `chuyến thăm của cha ông, cố lãnh đạo A`, `của người tiền nhiệm, Tổng thống A`: who is named behind the comma.
bool Apposed(const FrameContext& context, const Actor& actor, uint32_t from) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = analysis.CueBefore(actor.tokens.begin, context.cues.visit.late_or_former);
  if (!actor.named() || begin == 0 || !analysis.IsMark(begin - 1, ",")) return false;
  for (uint32_t t = from; t + 1 < begin && t < from + kAppositionReach; ++t) {
    if (analysis.CueAt(t, context.cues.of) == t) continue;
    for (uint32_t word = analysis.CueAt(t, context.cues.of); word + 1 < begin; ++word) {
      if (!analysis.IsWord(word) || analysis.IsCapital(word)) return false;
    }
    return true;
  }
  return false;
}

// `Thủ tướng A cùng đoàn đại biểu cấp cao Việt Nam`, `Bộ trưởng A dẫn đầu đoàn Việt Nam`: the delegation is A's.
bool FollowsLeader(const FrameContext& context, const Clause& clause, const Actor& state) {
  for (const Actor& actor : clause.actors) {
    if (!actor.official() || actor.tokens.end > state.tokens.begin) continue;
    if (actor.tokens.end + kLeaderReach < state.tokens.begin) continue;
    const bool joined = context.analysis.CueWithin(actor.tokens.end, state.tokens.begin, context.cues.together_with) ||
                        context.analysis.CueWithin(actor.tokens.end, state.tokens.begin, context.cues.heads);
    if (joined && context.analysis.CueWithin(actor.tokens.end, state.tokens.begin, context.cues.delegation))
      return true;
  }
  return false;
}

// `tiếp B đang có | chuyến thăm`: who was met is on the visit; in `A gặp B khi đang có chuyến thăm` it is A.
bool IsOnTheWay(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = clause.trigger.begin;
  for (uint32_t t = begin - std::min(begin, kOnTheWay); t < begin; ++t) {
    // The form may go on into the trigger.
    if (analysis.CueAt(t, context.cues.on_the_way) >= begin) return analysis.CueBefore(t, context.cues.setting) == t;
  }
  return false;
}

// `Đại sứ Lào A cho biết chuyến thăm ...`: who only speaks of it, for others.
bool SpeaksForOthers(const FrameContext& context, const Clause& clause, const Actor& actor) {
  const Analysis& analysis = context.analysis;
  const uint32_t begin = actor.tokens.begin, end = actor.tokens.end;
  const bool for_others = analysis.CueAt(begin, context.cues.visit.resident) != begin ||
                          analysis.CueWithin(begin, end, context.cues.spokesman);
  return for_others && analysis.CueWithin(end, clause.trigger.begin, context.cues.say);
}

}  // namespace

const Actor* VisitorAfter(const FrameContext& context, const Clause& clause, uint32_t from) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < from) continue;
    if (actor.tokens.begin >= clause.right_limit) return nullptr;  // `A thăm Lào trước chuyến thăm của B`
    if (context.analysis.CueBefore(actor.tokens.begin, context.cues.invitation_of) != actor.tokens.begin)
      return nullptr;
    if (BelongsTo(context, actor) || Apposed(context, actor, from))
      return actor.tokens.begin <= from + kPlaceReach ? &actor : nullptr;
  }
  return nullptr;
}

const Actor* SubjectBehind(const Clause& clause, absl::string_view host) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || !actor.official()) continue;
    return actor.country_code == host ? nullptr : &actor;
  }
  return nullptr;
}

const Actor* VisitorBefore(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Actor* state = nullptr;
  for (auto it = clause.actors.rbegin(); it != clause.actors.rend(); ++it) {
    if (it->tokens.end > clause.trigger.begin) continue;
    const bool opens = it->official() && it->tokens.begin <= clause.tokens.begin + 1;  // the subject of all verbs
    if (it->tokens.end + kVisitorReach < clause.trigger.begin && !opens) continue;
    uint32_t invitation = context.analysis.CueBefore(it->tokens.begin, context.cues.invitation_of);
    if (invitation != it->tokens.begin) continue;  // `nhận lời mời của Thủ tướng A`: the host
    if (it->kind == Actor::Kind::kBothSides || SpeaksForOthers(context, clause, *it)) continue;
    // `sau cuộc gặp với B, A thăm ...`: B is who was met; but `tiếp B đang thăm ...` speaks of B's visit.
    bool met = context.analysis.CueBefore(it->tokens.begin, context.cues.met_with) != it->tokens.begin;
    // `gặp ông B, người tới Bắc Kinh sau chuyến đi ...`: B
    const uint32_t end = it->tokens.end;
    const bool told =
        context.analysis.IsMark(end, ",") && context.analysis.CueAt(end + 1, context.cues.relative) != end + 1;
    const bool stateless =
        !it->named() && it->country_code.empty();  // `hội kiến với Nhà vua và Hoàng hậu Lào nhân ...`
    if (met && !told && (stateless || !IsOnTheWay(context, clause))) continue;
    bool foreign = it->country_code != host || host.empty();
    if (it->official() && foreign) return &*it;
    if (it->kind == Actor::Kind::kState && FollowsLeader(context, clause, *it)) continue;
    if (it->kind == Actor::Kind::kState && foreign && InDeputation(context, *it)) return &*it;
    if (it->kind == Actor::Kind::kState && foreign && !it->located && state == nullptr) state = &*it;
  }
  return state;
}

bool OfShips(const FrameContext& context, const Clause& clause, const Destination& destination) {
  if (destination.mention == kNone) return false;
  const Analysis& analysis = context.analysis;
  for (const uint32_t at : {analysis.mentions[destination.mention].tokens.end, clause.trigger.end}) {
    const uint32_t whose = analysis.CueAt(at, context.cues.of),
                   reach = std::min(whose + kGroupReach, clause.right_limit);
    if (whose == at || !analysis.CueWithin(whose, reach, context.cues.deputation)) continue;
    const bool named = std::any_of(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
      return actor.official() && actor.tokens.begin >= whose && actor.tokens.begin < reach;
    });
    if (!named) return true;
  }
  return false;
}

const Actor* StateInviting(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  const uint32_t reach = std::max(visitor.tokens.end, clause.trigger.end) + kPlaceReach;
  const auto host = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.tokens.begin >= clause.trigger.end && actor.tokens.begin <= reach &&
           context.analysis.CueBefore(actor.tokens.begin, context.cues.invitation_of) != actor.tokens.begin;
  });
  const bool other = host != clause.actors.end() && !host->country_code.empty() && !visitor.country_code.empty() &&
                     host->country_code != visitor.country_code;
  return other ? &*host : nullptr;
}

TextRef StateOfHostBehind(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < std::max(visitor.tokens.end, clause.trigger.end) || !actor.named()) continue;
    const bool other = !actor.country_code.empty() && actor.country_code != visitor.country_code;
    const bool held = !context.analysis.people[actor.person].position_mentions.empty();
    return other && held && !context.actors.Coordinated(visitor, actor) ? actor.country_code : TextRef();
  }
  return "";
}

bool IsOfficialsOwn(const Clause& clause, absl::string_view state) {
  const Actor* before = nullptr;
  for (const Actor& actor : clause.actors) {
    if (!actor.official()) continue;
    if (actor.tokens.begin >= clause.trigger.end) return before != nullptr || actor.country_code == state;
    before = &actor;
    if (actor.country_code != state) return false;
  }
  return before != nullptr;
}

const Actor* HostVisited(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  uint32_t begin = clause.trigger.end;
  const uint32_t next = analysis.CueAt(begin, context.cues.conjunction);
  const Match* meets = next == begin ? nullptr : analysis.MatchAt(next, EntryKind::kTrigger);  // `thăm và hội đàm với`
  if (meets != nullptr && analysis.bundle.triggers()[meets->entry].frame == "MEET")
    begin = analysis.CueAt(meets->tokens.end, context.cues.together_with);
  begin = analysis.CueAt(begin, context.cues.visit.late_or_former);
  const auto host = std::find_if(clause.actors.begin(), clause.actors.end(), [&](const Actor& actor) {
    return actor.tokens.begin == begin && actor.named() && !actor.country_code.empty();
  });
  if (host == clause.actors.end() || analysis.people[host->person].position_mentions.empty()) return nullptr;
  return &*host;
}

void AddCompanions(const FrameContext& context, const Clause& clause, const Actor& visitor, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    const bool joined = context.actors.Coordinated(actor, visitor) ||
                        (context.actors.Coordinated(visitor, actor) && TravelsAlong(context, clause, visitor, actor));
    if (&actor != &visitor && actor.named() && joined && actor.country_code == visitor.country_code) {
      AddActor(actor, "GUEST", event);
    }
  }
}

bool IsAwaited(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  const uint32_t begin = visitor.tokens.begin;
  if (visitor.tokens.end > clause.trigger.begin || visitor.tokens.end + 1 < clause.trigger.begin) return false;
  const Analysis& analysis = context.analysis;
  const uint32_t received = analysis.CueBefore(begin, context.cues.receives);
  const uint32_t from = Back(received, kAwaitReach, clause.tokens.begin);
  return received != begin && (analysis.CueWithin(from, received, context.cues.future_strong) ||
                               analysis.CueWithin(from, received, context.cues.future));
}

bool InDeputation(const FrameContext& context, const Actor& actor) {
  const uint32_t begin = actor.body != 0 ? actor.body : actor.tokens.begin;  // `tàu A của Hải quân Nhật Bản`
  for (uint32_t t = begin; t > 0 && t + kDeputationReach > begin; --t) {
    if (context.analysis.CueAt(t - 1, context.cues.deputation) != t - 1) return true;
  }
  return false;
}

bool HasDeputation(const FrameContext& context, const Clause& clause) {
  return context.analysis.CueWithin(clause.tokens.begin, clause.trigger.begin, context.cues.deputation);
}

bool HasShips(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  for (uint32_t t = clause.tokens.begin; t < clause.right_limit; ++t) {
    const bool ship =
        analysis.CueAt(t, context.cues.deputation) != t && analysis.CueAt(t, context.cues.delegation) == t;
    if (ship) return true;
  }
  return false;
}

TextRef StateOfShip(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const bool noun = clause.entry->id == "chuyen-tham";  // `chuyến thăm của tàu USS Carl Vinson`
  const uint32_t limit = noun ? clause.right_limit : clause.trigger.begin;
  for (uint32_t t = clause.tokens.begin; t < limit; ++t) {
    if (!analysis.IsCapital(t)) continue;
    for (const auto& [code, list] : context.cues.forces) {
      const uint32_t end = analysis.CueAt(t, list);
      const uint32_t from = t > clause.tokens.begin + kShipReach ? t - kShipReach : clause.tokens.begin;
      if (end == t) continue;
      if (analysis.IsCapital(end) || analysis.CueWithin(from, t, context.cues.deputation)) return code;
    }
  }
  return "";
}

}  // namespace banghi
