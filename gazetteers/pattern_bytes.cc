#include "gazetteers/pattern_bytes.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "gazetteers/pattern_tree.h"

namespace banghi {
namespace {

constexpr size_t kMaxStates = 500'000;

class Builder {
 public:
  Builder(const PatternTree& tree, PatternBytes& out) : tree_(tree), out_(out), high_(SetOf(HighBytes())) {}

  bool Run() {
    for (const std::bitset<256>& set : tree_.sets) sets_.push_back(SetOf(set));
    const uint32_t accept = AddState({PatternBytes::Kind::kAccept, 0, 0, static_cast<uint32_t>(out_.starts.size()), 0});
    out_.starts.push_back(Build(tree_.root, accept));
    out_.exact.push_back(tree_.exact);
    return !failed_;
  }

 private:
  static std::bitset<256> HighBytes() {
    std::bitset<256> high;
    for (size_t byte = 0x80; byte < high.size(); ++byte) high.set(byte);
    return high;
  }

  uint16_t SetOf(const std::bitset<256>& set) {
    const auto known = std::find(out_.sets.begin(), out_.sets.end(), set);
    const size_t index = static_cast<size_t>(known - out_.sets.begin());
    if (known == out_.sets.end()) out_.sets.push_back(set);
    if (index > std::numeric_limits<uint16_t>::max()) failed_ = true;
    return static_cast<uint16_t>(index);
  }

  uint32_t AddState(PatternBytes::State state) {
    if (out_.states.size() >= kMaxStates) failed_ = true;
    if (!failed_) out_.states.push_back(state);
    return static_cast<uint32_t>(out_.states.size() - 1);
  }
  uint32_t Fork(uint32_t one, uint32_t another) { return AddState({PatternBytes::Kind::kFork, 0, 0, one, another}); }
  uint32_t Take(uint16_t set, uint32_t next) { return AddState({PatternBytes::Kind::kSet, 0, set, next, 0}); }

  // The state at which the part `node` begins, whose end goes on at `next`.
  uint32_t Build(uint32_t node, uint32_t next) {
    const PatternNode& n = tree_.nodes[node];
    switch (n.kind) {
      case PatternNode::Kind::kEmpty:
        return next;
      case PatternNode::Kind::kByte:
        return AddState({PatternBytes::Kind::kByte, n.byte, 0, next, 0});
      case PatternNode::Kind::kClass:
        return BuildClass(n, next);
      case PatternNode::Kind::kSequence:
        for (auto part = n.parts.rbegin(); part != n.parts.rend(); ++part) next = Build(*part, next);
        return next;
      case PatternNode::Kind::kChoice: {
        uint32_t start = Build(n.parts.back(), next);
        for (auto part = std::next(n.parts.rbegin()); part != n.parts.rend(); ++part)
          start = Fork(Build(*part, next), start);
        return start;
      }
      case PatternNode::Kind::kRepeat:
        return BuildRepeat(n, next);
      case PatternNode::Kind::kGroup:
        return Build(n.parts[0], next);
    }
    return next;
  }

  uint32_t BuildClass(const PatternNode& n, uint32_t next) {
    const uint32_t ascii = Take(sets_[n.set], next);
    if (!n.beyond) return ascii;
    // Any number of bytes beyond ASCII: a character, or several.
    const uint32_t more = Fork(next, 0);
    const uint32_t high = Take(high_, more);
    if (!failed_) out_.states[more].another = high;
    return Fork(ascii, high);
  }

  uint32_t BuildRepeat(const PatternNode& n, uint32_t next) {
    int least = n.least;
    if (n.most == kUnbounded) {
      const uint32_t again = Fork(next, 0);
      const uint32_t body = Build(n.parts[0], again);
      if (!failed_) out_.states[again].another = body;
      next = least == 0 ? again : body;
      least = std::max(0, least - 1);
    }
    for (int i = n.most; i > n.least && !failed_; --i) next = Fork(Build(n.parts[0], next), next);
    for (int i = 0; i < least && !failed_; ++i) next = Build(n.parts[0], next);
    return next;
  }

  const PatternTree& tree_;
  PatternBytes& out_;
  bool failed_ = false;
  const uint16_t high_;         // the set of bytes beyond ASCII
  std::vector<uint16_t> sets_;  // the tree's, in out_
};

}  // namespace

bool AddPatternBytes(absl::string_view pattern, PatternBytes& automaton) {
  PatternTree tree;
  return ReadPatternTree(pattern, tree) && Builder(tree, automaton).Run();
}

}  // namespace banghi
