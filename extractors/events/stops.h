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

// The continent or region near behind the trigger, as an index into the mentions; kNone where none is.
int32_t RegionBehind(const FrameContext& context, const Clause& clause);

// `chuyến công du châu Á với các điểm dừng Nhật Bản, Hàn Quốc`: one journey to all of them; none where the clause tells
// of no region.
std::vector<EventEntity> ReadTour(const FrameContext& context, const Clause& clause, const Actor& visitor);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_STOPS_H_
