// An RE2 pattern as an automaton over bytes that accepts at least what the pattern matches. Internal to gazetteers/.
//
// It is wider than the pattern where that costs little (pattern_tree.h), so it can tell where no match begins, and
// never that one does.
#ifndef BANGHI_GAZETTEERS_PATTERN_BYTES_H_
#define BANGHI_GAZETTEERS_PATTERN_BYTES_H_

#include <bitset>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// Thompson's construction: a state takes a byte, forks without one, or accepts.
struct PatternBytes {
  enum class Kind : uint8_t { kByte, kSet, kFork, kAccept };
  struct State {
    Kind kind = Kind::kAccept;
    uint8_t byte = 0;      // kByte
    uint32_t set = 0;      // kSet: index into `sets`
    uint32_t next = 0;     // kByte, kSet, kFork
    uint32_t another = 0;  // kFork
  };
  std::vector<State> states;
  std::vector<std::bitset<256>> sets;
  uint32_t start = 0;
};

// False where `pattern` uses what this does not read (flags such as `(?i)`), or is too large.
bool ReadPatternBytes(absl::string_view pattern, PatternBytes& automaton);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_PATTERN_BYTES_H_
