#include "extractors/events/frames.h"

#include <algorithm>

namespace banghi {

void AddCountry(const std::string& code, EventEntity& event) {
  if (code.empty()) return;
  if (std::find(event.country_codes.begin(), event.country_codes.end(), code) == event.country_codes.end())
    event.country_codes.push_back(code);
}

void AddActor(const Actor& actor, const char* role, EventEntity& event) {
  AddCountry(actor.country_code, event);
  AddCountry(actor.partner_code, event);
  if (!actor.official()) return;
  for (const Participant& present : event.participants) {
    if (actor.named() && present.person == actor.person) return;
  }
  Participant participant;
  participant.person = actor.person;
  participant.role = role;
  participant.country_code = actor.country_code;
  participant.ministry_kind = actor.ministry_kind;
  event.participants.push_back(std::move(participant));
}

void AddSides(const FrameContext& context, uint32_t sentence, EventEntity& event) {
  for (const std::string& code : context.sides.At(sentence).codes) AddCountry(code, event);
}

std::vector<EventEntity> ReadFrame(const FrameContext& context, const Clause& clause) {
  const std::string& frame = clause.entry->frame;
  if (frame == "MEET" || frame == "HOST") return ReadMeeting(context, clause);
  if (frame == "VISIT") return ReadVisit(context, clause);
  if (frame == "INVITE") return ReadInvitation(context, clause);
  if (frame == "SIGN") return ReadSigning(context, clause);
  if (frame == "STANDING") return ReadStanding(context, clause);
  return ReadGathering(context, clause);  // GATHER, SUMMIT, GIVE, APPOINT
}

}  // namespace banghi
