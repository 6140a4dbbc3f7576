#include "server/security/token.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace banghi {

absl::StatusOr<std::string> NewToken() {
  std::array<uint8_t, 32> bits;
  if (RAND_bytes(bits.data(), bits.size()) != 1) return absl::UnavailableError("the system gives no random numbers");
  // The prefix lets scanners find tokens that were put where they do not belong.
  const absl::string_view bytes(reinterpret_cast<const char*>(bits.data()), bits.size());
  return absl::StrCat("banghi_", absl::WebSafeBase64Escape(bytes));
}

TokenDigest DigestOf(absl::string_view token) {
  TokenDigest digest;
  SHA256(reinterpret_cast<const uint8_t*>(token.data()), token.size(), digest.data());
  return digest;
}

bool SameDigest(const TokenDigest& left, const TokenDigest& right) {
  return CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace banghi
