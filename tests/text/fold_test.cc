#include "text/fold.h"

#include <gtest/gtest.h>

namespace banghi {
namespace {

TEST(FoldTest, PutsTheToneBehindTheLetters) {
  const struct {
    const char *word, *folded;
  } kCases[] = {
      {"Hoà", "hoa1"},
      {"Việt", "viêt5"},
      {"Nguyễn", "nguyên4"},
      {"Đại", "đai5"},
      {"QUỐC", "quôc2"},
      {"ương", "ương"},
      {"Macron", "macron"},
      {"Hervé", "herve2"},
      {"Elysée", "elysee2"},
      {"2021", "2021"},
      {"–", "-"},
      {"—", "-"},
      {"“", "“"},
      {"Müller", "mu\u0308ller"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Fold(c.word), c.folded) << c.word;
}

TEST(FoldTest, MakesSpellingsOfOneSyllableEqual) {
  const struct {
    const char *why, *one, *other;
  } kCases[] = {
      {"old and new place of the tone", "hoà", "hòa"},
      {"old and new place of the tone", "uý", "úy"},
      {"old and new place of the tone", "khoẻ", "khỏe"},
      {"i for y", "Mĩ", "Mỹ"},
      {"i for y", "sĩ", "sỹ"},
      {"i for y", "kí", "ký"},
      {"i for y", "quí", "quý"},
      {"i for y alone", "í", "ý"},
      {"letter case", "BỘ", "bộ"},
      {"composed and decomposed", "Việt", "Vie\u0323\u0302t"},
      {"marks in any order", "Việt", "Vie\u0302\u0323t"},
      {"decomposed, foreign", "Müller", "Mu\u0308ller"},
      {"eth typed for đ", "Ðức", "Đức"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Fold(c.one), Fold(c.other)) << c.why;
}

TEST(FoldTest, KeepsDifferentSyllablesApart) {
  const struct {
    const char *one, *other;
  } kCases[] = {{"ma", "má"},   {"đo", "do"},     {"lê", "le"},   {"tư", "tu"},
                {"tai", "tay"}, {"thuy", "thui"}, {"máy", "mái"}, {"ơn", "ôn"}};
  for (const auto& c : kCases) EXPECT_NE(Fold(c.one), Fold(c.other)) << c.one;
}

TEST(FoldTest, FoldingTwiceChangesLettersNoFurther) {
  for (const char* word : {"Quốc", "phòng", "Mỹ", "SHANGRI", "Thủy"}) {
    const std::string once = Fold(word);
    EXPECT_EQ(Fold(once), once);
  }
}

}  // namespace
}  // namespace banghi
