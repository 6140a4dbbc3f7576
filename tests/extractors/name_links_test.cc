#include "extractors/entities/name_links.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

// The groups of an article, each as its distinct forms.
std::vector<std::string> Links(absl::string_view text) {
  const ReadArticle article = Read(text, "");
  std::vector<std::string> groups;
  for (const std::vector<int32_t>& group : LinkNames(*article.analysis)) {
    std::vector<std::string> forms;
    for (int32_t m : group) {
      std::string form(article.document->TextOf(article.analysis->mentions[m].tokens));
      if (forms.empty() || forms.back() != form) forms.push_back(std::move(form));
    }
    groups.push_back(absl::StrJoin(forms, " = "));
  }
  return groups;
}

TEST(NameLinksTest, LastNameGoesWithTheFullName) {
  EXPECT_THAT(Links("Tổng thống Henri Dumont tới Hà Nội. Ông Dumont dự quốc yến."),
              ElementsAre("Henri Dumont = Dumont"));
}

TEST(NameLinksTest, GivenNameGoesWithTheVietnameseFullName) {
  EXPECT_THAT(Links("Thiếu tướng Lê Quốc Khanh phát biểu. Ông Khanh cảm ơn."), ElementsAre("Lê Quốc Khanh = Khanh"));
}

TEST(NameLinksTest, FullFormMayComeLater) {
  EXPECT_THAT(Links("Thủ tướng Okada thăm Huế. Thủ tướng Kenji Okada rời Huế."), ElementsAre("Okada = Kenji Okada"));
}

TEST(NameLinksTest, OrderOfTheNamesDoesNotMatter) {
  EXPECT_THAT(Links("Thủ tướng Okada Kenji thăm Huế. Ông Kenji Okada rời Huế."),
              ElementsAre("Okada Kenji = Kenji Okada"));
}

TEST(NameLinksTest, InitialMayBeLeftOut) {
  EXPECT_THAT(Links("Đô đốc Martin J. Keller đến. Ông Martin Keller phát biểu."),
              ElementsAre("Martin J. Keller = Martin Keller"));
}

TEST(NameLinksTest, SlipOfThePenIsTheSamePerson) {
  EXPECT_THAT(Links("Bộ trưởng Anna Lindqvist đến. Bà Lindqivst phát biểu."),
              ElementsAre("Anna Lindqvist = Lindqivst"));
}

TEST(NameLinksTest, SharedFamilyNameKeepsTwoPeopleApart) {
  EXPECT_THAT(Links("Đại tá Trần Văn Hậu và Đại tá Trần Đức Cường dự họp."),
              ElementsAre("Trần Văn Hậu", "Trần Đức Cường"));
}

TEST(NameLinksTest, OfTwoThatFitTheOneNamedBeforeIsMeant) {
  EXPECT_THAT(Links("Thượng tá Phạm Gia Bình đón khách. Ông Bình dẫn đường. Sau đó Thiếu tá Vũ Thanh Bình tiễn khách."),
              ElementsAre("Phạm Gia Bình = Bình", "Vũ Thanh Bình"));
}

}  // namespace
}  // namespace banghi
