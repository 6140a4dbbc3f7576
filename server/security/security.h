// Who may reach a server, and what is kept from everybody else: TLS, tokens, and no clear text by accident.
//
//   absl::StatusOr<std::unique_ptr<Security>> security = Security::Open(options);
//   Reception reception(..., (*security)->authenticator(), ...);
//   builder.AddListeningPort(address, (*security)->Credentials(), &port);
//   (*security)->Reread();  // on SIGHUP
#ifndef BANGHI_SERVER_SECURITY_SECURITY_H_
#define BANGHI_SERVER_SECURITY_SECURITY_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "grpcpp/security/server_credentials.h"
#include "server/authenticator.h"
#include "server/security/periodic.h"
#include "server/security/tls.h"
#include "server/security/token_authenticator.h"

namespace banghi {

struct SecurityOptions {
  TlsFiles tls;                                     // all empty: clear text
  absl::Duration tls_refresh = absl::Minutes(1);    // how often the files of `tls` are read again
  std::string tokens;                               // file of tokens; empty: everybody may do everything
  absl::Duration token_refresh = absl::Seconds(1);  // how often that file is looked at
  bool allow_cleartext = false;                     // beyond loopback

  bool has_tls() const { return !tls.certificate.empty(); }
};

// A port as its flag calls it.
struct ListeningPort {
  absl::string_view flag;  // `--listen`
  std::string address;
  bool speaks_tls = true;  // where there are certificates
};

// FAILED_PRECONDITION where the port would serve in clear text to others than this machine, and nobody said that it
// may; the message has the ways out. Logs a warning where tokens will travel in clear text.
absl::Status CheckClearText(const ListeningPort& port, const SecurityOptions& options);

// Thread-safe. Looks after its files on a thread of its own, and logs what becomes of them.
class Security {
 public:
  // INVALID_ARGUMENT and others, naming the file and what is wrong with it.
  static absl::StatusOr<std::unique_ptr<Security>> Open(const SecurityOptions& options);

  // Null where everybody may do everything.
  const Authenticator* authenticator() const { return tokens_.get(); }

  // For one gRPC port of a server that does not outlive this.
  std::shared_ptr<grpc::ServerCredentials> Credentials();

  // Reads certificates and tokens now. What has faults is logged, and what was there before stays.
  void Reread();

  // When the first of the certificates expires; InfiniteFuture without TLS.
  absl::Time certificate_expires() const;

  // Whether the files had faults when they were read last, so that what is in use is older than they are.
  bool tls_is_stale() const { return tls_is_stale_; }
  bool tokens_are_stale() const { return tokens_are_stale_; }

 private:
  Security(const SecurityOptions& options, std::unique_ptr<TlsIdentity> tls,
           std::unique_ptr<TokenAuthenticator> tokens);
  void RereadTls();
  // Also without `always` where it has become more urgent. Needs mutex_.
  void LogExpiry(bool always);
  void RereadTokens();

  const SecurityOptions options_;
  const std::unique_ptr<TlsIdentity> tls_;            // null without TLS
  const std::unique_ptr<TokenAuthenticator> tokens_;  // null without tokens
  std::atomic<bool> tls_is_stale_ = false;
  std::atomic<bool> tokens_are_stale_ = false;
  std::mutex mutex_;       // held while files are read, and until what came of it is told
  std::string tls_fault_;  // the last one logged, so that it is not told again and again; guarded by mutex_
  int urgency_ = 0;        // of the expiry as it was logged last: a level of the log; guarded by mutex_
  // The last ones, so that they end before what they look after.
  std::unique_ptr<Periodic> tls_watch_;
  std::unique_ptr<Periodic> token_watch_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_SECURITY_H_
