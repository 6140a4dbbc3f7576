#include "server/security/tls_files.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/security/file_text.h"

namespace banghi {
namespace {

template <auto Free>
struct FreeBy {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Bio = std::unique_ptr<BIO, FreeBy<BIO_free>>;
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Context = std::unique_ptr<SSL_CTX, FreeBy<SSL_CTX_free>>;

Bio BioOf(const std::string& text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

// What OpenSSL found wrong last, in its words. Empties its list of errors.
std::string WhyOpenSsl() {
  const char* reason = ERR_reason_error_string(ERR_peek_last_error());
  ERR_clear_error();
  return reason == nullptr ? "unknown reason" : reason;
}

absl::Status Fault(const std::string& path, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", what));
}

// There is nobody to type a passphrase.
int NoPassphrase(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) { return -1; }

absl::StatusOr<std::vector<Certificate>> ReadCertificates(const std::string& path, const std::string& text) {
  ERR_clear_error();
  std::vector<Certificate> certificates;
  const Bio bio = BioOf(text);
  while (Certificate one{PEM_read_bio_X509(bio.get(), nullptr, NoPassphrase, nullptr)}) {
    certificates.push_back(std::move(one));
  }
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  const std::string why = WhyOpenSsl();
  if (!at_end) return Fault(path, absl::StrCat("certificate ", certificates.size() + 1, " cannot be read: ", why));
  if (certificates.empty()) return Fault(path, "no certificate in PEM");
  return certificates;
}

absl::StatusOr<Key> ReadKey(const std::string& path, const std::string& text) {
  ERR_clear_error();
  Key key(PEM_read_bio_PrivateKey(BioOf(text).get(), nullptr, NoPassphrase, nullptr));
  if (key != nullptr) return key;
  const bool no_pem = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  const std::string why = WhyOpenSsl();
  if (absl::StrContains(text, "ENCRYPTED")) return Fault(path, "the key has a passphrase; one without is needed");
  return Fault(path, no_pem || !absl::StrContains(text, "-----BEGIN") ? "no private key in PEM"
                                                                      : absl::StrCat("the key cannot be read: ", why));
}

// Whether a server of this system's OpenSSL takes them, with its rules for lengths of keys and hashes.
absl::Status CheckPair(const TlsFiles& files, X509* certificate, EVP_PKEY* key) {
  ERR_clear_error();
  if (X509_check_private_key(certificate, key) != 1) {
    ERR_clear_error();
    return Fault(files.key, absl::StrCat("the key does not fit the certificate in ", files.certificate));
  }
  const Context context(SSL_CTX_new(TLS_server_method()));
  if (SSL_CTX_use_certificate(context.get(), certificate) != 1) return Fault(files.certificate, WhyOpenSsl());
  if (SSL_CTX_use_PrivateKey(context.get(), key) != 1) return Fault(files.key, WhyOpenSsl());
  return absl::OkStatus();
}

absl::Time ExpiryOf(const std::vector<Certificate>& certificates) {
  absl::Time first = absl::InfiniteFuture();
  for (const Certificate& certificate : certificates) {
    std::tm end{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) continue;
    first = std::min(first, absl::FromTM(end, absl::UTCTimeZone()));
  }
  return first;
}

}  // namespace

absl::StatusOr<std::string> ReadAuthorities(const std::string& path) {
  absl::StatusOr<std::string> text = ReadFileText(path);
  if (!text.ok()) return text.status();
  if (const auto certificates = ReadCertificates(path, *text); !certificates.ok()) return certificates.status();
  return text;
}

absl::StatusOr<TlsMaterial> ReadTlsFiles(const TlsFiles& files) {
  absl::StatusOr<std::string> certificate = ReadFileText(files.certificate);
  if (!certificate.ok()) return certificate.status();
  absl::StatusOr<std::string> key = ReadFileText(files.key);
  if (!key.ok()) return key.status();
  const auto chain = ReadCertificates(files.certificate, *certificate);
  if (!chain.ok()) return chain.status();
  const auto private_key = ReadKey(files.key, *key);
  if (!private_key.ok()) return private_key.status();
  if (absl::Status status = CheckPair(files, chain->front().get(), private_key->get()); !status.ok()) return status;
  TlsMaterial material = {*std::move(certificate), *std::move(key), "", ExpiryOf(*chain)};
  if (files.client_ca.empty()) return material;
  absl::StatusOr<std::string> client_ca = ReadAuthorities(files.client_ca);
  if (!client_ca.ok()) return client_ca.status();
  material.client_ca = *std::move(client_ca);
  return material;
}

}  // namespace banghi
