// The one bridge from the library's errors to what callers see: google.rpc.Status with its details.
#ifndef BANGHI_SERVER_GRPC_STATUS_H_
#define BANGHI_SERVER_GRPC_STATUS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "extractors/engine.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"

namespace banghi {

// With a BadRequest where `violation` names a field, and an ErrorInfo (domain `banghi`) whose reason follows from both.
google::rpc::Status ToRpcStatus(const absl::Status& status, const FieldViolation& violation = {});

// The same as the status of a call; the details travel in `grpc-status-details-bin`.
grpc::Status ToGrpcStatus(const google::rpc::Status& status);

// RESOURCE_EXHAUSTED with ErrorInfo.reason `reason`.
google::rpc::Status Exhausted(const std::string& reason, const std::string& message);

// The same for what may work later: with a RetryInfo.
google::rpc::Status TryAgain(const std::string& reason, const std::string& message, absl::Duration after);

// ErrorInfo.reason; empty where there is none.
std::string ReasonIn(const google::rpc::Status& status);

// RetryInfo's; absent where there is none.
absl::optional<absl::Duration> RetryDelayIn(const google::rpc::Status& status);

}  // namespace banghi

#endif  // BANGHI_SERVER_GRPC_STATUS_H_
