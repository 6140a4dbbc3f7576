// TLS of gRPC's ports, with certificates that are replaced while the server runs.
//
//   absl::StatusOr<std::unique_ptr<TlsIdentity>> identity = TlsIdentity::Open({"tls.pem", "tls.key", ""});
//   builder.AddListeningPort(address, (*identity)->Credentials(), &port);
//   ...
//   (*identity)->Reread();  // handshakes from now on see the new files
//
// gRPC has a FileWatcherCertificateProvider for that. It hands on whatever it reads: a certificate that is there before
// its key, or a damaged one, and no handshake succeeds until both fit. Here a pair is used only once it is checked.
#ifndef BANGHI_SERVER_SECURITY_TLS_H_
#define BANGHI_SERVER_SECURITY_TLS_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/security/server_credentials.h"
#include "server/security/tls_files.h"

namespace banghi {

// Thread-safe.
class TlsIdentity {
 public:
  // Errors are those of ReadTlsFiles.
  static absl::StatusOr<std::unique_ptr<TlsIdentity>> Open(TlsFiles files);
  ~TlsIdentity();

  // For one port of a server that does not outlive this. TLS 1.2 and 1.3. With TlsFiles::client_ca clients must show a
  // certificate of one of these CAs.
  std::shared_ptr<grpc::ServerCredentials> Credentials();

  // Reads the files again; true where they are others than before. On an error those of before stay. Connections that
  // are open stay as they are.
  absl::StatusOr<bool> Reread();

  absl::Time expires() const { return Pin()->expires; }

 private:
  class Port;  // what the handshakes of one port have been given

  TlsIdentity(TlsFiles files, TlsMaterial material);
  std::shared_ptr<const TlsMaterial> Pin() const;

  const TlsFiles files_;
  std::mutex reread_mutex_;  // held for the whole of reading
  mutable std::mutex mutex_;
  std::shared_ptr<const TlsMaterial> material_;  // guarded by mutex_; never null
  std::vector<std::unique_ptr<Port>> ports_;     // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_TLS_H_
