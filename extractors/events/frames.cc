#include "extractors/events/frames.h"

#include <algorithm>

namespace banghi {
namespace {

// `person` is the actor's own, or one of his family's.
void AddParticipant(const Actor& actor, int32_t person, const char* role, EventEntity& event) {
  const bool known = std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& present) {
    return person != kNone && present.person == person;
  });
  if (known) return;
  const bool own = person == actor.person;
  Participant participant;
  participant.person = person;
  participant.role = role;
  participant.country_code = actor.country_code;
  if (own) participant.ministry_kind = actor.ministry_kind;
  if (own && !actor.named() && actor.kind == Actor::Kind::kOffice && actor.office) participant.office = actor.mention;
  event.why.Add("participant", actor.country_code, actor.rule, actor.tokens, person);
  event.participants.push_back(participant);
}

}  // namespace

void AddCountry(TextRef code, EventEntity& event, absl::string_view rule, TokenRange words) {
  if (code.empty()) return;
  if (std::find(event.country_codes.begin(), event.country_codes.end(), code) != event.country_codes.end()) return;
  if (event.country_codes.empty()) event.country_codes.reserve(2);
  event.country_codes.push_back(code);
  event.why.Add("country", code, rule, words);
}

void AddActor(const Actor& actor, const char* role, EventEntity& event) {
  if (!actor.partners.empty()) {
    for (const Actor& each : actor.Each()) AddActor(each, role, event);
    return;
  }
  AddCountry(actor.country_code, event, actor.rule, actor.tokens);
  if (!actor.official()) return;
  AddParticipant(actor, actor.person, role, event);
  for (const int32_t person : actor.family) AddParticipant(actor, person, role, event);
}

void AddSides(const FrameContext& context, uint32_t sentence, EventEntity& event) {
  for (const TextRef code : context.sides.At(sentence).codes) AddCountry(code, event, "events/sides");
}

std::vector<EventEntity> Nothing(const FrameContext& context, const Clause& clause, absl::string_view rule) {
  context.analysis.Leave(clause.trigger, clause.entry->source, rule);
  return {};
}

std::vector<EventEntity> ReadFrame(const FrameContext& context, const Clause& clause) {
  const absl::string_view frame = clause.entry->frame;
  if (frame == "MEET" || frame == "HOST") return ReadMeeting(context, clause);
  if (frame == "VISIT") return ReadVisit(context, clause);
  if (frame == "ARRIVE") return ReadArrival(context, clause);
  if (frame == "INVITE") return ReadInvitation(context, clause);
  if (frame == "SIGN") return ReadSigning(context, clause);
  if (frame == "STANDING") return ReadStanding(context, clause);
  if (frame == "GIVE") return ReadGift(context, clause);
  if (frame == "APPOINT") return ReadAppointment(context, clause);
  if (frame == "DRILL") return ReadDrill(context, clause);
  return ReadGathering(context, clause);  // GATHER, SUMMIT
}

}  // namespace banghi
