// ARRIVE: `ngày 5/3, A tới Hà Nội`, `ông B, người vừa đến Bắc Kinh`: the plain words of coming, which tell of a visit
// only where nothing stands between them, who comes, and the foreign place.
#include <algorithm>

#include "extractors/events/destination.h"
#include "extractors/events/frames.h"

namespace banghi {
namespace {

constexpr uint32_t kAuxiliaryReach = 14;  // tokens between who comes and the word

// Behind `rời Indonesia`; `token` where nothing is left.
uint32_t PlaceLeft(const FrameContext& context, uint32_t token) {
  const Analysis& analysis = context.analysis;
  const uint32_t place = analysis.CueAt(token, context.cues.leave_word);
  const size_t m = analysis.FirstMentionFrom(place);
  const bool left = place != token && m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == place;
  return left ? analysis.mentions[m].tokens.end : token;
}

// Whether only dates, commas and auxiliaries stand between the two.
bool StandsBefore(const FrameContext& context, const Actor& actor, uint32_t trigger) {
  const Analysis& analysis = context.analysis;
  if (actor.tokens.end > trigger || actor.tokens.end + kAuxiliaryReach < trigger) return false;
  for (uint32_t t = actor.tokens.end; t < trigger;) {
    uint32_t next = analysis.CueAt(t, context.cues.arrive_aux);
    const size_t m = analysis.FirstMentionFrom(t);
    const bool date = m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == t &&
                      analysis.mentions[m].type == MentionType::kDate;
    if (date) next = std::max(next, analysis.mentions[m].tokens.end);
    next = std::max(next, PlaceLeft(context, t));
    if (next == t && (analysis.IsMark(t, ",") || analysis.IsMark(t, "(") || analysis.IsMark(t, ")"))) next = t + 1;
    if (next == t) return false;
    t = next;
  }
  return true;
}

// The state or city that the word leads to, over `thủ đô`, `sân bay`.
Destination PlaceReached(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  uint32_t at = clause.trigger.end;
  for (uint32_t next; (next = analysis.CueAt(at, context.cues.place_word)) != at;) {
    const size_t m = analysis.FirstMentionFrom(at);
    if (m < analysis.mentions.size() && analysis.mentions[m].tokens.begin == at) break;
    at = next;
  }
  const size_t m = analysis.FirstMentionFrom(at);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped || analysis.mentions[m].tokens.begin != at)
    return {};
  return FindDestination(context, clause, at);
}

// `Ngay sau khi đến Hà Nội, A đã ...`
const Actor* SubjectBehind(const Clause& clause, const std::string& host) {
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.begin < clause.trigger.end || !actor.official()) continue;
    return actor.country_code == host ? nullptr : &actor;
  }
  return nullptr;
}

}  // namespace

std::vector<EventEntity> ReadArrival(const FrameContext& context, const Clause& clause) {
  const Destination destination = PlaceReached(context, clause);
  if (destination.mention == kNone) return Nothing(context, clause, "events/no-destination");
  const Actor* visitor = nullptr;
  for (const Actor& actor : clause.actors) {
    if (actor.official() && StandsBefore(context, actor, clause.trigger.begin)) visitor = &actor;
  }
  const uint32_t begin = clause.trigger.begin;
  if (visitor == nullptr && context.analysis.CueBefore(begin, context.cues.upon) != begin) {
    visitor = SubjectBehind(clause, destination.country_code);
  }
  if (visitor == nullptr || visitor->country_code.empty() || visitor->country_code == destination.country_code)
    return Nothing(context, clause, "events/no-visitor");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddActor(*visitor, "GUEST", event);
  AddDestination(context, destination, event);
  return {event};
}

}  // namespace banghi
