// Tokens over a real channel, and the parts they are made of.
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "server/grpc_status.h"
#include "server/metrics/metrics.h"
#include "server/security/token_authenticator.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// The line for `token`, which is not random here.
std::string Line(const std::string& name, const std::string& token, const std::string& rest = "") {
  TokenEntry entry;
  entry.name = name;
  entry.digest = DigestOf(token);
  const std::string line = TokenLine(entry);
  return absl::StrCat(line.substr(0, line.rfind("\t\t")), "\t", rest, "\n");
}

// Faults of a file `t`, a line each.
std::vector<std::string> FaultsIn(const std::string& text) {
  CheckReport report;
  ParseTokens("t", text, report);
  std::vector<std::string> faults;
  for (const Fault& fault : report.faults()) {
    EXPECT_EQ(fault.text, "");
    faults.push_back(absl::StrCat(fault.line, ":", fault.column, ": ", fault.message));
  }
  return faults;
}

TEST(TokenFileTest, EntriesWithQuotaAndRights) {
  CheckReport report;
  const std::string text =
      absl::StrCat("# name\ttoken\n\n", Line("newsroom", "a", "600"), Line("archive", "b", "\tread"),
                   Line("operator", "c", "0\tread, admin"), Line("watch.dog-1_x", "d", "\tadmin"));
  const std::vector<TokenEntry> entries = ParseTokens("t", text, report);
  ASSERT_TRUE(report.ok()) << report.ToString();
  ASSERT_EQ(entries.size(), 4u);
  EXPECT_EQ(entries[0].name, "newsroom");
  EXPECT_EQ(entries[0].digest, DigestOf("a"));
  EXPECT_EQ(entries[0].articles_per_minute, 600u);
  EXPECT_TRUE(entries[0].may_read && !entries[0].may_administer);
  EXPECT_EQ(entries[1].articles_per_minute, 0u);
  EXPECT_TRUE(entries[1].may_read && !entries[1].may_administer);
  EXPECT_TRUE(entries[2].may_read && entries[2].may_administer);
  EXPECT_TRUE(!entries[3].may_read && entries[3].may_administer);
}

TEST(TokenFileTest, LinesThatAreWrittenCanBeRead) {
  for (const uint32_t articles : {0u, 7u}) {
    for (const bool admin : {false, true}) {
      const TokenEntry entry{"a", DigestOf("secret"), articles, true, admin};
      CheckReport report;
      const auto entries = ParseTokens("t", TokenLine(entry), report);
      ASSERT_EQ(entries.size(), 1u) << report.ToString();
      EXPECT_EQ(TokenLine(entries[0]), TokenLine(entry));
    }
  }
}

TEST(TokenFileTest, TellsEveryFaultWithItsPlace) {
  const std::string good = Line("good", "g");
  EXPECT_THAT(FaultsIn(""), ElementsAre("0:0: holds no token"));
  EXPECT_THAT(FaultsIn("# nothing\n"), ElementsAre("0:0: holds no token"));
  EXPECT_THAT(FaultsIn("a\n"), ElementsAre("1:2: no token: `sha256:` and its hash"));
  EXPECT_THAT(FaultsIn(absl::StrCat(good, "a\tplain-token\n")),
              ElementsAre("2:3: no `sha256:`; the file has the hash of a token, not the token (`banghi token` makes "
                          "both)"));
  EXPECT_THAT(FaultsIn("a\tsha256:12\n"), ElementsAre("1:10: a hash has 64 hexadecimal digits"));
  EXPECT_THAT(FaultsIn(Line("a", "x", "many\tread,write\tmore")),
              ElementsAre(HasSubstr("1:75: articles a minute"), HasSubstr("1:85: rights are"),
                          HasSubstr("1:91: more than four cells")));
  EXPECT_THAT(FaultsIn(Line("a", "x", "-1")), ElementsAre(HasSubstr("articles a minute")));
  EXPECT_THAT(FaultsIn(Line("a", "x", "99999999999")), ElementsAre(HasSubstr("articles a minute")));
  EXPECT_THAT(FaultsIn(Line("tòa soạn", "x")), ElementsAre(HasSubstr("1:1: a name has letters, digits")));
  EXPECT_THAT(FaultsIn(Line("", "x")), ElementsAre("1:1: no name"));
  EXPECT_THAT(FaultsIn(absl::StrCat(good, Line("other", "g"))), ElementsAre("2:7: the same token as on line 1"));
  EXPECT_THAT(FaultsIn(absl::StrCat(good, Line("good", "h", "5"))),
              ElementsAre(HasSubstr("another quota than on line 1")));
}

TEST(TokenTest, NewOnesDiffer) {
  const auto one = NewToken(), other = NewToken();
  ASSERT_TRUE(one.ok() && other.ok());
  EXPECT_NE(*one, *other);
  EXPECT_EQ(one->size(), 7 + 43u);
}

