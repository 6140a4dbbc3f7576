// A pattern of a date rule as what it asks for, one thing after the other, to tell how far a text goes with it.
#ifndef BANGHI_EXTRACTORS_EXPLAIN_PATTERN_STEPS_H_
#define BANGHI_EXTRACTORS_EXPLAIN_PATTERN_STEPS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

struct PatternStep {
  std::string written;  // as the rule has it: `{month_word}`, `quý `
  std::string pattern;  // RE2, macros put in, without named groups
  bool optional = false;
};

// The alternatives of `pattern` (of one that has none: one), each as its steps. Groups and macros without alternatives
// and repetition are looked into. `macros`: names and patterns as written, each may use those before it.
std::vector<std::vector<PatternStep>> StepsOf(absl::string_view pattern,
                                              const std::vector<std::pair<std::string, std::string>>& macros);

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_EXPLAIN_PATTERN_STEPS_H_
