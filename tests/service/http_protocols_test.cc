// Connect, gRPC-Web and CORS on the HTTP port, byte by byte; node_clients_test.mjs has the clients people use.
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "server/http/grpc_web_wire.h"
#include "tests/service/http_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kMethodPath[] = "/banghi.v1.ExtractionService/ExtractArticle";
constexpr char kProto[] = "application/proto";
constexpr char kGrpcWeb[] = "application/grpc-web+proto";
constexpr char kGrpcWebText[] = "application/grpc-web-text+proto";

google::protobuf::Struct ReadJson(const std::string& text) {
  google::protobuf::Struct object;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(text, &object).ok()) << text;
  return object;
}

// The frames of an answer: the message of the first, where there are two, and the trailers.
struct GrpcWebAnswer {
  explicit GrpcWebAnswer(absl::string_view body) {
    while (body.size() >= 5) {
      const size_t length = static_cast<unsigned char>(body[3]) << 8 | static_cast<unsigned char>(body[4]);
      (static_cast<uint8_t>(body[0]) == kTrailersFrame ? trailers : message) = std::string(body.substr(5, length));
      body.remove_prefix(5 + length);
    }
    EXPECT_EQ(body, "");
  }
  std::string message;
  std::string trailers;
};

TEST(ConnectTest, BothCodecsGiveWhatGrpcGives) {
  HttpServerFixture running;
  const v1::ExtractArticleRequest request = RequestOf(kArticle);
  const v1::ExtractArticleResponse expected = ByGrpc(running, request);
  const httplib::Headers headers = {{"Connect-Protocol-Version", "1"}, {"Connect-Timeout-Ms", "20000"}};
  const auto json = running.client.Post(kMethodPath, headers, Json(request), kJson);
  ASSERT_TRUE(json);
  EXPECT_EQ(json->status, 200);
  EXPECT_EQ(json->get_header_value("Content-Type"), kJson);
  EXPECT_EQ(json->body, Json(expected));
  const auto binary = running.client.Post(kMethodPath, headers, request.SerializeAsString(), kProto);
  ASSERT_TRUE(binary);
  EXPECT_EQ(binary->status, 200);
  EXPECT_EQ(binary->get_header_value("Content-Type"), kProto);
  EXPECT_EQ(binary->body, expected.SerializeAsString());
}

TEST(ConnectTest, ErrorsHaveAWordAndDetails) {
  HttpServerFixture running;
  const auto answer = running.client.Post(kMethodPath, RequestOf("").SerializeAsString(), kProto);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_EQ(answer->get_header_value("Content-Type"), kJson);
  const google::protobuf::Struct error = ReadJson(answer->body);
  EXPECT_EQ(error.fields().at("code").string_value(), "invalid_argument");
  EXPECT_THAT(error.fields().at("message").string_value(), HasSubstr("article.text"));
  const auto& detail = error.fields().at("details").list_value().values(0).struct_value().fields();
  EXPECT_EQ(detail.at("type").string_value(), "google.rpc.BadRequest");
  google::rpc::BadRequest bad_request;
  std::string value;
  ASSERT_TRUE(absl::Base64Unescape(detail.at("value").string_value(), &value));
  ASSERT_TRUE(bad_request.ParseFromString(value));
  EXPECT_EQ(bad_request.field_violations(0).field(), "article.text");
  EXPECT_TRUE(detail.at("debug").struct_value().fields().contains("fieldViolations"));
}

TEST(ConnectTest, TimesAreKeptAndHeadersRead) {
  HttpServerFixture running;
  const auto post = [&](const char* name, const char* value) {
    const auto answer = running.client.Post(kMethodPath, {{name, value}}, RequestJson(kArticle), kJson);
    return absl::StrCat(answer->status, " ", ReadJson(answer->body).fields().at("code").string_value());
  };
  EXPECT_EQ(post("Connect-Timeout-Ms", "0"), "504 deadline_exceeded");
  EXPECT_EQ(post("Connect-Timeout-Ms", "1s"), "400 invalid_argument");
  EXPECT_EQ(post("Connect-Protocol-Version", "2"), "400 invalid_argument");
}

