#include "gazetteers/pattern_splitter.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "absl/types/span.h"

namespace banghi {

// Lays a tree out from its end to its beginning.
class PatternSplitterBuilder {
 public:
  PatternSplitterBuilder(const PatternTree& tree, PatternSplitter& out) : tree_(tree), out_(out) {}

  bool Run() {
    out_.sets_ = tree_.sets;
    NameGroups(tree_.root);
    out_.start_ = Build(tree_.root, Add({}));
    if (!failed_) FindFirsts();
    return !failed_;
  }

 private:
  using Step = PatternSplitter::Step;
  using First = PatternSplitter::First;
  using Kind = PatternSplitter::Kind;
  static constexpr size_t kMaxSteps = 10'000;

  uint32_t Add(Step step) {
    if (out_.steps_.size() == kMaxSteps) failed_ = true;
    if (!failed_) out_.steps_.push_back(step);
    return static_cast<uint32_t>(out_.steps_.size() - 1);
  }
  uint32_t Fork(uint32_t first, uint32_t another) { return Add({Kind::kFork, first, 0, 0, out_.forks_++, another, 0}); }

  // RE2 does not allow a name twice.
  void NameGroups(uint32_t node) {
    const PatternNode& n = tree_.nodes[node];
    if (n.kind == PatternNode::Kind::kGroup) out_.names_.push_back(n.name);
    for (const uint32_t part : n.parts) NameGroups(part);
  }
  uint32_t GroupOf(const PatternNode& n) const {
    return static_cast<uint32_t>(std::find(out_.names_.begin(), out_.names_.end(), n.name) - out_.names_.begin());
  }

  bool MayBeEmpty(uint32_t node) const {
    const PatternNode& n = tree_.nodes[node];
    const auto empty = [this](uint32_t part) { return MayBeEmpty(part); };
    switch (n.kind) {
      case PatternNode::Kind::kByte:
      case PatternNode::Kind::kClass:
        return false;
      case PatternNode::Kind::kChoice:
        return std::any_of(n.parts.begin(), n.parts.end(), empty);
      case PatternNode::Kind::kRepeat:
        return n.least == 0 || MayBeEmpty(n.parts[0]);
      default:
        return std::all_of(n.parts.begin(), n.parts.end(), empty);
    }
  }

  // The step with which `node` begins, where `next` follows it.
  uint32_t Build(uint32_t node, uint32_t next) {
    const PatternNode& n = tree_.nodes[node];
    switch (n.kind) {
      case PatternNode::Kind::kEmpty:
        return next;
      case PatternNode::Kind::kByte:
        return BuildText({node}, next);
      case PatternNode::Kind::kClass:
        return Add({Kind::kSet, next, 0, 0, n.set, 0, 0});
      case PatternNode::Kind::kSequence:
        return BuildSequence(n.parts, next);
      case PatternNode::Kind::kChoice: {
        uint32_t start = Build(n.parts.back(), next);
        for (auto part = std::next(n.parts.rbegin()); part != n.parts.rend(); ++part) {
          start = Fork(Build(*part, next), start);
        }
        return start;
      }
      case PatternNode::Kind::kRepeat:
        return BuildRepeat(n, next);
      case PatternNode::Kind::kGroup: {
        const uint32_t close = Add({Kind::kClose, next, 0, 0, GroupOf(n), 0, 0});
        return Add({Kind::kOpen, Build(n.parts[0], close), 0, 0, GroupOf(n), 0, 0});
      }
    }
    return next;
  }

  // Letters that stand side by side become one step.
  uint32_t BuildSequence(absl::Span<const uint32_t> parts, uint32_t next) {
    while (!parts.empty()) {
      size_t before = parts.size();
      while (before > 0 && IsText(parts[before - 1])) --before;
      const bool text = before < parts.size();
      if (!text) --before;
      next = text ? BuildText(parts.subspan(before), next) : Build(parts[before], next);
      parts = parts.first(before);
    }
    return next;
  }
  // A byte, or a character of several.
  bool IsText(uint32_t node) const {
    const PatternNode& n = tree_.nodes[node];
    const auto is_text = [this](uint32_t part) { return IsText(part); };
    return n.kind == PatternNode::Kind::kByte ||
           (n.kind == PatternNode::Kind::kSequence && std::all_of(n.parts.begin(), n.parts.end(), is_text));
  }
  uint32_t BuildText(absl::Span<const uint32_t> nodes, uint32_t next) {
    const size_t begin = out_.text_.size();
    for (const uint32_t node : nodes) AppendText(node);
    if (out_.text_.size() == begin) return next;  // `(?:)`: a step without letters has none to look at
    return Add(
        {Kind::kText, next, static_cast<uint32_t>(begin), static_cast<uint32_t>(out_.text_.size() - begin), 0, 0, 0});
  }
  void AppendText(uint32_t node) {
    const PatternNode& n = tree_.nodes[node];
    if (n.kind == PatternNode::Kind::kByte) out_.text_.push_back(static_cast<char>(n.byte));
    for (const uint32_t part : n.parts) AppendText(part);
  }

  uint32_t BuildRepeat(const PatternNode& n, uint32_t next) {
    if (MayBeEmpty(n.parts[0])) failed_ = true;
    int least = n.least;
    if (n.most == kUnbounded) {
      const uint32_t again = Fork(0, next);
      const uint32_t body = Build(n.parts[0], again);
      if (!failed_) out_.steps_[again].next = body;
      next = least == 0 ? again : body;
      least = std::max(0, least - 1);
    }
    const uint32_t behind = next;
    for (int i = n.most; i > n.least && !failed_; --i) next = Fork(Build(n.parts[0], next), behind);
    for (int i = 0; i < least && !failed_; ++i) next = Build(n.parts[0], next);
    return next;
  }

