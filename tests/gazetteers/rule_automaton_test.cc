#include "gazetteers/rule_automaton.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "gazetteers/bundle.h"
#include "text/fold.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

RuleAutomaton Of(const std::vector<absl::string_view>& patterns) { return RuleAutomaton(patterns); }

// The patterns that may match all of `text`.
std::vector<int> Matching(const RuleAutomaton& automaton, absl::string_view text) {
  const auto rules = automaton.RulesAt(automaton.Walk(automaton.start(), text));
  return {rules.begin(), rules.end()};
}

TEST(RuleAutomatonTest, TellsWhichPatternsMatch) {
  const RuleAutomaton automaton =
      Of({"(?:ngày |sáng )?(?:[12][0-9]|[1-9])/[0-9]{1,2}", "[\\pL]+ 20[0-9]{2}", "ngã ba", "[0-9]+(?:/[0-9]+)*"});
  EXPECT_TRUE(automaton.complete());
  EXPECT_THAT(Matching(automaton, "3/6"), ElementsAre(0, 3));
  EXPECT_THAT(Matching(automaton, "sáng 12/12"), ElementsAre(0));
  EXPECT_THAT(Matching(automaton, "hội 2021"), ElementsAre(1));
  EXPECT_THAT(Matching(automaton, "ngày 2021"), ElementsAre(1));
  EXPECT_THAT(Matching(automaton, "ngã ba"), ElementsAre(2));
  EXPECT_THAT(Matching(automaton, "1/2/3/4"), ElementsAre(3));
  for (const char* text : {"đại hội 2021", "ngày mai", "sáng sớm", "năm 1999", "ngã tư", "", "(", "ngày 3/"}) {
    EXPECT_THAT(Matching(automaton, text), IsEmpty()) << text;
  }
}

TEST(RuleAutomatonTest, KnowsWhenNothingFollows) {
  const RuleAutomaton automaton = Of({"ngày [0-9]", "hôm qua"});
  EXPECT_GT(automaton.Walk(automaton.start(), "ngày "), RuleAutomaton::kUnknown);
  EXPECT_EQ(automaton.Walk(automaton.start(), "ngày mai"), RuleAutomaton::kDead);
  EXPECT_EQ(automaton.Walk(automaton.start(), "hôm qua,"), RuleAutomaton::kDead);
}

TEST(RuleAutomatonTest, ReadsWhatPatternsMayHave) {
  EXPECT_THAT(Matching(Of({"ă?[^x](?P<a>b|c){2,3}?\\."}), "ăybc."), ElementsAre(0));
  EXPECT_THAT(Matching(Of({"ă?[^x](?P<a>b|c){2,3}?\\."}), "ăxbc."), IsEmpty());
  EXPECT_THAT(Matching(Of({"[–-]|[a\\]]b"}), "–"), ElementsAre(0));
  EXPECT_THAT(Matching(Of({"[–-]|[a\\]]b"}), "]b"), ElementsAre(0));
  EXPECT_THAT(Matching(Of({"[–-]|[a\\]]b"}), "cb"), IsEmpty());
  EXPECT_THAT(Matching(Of({"^a$"}), "a"), ElementsAre(0));
}

// What behaves alike behind a word need not be read: only the words that patterns have are.
TEST(RuleAutomatonTest, WordsOfNoPatternNeedNotBeRead) {
  const RuleAutomaton automaton = Of({"ngày [0-9]+", "mĩ [0-9]+", "[\\pL]+ 20[0-9]{2}"});
  for (const char* word : {"ngày", "NGÀY", "Mỹ", "n", "ng"}) {
    EXPECT_FALSE(automaton.TakesAsAnyWord(HashOfFolded(Fold(word)))) << word;
  }
  for (const char* word : {"tháng", "họp", "iphone"}) {
    ASSERT_TRUE(automaton.TakesAsAnyWord(HashOfFolded(Fold(word)))) << word;
    EXPECT_EQ(automaton.Walk(automaton.start(), word), automaton.BehindAnyWord()) << word;
  }
}

TEST(RuleAutomatonTest, WhatFollowsAWordTellsWhetherAPatternGoesOn) {
  const RuleAutomaton automaton = Of({"ngày [0-9]+", "hôm (?:qua|kia)", "nay", "[\\pL]+ 20[0-9]{2}"});
  const auto hash = [](absl::string_view word) { return HashOfFolded(Fold(word)); };
  EXPECT_TRUE(automaton.BehindWord(hash("ngày")).GoesOnBefore('3'));
  EXPECT_FALSE(automaton.BehindWord(hash("ngày")).GoesOnBefore('m'));
  EXPECT_TRUE(automaton.BehindWord(hash("hôm")).GoesOnBefore('q'));
  EXPECT_TRUE(automaton.BehindWord(hash("hôm")).GoesOnBeforeWord(hash("qua")));
  EXPECT_FALSE(automaton.BehindWord(hash("hôm")).GoesOnBeforeWord(hash("quân")));
  EXPECT_TRUE(automaton.BehindWord(hash("hôm")).GoesOnBefore('2'));  // as any word
  EXPECT_TRUE(automaton.BehindWord(hash("họp")).GoesOnBefore('2'));
  EXPECT_FALSE(automaton.BehindWord(hash("họp")).GoesOnBefore('3'));
  // Right behind a word no pattern goes on but by what it has there.
  EXPECT_FALSE(automaton.BehindWord(hash("ngày")).GoesOnWith(','));
  EXPECT_TRUE(automaton.BehindWord(hash("ngày")).GoesOnWith(' '));
  EXPECT_TRUE(Of({"covid-19", "[\\pL]+ 20[0-9]{2}"}).BehindWord(hash("covid")).GoesOnWith('-'));
  EXPECT_TRUE(automaton.BehindWord(hash("ngày")).GoesOnWith("“"[0]));  // not told apart
  // A pattern ends there, whatever follows.
  EXPECT_TRUE(automaton.BehindWord(hash("nay")).GoesOnWith(','));
  EXPECT_TRUE(automaton.BehindWord(hash("nay")).GoesOnBefore('m'));
  EXPECT_TRUE(automaton.BehindWord(hash("nay")).GoesOnBeforeWord(hash("mai")));
}

