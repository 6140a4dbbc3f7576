// The HTTP port over real loopback connections, with cpp-httplib's client.
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "page/page.h"
#include "server/metrics/metrics.h"
#include "server/security/token.h"
#include "server/security/token_file.h"
#include "tests/service/http_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HttpTest, RecordIsTheOneGrpcGives) {
  HttpServerFixture running;
  const std::string json = Json(ByGrpc(running, RequestOf(kArticle)));
  const auto answer = running.client.Post(kExtractPath, {{"x-request-id", "mine"}}, RequestJson(kArticle), kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, json);
  EXPECT_EQ(answer->get_header_value("Content-Type"), kJson);
  EXPECT_EQ(answer->get_header_value("x-request-id"), "mine");
}

TEST(HttpTest, GazetteersAreListed) {
  HttpServerFixture running;
  const auto answer = running.client.Get("/v1/gazetteers");
  ASSERT_TRUE(answer);
  v1::ListGazetteersResponse response;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(answer->body, &response).ok());
  EXPECT_EQ(response.version(), running.server->gazetteers().Pin()->engine.bundle().version());
}

TEST(HttpTest, BatchIsAnsweredArticleByArticle) {
  HttpServerFixture running;
  v1::BatchExtractArticlesRequest request;
  *request.add_articles() = RequestOf(kArticle).article();
  request.add_articles()->set_id("empty");
  const auto answer = running.client.Post("/v1/articles:batchExtract", Json(request), kJson);
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->status, 200);
  v1::BatchExtractArticlesResponse response;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(answer->body, &response).ok());
  ASSERT_EQ(response.results_size(), 2);
  EXPECT_EQ(Json(response.results(0).record()), Json(ByGrpc(running, RequestOf(kArticle)).record()));
  EXPECT_EQ(response.results(1).article_id(), "empty");
  EXPECT_EQ(DetailsOf(response.results(1).error()).field, "articles[1].text");
}

TEST(HttpTest, GzipIsTakenAndGiven) {
  HttpServerFixture running;
  running.client.set_compress(true);
  running.client.set_decompress(false);
  const auto answer =
      running.client.Post(kExtractPath, {{"Accept-Encoding", "br, gzip"}}, RequestJson(kArticle), kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200) << answer->body;
  EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
  running.client.set_decompress(true);
  EXPECT_THAT(running.client.Post(kExtractPath, RequestJson(kArticle), kJson)->body, HasSubstr("Diego Fuentes"));
}

TEST(HttpTest, ErrorOfAnArticleNamesTheField) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtractPath, RequestJson(""), kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  const google::rpc::Status error = ErrorOf(answer);
  EXPECT_EQ(error.code(), static_cast<int>(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(DetailsOf(error).field, "article.text");
  EXPECT_EQ(DetailsOf(error).reason, "EMPTY_TEXT");
}

TEST(HttpTest, FieldsThatAreUnknownOrCannotBeReadAreNamed) {
  HttpServerFixture running;
  const auto field = [&](const std::string& body) {
    const auto answer = running.client.Post(kExtractPath, body, kJson);
    EXPECT_EQ(answer->status, 400);
    EXPECT_EQ(DetailsOf(ErrorOf(answer)).reason, "INVALID_JSON");
    return DetailsOf(ErrorOf(answer)).field;
  };
  EXPECT_EQ(field(R"({"colour":"red"})"), "colour");
  EXPECT_EQ(field(R"({"article":{"text":"a","colour":"red"}})"), "article.colour");
  EXPECT_EQ(field(R"({"layers":["RECORD_LAYER_NONE"]})"), "layers[0]");
  EXPECT_EQ(field(R"({"article":)"), "");
}

TEST(HttpTest, BodyThatIsNotUtf8TellsTheByte) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtractPath, "{\"article\":{\"text\":\"a\xff\"}}", kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  const google::rpc::Status error = ErrorOf(answer);
  EXPECT_THAT(error.message(), HasSubstr("not valid UTF-8 at byte 21"));
  EXPECT_EQ(DetailsOf(error).reason, "INVALID_UTF8");
}