  // What follows a step stands before it, but for repetitions: these take a round more.
  void FindFirsts() {
    std::vector<First> firsts(out_.steps_.size());
    for (bool changed = true; changed;) {
      changed = false;
      for (size_t step = 0; step < firsts.size(); ++step) {
        const First first = FirstOf(out_.steps_[step], firsts);
        changed |= first != firsts[step];
        firsts[step] = first;
      }
    }
    for (size_t step = 0; step < firsts.size(); ++step) {
      auto known = std::find(out_.firsts_.begin(), out_.firsts_.end(), firsts[step]);
      if (known == out_.firsts_.end()) known = out_.firsts_.insert(known, firsts[step]);
      out_.steps_[step].first = static_cast<uint32_t>(known - out_.firsts_.begin());
    }
  }
  First FirstOf(const Step& step, const std::vector<First>& firsts) const {
    First first;
    switch (step.kind) {
      case Kind::kText:
        return first.set(static_cast<uint8_t>(out_.text_[step.begin]));
      case Kind::kSet:
        for (size_t byte = 0; byte < PatternSplitter::kEndOfText; ++byte) first[byte] = out_.sets_[step.index][byte];
        return first;
      case Kind::kFork:
        return firsts[step.next] | firsts[step.another];
      case Kind::kOpen:
      case Kind::kClose:
        return firsts[step.next];
      case Kind::kEnd:
        return first.set(PatternSplitter::kEndOfText);
    }
    return first;
  }

  const PatternTree& tree_;
  PatternSplitter& out_;
  bool failed_ = false;
};

absl::optional<PatternSplitter> PatternSplitter::Make(absl::string_view pattern) {
  PatternTree tree;
  PatternSplitter splitter;
  if (!ReadPatternTree(pattern, tree) || !tree.exact || tree.reluctant) return absl::nullopt;
  if (!PatternSplitterBuilder(tree, splitter).Run()) return absl::nullopt;
  return splitter;
}

// One walk over a pattern and a text.
class PatternSplitter::Walk {
 public:
  Walk(const PatternSplitter& pattern, absl::string_view text, Stretches& groups)
      : pattern_(pattern), text_(text), size_(static_cast<uint32_t>(text.size())), groups_(groups) {}

  bool Run() {
    uint32_t step = pattern_.start_;
    for (;;) {
      const Step& here = pattern_.steps_[step];
      if (here.kind == Kind::kEnd && at_ == size_) return true;
      if (here.kind == Kind::kFork) {
        if (Choose(here, &step)) continue;
      } else if (Take(here)) {
        step = here.next;
        continue;
      }
      if (!Return(&step)) return false;
    }
  }

 private:
  // What is to be done where a way led nowhere.
  struct Turn {
    uint32_t step = kNowhere;  // goes on here, at `at`; kNowhere: gives `group` back what it had
    uint32_t at = 0;
    uint32_t group = 0;
    Stretch had;
  };

  // False where the next byte tells that `step` leads nowhere.
  bool MayBegin(uint32_t step) const {
    const size_t next = at_ < size_ ? static_cast<uint8_t>(text_[at_]) : kEndOfText;
    return pattern_.firsts_[pattern_.steps_[step].first][next];
  }

  // Where to go from `fork`; false where that leads nowhere.
  bool Choose(const Step& fork, uint32_t* step) {
    const bool choice = MayBegin(fork.next) && MayBegin(fork.another);
    // With no turn to go back to, this is the first time here.
    if ((choice || !turns_.empty()) && Tried(fork)) return false;
    if (choice) turns_.push_back({fork.another, at_, 0, {}});
    *step = MayBegin(fork.next) ? fork.next : fork.another;
    return true;
  }
  // Whether the walk has come by `fork` here before.
  bool Tried(const Step& fork) {
    if (tried_.empty()) tried_.resize(pattern_.forks_ * (size_t{size_} + 1));
    return std::exchange(tried_[fork.index * (size_t{size_} + 1) + at_], true);
  }

  // Whether `step` can be taken at at_, which then is behind it.
  bool Take(const Step& step) {
    switch (step.kind) {
      case Kind::kText:
        if (size_ - at_ < step.size || std::memcmp(&text_[at_], &pattern_.text_[step.begin], step.size) != 0)
          return false;
        at_ += step.size;
        return true;
      case Kind::kSet:
        return at_ < size_ && pattern_.sets_[step.index][static_cast<uint8_t>(text_[at_++])];
      case Kind::kOpen:
      case Kind::kClose: {
        Stretch& group = groups_[step.index];
        if (!turns_.empty()) turns_.push_back({kNowhere, 0, step.index, group});
        (step.kind == Kind::kOpen ? group.begin : group.end) = at_;
        return true;
      }
      case Kind::kFork:  // Choose
      case Kind::kEnd:
        return false;
    }
    return false;
  }

  // Back to where another way is left; false where none is.
  bool Return(uint32_t* step) {
    while (!turns_.empty()) {
      const Turn turn = turns_.back();
      turns_.pop_back();
      if (turn.step != kNowhere) {
        *step = turn.step;
        at_ = turn.at;
        return true;
      }
      groups_[turn.group] = turn.had;
    }
    return false;
  }

  const PatternSplitter& pattern_;
  const absl::string_view text_;
  const uint32_t size_;
  Stretches& groups_;
  uint32_t at_ = 0;
  absl::InlinedVector<bool, 2048> tried_;  // of each fork, each place; empty until there is a choice
  absl::InlinedVector<Turn, 32> turns_;
};

bool PatternSplitter::Split(absl::string_view text, Stretches& groups) const {
  groups.assign(names_.size(), Stretch());
  return Walk(*this, text, groups).Run();
}

}  // namespace banghi
