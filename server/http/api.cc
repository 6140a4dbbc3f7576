#include "server/http/api.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "server/grpc_status.h"
#include "server/http/api_call.h"
#include "server/http/connect_dialect.h"
#include "server/http/http_status.h"

namespace banghi {
namespace {

struct Route {
  absl::string_view path;
  absl::string_view http_method;
  Method method;
};

constexpr Route kJsonRoutes[] = {
    {"/v1/articles:extract", "POST", Method::kExtractArticle},
    {"/v1/articles:batchExtract", "POST", Method::kBatchExtractArticles},
    {"/v1/gazetteers", "GET", Method::kListGazetteers},
};

// The method whose path in gRPC, Connect and gRPC-Web this is.
absl::optional<Method> MethodOfPath(absl::string_view path) {
  if (!absl::ConsumePrefix(&path, "/banghi.v1.ExtractionService/")) return absl::nullopt;
  for (const Method method : {Method::kExtractArticle, Method::kBatchExtractArticles, Method::kStreamExtractArticles,
                              Method::kListGazetteers}) {
    if (path == MethodName(method)) return method;
  }
  return absl::nullopt;
}

HttpResponse NotAllowed(absl::string_view allowed) {
  HttpResponse response = JsonError(StatusOfHttp(405));
  response.status = 405;
  response.headers.emplace_back("Allow", std::string(allowed));
  return response;
}

HttpResponse UnknownContentType() {
  HttpResponse response = JsonError(Refusal(absl::StatusCode::kInvalidArgument, "UNSUPPORTED_MEDIA_TYPE",
                                            "Content-Type must be one of Connect or gRPC-Web"));
  response.headers.emplace_back("Accept-Post",
                                "application/json, application/proto, application/grpc-web+proto, "
                                "application/grpc-web+json, application/grpc-web-text+proto");
  return response;
}

google::rpc::Status NoStreams() {
  return ToRpcStatus(absl::UnimplementedError("streams are served on the gRPC port only"));
}

}  // namespace

bool HttpApi::Begin(const HttpRequest& request, std::unique_ptr<HttpCall>* call, HttpResponse* response) const {
  const auto* route = std::find_if(std::begin(kJsonRoutes), std::end(kJsonRoutes),
                                   [&](const Route& known) { return known.path == request.path; });
  const absl::optional<Method> method = MethodOfPath(request.path);
  if (route == std::end(kJsonRoutes) && !method) return false;
  const absl::string_view allowed = method ? "POST" : route->http_method;
  if (request.method != allowed) {
    *response = NotAllowed(allowed);
  } else if (method) {
    BeginByName(request, *method, call, response);
  } else {
    *call = Admit(request, route->method, JsonDialect(), response);
  }
  return true;
}

void HttpApi::BeginByName(const HttpRequest& request, Method method, std::unique_ptr<HttpCall>* call,
                          HttpResponse* response) const {
  const absl::string_view type = request.Header("Content-Type");
  if (IsContentType(type, "application/connect+json") || IsContentType(type, "application/connect+proto")) {
    *response = NoConnectStreams(type, NoStreams());
  } else if (const Dialect* dialect = DialectOfContentType(type); dialect == nullptr) {
    *response = UnknownContentType();
  } else if (method == Method::kStreamExtractArticles) {
    *response = dialect->Fail(NoStreams());
  } else {
    *call = Admit(request, method, *dialect, response);
  }
}

std::unique_ptr<HttpCall> HttpApi::Admit(const HttpRequest& request, Method method, const Dialect& dialect,
                                         HttpResponse* response) const {
  absl::Duration timeout = options_.timeout;
  google::rpc::Status refusal = dialect.ReadHead(request, &timeout);
  size_t length = 0;
  (void)absl::SimpleAtoi(request.Header("Content-Length"), &length);
  if (refusal.code() == 0 && life_.closed) refusal = ToRpcStatus(absl::UnavailableError("the server is stopping"));
  if (refusal.code() == 0 && length > shared_.max_request_bytes) refusal = RequestTooLarge(shared_.max_request_bytes);
  // The rest when it comes: whoever only says that there is much keeps nobody else out.
  const size_t room = std::min(length, kRoomAtATime);
  std::unique_ptr<Visit> visit;
  if (refusal.code() == 0) {
    visit = shared_.reception.Admit({method, dialect.protocol(), request.Header("authorization"),
                                     request.Header("x-request-id"), request.peer, room},
                                    &refusal);
  }
  if (visit == nullptr) {
    *response = dialect.Fail(refusal);
    return nullptr;
  }
  const absl::Time deadline = absl::Now() + std::min(timeout, options_.timeout);
  const auto still_wanted = [&request, this] {
    if (life_.cut_off) return absl::StatusCode::kUnavailable;
    return request.caller_gone() ? absl::StatusCode::kCancelled : absl::StatusCode::kOk;
  };
  return std::make_unique<ApiCall>(shared_, dialect, method, std::move(visit), room, Patience{deadline, still_wanted},
                                   life_.calls);
}

}  // namespace banghi
