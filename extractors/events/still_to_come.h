// Conferences that are still to come when a sentence tells, as news, of the journey to them or of an invitation.
#ifndef BANGHI_EXTRACTORS_EVENTS_STILL_TO_COME_H_
#define BANGHI_EXTRACTORS_EVENTS_STILL_TO_COME_H_

#include "extractors/events/frames.h"

namespace banghi {

// Makes the conference of the clause PLANNED where this is so, and takes a day from it that is only that of the
// journey. Linear in the clause.
void SetStillToCome(const FrameContext& context, const Clause& clause, EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_STILL_TO_COME_H_
