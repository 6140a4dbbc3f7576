// The HTTP port: the API (api.h), probes, metrics, the web page.
//
//   auto http = HttpServer::Listen(options.listen, options, {surroundings, metrics});
//   (*http)->Start();
//   ...
//   (*http)->BeginStop();     // readiness goes off
//   (*http)->Stop(deadline);
#ifndef BANGHI_SERVER_HTTP_HTTP_SERVER_H_
#define BANGHI_SERVER_HTTP_HTTP_SERVER_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "server/http/api.h"
#include "server/http/cross_origin.h"
#include "server/http/http_handler.h"
#include "server/http/http_options.h"
#include "server/http/listener.h"

namespace banghi {

// What there is besides probes.
struct HttpContent {
  absl::optional<HttpSurroundings> api;  // and the page, which uses it
  std::function<std::string()> metrics;  // in Prometheus' text format; null: none
};

// Thread-safe, but for Start and the two that stop it.
class HttpServer final : public HttpHandler {
 public:
  // UNAVAILABLE where the address cannot be listened on. What `content` refers to must outlive this.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Listen(const std::string& address, const HttpOptions& options,
                                                            HttpContent content);
  ~HttpServer() override;  // stops at once, if Stop was not called

  void Start();
  // `/readyz` says no; everything else is as before.
  void SayNotReady() { life_.ready = false; }
  // Besides, new calls are answered UNAVAILABLE, connections are not kept; those under way go on.
  void BeginStop();
  // Calls under way may end until `deadline`; those that have not are answered UNAVAILABLE. False where there were any.
  bool Stop(absl::Time deadline);

  int port() const { return listener_->port(); }

  std::unique_ptr<HttpCall> Begin(const HttpRequest& request, HttpResponse* response) override;
  HttpResponse Refuse(int status) override;

 private:
  HttpServer(const HttpOptions& options, HttpContent content, std::unique_ptr<Listener> listener);
  // What is read from the port: probes, files.
  bool Read(const HttpRequest& request, HttpResponse* response) const;

  const HttpOptions options_;
  HttpLife life_;
  const absl::optional<HttpApi> api_;
  const std::function<std::string()> metrics_;
  const CrossOrigin cross_origin_;
  const std::unique_ptr<Listener> listener_;  // its threads go first
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_SERVER_H_
