// The HTTP port over real loopback connections, with cpp-httplib's client.
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "httplib.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kExtract[] = "/v1/articles:extract";
constexpr char kJson[] = "application/json";

struct HttpServerFixture : RunningServer {
  explicit HttpServerFixture(ServerOptions options = {})
      : RunningServer(WithHttp(std::move(options))), client("127.0.0.1", server->http_port()) {}

  static ServerOptions WithHttp(ServerOptions options) {
    options.http.listen = "127.0.0.1:0";
    return options;
  }

  httplib::Client client;
};

std::string RequestJson(const std::string& text) {
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_id("a1");
  request.mutable_article()->set_text(text);
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(request, &json).ok());
  return json;
}

google::rpc::Status ErrorOf(const httplib::Result& answer) {
  google::rpc::Status status;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(answer->body, &status).ok()) << answer->body;
  EXPECT_EQ(answer->get_header_value("Content-Type"), kJson);
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
  return status;
}

TEST(HttpTest, RecordIsTheOneGrpcGives) {
  HttpServerFixture running;
  grpc::ClientContext context;
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_id("a1");
  request.mutable_article()->set_text(kArticle);
  v1::ExtractArticleResponse response;
  ASSERT_TRUE(running.stub->ExtractArticle(&context, request, &response).ok());
  std::string json;
  ASSERT_TRUE(google::protobuf::util::MessageToJsonString(response, &json).ok());
  const auto answer = running.client.Post(kExtract, {{"x-request-id", "mine"}}, RequestJson(kArticle), kJson);
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

TEST(HttpTest, GzipIsTakenAndGiven) {
  HttpServerFixture running;
  running.client.set_compress(true);
  running.client.set_decompress(false);
  const auto answer = running.client.Post(kExtract, {{"Accept-Encoding", "br, gzip"}}, RequestJson(kArticle), kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200) << answer->body;
  EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
  running.client.set_decompress(true);
  EXPECT_THAT(running.client.Post(kExtract, RequestJson(kArticle), kJson)->body, HasSubstr("Diego Fuentes"));
}

TEST(HttpTest, ErrorOfAnArticleNamesTheField) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtract, RequestJson(""), kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  const google::rpc::Status error = ErrorOf(answer);
  EXPECT_EQ(error.code(), static_cast<int>(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(DetailsOf(error).field, "article.text");
  EXPECT_EQ(DetailsOf(error).reason, "EMPTY_TEXT");
}

TEST(HttpTest, UnknownFieldsAreNamed) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtract, R"({"article":{"text":"a","colour":"red"}})", kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_THAT(ErrorOf(answer).message(), HasSubstr("(article) colour"));
}

TEST(HttpTest, BodyThatIsNotUtf8TellsTheByte) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtract, "{\"article\":{\"text\":\"a\xff\"}}", kJson);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  const google::rpc::Status error = ErrorOf(answer);
  EXPECT_THAT(error.message(), HasSubstr("not valid UTF-8 at byte 21"));
  EXPECT_EQ(DetailsOf(error).reason, "INVALID_UTF8");
}

TEST(HttpTest, OtherContentTypesAreRefused) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kExtract, "<a>", "text/html");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 415);
  EXPECT_EQ(DetailsOf(ErrorOf(answer)).reason, "UNSUPPORTED_MEDIA_TYPE");
  EXPECT_EQ(running.client.Post(kExtract, RequestJson(kArticle), "application/json; charset=utf-8")->status, 200);
  EXPECT_EQ(running.client.Post(kExtract, RequestJson(kArticle), "application/json; charset=latin1")->status, 415);
}

TEST(HttpTest, LongRequestsAreRefusedByTheirLength) {
  ServerOptions options;
  options.max_request_bytes = 1 << 20;
  HttpServerFixture running(options);
  const std::string body(2 << 20, ' ');
  const auto answer = running.client.Post(kExtract, body, kJson);
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
      kExtract,
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
  EXPECT_EQ(running.client.Post(kExtract, std::string(2 << 20, ' '), kJson)->status, 413);
}

TEST(HttpTest, UnknownPathsAndMethodsAreErrorsInJson) {
  HttpServerFixture running;
  const auto nothing = running.client.Get("/v1/<script>");
  ASSERT_TRUE(nothing);
  EXPECT_EQ(nothing->status, 404);
  EXPECT_THAT(nothing->body, Not(HasSubstr("script")));
  EXPECT_EQ(ErrorOf(nothing).code(), static_cast<int>(absl::StatusCode::kNotFound));
  const auto get = running.client.Get(kExtract);
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
