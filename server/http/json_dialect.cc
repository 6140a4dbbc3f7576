#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/types/optional.h"
#include "google/protobuf/util/json_util.h"
#include "google/rpc/error_details.pb.h"
#include "grpcpp/support/byte_buffer.h"
#include "server/grpc_status.h"
#include "server/http/dialect.h"
#include "server/http/http_status.h"
#include "server/request_decoder.h"
#include "text/utf8.h"

namespace banghi {
namespace {

// Protobuf says what is wrong as `(articles[1]) colour: Cannot find field.`, `(layers[0]): invalid value ...` or, of a
// field of the request itself, `colour: Cannot find field.`; of the syntax otherwise.
absl::optional<FieldViolation> ViolationIn(absl::string_view message) {
  constexpr absl::string_view kUnknown = "Cannot find field.";
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(message, absl::MaxSplits(": ", 1));
  std::string field(parts.first);
  if (!absl::ConsumePrefix(&message, "(") && parts.second != kUnknown) return absl::nullopt;
  absl::StrReplaceAll({{"(", ""}, {") ", "."}, {")", ""}}, &field);
  return FieldViolation{field, parts.second == kUnknown ? "no such field" : std::string(parts.second)};
}

class Json final : public Dialect {
 public:
  Protocol protocol() const override { return Protocol::kJson; }

  google::rpc::Status ReadHead(const HttpRequest& request, absl::Duration* /*timeout*/) const override {
    if (request.method == "GET" || IsContentType(request.Header("Content-Type"), "application/json")) return {};
    return Refusal(absl::StatusCode::kInvalidArgument, "UNSUPPORTED_MEDIA_TYPE",
                   "the request must have Content-Type: application/json");
  }
  google::rpc::Status Decode(const std::string& body, google::protobuf::Message* message,
                             Violations* violations) const override {
    return DecodeMessage(Codec::kJson, body, message, violations);
  }
  HttpResponse Answer(const google::protobuf::Message& message) const override {
    return {200, "application/json", {}, EncodeJson(message)};
  }
  HttpResponse Fail(const google::rpc::Status& status) const override { return JsonError(status); }
};

}  // namespace

const Dialect& JsonDialect() {
  static const Json json;
  return json;
}

google::rpc::Status DecodeJson(absl::string_view body, google::protobuf::Message* message) {
  if (const size_t bad = FindInvalidUtf8(body); bad < body.size()) {
    return ToRpcStatus(absl::InvalidArgumentError(absl::StrCat("the body is not valid UTF-8 at byte ", bad)),
                       {"", "UTF-8"});
  }
  const auto status = google::protobuf::util::JsonStringToMessage(std::string(body), message);
  if (status.ok()) return {};
  google::rpc::Status refusal =
      Refusal(absl::StatusCode::kInvalidArgument, "INVALID_JSON", std::string(status.message()));
  if (const auto violation = ViolationIn(refusal.message())) {
    refusal.set_message(absl::StrCat(violation->field, ": ", violation->description));
    google::rpc::BadRequest bad_request;
    auto* field = bad_request.add_field_violations();
    field->set_field(violation->field);
    field->set_description(violation->description);
    refusal.add_details()->PackFrom(bad_request);
  }
  return refusal;
}

google::rpc::Status DecodeMessage(Codec codec, absl::string_view bytes, google::protobuf::Message* message,
                                  Violations* violations) {
  if (codec == Codec::kJson) return bytes.empty() ? google::rpc::Status() : DecodeJson(bytes, message);
  const grpc::Slice slice(bytes.data(), bytes.size(), grpc::Slice::STATIC_SLICE);
  const absl::Status status = DecodeRequest(grpc::ByteBuffer(&slice, 1), message, violations);
  return status.ok() ? google::rpc::Status() : ToRpcStatus(status);
}

std::string EncodeMessage(Codec codec, const google::protobuf::Message& message) {
  return codec == Codec::kJson ? EncodeJson(message) : message.SerializeAsString();
}

std::string EncodeJson(const google::protobuf::Message& message) {
  std::string json;
  (void)google::protobuf::util::MessageToJsonString(message, &json);  // answers hold nothing it cannot write
  return json;
}

}  // namespace banghi
