// One place of an article: what stands there, what was tried, what rests on it.
#ifndef BANGHI_EXTRACTORS_EXPLAIN_PLACE_H_
#define BANGHI_EXTRACTORS_EXPLAIN_PLACE_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "banghi/v1/explanation.pb.h"
#include "banghi/v1/record.pb.h"
#include "extractors/analysis.h"
#include "text/units.h"

namespace banghi {

// The token of the document that covers `offset` (of the submitted text, in `unit`), else the one before it, else the
// first.
uint32_t TokenAt(const Analysis& analysis, OffsetUnit unit, uint32_t offset);

// Fills all of `explanation` but rule_check. `record` was made of the analysis, in `unit`, with derivations.
void ExplainPlace(const Analysis& analysis, const v1::Record& record, OffsetUnit unit, uint32_t token,
                  v1::Explanation* explanation);

// Where the rule or entry `rule` had a part in what the record says, or in what was left out; only those reasons of a
// fact that it gave. Fills mentions, facts and left_out.
void ExplainRule(const v1::Record& record, absl::string_view rule, v1::Explanation* explanation);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EXPLAIN_PLACE_H_
