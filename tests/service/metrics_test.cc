#include "server/metrics/metrics.h"

#include <map>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Ge;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;

// `banghi_requests_total{code="OK",...}` -> value, of a page in Prometheus' text format. Every line must be one of it.
std::map<std::string, double> Parse(const std::string& page) {
  std::map<std::string, double> samples;
  for (const absl::string_view line : absl::StrSplit(page, '\n', absl::SkipEmpty())) {
    if (absl::StartsWith(line, "# HELP ") || absl::StartsWith(line, "# TYPE ")) continue;
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(line, absl::MaxSplits("} ", 1));
    const bool labelled = !parts.second.empty();
    const std::vector<absl::string_view> words = absl::StrSplit(line, ' ');
    double value = 0;
    EXPECT_TRUE(absl::SimpleAtod(words.back(), &value)) << line;
    const std::string name = labelled ? absl::StrCat(parts.first, "}") : std::string(words.front());
    EXPECT_TRUE(samples.emplace(name, value).second) << "twice: " << name;
  }
  return samples;
}

class MetricsTest : public testing::Test {
 protected:
  grpc::Status Extract(const std::string& text) const {
    grpc::ClientContext context;
    v1::ExtractArticleRequest request;
    request.mutable_article()->set_text(text);
    v1::ExtractArticleResponse response;
    return running_.stub->ExtractArticle(&context, request, &response);
  }

  // A call is counted when its answer is on the way, so that its caller may look a moment too early.
  std::map<std::string, double> SamplesOnce(const std::string& name, double value) {
    const absl::Time deadline = absl::Now() + absl::Seconds(20);
    std::map<std::string, double> samples;
    do {
      samples = Parse(running_.server->metrics().Expose());
    } while (samples[name] < value && absl::Now() < deadline);
    EXPECT_EQ(samples[name], value) << name;
    return samples;
  }

  RunningServer running_;
};

constexpr char kReadOk[] = R"(banghi_requests_total{code="OK",method="ExtractArticle",protocol="grpc"})";

TEST_F(MetricsTest, CountsCallsByMethodAndCode) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Extract(kArticle).ok());
  ASSERT_FALSE(Extract("").ok());
  SamplesOnce(kReadOk, 3);
  const auto samples =
      SamplesOnce(R"(banghi_requests_total{code="INVALID_ARGUMENT",method="ExtractArticle",protocol="grpc"})", 1);
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_request_duration_seconds_count{method="ExtractArticle"})", 4)));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_queue_wait_seconds_count{method="ExtractArticle"})", 4)));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_request_bytes_total{method="ExtractArticle"})",
                                     Ge(3 * absl::string_view(kArticle).size()))));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_response_bytes_total{method="ExtractArticle"})", Ge(100))));
  EXPECT_THAT(samples, Contains(Pair(testing::HasSubstr("banghi_errors_total{reason="), 1)));
}

TEST_F(MetricsTest, CountsWhatRecordsHave) {
  grpc::ClientContext context;
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_text(kArticle);
  v1::ExtractArticleResponse response;
  ASSERT_TRUE(running_.stub->ExtractArticle(&context, request, &response).ok());
  std::map<int, int> mentions;
  for (const v1::Mention& mention : response.record().mentions()) ++mentions[mention.type()];
  ASSERT_GT(mentions[v1::MENTION_TYPE_PERSON], 0);
  ASSERT_GT(response.record().events_size(), 0);
  const auto samples = SamplesOnce(kReadOk, 1);
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_mentions_total{type="person"})", mentions[v1::MENTION_TYPE_PERSON])));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_mentions_total{type="date"})", mentions[v1::MENTION_TYPE_DATE])));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_events_total{type="meeting"})", Ge(1))));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_events_total{type="phone_call"})", 0)));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_articles_total{outcome="ok"})", 1)));
}

TEST_F(MetricsTest, MeasuresEveryStage) {
  ASSERT_TRUE(Extract(kArticle).ok());
  const auto samples = SamplesOnce(kReadOk, 1);
  for (const absl::string_view stage : running_.server->gazetteers().Pin()->engine.stages()) {
    EXPECT_THAT(samples, Contains(Pair(absl::StrCat("banghi_stage_duration_seconds_count{stage=\"", stage, "\"}"), 1)));
  }
}

TEST_F(MetricsTest, CountsTheArticlesOfABatchOneByOne) {
  grpc::ClientContext context;
  v1::BatchExtractArticlesRequest request;
  for (const char* text : {kArticle, "", kArticle}) request.add_articles()->set_text(text);
  v1::BatchExtractArticlesResponse response;
  ASSERT_TRUE(running_.stub->BatchExtractArticles(&context, request, &response).ok());
  const auto samples =
      SamplesOnce(R"(banghi_requests_total{code="OK",method="BatchExtractArticles",protocol="grpc"})", 1);
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_articles_total{outcome="ok"})", 2)));
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_articles_total{outcome="failed"})", 1)));
}

