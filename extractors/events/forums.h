// Conferences that a sentence only names, with somebody who was there or a place (`nói tại Đối thoại Shangri-La`, `Hội
// nghị G20 ở Brisbane`): a happening of the background, in which the text shows one state.
#ifndef BANGHI_EXTRACTORS_EVENTS_FORUMS_H_
#define BANGHI_EXTRACTORS_EVENTS_FORUMS_H_

#include <cstdint>
#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// The conferences that the sentence names after an international body (`Hội nghị cấp cao ASEAN`) or that are bodies
// themselves (`Đối thoại Shangri-La`), each with one state: of an official of the sentence, else its host.
std::vector<EventEntity> ReadForums(const FrameContext& context, uint32_t sentence);

// Adds to `events`, which are merged, those of `named` that none of them tells, one for each body and year.
void AddForums(const Analysis& analysis, std::vector<EventEntity> named, std::vector<EventEntity>& events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_FORUMS_H_