TEST(RuleAutomatonTest, WhatItCannotReadIsUnknown) {
  const RuleAutomaton automaton = Of({"ngày [0-9]", "(?i)ngày"});
  EXPECT_FALSE(automaton.complete());
  EXPECT_EQ(automaton.Walk(automaton.start(), "xyz"), RuleAutomaton::kUnknown);
  EXPECT_FALSE(automaton.TakesAsAnyWord(HashOfFolded("xyz")));
  EXPECT_TRUE(automaton.BehindWord(HashOfFolded("xyz")).GoesOnWith(','));
  EXPECT_TRUE(automaton.BehindWord(HashOfFolded("xyz")).GoesOnBefore('x'));
  EXPECT_TRUE(automaton.BehindWord(HashOfFolded("xyz")).GoesOnBeforeWord(HashOfFolded("xyz")));
}

TEST(RuleAutomatonTest, StatesBeyondItsBoundAreUnknown) {
  const RuleAutomaton automaton = Of({"[ab]*a[ab]{20}c", "xyz"});
  EXPECT_FALSE(automaton.complete());
  EXPECT_EQ(automaton.Walk(automaton.start(), "aabbababbabaababbabababbabab"), RuleAutomaton::kUnknown);
  EXPECT_THAT(Matching(automaton, "xyz"), ElementsAre(1));
}

TEST(RuleAutomatonTest, KnowsWhichPatternsItReadsExactly) {
  const std::vector<absl::string_view> patterns = {
      "[a–đ-]b{2,3}?", "(?P<a>b|c)+\\.", "[\\pL]+", "[à-ỹ]", "^a", "[^a]", "."};
  const RuleAutomaton automaton = Of(patterns);
  for (size_t i = 0; i < patterns.size(); ++i) EXPECT_EQ(automaton.IsExact(i), i < 2) << patterns[i];
  EXPECT_THAT(Matching(Of({"[a–đ-]b"}), "–b"), ElementsAre(0));
  EXPECT_THAT(Matching(Of({"[a–đ-]b"}), "-b"), ElementsAre(0));
  EXPECT_THAT(Matching(Of({"[a–đ-]b"}), "—b"), IsEmpty());
}

// Against RE2: what a rule matches is never ruled out, and what it does not match is not told of one read exactly.
TEST(RuleAutomatonTest, NeverRulesOutAMatchOfTheDateRules) {
  const auto bundle = Bundle::BuiltIn();
  ASSERT_TRUE(bundle.ok());
  const DateRules& rules = (*bundle)->date_rules();
  ASSERT_TRUE(rules.automaton->complete());
  EXPECT_EQ(rules.any_of, nullptr);
  const std::string text =
      "sáng 2/12, từ ngày 3 đến 5-12-2021, trong năm 2022, quý i, thứ hai tuần tới ở Huế – milan 2024 (16/6) và 2015. "
      "những năm 60 của thế kỷ xx; hôm qua, cuối tháng 4 vừa qua, đại thắng 30-4-1975, tập trận hổ mang vàng 2019, "
      "khoảng 2000 người, 2-3 tuần qua, mùa hè năm ngoái, mùng 1 tết, 2021 - 2025, 24/7, nửa đầu năm 2020";
  size_t matches = 0;
  for (size_t begin = 0; begin < text.size(); ++begin) {
    for (size_t end = begin + 1; end <= std::min(text.size(), begin + 40); ++end) {
      const std::string stretch = text.substr(begin, end - begin);
      const std::vector<int> told = Matching(*rules.automaton, stretch);
      for (const int rule : told) {
        const bool match = re2::RE2::FullMatch(stretch, rules.rules[static_cast<size_t>(rule)].pattern->re2());
        EXPECT_TRUE(match || !rules.automaton->IsExact(static_cast<size_t>(rule))) << stretch << " " << rule;
        matches += match;
      }
    }
    if ((text[begin] & 0xC0) == 0x80) continue;
    for (size_t rule = 0; rule < rules.rules.size(); ++rule) {
      re2::StringPiece whole;
      const re2::RE2& pattern = rules.rules[rule].pattern->re2();
      if (!pattern.Match(text, begin, text.size(), re2::RE2::ANCHOR_START, &whole, 1)) continue;
      const std::vector<int> told = Matching(*rules.automaton, absl::string_view(whole.data(), whole.size()));
      EXPECT_THAT(told, testing::Contains(static_cast<int>(rule))) << whole;
    }
  }
  EXPECT_GT(matches, 40u);
}

}  // namespace
}  // namespace banghi
