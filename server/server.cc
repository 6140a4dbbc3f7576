#include "server/server.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpcpp/resource_quota.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "server/admin_service.h"
#include "server/call_queues.h"
#include "server/directory_watch.h"
#include "server/extraction_service.h"
#include "server/gazetteer_store.h"
#include "server/grpc_shutdown.h"
#include "server/health_service.h"
#include "server/http/http_server.h"
#include "server/listen_fault.h"
#include "server/metrics/metrics.h"
#include "server/plugins.h"
#include "server/worker_pool.h"

namespace banghi {
namespace {

int Workers(const ServerOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

// Threads that take calls: one keeps several workers busy.
int QueuesFor(int workers) {
  constexpr int kWorkersPerQueue = 4;
  return (workers + kWorkersPerQueue - 1) / kWorkersPerQueue;
}

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(std::min<int64_t>(absl::ToInt64Milliseconds(duration), std::numeric_limits<int>::max() - 1));
}

// What a connection may take, and how long it may last.
void LimitConnections(const ConnectionOptions& options, grpc::ServerBuilder& builder) {
  builder.SetResourceQuota(grpc::ResourceQuota("banghi").Resize(options.max_bytes));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, options.max_calls);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, Milliseconds(options.keepalive_time));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, Milliseconds(options.keepalive_timeout));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // Callers may ask as often as is of use to anybody, and are not sent away for it.
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, Milliseconds(options.max_idle));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, Milliseconds(options.max_age));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, Milliseconds(options.max_age_grace));
}

// An address that is taken already is an error; gRPC would share it (SO_REUSEPORT) with whoever listens there.
absl::StatusOr<std::unique_ptr<grpc::Server>> Build(grpc::ServerBuilder& builder, const std::string& address,
                                                    Security& security, int* port) {
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddListeningPort(address, security.Credentials(), port);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || *port == 0) return absl::UnavailableError(WhyNotListening(address));
  return server;
}

bool HasAdminPort(const ServerOptions& options) {
  return options.admin_listen != "same" && options.admin_listen != "off";
}

bool HasMetricsPort(const ServerOptions& options) {
  return options.http.metrics_listen != "same" && options.http.metrics_listen != "off";
}

absl::Status CheckClearText(const ServerOptions& options) {
  absl::Status status = CheckClearText({"--listen", options.listen}, options.security);
  if (status.ok() && HasAdminPort(options)) {
    status = CheckClearText({"--admin-listen", options.admin_listen}, options.security);
  }
  if (status.ok() && options.http.listen != "off") {
    status = CheckClearText({"--http-listen", options.http.listen, /*speaks_tls=*/false}, options.security);
  }
  if (status.ok() && HasMetricsPort(options)) {
    status = CheckClearText({"--metrics-listen", options.http.metrics_listen, /*speaks_tls=*/false}, options.security);
  }
  return status;
}

}  // namespace

Server::Server(const ServerOptions& options, std::unique_ptr<Security> security, std::unique_ptr<GazetteerStore> store)
    : options_(options),
      security_(std::move(security)),
      reception_(options.reception, security_->authenticator(), observers_),
      store_(std::move(store)),
      pool_(std::make_unique<WorkerPool>(Workers(options), options.max_waiting_calls, options.max_wait)),
      metrics_(std::make_unique<Metrics>(store_->Pin()->engine.stages())),
      extraction_service_(std::make_unique<ExtractionServiceImpl>(*store_, *pool_, reception_, options_.extraction,
                                                                  options_.max_stream_idle)),
      admin_service_(std::make_unique<AdminServiceImpl>(*store_, reception_)),
      health_(std::make_unique<HealthServiceImpl>()),
      admin_health_(std::make_unique<HealthServiceImpl>()) {
  observers_.Add(*metrics_);
  for (ServerObserver* observer : options.observers) observers_.Add(*observer);
  AddGauges();
  store_->Tell(observers_);
}

