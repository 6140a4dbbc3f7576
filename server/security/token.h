// Bearer tokens: how they are made, and what is kept of them.
#ifndef BANGHI_SERVER_SECURITY_TOKEN_H_
#define BANGHI_SERVER_SECURITY_TOKEN_H_

#include <array>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace banghi {

// SHA-256. Tokens are 256 random bits, so that a hash without salt or stretching cannot be turned back.
using TokenDigest = std::array<uint8_t, 32>;

// `banghi_` and 256 bits of the system's randomness in base64url. UNAVAILABLE where the system has none.
absl::StatusOr<std::string> NewToken();

TokenDigest DigestOf(absl::string_view token);

// Takes as long for any two digests, so that nobody learns from the time how much of one was right.
bool SameDigest(const TokenDigest& left, const TokenDigest& right);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_TOKEN_H_
