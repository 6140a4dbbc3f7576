#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/protobuf/util/json_util.h"
#include "server/grpc_status.h"
#include "server/http/dialect.h"
#include "server/http/http_status.h"
#include "text/utf8.h"

namespace banghi {
namespace {

class Json final : public Dialect {
 public:
  Protocol protocol() const override { return Protocol::kJson; }

  google::rpc::Status ReadHead(const HttpRequest& request, absl::Duration* /*timeout*/) const override {
    if (request.method == "GET" || IsContentType(request.Header("Content-Type"), "application/json")) return {};
    return Refusal(absl::StatusCode::kInvalidArgument, "UNSUPPORTED_MEDIA_TYPE",
                   "the request must have Content-Type: application/json");
  }
  google::rpc::Status Decode(const std::string& body, google::protobuf::Message* message,
                             Violations* /*violations*/) const override {
    return body.empty() ? google::rpc::Status() : DecodeJson(body, message);
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

google::rpc::Status DecodeJson(const std::string& body, google::protobuf::Message* message) {
  if (const size_t bad = FindInvalidUtf8(body); bad < body.size()) {
    return ToRpcStatus(absl::InvalidArgumentError(absl::StrCat("the body is not valid UTF-8 at byte ", bad)),
                       {"", "UTF-8"});
  }
  const auto status = google::protobuf::util::JsonStringToMessage(body, message);
  if (status.ok()) return {};
  return Refusal(absl::StatusCode::kInvalidArgument, "INVALID_JSON", std::string(status.message()));
}

std::string EncodeJson(const google::protobuf::Message& message) {
  std::string json;
  (void)google::protobuf::util::MessageToJsonString(message, &json);  // answers hold nothing it cannot write
  return json;
}

bool IsContentType(absl::string_view header, absl::string_view type) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(header, absl::MaxSplits(';', 1));
  if (!absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(parts.first), type)) return false;
  const std::string parameters = absl::AsciiStrToLower(parts.second);
  const size_t charset = parameters.find("charset=");
  if (charset == std::string::npos) return true;
  const absl::string_view value = absl::string_view(parameters).substr(charset + 8);
  return absl::StartsWith(value, "utf-8") || absl::StartsWith(value, "\"utf-8\"");
}

}  // namespace banghi
