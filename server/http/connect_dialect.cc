#include "server/http/connect_dialect.h"

#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/struct.pb.h"
#include "server/http/grpc_web_wire.h"
#include "server/http/http_status.h"

namespace banghi {
namespace {

std::string Quote(const std::string& text) {
  google::protobuf::Value value;
  value.set_string_value(text);
  return EncodeJson(value);
}

// Connect's name of a code: `invalid_argument`.
std::string CodeName(int code) {
  // One of the words it writes otherwise than google.rpc does.
  if (static_cast<absl::StatusCode>(code) == absl::StatusCode::kCancelled) return "canceled";
  return absl::AsciiStrToLower(absl::StatusCodeToString(static_cast<absl::StatusCode>(code)));
}

// The detail once more, to be read by people; empty where its type is not known here.
std::string DebugOf(const google::protobuf::Any& any, const std::string& type) {
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  if (descriptor == nullptr) return "";
  const std::unique_ptr<google::protobuf::Message> detail(
      google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
  return any.UnpackTo(detail.get()) ? EncodeJson(*detail) : "";
}

std::string DetailOf(const google::protobuf::Any& any) {
  const std::string type = any.type_url().substr(any.type_url().rfind('/') + 1);
  const std::string debug = DebugOf(any, type);
  return absl::StrCat("{\"type\":", Quote(type), ",\"value\":\"", EncodeBase64Unpadded(any.value()), "\"",
                      debug.empty() ? "" : ",\"debug\":", debug, "}");
}

class Connect final : public Dialect {
 public:
  explicit Connect(Codec codec) : codec_(codec) {}

  Protocol protocol() const override { return Protocol::kConnect; }

  google::rpc::Status ReadHead(const HttpRequest& request, absl::Duration* timeout) const override {
    const absl::string_view version = request.Header("Connect-Protocol-Version");
    if (!version.empty() && version != "1") {
      return Refusal(absl::StatusCode::kInvalidArgument, "INVALID_HEADER", "Connect-Protocol-Version must be 1");
    }
    const absl::string_view given = request.Header("Connect-Timeout-Ms");
    if (given.empty()) return {};
    const absl::optional<absl::Duration> read = ReadConnectTimeout(given);
    if (read) *timeout = *read;
    return read ? google::rpc::Status()
                : Refusal(absl::StatusCode::kInvalidArgument, "INVALID_HEADER",
                          "Connect-Timeout-Ms must be a number of up to ten digits");
  }
  google::rpc::Status Decode(const std::string& body, google::protobuf::Message* message,
                             Violations* violations) const override {
    return DecodeMessage(codec_, body, message, violations);
  }
  HttpResponse Answer(const google::protobuf::Message& message) const override {
    return {200, codec_ == Codec::kJson ? "application/json" : "application/proto", {}, EncodeMessage(codec_, message)};
  }
  HttpResponse Fail(const google::rpc::Status& status) const override {
    return {HttpStatusOf(static_cast<absl::StatusCode>(status.code())), "application/json", HeadersOf(status),
            ConnectError(status)};
  }

 private:
  const Codec codec_;
};

}  // namespace

std::string ConnectError(const google::rpc::Status& status) {
  std::string details;
  for (const google::protobuf::Any& any : status.details()) {
    absl::StrAppend(&details, details.empty() ? "" : ",", DetailOf(any));
  }
  return absl::StrCat("{\"code\":\"", CodeName(status.code()), "\",\"message\":", Quote(status.message()),
                      ",\"details\":[", details, "]}");
}

const Dialect& ConnectDialect(Codec codec) {
  static const Connect json(Codec::kJson);
  static const Connect binary(Codec::kBinary);
  return codec == Codec::kJson ? json : binary;
}

HttpResponse NoConnectStreams(absl::string_view content_type, const google::rpc::Status& status) {
  return {200,
          std::string(content_type),
          {},
          Frame(kEndOfStreamFrame, absl::StrCat("{\"error\":", ConnectError(status), "}"))};
}

}  // namespace banghi
