// Rules that are data: gazetteers/data/rules/*.textproto, read, compiled and proven by their own examples.
#ifndef BANGHI_GAZETTEERS_RULES_H_
#define BANGHI_GAZETTEERS_RULES_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gazetteers/check_report.h"

namespace re2 {
class RE2;
}

namespace banghi {

// A form in which dates are written (rules/dates.textproto): an RE2 pattern over lower-cased normalised text whose named groups say
// what each part is (`day`, `month`, `year`, `part`, ...); `span` is the part that is the mention where the pattern needs context.
struct DateRule {
  std::string id;  // "dates/day-month"
  std::shared_ptr<const re2::RE2> pattern;
};

struct DateRules {
  std::vector<DateRule> rules;               // in order: of two that match the same stretch the first counts
  std::shared_ptr<const re2::RE2> any_of;    // all of them as one pattern, leftmost-longest: finds where to look
};

// Reads `text` (a textproto of gazetteers/rules.proto) and appends faults: pattern that does not compile, unknown group, an example that
// does not match or a counter-example that does.
DateRules ReadDateRules(absl::string_view file, absl::string_view text, CheckReport& report);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULES_H_
