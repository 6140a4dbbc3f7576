#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"
#include "server/gazetteer_store.h"
#include "server/log/call_log.h"
#include "server/log/json_line.h"
#include "server/log/log_formatter.h"
#include "server/log/logging.h"
#include "spdlog/sinks/ostream_sink.h"
#include "spdlog/spdlog.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using Calls = CallLogOptions::Calls;

// spdlog's default logger, written down, for the time of a test.
class WrittenLog {
 public:
  explicit WrittenLog(LogFormat format) : before_(spdlog::default_logger()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
    sink->set_formatter(std::make_unique<LogFormatter>(format, [this] { return lost; }));
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", std::move(sink)));
  }
  ~WrittenLog() { spdlog::set_default_logger(before_); }

  std::vector<std::string> lines() const { return absl::StrSplit(text_.str(), '\n', absl::SkipEmpty()); }

  size_t lost = 0;

 private:
  std::ostringstream text_;
  const std::shared_ptr<spdlog::logger> before_;
};

google::protobuf::Struct Parse(const std::string& line) {
  google::protobuf::Struct parsed;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &parsed).ok()) << line;
  return parsed;
}

std::string StringIn(const google::protobuf::Struct& line, const std::string& name) {
  const auto member = line.fields().find(name);
  return member == line.fields().end() ? "(none)" : member->second.string_value();
}

CallSummary FailedCall() {
  CallSummary call;
  call.request_id = "7f";
  call.peer = "ipv4:127.0.0.1:40000";
  call.code = absl::StatusCode::kResourceExhausted;
  call.reason = "QUEUE_FULL";
  call.took = absl::Microseconds(1500);
  return call;
}

TEST(JsonLineTest, EscapesWhatWouldBreakTheLineOrTheString) {
  JsonLine line;
  line.Add("a\"b", "x\ny\t\\ \x01\x7f\xe2\x80\xa8 \xff\xc3 Thứ trưởng");
  line.Add("n", -3);
  line.AddMilliseconds("ms", absl::Microseconds(1500));
  const std::string text = line.Take();
  EXPECT_EQ(text,
            "{\"a\\\"b\":\"x\\u000ay\\u0009\\\\ \\u0001\\u007f\\u2028 \xEF\xBF\xBD\xEF\xBF\xBD Thứ trưởng\","
            "\"n\":-3,\"ms\":1.500}");
  Parse(text);
  EXPECT_EQ(line.Take(), "{}");
}

TEST(LogTest, JsonHasTimeLevelAndMessage) {
  const WrittenLog log(LogFormat::kJson);
  spdlog::warn("two\nlines {}", "{\"x\":1}");
  ASSERT_THAT(log.lines(), SizeIs(1));
  const auto line = Parse(log.lines()[0]);
  EXPECT_EQ(StringIn(line, "level"), "warn");
  EXPECT_EQ(StringIn(line, "message"), "two\nlines {\"x\":1}");
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, StringIn(line, "time"), &time, &error)) << error;
  EXPECT_LT(absl::AbsDuration(absl::Now() - time), absl::Minutes(1));
}

TEST(LogTest, CallsHaveTheirFields) {
  const WrittenLog log(LogFormat::kJson);
  CallLog call_log({});
  call_log.CallEnded(FailedCall());
  ASSERT_THAT(log.lines(), SizeIs(1));
  const auto line = Parse(log.lines()[0]);
  EXPECT_EQ(StringIn(line, "message"), "call failed");
  EXPECT_EQ(StringIn(line, "request_id"), "7f");
  EXPECT_EQ(StringIn(line, "caller"), "(none)");
  EXPECT_EQ(StringIn(line, "peer"), "ipv4:127.0.0.1:40000");
  EXPECT_EQ(StringIn(line, "method"), "ExtractArticle");
  EXPECT_EQ(StringIn(line, "code"), "RESOURCE_EXHAUSTED");
  EXPECT_EQ(StringIn(line, "reason"), "QUEUE_FULL");
  EXPECT_EQ(line.fields().at("took_ms").number_value(), 1.5);
}

TEST(LogTest, TextHasTheFieldsBehindTheMessage) {
  const WrittenLog log(LogFormat::kText);
  CallLog({}).CallEnded(FailedCall());
  spdlog::info("plain");
  ASSERT_THAT(log.lines(), SizeIs(2));
  EXPECT_THAT(log.lines()[0], AllOf(HasSubstr("Z warn call failed {\"request_id\":\"7f\","), HasSubstr("}")));
  EXPECT_THAT(log.lines()[1], testing::EndsWith("Z info plain"));
}

