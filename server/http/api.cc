#include "server/http/api.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/grpc_status.h"
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
    {"/v1/gazetteers", "GET", Method::kListGazetteers},
};

google::rpc::Status TooLong(size_t most) {
  return Exhausted("REQUEST_TOO_LARGE", absl::StrCat("a request may have ", most, " bytes"));
}

// A request that was let in: gathers its body, then has it worked on.
class ApiCall final : public HttpCall {
 public:
  ApiCall(const HttpSurroundings& shared, const Dialect& dialect, Method method, std::unique_ptr<Visit> visit,
          StillWanted still_wanted)
      : shared_(shared),
        dialect_(dialect),
        method_(method),
        visit_(std::move(visit)),
        still_wanted_(std::move(still_wanted)) {}

  bool Add(absl::string_view bytes) override {
    too_long_ = body_.size() + bytes.size() > shared_.max_request_bytes;
    if (!too_long_) body_.append(bytes.data(), bytes.size());
    return !too_long_;
  }

  HttpResponse Answer(bool complete) override {
    if (too_long_) return Fail(TooLong(shared_.max_request_bytes));
    if (!complete) {
      return Fail(Refusal(absl::StatusCode::kInvalidArgument, "INCOMPLETE_BODY",
                          "the body did not come whole, or not in time"));
    }
    return std::make_shared<UnaryWork>(shared_, dialect_, method_, std::move(visit_), std::move(body_))
        ->Do(still_wanted_);
  }

 private:
  HttpResponse Fail(const google::rpc::Status& status) {
    HttpResponse response = dialect_.Fail(status);
    response.headers.emplace_back("x-request-id", visit_->request_id());
    visit_->End(status, response.body.size());
    return response;
  }

  const HttpSurroundings& shared_;
  const Dialect& dialect_;
  const Method method_;
  std::unique_ptr<Visit> visit_;
  const StillWanted still_wanted_;
  std::string body_;
  bool too_long_ = false;
};

HttpResponse NotAllowed(absl::string_view allowed) {
  HttpResponse response = JsonError(StatusOfHttp(405));
  response.status = 405;
  response.headers.emplace_back("Allow", std::string(allowed));
  return response;
}

}  // namespace

bool HttpApi::Begin(const HttpRequest& request, std::unique_ptr<HttpCall>* call, HttpResponse* response) const {
  const auto* route = std::find_if(std::begin(kJsonRoutes), std::end(kJsonRoutes),
                                   [&](const Route& known) { return known.path == request.path; });
  if (route == std::end(kJsonRoutes)) return false;
  if (request.method != route->http_method) {
    *response = NotAllowed(route->http_method);
    return true;
  }
  const Dialect& dialect = JsonDialect();
  absl::Duration timeout = options_.timeout;
  google::rpc::Status refusal = dialect.ReadHead(request, &timeout);
  size_t length = 0;
  (void)absl::SimpleAtoi(request.Header("Content-Length"), &length);
  if (refusal.code() == 0 && length > shared_.max_request_bytes) refusal = TooLong(shared_.max_request_bytes);
  std::unique_ptr<Visit> visit;
  if (refusal.code() == 0) {
    visit = shared_.reception.Admit({route->method, dialect.protocol(), request.Header("authorization"),
                                     request.Header("x-request-id"), request.peer, length},
                                    &refusal);
  }
  if (visit == nullptr) {
    *response = dialect.Fail(refusal);
    return true;
  }
  const absl::Time deadline = absl::Now() + std::min(timeout, options_.timeout);
  *call = std::make_unique<ApiCall>(shared_, dialect, route->method, std::move(visit), [&request, deadline, this] {
    if (absl::Now() >= deadline) return absl::StatusCode::kDeadlineExceeded;
    return request.caller_gone() ? absl::StatusCode::kCancelled : end_();
  });
  return true;
}

}  // namespace banghi
