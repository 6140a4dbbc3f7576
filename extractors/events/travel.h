// Where the words around a visit's noun lead.
#ifndef BANGHI_EXTRACTORS_EVENTS_TRAVEL_H_
#define BANGHI_EXTRACTORS_EVENTS_TRAVEL_H_

#include "extractors/events/destination.h"

namespace banghi {

// `chuyến thăm của A đến Pháp`, `A tới Geneva, bắt đầu chuyến thăm`: the state or city behind a word of travel near the
// noun.
Destination TravelDestination(const FrameContext& context, const Clause& clause, const Actor* visitor);

// `đoàn Indonesia sang dự Đối thoại quốc phòng Việt Nam - Indonesia`: the side of the talks that does not travel.
Destination StateOfTalks(const FrameContext& context, const Clause& clause);

// Whether the noun leads to the place: `chuyến thăm tới Lào`, `chuyến thăm Lào`; not `chuyến thăm cho thấy Lào ...`.
bool LeadsTo(const FrameContext& context, const Clause& clause, const Destination& destination);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_TRAVEL_H_
