#include "gazetteers/rule_pattern.h"

#include <algorithm>
#include <cstddef>

namespace banghi {
namespace {

// Enough for the alternation of all rules over Unicode classes; RE2's own 8 MB make it fall back to the slow NFA.
constexpr int64_t kMaxMemory = 64 << 20;

}  // namespace

RulePattern::RulePattern(std::string text) : text_(std::move(text)) {}

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

bool RulePattern::Split(absl::string_view text, Span stretch, Parts& parts) const {
  absl::call_once(splitter_made_, [this] {
    splitter_.pattern = PatternSplitter::Make(text_);
    if (!splitter_.pattern.has_value()) return;
    for (const std::string& name : splitter_.pattern->names()) splitter_.groups.push_back(FindDateGroup(name));
  });
  if (!splitter_.pattern.has_value()) return SplitByRe2(text, stretch, parts);
  PatternSplitter::Stretches took;
  if (!splitter_.pattern->Split(text.substr(stretch.begin, stretch.length()), took)) return false;
  parts.clear();
  for (size_t i = 0; i < took.size(); ++i) {
    const bool tells = splitter_.groups[i] != DateGroup::kOther && took[i].begin != PatternSplitter::kNowhere;
    if (tells) parts.push_back({splitter_.groups[i], took[i].begin, took[i].end});
  }
  return true;
}

bool RulePattern::SplitByRe2(absl::string_view text, Span stretch, Parts& parts) const {
  const auto& [pattern, named] = Compiled();
  parts.clear();
  absl::InlinedVector<re2::StringPiece, 16> groups(static_cast<size_t>(pattern->NumberOfCapturingGroups()) + 1);
  if (!pattern->Match(re2::StringPiece(text.data(), text.size()), stretch.begin, stretch.end, re2::RE2::ANCHOR_BOTH,
                      groups.data(), static_cast<int>(groups.size()))) {
    return false;
  }
  for (const auto& [index, group] : named) {
    const re2::StringPiece& piece = groups[static_cast<size_t>(index)];
    if (piece.data() == nullptr) continue;  // took no part
    const uint32_t begin = static_cast<uint32_t>(piece.data() - text.data()) - stretch.begin;
    parts.push_back({group, begin, begin + static_cast<uint32_t>(piece.size())});
  }
  return true;
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
