// An RE2 pattern as a tree of bytes, classes, sequences, choices, repetitions and groups. Internal to gazetteers/.
//
// It stands for at least the texts that the pattern matches: a class that tells characters beyond ASCII otherwise than
// one by one takes any of them, and `^`, `$` and `\b` always hold.
#ifndef BANGHI_GAZETTEERS_PATTERN_TREE_H_
#define BANGHI_GAZETTEERS_PATTERN_TREE_H_

#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

inline constexpr int kUnbounded = -1;

struct PatternNode {
  enum class Kind : uint8_t { kEmpty, kByte, kClass, kSequence, kChoice, kRepeat, kGroup };
  Kind kind = Kind::kEmpty;
  uint8_t byte = 0;
  bool beyond = false;          // kClass: takes characters beyond ASCII
  uint32_t set = 0;             // kClass: index into the sets, of its ASCII characters
  int least = 0, most = 0;      // kRepeat; most may be kUnbounded
  std::string name;             // kGroup
  std::vector<uint32_t> parts;  // kSequence, kChoice (one at least), kRepeat and kGroup (one): indices of nodes
};

struct PatternTree {
  std::vector<PatternNode> nodes;
  std::vector<std::bitset<256>> sets;
  uint32_t root = 0;
  bool exact = true;       // it stands for no others
  bool reluctant = false;  // some repetition is to take as little as it can

  // The index of `set`, which is added where it is not there.
  uint32_t SetIndex(const std::bitset<256>& set);
};

// False where `pattern` uses what this does not read (flags such as `(?i)`).
bool ReadPatternTree(absl::string_view pattern, PatternTree& tree);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_PATTERN_TREE_H_
