// The event that a word of meeting and those around it make.
#ifndef BANGHI_EXTRACTORS_EVENTS_MEETING_EVENTS_H_
#define BANGHI_EXTRACTORS_EVENTS_MEETING_EVENTS_H_

#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// The meeting of `actors`; `hai bên` among them are found in what the article said before.
EventEntity MakeMeeting(const FrameContext& context, const Clause& clause, const std::vector<const Actor*>& actors);

// `với A tối 28/4, với B sáng 29/4`: the day right behind the name is that meeting's.
void TakeOwnDate(const Analysis& analysis, const Actor& met, EventEntity& event);

// The other side of the article, and its official who was named last.
void AddGuest(const FrameContext& context, uint32_t sentence, EventEntity& event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_MEETING_EVENTS_H_
