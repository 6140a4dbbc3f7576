// How a caller of the HTTP port writes requests and reads answers.
#ifndef BANGHI_SERVER_HTTP_DIALECT_H_
#define BANGHI_SERVER_HTTP_DIALECT_H_

#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "google/rpc/status.pb.h"
#include "server/extraction.h"
#include "server/http/http_message.h"
#include "server/observer.h"

namespace banghi {

// Immutable; thread-safe.
class Dialect {
 public:
  virtual ~Dialect() = default;
  virtual Protocol protocol() const = 0;

  // What is wrong with the head of a request; OK where nothing is. `timeout` gets the time the caller gives, where it
  // gives one.
  virtual google::rpc::Status ReadHead(const HttpRequest& request, absl::Duration* timeout) const = 0;
  // The body -> `message`. As DecodeRequest has it, strings that are not UTF-8 may be told in `violations` instead.
  virtual google::rpc::Status Decode(const std::string& body, google::protobuf::Message* message,
                                     Violations* violations) const = 0;
  virtual HttpResponse Answer(const google::protobuf::Message& message) const = 0;
  virtual HttpResponse Fail(const google::rpc::Status& status) const = 0;
};

// JSON in, JSON out; errors are google.rpc.Status in JSON.
const Dialect& JsonDialect();

// What a `Content-Type` says of a call of a method by its gRPC path: Connect's or gRPC-Web's unary protocol, messages
// as JSON or binary. Null where it is neither.
const Dialect* DialectOfContentType(absl::string_view content_type);

// How messages are written.
enum class Codec { kJson, kBinary };
google::rpc::Status DecodeMessage(Codec codec, absl::string_view bytes, google::protobuf::Message* message,
                                  Violations* violations);
std::string EncodeMessage(Codec codec, const google::protobuf::Message& message);

// The protobuf JSON mapping. INVALID_ARGUMENT says the byte that is not UTF-8, the field that is unknown, or where the
// syntax is wrong.
google::rpc::Status DecodeJson(absl::string_view body, google::protobuf::Message* message);
std::string EncodeJson(const google::protobuf::Message& message);

// Whether a `Content-Type` is `type`, whatever its parameters; a charset, if there is one, must be UTF-8.
bool IsContentType(absl::string_view header, absl::string_view type);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_DIALECT_H_