TEST_F(MetricsTest, TellsOfTheServerAndItsProcess) {
  const auto samples = Parse(running_.server->metrics().Expose());
  const std::string version = running_.server->gazetteers().Pin()->engine.bundle().version();
  EXPECT_THAT(samples, Contains(Pair(absl::StrCat("banghi_gazetteer_info{version=\"", version, "\"}"), 1)));
  EXPECT_THAT(samples, Contains(Pair(absl::StrCat("banghi_build_info{version=\"", EngineVersion(), "\"}"), 1)));
  EXPECT_THAT(samples, Contains(Pair("banghi_gazetteer_entries", Ge(1000))));
  EXPECT_THAT(samples, Contains(Pair("banghi_gazetteer_load_seconds", testing::Gt(0))));
  const double now = absl::ToDoubleSeconds(absl::Now() - absl::UnixEpoch());
  EXPECT_NEAR(samples.at("banghi_gazetteer_loaded_timestamp_seconds"), now, 3600);
  EXPECT_NEAR(samples.at("process_start_time_seconds"), now, 3600);
  EXPECT_THAT(samples, Contains(Pair("process_resident_memory_bytes", Ge(1 << 20))));
  EXPECT_THAT(samples, Contains(Pair("process_threads", Ge(3))));
  EXPECT_THAT(samples, Contains(Pair("process_open_fds", Ge(3))));
  EXPECT_THAT(samples, Contains(Pair("process_cpu_seconds_total", testing::Gt(0))));
  EXPECT_THAT(samples, Contains(Pair("banghi_threads", 2)));
  for (const char* idle : {"banghi_requests_in_flight", "banghi_streams_open", "banghi_held_bytes",
                           "banghi_queue_length", "banghi_gazetteer_reload_failures_total"}) {
    EXPECT_THAT(samples, Contains(Pair(idle, 0)));
  }
}

TEST_F(MetricsTest, OpenStreamsAreSeen) {
  grpc::ClientContext context;
  const auto stream = running_.stub->StreamExtractArticles(&context);
  v1::StreamExtractArticlesRequest request;
  request.mutable_article()->set_text(kArticle);
  v1::StreamExtractArticlesResponse response;
  ASSERT_TRUE(stream->Write(request) && stream->Read(&response));
  const auto open = Parse(running_.server->metrics().Expose());
  EXPECT_THAT(open, AllOf(Contains(Pair("banghi_streams_open", 1)), Contains(Pair("banghi_requests_in_flight", 1))));
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  SamplesOnce(R"(banghi_requests_total{code="OK",method="StreamExtractArticles",protocol="grpc"})", 1);
}

TEST(MetricsUnitTest, CallersAreCountedWhereTheyAreKnown) {
  Metrics metrics({});
  CallSummary call;
  call.articles = 3;
  metrics.CallEnded(call);
  EXPECT_THAT(Parse(metrics.Expose()), Not(Contains(Key(testing::HasSubstr("banghi_caller_articles_total")))));
  call.caller = "archive";
  metrics.CallEnded(call);
  EXPECT_THAT(Parse(metrics.Expose()), Contains(Pair(R"(banghi_caller_articles_total{caller="archive"})", 3)));
}

TEST(MetricsUnitTest, GazetteersInUseAreTheOnlyOnesShown) {
  Metrics metrics({});
  GazetteerLoad load;
  load.loaded = true;
  load.version = "one";
  metrics.GazetteersLoaded(load);
  load.version = "two";
  metrics.GazetteersLoaded(load);
  load.loaded = false;
  load.faults = 3;
  metrics.GazetteersLoaded(load);
  const auto samples = Parse(metrics.Expose());
  EXPECT_THAT(samples, Contains(Pair(R"(banghi_gazetteer_info{version="two"})", 1)));
  EXPECT_THAT(samples, Not(Contains(Key(R"(banghi_gazetteer_info{version="one"})"))));
  EXPECT_THAT(samples, Contains(Pair("banghi_gazetteer_reload_failures_total", 1)));
}

TEST(MetricsUnitTest, AddedGaugesAreAskedAtEveryExposure) {
  Metrics metrics({});
  double value = 1;
  metrics.AddGauge("banghi_test", "A test.", [&] { return value; });
  EXPECT_THAT(Parse(metrics.Expose()), Contains(Pair("banghi_test", 1)));
  value = 2;
  EXPECT_THAT(Parse(metrics.Expose()), Contains(Pair("banghi_test", 2)));
}

}  // namespace
}  // namespace banghi
