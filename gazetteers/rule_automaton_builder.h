// Works a RuleAutomaton out. Internal to gazetteers/.
#ifndef BANGHI_GAZETTEERS_RULE_AUTOMATON_BUILDER_H_
#define BANGHI_GAZETTEERS_RULE_AUTOMATON_BUILDER_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "gazetteers/pattern_bytes.h"
#include "gazetteers/rule_automaton.h"

namespace banghi {

// The subset construction: a state of the automaton made is the set of states that the one read may be in.
class RuleAutomatonBuilder {
 public:
  // `out` is as it was made, without states.
  RuleAutomatonBuilder(const PatternBytes& read, RuleAutomaton& out);
  void Run();

 private:
  using State = uint16_t;  // in the order in which they are made; kDead and kUnknown are as there

  State Next(State state, uint8_t byte) const { return next_[state * kinds_.size() + out_.kind_of_byte_[byte]]; }
  bool Accepts(State state) const { return rules_begin_[state] != rules_begin_[state + size_t{1}]; }
  const PatternBytes::State& At(uint32_t s) const { return read_.states[s]; }

  void LayOutBehinds();
  void LayOut();
  void FindKinds();
  void Expand(State state);
  void AppendRow(State state);
  void FindTargets(uint8_t byte);
  State StateOf(const std::vector<uint32_t>& from);
  State StateOfReached();
  void FindReached(const std::vector<uint32_t>& from);
  bool FindUsualWord();
  RuleAutomaton::Behind BehindWord(State word);
  RuleAutomaton::Words WordsFrom(State state);
  bool AddWordsFrom(State state, std::string& word, RuleAutomaton::Words& words) const;
  bool MarkOwnWords(State state, State usual, std::string& word);

  const PatternBytes& read_;
  RuleAutomaton& out_;
  struct ByteKind {
    uint8_t byte;          // one of it
    uint8_t in_same_sets;  // the first kind whose bytes are
  };
  std::vector<ByteKind> kinds_;
  std::vector<State> next_;            // of each state by each kind
  std::vector<uint16_t> rules_;        // of all states
  std::vector<uint32_t> rules_begin_;  // by state, and the end
  State start_ = RuleAutomaton::kUnknown, usual_ = RuleAutomaton::kUnknown;
  std::vector<std::vector<uint32_t>> subsets_;                           // per state: those that take a byte
  absl::flat_hash_map<std::vector<uint32_t>, State> ids_;                // by those that take a byte or accept
  absl::flat_hash_map<std::vector<uint32_t>, std::vector<State>> rows_;  // by sets_
  std::vector<State> of_one_;   // by state of the one read: StateOf it alone; kUnknown where not yet known
  std::vector<uint32_t> seen_;  // by state of the one read: the visit that saw it last
  uint32_t visit_ = 0;
  size_t own_words_ = 0;
  absl::flat_hash_map<State, RuleAutomaton::Words> words_from_;
  std::vector<RuleAutomaton::Behind> behind_own_;  // by hash of a word

  // Of the step at hand.
  std::vector<std::pair<uint8_t, uint32_t>> singles_;  // byte, and where it leads
  std::vector<uint32_t> sets_, targets_, open_, reached_;
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_RULE_AUTOMATON_BUILDER_H_
