// Talk of happenings in general (`các chuyến thăm`, `thúc đẩy trao đổi đoàn`), and what makes one particular although
// the words before it speak of several, or only seem to.
#ifndef BANGHI_EXTRACTORS_EVENTS_PARTICULAR_H_
#define BANGHI_EXTRACTORS_EVENTS_PARTICULAR_H_

#include "absl/strings/string_view.h"
#include "extractors/events/clause.h"

namespace banghi {

// The rule by which the trigger is talk of such things in general, not of one that is told; empty where it is not.
absl::string_view GeneralBy(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_PARTICULAR_H_
