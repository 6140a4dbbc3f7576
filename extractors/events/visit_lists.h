// Lists of visits: `Các đoàn ta thăm Lào có: Chủ tịch nước A (5/2010), Thủ tướng B (3/2012); ...`.
#ifndef BANGHI_EXTRACTORS_EVENTS_VISIT_LISTS_H_
#define BANGHI_EXTRACTORS_EVENTS_VISIT_LISTS_H_

#include <vector>

#include "extractors/events/frames.h"

namespace banghi {

// A visit for each official of the list, with the date behind the name; none where the clause heads no list.
std::vector<EventEntity> ReadVisitList(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_VISIT_LISTS_H_
