// STANDING, GATHER, GIVE, APPOINT, SIGN: what two sides or many take part in.
#include <algorithm>

#include "extractors/events/frames.h"

namespace banghi {
namespace {

bool Dated(const EventEntity& event) { return event.date_mention != kNone; }

size_t NamedPeople(const EventEntity& event) {
  return std::count_if(event.participants.begin(), event.participants.end(), [](const Participant& p) { return p.person != kNone; });
}

bool NamesBothSides(const FrameContext& context, const Clause& clause) {
  for (const Actor& actor : clause.actors) {
    if (actor.kind == Actor::Kind::kBothSides) return true;
  }
  (void)context;
  return false;
}

// Everybody named in the clause, within the trigger's reach to the right.
void AddAll(const Clause& clause, const char* role, EventEntity& event) {
  for (const Actor& actor : clause.actors) {
    if (actor.official()) AddActor(actor, role, event);
  }
  for (const Actor& actor : clause.actors) {
    if (actor.kind == Actor::Kind::kState) AddCountry(actor.country_code, event);
  }
}

bool HasChair(const FrameContext& context, const Clause& clause) {
  for (uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
    if (context.analysis.CueAt(t, context.cues.chair) != t) return true;
  }
  return false;
}

}  // namespace

std::vector<EventEntity> ReadStanding(const FrameContext& context, const Clause& clause) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  bool chaired = HasChair(context, clause);
  if (chaired) {
    AddAll(clause, "CO_CHAIR", event);
  } else {
    for (const Actor& actor : clause.actors) {
      if (actor.kind == Actor::Kind::kState) AddCountry(actor.country_code, event);
    }
  }
  if (event.country_codes.size() < 2 && (NamesBothSides(context, clause) || event.ordinal > 0)) AddSides(context, clause.sentence, event);
  if (!Dated(event) && event.ordinal == 0 && !(chaired && NamedPeople(event) > 0)) return {};
  if (event.country_codes.size() < 2) return {};
  std::vector<int> editions = EditionsOf(context.analysis, context.cues, clause);
  std::vector<EventEntity> events{event};
  if (event.type != "NEGOTIATION") return events;
  for (size_t i = 1; i < editions.size(); ++i) {  // `vòng 15 ... và vòng 12 ...`
    events.push_back(event);
    events.back().ordinal = editions[i];
  }
  return events;
}

std::vector<EventEntity> ReadGathering(const FrameContext& context, const Clause& clause) {
  EventEntity event;
  FillCircumstances(context.analysis, context.cues, clause, event);
  AddAll(clause, clause.entry->frame == "APPOINT" ? "APPOINTEE" : "ATTENDEE", event);
  bool many = event.country_codes.size() >= 2;
  if (clause.entry->frame == "APPOINT") return NamedPeople(event) == 1 ? std::vector<EventEntity>{event} : std::vector<EventEntity>{};
  if (clause.entry->frame == "GIVE") return many && Dated(event) ? std::vector<EventEntity>{event} : std::vector<EventEntity>{};
  if (!many && NamesBothSides(context, clause)) {
    AddSides(context, clause.sentence, event);
    many = event.country_codes.size() >= 2;
  }
  bool particular = Dated(event) || event.ordinal > 0 || NamedPeople(event) > 0;
  if (event.type == "EXERCISE" ? !many && !particular : !many || !particular) return {};
  return {event};
}

std::vector<EventEntity> ReadSigning(const FrameContext& context, const Clause& clause) {
  const Analysis& analysis = context.analysis;
  EventEntity event;
  FillCircumstances(analysis, context.cues, clause, event);
  bool witnessed = false;
  for (uint32_t t = clause.left_limit; t < clause.trigger.begin; ++t) witnessed |= analysis.CueAt(t, context.cues.witness) != t;
  for (size_t a = 0; a < analysis.agreements.size(); ++a) {
    for (int32_t m : analysis.agreements[a].mentions) {
      if (!clause.tokens.Contains(analysis.mentions[m].tokens)) continue;
      event.agreements.push_back(static_cast<int32_t>(a));
      for (const std::string& party : analysis.agreements[a].parties) {
        if (analysis.bundle.FindCountry(party) != nullptr) AddCountry(party, event);
      }
      break;
    }
  }
  for (const Actor& actor : clause.actors) {
    if (actor.tokens.end > clause.trigger.begin && !witnessed) continue;
    if (actor.kind == Actor::Kind::kBothSides) AddSides(context, clause.sentence, event);
    if (actor.official() && actor.tokens.end <= clause.trigger.begin) AddActor(actor, witnessed ? "WITNESS" : "SIGNER", event);
    if (actor.kind == Actor::Kind::kState) AddCountry(actor.country_code, event);
  }
  if (event.agreements.empty() && !witnessed && !Dated(event)) return {};
  if (event.country_codes.size() < 2) AddSides(context, clause.sentence, event);
  if (event.country_codes.size() < 2) return {};
  return {event};
}

}  // namespace banghi
