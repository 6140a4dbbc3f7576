// Talks that no noun names: `Thủ tướng A và Tổng thống B ngày 5/3 nhất trí ...`, `A đã bàn với B về ...`.
#ifndef BANGHI_EXTRACTORS_EVENTS_TALKS_H_
#define BANGHI_EXTRACTORS_EVENTS_TALKS_H_

#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// The meetings of two officials of different states that sentence `sentence` tells by what they agreed on; none where
// one of its triggers tells of a meeting.
std::vector<EventEntity> ReadTalks(const FrameContext& context, uint32_t sentence);

// What two talked of where the article tells of a call between them was that call: `điện đàm với B. Hai ông trao đổi
// về ...`. Meetings with a place, or on another day than the call, stay.
void MakeCallsOfTalks(const Analysis& analysis, const ClauseCues& cues, std::vector<EventEntity>& events);

// Adds each to `events` unless one of them tells of talks of the same people or states.
void AddTalks(std::vector<EventEntity> talks, std::vector<EventEntity>& events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_TALKS_H_
