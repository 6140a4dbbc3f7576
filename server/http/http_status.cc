#include "server/http/http_status.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "google/protobuf/util/json_util.h"
#include "google/rpc/error_details.pb.h"
#include "server/grpc_status.h"

namespace banghi {

google::rpc::Status Refusal(absl::StatusCode code, const std::string& reason, const std::string& message) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(code));
  status.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("banghi");
  status.add_details()->PackFrom(info);
  return status;
}

int HttpStatusOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return 200;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange:
      return 400;
    case absl::StatusCode::kUnauthenticated:
      return 401;
    case absl::StatusCode::kPermissionDenied:
      return 403;
    case absl::StatusCode::kNotFound:
      return 404;
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
      return 409;
    case absl::StatusCode::kResourceExhausted:
      return 429;
    case absl::StatusCode::kCancelled:
      return 499;
    case absl::StatusCode::kUnimplemented:
      return 501;
    case absl::StatusCode::kUnavailable:
      return 503;
    case absl::StatusCode::kDeadlineExceeded:
      return 504;
    default:
      return 500;
  }
}

google::rpc::Status StatusOfHttp(int status) {
  switch (status) {
    case 404:
      return Refusal(absl::StatusCode::kNotFound, "NOT_FOUND", "there is nothing at this path");
    case 405:
      return Refusal(absl::StatusCode::kUnimplemented, "METHOD_NOT_ALLOWED", "this path does not take that method");
    case 411:
      return Refusal(absl::StatusCode::kInvalidArgument, "LENGTH_REQUIRED",
                     "a body needs Content-Length or Transfer-Encoding: chunked");
    case 414:
      return Refusal(absl::StatusCode::kInvalidArgument, "INVALID_REQUEST", "the path is too long");
    case 415:
      return Refusal(absl::StatusCode::kInvalidArgument, "UNSUPPORTED_ENCODING",
                     "a body may be compressed with gzip, or not at all");
    case 500:
      return Refusal(absl::StatusCode::kInternal, "INTERNAL", "the server has failed");
    case 501:
      return Refusal(absl::StatusCode::kUnimplemented, "UNSUPPORTED_ENCODING",
                     "of transfer encodings, chunked is the only one taken");
    default:
      return Refusal(absl::StatusCode::kInvalidArgument, "INVALID_REQUEST", "this is no request that can be read");
  }
}

HttpHeaders HeadersOf(const google::rpc::Status& status) {
  HttpHeaders headers;
  if (status.code() == static_cast<int>(absl::StatusCode::kUnauthenticated)) {
    headers.emplace_back("WWW-Authenticate", "Bearer");
  }
  if (const auto delay = RetryDelayIn(status)) {
    headers.emplace_back(
        "Retry-After", absl::StrCat(std::max<int64_t>(1, absl::ToInt64Seconds(absl::Ceil(*delay, absl::Seconds(1))))));
  }
  return headers;
}

HttpResponse JsonError(const google::rpc::Status& status) {
  HttpResponse response;
  response.status = HttpStatusOf(static_cast<absl::StatusCode>(status.code()));
  // HTTP tells some apart that have one code: not too many requests, but one that is too long, is for good.
  const std::string reason = ReasonIn(status);
  if (reason == "REQUEST_TOO_LARGE" || reason == "TEXT_TOO_LONG" || reason == "BATCH_TOO_LARGE") response.status = 413;
  if (reason == "UNSUPPORTED_MEDIA_TYPE") response.status = 415;
  response.content_type = "application/json";
  response.headers = HeadersOf(status);
  (void)google::protobuf::util::MessageToJsonString(status, &response.body);  // its details are all known types
  return response;
}

}  // namespace banghi
