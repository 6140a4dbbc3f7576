#include "extractors/mentions/portfolios.h"

#include <gtest/gtest.h>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

// The chain that `text` begins with, and its kind: "Quốc phòng: DEFENCE".
std::string Chain(absl::string_view text) {
  const ReadArticle article = Read(text, "");
  const PortfolioChain chain = ParsePortfolios(*article.analysis, 0, article.analysis->bundle.CueList("conjunction"));
  if (chain.end == 0) return "";
  return absl::StrCat(std::string(article.document->TextOf(TokenRange{0, chain.end})), ": ", chain.kind);
}

TEST(PortfoliosTest, OnePortfolio) {
  EXPECT_EQ(Chain("Quốc phòng Nga"), "Quốc phòng: DEFENCE");
  EXPECT_EQ(Chain("NGOẠI GIAO"), "NGOẠI GIAO: FOREIGN_AFFAIRS");
}

TEST(PortfoliosTest, SeveralPortfoliosOfOneMinistry) {
  EXPECT_EQ(Chain("Văn hóa, Thể thao và Du lịch tổ chức"), "Văn hóa, Thể thao và Du lịch: CULTURE");
  EXPECT_EQ(Chain("Lao động - Thương binh và Xã hội"), "Lao động - Thương binh và Xã hội: LABOUR");
  EXPECT_EQ(Chain("Ngoại giao và Thương mại Hungary"), "Ngoại giao và Thương mại: FOREIGN_AFFAIRS");
}

TEST(PortfoliosTest, CommaWithoutALastPortfolioEndsTheChain) {
  EXPECT_EQ(Chain("Tài chính, Công Thương, Tư pháp"), "Tài chính: FINANCE");
}

TEST(PortfoliosTest, MinistriesEveryStateHasAreNotJoined) {
  EXPECT_EQ(Chain("Quốc phòng và Ngoại giao"), "Quốc phòng: DEFENCE");
  EXPECT_EQ(Chain("Ngoại giao, Quốc phòng và Công an"), "Ngoại giao: FOREIGN_AFFAIRS");
}

TEST(PortfoliosTest, OtherWordsAreNone) { EXPECT_EQ(Chain("Chính trị và xã hội"), ""); }

}  // namespace
}  // namespace banghi
