#include "extractors/entities/agreements.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

std::string OrDash(absl::string_view text) { return text.empty() ? "-" : std::string(text); }

std::string Show(const AgreementEntity& agreement) {
  return absl::StrCat(agreement.type, " ", OrDash(absl::StrJoin(agreement.parties, "+")), " ", agreement.status, " ",
                      OrDash(agreement.signed_date));
}

std::string ShowAll(const ReadArticle& article) {
  return absl::StrJoin(article.analysis->agreements, " | ",
                       [](std::string* out, const AgreementEntity& a) { absl::StrAppend(out, Show(a)); });
}

TEST(AgreementEntitiesTest, RecordsOfTheCorpus) {
  for (const auto& row : ReadCorpus("agreements.tsv", 3)) {
    if (row[2].empty()) continue;
    EXPECT_EQ(ShowAll(Read(row[0], row[1])), row[2]) << row[0];
  }
}

TEST(AgreementEntitiesTest, ArticlesWithoutMentionsHaveNoRecordUnlessCounted) {
  for (const auto& row : ReadCorpus("agreements.tsv", 3)) {
    const ReadArticle article = Read(row[0], row[1]);
    if (!article.marked.empty() || !row[2].empty()) continue;
    EXPECT_EQ(ShowAll(article), "") << row[0];
  }
}

TEST(AgreementEntitiesTest, TitleIsTheFullestFormAndSubjectWhatItIsAbout) {
  const ReadArticle article = Read(
      "Việt Nam và Nhật Bản ký Bản ghi nhớ về hợp tác quốc phòng, an ninh. Bản ghi nhớ hợp tác quốc phòng có hiệu lực.",
      "");
  ASSERT_EQ(article.analysis->agreements.size(), 1u);
  EXPECT_EQ(article.analysis->agreements[0].mentions.size(), 2u);
  EXPECT_EQ(article.analysis->agreements[0].subject, "hợp tác quốc phòng");
}

TEST(AgreementEntitiesTest, PeriodIsTheRangeInTheTitle) {
  const ReadArticle article =
      Read("Việt Nam và Cuba ký Nghị định thư về hợp tác quốc phòng giai đoạn 2021 - 2025.", "");
  ASSERT_EQ(article.analysis->agreements.size(), 1u);
  EXPECT_EQ(article.analysis->agreements[0].period, "2021/2025");
}

TEST(AgreementEntitiesTest, EveryMentionKnowsItsEntity) {
  const ReadArticle article =
      Read("Việt Nam ủng hộ Công ước Luật Biển 1982 (UNCLOS). UNCLOS là khuôn khổ pháp lý.", "");
  ASSERT_EQ(article.analysis->agreements.size(), 1u);
  for (const Mention& mention : article.analysis->mentions) {
    if (mention.dropped || mention.type != MentionType::kAgreement) continue;
    EXPECT_EQ(mention.entity, 0);
  }
}

}  // namespace
}  // namespace banghi
