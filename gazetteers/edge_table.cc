#include "gazetteers/edge_table.h"

#include <algorithm>

namespace banghi {
namespace {

// Rows of few edges fill gaps, if they find one in so many tries; all others come behind what is laid.
constexpr size_t kFew = 4;
constexpr int kTries = 8;

// All states in an order in which those that one walk comes by lie together: as deep as it goes before the next way.
std::vector<uint16_t> InDepth(absl::Span<const uint16_t> rows, size_t kinds, uint16_t first) {
  std::vector<bool> seen(rows.size() / kinds);
  std::vector<uint16_t> order, open;
  for (size_t state = first; state < seen.size(); ++state) {
    open.push_back(static_cast<uint16_t>(state));
    while (!open.empty()) {
      const uint16_t next = open.back();
      open.pop_back();
      if (seen[next]) continue;
      seen[next] = true;
      order.push_back(next);
      for (size_t kind = kinds; kind-- > 0;) {
        const uint16_t to = rows[next * kinds + kind];
        if (to >= first && !seen[to]) open.push_back(to);
      }
    }
  }
  return order;
}

}  // namespace

std::vector<EdgeTable::State> EdgeTable::Lay(absl::Span<const uint16_t> rows, size_t kinds) {
  std::vector<State> numbers(rows.size() / kinds);
  numbers[1] = 1;
  MakeRoom(kFixed);
  is_state_[0] = is_state_[1] = true;
  std::vector<uint8_t> row;  // the kinds by which a state goes on
  for (const uint16_t state : InDepth(rows, kinds, kFixed)) {
    const size_t begin = state * kinds;
    row.clear();
    for (size_t kind = 0; kind < kinds; ++kind) {
      if (rows[begin + kind] != kNowhere) row.push_back(static_cast<uint8_t>(kind));
    }
    const State number = PlaceFor(row);
    is_state_[number] = true;
    for (const uint8_t kind : row) {
      taken_[number + kind] = true;
      edges_[number + kind] = {kind, rows[begin + kind]};
      end_ = std::max(end_, number + kind + 1);
    }
    numbers[state] = number;
  }
  for (Edge& edge : edges_) edge.to = numbers[edge.to] & 0xFFFFFF;
  edges_.shrink_to_fit();
  std::vector<bool>().swap(taken_);
  std::vector<bool>().swap(is_state_);
  return numbers;
}

// A number for a state that goes on by the kinds of `row`.
EdgeTable::State EdgeTable::PlaceFor(absl::Span<const uint8_t> row) {
  const State first = row.empty() ? 0 : row[0];
  const auto before = [first](State place) { return std::max(place, first) - first; };
  while (taken_[first_free_]) ++first_free_;
  State state = before(row.size() > kFew ? end_ : first_free_);
  for (int tries = 1; !Fits(row, state); ++tries) state = tries == kTries ? std::max(state, before(end_)) : state + 1;
  return state;
}

bool EdgeTable::Fits(absl::Span<const uint8_t> row, State state) {
  if (state + kKinds >= edges_.size()) MakeRoom(state);
  return !is_state_[state] && std::none_of(row.begin(), row.end(), [&](uint8_t kind) { return taken_[state + kind]; });
}

void EdgeTable::MakeRoom(State state) {
  const size_t needed = state + kKinds + 1;
  if (needed > edges_.size()) edges_.resize(needed + needed / 4, Edge{0, kNowhere});
  taken_.resize(edges_.size());
  is_state_.resize(edges_.size());
}

}  // namespace banghi
