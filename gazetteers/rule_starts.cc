#include "gazetteers/rule_starts.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "gazetteers/pattern_bytes.h"

namespace banghi {
namespace {

// More are made of rules that can begin in ever more ways; what lies beyond is then taken as a match.
constexpr size_t kMaxStates = 32'768;
constexpr size_t kMaxOwnWords = 20'000;

}  // namespace

// The subset construction, which goes no further than to the first byte that completes a match.
class RuleStarts::Compiler {
 public:
  Compiler(const PatternBytes& automaton, RuleStarts& out)
      : automaton_(automaton), out_(out), seen_(automaton.states.size()) {}

  void Run() {
    subsets_.assign(2, {});  // kNo, kYes
    out_.states_.resize(2);
    out_.rows_.push_back({});  // all kNo
    out_.start_ = StateOf({automaton_.start});
    for (size_t state = 2; state < subsets_.size(); ++state) Expand(static_cast<uint16_t>(state));
    FindUsualWord();
  }

 private:
  const PatternBytes::State& At(uint32_t s) const { return automaton_.states[s]; }

  void Expand(uint16_t state) {
    std::vector<std::pair<uint8_t, uint32_t>> singles;  // byte, state of the automaton it leads to
    std::vector<uint32_t> sets;                         // states of the automaton that take many bytes
    for (const uint32_t s : subsets_[state]) {
      if (At(s).kind == PatternBytes::Kind::kSet) sets.push_back(s);
      if (At(s).kind == PatternBytes::Kind::kByte) singles.emplace_back(At(s).byte, At(s).next);
    }
    std::sort(singles.begin(), singles.end());
    uint16_t row = RowOf(sets);
    const uint32_t first = static_cast<uint32_t>(out_.bytes_.size());
    for (size_t i = 0; i < singles.size();) {
      const uint8_t byte = singles[i].first;
      FindTargets(sets, byte, targets_);
      for (; i < singles.size() && singles[i].first == byte; ++i) targets_.push_back(singles[i].second);
      const uint16_t to = StateOf(targets_);
      out_.bytes_.push_back(byte);
      out_.next_.push_back(to);
    }
    if (out_.bytes_.size() - first >= kManyBytes) row = OwnRow(row, first);
    out_.states_[state] = {first, static_cast<uint16_t>(out_.bytes_.size() - first), row};
  }

  // A copy of `row` that has the bytes from `first` on in it.
  uint16_t OwnRow(uint16_t row, uint32_t first) {
    out_.rows_.push_back(Row(out_.rows_[row]));
    for (size_t i = first; i < out_.bytes_.size(); ++i) out_.rows_.back()[out_.bytes_[i]] = out_.next_[i];
    out_.bytes_.resize(first);
    out_.next_.resize(first);
    return static_cast<uint16_t>(out_.rows_.size() - 1);
  }

  void FindTargets(const std::vector<uint32_t>& sets, size_t byte, std::vector<uint32_t>& targets) const {
    targets.clear();
    for (const uint32_t s : sets) {
      if (automaton_.sets[At(s).set][byte]) targets.push_back(At(s).next);
    }
  }

  uint16_t RowOf(const std::vector<uint32_t>& sets) {
    if (sets.empty()) return 0;
    const auto [known, is_new] = row_ids_.try_emplace(sets, static_cast<uint16_t>(out_.rows_.size()));
    const uint16_t id = known->second;
    if (!is_new) return id;
    Row row{};
    std::vector<uint32_t> before;  // what the byte before leads to, mostly the same
    for (size_t byte = 0; byte < row.size(); ++byte) {
      FindTargets(sets, byte, targets_);
      if (targets_ == before) {
        row[byte] = byte == 0 ? kNo : row[byte - 1];
      } else {
        row[byte] = StateOf(targets_);
        before.swap(targets_);
      }
    }
    out_.rows_.push_back(row);
    return id;
  }

  static bool InWord(size_t byte) { return byte >= 0x80 || absl::ascii_isalpha(static_cast<unsigned char>(byte)); }

