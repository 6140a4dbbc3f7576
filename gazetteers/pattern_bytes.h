// RE2 patterns as one automaton over bytes that accepts at least what each of them matches. Internal to gazetteers/.
//
// It is wider than the patterns where that costs little (pattern_tree.h), so it can tell where no match begins or ends,
// and never that one does.
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
    uint16_t set = 0;      // kSet: index into `sets`
    uint32_t next = 0;     // kByte, kSet, kFork; kAccept: which pattern it is the end of
    uint32_t another = 0;  // kFork
  };
  std::vector<State> states;
  std::vector<std::bitset<256>> sets;
  std::vector<uint32_t> starts;  // of each pattern
  std::vector<bool> exact;       // of each pattern: it accepts no more than that matches
};

// Appends `pattern`. False where it uses what this does not read (flags such as `(?i)`), or the whole is too large.
bool AddPatternBytes(absl::string_view pattern, PatternBytes& automaton);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_PATTERN_BYTES_H_
