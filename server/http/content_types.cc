#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "server/http/connect_dialect.h"
#include "server/http/dialect.h"
#include "server/http/grpc_web_dialect.h"

namespace banghi {

bool IsContentType(absl::string_view header, absl::string_view type) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(header, absl::MaxSplits(';', 1));
  if (!absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(parts.first), type)) return false;
  constexpr absl::string_view kCharset = "charset=";
  const std::string parameters = absl::AsciiStrToLower(parts.second);
  const size_t charset = parameters.find(kCharset.data());
  if (charset == std::string::npos) return true;
  const absl::string_view value = absl::string_view(parameters).substr(charset + kCharset.size());
  return absl::StartsWith(value, "utf-8") || absl::StartsWith(value, "\"utf-8\"");
}

const Dialect* DialectOfContentType(absl::string_view content_type) {
  const auto is = [content_type](absl::string_view type) { return IsContentType(content_type, type); };
  if (is("application/json")) return &ConnectDialect(Codec::kJson);
  if (is("application/proto")) return &ConnectDialect(Codec::kBinary);
  if (is("application/grpc-web") || is("application/grpc-web+proto")) return &GrpcWebDialect(Codec::kBinary, false);
  if (is("application/grpc-web+json")) return &GrpcWebDialect(Codec::kJson, false);
  if (is("application/grpc-web-text") || is("application/grpc-web-text+proto")) {
    return &GrpcWebDialect(Codec::kBinary, true);
  }
  if (is("application/grpc-web-text+json")) return &GrpcWebDialect(Codec::kJson, true);
  return nullptr;
}

}  // namespace banghi
