#include "server/health_service.h"

#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

// How soon a watcher's thread finds that the watcher has gone.
constexpr std::chrono::milliseconds kLookAfter(500);

constexpr int kMostWatchers = 64;
constexpr absl::Duration kWatchLater = absl::Seconds(10);

}  // namespace

void HealthServiceImpl::SetServing(const std::string& service) {
  const std::lock_guard lock(mutex_);
  services_.insert(service);
  changed_.notify_all();
}

void HealthServiceImpl::Shutdown() {
  const std::lock_guard lock(mutex_);
  shut_down_ = true;
  changed_.notify_all();
}

HealthServiceImpl::Status HealthServiceImpl::StatusOf(const std::string& service) const {
  if (services_.count(service) == 0) return HealthCheckResponse::SERVICE_UNKNOWN;
  return shut_down_ ? HealthCheckResponse::NOT_SERVING : HealthCheckResponse::SERVING;
}

grpc::Status HealthServiceImpl::Check(grpc::ServerContext* /*context*/, const HealthCheckRequest* request,
                                      HealthCheckResponse* response) {
  const std::lock_guard lock(mutex_);
  const Status status = StatusOf(request->service());
  if (status == HealthCheckResponse::SERVICE_UNKNOWN) {
    return ToGrpcStatus(ToRpcStatus(absl::NotFoundError("service name unknown")));
  }
  response->set_status(status);
  return grpc::Status::OK;
}

grpc::Status HealthServiceImpl::Watch(grpc::ServerContext* context, const HealthCheckRequest* request,
                                      grpc::ServerWriter<HealthCheckResponse>* writer) {
  {
    const std::lock_guard lock(mutex_);
    if (watchers_ >= kMostWatchers) {
      return ToGrpcStatus(TryAgain("TOO_MANY_STREAMS", absl::StrCat(kMostWatchers, " watch already"), kWatchLater));
    }
    ++watchers_;
  }
  TellChanges(context, request->service(), writer);
  const std::lock_guard lock(mutex_);
  --watchers_;
  return ToGrpcStatus(ToRpcStatus(absl::UnavailableError("the server is stopping")));
}

void HealthServiceImpl::TellChanges(grpc::ServerContext* context, const std::string& service,
                                    grpc::ServerWriter<HealthCheckResponse>* writer) {
  HealthCheckResponse told;
  told.set_status(HealthCheckResponse::UNKNOWN);
  for (bool last = false; !last;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, kLookAfter, [&] { return StatusOf(service) != told.status() || shut_down_; });
      last = shut_down_;
      if (StatusOf(service) == told.status()) {
        if (context->IsCancelled()) return;
        continue;
      }
      told.set_status(StatusOf(service));
    }
    if (!writer->Write(told)) return;
  }
}

}  // namespace banghi
