// Summits of two, which are meetings: `thượng đỉnh Mỹ - Triều`, `A và B sẽ có cuộc gặp thượng đỉnh`.
#ifndef BANGHI_EXTRACTORS_EVENTS_SUMMITS_H_
#define BANGHI_EXTRACTORS_EVENTS_SUMMITS_H_

#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// `sau hội nghị thượng đỉnh của họ tại Helsinki`: the two who were named last.
std::vector<EventEntity> OfThem(const FrameContext& context, const Clause& clause, EventEntity event);

// Two states, or two leaders, joined by a dash right behind the trigger (`thượng đỉnh Mỹ - Triều`, `Trump - Putin`), or
// named by it (`liên Triều`); adds them.
bool NamesPair(const FrameContext& context, const Clause& clause, EventEntity& event);

// A summit of two as their meeting; empty where it is none. Adds to `event` a pair that is named.
std::vector<EventEntity> ReadSummitOfTwo(const FrameContext& context, const Clause& clause, bool attended,
                                         EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SUMMITS_H_
