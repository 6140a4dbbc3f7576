// The rules that are written in C++, by id and in words, for derivations and `banghi explain`. Rules that are data name
// themselves: `dates/...` of rules/dates.textproto, and the entries of the tables.
#ifndef BANGHI_EXTRACTORS_CODE_RULES_H_
#define BANGHI_EXTRACTORS_CODE_RULES_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace banghi {

struct CodeRule {
  absl::string_view id;    // room/rule: "events/both-sides"
  absl::string_view what;  // what it says, and when: a clause that goes on from "because" or "left out:"
};

// In order of id.
absl::Span<const CodeRule> CodeRules();
// Null where there is no such rule.
const CodeRule* FindCodeRule(absl::string_view id);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_CODE_RULES_H_
