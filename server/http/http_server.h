// The HTTP port: the API (api.h), probes, the web page.
//
//   auto http = HttpServer::Listen(options, surroundings);
//   (*http)->Start();
//   ...
//   (*http)->BeginStop();     // readiness goes off
//   (*http)->Stop(deadline);
#ifndef BANGHI_SERVER_HTTP_HTTP_SERVER_H_
#define BANGHI_SERVER_HTTP_HTTP_SERVER_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/http/api.h"
#include "server/http/cross_origin.h"
#include "server/http/http_handler.h"
#include "server/http/http_options.h"
#include "server/http/listener.h"

namespace banghi {

// Thread-safe, but for Start and the two that stop it.
class HttpServer final : public HttpHandler {
 public:
  // UNAVAILABLE where the address cannot be listened on. What `shared` refers to must outlive this.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Listen(const HttpOptions& options, const HttpSurroundings& shared);
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
  HttpServer(const HttpOptions& options, const HttpSurroundings& shared, std::unique_ptr<Listener> listener);
  // What is read from the port: probes, files.
  bool Read(const HttpRequest& request, HttpResponse* response) const;

  const HttpOptions options_;
  HttpLife life_;
  const HttpApi api_;
  const CrossOrigin cross_origin_;
  const std::unique_ptr<Listener> listener_;  // its threads go first
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_SERVER_H_
