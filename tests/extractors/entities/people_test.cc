#include "extractors/entities/people.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

std::string Texts(const ReadArticle& article, const std::vector<int32_t>& mentions) {
  std::vector<std::string> texts;
  for (int32_t m : mentions) texts.emplace_back(article.document->TextOf(article.analysis->mentions[m].tokens));
  return texts.empty() ? "-" : absl::StrJoin(texts, ";");
}

std::string ShowAll(const ReadArticle& article) {
  return absl::StrJoin(article.analysis->people, " | ", [&](std::string* out, const PersonEntity& person) {
    absl::StrAppend(out, person.name, " / ", Texts(article, person.rank_mentions), " / ",
                    Texts(article, person.position_mentions), " / ",
                    person.country_code.empty() ? "-" : person.country_code);
  });
}

TEST(PeopleEntitiesTest, RecordsOfTheCorpus) {
  for (const auto& row : ReadCorpus("person_records.tsv", 4)) {
    EXPECT_EQ(ShowAll(Read(row[0], row[1])), row[2]) << row[0] << "\n" << row[3];
  }
}

TEST(PeopleEntitiesTest, EveryMentionOfAPersonKnowsItsEntity) {
  const ReadArticle article = Read("Đại tướng Phan Văn Giang tới Lào. Bộ trưởng Phan Văn Giang gặp ông Thongloun.", "");
  ASSERT_EQ(article.analysis->people.size(), 2u);
  for (size_t p = 0; p < 2; ++p) {
    for (int32_t m : article.analysis->people[p].mentions) {
      EXPECT_EQ(article.analysis->mentions[m].entity, static_cast<int32_t>(p));
    }
  }
}

TEST(PeopleEntitiesTest, RanksAndOfficesAtANameBelongToIt) {
  const ReadArticle article =
      Read("Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng, tiếp Tổng thống Séc Petr Pavel. Hai Bộ trưởng ký.", "");
  std::vector<std::string> titles;
  for (const Mention& mention : article.analysis->mentions) {
    if (mention.dropped) break;
    if (mention.type != MentionType::kRank && mention.type != MentionType::kPosition) continue;
    const bool nobody = mention.entity == kNone;
    titles.push_back(absl::StrCat(article.document->TextOf(mention.tokens), ": ",
                                  nobody ? "-" : article.analysis->people[mention.entity].name));
  }
  EXPECT_THAT(titles, testing::ElementsAre("Đại tướng: Phan Văn Giang", "Bộ trưởng Bộ Quốc phòng: Phan Văn Giang",
                                           "Tổng thống: Petr Pavel", "Bộ trưởng: -"));
}

TEST(PeopleEntitiesTest, PublicFigureIsKnownByTheBundle) {
  const ReadArticle article = Read("Đại tướng Phan Văn Giang chủ trì lễ đón.", "");
  ASSERT_EQ(article.analysis->people.size(), 1u);
  ASSERT_NE(article.analysis->people[0].known, kNone);
  EXPECT_EQ(article.analysis->bundle.people()[article.analysis->people[0].known].name, "Phan Văn Giang");
}

TEST(PeopleEntitiesTest, ArticleWithoutPeopleHasNoRecords) {
  EXPECT_TRUE(Read("Việt Nam và Lào tăng cường hợp tác quốc phòng.", "").analysis->people.empty());
}

}  // namespace
}  // namespace banghi
