#include "tests/bench/workload.h"

#include <numeric>

#include "gmock/gmock.h"
#include "tests/gazetteers/scratch_directory.h"
#include "text/utf8.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

std::vector<int> ChosenOf(int offered, size_t most) {
  EvenChoice<int> choice(most);
  for (int i = 0; i < offered; ++i) choice.Offer(i);
  return std::move(choice).Take();
}

std::vector<v1::Article> Articles(const std::vector<std::string>& texts) {
  std::vector<v1::Article> articles;
  for (const std::string& text : texts) articles.emplace_back().set_text(text);
  return articles;
}

TEST(EvenChoiceTest, KeepsAllOfAShortStream) {
  EXPECT_THAT(ChosenOf(0, 3), ElementsAre());
  EXPECT_THAT(ChosenOf(3, 3), ElementsAre(0, 1, 2));
}

TEST(EvenChoiceTest, ChoosesFromEverywhere) {
  EXPECT_THAT(ChosenOf(5, 3), ElementsAre(0, 1, 3));
  EXPECT_THAT(ChosenOf(6, 3), ElementsAre(0, 2, 4));
  EXPECT_THAT(ChosenOf(100, 4), ElementsAre(0, 16, 48, 80));
  EXPECT_THAT(ChosenOf(9, 1), ElementsAre(0));
}

TEST(WorkloadTest, PassesOverWhatTheEngineWouldRefuse) {
  ScratchDirectory directory;
  directory.Write("news.jsonl",
                  "{\"text\": \"Đại sứ Pháp đến Huế.\"}\n{\"text\": \"\"}\nno JSON\n"
                  "{\"text\": \"Mưa.\", \"publishedDate\": \"2021-02-30\"}\n{\"text\": \"Nắng.\"}\n");
  const absl::StatusOr<Workload> workload = ReadWorkload({directory.path() + "/news.jsonl"}, 10);
  ASSERT_TRUE(workload.ok()) << workload.status().message();
  ASSERT_EQ(workload->articles.size(), 2);
  EXPECT_EQ(workload->articles[1].text(), "Nắng.");
  EXPECT_EQ(workload->documents[1].raw(), "Nắng.");
  EXPECT_EQ(workload->passed_over, 3);
  EXPECT_EQ(workload->bytes, workload->articles[0].text().size() + workload->articles[1].text().size());
}

TEST(WorkloadTest, SaysWhyThereIsNothingToMeasure) {
  ScratchDirectory directory;
  directory.Write("news.jsonl", "no JSON\n");
  const absl::StatusOr<Workload> workload = ReadWorkload({directory.path() + "/news.jsonl"}, 10);
  EXPECT_TRUE(absl::IsNotFound(workload.status()));
  EXPECT_THAT(std::string(workload.status().message()), ::testing::HasSubstr("news.jsonl:1: not an article in JSON"));
}

TEST(TextsTest, JoinedTextsBeginAgainAndEndWithAWholeCharacter) {
  EXPECT_EQ(JoinTexts(Articles({"một", "hai"}), 20), "một\n\nhai\n\nmột\n\nh");
  EXPECT_EQ(JoinTexts(Articles({"một"}), 3), "m");
}

TEST(TextsTest, CutsAtLinesThenSpacesThenCharacters) {
  const auto cut = [](absl::string_view text, size_t bytes) {
    std::vector<std::string> pieces;
    for (const v1::Article& article : CutText(text, bytes)) pieces.push_back(article.text());
    return pieces;
  };
  EXPECT_THAT(cut("aaa bb\nccc", 8), ElementsAre("aaa bb\n", "ccc"));
  EXPECT_THAT(cut("a\nbbb ccc ddd", 8), ElementsAre("a\nbbb ", "ccc ddd"));
  EXPECT_THAT(cut("ộộộ", 8), ElementsAre("ộộ", "ộ"));
  EXPECT_THAT(cut("a\n\n\n\n\n\n\nb", 4), ElementsAre("a\n\n\n", "b"));
}

}  // namespace
}  // namespace banghi
