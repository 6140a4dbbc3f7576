// `tiếp lãnh đạo Hội Hữu nghị Lào - Việt`, `gặp lãnh đạo tỉnh Quảng Tây`: those met are only known by what they lead.
#ifndef BANGHI_EXTRACTORS_EVENTS_BODY_LEADERS_H_
#define BANGHI_EXTRACTORS_EVENTS_BODY_LEADERS_H_

#include <string>

#include "extractors/events/frames.h"

namespace banghi {

// The state, not that of `subject`, in which the body lies whose leaders stand right behind the trigger; empty where no
// such leaders stand there, or they are of the subject's own state.
TextRef StateOfBodyMet(const FrameContext& context, const Clause& clause, const Actor& subject);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_BODY_LEADERS_H_
