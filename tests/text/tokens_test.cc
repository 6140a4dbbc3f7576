#include "text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

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

TEST(TokensTest, TellsACapitalBehindTheFirstLetter) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize("iPhone đƯờng Việt đi ωΩ αβ 12", tokens, folded);
  std::vector<bool> told;
  for (const Token& token : tokens) told.push_back(token.later_capital);
  EXPECT_THAT(told, ElementsAre(true, true, false, false, true, false, false));
}

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

// What a word is read as alone, at the end of a text, and in the midst of one, where words that were read before are
// not read again: each twice, behind enough others to drive some of them out.
TEST(TokensTest, WordsAreReadAlikeWhereverTheyStand) {
  const std::vector<std::string> heads = {"", "b", "B", "đ", "Ngh", "TR", "str", "a\u0300", "ⱥ"};
  const std::vector<std::string> tails = {"a", "iện",      "ỆN", "ường", "uỳ",  "Ý",
                                          "ý", "x\u0302y", "éo", "ÿ",    "ßen", "ươngươ"};
  const std::vector<std::string> behind = {" ", ",", "9",      "\n", "”",  "…",      "–",
                                           "»", "²", "\u20DD", "×",  "Ａ", " \u0301"};
  for (int round = 0; round < 2; ++round) {
    for (const std::string& head : heads) {
      for (const std::string& tail : tails) {
        for (const std::string& next : behind) {
          const std::string word = absl::StrCat(head, tail, next);
          std::vector<Token> alone, within;
          std::string folded_alone, folded_within;
          Tokenize(word, alone, folded_alone);
          Tokenize(word + " cuối một câu dài", within, folded_within);
          ASSERT_EQ(within.size(), alone.size() + 4) << word;
          ASSERT_EQ(folded_within, folded_alone + "cuôi2môt5câudai1") << word;
          for (size_t i = 0; i < alone.size(); ++i) {
            const Token &a = alone[i], &b = within[i];
            EXPECT_TRUE(a.span == b.span && a.folded == b.folded && a.hash == b.hash && a.kind == b.kind) << word;
            EXPECT_TRUE(a.capital == b.capital && a.all_caps == b.all_caps && a.later_capital == b.later_capital &&
                        a.syllable == b.syllable)
                << word;
            EXPECT_TRUE(a.space_before == b.space_before && a.line_before == b.line_before) << word;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace banghi
