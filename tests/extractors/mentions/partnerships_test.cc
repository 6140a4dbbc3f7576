#include "extractors/mentions/partnerships.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAreArray;

TEST(PartnershipsTest, MentionsOfTheCorpusAreFoundAndNothingElse) {
  const auto rows = ReadCorpus("partnerships.tsv", 2);
  ASSERT_GE(rows.size(), 60u);
  for (const auto& row : rows) {
    const ReadArticle article = Read(row[0], "");
    EXPECT_THAT(article.TextsOf(MentionType::kPartnership), ElementsAreArray(article.marked)) << row[0];
  }
}

}  // namespace
}  // namespace banghi
