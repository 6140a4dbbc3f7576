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

const RulePattern::Form& RulePattern::Compile() const {
  const std::lock_guard lock(mutex_);
  if (form_ != nullptr) return *form_;
  auto form = std::make_unique<Form>();
  form->re2 = std::make_unique<const re2::RE2>(text_, Options());
  for (const auto& [index, name] : form->re2->CapturingGroupNames()) {
    if (const DateGroup group = FindDateGroup(name); group != DateGroup::kOther) form->groups.push_back({index, group});
  }
  form_ = std::move(form);
  compiled_.store(form_.get(), std::memory_order_release);
  return *form_;
}

}  // namespace banghi
