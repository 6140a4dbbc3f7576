#include "server/http/http_server.h"

#include <string>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/time/clock.h"
#include "server/http/http_status.h"
#include "server/http/page_files.h"
#include "server/http/request_reader.h"
#include "server/metrics/metrics.h"

namespace banghi {
namespace {

// How soon a server that stops finds that no call is left.
constexpr absl::Duration kLookAfter = absl::Milliseconds(20);
// Calls that are cut off are answered soon; after that they are not waited for.
constexpr absl::Duration kLastWords = absl::Seconds(2);

HttpResponse Text(int status, const std::string& text) {
  return {status, "text/plain; charset=utf-8", {{"Cache-Control", "no-store"}}, text + "\n"};
}

// A call of a page of another origin.
class CrossOriginCall final : public HttpCall {
 public:
  CrossOriginCall(std::unique_ptr<HttpCall> call, const CrossOrigin& cross_origin, const HttpRequest& request)
      : call_(std::move(call)), cross_origin_(cross_origin), request_(request) {}
  bool Add(absl::string_view bytes) override { return call_->Add(bytes); }
  HttpResponse Answer(bool complete) override {
    HttpResponse response = call_->Answer(complete);
    cross_origin_.Complete(request_, &response);
    return response;
  }

 private:
  const std::unique_ptr<HttpCall> call_;
  const CrossOrigin& cross_origin_;
  const HttpRequest& request_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Listen(const std::string& address, const HttpOptions& options,
                                                               HttpContent content) {
  auto listener = Listener::Open(address, {options.threads, options.max_connections, options.idle_timeout});
  if (!listener.ok()) return listener.status();
  return absl::WrapUnique(new HttpServer(options, std::move(content), *std::move(listener)));
}

HttpServer::HttpServer(const HttpOptions& options, HttpContent content, std::unique_ptr<Listener> listener)
    : options_(options),
      api_(content.api ? absl::make_optional<HttpApi>(*content.api, options, life_) : absl::nullopt),
      metrics_(std::move(content.metrics)),
      cross_origin_(options.allow_origins),
      listener_(std::move(listener)) {}

HttpServer::~HttpServer() { Stop(absl::InfinitePast()); }

void HttpServer::Start() {
  listener_->Start([this] { return MakeRequestReader(*this, options_, [this] { return life_.closed.load(); }); });
}

void HttpServer::BeginStop() {
  life_.ready = false;
  life_.closed = true;
}

bool HttpServer::Stop(absl::Time deadline) {
  const auto await = [this](absl::Time end) {
    while (life_.calls > 0 && absl::Now() < end) absl::SleepFor(kLookAfter);
    return life_.calls == 0;
  };
  BeginStop();
  const bool in_time = await(deadline);
  life_.cut_off = true;
  await(absl::Now() + kLastWords);
  listener_->Close();
  return in_time;
}

bool HttpServer::Read(const HttpRequest& request, HttpResponse* response) const {
  if (request.method != "GET" && request.method != "HEAD") return false;
  if (request.path == "/livez") {
    *response = Text(200, "alive");
  } else if (request.path == "/readyz") {
    // Gazetteers there are: the server does not start without, and a reload that fails leaves those of before.
    *response = life_.ready ? Text(200, "ready") : Text(503, "the server is stopping");
  } else if (request.path == "/metrics" && metrics_ != nullptr) {
    *response = {200, kMetricsContentType, {{"Cache-Control", "no-store"}}, metrics_()};
  } else {
    return api_ && FindPageFile(request, response);
  }
  return true;
}

std::unique_ptr<HttpCall> HttpServer::Begin(const HttpRequest& request, HttpResponse* response) {
  if (Read(request, response) || cross_origin_.AnswerPreflight(request, response)) return nullptr;
  std::unique_ptr<HttpCall> call;
  if (!api_ || !api_->Begin(request, &call, response)) *response = Refuse(404);
  if (call != nullptr) return std::make_unique<CrossOriginCall>(std::move(call), cross_origin_, request);
  cross_origin_.Complete(request, response);
  return nullptr;
}

HttpResponse HttpServer::Refuse(int status) {
  HttpResponse response = JsonError(StatusOfHttp(status));
  response.status = status;
  return response;
}

}  // namespace banghi
