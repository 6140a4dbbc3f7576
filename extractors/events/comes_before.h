// Whether somebody is the subject of a plain word of coming, and comes for a visit.
#ifndef BANGHI_EXTRACTORS_EVENTS_COMES_BEFORE_H_
#define BANGHI_EXTRACTORS_EVENTS_COMES_BEFORE_H_

#include "extractors/events/destination.h"
#include "extractors/events/frames.h"

namespace banghi {

// `A cùng phu nhân B hôm 3/5 đã | tới`, `A - người từng giữ chức C - | tới`: whether nothing but dates, auxiliaries,
// who comes along and what is said of the actor stands between him and the trigger.
bool StandsBefore(const FrameContext& context, const Clause& clause, const Actor& actor);

// `A tới Lào để dự hội nghị`: whether the way is told only as that to a conference; not where a visit is told too.
bool OnlyToAttend(const FrameContext& context, const Clause& clause, const Destination& destination);

// `A tới Lào sống lưu vong`, `đang ở Lào, xin tị nạn`: whether somebody comes to live there.
bool ToLiveThere(const FrameContext& context, const Destination& destination);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_COMES_BEFORE_H_
