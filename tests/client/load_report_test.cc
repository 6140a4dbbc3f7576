#include "client/load/load_report.h"

#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// 800 calls of 2 ms and 200 of 10 ms in two seconds.
LoadResult SomeLoad() {
  LoadResult result;
  result.seconds = 2;
  result.calls = 1000;
  for (int i = 0; i < 1000; ++i) result.latency.Add(milliseconds(i < 800 ? 2 : 10));
  result.request_bytes = 4000000;
  result.response_bytes = 5000000;
  result.client_cpu_seconds = 0.1;
  result.server_before = ProcessUsage{"banghi-server", 10.0, 50000000};
  result.server_after = ProcessUsage{"banghi-server", 11.0, 51000000};
  return result;
}

LoadOptions SomeOptions() {
  LoadOptions options;
  options.server.address = "127.0.0.1:8470";
  options.server_pid = 4711;
  return options;
}

TEST(LoadReportTest, TableTellsThroughputLatenciesAndWhatBothSidesCost) {
  const std::string table = LoadTable(SomeOptions(), 30, SomeLoad(), Terminal{});
  EXPECT_THAT(table, AllOf(HasSubstr("127.0.0.1:8470: unary, 16 callers, 4 connections"), HasSubstr("30 articles"),
                           HasSubstr("500.0 a second: 1000 in 2.0 s"), HasSubstr("p90 10.000 ms"),
                           HasSubstr("2.00 MB/s"), HasSubstr("2.50 MB/s"), HasSubstr("100 µs a call, 0.05 cores"),
                           HasSubstr("1000 µs a call, 0.50 cores (banghi-server, process 4711)"),
                           HasSubstr("51.0 MB, 50.0 MB at the beginning")));
  EXPECT_THAT(table, AllOf(Not(HasSubstr("errors")), Not(HasSubstr("not sent"))));
}

TEST(LoadReportTest, TableTellsErrorsAndWhatWasNotSent) {
  LoadOptions options = SomeOptions();
  options.rate = 900;
  LoadResult result = SomeLoad();
  result.errors = {{"INVALID_ARGUMENT", 3}, {"UNAVAILABLE", 1}};
  result.unsent = 77;
  result.server_after.reset();
  const std::string table = LoadTable(options, 1, result, Terminal{});
  EXPECT_THAT(table, AllOf(HasSubstr("900 calls/s whatever becomes of them, 1 article\n"),
                           HasSubstr("3 INVALID_ARGUMENT, 1 UNAVAILABLE"), HasSubstr("77: no caller was free"),
                           Not(HasSubstr("CPU there"))));
}

TEST(LoadReportTest, JsonHoldsTheSameNumbers) {
  LoadResult result = SomeLoad();
  result.errors = {{"UNAVAILABLE", 250}};
  result.lost = absl::UnavailableError("\"reset\"");
  google::protobuf::Struct json;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(LoadJson(SomeOptions(), 30, result), &json).ok());
  const auto number = [](const google::protobuf::Struct& object, const char* name) {
    return object.fields().at(name).number_value();
  };
  EXPECT_EQ(json.fields().at("mode").string_value(), "unary");
  EXPECT_EQ(number(json, "callsPerSecond"), 500);
  EXPECT_EQ(number(json.fields().at("errors").struct_value(), "UNAVAILABLE"), 250);
  EXPECT_EQ(json.fields().at("lost").string_value(), "\"reset\"");
  EXPECT_NEAR(number(json.fields().at("latencyMicros").struct_value(), "p50"), 2000, 16);
  EXPECT_EQ(number(json.fields().at("latencyMicros").struct_value(), "max"), 10000);
  EXPECT_EQ(number(json.fields().at("server").struct_value(), "cpuMicrosPerCall"), 800);
  EXPECT_EQ(number(json.fields().at("server").struct_value(), "memoryBytes"), 51000000);
}

TEST(LoadReportTest, NothingMeasuredIsNoDivisionByZero) {
  LoadOptions options = SomeOptions();
  options.stream = true;
  EXPECT_THAT(LoadTable(options, 1, LoadResult(), Terminal{}), HasSubstr("0.0 a second: 0 in 0.0 s"));
  google::protobuf::Struct json;
  const std::string text = LoadJson(options, 1, LoadResult());
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(text, &json).ok()) << text;
  EXPECT_EQ(json.fields().count("server"), 0u);
  EXPECT_TRUE(json.fields().at("lost").has_null_value());
}

}  // namespace
}  // namespace banghi
