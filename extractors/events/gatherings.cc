#include "extractors/events/gatherings.h"

#include <algorithm>
#include <utility>

#include "extractors/events/attendance.h"
#include "extractors/events/meeting_sides.h"

namespace banghi {
namespace {

constexpr uint32_t kMetReach = 6;                        // tokens from `gặp` over who has no office to who has
constexpr absl::string_view kVisitNoun = "chuyen-tham";  // id in triggers.tsv
constexpr uint32_t kOneVisit =
    18;  // tokens from `chuyến thăm` to the conference that is part of it, and to whose it is
constexpr uint32_t kStateReach = 4;  // tokens of a state and a comma behind an office
constexpr uint32_t kListReach = 40;  // tokens over which conferences that are attended are listed

// `gặp một số nghị sĩ và Bộ trưởng`: an office at the end of those met, of whom nobody is an actor; no comma and no
// other verb between.
bool EndsListOfMet(const FrameContext& context, const Clause& clause, uint32_t begin) {
  const Analysis& analysis = context.analysis;
  const uint32_t from = begin - std::min(begin - clause.tokens.begin, kMetReach);
  for (uint32_t t = begin; t > from; --t) {
    if (analysis.CueBefore(t, context.cues.met_with) != t) return true;
    if (!analysis.IsWord(t - 1) || analysis.CueAt(t - 1, context.cues.attend) != t - 1) return false;
  }
  return false;
}

// `A sẽ gặp Chủ tịch Thượng viện B, Chủ tịch Đảng C, phát biểu tại diễn đàn`: C, between commas behind B, whom A meets.
bool EndsListOfItems(const FrameContext& context, const Clause& clause, const Actor& actor) {
  const Analysis& analysis = context.analysis;
  if (!analysis.IsMark(actor.tokens.end, ",") || !analysis.IsMark(actor.tokens.begin - 1, ",")) return false;
  bool subject = false;
  for (const Actor& before : clause.actors) {
    if (before.tokens.begin >= actor.tokens.begin) return false;
    const uint32_t at = before.tokens.begin;
    const bool met = analysis.CueBefore(at, context.cues.met_with) != at;
    if (subject && met && actor.tokens.begin <= before.tokens.end + kStateReach) return true;
    subject = subject || (before.official() && !met);
  }
  return false;
}

// `hội đàm với A và B, dự diễn đàn`: A and B, before another verb of the clause, are whom somebody else met. `later`:
// the one last found to be, or null.
bool IsMet(const FrameContext& context, const Clause& clause, const Actor& actor, const Actor* later) {
  const uint32_t begin = context.analysis.CueBefore(actor.tokens.begin, context.cues.visit.late_or_former);
  if (begin >= clause.left_limit && clause.first_trigger) return false;
  if (context.analysis.CueBefore(begin, context.cues.met_with) != begin) return true;
  if (!actor.named() && EndsListOfMet(context, clause, begin)) return true;
  if (EndsListOfItems(context, clause, actor)) return true;
  if (later != nullptr && context.actors.Coordinated(actor, *later)) return true;
  for (const Actor& before : clause.actors) {  // the second of a list
    const uint32_t at = before.tokens.begin;
    if (at < begin && context.actors.Coordinated(before, actor) &&
        context.analysis.CueBefore(at, context.cues.met_with) != at) {
      return true;
    }
  }
  return false;
}

// A state, or officials of several: `Bộ trưởng Quốc phòng Mỹ, Úc và Canada`.
bool StandsForStates(const Actor& actor) { return actor.kind == Actor::Kind::kState || !actor.partners.empty(); }

void AddCountries(const Actor& actor, EventEntity& event) {
  for (const Actor& each : actor.Each()) AddCountry(each.country_code, event, each.rule, each.tokens);
}

// `dự Hội nghị A và Hội nghị B`: of B, joined to another that is attended.
bool AttendedWithAnother(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t trigger = clause.trigger.begin;
  const uint32_t begin = trigger > clause.tokens.begin + kListReach ? trigger - kListReach : clause.tokens.begin;
  if (trigger == begin) return false;
  const uint32_t joint = analysis.CueBefore(trigger, context.cues.conjunction);
  if (joint == trigger && !analysis.IsMark(trigger - 1, ",")) return false;
  for (uint32_t t = trigger - 1; t > begin; --t) {
    const Match* match = analysis.MatchAt(t, EntryKind::kTrigger);
    if (match == nullptr || match->tokens.end > trigger) continue;
    const absl::string_view frame = analysis.bundle.triggers()[match->entry].frame;
    if (frame == "ARRIVE" || frame == "GIVE") continue;
    if (frame != "GATHER" && frame != "SUMMIT") return false;
    if (analysis.CueBefore(t, context.cues.attend) != t) return true;
  }
  return false;
}

// `A đánh giá cao chuyến thăm Việt Nam và dự hội nghị APEC của B`: B; null elsewhere.
const Actor* VisitorOf(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t trigger = clause.trigger.begin, from = trigger - std::min(trigger - clause.tokens.begin, kOneVisit);
  bool visit = false;
  for (uint32_t t = trigger; t > from && !visit; --t) {
    if (analysis.IsMark(t - 1, ",")) return nullptr;
    const Match* match = analysis.MatchAt(t - 1, EntryKind::kTrigger);
    visit = match != nullptr && analysis.bundle.triggers()[match->entry].id == kVisitNoun;
  }
  if (!visit) return nullptr;
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    if (begin < clause.trigger.end || !actor.named()) continue;
    const bool near = begin < clause.right_limit && begin <= clause.trigger.end + kOneVisit;
    return near && analysis.CueBefore(begin, context.cues.of) != begin ? &actor : nullptr;
  }
  return nullptr;
}

// `A mời B tham dự hội nghị`: B, an official or a state.
void AddInvited(const Clause& clause, uint32_t from, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < from) continue;
    if (actor.tokens.begin < clause.trigger.begin) AddActor(actor, "ATTENDEE", event);
    return;
  }
}

}  // namespace

