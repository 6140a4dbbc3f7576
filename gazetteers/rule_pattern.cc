#include "gazetteers/rule_pattern.h"

#include <algorithm>
#include <cstdint>

namespace banghi {
namespace {

// Enough for the alternation of all rules over Unicode classes; RE2's own 8 MB make it fall back to the slow NFA.
constexpr int64_t kMaxMemory = 64 << 20;

}  // namespace

re2::RE2::Options RulePattern::Options() {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_longest_match(true);
  options.set_max_mem(kMaxMemory);
  return options;
}

bool RulePattern::Has(DateGroup group) const {
  const std::vector<Group>& all = groups();
  return std::any_of(all.begin(), all.end(), [group](const Group& g) { return g.group == group; });
}

const RulePattern::Form& RulePattern::Compiled() const {
  absl::call_once(once_, [this] {
    form_.re2 = std::make_unique<const re2::RE2>(text_, Options());
    for (const auto& [index, name] : form_.re2->CapturingGroupNames()) {
      if (const DateGroup group = FindDateGroup(name); group != DateGroup::kOther)
        form_.groups.push_back({index, group});
    }
  });
  return form_;
}

}  // namespace banghi
