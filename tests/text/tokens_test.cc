#include "text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace banghi {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Cut(const std::string& text) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize(text, tokens, folded);
  std::vector<std::string> surfaces;
  for (const Token& token : tokens) surfaces.push_back(text.substr(token.span.begin, token.span.length()));
  return surfaces;
}

TEST(TokensTest, CutsSyllablesNumbersAndSingleMarks) {
  EXPECT_THAT(Cut("Bộ Quốc phòng, ngày 1/12/2021."),
              ElementsAre("Bộ", "Quốc", "phòng", ",", "ngày", "1", "/", "12", "/", "2021", "."));
  EXPECT_THAT(Cut("TP.HCM - Shangri-La"), ElementsAre("TP", ".", "HCM", "-", "Shangri", "-", "La"));
  EXPECT_THAT(Cut("“Năm 2024”…"), ElementsAre("“", "Năm", "2024", "”", "…"));
}

TEST(TokensTest, CutsBetweenLettersAndDigits) {
  EXPECT_THAT(Cut("ảnh 1Thượng tướng A10"), ElementsAre("ảnh", "1", "Thượng", "tướng", "A", "10"));
  EXPECT_THAT(Cut("ADMM+"), ElementsAre("ADMM", "+"));
}

TEST(TokensTest, CombiningMarksStayWithTheirWord) { EXPECT_THAT(Cut("x\u0302y z"), ElementsAre("x\u0302y", "z")); }

TEST(TokensTest, TellsKindCaseAndSpelling) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize("Bộ ASEAN đi Ý 12 %", tokens, folded);
  ASSERT_EQ(tokens.size(), 6u);
  EXPECT_TRUE(tokens[0].capital && !tokens[0].all_caps && tokens[0].syllable);
  EXPECT_TRUE(tokens[1].capital && tokens[1].all_caps && !tokens[1].syllable);
  EXPECT_TRUE(!tokens[2].capital && !tokens[2].all_caps && tokens[2].syllable);
  EXPECT_TRUE(tokens[3].capital && tokens[3].all_caps);
  EXPECT_EQ(tokens[4].kind, TokenKind::kNumber);
  EXPECT_EQ(tokens[5].kind, TokenKind::kPunctuation);
  EXPECT_EQ(folded, "bô5aseanđii212%");
}

TEST(TokensTest, TellsSpacesAndLineBreaksBefore) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize("a b\nc,d \n e", tokens, folded);
  ASSERT_EQ(tokens.size(), 6u);
  const bool kSpace[] = {true, true, true, false, false, true};
  const bool kLine[] = {true, false, true, false, false, true};
  for (size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(tokens[i].space_before, kSpace[i]) << i;
    EXPECT_EQ(tokens[i].line_before, kLine[i]) << i;
  }
}

TEST(TokensTest, AppendsToWhatIsThere) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize("Nga", tokens, folded);
  Tokenize("Mỹ", tokens, folded);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(folded.substr(tokens[1].folded.begin, tokens[1].folded.length()), "mi4");
}

}  // namespace
}  // namespace banghi
