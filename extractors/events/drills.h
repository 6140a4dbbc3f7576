// Who holds an exercise together.
#ifndef BANGHI_EXTRACTORS_EVENTS_DRILLS_H_
#define BANGHI_EXTRACTORS_EVENTS_DRILLS_H_

#include "extractors/events/frames.h"

namespace banghi {

// `Nga và Trung Quốc tập trận`, `tập trận với Mỹ`; not `Nga tập trận` in a sentence that also speaks of others.
bool StatesDrillTogether(const FrameContext& context, const Clause& clause);

// Those it is held with behind the word (`tập trận với Mỹ`, `của Nga và Belarus`), and the nearest before it with those
// joined to him; where two stand behind, those before only speak of it.
void AddDrillStates(const FrameContext& context, const Clause& clause, EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_DRILLS_H_
