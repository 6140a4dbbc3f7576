#include "server/grpc_status.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace banghi {
namespace {

// ErrorInfo.reason, as proto/banghi/v1/extraction_service.proto lists them; empty where none fits.
absl::string_view ReasonOf(absl::StatusCode code, const FieldViolation& violation) {
  if (code == absl::StatusCode::kUnavailable) return "QUEUE_FULL";
  if (code == absl::StatusCode::kResourceExhausted) {
    return violation.field == "articles" ? "BATCH_TOO_LARGE" : "TEXT_TOO_LONG";
  }
  if (code != absl::StatusCode::kInvalidArgument) return "";
  if (absl::StrContains(violation.description, "UTF-8")) return "INVALID_UTF8";
  if (absl::EndsWith(violation.field, ".text")) return "EMPTY_TEXT";
  if (absl::EndsWith(violation.field, ".published_date")) return "INVALID_DATE";
  return "INVALID_FIELD";
}

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status, const FieldViolation& violation) {
  google::rpc::Status result;
  // absl's codes and google.rpc.Code have the same numbers.
  result.set_code(static_cast<int>(status.code()));
  if (violation.field.empty()) {
    result.set_message(std::string(status.message()));
  } else {
    result.set_message(absl::StrCat(violation.field, ": ", violation.description));
    google::rpc::BadRequest bad_request;
    auto* field = bad_request.add_field_violations();
    field->set_field(violation.field);
    field->set_description(violation.description);
    result.add_details()->PackFrom(bad_request);
  }
  if (absl::string_view reason = ReasonOf(status.code(), violation); !reason.empty()) {
    google::rpc::ErrorInfo info;
    info.set_reason(std::string(reason));
    info.set_domain("banghi");
    result.add_details()->PackFrom(info);
  }
  return result;
}

grpc::Status ToGrpcStatus(const google::rpc::Status& status) {
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), status.message(), status.SerializeAsString());
}

grpc::Status QueueFull() {
  return ToGrpcStatus(ToRpcStatus(absl::UnavailableError("too many calls are waiting; try again later")));
}

}  // namespace banghi
