// Words of visiting that tell of no visit of their own.
#ifndef BANGHI_EXTRACTORS_EVENTS_VISIT_REFUSALS_H_
#define BANGHI_EXTRACTORS_EVENTS_VISIT_REFUSALS_H_

#include "extractors/events/frames.h"

namespace banghi {

// `khách thăm`, `Đạo luật thăm Đài Loan`: a word for all visits.
bool VisitInGeneral(const FrameContext& context, const Clause& clause);

// `mời A thăm Mỹ`: what somebody is invited to, and has not accepted here.
bool VisitOfInvitation(const FrameContext& context, const Clause& clause);

// `kể từ khi Tổng thống A đến thăm hồi 2004`: the day stands where the place would.
bool DatedAtOnce(const FrameContext& context, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_VISIT_REFUSALS_H_
