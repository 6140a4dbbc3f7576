#include "client/near_word.h"

#include "gtest/gtest.h"

namespace banghi {
namespace {

TEST(NearWordTest, SlipsOfTheHandAreUnderstood) {
  const std::vector<std::string> words = {"extract", "explain", "eval", "view", "batch"};
  EXPECT_EQ(NearWord("extrct", words), "extract");
  EXPECT_EQ(NearWord("exrtact", words), "extract");
  EXPECT_EQ(NearWord("explian", words), "explain");
  EXPECT_EQ(NearWord("vieww", words), "view");
  EXPECT_EQ(NearWord("bacht", words), "batch");
  EXPECT_EQ(NearWord("Eval", words), "eval");
}

TEST(NearWordTest, OtherWordsAreNotGuessedAt) {
  const std::vector<std::string> words = {"extract", "eval", "view"};
  for (const char* word : {"", "v", "foo", "ev", "article.txt"}) EXPECT_EQ(NearWord(word, words), "") << word;
  EXPECT_EQ(NearWord(std::string(100'000, 'e'), words), "");
}

}  // namespace
}  // namespace banghi
