// Who meets on the margin of a conference takes part in it: `A gặp B bên lề Hội nghị cấp cao ASEAN ở Bangkok`.
#ifndef BANGHI_EXTRACTORS_EVENTS_MARGINS_H_
#define BANGHI_EXTRACTORS_EVENTS_MARGINS_H_

#include <vector>

#include "extractors/events/clause.h"

namespace banghi {

// Adds to the conferences among `events`, which are merged, those who met on their margin, and to these meetings where
// the conference was. A conference that is not named there (`bên lề hội nghị`) is the last one told before. Linear in
// the text and in the sentences that tell of meetings.
void AddThoseOnMargins(const Analysis& analysis, const ClauseCues& cues, std::vector<EventEntity>& events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_MARGINS_H_
