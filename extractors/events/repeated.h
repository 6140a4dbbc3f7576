// What one word tells of several years: `tập trận các năm 2014 và 2016`, `100 tấn (năm 1995), 200 tấn (năm 1997)`.
#ifndef BANGHI_EXTRACTORS_EVENTS_REPEATED_H_
#define BANGHI_EXTRACTORS_EVENTS_REPEATED_H_

#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// `event`, and a copy of it for each further year or month behind its own that only commas and `và` separate, or that
// stands in brackets of its own.
std::vector<EventEntity> ForEachDate(const FrameContext& context, const Clause& clause, EventEntity event);

// `event`, and a copy of it for each further edition that has a year of its own: `lần thứ nhất năm 2014 tại X, lần thứ
// hai năm 2015 tại Y`.
std::vector<EventEntity> ForEachEdition(const FrameContext& context, const Clause& clause, EventEntity event);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_REPEATED_H_
