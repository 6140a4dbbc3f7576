// The Connect protocol (connectrpc.com/docs/protocol).
#ifndef BANGHI_SERVER_HTTP_CONNECT_DIALECT_H_
#define BANGHI_SERVER_HTTP_CONNECT_DIALECT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "server/http/dialect.h"

namespace banghi {

// Its unary calls.
const Dialect& ConnectDialect(Codec codec);

// An error in Connect's JSON: `{"code":"invalid_argument","message":...,"details":[{"type":...,"value":...}]}`.
std::string ConnectError(const google::rpc::Status& status);

// The answer to a streaming call, which ends with `status` before it has begun. `content_type` is the call's.
HttpResponse NoConnectStreams(absl::string_view content_type, const google::rpc::Status& status);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_CONNECT_DIALECT_H_
