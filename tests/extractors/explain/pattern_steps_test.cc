#include "extractors/explain/pattern_steps.h"

#include <gmock/gmock.h>

namespace banghi {
namespace {

using ::testing::ElementsAre;

using Macros = std::vector<std::pair<std::string, std::string>>;
const Macros& TheMacros() {
  static const auto* const macros = new Macros{
      {"day", "(?P<day>[1-9]|[12][0-9])"}, {"on", "(?:ngày )?"}, {"date", "{day}/(?P<month>[0-9]{1,2}){on}?"}};
  return *macros;
}

// Steps as written, optional ones in brackets; ` | ` between alternatives.
std::vector<std::string> Written(const std::string& pattern) {
  std::vector<std::string> written;
  for (const std::vector<PatternStep>& steps : StepsOf(pattern, TheMacros())) {
    if (!written.empty()) written.push_back("|");
    for (const PatternStep& step : steps) written.push_back(step.optional ? "[" + step.written + "]" : step.written);
  }
  return written;
}

TEST(PatternStepsTest, LettersStandTogetherAndRepetitionBelongsToTheLast) {
  EXPECT_THAT(Written("quý {day}?"), ElementsAre("quý ", "[{day}?]"));
  EXPECT_THAT(Written("năm ?nay"), ElementsAre("năm", "[ ?]", "nay"));
  EXPECT_THAT(Written("x[a|b]{1,2}\\.y"), ElementsAre("x", "[a|b]{1,2}", "\\.y"));
}

TEST(PatternStepsTest, GroupsAndMacrosWithoutAlternativesAreLookedInto) {
  EXPECT_THAT(Written("(?P<span>từ {date})"), ElementsAre("từ ", "{day}", "/", "[0-9]{1,2}", "[{on}?]"));
  EXPECT_THAT(Written("(?:a|b)c"), ElementsAre("(?:a|b)", "c"));
}

TEST(PatternStepsTest, AlternativesAtTheTopAreKeptApart) {
  EXPECT_THAT(Written("sáng nay|(?:đêm|tối) nay"), ElementsAre("sáng nay", "|", "(?:đêm|tối)", " nay"));
}

TEST(PatternStepsTest, PatternsHaveTheirMacrosAndNoNames) {
  EXPECT_EQ(StepsOf("{day}", TheMacros())[0][0].pattern, "(?:(?:[1-9]|[12][0-9]))");
}

}  // namespace
}  // namespace banghi
