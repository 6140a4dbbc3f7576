#include "gazetteers/rule_pattern.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "gazetteers/split_memo.h"

namespace banghi {
namespace {

// Enough for the alternation of all rules over Unicode classes; RE2's own 8 MB make it fall back to the slow NFA.
constexpr int64_t kMaxMemory = 64 << 20;

uint64_t NextNumber() {
  static std::atomic<uint64_t> last = 0;
  return ++last;
}

// Whether it may ask what stands before or behind a match. (`^` also in `[^,]`: then it is only taken to.)
bool LooksAround(absl::string_view pattern) {
  if (pattern.find_first_of("^$") != absl::string_view::npos) return true;
  for (const absl::string_view asks : {"\\b", "\\B", "\\A", "\\z"}) {
    if (pattern.find(asks) != absl::string_view::npos) return true;
  }
  return false;
}

SplitMemo& MemoOfThread() {
  static thread_local const auto memo = std::make_unique<SplitMemo>();
  return *memo;
}

}  // namespace

RulePattern::RulePattern(std::string text)
    : text_(std::move(text)), number_(NextNumber()), looks_around_(LooksAround(text_)) {}

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
  if (looks_around_) return SplitAnew(text, stretch, parts);
  SplitMemo& memo = MemoOfThread();
  const absl::string_view words = text.substr(stretch.begin, stretch.length());
  bool matches = false;
  if (memo.Find(number_, words, &matches, parts)) return matches;
  matches = SplitAnew(text, stretch, parts);
  memo.Add(number_, words, matches, parts);
  return matches;
}

bool RulePattern::SplitAnew(absl::string_view text, Span stretch, Parts& parts) const {
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
