#include "client/terminal.h"

#include <string>

#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

TEST(TerminalTest, WidthCountsColumnsNotBytes) {
  const struct {
    const char* text;
    int width;
  } cases[] = {
      {"", 0},     {"Ha Noi", 6}, {"Việt Nam", 8}, {"Vi\u00ea\u0323t Nam", 8},  // the same with a combining dot below
      {"中国", 4}, {"🙂", 2},   {"a\u200bb", 2},
  };
  for (const auto& c : cases) EXPECT_EQ(DisplayWidth(c.text), c.width) << c.text;
}

TEST(TerminalTest, WrapBreaksAtSpaces) {
  EXPECT_THAT(Wrap("Bộ trưởng Bộ Quốc phòng", 13), ElementsAre("Bộ trưởng Bộ", "Quốc phòng"));
  EXPECT_THAT(Wrap("Bộ  trưởng\n Bộ", 40), ElementsAre("Bộ trưởng Bộ"));
  EXPECT_THAT(Wrap("", 10), ElementsAre(""));
}

TEST(TerminalTest, WrapCutsWordsLongerThanALine) {
  EXPECT_THAT(Wrap("x Thượngtướng y", 5), ElementsAre("x", "Thượn", "gtướn", "g y"));
  EXPECT_THAT(Wrap("中国", 1), ElementsAre("中", "国"));
}

}  // namespace
}  // namespace banghi
