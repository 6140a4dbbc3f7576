// Who gives and who takes, around a word of giving, selling or aid.
#ifndef BANGHI_EXTRACTORS_EVENTS_GIFT_SIDES_H_
#define BANGHI_EXTRACTORS_EVENTS_GIFT_SIDES_H_

#include "extractors/events/frames.h"

namespace banghi {

inline constexpr absl::string_view kAid = "vien-tro";  // id in triggers.tsv

// Adds the states of both to the event: who gives stands last before the word, who takes behind it, or the other way
// round (`mua của Nga`); more stand there who only speak of it.
void AddGiverAndTaker(const FrameContext& context, const Clause& clause, EventEntity& event);

// `được hải quân Mỹ chuyển giao`: whether who gives stands right before the word.
bool GivenByState(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_GIFT_SIDES_H_
