// Where somebody travels, or is invited, to.
#ifndef BANGHI_EXTRACTORS_EVENTS_DESTINATION_H_
#define BANGHI_EXTRACTORS_EVENTS_DESTINATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

inline constexpr uint32_t kPlaceReach = 12;  // tokens behind a trigger in which the country visited stands

struct Destination {
  int32_t mention = kNone;  // COUNTRY or LOCATION
  TextRef country_code;
};

// The state in which the place lies; of `cảng Đà Nẵng`, which only its class word makes a place, that of the city it is
// named after. Empty where it lies in none, or is not known.
TextRef StateOf(const FrameContext& context, const Mention& place);

// The state whose government sits in the house (`Nhà Trắng`, `Lầu Năm Góc`); empty where the mention is no such house.
TextRef StateOfHouse(const FrameContext& context, const Mention& house);

// `thăm nước này`: the state named last before it that is not `visitor`.
Destination SameState(const FrameContext& context, const Clause& clause, absl::string_view visitor);

// The first state, city of a known state, or house of a government from token `from` on that no office takes for
// itself.
Destination FindDestination(const FrameContext& context, const Clause& clause, uint32_t from);

// `chuyến công du 5 nước của A, bao gồm: X, Y và Z`: the first of the stops.
Destination FirstStop(const FrameContext& context, const Clause& clause);

// `A chọn Lào là nước đầu tiên đi thăm`: Lào.
Destination PlaceChosen(const FrameContext& context, const Clause& clause);

// `Lào là nước đầu tiên A thăm`: Lào.
Destination PlaceTold(const FrameContext& context, const Clause& clause);

// `A rời Lào, kết thúc chuyến thăm`: Lào.
Destination PlaceLeft(const FrameContext& context, const Clause& clause);

// `A thăm Lào sau chuyến thăm của B`: Lào, where B went too.
Destination PlaceOfEarlierVisit(const FrameContext& context, const Clause& clause);

// `Huế, nơi A từng đến thăm`: the place before `nơi`.
Destination PlaceWhere(const FrameContext& context, const Clause& clause, const Actor& visitor);

// `thăm quân Mỹ đóng tại Đức`, told of a Mỹ official whose `own` state stands first, `thăm nhà máy ở Đức`, where it
// does not: Đức.
Destination PlaceAbroad(const FrameContext& context, const Clause& clause, const Destination& own);

// Makes the destination the place of `event`, and its state one of those that take part.
void AddDestination(const FrameContext& context, const Destination& destination, EventEntity& event);

// `thăm ba nước Myanmar, Lào và Việt Nam`: to the one visit in `events` adds one to each state joined to its place.
void AddFurtherStops(const FrameContext& context, const Clause& clause, const Actor& visitor,
                     std::vector<EventEntity>& events);

// `theo lời mời của A`, `nhận lời mời`: only says who is host of the visit; `token` is of the word `mời`.
bool OnlyNamesHost(const FrameContext& context, uint32_t token);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_DESTINATION_H_
