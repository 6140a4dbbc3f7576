#include <string>
#include <thread>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using Health = grpc::health::v1::Health;
using HealthResponse = grpc::health::v1::HealthCheckResponse;

constexpr char kGoodRanks[] = "# Ranks of a test.\nid\tname\ntest-rank\tThử tướng\n";
constexpr char kBrokenRanks[] = "# Ranks of a test.\nid\tname\tcolour\ntest-rank\tThử tướng\tđỏ\n";

grpc::Status Reload(const std::shared_ptr<grpc::Channel>& channel, v1::ReloadGazetteersResponse* response) {
  grpc::ClientContext context;
  return v1::AdminService::NewStub(channel)->ReloadGazetteers(&context, {}, response);
}

bool Exchange(grpc::ClientReaderWriter<v1::StreamExtractArticlesRequest, v1::StreamExtractArticlesResponse>& stream) {
  v1::StreamExtractArticlesRequest request;
  request.mutable_article()->set_text(kArticle);
  v1::StreamExtractArticlesResponse response;
  return stream.Write(request) && stream.Read(&response) && response.result().has_record();
}

TEST(LifecycleTest, ReloadPutsNewFilesToUse) {
  GazetteerDirectory directory;
  ServerOptions options;
  options.gazetteers = {directory.path()};
  RunningServer running(options);
  const std::string before = running.server->gazetteers().Pin()->engine.bundle().version();
  directory.Write("ranks.tsv", kGoodRanks);
  v1::ReloadGazetteersResponse response;
  ASSERT_TRUE(Reload(running.channel, &response).ok());
  EXPECT_TRUE(response.reloaded());
  EXPECT_TRUE(response.faults().empty()) << response.ShortDebugString();
  EXPECT_NE(response.version(), before);
}

TEST(LifecycleTest, ReloadOfABrokenFileTellsTheFaultAndKeepsTheOld) {
  GazetteerDirectory directory;
  directory.Write("ranks.tsv", kGoodRanks);
  ServerOptions options;
  options.gazetteers = {directory.path()};
  RunningServer running(options);
  const std::string before = running.server->gazetteers().Pin()->engine.bundle().version();
  directory.Write("ranks.tsv", kBrokenRanks);
  v1::ReloadGazetteersResponse response;
  ASSERT_TRUE(Reload(running.channel, &response).ok());
  EXPECT_FALSE(response.reloaded());
  EXPECT_EQ(response.version(), before);
  ASSERT_GT(response.faults_size(), 0);
  EXPECT_THAT(response.faults(0).file(), HasSubstr("ranks.tsv"));
  EXPECT_EQ(response.faults(0).line(), 2u);
  EXPECT_THAT(response.faults(0).message(), HasSubstr("colour"));
  EXPECT_EQ(running.server->gazetteers().Pin()->engine.bundle().version(), before);
}

TEST(LifecycleTest, PinnedGazetteersOutliveAReload) {
  GazetteerDirectory directory;
  auto store = GazetteerStore::Open({directory.path()}, nullptr);
  ASSERT_TRUE(store.ok());
  const auto pinned = (*store)->Pin();
  const std::string version = pinned->engine.bundle().version();
  directory.Write("ranks.tsv", kGoodRanks);
  ASSERT_TRUE((*store)->Reload("test", nullptr).ok());
  EXPECT_NE((*store)->Pin(), pinned);
  EXPECT_EQ(pinned->engine.bundle().version(), version);
}

TEST(LifecycleTest, ServerDoesNotStartWithBrokenFiles) {
  GazetteerDirectory directory;
  directory.Write("ranks.tsv", kBrokenRanks);
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.gazetteers = {directory.path()};
  CheckReport report;
  EXPECT_FALSE(Server::Start(options, &report).ok());
  EXPECT_FALSE(report.ok());
}

TEST(LifecycleTest, AddressInUseIsAnError) {
  RunningServer running;
  ServerOptions options;
  options.listen = absl::StrCat("127.0.0.1:", running.server->port());
  EXPECT_EQ(Server::Start(options, nullptr).status().code(), absl::StatusCode::kUnavailable);
}

TEST(LifecycleTest, AdminServiceCanBeOff) {
  ServerOptions options;
  options.admin_listen = "off";
  RunningServer running(options);
  v1::ReloadGazetteersResponse response;
  EXPECT_EQ(Reload(running.channel, &response).error_code(), grpc::StatusCode::UNIMPLEMENTED);
}

