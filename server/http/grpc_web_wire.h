// What gRPC-Web and Connect put on the wire besides messages: frames, base64, times, percent-encoded text.
//
//   absl::string_view message;
//   if (absl::Status status = ReadUnaryFrame(body, &message); !status.ok()) ...
#ifndef BANGHI_SERVER_HTTP_GRPC_WEB_WIRE_H_
#define BANGHI_SERVER_HTTP_GRPC_WEB_WIRE_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/optional.h"

namespace banghi {

inline constexpr uint8_t kMessageFrame = 0;
inline constexpr uint8_t kTrailersFrame = 0x80;     // of gRPC-Web
inline constexpr uint8_t kEndOfStreamFrame = 0x02;  // of Connect

// A frame: flags, length (four bytes, the highest first), content.
std::string Frame(uint8_t flags, absl::string_view content);

// The content of a body that is one frame with a message. INVALID_ARGUMENT where it is not, UNIMPLEMENTED where the
// message is compressed.
absl::Status ReadUnaryFrame(absl::string_view body, absl::string_view* message);

// Base64 that may be several pieces, each padded to its end, as callers send it that encode what they have at a time.
absl::optional<std::string> DecodeBase64Pieces(absl::string_view text);

// Base64 without padding.
std::string EncodeBase64Unpadded(absl::string_view bytes);

// `grpc-timeout`: up to eight digits and one of H, M, S, m, u, n.
absl::optional<absl::Duration> ReadGrpcTimeout(absl::string_view text);

// `Connect-Timeout-Ms`: up to ten digits.
absl::optional<absl::Duration> ReadConnectTimeout(absl::string_view text);

// `grpc-message`: what is not printable ASCII, and `%`, as `%XX`.
std::string PercentEncode(absl::string_view text);

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_GRPC_WEB_WIRE_H_
