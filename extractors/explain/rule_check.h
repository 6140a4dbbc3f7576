// What a rule or a gazetteer entry did at a place of an article, or why it did nothing.
#ifndef BANGHI_EXTRACTORS_EXPLAIN_RULE_CHECK_H_
#define BANGHI_EXTRACTORS_EXPLAIN_RULE_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "banghi/v1/explanation.pb.h"
#include "extractors/analysis.h"
#include "gazetteers/sources.h"

namespace banghi {

// Date rules, entries of tables, and rules in C++ (code_rules.h).
bool IsRule(const GazetteerSources& sources, absl::string_view id);
// Ids like `id`, the likest first: those of few changed letters, and those that have it as a part. At most `most`.
std::vector<std::string> RulesLike(const GazetteerSources& sources, absl::string_view id, size_t most);

// What the rule is: its pattern, its forms, or its words.
std::string DescribeRule(const GazetteerSources& sources, absl::string_view id);

// Fills `check`. `id` is a rule, `token` one of the document; the analysis was made with a trace.
void CheckRule(const Analysis& analysis, const GazetteerSources& sources, absl::string_view id, uint32_t token,
               v1::RuleCheck* check);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EXPLAIN_RULE_CHECK_H_
