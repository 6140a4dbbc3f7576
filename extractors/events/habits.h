// Talks that are told of no one time: those that happen often, and contacts that are only kept up.
#ifndef BANGHI_EXTRACTORS_EVENTS_HABITS_H_
#define BANGHI_EXTRACTORS_EVENTS_HABITS_H_

#include "extractors/events/clause.h"

namespace banghi {

// Whether the trigger tells of such talks: `thường xuyên điện đàm với B`, `nhất trí duy trì tiếp xúc cấp cao`, `đã gặp
// nhau 14 lần`.
bool IsHabitual(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_HABITS_H_
