// How rules' patterns split stretches of text: news names the same days and years all the time, and RE2 takes some
// microseconds to say what each group of a pattern took. Internal to gazetteers/.
#ifndef BANGHI_GAZETTEERS_SPLIT_MEMO_H_
#define BANGHI_GAZETTEERS_SPLIT_MEMO_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "gazetteers/rule_pattern.h"

namespace banghi {

// A table of fixed size, 60 kB: of two that meet at one place the last one stays. Of one thread.
class SplitMemo {
 public:
  // Whether the pattern of number `pattern` was asked for `words` before; then `*matches`, and `parts` where it does.
  bool Find(uint64_t pattern, absl::string_view words, bool* matches, RulePattern::Parts& parts) const {
    const Split& split = splits_[PlaceOf(pattern, words)];
    if (split.pattern != pattern || absl::string_view(split.words.data(), split.size) != words) return false;
    parts.assign(split.parts.begin(), split.parts.begin() + split.part_count);
    *matches = split.matches;
    return true;
  }

  // Nothing where there is no room for so much.
  void Add(uint64_t pattern, absl::string_view words, bool matches, const RulePattern::Parts& parts) {
    Split& split = splits_[PlaceOf(pattern, words)];
    if (words.size() > split.words.size() || parts.size() > split.parts.size()) return;
    split.pattern = pattern;
    split.size = static_cast<uint8_t>(words.copy(split.words.data(), split.words.size()));
    split.matches = matches;
    split.part_count = static_cast<uint8_t>(parts.size());
    std::copy(parts.begin(), parts.end(), split.parts.begin());
  }

 private:
  static constexpr size_t kPlaces = 512;
  static constexpr size_t kLongest = 37, kMostParts = 6;

  struct Split {
    uint64_t pattern = 0;  // 0: none
    std::array<RulePattern::Part, kMostParts> parts{};
    std::array<char, kLongest> words{};
    uint8_t size = 0, part_count = 0;
    bool matches = false;
  };

  static size_t PlaceOf(uint64_t pattern, absl::string_view words) { return absl::HashOf(pattern, words) % kPlaces; }

  std::vector<Split> splits_ = std::vector<Split>(kPlaces);
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_SPLIT_MEMO_H_