TEST(ConnectTest, OtherContentTypesAndMethodsAreAnsweredAsSuch) {
  HttpServerFixture running;
  const auto type = running.client.Post(kMethodPath, "x", "application/grpc");
  EXPECT_EQ(type->status, 415);
  EXPECT_THAT(type->get_header_value("Accept-Post"), HasSubstr("application/grpc-web+proto"));
  const auto get = running.client.Get("/banghi.v1.ExtractionService/ExtractArticle?encoding=json&message={}");
  EXPECT_EQ(get->status, 405);
  EXPECT_EQ(get->get_header_value("Allow"), "POST");
  EXPECT_EQ(running.client.Post("/banghi.v1.ExtractionService/Nothing", "{}", kJson)->status, 404);
  const auto list = running.client.Post("/banghi.v1.ExtractionService/ListGazetteers", "{}", kJson);
  EXPECT_THAT(list->body, StartsWith("{\"version\":"));
}

TEST(ConnectTest, StreamsEndBeforeTheyBegin) {
  HttpServerFixture running;
  const char path[] = "/banghi.v1.ExtractionService/StreamExtractArticles";
  const auto stream = running.client.Post(path, Frame(0, "{}"), "application/connect+json");
  EXPECT_EQ(stream->status, 200);
  EXPECT_EQ(stream->get_header_value("Content-Type"), "application/connect+json");
  EXPECT_EQ(stream->body[0], '\x02');
  EXPECT_THAT(stream->body.substr(5), StartsWith("{\"error\":{\"code\":\"unimplemented\""));
  EXPECT_EQ(running.client.Post(path, "{}", kJson)->status, 501);
}

TEST(GrpcWebTest, FramesGiveWhatGrpcGives) {
  HttpServerFixture running;
  const v1::ExtractArticleRequest request = RequestOf(kArticle);
  const std::string expected = ByGrpc(running, request).SerializeAsString();
  const std::string body = Frame(kMessageFrame, request.SerializeAsString());
  const auto binary = running.client.Post(kMethodPath, {{"grpc-timeout", "20S"}}, body, kGrpcWeb);
  ASSERT_TRUE(binary);
  EXPECT_EQ(binary->status, 200);
  EXPECT_EQ(binary->get_header_value("Content-Type"), kGrpcWeb);
  EXPECT_EQ(GrpcWebAnswer(binary->body).message, expected);
  EXPECT_EQ(GrpcWebAnswer(binary->body).trailers, "grpc-status: 0\r\n");
  // In base64, encoded in two goes.
  const std::string pieces =
      absl::StrCat(absl::Base64Escape(body.substr(0, 100)), absl::Base64Escape(body.substr(100)));
  const auto text = running.client.Post(kMethodPath, pieces, "application/grpc-web-text");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->get_header_value("Content-Type"), kGrpcWebText);
  EXPECT_EQ(text->body, absl::Base64Escape(binary->body));
}

