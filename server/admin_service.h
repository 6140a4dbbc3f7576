// AdminService: what the operators of a server may do with it.
#ifndef BANGHI_SERVER_ADMIN_SERVICE_H_
#define BANGHI_SERVER_ADMIN_SERVICE_H_

#include "banghi/v1/extraction_service.grpc.pb.h"
#include "server/gazetteer_store.h"
#include "server/worker_pool.h"

namespace banghi {

// Thread-safe. `store` and `pool` must outlive the gRPC server the service is registered with.
class AdminServiceImpl final : public v1::AdminService::CallbackService {
 public:
  AdminServiceImpl(GazetteerStore& store, WorkerPool& pool) : store_(store), pool_(pool) {}

  grpc::ServerUnaryReactor* ReloadGazetteers(grpc::CallbackServerContext* context,
                                             const v1::ReloadGazetteersRequest* request,
                                             v1::ReloadGazetteersResponse* response) override;

 private:
  GazetteerStore& store_;
  WorkerPool& pool_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_ADMIN_SERVICE_H_
