#include "server/admin_service.h"

#include "absl/status/status.h"
#include "server/call.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

google::rpc::Status Reload(GazetteerStore& store, v1::ReloadGazetteersResponse* response) {
  CheckReport report;
  const absl::Status status = store.Reload("AdminService", &report);
  // Faults of the files are an answer; anything else is a failed call.
  if (!status.ok() && report.ok()) return ToRpcStatus(status);
  response->set_reloaded(status.ok());
  response->set_version(store.Pin()->engine.bundle().version());
  for (const Fault& fault : report.faults()) {
    v1::GazetteerFault* out = response->add_faults();
    out->set_file(fault.file);
    out->set_line(fault.line);
    out->set_column(fault.column);
    out->set_message(fault.message);
    out->set_text(fault.text);
  }
  return {};
}

}  // namespace

grpc::Status AdminServiceImpl::ReloadGazetteers(grpc::ServerContext* context,
                                                const v1::ReloadGazetteersRequest* request,
                                                v1::ReloadGazetteersResponse* response) {
  google::rpc::Status refusal;
  const auto visit =
      reception_.Admit(ArrivalOf(*context, Method::kReloadGazetteers, request->ByteSizeLong()), &refusal);
  if (visit == nullptr) return ToGrpcStatus(refusal);
  const google::rpc::Status status = Reload(store_, response);
  visit->End(status, response->ByteSizeLong());
  return ToGrpcStatus(status);
}

}  // namespace banghi
