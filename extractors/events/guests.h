// Visitors who are told as somebody's guests: those who are met, received or hosted.
#ifndef BANGHI_EXTRACTORS_EVENTS_GUESTS_H_
#define BANGHI_EXTRACTORS_EVENTS_GUESTS_H_

#include "extractors/events/frames.h"

namespace banghi {

// `A hội đàm với B trong chuyến thăm nước này`: A, who visits the state of B; `visitor` itself elsewhere.
const Actor* GuestOfMet(const FrameContext& context, const Clause& clause, const Actor* visitor);

// `Thủ tướng Lào A tiếp B nhân dịp ông thăm Lào`: B, whom somebody of the state `host` meets.
const Actor* GuestReceived(const FrameContext& context, const Clause& clause, absl::string_view host);

// `A đón B tới thăm`, `Đón B đến thăm, A nói ...`: no place is named, for it is A's state. Both null elsewhere.
struct GuestAndHost {
  const Actor* guest = nullptr;
  const Actor* host = nullptr;
};
GuestAndHost ReceivedAtHome(const FrameContext& context, const Clause& clause);

// `Trong chuyến thăm Lào, A đã được Thủ tướng Lào B tiếp`: the first official behind the trigger who is not of `host`.
const Actor* GuestBehind(const Clause& clause, absl::string_view host);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_GUESTS_H_
