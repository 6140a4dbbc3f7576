// Where rules may match: all of them as one automaton, walked once along a text, instead of RE2 rule by rule.
#ifndef BANGHI_GAZETTEERS_RULE_AUTOMATON_H_
#define BANGHI_GAZETTEERS_RULE_AUTOMATON_H_

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "gazetteers/edge_table.h"

namespace banghi {

// A deterministic automaton over the bytes of lower-case text, worked out as a whole when it is made. It accepts at
// least what the patterns match (see pattern_bytes.h). Immutable and safe to share.
class RuleAutomaton {
 public:
  using State = EdgeTable::State;
  static constexpr uint8_t kAsciiEnd = 0x80;
  static constexpr State kDead = EdgeTable::kNowhere;  // nothing matches, whatever follows
  static constexpr State kUnknown = 1;                 // not worked out: anything may match

  // Of patterns that it cannot read, or that make too many states, all of it or the rest is unknown.
  explicit RuleAutomaton(const std::vector<absl::string_view>& patterns);

  State start() const { return start_; }
  bool complete() const { return complete_; }  // there is no way to kUnknown

  State Walk(State state, absl::string_view bytes) const {
    for (const char byte : bytes) {
      if (state <= kUnknown) break;
      state = Next(state, static_cast<uint8_t>(byte));
    }
    return state;
  }
  // Most words are none that a rule has as its own: as the first one they lead to the same state, so that they need not
  // be read. `hash`: of the folded form (Token::hash).
  bool TakesAsAnyWord(uint32_t hash) const { return !own_words_[hash % kSlots]; }
  State BehindAnyWord() const { return usual_; }
  static uint64_t BitOf(uint32_t value) { return uint64_t{1} << (value % 64); }

  // Words as two bits of their hashes: together these nearly always tell what is not there.
  struct Words {
    uint64_t bits = 0, other_bits = 0;

    static uint64_t OtherBitOf(uint32_t hash) { return BitOf(hash >> 16); }
    void Add(uint32_t hash) {
      bits |= BitOf(hash);
      other_bits |= OtherBitOf(hash);
    }
    void Add(const Words& words) {
      bits |= words.bits;
      other_bits |= words.other_bits;
    }
    bool Have(uint32_t hash) const { return (bits >> (hash % 64) & other_bits >> ((hash >> 16) % 64) & 1) != 0; }
    static Words All() { return {~uint64_t{0}, ~uint64_t{0}}; }
  };

  // What may stand behind a word with which a rule begins, that it may go on or end; bytes as bits of BitOf. Most often
  // that does not stand there, and nothing need be walked.
  struct Behind {
    uint64_t glued = ~uint64_t{0};  // right behind it, of ASCII without letters
    uint64_t bytes = ~uint64_t{0};  // behind it and a space
    Words words = Words::All();     // where that is a word

    // Right behind it `byte`, which is no letter; a space and `byte`; a space and the word of `next_hash`.
    bool GoesOnWith(char byte) const {
      const auto code = static_cast<uint8_t>(byte);
      return ((glued >> (code % 64) & 1) | static_cast<uint64_t>(code >= kAsciiEnd)) != 0;
    }
    bool GoesOnBefore(char byte) const { return (bytes & BitOf(static_cast<uint8_t>(byte))) != 0; }
    bool GoesOnBeforeWord(uint32_t next_hash) const { return words.Have(next_hash); }
  };
  const Behind& BehindWord(uint32_t hash) const { return behinds_[behind_of_[hash % kBehindSlots]]; }

  bool Accepts(State state) const { return is_accepting_[state]; }
  // The rules (indices, in order) that may match what led to `state`.
  absl::Span<const uint16_t> RulesAt(State state) const;

  // Whether `rule` matches all that it may match; else RE2 must be asked.
  bool IsExact(size_t rule) const { return exact_[rule]; }

 private:
  friend class RuleAutomatonBuilder;
  static constexpr size_t kSlots = 65536, kBehindSlots = 16384;
  State Next(State state, uint8_t byte) const { return edges_.Next(state, kind_of_byte_[byte]); }

  // The rules of an accepting state: rules_[begin] up to where those of the next one begin.
  struct Accepting {
    State state;
    uint32_t begin;
  };

  std::array<uint8_t, 256> kind_of_byte_{};  // bytes of one kind always lead to one state
  EdgeTable edges_;
  std::vector<bool> is_accepting_;    // by state
  std::vector<Accepting> accepting_;  // in order of state, and the end
  std::vector<uint16_t> rules_;       // of all accepting states
  std::bitset<kSlots> own_words_;     // by hash
  std::vector<bool> exact_;           // by rule
  State usual_ = kUnknown;
  std::vector<Behind> behinds_ = {Behind()};          // all that are different; the first one is anything
  std::array<uint8_t, kBehindSlots> behind_of_ = {};  // by hash of a word, index into behinds_
  State start_ = kUnknown;
  bool complete_ = false;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULE_AUTOMATON_H_
