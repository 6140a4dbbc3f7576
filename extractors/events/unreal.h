// What a clause speaks of and does not tell: things wished for, thought about, denied or hardly to be expected.
#ifndef BANGHI_EXTRACTORS_EVENTS_UNREAL_H_
#define BANGHI_EXTRACTORS_EVENTS_UNREAL_H_

#include "extractors/events/clause.h"

namespace banghi {

// The rule (code_rules.cc) by which the clause tells of nothing that is or will be; empty where it may.
absl::string_view UnrealBy(const Analysis& analysis, const ClauseCues& cues, const Clause& clause);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EVENTS_UNREAL_H_
