#include "gazetteers/rule_pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

// `day: 3`, of each group that took part; `no match` where the pattern does not match all of `stretch`, which stands in
// `text`.
std::vector<std::string> Split(const RulePattern& pattern, absl::string_view stretch, absl::string_view text) {
  const uint32_t begin = static_cast<uint32_t>(text.find(stretch));
  RulePattern::Parts parts;
  if (!pattern.Split(text, {begin, begin + static_cast<uint32_t>(stretch.size())}, parts)) return {"no match"};
  std::vector<std::string> told;
  for (const auto& [group, from, to] : parts) {
    told.push_back(absl::StrCat(DateGroupName(group), ": ", stretch.substr(from, to - from)));
  }
  return told;
}

std::vector<std::string> Split(const RulePattern& pattern, absl::string_view text) {
  return Split(pattern, text, text);
}

TEST(RulePatternTest, TellsWhatGroupsTook) {
  const RulePattern pattern("(?:(?P<morning>sáng) )?ngày (?P<day>\\d+)/(?P<month>\\d+)");
  EXPECT_THAT(Split(pattern, "sáng ngày 3/6"), ElementsAre("morning: sáng", "day: 3", "month: 6"));
  EXPECT_THAT(Split(pattern, "ngày 3/6"), ElementsAre("day: 3", "month: 6"));
  EXPECT_THAT(Split(pattern, "ngày 13/6", "hôm ngày 13/6, tại"), ElementsAre("day: 13", "month: 6"));
  EXPECT_THAT(Split(pattern, "ngày 3/"), ElementsAre("no match"));
}

TEST(RulePatternTest, TellsTheSameWhenAskedAgain) {
  const RulePattern pattern("ngày (?P<day>\\d+)");
  for (int time = 0; time < 2; ++time) {
    EXPECT_THAT(Split(pattern, "ngày 17", "từ ngày 17 tới"), ElementsAre("day: 17"));
    EXPECT_THAT(Split(pattern, "ngày 17"), ElementsAre("day: 17"));
    EXPECT_THAT(Split(pattern, "ngày kia"), ElementsAre("no match"));
  }
}

TEST(RulePatternTest, TakesNoOtherPatternsAnswer) {
  for (int time = 0; time < 2; ++time) {
    const RulePattern day("ngày (?P<day>\\d+)"), month("ngày (?P<month>\\d+)");  // at the same places in memory
    EXPECT_THAT(Split(day, "ngày 5"), ElementsAre("day: 5"));
    EXPECT_THAT(Split(month, "ngày 5"), ElementsAre("month: 5"));
  }
  const RulePattern other("ngày (?P<year>\\d+)");
  EXPECT_THAT(Split(other, "ngày 5"), ElementsAre("year: 5"));
}

TEST(RulePatternTest, LooksAroundEveryTimeWhereThePatternAsksForIt) {
  const RulePattern pattern("(?P<day>\\d+)\\b");
  EXPECT_THAT(Split(pattern, "12", "12 va"), ElementsAre("day: 12"));
  EXPECT_THAT(Split(pattern, "12", "12a"), ElementsAre("no match"));
  EXPECT_THAT(Split(pattern, "12", "12 va"), ElementsAre("day: 12"));
}

TEST(RulePatternTest, SplitsWhatIsTooLongToRemember) {
  const RulePattern pattern("(?P<count>\\d+) ngày");
  const std::string long_one = std::string(300, '1') + " ngày";
  for (int time = 0; time < 2; ++time) {
    EXPECT_THAT(Split(pattern, long_one), ElementsAre(absl::StrCat("count: ", std::string(300, '1'))));
    EXPECT_THAT(Split(pattern, absl::StrCat("2", long_one)),
                ElementsAre(absl::StrCat("count: 2", std::string(300, '1'))));
  }
}

}  // namespace
}  // namespace banghi
