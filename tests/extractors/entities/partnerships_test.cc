#include "extractors/entities/partnerships.h"

#include <gmock/gmock.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

std::string ShowAll(const ReadArticle& article) {
  return absl::StrJoin(article.analysis->partnerships, " | ", [](std::string* out, const PartnershipEntity& p) {
    absl::StrAppend(out, p.level, " ", absl::StrJoin(p.parties, "+"));
  });
}

TEST(PartnershipEntitiesTest, RecordsOfTheCorpus) {
  for (const auto& row : ReadCorpus("partnerships.tsv", 2)) EXPECT_EQ(ShowAll(Read(row[0], "")), row[1]) << row[0];
}

TEST(PartnershipEntitiesTest, MentionWithoutPartiesHasNoEntity) {
  const ReadArticle article = Read("Quan hệ đối tác chiến lược cần thời gian.", "");
  EXPECT_EQ(article.TextsOf(MentionType::kPartnership).size(), 1u);
  EXPECT_EQ(ShowAll(article), "");
}

}  // namespace
}  // namespace banghi
