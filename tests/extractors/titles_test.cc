#include "extractors/mentions/titles.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What stands around one name of an article, as texts.
struct Shown {
  std::vector<std::string> positions, ranks;
  std::string country;
  bool honorific = false, counterpart = false;
};

// `name`: a PERSON of `text`, once.
Shown Around(absl::string_view text, absl::string_view name, bool before) {
  const ReadArticle article = Read(text, "");
  const Analysis& analysis = *article.analysis;
  const TitleCues cues(analysis.bundle);
  const Neighbours neighbours(analysis);
  Shown shown;
  bool found = false;
  for (const Mention& mention : analysis.mentions) {
    if (mention.dropped || mention.type != MentionType::kPerson || article.document->TextOf(mention.tokens) != name)
      continue;
    const Titles titles = before ? TitlesBefore(analysis, cues, neighbours, mention.tokens.begin)
                                 : TitlesBehind(analysis, cues, neighbours, mention.tokens.end);
    auto text_of = [&](int32_t m) { return std::string(article.document->TextOf(analysis.mentions[m].tokens)); };
    for (int32_t m : titles.positions) shown.positions.push_back(text_of(m));
    for (int32_t m : titles.ranks) shown.ranks.push_back(text_of(m));
    shown.country = std::string(titles.country_code);
    shown.honorific = titles.honorific;
    shown.counterpart = titles.counterpart;
    found = true;
  }
  EXPECT_TRUE(found) << name << " is no person in: " << text;
  return shown;
}

Shown Before(absl::string_view text, absl::string_view name) { return Around(text, name, true); }
Shown Behind(absl::string_view text, absl::string_view name) { return Around(text, name, false); }

TEST(TitlesTest, OfficeCountryAndRankBeforeAName) {
  const Shown shown = Before("Bộ trưởng Bộ Quốc phòng Việt Nam Thượng tướng Lý Quang Bảo tiếp khách.", "Lý Quang Bảo");
  EXPECT_THAT(shown.positions, ElementsAre("Bộ trưởng Bộ Quốc phòng"));
  EXPECT_THAT(shown.ranks, ElementsAre("Thượng tướng"));
}

TEST(TitlesTest, SeveralOfficesJoinedByCommaOrWord) {
  EXPECT_THAT(Before("Tổng Bí thư, Chủ tịch nước Lý Quang Bảo dự lễ.", "Lý Quang Bảo").positions,
              ElementsAre("Chủ tịch nước", "Tổng Bí thư"));
  EXPECT_THAT(Before("Phó Thủ tướng kiêm Bộ trưởng Ngoại giao Lý Quang Bảo dự lễ.", "Lý Quang Bảo").positions,
              ElementsAre("Bộ trưởng Ngoại giao", "Phó Thủ tướng"));
}

TEST(TitlesTest, OfficesBehindAnEarlierNameAreThatOnes) {
  const char kText[] = "Ông Lê Quốc Khanh, Thứ trưởng Bộ Quốc phòng, Phó Đô đốc Trần Văn Hậu cùng dự.";
  EXPECT_THAT(Before(kText, "Trần Văn Hậu").positions, IsEmpty());
  EXPECT_THAT(Before(kText, "Trần Văn Hậu").ranks, ElementsAre("Phó Đô đốc"));
  EXPECT_THAT(Behind(kText, "Lê Quốc Khanh").positions, ElementsAre("Thứ trưởng Bộ Quốc phòng"));
}

TEST(TitlesTest, AmbassadorOfOneCountryInAnother) {
  EXPECT_THAT(Before("Đại sứ Ấn Độ tại Việt Nam Arvind Menon dự lễ.", "Arvind Menon").positions, ElementsAre("Đại sứ"));
}

TEST(TitlesTest, CounterpartHasTheCountryThatFollows) {
  const Shown shown = Before("Ngoại trưởng Đức Jonas Weber gặp người đồng cấp Pháp Henri Dumont.", "Henri Dumont");
  EXPECT_TRUE(shown.counterpart);
  EXPECT_EQ(shown.country, "FR");
  EXPECT_THAT(shown.positions, IsEmpty());
}

TEST(TitlesTest, HonorificAlone) {
  const Shown shown = Before("Sau đó bà Anna Lindqvist phát biểu.", "Anna Lindqvist");
  EXPECT_TRUE(shown.honorific);
  EXPECT_THAT(shown.positions, IsEmpty());
}

TEST(TitlesTest, OfficesBehindAName) {
  EXPECT_THAT(
      Behind("Đồng chí Lê Quốc Khanh, Ủy viên Bộ Chính trị, Bộ trưởng Bộ Công an, dự lễ.", "Lê Quốc Khanh").positions,
      ElementsAre("Ủy viên Bộ Chính trị", "Bộ trưởng Bộ Công an"));
  EXPECT_THAT(Behind("Ông Henri Dumont (Bộ trưởng Quốc phòng Pháp) phát biểu.", "Henri Dumont").positions,
              ElementsAre("Bộ trưởng Quốc phòng"));
  EXPECT_THAT(Behind("Ông Henri Dumont - Bộ trưởng Quốc phòng Pháp - phát biểu.", "Henri Dumont").positions,
              ElementsAre("Bộ trưởng Quốc phòng"));
}

TEST(TitlesTest, OfficeRightBeforeTheNextNameIsThatOnes) {
  EXPECT_THAT(Behind("Ông Lê Quốc Khanh, Đại sứ Trần Văn Hậu cùng dự.", "Lê Quốc Khanh").positions, IsEmpty());
}

}  // namespace
}  // namespace banghi
