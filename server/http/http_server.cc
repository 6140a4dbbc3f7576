#include "server/http/http_server.h"

#include <string>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/time/clock.h"
#include "server/grpc_status.h"
#include "server/http/http_status.h"
#include "server/http/request_reader.h"

namespace banghi {
namespace {

HttpResponse Text(int status, const std::string& text) {
  return {status, "text/plain; charset=utf-8", {{"Cache-Control", "no-store"}}, text + "\n"};
}

// Counts a call for as long as it is there.
class CountedCall final : public HttpCall {
 public:
  CountedCall(std::unique_ptr<HttpCall> call, std::atomic<int>& count) : call_(std::move(call)), count_(count) {
    ++count_;
  }
  ~CountedCall() override { --count_; }
  bool Add(absl::string_view bytes) override { return call_->Add(bytes); }
  HttpResponse Answer(bool complete) override { return call_->Answer(complete); }

 private:
  const std::unique_ptr<HttpCall> call_;
  std::atomic<int>& count_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Listen(const HttpOptions& options,
                                                               const HttpSurroundings& shared) {
  auto listener = Listener::Open(options.listen, {options.threads, options.max_connections, options.idle_timeout});
  if (!listener.ok()) return listener.status();
  return absl::WrapUnique(new HttpServer(options, shared, *std::move(listener)));
}

HttpServer::HttpServer(const HttpOptions& options, const HttpSurroundings& shared, std::unique_ptr<Listener> listener)
    : options_(options),
      api_(shared, options, [this] { return cut_off_ ? absl::StatusCode::kUnavailable : absl::StatusCode::kOk; }),
      listener_(std::move(listener)) {}

HttpServer::~HttpServer() { Stop(absl::InfinitePast()); }

void HttpServer::Start() {
  listener_->Start([this] { return MakeRequestReader(*this, options_, [this] { return stopping_.load(); }); });
}

void HttpServer::BeginStop() {
  ready_ = false;
  stopping_ = true;
}

bool HttpServer::Stop(absl::Time deadline) {
  constexpr absl::Duration kLookAfter = absl::Milliseconds(20);
  // Those that are cut off are answered soon; after that they are not waited for.
  constexpr absl::Duration kLastWords = absl::Seconds(2);
  BeginStop();
  while (calls_ > 0 && absl::Now() < deadline) absl::SleepFor(kLookAfter);
  const bool in_time = calls_ == 0;
  cut_off_ = true;
  for (const absl::Time end = absl::Now() + kLastWords; calls_ > 0 && absl::Now() < end;) absl::SleepFor(kLookAfter);
  listener_->Close();
  return in_time;
}

HttpResponse HttpServer::Ready() const {
  // Gazetteers there are: the server does not start without, and a reload that fails leaves those of before.
  return ready_ ? Text(200, "ready") : Text(503, "the server is stopping");
}

std::unique_ptr<HttpCall> HttpServer::Begin(const HttpRequest& request, HttpResponse* response) {
  const bool read_only = request.method == "GET" || request.method == "HEAD";
  if (read_only && request.path == "/livez") {
    *response = Text(200, "alive");
  } else if (read_only && request.path == "/readyz") {
    *response = Ready();
  } else if (std::unique_ptr<HttpCall> call; !api_.Begin(request, &call, response)) {
    *response = Refuse(404);
  } else if (call != nullptr && stopping_) {
    *response = JsonError(ToRpcStatus(absl::UnavailableError("the server is stopping")));
  } else if (call != nullptr) {
    return std::make_unique<CountedCall>(std::move(call), calls_);
  }
  return nullptr;
}

HttpResponse HttpServer::Refuse(int status) {
  HttpResponse response = JsonError(StatusOfHttp(status));
  response.status = status;
  return response;
}

}  // namespace banghi
