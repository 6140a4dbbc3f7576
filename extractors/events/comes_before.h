// Whether somebody is the subject of a plain word of coming.
#ifndef BANGHI_EXTRACTORS_EVENTS_COMES_BEFORE_H_
#define BANGHI_EXTRACTORS_EVENTS_COMES_BEFORE_H_

#include "extractors/events/frames.h"

namespace banghi {

// `A cùng phu nhân B hôm 3/5 đã | tới`, `A - người từng giữ chức C - | tới`: whether nothing but dates, auxiliaries,
// who comes along and what is said of the actor stands between him and the trigger.
bool StandsBefore(const FrameContext& context, const Clause& clause, const Actor& actor);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_COMES_BEFORE_H_
