// The edges of an automaton most of whose states have one or two. Internal to gazetteers/.
//
//   EdgeTable table;
//   const std::vector<uint32_t> numbers = table.Lay(rows, kinds);  // by state, as rows has them
//   table.Next(numbers[state], kind);
//
// The rows of all states are laid over each other, one edge to a place: that of a state by a kind is at their sum,
// where the edge there is of that kind at all. So a step is one look into a table that hardly leaves the caches.
#ifndef BANGHI_GAZETTEERS_EDGE_TABLE_H_
#define BANGHI_GAZETTEERS_EDGE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"

namespace banghi {

class EdgeTable {
 public:
  using State = uint32_t;
  static constexpr State kNowhere = 0;

  // `rows` has where each state leads by each of `kinds` kinds, at most 256. The states 0 and 1 lead nowhere and keep
  // their numbers. Returns the new numbers of all, of which no two are the same. Once.
  std::vector<State> Lay(absl::Span<const uint16_t> rows, size_t kinds);

  State Next(State state, uint8_t kind) const {
    const Edge edge = edges_[state + kind];
    return edge.kind == kind ? edge.to : kNowhere;
  }
  // All states are below it.
  size_t size() const { return edges_.size(); }

 private:
  static constexpr size_t kKinds = 256;
  static constexpr State kFixed = 2;

  struct Edge {
    uint32_t kind : 8;
    uint32_t to : 24;
  };

  State PlaceFor(absl::Span<const uint8_t> row);
  bool Fits(absl::Span<const uint8_t> row, State state);
  void MakeRoom(State state);

  std::vector<Edge> edges_ = std::vector<Edge>(kFixed + kKinds, Edge{0, kNowhere});
  // While rows are laid.
  std::vector<bool> taken_;     // places that have an edge
  std::vector<bool> is_state_;  // numbers that are a state's
  State first_free_ = 0;        // all places before it are taken
  State end_ = 0;               // none from it on is
};

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_EDGE_TABLE_H_
