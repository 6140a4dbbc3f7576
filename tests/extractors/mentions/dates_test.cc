#include "extractors/mentions/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "extractors/mentions/calendar.h"
#include "gazetteers/rule_automaton.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string ReadFile(absl::string_view path) {
  std::ifstream file(absl::StrCat(BANGHI_SOURCE_DIR, "/", path));
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Those of the project and `others`.
DateRules RulesWith(absl::string_view others) {
  CheckReport report;
  const std::string text = absl::StrCat(ReadFile("gazetteers/data/rules/dates.textproto"), others);
  DateRules rules = ReadDateRules("rules/dates.textproto", text, report);
  EXPECT_TRUE(report.ok()) << report.ToString();
  return rules;
}

const DateRules& Rules() {
  static const DateRules* const rules = new DateRules(RulesWith(""));
  return *rules;
}

Anchor Published(absl::string_view date) {
  const std::vector<std::string> parts = absl::StrSplit(date, '-');
  int year = 0, month = 0, day = 0;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &year) || !absl::SimpleAtoi(parts[1], &month) ||
      !absl::SimpleAtoi(parts[2], &day)) {
    return {};
  }
  return {true, absl::CivilDay(year, month, day)};
}

struct Shown {
  std::vector<std::string> texts;
  std::vector<std::string> values;  // `-` for none
  std::vector<ReadDate> dates;
};

Shown Read(absl::string_view text, absl::string_view published, const DateRules& rules = Rules()) {
  const absl::StatusOr<Document> document = Document::Parse(text);
  Shown shown;
  if (!document.ok()) return shown;
  shown.dates = ReadDates(*document, rules, Published(published));
  for (const ReadDate& date : shown.dates) {
    shown.texts.emplace_back(document->TextOf(date.tokens));
    shown.values.push_back(date.value.value.empty() ? "-" : date.value.value);
  }
  return shown;
}

// The texts between square brackets.
std::vector<std::string> Bracketed(absl::string_view sentence) {
  std::vector<std::string> texts;
  for (size_t open = sentence.find('['); open != sentence.npos; open = sentence.find('[', open + 1)) {
    texts.emplace_back(sentence.substr(open + 1, sentence.find(']', open) - open - 1));
  }
  return texts;
}

TEST(DatesTest, CorpusIsReadAsWritten) {
  int rows = 0;
  for (absl::string_view line : absl::StrSplit(ReadFile("tests/corpus/dates.tsv"), '\n')) {
    if (line.empty() || line[0] == '#' || line == "sentence\tpublished\tvalues") continue;
    SCOPED_TRACE(line);
    const std::vector<absl::string_view> cells = absl::StrSplit(line, '\t');
    ASSERT_EQ(cells.size(), 3u);
    const Shown shown = Read(absl::StrReplaceAll(cells[0], {{"[", ""}, {"]", ""}}), cells[1]);
    const std::vector<std::string> values = absl::StrSplit(cells[2], ' ', absl::SkipEmpty());
    EXPECT_EQ(shown.texts, Bracketed(cells[0]));
    EXPECT_EQ(shown.values, values);
    ++rows;
  }
  EXPECT_GE(rows, 150);
}

// A flag is what the automaton of the rules does not read, so RE2 looks for all of them.
TEST(DatesTest, FindsTheSameWhereTheAutomatonOfTheRulesIsUnknown) {
  const DateRules rules = RulesWith(R"(rule { id: "flag" pattern: "(?i)xyz" example: "xyz => xyz" })");
  ASSERT_FALSE(rules.automaton->complete());
  for (absl::string_view line : absl::StrSplit(ReadFile("tests/corpus/dates.tsv"), '\n')) {
    const Shown shown = Read(line, "2020-05-13"), found = Read(line, "2020-05-13", rules);
    EXPECT_EQ(shown.texts, found.texts) << line;
    EXPECT_EQ(shown.values, found.values) << line;
  }
}

TEST(DatesTest, PartOfDayAndModStandBesideTheValue) {
  const Shown shown =
      Read("Chiều tối 30/5, sáng nay và đêm qua; cuối năm 2022, giữa tháng 3/2021, đầu những năm 1990.", "2022-06-01");
  std::vector<std::string> parts, mods;
  for (const ReadDate& date : shown.dates) {
    parts.emplace_back(date.value.part_of_day);
    mods.emplace_back(date.value.mod);
  }
  EXPECT_THAT(parts, ElementsAre("EVENING", "MORNING", "NIGHT", "", "", ""));
  EXPECT_THAT(mods, ElementsAre("", "", "", "END", "MID", "START"));
}

