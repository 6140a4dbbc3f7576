// The life of a server: load, listen, serve, and stop without losing a call.
//
//   absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options, &report);
//   ...
//   (*server)->Stop();
#ifndef BANGHI_SERVER_SERVER_H_
#define BANGHI_SERVER_SERVER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "gazetteers/check_report.h"
#include "server/extraction.h"
#include "server/http/http_options.h"
#include "server/observer.h"
#include "server/reception.h"
#include "server/security/security.h"

namespace grpc {
class Server;
}

namespace banghi {

class AdminServiceImpl;
class CallQueues;
class DirectoryWatch;
class ExtractionServiceImpl;
class GazetteerStore;
class HealthServiceImpl;
class HttpServer;
class Metrics;
class WorkerPool;

struct ConnectionOptions {
  size_t max_bytes = 512 << 20;  // that gRPC's buffers of all connections may take together
  int max_calls = 256;           // at a time on one connection; more wait at the caller
  // A caller that keeps still is asked after `keepalive_time` whether it is still there, and has `keepalive_timeout` to
  // answer.
  absl::Duration keepalive_time = absl::Minutes(1);
  absl::Duration keepalive_timeout = absl::Seconds(20);
  absl::Duration max_idle = absl::Minutes(15);  // without a call
  // After it a caller is asked to connect anew (so that calls spread over servers that came later); its calls then have
  // `max_age_grace` to end.
  absl::Duration max_age = absl::Hours(1);
  absl::Duration max_age_grace = absl::Minutes(10);
};

struct ServerOptions {
  std::string listen = "127.0.0.1:8470";  // port 0 takes a free one
  // Where AdminService is: an address of its own, which then has channelz (it shows who is connected) as well; `same`
  // (with the others); `off`.
  std::string admin_listen = "127.0.0.1:8471";
  bool reflection = true;  // on every port
  SecurityOptions security;
  std::vector<std::string> gazetteers;  // directories on top of the built-in data, in order
  bool watch_gazetteers = true;         // read these again when they change
  int threads = 0;                      // that extract; 0: one per core
  ExtractionSettings extraction;
  // Of one message. Well above ExtractionSettings::max_text_bytes, so that a text that is too long gets an answer that
  // says so, and a batch fits.
  size_t max_request_bytes = 64 << 20;
  size_t max_waiting_calls = 1000;                    // for a thread; beyond them calls are answered RESOURCE_EXHAUSTED
  absl::Duration max_wait = absl::Seconds(2);         // for a thread; likewise where a call would wait longer
  absl::Duration max_stream_idle = absl::Minutes(5);  // waiting for its caller; then the stream is cancelled
  ReceptionOptions reception;
  ConnectionOptions connections;
  HttpOptions http;
  absl::Duration grace = absl::Seconds(30);
  std::vector<ServerObserver*> observers;  // of the embedding program; outlive the server
};

class Server {
 public:
  // Serving when it returns. Errors: faults in the gazetteers (all of them in `report`), in certificates or tokens, an
  // address that cannot be bound, or that must not be served in clear text.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, CheckReport* report);
  ~Server();  // stops, if Stop was not called

  // Health says NOT_SERVING from now on, so that balancers send calls elsewhere; calls are still taken.
  void SayNotServing();

  // Health says NOT_SERVING, no new calls are taken, calls under way have ServerOptions::grace to end, then they are
  // cancelled. Returns when all have ended: true where none had to be cancelled.
  bool Stop();

  int port() const { return port_; }
  int admin_port() const { return admin_port_; }  // 0 where AdminService has no address of its own
  int http_port() const;                          // 0 where there is none
  int metrics_port() const;                       // 0 where /metrics has no address of its own
  GazetteerStore& gazetteers() { return *store_; }
  Security& security() { return *security_; }
  Metrics& metrics() { return *metrics_; }

 private:
  Server(const ServerOptions& options, std::unique_ptr<Security> security, std::unique_ptr<GazetteerStore> store);
  void AddGauges();
  void Watch(std::unique_ptr<DirectoryWatch> watch);
  absl::Status Listen();
  absl::Status ListenForAdmin();
  absl::Status ListenForHttp();
  absl::Status ListenForMetrics();
  void StopCalls(absl::Time deadline);

  const ServerOptions options_;
  // In order of destruction from below: gRPC goes before the services, these before what they use.
  const std::unique_ptr<Security> security_;
  ObserverList observers_;
  Reception reception_;
  const std::unique_ptr<GazetteerStore> store_;
  std::unique_ptr<WorkerPool> pool_;  // null once stopped
  const std::unique_ptr<Metrics> metrics_;
  const std::unique_ptr<ExtractionServiceImpl> extraction_service_;
  const std::unique_ptr<AdminServiceImpl> admin_service_;
  const std::unique_ptr<HealthServiceImpl> health_;
  const std::unique_ptr<HealthServiceImpl> admin_health_;  // of admin_server_
  std::unique_ptr<CallQueues> queues_;                     // of grpc_server_
  std::unique_ptr<grpc::Server> grpc_server_;
  std::unique_ptr<grpc::Server> admin_server_;
  std::unique_ptr<HttpServer> http_server_;
  std::unique_ptr<HttpServer> metrics_server_;
  std::unique_ptr<DirectoryWatch> watch_;  // null where there is nothing to watch
  int port_ = 0;
  int admin_port_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_SERVER_H_