TEST(LogTest, DirectoriesOfGazetteersThatHoldNoneAreTold) {
  const WrittenLog log(LogFormat::kText);
  const GazetteerDirectory directory;
  ASSERT_TRUE(GazetteerStore::Open({directory.path()}, nullptr).ok());
  EXPECT_THAT(log.lines(), testing::ElementsAre(HasSubstr(absl::StrCat("Z info no gazetteers in ", directory.path()))));
  directory.Write("ranks.tsv", "id\tname\tnames\tcode\tenglish\n");
  auto store = GazetteerStore::Open({directory.path()}, nullptr);
  ASSERT_TRUE(store.ok());
  std::filesystem::remove(directory.path() + "/ranks.tsv");
  ASSERT_TRUE((*store)->Reload("asked", nullptr).ok());
  EXPECT_THAT(log.lines(),
              Contains(HasSubstr(absl::StrCat("Z warn no gazetteers in ", directory.path(), " any more"))));
}

TEST(LogTest, OnlyTheCallsAskedForAreLogged) {
  CallSummary good;
  CallSummary partly;
  partly.failed_articles = 1;
  const struct {
    Calls calls;
    size_t lines;
  } kCases[] = {{Calls::kAll, 3}, {Calls::kFailed, 2}, {Calls::kNone, 0}};
  for (const auto& [calls, lines] : kCases) {
    const WrittenLog log(LogFormat::kJson);
    CallLog call_log({calls});
    for (const CallSummary& call : {good, partly, FailedCall()}) call_log.CallEnded(call);
    EXPECT_THAT(log.lines(), SizeIs(lines));
  }
}

TEST(LogTest, FaultsOfTheServerAreErrors) {
  const WrittenLog log(LogFormat::kJson);
  CallSummary call = FailedCall();
  call.code = absl::StatusCode::kInternal;
  CallLog({}).CallEnded(call);
  ASSERT_THAT(log.lines(), SizeIs(1));
  EXPECT_EQ(StringIn(Parse(log.lines()[0]), "level"), "error");
}

TEST(LogTest, AFloodOfFailuresIsCountedInsteadOfWritten) {
  const WrittenLog log(LogFormat::kJson);
  constexpr int kCalls = 1000;
  {
    CallLog call_log({Calls::kAll, 10});
    for (int i = 0; i < kCalls; ++i) call_log.CallEnded(FailedCall());
    call_log.CallEnded(CallSummary());  // calls that went well are not held back
  }
  int about_calls = 0;
  int left_out = 0;
  for (const std::string& line : log.lines()) {
    const std::string message = StringIn(Parse(line), "message");
    int lines = 0;
    if (sscanf(message.c_str(), "%d lines about failed calls were left out", &lines) == 1) {
      left_out += lines;
    } else {
      ++about_calls;
    }
  }
  EXPECT_EQ(about_calls + left_out, kCalls + 1);
  EXPECT_GE(about_calls, 11);
  EXPECT_LT(about_calls, 200);  // seconds pass slowly here or there
}

TEST(LogTest, EndsWhileItsThreadWrites) {
  constexpr int kTimes = 300;  // a thread that had to wait for itself ended the process once in a hundred
  const auto before = spdlog::default_logger();
  testing::internal::CaptureStderr();
  for (int i = 0; i < kTimes; ++i) {
    const Logging logging(LogOptions{});
    spdlog::info("a");
  }
  const std::string written = testing::internal::GetCapturedStderr();
  spdlog::set_default_logger(before);
  EXPECT_EQ(std::count(written.begin(), written.end(), '\n'), kTimes);
}

TEST(LogTest, LostLinesAreTold) {
  WrittenLog log(LogFormat::kJson);
  spdlog::info("a");
  log.lost = 3;
  spdlog::info("b");
  spdlog::info("c");
  log.lost = 4;
  spdlog::info("d");
  std::vector<std::string> messages;
  for (const std::string& line : log.lines()) messages.push_back(StringIn(Parse(line), "message").substr(0, 7));
  EXPECT_THAT(messages, testing::ElementsAre("a", "3 lines", "b", "c", "1 lines", "d"));
}

}  // namespace
}  // namespace banghi
