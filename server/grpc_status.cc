#include "server/grpc_status.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace banghi {
namespace {

// ErrorInfo.reason, as proto/banghi/v1/extraction_service.proto lists them.
std::string ReasonOf(absl::StatusCode code, const FieldViolation& violation) {
  if (code == absl::StatusCode::kResourceExhausted && !violation.field.empty()) {
    return violation.field == "articles" ? "BATCH_TOO_LARGE" : "TEXT_TOO_LONG";
  }
  if (code != absl::StatusCode::kInvalidArgument) return absl::StatusCodeToString(code);
  if (absl::StrContains(violation.description, "UTF-8")) return "INVALID_UTF8";
  if (absl::EndsWith(violation.field, ".text")) return "EMPTY_TEXT";
  if (absl::EndsWith(violation.field, ".published_date")) return "INVALID_DATE";
  return "INVALID_FIELD";
}

void AddReason(const std::string& reason, google::rpc::Status* status) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("banghi");
  status->add_details()->PackFrom(info);
}

template <typename Detail>
bool FindDetail(const google::rpc::Status& status, Detail* detail) {
  return std::any_of(status.details().begin(), status.details().end(),
                     [detail](const google::protobuf::Any& any) { return any.UnpackTo(detail); });
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
  if (!status.ok()) AddReason(ReasonOf(status.code(), violation), &result);
  return result;
}

google::rpc::Status Exhausted(const std::string& reason, const std::string& message) {
  google::rpc::Status result;
  result.set_code(static_cast<int>(absl::StatusCode::kResourceExhausted));
  result.set_message(message);
  AddReason(reason, &result);
  return result;
}

google::rpc::Status TryAgain(const std::string& reason, const std::string& message, absl::Duration after) {
  google::rpc::Status result = Exhausted(reason, message);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(absl::IDivDuration(after, absl::Seconds(1), &after));
  retry.mutable_retry_delay()->set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(after)));
  result.add_details()->PackFrom(retry);
  return result;
}

std::string ReasonIn(const google::rpc::Status& status) {
  google::rpc::ErrorInfo info;
  return FindDetail(status, &info) ? info.reason() : "";
}

absl::optional<absl::Duration> RetryDelayIn(const google::rpc::Status& status) {
  google::rpc::RetryInfo retry;
  if (!FindDetail(status, &retry)) return absl::nullopt;
  return absl::Seconds(retry.retry_delay().seconds()) + absl::Nanoseconds(retry.retry_delay().nanos());
}

grpc::Status ToGrpcStatus(const google::rpc::Status& status) {
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()), status.message(), status.SerializeAsString());
}

}  // namespace banghi
