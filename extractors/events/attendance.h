// Who attends a conference told of in the sentence before: `Hội nghị khai mạc tại Huế. Thủ tướng A dẫn đầu đoàn tham
// dự.`
#ifndef BANGHI_EXTRACTORS_EVENTS_ATTENDANCE_H_
#define BANGHI_EXTRACTORS_EVENTS_ATTENDANCE_H_

#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// Adds those of `sentence` to the last of `events`, which are in the order of the text. Linear in the sentence.
void AddAttendance(const FrameContext& context, uint32_t sentence, std::vector<EventEntity>& events);

// `đến Nga để dự Hội nghị A`, `thăm Nga và tham dự`: the mention of the place, where going there is told right before
// attending; kNone elsewhere. `begin` is where the conference begins, `first` where its clause does.
int32_t PlaceGoneTo(const FrameContext& context, uint32_t first, uint32_t begin);

// `mời B tham dự Hội nghị A`: where the word of inviting stands of which the conference is the goal; empty elsewhere.
TokenRange InvitedTo(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_ATTENDANCE_H_
