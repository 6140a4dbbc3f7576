#include "server/security/tls.h"

#include <string>

#include "absl/memory/memory.h"
#include "grpc/grpc.h"
#include "grpc/grpc_security.h"
#include "grpc/support/log.h"

namespace banghi {
namespace {

// gRPC's C API of credentials with a fetcher, which its C++ API has no words for.
class FetchedCredentials final : public grpc::ServerCredentials {
 public:
  FetchedCredentials(grpc_ssl_client_certificate_request_type request,
                     grpc_ssl_server_certificate_config_callback fetch, void* data)
      : credentials_(grpc_ssl_server_credentials_create_with_options(
            grpc_ssl_server_credentials_create_options_using_config_fetcher(request, fetch, data))) {}
  ~FetchedCredentials() override { grpc_server_credentials_release(credentials_); }

  // Reception asks who a call is from, and not only on these ports.
  void SetAuthMetadataProcessor(const std::shared_ptr<grpc::AuthMetadataProcessor>& processor) override {
    GPR_ASSERT(processor == nullptr);
  }

 private:
  int AddPortToServer(const std::string& address, grpc_server* server) override {
    return grpc_server_add_http2_port(server, address.c_str(), credentials_);
  }

  grpc_server_credentials* const credentials_;
};

}  // namespace

class TlsIdentity::Port {
 public:
  explicit Port(const TlsIdentity& identity) : identity_(identity) {}

  // Is asked before every handshake.
  static grpc_ssl_certificate_config_reload_status Fetch(void* port, grpc_ssl_server_certificate_config** config) {
    return static_cast<Port*>(port)->FetchFor(config);
  }

 private:
  grpc_ssl_certificate_config_reload_status FetchFor(grpc_ssl_server_certificate_config** config) {
    std::shared_ptr<const TlsMaterial> material = identity_.Pin();
    const std::lock_guard lock(mutex_);
    if (material == given_) return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
    const grpc_ssl_pem_key_cert_pair pair = {material->key.c_str(), material->certificate.c_str()};
    // gRPC wants CAs also where no client is asked for a certificate; then it makes no use of them.
    const std::string& client_ca = material->client_ca.empty() ? material->certificate : material->client_ca;
    *config = grpc_ssl_server_certificate_config_create(client_ca.c_str(), &pair, 1);
    given_ = std::move(material);
    return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
  }

  const TlsIdentity& identity_;
  std::mutex mutex_;
  std::shared_ptr<const TlsMaterial> given_;  // guarded by mutex_
};

TlsIdentity::TlsIdentity(TlsFiles files, TlsMaterial material)
    : files_(std::move(files)), material_(std::make_shared<const TlsMaterial>(std::move(material))) {}

TlsIdentity::~TlsIdentity() = default;

absl::StatusOr<std::unique_ptr<TlsIdentity>> TlsIdentity::Open(TlsFiles files) {
  absl::StatusOr<TlsMaterial> material = ReadTlsFiles(files);
  if (!material.ok()) return material.status();
  return absl::WrapUnique(new TlsIdentity(std::move(files), *std::move(material)));
}

std::shared_ptr<const TlsMaterial> TlsIdentity::Pin() const {
  const std::lock_guard lock(mutex_);
  return material_;
}

std::shared_ptr<grpc::ServerCredentials> TlsIdentity::Credentials() {
  Port* port = nullptr;
  {
    const std::lock_guard lock(mutex_);
    port = ports_.emplace_back(std::make_unique<Port>(*this)).get();
  }
  const auto request = files_.client_ca.empty() ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                                                : GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
  return std::make_shared<FetchedCredentials>(request, &Port::Fetch, port);
}

absl::StatusOr<bool> TlsIdentity::Reread() {
  const std::lock_guard reread_lock(reread_mutex_);
  absl::StatusOr<TlsMaterial> material = ReadTlsFiles(files_);
  if (!material.ok()) return material.status();
  if (*material == *Pin()) return false;
  auto fresh = std::make_shared<const TlsMaterial>(*std::move(material));
  const std::lock_guard lock(mutex_);
  material_.swap(fresh);
  return true;
}

}  // namespace banghi
