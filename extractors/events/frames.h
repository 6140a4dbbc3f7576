// Who takes part in what a trigger tells: one function per way of standing around it (triggers.tsv, column frame).
#ifndef BANGHI_EXTRACTORS_EVENTS_FRAMES_H_
#define BANGHI_EXTRACTORS_EVENTS_FRAMES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "extractors/analysis.h"
#include "extractors/entities/sides.h"
#include "extractors/events/actors.h"
#include "extractors/events/clause.h"

namespace banghi {

// Everything a frame may ask.
struct FrameContext {
  const Analysis& analysis;
  const ClauseCues& cues;
  const ActorFinder& actors;
  const SideFinder& sides;
};

// The events of one trigger: mostly one, several for several hosts (`chào xã giao A và B`) or editions, none where it
// tells of nothing in particular.
std::vector<EventEntity> ReadFrame(const FrameContext& context, const Clause& clause);

// For the frames' own use.
void AddActor(const Actor& actor, const char* role, EventEntity& event);
void AddCountry(TextRef code, EventEntity& event, absl::string_view rule = "events/frame", TokenRange words = {});
void AddSides(const FrameContext& context, uint32_t sentence, EventEntity& event);

// No event, and `rule` says why.
std::vector<EventEntity> Nothing(const FrameContext& context, const Clause& clause, absl::string_view rule);

// Whether `word`, a trigger of inviting in the clause, tells of the act; `theo lời mời của A` does not.
bool TellsOfInviting(const FrameContext& context, const Clause& clause, TokenRange word);

std::vector<EventEntity> ReadMeeting(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadVisit(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadArrival(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadInvitation(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadSigning(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadStanding(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadGift(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadAppointment(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadDrill(const FrameContext& context, const Clause& clause);
std::vector<EventEntity> ReadGathering(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_FRAMES_H_
