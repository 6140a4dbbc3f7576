#include "server/health_service.h"

#include <chrono>

namespace banghi {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

// How soon a watcher's thread finds that the watcher has gone.
constexpr std::chrono::milliseconds kLookAfter(500);

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
    return grpc::Status(grpc::StatusCode::NOT_FOUND, "service name unknown");
  }
  response->set_status(status);
  return grpc::Status::OK;
}

grpc::Status HealthServiceImpl::Watch(grpc::ServerContext* context, const HealthCheckRequest* request,
                                      grpc::ServerWriter<HealthCheckResponse>* writer) {
  HealthCheckResponse told;
  told.set_status(HealthCheckResponse::UNKNOWN);
  for (bool last = false; !last;) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, kLookAfter, [&] { return StatusOf(request->service()) != told.status() || shut_down_; });
      last = shut_down_;
      if (StatusOf(request->service()) == told.status()) {
        if (context->IsCancelled()) break;
        continue;
      }
      told.set_status(StatusOf(request->service()));
    }
    if (!writer->Write(told)) break;
  }
  return grpc::Status(grpc::StatusCode::UNAVAILABLE, "the server is stopping");
}

}  // namespace banghi