bool Dated(const EventEntity& event) { return event.date_mention != kNone; }

size_t NamedPeople(const EventEntity& event) {
  return std::count_if(event.participants.begin(), event.participants.end(),
                       [](const Participant& p) { return p.person != kNone; });
}

bool NamesBothSides(const Clause& clause) {
  return std::any_of(clause.actors.begin(), clause.actors.end(),
                     [](const Actor& a) { return a.kind == Actor::Kind::kBothSides; });
}

bool SetBy(const FrameContext& context, const Clause& clause, int list) {
  return context.analysis.CueBefore(clause.trigger.begin, list) != clause.trigger.begin;
}

bool NamedAfterTwo(const FrameContext& context, const Clause& clause) {
  if (!context.analysis.IsCapital(clause.trigger.begin)) return false;
  for (size_t i = 0; i + 1 < clause.actors.size(); ++i) {
    const Actor &a = clause.actors[i], &b = clause.actors[i + 1];
    if (a.tokens.begin < clause.trigger.end || a.kind != Actor::Kind::kState) continue;
    if (a.tokens.begin > clause.trigger.end + kBodyReach) break;
    if (b.kind == Actor::Kind::kState && context.analysis.IsMark(a.tokens.end, "-") &&
        b.tokens.begin == a.tokens.end + 1)
      return true;
  }
  return false;
}

void AddStates(const Clause& clause, bool hosts, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (!StandsForStates(actor) || actor.aside || (actor.located && !hosts)) continue;
    if (actor.tokens.begin < clause.right_limit) AddCountries(actor, event);
  }
}

void AddHolders(const FrameContext& context, const Clause& clause, EventEntity& event) {
  const Actor* last = nullptr;
  for (const Actor* actor : Look(context, clause).left) {  // nearest first
    if (actor->kind != Actor::Kind::kState || actor->aside || actor->located) break;
    if (last == nullptr ? actor->tokens.end + kObjectReach < clause.trigger.begin
                        : !context.actors.Coordinated(*actor, *last))
      break;
    AddCountry(actor->country_code, event, actor->rule, actor->tokens);
    last = actor;
  }
  std::reverse(event.country_codes.begin(), event.country_codes.end());
  last = nullptr;
  for (const Actor& actor : clause.actors) {
    if (!StandsForStates(actor) || actor.aside || actor.tokens.begin < clause.trigger.end) continue;
    if (actor.tokens.begin >= clause.right_limit) break;
    const bool listed = last != nullptr && context.actors.Coordinated(*last, actor);
    const bool comprised =
        context.analysis.CueWithin(clause.trigger.end, actor.tokens.begin, context.cues.comprising) ||
        context.analysis.CueWithin(clause.trigger.end, actor.tokens.begin, context.cues.attended_by);
    const bool near = actor.tokens.begin <= clause.trigger.end + kBodyReach;
    // `Hội nghị cấp cao hợp tác khu vực Tam giác phát triển Campuchia - Lào - Việt Nam`
    const Actor* next = &actor + 1;
    const bool dashed = next != clause.actors.data() + clause.actors.size() && next->kind == Actor::Kind::kState &&
                        context.analysis.IsMark(actor.tokens.end, "-") && next->tokens.begin == actor.tokens.end + 1 &&
                        actor.tokens.begin <= clause.trigger.end + kObjectReach;
    if (!near && !listed && !comprised && !dashed && !actor.located) continue;
    AddCountries(actor, event);
    last = &actor;
  }
}

