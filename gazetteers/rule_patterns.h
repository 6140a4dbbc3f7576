// Patterns of rules as text: macros put in, groups taken out.
#ifndef BANGHI_GAZETTEERS_RULE_PATTERNS_H_
#define BANGHI_GAZETTEERS_RULE_PATTERNS_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace banghi {

// `pattern` with every `{name}` (a letter after the brace, unlike `{1,2}` and `\p{L}`) replaced by that macro, as a
// group of its own. `error` tells of a name that is not in `macros`, a brace that nothing closes, and of `\C`, which
// would match within a letter.
std::string ExpandMacros(absl::string_view pattern, const absl::flat_hash_map<std::string, std::string>& macros,
                         std::string* error);

// `pattern` with its named and numbered groups made non-capturing, so that several patterns with groups of the same
// name can stand in one.
std::string WithoutGroups(absl::string_view pattern);

// Whether the group `name` is all of `pattern`, and the only one with a name.
bool IsOneGroup(absl::string_view pattern, absl::string_view name);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULE_PATTERNS_H_
