#include "server/http/grpc_web_wire.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr size_t kFrameHead = 5;
constexpr uint8_t kCompressed = 0x01;

// `text` as a number where it is `most` digits at most.
absl::optional<int64_t> ReadDigits(absl::string_view text, size_t most) {
  int64_t number = 0;
  if (text.empty() || text.size() > most || !std::all_of(text.begin(), text.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(text, &number)) {
    return absl::nullopt;
  }
  return number;
}

}  // namespace

std::string Frame(uint8_t flags, absl::string_view content) {
  const auto size = static_cast<uint32_t>(content.size());
  std::string frame = {static_cast<char>(flags), static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                       static_cast<char>(size >> 8), static_cast<char>(size)};
  absl::StrAppend(&frame, content);
  return frame;
}

absl::Status ReadUnaryFrame(absl::string_view body, absl::string_view* message) {
  if (body.size() < kFrameHead) return absl::InvalidArgumentError("the body is not a frame with a message");
  const auto flags = static_cast<uint8_t>(body[0]);
  size_t length = 0;
  for (size_t i = 1; i < kFrameHead; ++i) length = length << 8 | static_cast<uint8_t>(body[i]);
  if (flags == kCompressed) return absl::UnimplementedError("messages that are compressed are not taken");
  if (flags != kMessageFrame || length != body.size() - kFrameHead) {
    return absl::InvalidArgumentError("the body is not one frame with a message");
  }
  *message = body.substr(kFrameHead);
  return absl::OkStatus();
}

absl::optional<std::string> DecodeBase64Pieces(absl::string_view text) {
  std::string bytes;
  while (!text.empty()) {
    // A piece ends behind its padding.
    size_t end = text.find('=');
    end = end == absl::string_view::npos ? text.size() : std::min(text.find_first_not_of('=', end), text.size());
    std::string piece;
    if (!absl::Base64Unescape(text.substr(0, end), &piece)) return absl::nullopt;
    absl::StrAppend(&bytes, piece);
    text.remove_prefix(end);
  }
  return bytes;
}

std::string EncodeBase64Unpadded(absl::string_view bytes) {
  std::string text = absl::Base64Escape(bytes);
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  return text;
}

absl::optional<absl::Duration> ReadGrpcTimeout(absl::string_view text) {
  if (text.empty()) return absl::nullopt;
  const absl::optional<int64_t> number = ReadDigits(text.substr(0, text.size() - 1), 8);
  if (!number) return absl::nullopt;
  switch (text.back()) {
    case 'H':
      return absl::Hours(*number);
    case 'M':
      return absl::Minutes(*number);
    case 'S':
      return absl::Seconds(*number);
    case 'm':
      return absl::Milliseconds(*number);
    case 'u':
      return absl::Microseconds(*number);
    case 'n':
      return absl::Nanoseconds(*number);
    default:
      return absl::nullopt;
  }
}

absl::optional<absl::Duration> ReadConnectTimeout(absl::string_view text) {
  const absl::optional<int64_t> number = ReadDigits(text, 10);
  if (!number) return absl::nullopt;
  return absl::Milliseconds(*number);
}

std::string PercentEncode(absl::string_view text) {
  constexpr absl::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (c >= ' ' && c <= '~' && c != '%') {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return encoded;
}

}  // namespace banghi
