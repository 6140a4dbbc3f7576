#include "extractors/events/gatherings.h"

#include <algorithm>
#include <utility>

namespace banghi {

bool Dated(const EventEntity& event) { return event.date_mention != kNone; }

size_t NamedPeople(const EventEntity& event) {
  return std::count_if(event.participants.begin(), event.participants.end(),
                       [](const Participant& p) { return p.person != kNone; });
}

bool NamesBothSides(const Clause& clause) {
  return std::any_of(clause.actors.begin(), clause.actors.end(),
                     [](const Actor& a) { return a.kind == Actor::Kind::kBothSides; });
}

void AddStates(const Clause& clause, bool hosts, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.kind != Actor::Kind::kState || actor.aside || (actor.located && !hosts)) continue;
    if (actor.tokens.begin < clause.right_limit) AddCountry(actor.country_code, event, actor.rule, actor.tokens);
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
      if (match != nullptr)
        AddCountry(analysis.bundle.countries()[match->entry].code, event, "events/state-of-body", body.tokens);
    }
  }
}

std::vector<EventEntity> AsMeetings(std::vector<EventEntity> events) {
  for (EventEntity& event : events) event.type = "MEETING";
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