TEST(HttpTest, OtherContentTypesAreRefused) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtractPath, "<a>", "text/html");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 415);
  EXPECT_EQ(DetailsOf(ErrorOf(answer)).reason, "UNSUPPORTED_MEDIA_TYPE");
  EXPECT_EQ(running.client.Post(kExtractPath, RequestJson(kArticle), "application/json; charset=utf-8")->status, 200);
  EXPECT_EQ(running.client.Post(kExtractPath, RequestJson(kArticle), "application/json; charset=latin1")->status, 415);
}

TEST(HttpTest, LongRequestsAreRefusedByTheirLength) {
  ServerOptions options;
  options.max_request_bytes = 1 << 20;
  HttpServerFixture running(options);
  const std::string body(2 << 20, ' ');
  const auto answer = running.client.Post(kExtractPath, body, kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  EXPECT_EQ(DetailsOf(ErrorOf(answer)).reason, "REQUEST_TOO_LARGE");
}

TEST(HttpTest, LongRequestsAreRefusedAsTheyComeWhereNoLengthIsTold) {
  ServerOptions options;
  options.max_request_bytes = 1 << 20;
  HttpServerFixture running(options);
  size_t sent = 0;
  const auto answer = running.client.Post(
      kExtractPath,
      [&sent](size_t /*offset*/, httplib::DataSink& sink) {
        const std::string piece(1000, ' ');
        sink.write(piece.data(), piece.size());
        if ((sent += piece.size()) > (2 << 20)) sink.done();
        return true;
      },
      kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 413);
  // As many spaces in a few bytes of gzip.
  running.client.set_compress(true);
  EXPECT_EQ(running.client.Post(kExtractPath, std::string(2 << 20, ' '), kJson)->status, 413);
}

TEST(HttpTest, LengthThatIsNotToldIsCountedAsItComes) {
  ServerOptions options;
  options.reception.max_held_bytes = 100'000;
  HttpServerFixture running(options);
  const auto told = running.client.Post(kExtractPath, std::string(200'000, ' '), kJson);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->status, 429);
  EXPECT_EQ(told->get_header_value("Retry-After"), "1");
  EXPECT_EQ(DetailsOf(ErrorOf(told)).reason, "TOO_MANY_BYTES");
  running.client.set_compress(true);
  EXPECT_EQ(running.client.Post(kExtractPath, std::string(200'000, ' '), kJson)->status, 429);
  // What was taken is given back.
  EXPECT_EQ(running.client.Post(kExtractPath, RequestJson(kArticle), kJson)->status, 200);
}

TEST(HttpTest, CallsNeedATokenAndProbesDoNot) {
  GazetteerDirectory directory;
  TokenEntry entry;
  entry.name = "newsroom";
  entry.digest = DigestOf("right");
  directory.Write("tokens.tsv", absl::StrCat(TokenLine(entry), "\n"));
  ServerOptions options;
  options.security.tokens = absl::StrCat(directory.path(), "/tokens.tsv");
  HttpServerFixture running(options);
  const auto post = [&](const char* authorization) {
    return running.client.Post(kExtractPath, {{"Authorization", authorization}}, RequestJson(kArticle), kJson);
  };
  EXPECT_EQ(post("Bearer right")->status, 200);
  const auto refused = post("Bearer wrong");
  EXPECT_EQ(refused->status, 401);
  EXPECT_EQ(refused->get_header_value("WWW-Authenticate"), "Bearer");
  EXPECT_EQ(ErrorOf(refused).code(), static_cast<int>(absl::StatusCode::kUnauthenticated));
  EXPECT_EQ(running.client.Post(kExtractPath, RequestJson(kArticle), kJson)->status, 401);
  EXPECT_EQ(running.client.Get("/v1/gazetteers")->status, 401);
  EXPECT_EQ(running.client.Get("/readyz")->status, 200);
  EXPECT_EQ(running.client.Get("/")->status, 200);
}

TEST(HttpTest, UnknownPathsAndMethodsAreErrorsInJson) {
  HttpServerFixture running;
  const auto nothing = running.client.Get("/v1/<script>");
  ASSERT_TRUE(nothing);
  EXPECT_EQ(nothing->status, 404);
  EXPECT_THAT(nothing->body, Not(HasSubstr("script")));
  EXPECT_EQ(ErrorOf(nothing).code(), static_cast<int>(absl::StatusCode::kNotFound));
  const auto get = running.client.Get(kExtractPath);
  ASSERT_TRUE(get);
  EXPECT_EQ(get->status, 405);
  EXPECT_EQ(get->get_header_value("Allow"), "POST");
  EXPECT_EQ(DetailsOf(ErrorOf(get)).reason, "METHOD_NOT_ALLOWED");
}

TEST(HttpTest, ProbesSayHowItIs) {
  HttpServerFixture running;
  EXPECT_EQ(running.client.Get("/livez")->status, 200);
  EXPECT_EQ(running.client.Get("/readyz")->body, "ready\n");
  EXPECT_EQ(running.client.Head("/readyz")->status, 200);
}

TEST(HttpTest, PageIsServedWithItsPolicy) {
  HttpServerFixture running;
  for (const PageFile& file : PageFiles()) {
    const auto answer = running.client.Get(std::string(file.path));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200) << file.path;
    EXPECT_EQ(answer->get_header_value("Content-Type"), std::string(file.content_type));
    EXPECT_EQ(answer->get_header_value("Content-Security-Policy"), std::string(PageSecurityPolicy()));
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_TRUE(answer->body == file.content) << file.path;
    const auto again =
        running.client.Get(std::string(file.path), {{"If-None-Match", answer->get_header_value("ETag")}});
    EXPECT_EQ(again->status, 304);
    EXPECT_EQ(again->body, "");
  }
}

TEST(HttpTest, MetricsAreOnTheSamePort) {
  HttpServerFixture running;
  ASSERT_EQ(running.client.Post(kExtractPath, RequestJson(kArticle), kJson)->status, 200);
  const auto answer = running.client.Get("/metrics");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Content-Type"), kMetricsContentType);
  EXPECT_THAT(answer->body, HasSubstr("method=\"ExtractArticle\",protocol=\"json\""));
}

TEST(HttpTest, MetricsCanHaveAPortOfTheirOwn) {
  ServerOptions options;
  options.http.metrics_listen = "127.0.0.1:0";
  HttpServerFixture running(options);
  EXPECT_EQ(running.client.Get("/metrics")->status, 404);
  httplib::Client client("127.0.0.1", running.server->metrics_port());
  EXPECT_THAT(client.Get("/metrics")->body, HasSubstr("banghi_threads 2"));
  EXPECT_EQ(client.Get("/readyz")->status, 200);
  EXPECT_EQ(client.Get("/")->status, 404);
  EXPECT_EQ(client.Post(kExtractPath, RequestJson(kArticle), kJson)->status, 404);
  options.http.metrics_listen = "off";
  HttpServerFixture without(options);
  EXPECT_EQ(without.client.Get("/metrics")->status, 404);
}

TEST(HttpTest, StoppedServerIsClosed) {
  HttpServerFixture running;
  ASSERT_EQ(running.client.Get("/livez")->status, 200);
  EXPECT_TRUE(running.server->Stop());
  EXPECT_FALSE(running.client.Get("/livez"));
}

TEST(HttpTest, AddressInUseIsAnError) {
  HttpServerFixture running;
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  options.http.listen = absl::StrCat("127.0.0.1:", running.server->http_port());
  const absl::Status status = Server::Start(options, nullptr).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("another program listens there"));
}

}  // namespace
}  // namespace banghi
