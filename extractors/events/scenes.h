// Sentences that go on with the one before: `Sáng 5/3, A sẽ tới đặt vòng hoa. Tiếp đó, A hội đàm với B. Sau hội đàm,
// hai bên ký ...`: its day and its tense hold for what they tell.
#ifndef BANGHI_EXTRACTORS_EVENTS_SCENES_H_
#define BANGHI_EXTRACTORS_EVENTS_SCENES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// Completes the events of `sentence`, which are those of `events` from `first` on; the ones before are in the order of
// the text. Looks back over few sentences and events, so that the cost stays linear.
void GoOnFromScene(const FrameContext& context, uint32_t sentence, size_t first, std::vector<EventEntity>& events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_SCENES_H_