TEST(TokenBucketTest, FillsByTheMinuteAndHoldsOne) {
  const TokenBucket::Clock::time_point start;
  TokenBucket bucket(60, start);
  EXPECT_EQ(bucket.TakeAt(60, start), absl::ZeroDuration());
  EXPECT_EQ(bucket.TakeAt(1, start), absl::Seconds(1));
  EXPECT_EQ(bucket.TakeAt(5, start + seconds(2)), absl::Seconds(3));
  EXPECT_EQ(bucket.TakeAt(5, start + seconds(5)), absl::ZeroDuration());
  EXPECT_EQ(bucket.TakeAt(60, start + seconds(3600)), absl::ZeroDuration());
  EXPECT_EQ(bucket.TakeAt(1, start + seconds(3600)), absl::Seconds(1));
}

TEST(TokenBucketTest, LargerBatchIsLetInWhenItIsFullAndPaidOffAfterwards) {
  const TokenBucket::Clock::time_point start;
  TokenBucket bucket(60, start);
  EXPECT_EQ(bucket.TakeAt(1, start), absl::ZeroDuration());
  EXPECT_EQ(bucket.TakeAt(100, start), absl::Seconds(1));
  EXPECT_EQ(bucket.TakeAt(100, start + seconds(1)), absl::ZeroDuration());  // a debt of 40
  EXPECT_EQ(bucket.TakeAt(1, start + seconds(1)), absl::Seconds(41));
  EXPECT_EQ(bucket.TakeAt(1, start + seconds(42)), absl::ZeroDuration());
}

TEST(TokenBucketTest, KeepsWhatIsLeftWhenTheRateChanges) {
  const TokenBucket::Clock::time_point start;
  TokenBucket bucket(60, start);
  EXPECT_EQ(bucket.TakeAt(50, start), absl::ZeroDuration());
  bucket.SetRate(6, start);
  EXPECT_EQ(bucket.TakeAt(6, start), absl::ZeroDuration());
  EXPECT_EQ(bucket.TakeAt(1, start), absl::Seconds(10));
  bucket.SetRate(600, start);
  EXPECT_EQ(bucket.TakeAt(1, start), absl::Milliseconds(100));
}

// A server with a file of tokens, which is looked at all the time.
class TokensTest : public testing::Test {
 protected:
  void Start(const std::string& text) {
    WriteTokens(text);
    ServerOptions options;
    options.security.tokens = path_;
    options.security.token_refresh = absl::Milliseconds(20);
    running_ = std::make_unique<RunningServer>(options);
  }

  // In place, as people do.
  void WriteTokens(const std::string& text) { directory_.Write("tokens.tsv", text); }

  grpc::Status Extract(const std::string& authorization, int articles = 1) {
    grpc::ClientContext context;
    if (!authorization.empty()) context.AddMetadata("authorization", authorization);
    v1::BatchExtractArticlesRequest request;
    for (int i = 0; i < articles; ++i) request.add_articles()->set_text("Tin vắn.");
    v1::BatchExtractArticlesResponse response;
    return running_->stub->BatchExtractArticles(&context, request, &response);
  }

  grpc::Status Reload(const std::string& authorization) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", authorization);
    v1::ReloadGazetteersResponse response;
    return v1::AdminService::NewStub(running_->channel)->ReloadGazetteers(&context, {}, &response);
  }

  // Whether `done` comes true within a time that is long enough for anything.
  static bool Eventually(const std::function<bool()>& done) {
    const absl::Time deadline = absl::Now() + absl::Seconds(30);
    while (!done() && absl::Now() < deadline) absl::SleepFor(absl::Milliseconds(20));
    return done();
  }

  GazetteerDirectory directory_;
  const std::string path_ = directory_.path() + "/tokens.tsv";
  std::unique_ptr<RunningServer> running_;
};

TEST_F(TokensTest, WrongOrMissingTokenIsRefusedWithTheReason) {
  Start(Line("newsroom", "right"));
  EXPECT_TRUE(Extract("Bearer right").ok());
  EXPECT_TRUE(Extract("bearer  right").ok());
  for (const char* authorization : {"", "Bearer", "Bearer ", "Bearer wrong", "Bearer right2", "right", "Basic right"}) {
    const grpc::Status status = Extract(authorization);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAUTHENTICATED) << authorization;
    EXPECT_EQ(DetailsOf(status).reason, "UNAUTHENTICATED") << authorization;
  }
  EXPECT_THAT(Extract("").error_message(), HasSubstr("has no token"));
}

