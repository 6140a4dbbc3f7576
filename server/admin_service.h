// AdminService: what the operators of a server may do with it.
#ifndef BANGHI_SERVER_ADMIN_SERVICE_H_
#define BANGHI_SERVER_ADMIN_SERVICE_H_

#include "banghi/v1/extraction_service.grpc.pb.h"
#include "server/gazetteer_store.h"
#include "server/reception.h"

namespace banghi {

// Thread-safe. What it is made with must outlive the gRPC server the service is registered with.
class AdminServiceImpl final : public v1::AdminService::Service {
 public:
  AdminServiceImpl(GazetteerStore& store, Reception& reception) : store_(store), reception_(reception) {}

  grpc::Status ReloadGazetteers(grpc::ServerContext* context, const v1::ReloadGazetteersRequest* request,
                                v1::ReloadGazetteersResponse* response) override;

 private:
  GazetteerStore& store_;
  Reception& reception_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_ADMIN_SERVICE_H_