TEST(GrpcWebTest, ErrorsAreInTheTrailers) {
  HttpServerFixture running;
  const auto post = [&](const std::string& body, const httplib::Headers& headers = {}) {
    const auto answer = running.client.Post(kMethodPath, headers, body, kGrpcWeb);
    EXPECT_EQ(answer->status, 200);
    return GrpcWebAnswer(answer->body).trailers;
  };
  const std::string trailers = post(Frame(kMessageFrame, RequestOf("").SerializeAsString()));
  EXPECT_THAT(trailers, StartsWith("grpc-status: 3\r\ngrpc-message: article.text: "));
  const absl::string_view name = "grpc-status-details-bin: ";
  std::string details = trailers.substr(trailers.find(name.data()) + name.size());
  std::string bytes;
  ASSERT_TRUE(absl::Base64Unescape(details.substr(0, details.size() - 2), &bytes));
  google::rpc::Status status;
  ASSERT_TRUE(status.ParseFromString(bytes));
  EXPECT_EQ(DetailsOf(status).reason, "EMPTY_TEXT");

  const std::string request = RequestOf(kArticle).SerializeAsString();
  EXPECT_THAT(post(request), StartsWith("grpc-status: 3\r\n"));             // no frame
  EXPECT_THAT(post(Frame(1, request)), StartsWith("grpc-status: 12\r\n"));  // compressed
  EXPECT_THAT(post(Frame(0, "\xff")), StartsWith("grpc-status: 3\r\n"));    // no message
  EXPECT_THAT(post(Frame(0, request), {{"grpc-timeout", "0m"}}), StartsWith("grpc-status: 4\r\n"));
  EXPECT_THAT(post(Frame(0, request), {{"grpc-timeout", "5"}}), StartsWith("grpc-status: 3\r\n"));
}

TEST(CrossOriginTest, IsOffByDefault) {
  HttpServerFixture running;
  const httplib::Headers headers = {{"Origin", "https://example.org"}, {"Access-Control-Request-Method", "POST"}};
  EXPECT_EQ(running.client.Options(kExtractPath, headers)->status, 405);
  const auto answer = running.client.Post(kExtractPath, headers, RequestJson(kArticle), kJson);
  EXPECT_FALSE(answer->has_header("Access-Control-Allow-Origin"));
}

TEST(CrossOriginTest, AllowsTheOriginsItIsTold) {
  ServerOptions options;
  options.http.allow_origins = {"https://example.org"};
  HttpServerFixture running(options);
  const httplib::Headers headers = {{"Origin", "https://example.org"}, {"Access-Control-Request-Method", "POST"}};
  const auto preflight = running.client.Options(kMethodPath, headers);
  ASSERT_TRUE(preflight);
  EXPECT_EQ(preflight->status, 204);
  EXPECT_EQ(preflight->get_header_value("Access-Control-Allow-Origin"), "https://example.org");
  EXPECT_THAT(preflight->get_header_value("Access-Control-Allow-Headers"), HasSubstr("x-grpc-web"));
  const auto answer = running.client.Post(kExtractPath, headers, RequestJson(kArticle), kJson);
  EXPECT_EQ(answer->get_header_value("Access-Control-Allow-Origin"), "https://example.org");
  EXPECT_THAT(answer->get_header_value("Access-Control-Expose-Headers"), HasSubstr("grpc-status"));
  // Errors are for reading, too.
  EXPECT_TRUE(running.client.Get("/v1/nothing", headers)->has_header("Access-Control-Allow-Origin"));
  const httplib::Headers other = {{"Origin", "https://example.com"}, {"Access-Control-Request-Method", "POST"}};
  EXPECT_FALSE(running.client.Options(kMethodPath, other)->has_header("Access-Control-Allow-Origin"));
}

TEST(GrpcWebWireTest, TimesAreReadAsTheyAreWritten) {
  EXPECT_EQ(ReadGrpcTimeout("1H"), absl::Hours(1));
  EXPECT_EQ(ReadGrpcTimeout("99999999n"), absl::Nanoseconds(99999999));
  EXPECT_EQ(ReadConnectTimeout("9999999999"), absl::Milliseconds(9999999999));
  for (const char* bad : {"", "1", "H", "-1S", "+1S", "1.5S", "123456789S", " 1S"}) {
    EXPECT_FALSE(ReadGrpcTimeout(bad)) << bad;
  }
  for (const char* bad : {"", "-1", "1s", "12345678901"}) EXPECT_FALSE(ReadConnectTimeout(bad)) << bad;
}

TEST(GrpcWebWireTest, TextIsPercentEncoded) { EXPECT_EQ(PercentEncode("100% Đỏ\r\n"), "100%25 %C4%90%E1%BB%8F%0D%0A"); }

}  // namespace
}  // namespace banghi
