// Rules that are data: gazetteers/data/rules/*.textproto, read, compiled and proven by their own examples.
#ifndef BANGHI_GAZETTEERS_RULES_H_
#define BANGHI_GAZETTEERS_RULES_H_

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "gazetteers/check_report.h"
#include "gazetteers/rule_pattern.h"
#include "text/span.h"

namespace banghi {

class RuleAutomaton;

// A form in which dates are written (rules/dates.textproto): an RE2 pattern over lower-cased normalised text whose
// named groups say what each part is (`day`, `month`, `year`, `part`, ...); `span` is the part that is the mention
// where the pattern needs context.
struct DateRule {
  std::string id;                              // "dates/day-month"
  std::shared_ptr<const RulePattern> pattern;  // leftmost-longest; UTF-8
  // All of it is the group `none`, and the automaton is exact: what it leads to is no date, without asking RE2.
  bool takes_away = false;
};

struct DateRules {
  std::vector<DateRule> rules;                     // in order: of two that match the same stretch the first counts
  std::shared_ptr<const RuleAutomaton> automaton;  // of all of them: where which of them may match; null without rules
  // All of them as one pattern without groups, leftmost-longest: finds where to look what the automaton does not know;
  // null where that is nothing.
  std::shared_ptr<const re2::RE2> any_of;
};

// Reads `text` (a textproto of gazetteers/rules.proto) and appends faults: pattern that does not compile, macro that is
// not known, an example that does not match or a counter-example that does. `file` ("rules/dates.textproto") names
// them. `prove`: whether to try macros and examples; what is compiled into the program is proven by its tests, and not
// again at every start.
DateRules ReadDateRules(absl::string_view file, absl::string_view text, CheckReport& report, bool prove = true);

// `text` in lower case, letter for letter: a letter whose lower case has another length in UTF-8 (`İ`) stays, so that
// offsets in the result are offsets in `text`.
std::string LowerCased(absl::string_view text);
// The same of a part of a text that is held already.
void LowerCase(absl::Span<char> text);

// Whether no letter or digit of any script goes on over `offset` of valid UTF-8 (RE2's \b knows ASCII only).
bool IsBoundary(absl::string_view text, uint32_t offset);

// Finds the first match of `pattern` in `text` from `from` on that begins and ends at boundaries, the longest of those
// that begin there. `groups` (may be empty, at most the whole match and the pattern's submatches) are set to views of
// `text`; a group that took no part has no data(). `pattern` must be leftmost-longest, as all in DateRules are.
bool FindBounded(const re2::RE2& pattern, absl::string_view text, uint32_t from, absl::Span<absl::string_view> groups,
                 Span* match);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULES_H_
