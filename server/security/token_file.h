// The file of bearer tokens: who may ask, how much, and for what. A line a token, with tabs between its cells:
//
//   # name    token            articles a minute    rights
//   newsroom  sha256:9f86d0..  600
//   archive   sha256:60303a..                       read
//   operator  sha256:fd61a0..                       read, admin
//
// Empty or 0 articles: no quota. Rights: `read` (the default), `admin` (AdminService). A name may have several tokens,
// of the same quota, which they share: that is how one replaces another. `banghi token` makes tokens and their lines.
#ifndef BANGHI_SERVER_SECURITY_TOKEN_FILE_H_
#define BANGHI_SERVER_SECURITY_TOKEN_FILE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "gazetteers/check_report.h"
#include "server/security/token.h"

namespace banghi {

inline constexpr uint32_t kMostArticlesPerMinute = 1'000'000'000;

struct TokenEntry {
  std::string name;  // letters, digits, `.`, `_`, `-`: is shown in logs and metrics
  TokenDigest digest{};
  uint32_t articles_per_minute = 0;  // 0: no quota
  bool may_read = true;
  bool may_administer = false;
};

// The entries of a file; where it has faults, all of them are in `report`, and the entries are of no use. A fault does
// not have its line, which may hold a token. A file without any token is a fault: it is what an editor leaves that is
// half-way through.
std::vector<TokenEntry> ParseTokens(absl::string_view file, absl::string_view text, CheckReport& report);

// An entry as its line of the file, without the line's end.
std::string TokenLine(const TokenEntry& entry);

// What a name may not be, in words; empty where it may be.
std::string WhyNoName(absl::string_view name);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_TOKEN_FILE_H_
