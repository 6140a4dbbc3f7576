// What the named groups of a pattern took of a text that it matches as a whole, told as RE2 tells it for a pattern that
// is leftmost-longest, in a fraction of the time. Internal to gazetteers/.
//
// RE2 tries the first of several ways before the others, and more before less. So does this: it walks the pattern and
// turns back where a way leads nowhere, but goes no way twice, so that time stays bounded by pattern times text. The
// next byte tells most ways of a choice between words apart, so that there is seldom one to turn back to.
#ifndef BANGHI_GAZETTEERS_PATTERN_SPLITTER_H_
#define BANGHI_GAZETTEERS_PATTERN_SPLITTER_H_

#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/optional.h"
#include "gazetteers/pattern_tree.h"

namespace banghi {

class PatternSplitter {
 public:
  // Empty where only RE2 can tell: of what pattern_tree.h does not read to the letter, and of rare repetitions.
  static absl::optional<PatternSplitter> Make(absl::string_view pattern);

  // Of groups that have a name, in the order in which they open in the pattern.
  const std::vector<std::string>& names() const { return names_; }

  // Where a group began and ended; kNowhere where it took no part.
  static constexpr uint32_t kNowhere = ~uint32_t{0};
  struct Stretch {
    uint32_t begin = kNowhere, end = kNowhere;
  };
  using Stretches = absl::InlinedVector<Stretch, 64>;

  // Whether the pattern matches all of `text`; then what each of names() took, else nothing of use.
  bool Split(absl::string_view text, Stretches& groups) const;

 private:
  friend class PatternSplitterBuilder;
  enum class Kind : uint8_t { kText, kSet, kFork, kOpen, kClose, kEnd };
  struct Step {
    Kind kind = Kind::kEnd;
    uint32_t next = 0;
    uint32_t begin = 0, size = 0;  // kText: where in text_
    uint32_t index = 0;            // kSet: in sets_; kFork: which one it is; kOpen, kClose: which group
    uint32_t another = 0;          // kFork: the step to try when all from `next` on has failed
    uint32_t first = 0;            // in firsts_
  };
  // The bytes with which a text may go on, and kEndOfText where it may end.
  static constexpr size_t kEndOfText = 256;
  using First = std::bitset<kEndOfText + 1>;
  class Walk;

  PatternSplitter() = default;

  std::vector<Step> steps_;
  std::vector<std::bitset<256>> sets_;
  std::vector<First> firsts_;  // all that are different
  std::string text_;
  std::vector<std::string> names_;
  uint32_t start_ = 0, forks_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_PATTERN_SPLITTER_H_
