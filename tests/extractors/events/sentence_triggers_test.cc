#include "extractors/events/sentence_triggers.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

// Per sentence `T` where it has a trigger, `B` where it names a body.
std::vector<std::string> SignsOf(absl::string_view text) {
  const ReadArticle article = Read(std::string(text), "");
  const TellingSentences telling(*article.analysis);
  std::vector<std::string> signs;
  for (uint32_t s = 0; s < article.document->sentences().size(); ++s) {
    signs.push_back(absl::StrCat(telling.HasTrigger(s) ? "T" : "", telling.NamesBody(s) ? "B" : ""));
  }
  return signs;
}

TEST(SentenceTriggersTest, SentencesWithoutTriggerOrInternationalBodyTellNothing) {
  EXPECT_THAT(SignsOf("Tin ngắn ¶ Trời mưa lớn ở nhiều nơi. Ngày 5/3, Thủ tướng Lào hội đàm với Thủ tướng Thái Lan. "
                      "Ông đánh giá cao vai trò của ASEAN. Nước sông đang lên."),
              ElementsAre("", "", "T", "B", ""));
}

}  // namespace
}  // namespace banghi
