#include "client/batch/article_files.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::MatchesRegex;

TEST(ArticleFilesTest, IdsThatAreGoodNamesAreTheNames) {
  for (const char* id : {"a", "news-17", "2021.12.02_a", "A.txt"}) EXPECT_EQ(FileNameOf(id), id);
}

TEST(ArticleFilesTest, OtherIdsHaveAHashBehindWhatIsLeftOfThem) {
  EXPECT_THAT(FileNameOf("news/2021/a.txt"), MatchesRegex("news_2021_a.txt-[0-9a-f]{16}"));
  EXPECT_THAT(FileNameOf("../../etc/passwd"), MatchesRegex("_.._.._etc_passwd-[0-9a-f]{16}"));
  EXPECT_THAT(FileNameOf(".hidden"), MatchesRegex("_.hidden-[0-9a-f]{16}"));
  EXPECT_THAT(FileNameOf("-rf"), MatchesRegex("_-rf-[0-9a-f]{16}"));
  EXPECT_THAT(FileNameOf("Bộ"), MatchesRegex("B___-[0-9a-f]{16}"));
  EXPECT_THAT(FileNameOf(""), MatchesRegex("_-[0-9a-f]{16}"));
  EXPECT_THAT(FileNameOf(std::string("a\0b\nc", 5)), MatchesRegex("a_b_c-[0-9a-f]{16}"));
}

TEST(ArticleFilesTest, NamesAreTheSameInEveryRun) { EXPECT_EQ(FileNameOf("a/b"), "a_b-e620c3190468cf61"); }

TEST(ArticleFilesTest, LongIdsStayApartAndFitAFileSystem) {
  std::set<std::string> names;
  for (int i = 0; i < 100; ++i) names.insert(FileNameOf(absl::StrCat(std::string(5000, 'a'), i)));
  EXPECT_EQ(names.size(), 100u);
  for (const std::string& name : names) EXPECT_LE(name.size(), 120u);
}

}  // namespace
}  // namespace banghi
