// Who a call comes from, by its bearer token (token_file.h).
#ifndef BANGHI_SERVER_SECURITY_TOKEN_AUTHENTICATOR_H_
#define BANGHI_SERVER_SECURITY_TOKEN_AUTHENTICATOR_H_

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/authenticator.h"
#include "server/security/token_bucket.h"
#include "server/security/token_file.h"

namespace banghi {

// Thread-safe.
class TokenAuthenticator final : public Authenticator {
 public:
  // INVALID_ARGUMENT with every fault of the file at `path` (`tokens.tsv:3:9: ...`), NOT_FOUND or PERMISSION_DENIED
  // where it cannot be read.
  static absl::StatusOr<std::unique_ptr<TokenAuthenticator>> Open(std::string path);

  absl::StatusOr<Caller> Authenticate(absl::string_view authorization, Right right) const override;

  // Reads the file again. On an error, which is as that of Open, the tokens of before stay. A name keeps what is left
  // of its quota.
  absl::Status Reread();

  // Whether the file is another one, or has been written to, since it was read, and not since it was last asked: who
  // writes it may not be done.
  bool HasChanged();

  size_t size() const;  // tokens

 private:
  struct Known {
    TokenDigest digest;
    Caller caller;
    bool may_read;
    bool may_administer;
  };
  using Table = std::vector<Known>;

  explicit TokenAuthenticator(std::string path) : path_(std::move(path)) {}
  std::shared_ptr<const Table> Pin() const;
  std::shared_ptr<const Table> TableOf(const std::vector<TokenEntry>& entries) const;

  const std::string path_;
  std::mutex reread_mutex_;  // held for the whole of reading
  std::string stamp_;        // of the file that was read, or tried; guarded by reread_mutex_
  std::string seen_;         // by HasChanged; guarded by reread_mutex_
  mutable std::mutex mutex_;
  std::shared_ptr<const Table> table_ = std::make_shared<const Table>();  // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_TOKEN_AUTHENTICATOR_H_