void Server::AddGauges() {
  metrics_->AddGauge("banghi_requests_in_flight", "Calls under way.", [this] { return reception_.visits(); });
  metrics_->AddGauge("banghi_streams_open", "Streams under way.", [this] { return reception_.streams(); });
  metrics_->AddGauge("banghi_held_bytes", "Memory of the requests under way.",
                     [this] { return static_cast<double>(reception_.held_bytes()); });
  metrics_->AddGauge("banghi_queue_length", "Calls, and articles of batches, that wait for a thread.",
                     [this] { return pool_ == nullptr ? 0 : static_cast<double>(pool_->waiting()); });
  metrics_->AddGauge("banghi_threads", "Threads that extract.",
                     [this] { return pool_ == nullptr ? 0 : pool_->threads(); });
  if (!options_.security.tokens.empty()) {
    metrics_->AddGauge("banghi_tokens_stale", "1 where the file of tokens has faults, and older ones are in use.",
                       [this] { return security_->tokens_are_stale() ? 1 : 0; });
  }
  if (!options_.security.has_tls()) return;
  metrics_->AddGauge("banghi_tls_stale", "1 where the files of certificates have faults, and older ones are in use.",
                     [this] { return security_->tls_is_stale() ? 1 : 0; });
  metrics_->AddGauge("banghi_tls_certificate_expiry_timestamp_seconds",
                     "When the first of the certificates expires, since 1970.",
                     [this] { return absl::ToDoubleSeconds(security_->certificate_expires() - absl::UnixEpoch()); });
}

Server::~Server() { Stop(); }

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, CheckReport* report) {
  if (absl::Status status = CheckClearText(options); !status.ok()) return status;
  absl::StatusOr<std::unique_ptr<Security>> security = Security::Open(options.security);
  if (!security.ok()) return security.status();
  std::unique_ptr<DirectoryWatch> watch;  // from before the files are read, so that no change is missed
  if (options.watch_gazetteers && !options.gazetteers.empty()) {
    watch = std::make_unique<DirectoryWatch>(options.gazetteers);
  }
  absl::StatusOr<std::unique_ptr<GazetteerStore>> store = GazetteerStore::Open(options.gazetteers, report);
  if (!store.ok()) return store.status();
  InitializePlugins();
  auto server = absl::WrapUnique(new Server(options, *std::move(security), *std::move(store)));
  // These addresses first: once the main one answers, everything does.
  if (absl::Status status = server->ListenForAdmin(); !status.ok()) return status;
  if (absl::Status status = server->ListenForMetrics(); !status.ok()) return status;
  if (absl::Status status = server->ListenForHttp(); !status.ok()) return status;
  if (absl::Status status = server->Listen(); !status.ok()) return status;
  server->Watch(std::move(watch));
  return server;
}

void Server::Watch(std::unique_ptr<DirectoryWatch> watch) {
  watch_ = std::move(watch);
  if (watch_ == nullptr) return;
  watch_->Start([this] { store_->Reload("files changed", nullptr).IgnoreError(); });  // it is logged
}

absl::Status Server::Listen() {
  grpc::ServerBuilder builder;
  builder.RegisterService(extraction_service_.get());
  builder.RegisterService(health_.get());
  health_->SetServing(v1::ExtractionService::service_full_name());
  if (options_.admin_listen == "same") {
    builder.RegisterService(admin_service_.get());
    health_->SetServing(v1::AdminService::service_full_name());
  }
  builder.SetMaxReceiveMessageSize(static_cast<int>(options_.max_request_bytes));
  builder.SetMaxSendMessageSize(-1);  // ExtractionSettings::max_response_bytes says it better
  LimitConnections(options_.connections, builder);
  builder.SetOption(ChoosePlugins({options_.reflection, /*channelz=*/false}));
  queues_ = std::make_unique<CallQueues>(builder, QueuesFor(pool_->threads()));
  auto built = Build(builder, options_.listen, *security_, &port_);
  if (!built.ok()) return built.status();
  grpc_server_ = *std::move(built);
  extraction_service_->Answer(*queues_);
  queues_->Start();
  return absl::OkStatus();
}

