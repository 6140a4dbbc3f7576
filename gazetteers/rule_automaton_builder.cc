#include "gazetteers/rule_automaton_builder.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// More are made of rules that go on in ever more ways; what lies beyond stays unknown.
constexpr size_t kMaxStates = 60'000;
constexpr size_t kMaxOwnWords = 20'000;
constexpr size_t kLongestWord = 64;  // bytes

bool InWord(size_t byte) { return byte >= 0x80 || absl::ascii_isalpha(static_cast<unsigned char>(byte)); }

}  // namespace

RuleAutomaton::RuleAutomaton(const std::vector<absl::string_view>& patterns) : exact_(patterns.size()) {
  PatternBytes read;
  for (const absl::string_view pattern : patterns) {
    if (AddPatternBytes(pattern, read)) continue;
    own_words_.set();
    is_accepting_.resize(edges_.size());
    return;
  }
  RuleAutomatonBuilder(read, *this).Run();
}

absl::Span<const uint16_t> RuleAutomaton::RulesAt(State state) const {
  const auto at = std::lower_bound(accepting_.begin(), accepting_.end(), state,
                                   [](const Accepting& a, State s) { return a.state < s; });
  if (at == accepting_.end() || at->state != state) return {};
  return absl::MakeConstSpan(rules_).subspan(at->begin, std::next(at)->begin - at->begin);
}

RuleAutomatonBuilder::RuleAutomatonBuilder(const PatternBytes& read, RuleAutomaton& out)
    : read_(read), out_(out), of_one_(read.states.size(), RuleAutomaton::kUnknown), seen_(read.states.size()) {}

void RuleAutomatonBuilder::Run() {
  FindKinds();
  out_.complete_ = true;
  out_.exact_ = read_.exact;
  subsets_.assign(2, {});  // kDead, kUnknown
  rules_begin_.assign(3, 0);
  start_ = StateOf(read_.starts);
  for (size_t state = 0; state < subsets_.size(); ++state) Expand(static_cast<State>(state));
  if (FindUsualWord()) {
    LayOutBehinds();
  } else {
    out_.own_words_.set();
  }
  LayOut();
}

// Of what may stand behind words there are few kinds. Those past what a byte can number are anything.
void RuleAutomatonBuilder::LayOutBehinds() {
  using Behind = RuleAutomaton::Behind;
  std::map<std::array<uint64_t, 4>, uint8_t> known;
  for (size_t slot = 0; slot < behind_own_.size(); ++slot) {
    const Behind& behind = behind_own_[slot];
    const std::array<uint64_t, 4> bits = {behind.glued, behind.bytes, behind.words.bits, behind.words.other_bits};
    const bool full = out_.behinds_.size() > UINT8_MAX;
    const auto same =
        full ? known.find(bits) : known.try_emplace(bits, static_cast<uint8_t>(out_.behinds_.size())).first;
    if (same == known.end()) continue;
    if (same->second == out_.behinds_.size()) out_.behinds_.push_back(behind);
    out_.behind_of_[slot] = same->second;
  }
}

// Gives the states the numbers by which their edges are found.
void RuleAutomatonBuilder::LayOut() {
  const std::vector<RuleAutomaton::State> numbers = out_.edges_.Lay(next_, kinds_.size());
  out_.start_ = numbers[start_];
  out_.usual_ = numbers[usual_];
  out_.is_accepting_.resize(out_.edges_.size());
  std::vector<std::pair<RuleAutomaton::State, State>> accepting;
  for (size_t state = 0; state < subsets_.size(); ++state) {
    if (Accepts(static_cast<State>(state))) accepting.emplace_back(numbers[state], static_cast<State>(state));
  }
  std::sort(accepting.begin(), accepting.end());
  for (const auto& [number, state] : accepting) {
    out_.is_accepting_[number] = true;
    out_.accepting_.push_back({number, static_cast<uint32_t>(out_.rules_.size())});
    out_.rules_.insert(out_.rules_.end(), rules_.begin() + rules_begin_[state],
                       rules_.begin() + rules_begin_[state + size_t{1}]);
  }
  out_.accepting_.push_back(
      {static_cast<RuleAutomaton::State>(out_.edges_.size()), static_cast<uint32_t>(out_.rules_.size())});
}

