// The stops of a journey.
#ifndef BANGHI_EXTRACTORS_EVENTS_STOPS_H_
#define BANGHI_EXTRACTORS_EVENTS_STOPS_H_

#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// `X là điểm dừng chân thứ ba của A sau Y và Z`: a visit to each.
std::vector<EventEntity> ReadStops(const FrameContext& context, const Clause& clause);

// `sau Y và Z, A đến X`: to the visits in `events` adds one to each state left behind.
void AddEarlierStops(const FrameContext& context, const Clause& clause, const Actor& visitor,
                     std::vector<EventEntity>& events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_STOPS_H_