absl::Status Server::ListenForAdmin() {
  if (!HasAdminPort(options_)) return absl::OkStatus();
  grpc::ServerBuilder builder;
  builder.RegisterService(admin_service_.get());
  builder.RegisterService(admin_health_.get());
  admin_health_->SetServing(v1::AdminService::service_full_name());
  builder.SetOption(ChoosePlugins({options_.reflection, /*channelz=*/true}));
  auto built = Build(builder, options_.admin_listen, *security_, &admin_port_);
  if (!built.ok()) return built.status();
  admin_server_ = *std::move(built);
  return absl::OkStatus();
}

absl::Status Server::ListenForHttp() {
  if (options_.http.listen == "off") return absl::OkStatus();
  HttpContent content;
  content.api.emplace(HttpSurroundings{*store_, *pool_, reception_, options_.extraction, options_.max_request_bytes});
  if (options_.http.metrics_listen == "same") content.metrics = [this] { return metrics_->Expose(); };
  auto http = HttpServer::Listen(options_.http.listen, options_.http, std::move(content));
  if (!http.ok()) return http.status();
  http_server_ = *std::move(http);
  http_server_->Start();
  return absl::OkStatus();
}

absl::Status Server::ListenForMetrics() {
  if (!HasMetricsPort(options_)) return absl::OkStatus();
  HttpOptions options = options_.http;
  options.threads = 2;  // who reads metrics and who probes
  auto http = HttpServer::Listen(options.metrics_listen, options, {{}, [this] { return metrics_->Expose(); }});
  if (!http.ok()) return http.status();
  metrics_server_ = *std::move(http);
  metrics_server_->Start();
  return absl::OkStatus();
}

int Server::http_port() const { return http_server_ == nullptr ? 0 : http_server_->port(); }

int Server::metrics_port() const { return metrics_server_ == nullptr ? 0 : metrics_server_->port(); }

void Server::SayNotServing() {
  health_->Shutdown();
  admin_health_->Shutdown();
  if (http_server_ != nullptr) http_server_->SayNotReady();
  if (metrics_server_ != nullptr) metrics_server_->SayNotReady();
}

// Who waits for an answer does not call. So the workers rest until all who call one call after another wait, and their
// answers come when they can see that they have to go elsewhere: none of their calls falls between.
void Server::StopCalls(absl::Time deadline) {
  constexpr absl::Duration kQuiet = absl::Milliseconds(50);  // longer than most ways there and back
  constexpr absl::Duration kLongest = absl::Milliseconds(300);
  pool_->Pause();
  const absl::Time give_up = std::min(deadline, absl::Now() + kLongest);
  absl::Time quiet_since = absl::Now();
  for (uint64_t last = reception_.comings_and_goings(); absl::Now() < std::min(give_up, quiet_since + kQuiet);) {
    absl::SleepFor(absl::Milliseconds(5));
    const uint64_t now = reception_.comings_and_goings();
    if (now != last) quiet_since = absl::Now();
    last = now;
  }
  GrpcShutdown shutdown(*grpc_server_);
  pool_->Resume();
  shutdown.Await(deadline);
}

bool Server::Stop() {
  const absl::Time deadline = absl::Now() + options_.grace;
  const bool idle = reception_.visits() == 0;
  watch_.reset();
  SayNotServing();
  if (http_server_ != nullptr) http_server_->BeginStop();
  if (grpc_server_ != nullptr) StopCalls(deadline);
  if (admin_server_ != nullptr) admin_server_->Shutdown(absl::ToChronoTime(deadline));
  const bool http_in_time = http_server_ == nullptr || http_server_->Stop(deadline);
  const bool in_time = idle || (http_in_time && absl::Now() < deadline);
  if (queues_ != nullptr) queues_->Finish();
  http_server_.reset();
  metrics_server_.reset();
  // No call is left, so that the workers only have to go home before what they worked for goes.
  pool_.reset();
  grpc_server_.reset();
  admin_server_.reset();
  return in_time;
}

}  // namespace banghi
