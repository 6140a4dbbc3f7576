// Several who are met, told one after the other.
#ifndef BANGHI_EXTRACTORS_EVENTS_MEETING_LISTS_H_
#define BANGHI_EXTRACTORS_EVENTS_MEETING_LISTS_H_

#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// `gặp Chủ tịch Thượng viện Lào; Chủ tịch Liên minh nghị sĩ; ông B`: `met` and those behind the semicolons, up to the
// next word that tells of something.
std::vector<const Actor*> ListedBehindMarks(const FrameContext& context, const Clause& clause,
                                            std::vector<const Actor*> met);

// `Ngoại trưởng A và Bộ trưởng Quốc phòng B có cuộc họp với Ngoại trưởng C và Bộ trưởng Quốc phòng D`: all of them, in
// the order of the text; empty where they are not two named people of one state on either side.
std::vector<const Actor*> TwoByTwo(const std::vector<const Actor*>& ours, const std::vector<const Actor*>& theirs);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_MEETING_LISTS_H_
