// The one bridge from the library's errors to what callers see: google.rpc.Status with its details.
#ifndef BANGHI_SERVER_GRPC_STATUS_H_
#define BANGHI_SERVER_GRPC_STATUS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "extractors/engine.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"

namespace banghi {

// With a BadRequest where `violation` names a field, and an ErrorInfo (domain `banghi`) whose reason follows from both.
google::rpc::Status ToRpcStatus(const absl::Status& status, const FieldViolation& violation = {});

// The same as the status of a call; the details travel in `grpc-status-details-bin`.
grpc::Status ToGrpcStatus(const google::rpc::Status& status);

// UNAVAILABLE: too many calls wait.
grpc::Status QueueFull();

}  // namespace banghi

#endif  // BANGHI_SERVER_GRPC_STATUS_H_
