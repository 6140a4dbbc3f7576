#include "extractors/entities/sides.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SidesTest, HeadlineWeighsMoreThanTheBody) {
  const ReadArticle article =
      Read("Việt Nam - Brunei hội đàm ¶ Brunei nằm gần Malaysia. Malaysia là láng giềng của Brunei.", "");
  EXPECT_THAT(SideFinder(*article.analysis).article().codes, ElementsAre("VN", "BN"));
}

TEST(SidesTest, HomeSideStandsFirstEvenIfNamedLess) {
  const ReadArticle article = Read("Nga thăm hữu nghị ¶ Hải quân Nga, tàu Nga và lính Nga đã tới Việt Nam.", "");
  EXPECT_THAT(SideFinder(*article.analysis).article().codes, ElementsAre("VN", "RU"));
}

TEST(SidesTest, SentenceWithTwoCountriesSpeaksOfThem) {
  const ReadArticle article =
      Read("Việt Nam và Lào hợp tác ¶ Việt Nam và Lào hội đàm. Ngoài ra, Ấn Độ và Nepal tập trận.", "");
  const uint32_t last = static_cast<uint32_t>(article.document->sentences().size()) - 1;
  EXPECT_THAT(SideFinder(*article.analysis).At(last).codes, ElementsAre("IN", "NP"));
}

TEST(SidesTest, SentenceWithoutCountriesSpeaksOfTheArticles) {
  const ReadArticle article = Read("Việt Nam và Lào hợp tác ¶ Hai bên nhất trí mở rộng hợp tác.", "");
  const uint32_t last = static_cast<uint32_t>(article.document->sentences().size()) - 1;
  EXPECT_THAT(SideFinder(*article.analysis).At(last).codes, ElementsAre("VN", "LA"));
}

TEST(SidesTest, ArticleWithoutCountriesHasNone) {
  const ReadArticle article = Read("Trời mưa lớn ở nhiều nơi.", "");
  EXPECT_THAT(SideFinder(*article.analysis).article().codes, IsEmpty());
}

TEST(SidesTest, OtherIsWhoStandsOverAgainst) {
  const Sides sides{{"VN", "JP"}};
  EXPECT_EQ(sides.Other("VN"), "JP");
  EXPECT_EQ(sides.Other("KR"), "");
}

}  // namespace
}  // namespace banghi