  // The state that most letters lead to, from which every other letter leads back to it.
  void FindUsualWord() {
    if (out_.start_ <= kYes) return;
    std::map<uint16_t, int> times;
    for (size_t byte = 0; byte < 256; ++byte) times[out_.Next(out_.start_, static_cast<uint8_t>(byte))] += InWord(byte);
    const uint16_t usual = std::max_element(times.begin(), times.end(), [](const auto& a, const auto& b) {
                             return a.second < b.second;
                           })->first;
    if (usual <= kYes) return;
    for (size_t byte = 0; byte < 256; ++byte) {
      if (InWord(byte) && out_.Next(usual, static_cast<uint8_t>(byte)) != usual) return;
    }
    std::string word;
    if (MarkOwnWords(out_.start_, usual, word)) out_.usual_ = usual;
  }

  // Marks the words that begin with `word`, which leads to `state`, and do not lead to the usual one. False where they
  // are too many.
  bool MarkOwnWords(uint16_t state, uint16_t usual, std::string& word) {
    if (!word.empty()) out_.own_words_.set(SlotOf(word));
    if (word.size() == kWordBytes) return ++own_words_ < kMaxOwnWords;
    for (size_t byte = 0; byte < 256; ++byte) {
      if (!InWord(byte)) continue;
      const uint16_t next = state <= kYes ? state : out_.Next(state, static_cast<uint8_t>(byte));
      if (next == usual) continue;
      word.push_back(static_cast<char>(byte));
      const bool few = next <= kYes ? false : MarkOwnWords(next, usual, word);
      word.pop_back();
      if (!few) return false;
    }
    return true;
  }

  // The state that stands for being at all of `from`.
  uint16_t StateOf(const std::vector<uint32_t>& from) {
    const auto [known, is_new] = ids_.try_emplace(from, kNo);
    if (is_new) {
      FindReached(from);
      known->second = StateOfReached();
    }
    return known->second;
  }

  uint16_t StateOfReached() {
    if (reached_.empty()) return kNo;
    if (At(reached_[0]).kind == PatternBytes::Kind::kAccept || subsets_.size() == kMaxStates) return kYes;
    const uint16_t next = static_cast<uint16_t>(subsets_.size());
    const auto [known, is_new] = subset_ids_.try_emplace(reached_, next);
    if (!is_new) return known->second;
    subsets_.push_back(reached_);
    out_.states_.emplace_back();
    return next;
  }

  // Makes reached_: the states that are reached from `from` without a byte and take one, in order; or one that accepts,
  // alone.
  void FindReached(const std::vector<uint32_t>& from) {
    ++visit_;
    open_ = from;
    reached_.clear();
    while (!open_.empty()) {
      const uint32_t s = open_.back();
      open_.pop_back();
      if (seen_[s] == visit_) continue;
      seen_[s] = visit_;
      if (At(s).kind == PatternBytes::Kind::kAccept) return reached_.assign(1, s);
      if (At(s).kind == PatternBytes::Kind::kFork) {
        open_.push_back(At(s).next);
        open_.push_back(At(s).another);
      } else {
        reached_.push_back(s);
      }
    }
    std::sort(reached_.begin(), reached_.end());
  }

  const PatternBytes& automaton_;
  RuleStarts& out_;
  std::vector<std::vector<uint32_t>> subsets_;  // per state
  absl::flat_hash_map<std::vector<uint32_t>, uint16_t> ids_, subset_ids_, row_ids_;
  std::vector<uint32_t> seen_;  // per state of the automaton, the visit that saw it last
  uint32_t visit_ = 0;
  std::vector<uint32_t> targets_, open_, reached_;  // of the step at hand
  size_t own_words_ = 0;
};

RuleStarts::RuleStarts(absl::string_view pattern) {
  PatternBytes automaton;
  if (ReadPatternBytes(pattern, automaton)) Compiler(automaton, *this).Run();
}

}  // namespace banghi
