// grpc.health.v1.Health. gRPC has one of its own, but on the callback API, whose threads would then compete with those
// of CallQueues for the network.
#ifndef BANGHI_SERVER_HEALTH_SERVICE_H_
#define BANGHI_SERVER_HEALTH_SERVICE_H_

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>

#include "grpc/health/v1/health.grpc.pb.h"

namespace banghi {

// Thread-safe. The server as a whole has the name "".
class HealthServiceImpl final : public grpc::health::v1::Health::Service {
 public:
  // From now on `service` is SERVING.
  void SetServing(const std::string& service);
  // From now on everything is NOT_SERVING; those who watch are told so, and their calls end.
  void Shutdown();

  grpc::Status Check(grpc::ServerContext* context, const grpc::health::v1::HealthCheckRequest* request,
                     grpc::health::v1::HealthCheckResponse* response) override;
  // Each watcher keeps a thread; RESOURCE_EXHAUSTED where there are 64 already.
  grpc::Status Watch(grpc::ServerContext* context, const grpc::health::v1::HealthCheckRequest* request,
                     grpc::ServerWriter<grpc::health::v1::HealthCheckResponse>* writer) override;

 private:
  using Status = grpc::health::v1::HealthCheckResponse::ServingStatus;
  Status StatusOf(const std::string& service) const;  // with mutex_ held
  void TellChanges(grpc::ServerContext* context, const std::string& service,
                   grpc::ServerWriter<grpc::health::v1::HealthCheckResponse>* writer);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::string> services_ = {""};  // guarded by mutex_
  int watchers_ = 0;                       // guarded by mutex_
  bool shut_down_ = false;                 // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HEALTH_SERVICE_H_
