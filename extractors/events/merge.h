// One record per happening, however often the article tells of it.
#ifndef BANGHI_EXTRACTORS_EVENTS_MERGE_H_
#define BANGHI_EXTRACTORS_EVENTS_MERGE_H_

#include <vector>

#include "extractors/analysis.h"
#include "extractors/entities/sides.h"
#include "extractors/events/same_happening.h"

namespace banghi {

// Puts what `from` knows and `into` does not into `into`. Both are of the analysis.
void Merge(const Analysis& analysis, const EventEntity& from, EventEntity& into);

// Merges what is the same, in order of the text. Mentions of a happening that say too little to stand alone are left
// out when nothing takes them up.
std::vector<EventEntity> MergeEvents(const Analysis& analysis, const Sides& sides, std::vector<EventEntity> events);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_MERGE_H_
