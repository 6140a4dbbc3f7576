#include "gazetteers/rule_starts.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>

#include "absl/strings/ascii.h"
#include "gazetteers/bundle.h"

namespace banghi {
namespace {

// The end of the word that begins at `begin`.
size_t WordEnd(const std::string& text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && (absl::ascii_isalpha(static_cast<unsigned char>(text[end])) || (text[end] & 0x80) != 0)) {
    ++end;
  }
  return end;
}

bool MayBegin(const RuleStarts& starts, const std::string& text, size_t begin = 0) {
  return starts.MayBeginAt(text, begin, WordEnd(text, begin));
}

TEST(RuleStartsTest, TellsWhereAMatchMayBegin) {
  const RuleStarts starts("(?:ngày |sáng )?(?:[12][0-9]|[1-9])/[0-9]{1,2}|[\\pL]+ 20[0-9]{2}|ngã ba");
  for (const char* text : {"3/6", "ngày 3/6", "sáng 12/12", "seagames 2021", "hội 2021", "ngày 2021", "ngã ba"}) {
    EXPECT_TRUE(MayBegin(starts, text)) << text;
  }
  for (const char* text :
       {"đại hội 2021", "ngày mai", "sáng sớm", "33/6", "năm 1999", "ngã tư", "", "(", "3", "ngày 3/"}) {
    EXPECT_FALSE(MayBegin(starts, text)) << text;
  }
  EXPECT_TRUE(MayBegin(starts, "họp 3/6 tại", std::string("họp ").size()));
}

TEST(RuleStartsTest, ReadsWhatPatternsMayHave) {
  EXPECT_TRUE(MayBegin(RuleStarts("ă?[^x](?P<a>b|c){2,3}?\\."), "ăybc."));
  EXPECT_FALSE(MayBegin(RuleStarts("ă?[^x](?P<a>b|c){2,3}?\\."), "ăxbc."));
  EXPECT_TRUE(MayBegin(RuleStarts("[–-]|[a\\]]b"), "–"));
  EXPECT_TRUE(MayBegin(RuleStarts("[–-]|[a\\]]b"), "]b"));
  EXPECT_FALSE(MayBegin(RuleStarts("[–-]|[a\\]]b"), "cb"));
  EXPECT_TRUE(MayBegin(RuleStarts("^a$"), "a"));
}

TEST(RuleStartsTest, PatternItCannotReadMayBeginAnywhere) { EXPECT_TRUE(MayBegin(RuleStarts("(?i)ngày"), "xyz")); }

// Against RE2, on the beginnings of all examples of the rules: what RE2 matches is never ruled out.
TEST(RuleStartsTest, NeverRulesOutAMatchOfTheDateRules) {
  const auto bundle = Bundle::BuiltIn();
  ASSERT_TRUE(bundle.ok());
  const DateRules& rules = (*bundle)->date_rules();
  const std::string text =
      "sáng 2/12, từ ngày 3 đến 5-12-2021, trong năm 2022, quý i, thứ hai tuần tới ở Huế – milan 2024 (16/6) và 2015. "
      "những năm 60 của thế kỷ xx; hôm qua, cuối tháng 4 vừa qua, đại thắng 30-4-1975, tập trận hổ mang vàng 2019, "
      "khoảng 2000 người, 2-3 tuần qua, mùa hè năm ngoái, mùng 1 tết, 2021 - 2025, 24/7, nửa đầu năm 2020";
  size_t matches = 0;
  for (size_t begin = 0; begin < text.size(); ++begin) {
    if ((text[begin] & 0xC0) == 0x80 || (begin > 0 && WordEnd(text, begin - 1) >= begin + 1)) continue;
    re2::StringPiece whole;
    if (!rules.any_of->Match(text, begin, text.size(), re2::RE2::ANCHOR_START, &whole, 1)) continue;
    ++matches;
    EXPECT_TRUE(MayBegin(*rules.starts, text, begin)) << text.substr(begin);
  }
  EXPECT_GT(matches, 20u);
}

}  // namespace
}  // namespace banghi