// A kind is a byte that somewhere stands by itself, or all others that are in the same sets.
void RuleAutomatonBuilder::FindKinds() {
  std::bitset<256> alone;
  for (const PatternBytes::State& s : read_.states) {
    if (s.kind == PatternBytes::Kind::kByte) alone.set(s.byte);
  }
  std::map<std::vector<bool>, uint8_t> by_sets;
  for (size_t byte = 0; byte < alone.size(); ++byte) {
    std::vector<bool> in(read_.sets.size());
    for (size_t set = 0; set < in.size(); ++set) in[set] = read_.sets[set][byte];
    const auto kind = static_cast<uint8_t>(kinds_.size());
    const auto [known, is_new] = by_sets.try_emplace(std::move(in), kind);
    out_.kind_of_byte_[byte] = is_new || alone[byte] ? kind : known->second;
    if (is_new || alone[byte]) kinds_.push_back({static_cast<uint8_t>(byte), known->second});
  }
}

void RuleAutomatonBuilder::Expand(State state) {
  singles_.clear();
  sets_.clear();
  for (const uint32_t s : subsets_[state]) {
    if (At(s).kind == PatternBytes::Kind::kSet) sets_.push_back(s);
    if (At(s).kind == PatternBytes::Kind::kByte) singles_.emplace_back(At(s).byte, At(s).next);
  }
  std::sort(singles_.begin(), singles_.end());
  AppendRow(state);
  for (size_t i = 0; i < singles_.size();) {
    const uint8_t byte = singles_[i].first;
    FindTargets(byte);
    for (; i < singles_.size() && singles_[i].first == byte; ++i) targets_.push_back(singles_[i].second);
    const State to = StateOf(targets_);
    next_[state * kinds_.size() + out_.kind_of_byte_[byte]] = to;
  }
}

// Appends where `state` goes on by way of sets_, which many states have in common.
void RuleAutomatonBuilder::AppendRow(State state) {
  next_.resize((state + size_t{1}) * kinds_.size());
  if (sets_.empty()) return;
  const auto [known, is_new] = rows_.try_emplace(sets_);
  std::vector<State>& row = known->second;
  for (size_t kind = 0; is_new && kind < kinds_.size(); ++kind) {
    const bool as_before = kinds_[kind].in_same_sets < kind;
    if (!as_before) FindTargets(kinds_[kind].byte);
    row.push_back(as_before ? row[kinds_[kind].in_same_sets] : StateOf(targets_));
  }
  std::copy(row.begin(), row.end(), &next_[state * kinds_.size()]);
}

// Makes targets_: where sets_ lead by `byte`.
void RuleAutomatonBuilder::FindTargets(uint8_t byte) {
  targets_.clear();
  for (const uint32_t s : sets_) {
    if (read_.sets[At(s).set][byte]) targets_.push_back(At(s).next);
  }
}

// The state that stands for being at all of `from`.
RuleAutomatonBuilder::State RuleAutomatonBuilder::StateOf(const std::vector<uint32_t>& from) {
  if (from.empty()) return RuleAutomaton::kDead;
  if (from.size() == 1 && of_one_[from[0]] != RuleAutomaton::kUnknown) return of_one_[from[0]];
  FindReached(from);
  const State state = StateOfReached();
  if (from.size() == 1) of_one_[from[0]] = state;
  return state;
}

RuleAutomatonBuilder::State RuleAutomatonBuilder::StateOfReached() {
  if (reached_.empty()) return RuleAutomaton::kDead;
  const auto known = ids_.find(reached_);
  if (known != ids_.end()) return known->second;
  if (subsets_.size() == kMaxStates) {
    out_.complete_ = false;
    return RuleAutomaton::kUnknown;
  }
  const State state = static_cast<State>(subsets_.size());
  ids_.emplace(reached_, state);
  std::vector<uint32_t>& subset = subsets_.emplace_back();
  const size_t begin = rules_.size();
  for (const uint32_t s : reached_) {
    if (At(s).kind == PatternBytes::Kind::kAccept) {
      rules_.push_back(static_cast<uint16_t>(At(s).next));
    } else {
      subset.push_back(s);
    }
  }
  std::sort(rules_.begin() + static_cast<ptrdiff_t>(begin), rules_.end());
  rules_begin_.push_back(static_cast<uint32_t>(rules_.size()));
  return state;
}

// Makes reached_: the states that are reached from `from` without a byte and take one or accept, in order.
void RuleAutomatonBuilder::FindReached(const std::vector<uint32_t>& from) {
  ++visit_;
  open_ = from;
  reached_.clear();
  while (!open_.empty()) {
    const uint32_t s = open_.back();
    open_.pop_back();
    if (seen_[s] == visit_) continue;
    seen_[s] = visit_;
    if (At(s).kind == PatternBytes::Kind::kFork) {
      open_.push_back(At(s).next);
      open_.push_back(At(s).another);
    } else {
      reached_.push_back(s);
    }
  }
  std::sort(reached_.begin(), reached_.end());
}

