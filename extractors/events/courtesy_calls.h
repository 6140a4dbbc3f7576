// Courtesy calls: `đoàn đã chào xã giao Thủ tướng A`, `các thủy thủ sẽ chào xã giao lãnh đạo thành phố`.
#ifndef BANGHI_EXTRACTORS_EVENTS_COURTESY_CALLS_H_
#define BANGHI_EXTRACTORS_EVENTS_COURTESY_CALLS_H_

#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// `đoàn đã chào xã giao Thủ tướng A`: who calls is the guest the article is about.
bool CallsOn(const FrameContext& context, const Clause& clause);

// `các thủy thủ sẽ chào xã giao lãnh đạo thành phố`, `chào xã giao Bộ Tư lệnh Vùng 3 Hải quân`: the call of guests on
// hosts, neither of whom has a name. Nothing, with the reason noted, where the words tell of none.
std::vector<EventEntity> CalledOnLeaders(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_COURTESY_CALLS_H_
