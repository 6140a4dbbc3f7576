// Why a rule of rules/dates.textproto fires at a place, or how far the text goes with its pattern.
#ifndef BANGHI_EXTRACTORS_EXPLAIN_DATE_RULE_CHECK_H_
#define BANGHI_EXTRACTORS_EXPLAIN_DATE_RULE_CHECK_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "banghi/v1/explanation.pb.h"
#include "extractors/analysis.h"
#include "gazetteers/sources.h"

namespace banghi {

// Fills fired and findings. `id` is a date rule of the analysis' bundle and of `sources`.
void CheckDateRule(const Analysis& analysis, const GazetteerSources& sources, absl::string_view id, uint32_t token,
                   v1::RuleCheck* check);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EXPLAIN_DATE_RULE_CHECK_H_
