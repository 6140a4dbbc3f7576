#include "client/remote_result.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace banghi {
namespace {

std::string ErrorTextOf(const google::rpc::Status& status) {
  for (const auto& detail : status.details()) {
    google::rpc::BadRequest bad_request;
    if (detail.UnpackTo(&bad_request) && bad_request.field_violations_size() > 0) {
      const auto& violation = bad_request.field_violations(0);
      return ErrorText(violation.field(), violation.description(), status.message());
    }
  }
  return status.message();
}

}  // namespace

v1::OffsetUnit UnitOf(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::kUtf8Byte:
      return v1::OFFSET_UNIT_UTF8_BYTE;
    case OffsetUnit::kUtf16CodeUnit:
      return v1::OFFSET_UNIT_UTF16_CODE_UNIT;
    case OffsetUnit::kCodePoint:
      break;
  }
  return v1::OFFSET_UNIT_CODE_POINT;
}

bool IsTooLong(const v1::Article& article, Outcome* outcome) {
  if (article.text().size() <= kMaxTextBytes) return false;
  outcome->error = absl::StrCat("text: ", article.text().size(), " bytes, more than the ", kMaxTextBytes, " allowed");
  return true;
}

Outcome OutcomeOf(v1::ExtractionResult* result) {
  Outcome outcome;
  outcome.ok = !result->has_error();
  if (outcome.ok) {
    outcome.record = std::move(*result->mutable_record());
  } else {
    outcome.error = ErrorTextOf(result->error());
  }
  return outcome;
}

absl::optional<absl::Duration> RetryDelayOf(const google::rpc::Status& status) {
  for (const auto& detail : status.details()) {
    google::rpc::RetryInfo retry;
    if (!detail.UnpackTo(&retry)) continue;
    return absl::Seconds(retry.retry_delay().seconds()) + absl::Nanoseconds(retry.retry_delay().nanos());
  }
  return absl::nullopt;
}

absl::optional<absl::Duration> RetryDelayOf(const grpc::Status& status) {
  google::rpc::Status parsed;
  return parsed.ParseFromString(status.error_details()) ? RetryDelayOf(parsed) : absl::nullopt;
}

}  // namespace banghi
