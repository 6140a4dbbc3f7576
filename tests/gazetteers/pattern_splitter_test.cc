#include "gazetteers/pattern_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gazetteers/bundle.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

constexpr char kNoMatch[] = "no match";

// `day: 3` of each group that took part.
std::vector<std::string> Split(const PatternSplitter& splitter, absl::string_view text) {
  PatternSplitter::Stretches groups;
  if (!splitter.Split(text, groups)) return {kNoMatch};
  std::vector<std::string> told;
  for (size_t i = 0; i < groups.size(); ++i) {
    const auto [begin, end] = groups[i];
    if (begin == PatternSplitter::kNowhere) continue;
    told.push_back(absl::StrCat(splitter.names()[i], ": ", text.substr(begin, end - begin)));
  }
  return told;
}

std::vector<std::string> SplitByRe2(const re2::RE2& pattern, absl::string_view text) {
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(pattern.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece whole(text.data(), text.size());
  if (!pattern.Match(whole, 0, text.size(), re2::RE2::ANCHOR_BOTH, pieces.data(), static_cast<int>(pieces.size())))
    return {kNoMatch};
  std::vector<std::string> told;
  for (const auto& [index, name] : pattern.CapturingGroupNames()) {
    const re2::StringPiece& piece = pieces[static_cast<size_t>(index)];
    if (piece.data() != nullptr) told.push_back(absl::StrCat(name, ": ", std::string(piece)));
  }
  return told;
}

TEST(PatternSplitterTest, TellsWhatGroupsTook) {
  const auto splitter = PatternSplitter::Make("(?:(?P<morning>sáng) )?ngày (?P<day>\\d+)/(?P<month>\\d+)");
  ASSERT_TRUE(splitter.has_value());
  EXPECT_THAT(Split(*splitter, "sáng ngày 3/6"), ElementsAre("morning: sáng", "day: 3", "month: 6"));
  EXPECT_THAT(Split(*splitter, "ngày 13/6"), ElementsAre("day: 13", "month: 6"));
  EXPECT_THAT(Split(*splitter, "ngày 3/"), ElementsAre(kNoMatch));
  EXPECT_THAT(Split(*splitter, "ngày 3/6 "), ElementsAre(kNoMatch));
  EXPECT_THAT(Split(*splitter, ""), ElementsAre(kNoMatch));
}

// Where a text may be split in several ways.
TEST(PatternSplitterTest, SplitsAsRe2Does) {
  for (const char* text :
       {"(?P<a>a|ab)(?P<b>c|bcd)(?P<c>d*)", "(?P<a>a*)(?P<b>a*)", "(?P<a>a?)(?P<b>a{1,2})(?P<c>a+)", "(?:(?P<a>a)|b)+",
        "(?:(?P<a>a)|(?P<b>b)|(?P<c>cd?))*", "(?P<a>(?P<b>a|ab)(?P<c>c)?){2}", "(?:(?P<a>a)|(?P<b>[ab])){3}",
        "(?P<a>[a-c]{1,3})(?P<b>[b–đ]+)?", "(?P<a>)(?P<b>a|)(?P<c>a?)", "(?P<a>[ab])(?:)",
        "(?P<a>[ab])(?:)(?P<b>[a-c])", "(?P<a>a)(?:(?:)(?P<b>c)|b)", "(?:)"}) {
    const re2::RE2 re2(text, RulePattern::Options());
    const auto splitter = PatternSplitter::Make(text);
    ASSERT_TRUE(re2.ok() && splitter.has_value()) << text;
    for (int number = 0; number < 6 * 6 * 6 * 6; ++number) {
      std::string words;
      for (int rest = number; rest > 0; rest /= 6) {
        words += std::vector<std::string>{"", "a", "b", "c", "d", "đ"}[static_cast<size_t>(rest % 6)];
      }
      EXPECT_EQ(Split(*splitter, words), SplitByRe2(re2, words)) << text << " " << words;
    }
  }
}

TEST(PatternSplitterTest, SplitsByDateRulesAsRe2Does) {
  const auto bundle = Bundle::BuiltIn();
  ASSERT_TRUE(bundle.ok());
  const std::string text =
      "sáng 2/12, từ ngày 3 đến 5-12-2021, trong năm 2022, quý i, thứ hai tuần tới, 16 và 17/6/2015, rạng sáng nay "
      "những năm 60 của thế kỷ xx; hôm qua, cuối tháng 4 vừa qua, từ chiều 29/5 đến sáng 31/5, mùng một tháng giêng, "
      "khoảng 2000 người, 2-3 tuần qua, mùa hè năm ngoái, mùng 1 tết, 2021 - 2025, 6 tháng đầu năm, nửa đầu năm 2020";
  size_t splitters = 0, matches = 0;
  for (const DateRule& rule : (*bundle)->date_rules().rules) {
    const auto splitter = PatternSplitter::Make(rule.pattern->text());
    if (!splitter.has_value()) continue;
    ++splitters;
    for (size_t begin = 0; begin < text.size(); ++begin) {
      for (size_t end = begin + 1; end <= std::min(text.size(), begin + 40); ++end) {
        const std::string words = text.substr(begin, end - begin);
        const std::vector<std::string> told = Split(*splitter, words);
        if (told == std::vector<std::string>{kNoMatch}) continue;
        ++matches;
        EXPECT_EQ(told, SplitByRe2(rule.pattern->re2(), words)) << rule.id << " " << words;
      }
    }
  }
  EXPECT_GT(splitters, (*bundle)->date_rules().rules.size() * 9 / 10);
  EXPECT_GT(matches, 40u);
}

TEST(PatternSplitterTest, LeavesToRe2WhatItCannotTell) {
  for (const char* pattern : {"[\\pL]+", "a\\b", "^a", "[^a]", "a+?", "(?:a?)+", "(?i)a", "(a"}) {
    EXPECT_FALSE(PatternSplitter::Make(pattern).has_value()) << pattern;
  }
}

// Ways multiply here; each is gone once.
TEST(PatternSplitterTest, TimeIsBoundedByPatternTimesText) {
  const auto splitter = PatternSplitter::Make("(?:a|a|aa)+b");
  ASSERT_TRUE(splitter.has_value());
  EXPECT_THAT(Split(*splitter, std::string(10'000, 'a')), ElementsAre(kNoMatch));
}

}  // namespace
}  // namespace banghi
