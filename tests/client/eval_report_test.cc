#include "client/evaluation/eval_report.h"

#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

constexpr Terminal kPlain{.width = 100, .colors = false};

EvalReport Sample() {
  Tally tally;
  tally.Add("agreements", 3, 1, 2);
  tally.Add("events", 1, 0, 0);
  tally.Tell({"bai-2", "spurious DATE", "0-4 [\"nay\"]"});
  tally.Tell({"bai-1", "missed DATE", "3-9 [hôm nay]"});
  tally.Tell({"bai-1", "missed DATE", "20-29 [năm ngoái]"});
  EvalReport report = MakeReport(tally);
  report.records = 2;
  report.gazetteer_version = "00ff";
  return report;
}

TEST(TallyTest, SharesOfNothingAreOneUnlessSomethingWasMissed) {
  EXPECT_EQ(Count().F1(), 1.0);
  EXPECT_EQ((Count{0, 0, 3}).Precision(), 0.0);
  EXPECT_EQ((Count{0, 0, 3}).F1(), 0.0);
  EXPECT_EQ((Count{0, 3, 0}).Recall(), 1.0);
  EXPECT_DOUBLE_EQ((Count{3, 1, 2}).F1(), 2 * 0.75 * 0.6 / 1.35);
}

TEST(EvalReportTest, TableHasRowsScoreAndAsManyErrorsOfAKindAsAsked) {
  const std::string table = ReportTable(Sample(), 1, kPlain);
  EXPECT_THAT(table, HasSubstr("agreements  0.750      0.600   0.667  3      1         2"));
  EXPECT_THAT(table, HasSubstr("over 2 records"));
  EXPECT_THAT(table, HasSubstr("20-29 [năm ngoái]"));
  EXPECT_THAT(table, Not(HasSubstr("3-9 [hôm nay]")));
  EXPECT_THAT(table, HasSubstr("spurious DATE"));
  EXPECT_THAT(ReportTable(Sample(), 0, kPlain), Not(HasSubstr("DATE  ")));
}

TEST(EvalReportTest, JsonComesBackAsItWas) {
  const auto report = ParseReport(ReportJson(Sample(), nullptr));
  ASSERT_TRUE(report.ok()) << report.status().message();
  EXPECT_EQ(report->records, 2u);
  EXPECT_EQ(report->gazetteer_version, "00ff");
  EXPECT_NEAR(report->score, Sample().score, 1e-6);
  EXPECT_EQ(report->misses, Sample().misses);
  EXPECT_EQ(report->rows.size(), 2u);
  EXPECT_TRUE(Compare(*report, Sample()).moved.empty());
}

TEST(EvalReportTest, OtherJsonIsRefused) {
  for (const char* json : {"", "nonsense", "{}", "[]", "{\"rows\": {}}", "{\"rows\": 1, \"misses\": []}"}) {
    EXPECT_FALSE(ParseReport(json).ok()) << json;
  }
}

TEST(EvalDiffTest, SaysWhatWasWonAndLost) {
  EvalReport now = Sample();
  now.rows[0].second = {4, 1, 1};
  now.misses.pop_back();  // the spurious date
  now.misses.push_back({"bai-3", "spurious event", "VISIT (LA, VN) 2020"});
  const EvalDiff diff = Compare(Sample(), now);
  EXPECT_THAT(diff.moved, ElementsAre(Pair("agreements", testing::_)));
  EXPECT_THAT(diff.won, ElementsAre(Miss{"bai-2", "spurious DATE", "0-4 [\"nay\"]"}));
  EXPECT_THAT(diff.lost, ElementsAre(Miss{"bai-3", "spurious event", "VISIT (LA, VN) 2020"}));
  const std::string table = DiffTable(diff, kPlain);
  EXPECT_THAT(table, HasSubstr("agreements  0.667  0.800  +0.133"));
  EXPECT_THAT(table, HasSubstr("Won: 1"));
  EXPECT_THAT(table, HasSubstr("Lost: 1"));
  EXPECT_THAT(ReportJson(now, &diff), HasSubstr("\"lost\": [\n    {\"article\": \"bai-3\""));
}

TEST(EvalDiffTest, RunsThatSayTheSameSaySo) {
  EXPECT_THAT(DiffTable(Compare(Sample(), Sample()), kPlain), HasSubstr("Nothing changed"));
}

}  // namespace
}  // namespace banghi