TEST_F(TokensTest, EveryMethodAsksForTheToken) {
  Start(Line("newsroom", "right"));
  v1::ExtractArticleResponse article;
  v1::ListGazetteersResponse list;
  v1::ReloadGazetteersResponse reload;
  grpc::ClientContext contexts[4];
  EXPECT_EQ(running_->stub->ExtractArticle(&contexts[0], {}, &article).error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(running_->stub->ListGazetteers(&contexts[1], {}, &list).error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(v1::AdminService::NewStub(running_->channel)->ReloadGazetteers(&contexts[2], {}, &reload).error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
  const auto stream = running_->stub->StreamExtractArticles(&contexts[3]);
  v1::StreamExtractArticlesResponse response;
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::UNAUTHENTICATED);
}

TEST_F(TokensTest, HealthNeedsNone) {
  Start(Line("newsroom", "right"));
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckResponse response;
  EXPECT_TRUE(grpc::health::v1::Health::NewStub(running_->channel)->Check(&context, {}, &response).ok());
}

TEST_F(TokensTest, AdminServiceNeedsTheRight) {
  Start(absl::StrCat(Line("newsroom", "reader"), Line("operator", "operator", "\tadmin")));
  EXPECT_TRUE(Reload("Bearer operator").ok());
  const grpc::Status denied = Reload("Bearer reader");
  EXPECT_EQ(denied.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(DetailsOf(denied).reason, "PERMISSION_DENIED");
  EXPECT_THAT(denied.error_message(), AllOf(HasSubstr("newsroom"), HasSubstr("admin"), Not(HasSubstr("reader"))));
  EXPECT_EQ(Extract("Bearer operator").error_code(), grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(TokensTest, QuotaSaysWhenToTryAgain) {
  Start(absl::StrCat(Line("newsroom", "a", "6"), Line("newsroom", "b", "6"), Line("archive", "c")));
  EXPECT_TRUE(Extract("Bearer a", 4).ok());
  const grpc::Status refused = Extract("Bearer b", 4);  // the same name, so the same quota
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(DetailsOf(refused).reason, "QUOTA_EXCEEDED");
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(refused.error_details()));
  const auto wait = RetryDelayIn(details);
  ASSERT_TRUE(wait.has_value());
  EXPECT_GT(*wait, absl::ZeroDuration());
  EXPECT_LE(*wait, absl::Seconds(20));
  EXPECT_TRUE(Extract("Bearer c", 50).ok());
}

TEST_F(TokensTest, ChangedFileIsPutToUseAndQuotasStay) {
  Start(absl::StrCat(Line("newsroom", "a", "5"), Line("archive", "c")));
  EXPECT_TRUE(Extract("Bearer a", 5).ok());
  WriteTokens(absl::StrCat(Line("newsroom", "a", "5"), Line("newsroom", "a2", "5"), Line("other", "d")));
  EXPECT_TRUE(Eventually([&] { return Extract("Bearer d").ok(); }));
  EXPECT_EQ(Extract("Bearer c").error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_EQ(Extract("Bearer a2", 5).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST_F(TokensTest, FileWithFaultsLeavesTheTokensOfBefore) {
  Start(Line("newsroom", "a"));
  WriteTokens("newsroom\tno hash\n");
  absl::SleepFor(absl::Milliseconds(200));
  EXPECT_TRUE(Extract("Bearer a").ok());
  running_->server->security().Reread();
  EXPECT_TRUE(Extract("Bearer a").ok());
  WriteTokens("");
  running_->server->security().Reread();
  EXPECT_TRUE(Extract("Bearer a").ok());
  EXPECT_THAT(running_->server->metrics().Expose(), HasSubstr("\nbanghi_tokens_stale 1\n"));
  std::filesystem::remove(path_);
  running_->server->security().Reread();
  EXPECT_TRUE(Extract("Bearer a").ok());
  WriteTokens(Line("newsroom", "b"));
  running_->server->security().Reread();
  EXPECT_TRUE(Extract("Bearer b").ok());
  EXPECT_EQ(Extract("Bearer a").error_code(), grpc::StatusCode::UNAUTHENTICATED);
  EXPECT_THAT(running_->server->metrics().Expose(), HasSubstr("\nbanghi_tokens_stale 0\n"));
}

TEST_F(TokensTest, ServerDoesNotStartWithAFileThatHasFaults) {
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.admin_listen = "off";
  options.security.tokens = path_;
  EXPECT_THAT(std::string(Server::Start(options, nullptr).status().message()),
              AllOf(HasSubstr("cannot read"), HasSubstr(path_), HasSubstr("No such file")));
  WriteTokens(absl::StrCat("a\tthe-token-itself\n", Line("b", "x", "many")));
  const std::string message(Server::Start(options, nullptr).status().message());
  EXPECT_THAT(message, AllOf(HasSubstr(absl::StrCat(path_, ":1:3: ")), HasSubstr(absl::StrCat(path_, ":2:75: ")),
                             Not(HasSubstr("the-token-itself"))));
}

TEST_F(TokensTest, CallsGoOnWhileTokensAreReread) {
  Start(Line("newsroom", "a"));
  std::vector<std::thread> callers;
  std::atomic<int> failed{0};
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&] {
      for (int call = 0; call < 200; ++call) failed += Extract("Bearer a").ok() ? 0 : 1;
    });
  }
  for (int i = 0; i < 20; ++i) {
    running_->server->security().Reread();
    absl::SleepFor(absl::Milliseconds(2));
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(failed, 0);
}

}  // namespace
}  // namespace banghi
