// Certificates made for a test, in PEM.
#ifndef BANGHI_TESTS_SERVICE_CERTIFICATES_H_
#define BANGHI_TESTS_SERVICE_CERTIFICATES_H_

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

namespace banghi {

struct PemPair {
  std::string certificate;
  std::string key;
};

// What `write` writes to it, as text.
template <typename Write>
std::string TextOf(const Write& write) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
  write(bio.get());
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<size_t>(size));
}

inline std::string PemOf(X509* certificate) {
  return TextOf([&](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
}

inline std::string PemOf(EVP_PKEY* key) {
  return TextOf([&](BIO* bio) { PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

// With a passphrase.
inline std::string EncryptedPemOf(EVP_PKEY* key) {
  char passphrase[] = "secret";
  return TextOf([&](BIO* bio) {
    PEM_write_bio_PKCS8PrivateKey(bio, key, EVP_aes_256_cbc(), passphrase, sizeof(passphrase) - 1, nullptr, nullptr);
  });
}

using PrivateKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
inline PrivateKey NewKey() { return {EVP_EC_gen("P-256"), &EVP_PKEY_free}; }

// An authority whose certificates are for `localhost` and 127.0.0.1.
class CertificateAuthority {
 public:
  explicit CertificateAuthority(const std::string& name = "test authority")
      : key_(NewKey()), certificate_(New(name, key_.get(), /*days=*/30)) {
    X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
    AddExtension(certificate_.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate_.get(), key_.get(), EVP_sha256());
  }

  std::string certificate() const { return PemOf(certificate_.get()); }

  PemPair Issue(const std::string& name, int days = 10) const {
    const PrivateKey key = NewKey();
    const Certificate certificate = New(name, key.get(), days);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
    AddExtension(certificate.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    X509_sign(certificate.get(), key_.get(), EVP_sha256());
    return {PemOf(certificate.get()), PemOf(key.get())};
  }

 private:
  using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

  static Certificate New(const std::string& name, EVP_PKEY* key, int days) {
    static long serial = 1;
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600L * 24 * 365);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600L * 24 * days);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_pubkey(certificate.get(), key);
    return certificate;
  }

  static void AddExtension(X509* certificate, int nid, const char* value) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
  }

  PrivateKey key_;
  Certificate certificate_;
};

}  // namespace banghi

#endif  // BANGHI_TESTS_SERVICE_CERTIFICATES_H_
