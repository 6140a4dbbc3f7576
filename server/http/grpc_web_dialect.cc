#include "server/http/grpc_web_dialect.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "server/grpc_status.h"
#include "server/http/grpc_web_wire.h"
#include "server/http/http_status.h"

namespace banghi {
namespace {

std::string Trailers(const google::rpc::Status& status) {
  std::string lines = absl::StrCat("grpc-status: ", status.code(), "\r\n");
  if (status.code() != 0) {
    absl::StrAppend(&lines, "grpc-message: ", PercentEncode(status.message()), "\r\n",
                    "grpc-status-details-bin: ", EncodeBase64Unpadded(status.SerializeAsString()), "\r\n");
  }
  return Frame(kTrailersFrame, lines);
}

class GrpcWeb final : public Dialect {
 public:
  GrpcWeb(Codec codec, bool text) : codec_(codec), text_(text) {}

  Protocol protocol() const override { return Protocol::kGrpcWeb; }

  google::rpc::Status ReadHead(const HttpRequest& request, absl::Duration* timeout) const override {
    const absl::string_view given = request.Header("grpc-timeout");
    if (given.empty()) return {};
    const absl::optional<absl::Duration> read = ReadGrpcTimeout(given);
    if (read) *timeout = *read;
    return read ? google::rpc::Status()
                : Refusal(absl::StatusCode::kInvalidArgument, "INVALID_HEADER",
                          "grpc-timeout must be up to eight digits and one of H, M, S, m, u, n");
  }

  google::rpc::Status Decode(const std::string& body, google::protobuf::Message* message,
                             Violations* violations) const override {
    absl::optional<std::string> decoded;
    if (text_ && !(decoded = DecodeBase64Pieces(body))) {
      return Refusal(absl::StatusCode::kInvalidArgument, "INVALID_BODY", "the body is not base64");
    }
    absl::string_view content;
    if (const absl::Status status = ReadUnaryFrame(decoded ? *decoded : body, &content); !status.ok()) {
      return Refusal(status.code(), "INVALID_BODY", std::string(status.message()));
    }
    return DecodeMessage(codec_, content, message, violations);
  }

  HttpResponse Answer(const google::protobuf::Message& message) const override {
    return Respond({}, absl::StrCat(Frame(kMessageFrame, EncodeMessage(codec_, message)), Trailers({})));
  }
  // The HTTP of a call that has failed is fine: the status is in the trailers.
  HttpResponse Fail(const google::rpc::Status& status) const override {
    return Respond(HeadersOf(status), Trailers(status));
  }

 private:
  HttpResponse Respond(HttpHeaders headers, std::string body) const {
    const std::string type =
        absl::StrCat("application/grpc-web", text_ ? "-text" : "", codec_ == Codec::kJson ? "+json" : "+proto");
    return {200, type, std::move(headers), text_ ? absl::Base64Escape(body) : std::move(body)};
  }

  const Codec codec_;
  const bool text_;
};

}  // namespace

const Dialect& GrpcWebDialect(Codec codec, bool text) {
  static const GrpcWeb json(Codec::kJson, false);
  static const GrpcWeb binary(Codec::kBinary, false);
  static const GrpcWeb json_text(Codec::kJson, true);
  static const GrpcWeb binary_text(Codec::kBinary, true);
  if (text) return codec == Codec::kJson ? json_text : binary_text;
  return codec == Codec::kJson ? json : binary;
}

}  // namespace banghi