void AddStatesOfBodies(const FrameContext& context, TokenRange range, EventEntity& event) {
  const Analysis& analysis = context.analysis;
  for (size_t m = analysis.FirstMentionFrom(range.begin); m < analysis.mentions.size() && !analysis.mentions[m].dropped;
       ++m) {
    const Mention& body = analysis.mentions[m];
    if (body.tokens.begin >= range.end) break;
    if (body.type != MentionType::kOrganization) continue;
    for (uint32_t t = body.tokens.begin; t < body.tokens.end; ++t) {
      const Match* match = analysis.MatchAt(t, EntryKind::kCountry);
      const Match* place = analysis.MatchAt(t, EntryKind::kLocation);
      const bool of_place = place != nullptr && match != nullptr && place->tokens.end > match->tokens.end;
      if (match != nullptr && !of_place)  // not the `Thái` of `Hạm đội Thái Bình Dương`
        AddCountry(analysis.bundle.countries()[match->entry].code, event, "events/state-of-body", body.tokens);
    }
  }
}

bool Attended(const FrameContext& context, const Clause& clause) {
  const uint32_t trigger = clause.trigger.begin, begin = clause.tokens.begin, end = clause.trigger.end;
  const uint32_t near = trigger > begin + kAttendReach ? trigger - kAttendReach : begin;
  return context.analysis.CueWithin(near, trigger, context.cues.attend) ||
         context.analysis.CueWithin(end, std::min(clause.right_limit, end + 1), context.cues.chair) ||
         AttendedWithAnother(context, clause);
}

void AddAttendants(const FrameContext& context, const Clause& clause, EventEntity& event) {
  if (const Actor* visitor = VisitorOf(context, clause); visitor != nullptr) {
    AddActor(*visitor, "ATTENDEE", event);
    return;
  }
  const TokenRange invited = event.type == "CONFERENCE" ? InvitedTo(context, clause) : TokenRange{};
  if (!invited.empty()) {  // to an exercise states are invited, and may decline
    AddInvited(clause, invited.end, event);
    return;
  }
  const Actor* subject = nullptr;
  const Actor* met = nullptr;
  for (auto it = clause.actors.rbegin(); it != clause.actors.rend(); ++it) {
    if (!it->official() || it->tokens.end > clause.trigger.begin) continue;
    // `A thăm Nhật Bản theo lời mời của Thủ tướng B và dự hội nghị`: not B
    if (context.analysis.CueBefore(it->tokens.begin, context.cues.invitation_of) != it->tokens.begin) continue;
    if (subject != nullptr) {
      // `A ngày mai sẽ cùng lãnh đạo các nước B và C dự hội nghị`
      const uint32_t begin = subject->tokens.begin;
      const bool beside = context.analysis.CueBefore(begin, context.cues.together_with) != begin;
      if (!context.actors.Coordinated(*it, *subject) &&
          !(beside && it->named() && it->tokens.begin >= clause.left_limit))
        break;
    } else if (IsMet(context, clause, *it, met)) {
      met = &*it;
      continue;
    }
    AddActor(*it, "ATTENDEE", event);
    subject = &*it;
  }
  if (subject != nullptr) return;
  if (const Actor* actor = SubjectOfProgramme(context, clause); actor != nullptr) {
    AddActor(*actor, "ATTENDEE", event);
    return;
  }
  // `Nhân chuyến tham dự Hội nghị ..., Thủ tướng A ...`
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || !actor.named()) continue;
    if (context.analysis.IsMark(actor.tokens.begin - 1, ",")) AddActor(actor, "ATTENDEE", event);
    return;
  }
}

std::vector<EventEntity> AsMeetings(const FrameContext& context, const Clause& clause,
                                    std::vector<EventEntity> events) {
  const uint32_t begin = clause.trigger.begin;
  for (EventEntity& event : events) {
    event.type = "MEETING";
    event.assemblies = context.analysis.CueAt(begin, context.cues.assembly) != begin;
    event.talks = event.assemblies == 0 && context.analysis.CueAt(begin, context.cues.summit_word) == begin;
  }
  return events;
}

void AddAll(const Clause& clause, const char* role, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.official()) AddActor(actor, role, event);
  }
  for (const Actor& actor : clause.actors) {
    if (actor.kind == Actor::Kind::kState && !actor.aside)
      AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  }
}

}  // namespace banghi
