// Whether the words around a run of capital words make it a person's name or a place's.
#ifndef BANGHI_EXTRACTORS_MENTIONS_NAME_CONTEXT_H_
#define BANGHI_EXTRACTORS_MENTIONS_NAME_CONTEXT_H_

#include <vector>

#include "extractors/mentions/name_runs.h"

namespace banghi {

// Fills person, place, speaks and paired of each run from the words before and behind it.
void WeighContext(const Analysis& analysis, const NameCues& cues, std::vector<NameRun>& runs);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_MENTIONS_NAME_CONTEXT_H_
