#include "extractors/events/stops.h"

#include <algorithm>

#include "extractors/events/destination.h"
#include "extractors/events/visitors.h"

namespace banghi {
namespace {

constexpr uint32_t kLongestPlace = 8;  // tokens
constexpr uint32_t kRegionReach = 4;   // tokens between `chuyến công du` and the region

// `X là điểm dừng chân`, `điểm dừng chân đầu tiên là X`
Destination Stop(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const uint32_t is = analysis.CueBefore(clause.trigger.begin, context.cues.visit.is);
  if (is == clause.trigger.begin) {
    const Destination behind = FindDestination(context, clause, clause.trigger.end);
    if (behind.mention == kNone) return {};
    const uint32_t begin = analysis.mentions[behind.mention].tokens.begin;
    return analysis.CueBefore(begin, context.cues.visit.is) == begin ? Destination{} : behind;
  }
  const uint32_t from = is > clause.tokens.begin + kLongestPlace ? is - kLongestPlace : clause.tokens.begin;
  for (size_t m = analysis.FirstMentionFrom(from); m < analysis.mentions.size(); ++m) {
    const Mention& place = analysis.mentions[m];
    if (place.dropped || place.tokens.begin >= is) break;
    if (place.tokens.end != is) continue;
    if (place.type == MentionType::kCountry) return {static_cast<int32_t>(m), place.value};
    if (place.type == MentionType::kLocation) return {static_cast<int32_t>(m), StateOf(context, place)};
  }
  return {};
}

// Whose journey it is: who stands behind `của`, or the official nearest to the words.
const Actor* Traveller(const FrameContext& context, const Clause& clause, absl::string_view host) {
  const Actor* visitor = VisitorAfter(context, clause, clause.trigger.end);
  if (visitor == nullptr) visitor = VisitorBefore(context, clause, host);
  return visitor != nullptr ? visitor : SubjectBehind(clause, host);
}

}  // namespace

int32_t RegionBehind(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  const size_t m = analysis.FirstMentionFrom(clause.trigger.end);
  if (m >= analysis.mentions.size() || analysis.mentions[m].dropped) return kNone;
  const Mention& region = analysis.mentions[m];
  const bool wide = region.type == MentionType::kLocation && (region.value == "CONTINENT" || region.value == "REGION");
  return wide && region.tokens.begin <= clause.trigger.end + kRegionReach ? static_cast<int32_t>(m) : kNone;
}

std::vector<EventEntity> ReadTour(const FrameContext& context, const Clause& clause, const Actor& visitor) {
  const Analysis& analysis = context.analysis;
  const int32_t m = RegionBehind(context, clause);
  if (m == kNone) return {};
  const Mention& region = analysis.mentions[m];
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  AddActor(visitor, "GUEST", event);
  event.place_mention = m;
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

void AddEarlierStops(const FrameContext& context, const Clause& clause, const Actor& visitor,
                     std::vector<EventEntity>& events) {
  const EventEntity model = events.front();
  const Actor* last = nullptr;
  for (const Actor& actor : clause.actors) {
    const uint32_t begin = actor.tokens.begin;
    const bool first = context.analysis.CueBefore(begin, context.cues.visit.after) != begin;
    const bool joined = last != nullptr && context.actors.Coordinated(*last, actor);
    if (actor.kind != Actor::Kind::kState || (!first && !joined)) continue;
    last = &actor;
    if (actor.country_code == visitor.country_code) continue;
    const bool known = std::any_of(events.begin(), events.end(), [&](const EventEntity& event) {
      return std::find(event.country_codes.begin(), event.country_codes.end(), actor.country_code) !=
             event.country_codes.end();
    });
    if (known) continue;
    EventEntity stop = model;
    stop.country_codes.clear();
    stop.why.Forget("country");
    stop.date = {};
    stop.date_mention = kNone;
    stop.why.Forget("date");
    stop.status = "OCCURRED";
    AddCountry(visitor.country_code, stop, visitor.rule, visitor.tokens);
    AddCountry(actor.country_code, stop, "events/earlier-stop", actor.tokens);
    stop.why.Replace("status", stop.status, "events/earlier-stop", actor.tokens);
    stop.why.Replace("place", "", "events/earlier-stop", actor.tokens);
    stop.place_mention = actor.mention;
    events.push_back(std::move(stop));
  }
}

std::vector<EventEntity> ReadStops(const FrameContext& context, const Clause& clause) {
  const Destination destination = Stop(context, clause);
  if (destination.country_code.empty()) return Nothing(context, clause, "events/no-destination");
  const Actor* visitor = Traveller(context, clause, destination.country_code);
  if (visitor == nullptr || !visitor->named() || visitor->country_code.empty() ||
      visitor->country_code == destination.country_code)
    return Nothing(context, clause, "events/no-visitor");
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  event.date = {};  // a date is of the whole journey
  event.date_mention = kNone;
  event.why.Forget("date");
  AddActor(*visitor, "GUEST", event);
  AddDestination(context, destination, event);
  std::vector<EventEntity> events{event};
  AddEarlierStops(context, clause, *visitor, events);
  return events;
}

}  // namespace banghi
