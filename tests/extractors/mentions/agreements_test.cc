#include "extractors/mentions/agreements.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

TEST(AgreementsTest, MentionsOfTheCorpusAreFoundAndNothingElse) {
  const auto rows = ReadCorpus("agreements.tsv", 3);
  ASSERT_GE(rows.size(), 60u);
  for (const auto& row : rows) {
    const ReadArticle article = Read(row[0], row[1]);
    EXPECT_THAT(article.TextsOf(MentionType::kAgreement), ElementsAreArray(article.marked)) << row[0];
  }
}

TEST(AgreementsTest, AbbreviationIsKnownInTheRestOfTheArticle) {
  const ReadArticle article = Read(
      "Việt Nam và Mỹ ký Tuyên bố tầm nhìn chung về quan hệ quốc phòng (JVS) năm 2015. JVS mở đường cho hợp tác.", "");
  EXPECT_THAT(article.TextsOf(MentionType::kAgreement),
              ElementsAre("Tuyên bố tầm nhìn chung về quan hệ quốc phòng", "JVS", "JVS"));
}

TEST(AgreementsTest, ValueIsTheTypeOfTheNoun) {
  const ReadArticle article = Read("Việt Nam và Cuba ký Nghị định thư về hợp tác quốc phòng.", "");
  ASSERT_FALSE(article.analysis->agreements.empty());
  EXPECT_EQ(article.analysis->mentions[article.analysis->agreements[0].mentions[0]].value, "PROTOCOL");
}

TEST(AgreementsTest, TitleDoesNotGoOnOverALineBreak) {
  const ReadArticle article = Read("Việt Nam và Lào ký Hiệp định hợp tác ¶ năng lượng và khoáng sản là trọng tâm.", "");
  EXPECT_THAT(article.TextsOf(MentionType::kAgreement), ElementsAre("Hiệp định hợp tác"));
}

}  // namespace
}  // namespace banghi
