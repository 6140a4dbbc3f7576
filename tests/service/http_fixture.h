// A server with an HTTP port on free loopback ports, and a client of that.
#ifndef BANGHI_TESTS_SERVICE_HTTP_FIXTURE_H_
#define BANGHI_TESTS_SERVICE_HTTP_FIXTURE_H_

#include <string>
#include <utility>

#include "google/protobuf/util/json_util.h"
#include "httplib.h"
#include "tests/service/server_fixture.h"

namespace banghi {

inline constexpr char kExtractPath[] = "/v1/articles:extract";
inline constexpr char kJson[] = "application/json";

struct HttpServerFixture : RunningServer {
  explicit HttpServerFixture(ServerOptions options = {})
      : RunningServer(WithHttp(std::move(options))), client("127.0.0.1", server->http_port()) {}

  static ServerOptions WithHttp(ServerOptions options) {
    options.http.listen = "127.0.0.1:0";
    return options;
  }

  httplib::Client client;
};

inline v1::ExtractArticleRequest RequestOf(const std::string& text) {
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_id("a1");
  request.mutable_article()->set_text(text);
  return request;
}

inline std::string Json(const google::protobuf::Message& message) {
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return json;
}

inline std::string RequestJson(const std::string& text) { return Json(RequestOf(text)); }

// An error of the JSON endpoints.
inline google::rpc::Status ErrorOf(const httplib::Result& answer) {
  google::rpc::Status status;
  EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(answer->body, &status).ok()) << answer->body;
  EXPECT_EQ(answer->get_header_value("Content-Type"), kJson);
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
  return status;
}

// What gRPC answers to the same.
inline v1::ExtractArticleResponse ByGrpc(RunningServer& running, const v1::ExtractArticleRequest& request) {
  grpc::ClientContext context;
  v1::ExtractArticleResponse response;
  EXPECT_TRUE(running.stub->ExtractArticle(&context, request, &response).ok());
  return response;
}

}  // namespace banghi

#endif  // BANGHI_TESTS_SERVICE_HTTP_FIXTURE_H_
