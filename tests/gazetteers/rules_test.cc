#include "gazetteers/rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>

#include "gazetteers/rule_patterns.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;

DateRules ReadGood(const std::string& text) {
  CheckReport report;
  DateRules rules = ReadDateRules("rules/dates.textproto", text, report);
  EXPECT_TRUE(report.ok()) << report.ToString();
  return rules;
}

std::string FaultsOf(const std::string& text) {
  CheckReport report;
  ReadDateRules("rules/dates.textproto", text, report);
  return report.ToString();
}

std::string FirstIn(const re2::RE2& pattern, const std::string& text) {
  const std::string lower = LowerCased(text);
  Span match;
  return FindBounded(pattern, lower, 0, {}, &match) ? text.substr(match.begin, match.length()) : "";
}

constexpr char kTwoRules[] = R"pb(
  # Numbers.
  macro { name: "day" pattern: "(?P<day>0?[1-9]|[12][0-9]|3[01])" }
  macro { name: "month" pattern: "(?P<month>0?[1-9]|1[0-2])" }
  macro { name: "date" pattern: "{day}[/-]{month}" }
  rule { id: "day" pattern: "(?:ngày )?{date}" example: "vào Ngày 3-6 => Ngày 3-6" counter_example: "3/60" }
  rule { id: "range" pattern: "từ (?P<span>{day} đến (?P<day2>[0-9]+)[/]{month})" example: "Từ 3 đến 6/7 => 3 đến 6/7" }
)pb";

TEST(RulesTest, MacrosMayUseMacrosAbove) {
  const DateRules rules = ReadGood(kTwoRules);
  ASSERT_EQ(rules.rules.size(), 2u);
  EXPECT_EQ(rules.rules[0].id, "dates/day");
  EXPECT_EQ(FirstIn(rules.rules[0].pattern->re2(), "Sáng ngày 16/6, tại"), "ngày 16/6");
  EXPECT_EQ(rules.rules[1].pattern->groups().size(), 4u);
}

TEST(RulesTest, WhatTheAutomatonCannotReadIsFoundByOnePatternOfAllRules) {
  EXPECT_EQ(ReadGood(kTwoRules).any_of, nullptr);
  const DateRules rules = ReadGood(std::string(kTwoRules) + R"pb(
    rule { id: "tet" pattern: "(?i)mùng (?P<day>[0-9]+)" example: "mùng 3 => mùng 3" }
  )pb");
  ASSERT_NE(rules.any_of, nullptr);
  EXPECT_EQ(FirstIn(*rules.any_of, "họp từ 3 đến 6/7"), "từ 3 đến 6/7");
  EXPECT_EQ(FirstIn(*rules.any_of, "họp mùng 3"), "mùng 3");
  EXPECT_EQ(rules.any_of->NumberOfCapturingGroups(), 0);
}

TEST(RulesTest, GroupsOfRulesAreKnown) {
  const DateRules rules = ReadGood(kTwoRules);
  EXPECT_TRUE(rules.rules[1].pattern->Has(DateGroup::kDay2));
  EXPECT_FALSE(rules.rules[0].pattern->Has(DateGroup::kDay2));
  for (size_t i = 0; i < kDateGroups; ++i) {
    EXPECT_EQ(FindDateGroup(DateGroupName(static_cast<DateGroup>(i))), static_cast<DateGroup>(i));
  }
  EXPECT_EQ(DateGroupName(DateGroup::kBeforeYesterday), "before_yesterday");
  EXPECT_EQ(FindDateGroup("dya"), DateGroup::kOther);
}

TEST(RulesTest, NoRulesHaveNoPattern) {
  EXPECT_EQ(ReadGood("").automaton, nullptr);
  EXPECT_EQ(ReadGood("# Only a comment.\n").rules.size(), 0u);
}

