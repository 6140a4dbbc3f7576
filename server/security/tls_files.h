// The files of a certificate, a server's or a client's, read and checked; gRPC says next to nothing about what is wrong
// with them.
#ifndef BANGHI_SERVER_SECURITY_TLS_FILES_H_
#define BANGHI_SERVER_SECURITY_TLS_FILES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace banghi {

// Paths of PEM files.
struct TlsFiles {
  std::string certificate;  // one's own, and behind it those that lead to its CA
  std::string key;          // of the certificate; without a passphrase
  std::string client_ca;    // of the CAs whose clients may come; empty: all may, without a certificate
};

// What the files hold, all of it fit for use.
struct TlsMaterial {
  std::string certificate;
  std::string key;
  std::string client_ca;
  absl::Time expires;  // the first of the certificates of `certificate`

  bool operator==(const TlsMaterial& other) const {
    return certificate == other.certificate && key == other.key && client_ca == other.client_ca;
  }
};

// The error has the file and the reason: `tls.key: the key does not fit the certificate in tls.pem`. An expired
// certificate is none: whoever is to judge it are the clients.
absl::StatusOr<TlsMaterial> ReadTlsFiles(const TlsFiles& files);

// The text of a PEM file of certificates, one or more.
absl::StatusOr<std::string> ReadAuthorities(const std::string& path);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_TLS_FILES_H_
