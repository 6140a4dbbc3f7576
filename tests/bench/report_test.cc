#include "tests/bench/report.h"

#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

void Add(Results& results, const std::string& name, std::vector<double> seconds, double articles = 0,
         double bytes = 0) {
  Measurement measured;
  measured.name = name;
  measured.seconds = std::move(seconds);
  measured.articles = articles;
  measured.bytes = bytes;
  results.Add(std::move(measured));
}

const Verdict& Find(const std::vector<Verdict>& verdicts, absl::string_view id) {
  for (const Verdict& verdict : verdicts) {
    if (verdict.id == id) return verdict;
  }
  ADD_FAILURE() << id;
  return verdicts[0];
}

TEST(ResultsTest, MedianTakesNoNoticeOfOneSlowRepetition) {
  EXPECT_EQ(Median({}), 0);
  EXPECT_EQ(Median({3, 1, 50}), 3);
  EXPECT_EQ(Median({4, 1, 2, 3}), 2.5);
}

TEST(VerdictTest, RatiosAreOfMedians) {
  Results results;
  Add(results, "engine/extract", {5, 50, 4}, 10, 1000);
  Add(results, "yardstick/literal pass", {1, 1, 1}, 10, 1000);
  const std::vector<Verdict> verdicts = Judge(results);
  const Verdict& ratio = Find(verdicts, "engine_to_literal_pass");
  ASSERT_TRUE(ratio.value.has_value());
  EXPECT_EQ(*ratio.value, 5);
  EXPECT_FALSE(ratio.Reaches(ratio.wanted));
  EXPECT_TRUE(ratio.Reaches(*ratio.still_ok));
}

TEST(VerdictTest, LengthsAreComparedByTheByte) {
  Results results;
  Add(results, "length/4 KiB", {2}, 250, 1'000'000);
  Add(results, "length/1 MiB", {3}, 1, 1'000'000);
  EXPECT_EQ(*Find(Judge(results), "length_growth").value, 1.5);
}

TEST(VerdictTest, OfHardTextsTheWorstCounts) {
  Results results;
  Add(results, "hard/digits/64 KiB", {1}, 1, 64);
  Add(results, "hard/digits/1 MiB", {16}, 1, 1024);
  Add(results, "hard/ranks/64 KiB", {1}, 1, 64);
  Add(results, "hard/ranks/1 MiB", {32}, 1, 1024);
  const std::vector<Verdict> verdicts = Judge(results);
  EXPECT_EQ(*Find(verdicts, "hard_growth").value, 2);
  EXPECT_THAT(Find(verdicts, "hard_growth").words, HasSubstr("ranks"));
}

TEST(VerdictTest, ThreadsAreComparedByTheArticle) {
  Results results;
  Add(results, "threads/1", {1}, 100, 1000);
  Add(results, "threads/2", {1.25}, 200, 2000);
  const std::vector<Verdict> verdicts = Judge(results);
  const Verdict& two = Find(verdicts, "two_threads");
  EXPECT_DOUBLE_EQ(*two.value, 1.6);
  EXPECT_FALSE(two.Reaches(two.wanted));
}

TEST(VerdictTest, WhatCouldNotBeMeasuredHasNoValue) {
  Results results;
  Add(results, "engine/extract", {5}, 10, 1000);
  Measurement absent;
  absent.name = "yardstick/literal pass";
  absent.fault = "built without vectorscan";
  results.Add(absent);
  const std::vector<Verdict> verdicts = Judge(results);
  EXPECT_FALSE(Find(verdicts, "engine_to_literal_pass").value.has_value());
  EXPECT_THAT(VerdictTable(verdicts, {}), HasSubstr("not measured"));
  EXPECT_THAT(Tables(results, {}), HasSubstr("built without vectorscan"));
}

TEST(ReportTest, TablesGiveTimeByTheArticle) {
  Results results;
  Add(results, "engine/extract", {0.002, 0.001, 0.003}, 10, 34'000);
  Add(results, "start/serving", {0.05});
  const std::string tables = Tables(results, {});
  EXPECT_THAT(tables, ContainsRegex("extract .*200 .*17.0 .*±50 %\n"));
  EXPECT_THAT(tables, ContainsRegex("serving .*50.0 .*±0 %\n"));
}

TEST(ReportTest, JsonHasEveryNumber) {
  Results results;
  Add(results, "engine/extract", {5, 7}, 10, 1000);
  RunContext context;
  context.corpus = "C:\\news \"old\".jsonl";
  context.articles = 10;
  google::protobuf::Struct json;
  const std::string text = ToJson(context, results, Judge(results));
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(text, &json).ok()) << text;
  EXPECT_EQ(json.fields().at("corpus").string_value(), context.corpus);
  const auto& measured = json.fields().at("measurements").list_value().values(0).struct_value().fields();
  EXPECT_EQ(measured.at("name").string_value(), "engine/extract");
  EXPECT_EQ(measured.at("seconds").number_value(), 6);
  EXPECT_EQ(measured.at("repetitions").list_value().values_size(), 2);
  const auto& verdict = json.fields().at("verdicts").list_value().values(0).struct_value().fields();
  EXPECT_TRUE(verdict.at("value").has_null_value());
  EXPECT_EQ(verdict.at("at_most").number_value(), 4);
}

}  // namespace
}  // namespace banghi