TEST(LifecycleTest, AdminServiceCanHaveAPortOfItsOwn) {
  ServerOptions options;
  options.admin_listen = "127.0.0.1:0";
  RunningServer running(options);
  v1::ReloadGazetteersResponse response;
  EXPECT_EQ(Reload(running.channel, &response).error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_TRUE(Reload(RunningServer::Connect(running.server->admin_port()), &response).ok());
}

TEST(LifecycleTest, HealthKnowsTheServices) {
  RunningServer running;
  const auto health = Health::NewStub(running.channel);
  for (const char* service : {"", "banghi.v1.ExtractionService", "banghi.v1.AdminService"}) {
    grpc::ClientContext context;
    grpc::health::v1::HealthCheckRequest request;
    request.set_service(service);
    HealthResponse response;
    EXPECT_TRUE(health->Check(&context, request, &response).ok()) << service;
    EXPECT_EQ(response.status(), HealthResponse::SERVING) << service;
  }
}

TEST(LifecycleTest, HealthOfOtherServicesIsUnknown) {
  RunningServer running;
  const auto health = Health::NewStub(running.channel);
  grpc::health::v1::HealthCheckRequest request;
  request.set_service("banghi.v1.Nothing");
  grpc::ClientContext context;
  HealthResponse response;
  EXPECT_EQ(health->Check(&context, request, &response).error_code(), grpc::StatusCode::NOT_FOUND);
  grpc::ClientContext watch_context;
  const auto watch = health->Watch(&watch_context, request);
  ASSERT_TRUE(watch->Read(&response));
  EXPECT_EQ(response.status(), HealthResponse::SERVICE_UNKNOWN);
  watch_context.TryCancel();
  EXPECT_EQ(watch->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST(LifecycleTest, WatchersAreBounded) {
  RunningServer running;
  const auto health = Health::NewStub(running.channel);
  constexpr int kMost = 64;
  std::vector<grpc::ClientContext> contexts(kMost + 1);
  std::vector<std::unique_ptr<grpc::ClientReader<HealthResponse>>> watches;
  HealthResponse response;
  for (int i = 0; i < kMost; ++i) {
    watches.push_back(health->Watch(&contexts[i], {}));
    ASSERT_TRUE(watches.back()->Read(&response));
  }
  const auto refused = health->Watch(&contexts[kMost], {});
  EXPECT_FALSE(refused->Read(&response));
  EXPECT_EQ(DetailsOf(refused->Finish()).reason, "TOO_MANY_STREAMS");
  for (grpc::ClientContext& context : contexts) context.TryCancel();
}

TEST(LifecycleTest, WatchersDoNotHoldUpAServerThatStops) {
  RunningServer running;
  grpc::ClientContext context;
  const auto watch = Health::NewStub(running.channel)->Watch(&context, {});
  HealthResponse health;
  ASSERT_TRUE(watch->Read(&health));
  const absl::Time begin = absl::Now();
  running.server->Stop();
  EXPECT_LT(absl::Now() - begin, absl::Seconds(15));  // well within the grace
  ASSERT_TRUE(watch->Read(&health));
  EXPECT_EQ(health.status(), HealthResponse::NOT_SERVING);
  EXPECT_FALSE(watch->Read(&health));
  EXPECT_EQ(watch->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST(LifecycleTest, StoppingServerTellsItsWatchersAndFinishesCallsUnderWay) {
  RunningServer running;
  grpc::ClientContext watch_context;
  const auto watch = Health::NewStub(running.channel)->Watch(&watch_context, {});
  HealthResponse health;
  ASSERT_TRUE(watch->Read(&health));
  EXPECT_EQ(health.status(), HealthResponse::SERVING);
  grpc::ClientContext context;
  const auto stream = running.stub->StreamExtractArticles(&context);
  ASSERT_TRUE(Exchange(*stream));

  const absl::Time begin = absl::Now();
  std::thread stopping([&] { running.server->Stop(); });
  ASSERT_TRUE(watch->Read(&health));
  EXPECT_EQ(health.status(), HealthResponse::NOT_SERVING);
  watch_context.TryCancel();
  EXPECT_TRUE(Exchange(*stream));
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  stopping.join();
  EXPECT_LT(absl::Now() - begin, absl::Seconds(15));  // well within the grace
}

TEST(LifecycleTest, CallsThatOutlastTheGraceAreCancelled) {
  ServerOptions options;
  options.grace = absl::Milliseconds(300);
  RunningServer running(options);
  grpc::ClientContext context;
  const auto stream = running.stub->StreamExtractArticles(&context);
  ASSERT_TRUE(Exchange(*stream));
  const absl::Time begin = absl::Now();
  running.server->Stop();
  EXPECT_GE(absl::Now() - begin, absl::Milliseconds(250));
  EXPECT_LT(absl::Now() - begin, absl::Seconds(10));
  v1::StreamExtractArticlesResponse response;
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_FALSE(stream->Finish().ok());
}

TEST(LifecycleTest, StoppedServerTakesNoCalls) {
  RunningServer running;
  running.server->Stop();
  grpc::ClientContext context;
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_text(kArticle);
  v1::ExtractArticleResponse response;
  EXPECT_EQ(running.stub->ExtractArticle(&context, request, &response).error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace banghi
