#include "text/word_bytes.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace banghi {
namespace {

TEST(FirstBytesOfTest, PutsTheFirstByteLowest) {
  EXPECT_EQ(FirstBytesOf(""), 0u);
  EXPECT_EQ(FirstBytesOf("a"), 0x61u);
  EXPECT_EQ(FirstBytesOf("ab"), 0x6261u);
  EXPECT_EQ(FirstBytesOf("abc"), 0x636261u);
  EXPECT_EQ(FirstBytesOf("abcd"), 0x64636261u);
  EXPECT_EQ(FirstBytesOf("abcde"), 0x6564636261u);
  EXPECT_EQ(FirstBytesOf("abcdefg"), 0x67666564636261u);
  EXPECT_EQ(FirstBytesOf("abcdefgh"), 0x6867666564636261u);
}

TEST(FirstBytesOfTest, KnowsNoMoreThanEight) { EXPECT_EQ(FirstBytesOf("abcdefghi"), FirstBytesOf("abcdefgh")); }

TEST(FirstBytesOfTest, ReadsNothingBehindTheWord) {
  const std::string text = "th\xC3\xA1ng t\xC6\xB0";
  for (size_t size = 0; size <= 8; ++size) {
    EXPECT_EQ(FirstBytesOf(absl::string_view(text).substr(0, size)), FirstBytesOf(text.substr(0, size)));
  }
}

TEST(FirstBytesOfTest, DiffersWithEveryByte) {
  std::set<uint64_t> seen;
  for (size_t size = 1; size <= 8; ++size) {
    EXPECT_TRUE(seen.insert(FirstBytesOf(std::string(size, 'x'))).second);
    for (size_t at = 0; at < size; ++at) {
      std::string word(size, 'x');
      word[at] = '\xFF';
      EXPECT_TRUE(seen.insert(FirstBytesOf(word)).second) << size << " " << at;
    }
  }
}

}  // namespace
}  // namespace banghi
