// How long a visit lasts: `hôm nay đến Hà Nội, bắt đầu chuyến thăm kéo dài ba ngày`, `... kéo dài đến ngày 26/1`.
#ifndef BANGHI_EXTRACTORS_EVENTS_VISIT_DAYS_H_
#define BANGHI_EXTRACTORS_EVENTS_VISIT_DAYS_H_

#include <vector>

#include "extractors/analysis.h"
#include "extractors/events/clause.h"

namespace banghi {

// Gives a VISIT that is dated by the day it begins the days it lasts, where a sentence that tells of it says them.
void SetDaysOfVisit(const Analysis& analysis, const ClauseCues& cues, EventEntity& event);

// `Hôm nay A đến Hà Nội, bắt đầu thăm Việt Nam. Chuyến thăm diễn ra từ ngày 10 đến 12/10.`: gives the days that a
// sentence on a visit tells to that visit, or where it names nobody to the one told last before. `events` are merged.
// Linear in the text.
void AddDaysOfVisits(const Analysis& analysis, const ClauseCues& cues, std::vector<EventEntity>& events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_VISIT_DAYS_H_
