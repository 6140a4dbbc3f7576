#include "gazetteers/stored_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace banghi {
namespace {

TEST(StoredTextTest, IsEmptyUntilItIsOfAStore) {
  TextStore store;
  EXPECT_TRUE(StoredText().empty());
  EXPECT_EQ(StoredText().view(), "");
  EXPECT_TRUE(store.Add("").empty());
  EXPECT_EQ(store.Share(""), StoredText());
}

TEST(StoredTextTest, KeepsTextsOfEverySizeAcrossBlocks) {
  TextStore store;
  std::vector<StoredText> texts;
  std::vector<size_t> sizes = {1, 2, 254, 255, 256, 1000, 65'535, 70'000};
  for (size_t i = 0; i < 3000; ++i) sizes.push_back(1 + i % 300);
  for (size_t i = 0; i < sizes.size(); ++i) texts.push_back(store.Add(std::string(sizes[i], 'a' + i % 26)));
  for (size_t i = 0; i < sizes.size(); ++i) EXPECT_EQ(texts[i], std::string(sizes[i], 'a' + i % 26)) << sizes[i];
}

TEST(StoredTextTest, HoldsBytesOfAnyKind) {
  TextStore store;
  const std::string text("Bi\xE1\xBB\x83n\0\xFF", 8);
  EXPECT_EQ(store.Add(text).view(), text);
  EXPECT_EQ(std::string(store.Share(text)), text);
}

TEST(StoredTextTest, SharesEqualTexts) {
  TextStore store;
  const StoredText first = store.Share("SEA");
  const std::string again = "SEA";
  EXPECT_EQ(store.Share(again).view().data(), first.view().data());
  EXPECT_NE(store.Add("SEA").view().data(), first.view().data());
  const std::string long_text(300, 'x');
  EXPECT_EQ(store.Share(long_text), store.Share(long_text));
}

TEST(StoredTextTest, ComparesByLetters) {
  TextStore store, other;
  EXPECT_EQ(store.Add("VN"), other.Add("VN"));
  EXPECT_NE(store.Add("VN"), other.Add("LA"));
  EXPECT_EQ(store.Add("VN"), "VN");
  EXPECT_NE(store.Add("VN"), std::string("V"));
}

TEST(StoredTextTest, TextsStayWhenTheStoreIsClosed) {
  TextStore store;
  const StoredText type = store.Share("CITY"), name = store.Add("Đà Nẵng");
  store.Close();
  EXPECT_EQ(type, "CITY");
  EXPECT_EQ(name, "Đà Nẵng");
}

}  // namespace
}  // namespace banghi