TEST(RulesTest, FaultsAreToldAtTheirLines) {
  struct {
    const char* text;
    const char* fault;
  } const cases[] = {
      {"rule {\n  id: \"a\"\n  pattern: \"(\"\n  example: \"x => x\"\n}",
       "dates.textproto:3:3: pattern does not compile: missing )"},
      {"rule { id: \"a\" pattern: \"{none}\" example: \"x => x\" }",
       "dates.textproto:1:16: no macro {none} before this"},
      {"rule {\n id: \"a\" pattern: \"a\"\n example: \"b => a\"\n}", ":3:2: rule \"a\" finds nothing in its example"},
      {"rule {\n id: \"a\" pattern: \"a+\"\n example: \"aa => a\"\n}", ":3:2: rule \"a\" finds \"aa\" in its example"},
      {"rule { id: \"a\" pattern: \"a\" example: \"a\" }", "an example is `text => part`"},
      {"rule { id: \"a\" pattern: \"a\" example: \"a => a\"\n counter_example: \"B\"\n counter_example: \"A\" }",
       ":3:2: rule \"a\" finds \"A\" in its counter-example"},
      {"rule { id: \"a\" pattern: \"a\" }", "rule \"a\" has no example"},
      {"rule { pattern: \"a\" example: \"a => a\" }", "rule without an id"},
      {"rule { id: \"a\" pattern: \"a\" example: \"a => a\" }\nrule { id: \"a\" pattern: \"a\" example: \"a => a\" }",
       ":2:8: duplicate id \"a\""},
      {"rule { ident: \"a\" }", ":1:13: Message type \"banghi.rules.DateRule\" has no field named \"ident\""},
      {"macro { name: \"m\" pattern: \"a\" }\nmacro { name: \"m\" pattern: \"b\" }", ":2:9: macro \"m\" stands twice"},
      {"# a\nrule { id: \"\xFF\" }", "dates.textproto:2:13: not UTF-8"},
      {"macro { name: \"m\" pattern: \"a\" }\nrule { id: \"a\" pattern: \"{m\" example: \"a => a\" }",
       ":2:16: no } behind {m"},
      {"rule { id: \"a\" pattern: \"x\\\\C\" example: \"xa => xa\" }", ":1:16: \\C is a byte"},
  };
  for (const auto& c : cases) EXPECT_THAT(FaultsOf(c.text), HasSubstr(c.fault)) << c.text;
}

TEST(RulesTest, MatchBeginsAndEndsAtBoundaries) {
  const re2::RE2::Options longest = [] {
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_longest_match(true);
    return options;
  }();
  struct {
    const char* pattern;
    const char* text;
    const char* found;
  } const cases[] = {
      {"[0-9]+/[0-9]{1,2}", "12/345 6/7", "6/7"},
      {"năm nay", "nằm nay, năm nayy, năm nay", "năm nay"},
      {"nay", "này nayế nay", "nay"},
      {"sáng( [0-9]+)?", "sáng 3h", "sáng"},  // `sáng 3` ends inside a word, so the shorter match counts
      {"[0-9]{1,2}", "123 45", "45"},
      {"hôm nay", "(hôm nay)", "hôm nay"},
      {"x*", "xay", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(FirstIn(re2::RE2(c.pattern, longest), c.text), c.found) << c.pattern;
}

TEST(RulesTest, LowerCaseKeepsOffsets) {
  EXPECT_EQ(LowerCased("NGÀY 3 THÁNG SÁU, ĐƯỜNG"), "ngày 3 tháng sáu, đường");
  EXPECT_EQ(LowerCased("\u0130 \u212A Ẹ"), "\u0130 \u212A ẹ");
}

TEST(RulePatternsTest, BracesThatAreNoMacrosStay) {
  std::string error;
  EXPECT_EQ(ExpandMacros("[0-9]{1,2}\\p{L}\\x{41}\\{day}{day}", {{"day", "d"}}, &error),
            "[0-9]{1,2}\\p{L}\\x{41}\\{day}(?:d)");
  EXPECT_EQ(error, "");
}

TEST(RulePatternsTest, GroupsGoAndParenthesesStay) {
  EXPECT_EQ(WithoutGroups("(?P<day>a(b)\\((?:c)[(]d[)])"), "(?:a(?:b)\\((?:c)[(]d[)])");
}

TEST(RulePatternsTest, OneGroupIsAllOfAPattern) {
  EXPECT_TRUE(IsOneGroup("(?P<none>a(?:b|[)])\\))", "none"));
  for (const char* pattern :
       {"(?P<none>a)b", "(?P<none>a)|(?:b)", "a(?P<none>b)", "(?P<none>a(?P<day>b))", "(?P<none>a)?"})
    EXPECT_FALSE(IsOneGroup(pattern, "none")) << pattern;
}

TEST(RulesTest, RulesThatOnlyTakeAwayAreKnown) {
  const DateRules rules = ReadGood(R"pb(
    rule { id: "a" pattern: "(?P<none>số [0-9]+)" example: "số 3 => số 3" }
    rule { id: "b" pattern: "(?P<none>[\\pL]+ [0-9]+)" example: "số 3 => số 3" }
    rule { id: "c" pattern: "số (?P<day>[0-9]+)" example: "số 3 => số 3" }
  )pb");
  EXPECT_TRUE(rules.rules[0].takes_away);
  EXPECT_FALSE(rules.rules[1].takes_away);
  EXPECT_FALSE(rules.rules[2].takes_away);
}

}  // namespace
}  // namespace banghi
