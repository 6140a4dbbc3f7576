// Words of meeting that tell of no meeting between officials.
#ifndef BANGHI_EXTRACTORS_EVENTS_MEETING_REFUSALS_H_
#define BANGHI_EXTRACTORS_EVENTS_MEETING_REFUSALS_H_

#include "absl/strings/string_view.h"
#include "extractors/events/frames.h"

namespace banghi {

// The rule by which the clause's trigger tells of no meeting, or of none of its own; empty where it tells of one.
// `object` is who stands behind the trigger, or null.
absl::string_view NoMeetingBy(const FrameContext& context, const Clause& clause, const Actor* object);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_MEETING_REFUSALS_H_