TEST(DatesTest, UnresolvedDatesSayWhy) {
  const Shown shown = Read("Ngày 16/6, hai bên gặp nhau; năm ngoái họ cũng gặp, vào mùng 3 Tết.", "");
  std::vector<std::string> reasons;
  for (const ReadDate& date : shown.dates) reasons.emplace_back(date.value.unresolved_reason);
  EXPECT_THAT(shown.values, ElementsAre("XXXX-06-16", "-", "-"));
  EXPECT_THAT(reasons, ElementsAre("no year, and no publication date", "no publication date", "lunar calendar"));
}

TEST(DatesTest, ResolvedDatesGiveNoReason) {
  for (const ReadDate& date :
       Read("Ngày 16/6, thứ hai tuần tới, quý III/2024 và thập niên 1960.", "2018-06-20").dates) {
    EXPECT_EQ(date.value.unresolved_reason, "") << date.value.value;
  }
}

TEST(DatesTest, RuleIsNamed) {
  const Shown shown = Read("Từ ngày 22 đến 26/8, Bộ trưởng thăm Lào.", "2019-08-22");
  ASSERT_EQ(shown.dates.size(), 1u);
  EXPECT_EQ(shown.dates[0].rule, "dates/days");
}

TEST(DatesTest, CapitalsDoNotMatter) {
  EXPECT_THAT(Read("SÁNG 16-6, HAI BỘ TRƯỞNG HỘI ĐÀM", "2021-06-18").values, ElementsAre("2021-06-16"));
}

TEST(DatesTest, RangeAcrossNewYearTakesYearsFromPublication) {
  EXPECT_THAT(Read("Lệnh có hiệu lực từ 30/12 đến 2/1.", "2019-12-20").values, ElementsAre("2019-12-30/2020-01-02"));
  EXPECT_THAT(Read("Lệnh có hiệu lực từ 30/12 đến 2/1.", "2020-01-05").values, ElementsAre("2019-12-30/2020-01-02"));
}

TEST(DatesTest, DaysTheCalendarDoesNotHaveAreNone) {
  EXPECT_THAT(Read("Ngày 31/4 và ngày 30-2 không có.", "2019-12-20").values, IsEmpty());
}

TEST(DatesTest, WordsBeforeAMentionDoNotHideALongerOne) {
  EXPECT_THAT(Read("Viện trợ tăng từ 2011 - 2015.", "2019-12-20").texts, ElementsAre("2011 - 2015"));
}

TEST(DatesTest, TextWithoutDatesGivesNone) {
  EXPECT_THAT(Read("...", "2019-12-20").texts, IsEmpty());
  EXPECT_THAT(Read("năm tháng ngày", "2019-12-20").texts, IsEmpty());
}

TEST(DatesTest, RoomAddsAMentionAndAValueForEachDate) {
  const auto bundle = Bundle::BuiltIn();
  ASSERT_TRUE(bundle.ok()) << bundle.status();
  const absl::StatusOr<Document> document =
      Document::Parse("Sáng 16-6, hai bên hội đàm; tối cùng ngày, đoàn rời Hà Nội.");
  ASSERT_TRUE(document.ok());
  Analysis analysis(*document, **bundle);
  analysis.published = Published("2021-06-18");
  DatesRoom(**bundle).Run(analysis);
  ASSERT_EQ(analysis.mentions.size(), 2u);
  ASSERT_EQ(analysis.dates.size(), 2u);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(analysis.dates[i].mention, i);
    EXPECT_EQ(analysis.mentions[i].type, MentionType::kDate);
    EXPECT_EQ(analysis.mentions[i].value, "2021-06-16");
  }
  EXPECT_EQ(analysis.mentions[0].source, "dates/part-of-day");
  EXPECT_EQ(analysis.dates[1].part_of_day, "EVENING");
}

TEST(CalendarTest, WeekOfTheTurnOfTheYearBelongsToTheYearOfItsThursday) {
  EXPECT_EQ(WeekText(absl::CivilDay(2021, 1, 3)), "2020-W53");
  EXPECT_EQ(WeekText(absl::CivilDay(2021, 1, 4)), "2021-W01");
  EXPECT_EQ(WeekText(absl::CivilDay(2024, 12, 30)), "2025-W01");
}

TEST(CalendarTest, NearestYearKeepsTheDirection) {
  const absl::CivilDay anchor(2018, 6, 30);
  EXPECT_EQ(NearestYear(anchor, 12, 25, 0), 2018);
  EXPECT_EQ(NearestYear(anchor, 12, 25, -1), 2017);
  EXPECT_EQ(NearestYear(anchor, 1, 2, 1), 2019);
  EXPECT_EQ(NearestYear(absl::CivilDay(1897, 3, 1), 2, 29, 1), 1904);
}

}  // namespace
}  // namespace banghi
