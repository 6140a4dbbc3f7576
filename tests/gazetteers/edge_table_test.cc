#include "gazetteers/edge_table.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace banghi {
namespace {

TEST(EdgeTableTest, EveryEdgeOfRandomRowsIsFoundAndNoOther) {
  std::mt19937 random(1);
  for (const size_t kinds : {1u, 7u, 92u, 256u}) {
    constexpr size_t kStates = 500;
    std::vector<uint16_t> rows(kStates * kinds);
    for (size_t state = 2; state < kStates; ++state) {
      const size_t edges = state % 10 == 0 ? kinds : state % 4;  // some rows are full, some empty
      for (size_t i = 0; i < edges; ++i) rows[state * kinds + random() % kinds] = random() % kStates;
    }
    EdgeTable table;
    const std::vector<EdgeTable::State> numbers = table.Lay(rows, kinds);
    EXPECT_EQ(std::set<EdgeTable::State>(numbers.begin(), numbers.end()).size(), kStates);
    EXPECT_EQ(numbers[1], 1u);
    for (size_t state = 0; state < kStates; ++state) {
      ASSERT_LT(numbers[state], table.size());
      for (size_t kind = 0; kind < kinds; ++kind) {
        ASSERT_EQ(table.Next(numbers[state], static_cast<uint8_t>(kind)), numbers[rows[state * kinds + kind]])
            << state << " " << kind;
      }
    }
  }
}

}  // namespace
}  // namespace banghi
