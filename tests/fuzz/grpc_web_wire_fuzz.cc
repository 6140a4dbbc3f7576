// Any bytes as what gRPC-Web and Connect callers send besides messages: frames, base64, times, text.
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "server/http/grpc_web_wire.h"
#include "tests/fuzz/fuzz_target.h"

namespace banghi {
namespace {

void TryFrame(absl::string_view input) {
  absl::string_view message;
  const absl::Status status = ReadUnaryFrame(input, &message);
  if (status.ok()) FUZZ_EXPECT(Frame(kMessageFrame, message) == input);
  const std::string frame = Frame(kMessageFrame, input);
  FUZZ_EXPECT(ReadUnaryFrame(frame, &message).ok() && message == input);
  FUZZ_EXPECT(!ReadUnaryFrame(frame.substr(0, frame.size() - 1), &message).ok());
}

void TryBase64(absl::string_view input) {
  // However it was cut up before it was encoded.
  const size_t half = input.size() / 2;
  const std::string pieces = absl::Base64Escape(input.substr(0, half)) + absl::Base64Escape(input.substr(half));
  FUZZ_EXPECT(DecodeBase64Pieces(pieces) == input);
  FUZZ_EXPECT(DecodeBase64Pieces(EncodeBase64Unpadded(input)) == input);
  (void)DecodeBase64Pieces(input);
}

void TryTimes(absl::string_view input) {
  const auto timeout = ReadGrpcTimeout(input);
  if (timeout) FUZZ_EXPECT(*timeout >= absl::ZeroDuration() && *timeout <= absl::Hours(99'999'999));
  const auto milliseconds = ReadConnectTimeout(input);
  if (milliseconds) {
    FUZZ_EXPECT(*milliseconds >= absl::ZeroDuration() && *milliseconds <= absl::Milliseconds(9'999'999'999));
  }
}

void TryText(absl::string_view input) {
  std::string decoded;
  const std::string encoded = PercentEncode(input);
  for (size_t i = 0; i < encoded.size(); ++i) {
    FUZZ_EXPECT(encoded[i] >= ' ' && encoded[i] <= '~');
    if (encoded[i] != '%') {
      decoded += encoded[i];
      continue;
    }
    decoded += absl::HexStringToBytes(absl::string_view(encoded).substr(i + 1, 2));
    i += 2;
  }
  FUZZ_EXPECT(decoded == input);
}

}  // namespace
}  // namespace banghi

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view input(reinterpret_cast<const char*>(data), size);
  banghi::TryFrame(input);
  banghi::TryBase64(input);
  banghi::TryTimes(input);
  banghi::TryText(input);
  return 0;
}