// The state that most letters lead to, from which every other letter leads back to it; false where there is none.
bool RuleAutomatonBuilder::FindUsualWord() {
  if (start_ <= RuleAutomaton::kUnknown) return false;
  std::map<State, int> times;
  for (size_t byte = 0; byte < 256; ++byte) times[Next(start_, static_cast<uint8_t>(byte))] += InWord(byte);
  const State usual = std::max_element(times.begin(), times.end(), [](const auto& a, const auto& b) {
                        return a.second < b.second;
                      })->first;
  for (size_t byte = 0; byte < 256; ++byte) {
    if (InWord(byte) && Next(usual, static_cast<uint8_t>(byte)) != usual) return false;
  }
  usual_ = usual;
  // A word may share its hash with one of a rule's own without being it.
  behind_own_.assign(RuleAutomaton::kBehindSlots, BehindWord(usual));
  std::string word;
  return MarkOwnWords(start_, usual, word);
}

// What may follow a word that leads to `word`: anything, where a rule may end with it, or where that is not known.
RuleAutomaton::Behind RuleAutomatonBuilder::BehindWord(State word) {
  const State behind = Next(word, ' ');
  if (Accepts(word) || word == RuleAutomaton::kUnknown || behind == RuleAutomaton::kUnknown) return {};
  RuleAutomaton::Behind follows = {0, 0, WordsFrom(behind)};
  for (size_t byte = 0; byte < 256; ++byte) {
    const uint64_t bit = RuleAutomaton::BitOf(static_cast<uint32_t>(byte));
    const auto goes_on = [&](State state) { return Next(state, static_cast<uint8_t>(byte)) != RuleAutomaton::kDead; };
    if (!InWord(byte) && goes_on(word)) follows.glued |= bit;
    if (goes_on(behind)) follows.bytes |= bit;
  }
  return follows;
}

// The words, as bits of their hashes, that lead from `state` to one from which a rule goes on, or in which one ends.
RuleAutomaton::Words RuleAutomatonBuilder::WordsFrom(State state) {
  const auto [known, is_new] = words_from_.try_emplace(state);
  std::string word;
  if (is_new && !AddWordsFrom(state, word, known->second)) known->second = RuleAutomaton::Words::All();
  return known->second;
}

// False where the words that begin with `word`, which leads to `state`, are too many.
bool RuleAutomatonBuilder::AddWordsFrom(State state, std::string& word, RuleAutomaton::Words& words) const {
  if (state == RuleAutomaton::kUnknown || word.size() == kLongestWord || words.bits == ~uint64_t{0}) return false;
  bool goes_on = Accepts(state);
  for (size_t byte = 0; byte < 256; ++byte) {
    const State next = Next(state, static_cast<uint8_t>(byte));
    if (next == RuleAutomaton::kDead) continue;
    goes_on |= byte >= 0x80 || !InWord(byte);  // beyond ASCII are marks, too
    if (!InWord(byte)) continue;
    word.push_back(static_cast<char>(byte));
    const bool few = AddWordsFrom(next, word, words);
    word.pop_back();
    if (!few) return false;
  }
  if (goes_on && !word.empty() && FindInvalidUtf8(word) == word.size()) {
    words.Add(HashOfFolded(Fold(word)));
  }
  return true;
}

// Marks the words that begin with `word`, which leads to `state`, and do not lead to the usual one. False where they
// are too many.
bool RuleAutomatonBuilder::MarkOwnWords(State state, State usual, std::string& word) {
  if (!word.empty() && FindInvalidUtf8(word) == word.size()) {
    const uint32_t hash = HashOfFolded(Fold(word));
    out_.own_words_.set(hash % RuleAutomaton::kSlots);
    const RuleAutomaton::Behind follows = BehindWord(state);
    RuleAutomaton::Behind& of_slot = behind_own_[hash % RuleAutomaton::kBehindSlots];
    of_slot.glued |= follows.glued;
    of_slot.bytes |= follows.bytes;
    of_slot.words.Add(follows.words);
  }
  if (++own_words_ == kMaxOwnWords || word.size() == kLongestWord) return false;
  if (state <= RuleAutomaton::kUnknown && state != usual) return false;
  for (size_t byte = 0; byte < 256; ++byte) {
    const State next = Next(state, static_cast<uint8_t>(byte));
    if (!InWord(byte) || next == usual) continue;
    word.push_back(static_cast<char>(byte));
    const bool few = MarkOwnWords(next, usual, word);
    word.pop_back();
    if (!few) return false;
  }
  return true;
}

}  // namespace banghi
