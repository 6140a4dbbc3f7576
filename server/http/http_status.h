// google.rpc.Status as HTTP has it.
#ifndef BANGHI_SERVER_HTTP_HTTP_STATUS_H_
#define BANGHI_SERVER_HTTP_HTTP_STATUS_H_

#include <string>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"
#include "server/http/http_message.h"

namespace banghi {

// With ErrorInfo.reason `reason`.
google::rpc::Status Refusal(absl::StatusCode code, const std::string& reason, const std::string& message);

// The HTTP status that stands for google.rpc.Code `code` (the table is the same for google.rpc and Connect).
int HttpStatusOf(absl::StatusCode code);

// A refusal of the HTTP's own, such as 404, by its status.
google::rpc::Status StatusOfHttp(int status);

// What HTTP's own headers say of an error: `WWW-Authenticate`, `Retry-After`.
HttpHeaders HeadersOf(const google::rpc::Status& status);

// `status` in the protobuf JSON mapping, with an HTTP status.
HttpResponse JsonError(const google::rpc::Status& status);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_STATUS_H_
