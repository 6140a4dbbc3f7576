// Where a match of one of many patterns may begin: a quick look that spares RE2 nearly every token of a text.
#ifndef BANGHI_GAZETTEERS_RULE_STARTS_H_
#define BANGHI_GAZETTEERS_RULE_STARTS_H_

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// A deterministic automaton over bytes that stops at the first byte which completes a match or rules every one out.
// Immutable and safe to share.
class RuleStarts {
 public:
  // Of a pattern that it cannot read (see pattern_bytes.h), matches may begin anywhere.
  explicit RuleStarts(absl::string_view pattern);

  // False where no match of the pattern begins at byte `begin` of `text`, whatever its end. `word_end` is the end of
  // the word that begins there (ASCII letters and bytes beyond ASCII), or `begin` where none does. Reads `text` only as
  // far as it is the beginning of a match.
  bool MayBeginAt(absl::string_view text, size_t begin, size_t word_end) const {
    uint16_t state = start_;
    if (usual_ != kNo && word_end > begin && !own_words_[SlotOf(text.substr(begin, word_end - begin))]) {
      state = usual_;
      begin = word_end;
    }
    for (; state > kYes && begin < text.size(); ++begin) state = Next(state, static_cast<uint8_t>(text[begin]));
    return state == kYes;
  }

 private:
  class Compiler;
  static constexpr uint16_t kNo = 0, kYes = 1;
  static constexpr size_t kWordBytes = 8;  // by which words are known

  static size_t SlotOf(absl::string_view word) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, word.data(), std::min(word.size(), kWordBytes));
    return bytes * 0x9E3779B97F4A7C15u >> 48;
  }
  static constexpr size_t kManyBytes = 8;  // from so many on, a state has a row of its own

  // Rules mostly go on with one letter of a word, or else as any other word does. So a state has few bytes of its own
  // and shares the row for all others.
  struct State {
    uint32_t first = 0;  // of its own bytes, in bytes_ and next_
    uint16_t count = 0;
    uint16_t row = 0;
  };
  using Row = std::array<uint16_t, 256>;

  uint16_t Next(uint16_t state, uint8_t byte) const {
    const State& s = states_[state];
    for (uint32_t i = s.first; i < s.first + s.count; ++i) {
      if (bytes_[i] == byte) return next_[i];
    }
    return rows_[s.row][byte];
  }

  // Most words are in no rule, and all of these lead to one state.
  uint16_t usual_ = kNo;          // kNo: there is no such state
  std::bitset<65536> own_words_;  // by SlotOf: words that may lead elsewhere
  std::vector<State> states_;
  std::vector<uint8_t> bytes_;
  std::vector<uint16_t> next_;
  std::vector<Row> rows_;
  uint16_t start_ = kYes;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULE_STARTS_H_
