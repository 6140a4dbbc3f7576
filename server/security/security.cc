#include "server/security/security.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/security/loopback.h"
#include "spdlog/spdlog.h"

namespace banghi {
namespace {

// A certificate that has less than this left should have been replaced.
constexpr absl::Duration kSoon = absl::Hours(14 * 24);

spdlog::level::level_enum Urgency(absl::Time expires) {
  const absl::Duration left = expires - absl::Now();
  if (left <= absl::ZeroDuration()) return spdlog::level::err;
  return left < kSoon ? spdlog::level::warn : spdlog::level::info;
}

absl::Status CheckTogether(const TlsFiles& tls) {
  if (tls.certificate.empty() != tls.key.empty()) {
    return absl::InvalidArgumentError("a certificate (--tls-cert) and its key (--tls-key) come together");
  }
  if (tls.certificate.empty() && !tls.client_ca.empty()) {
    return absl::InvalidArgumentError("--tls-client-ca is for a server with a certificate (--tls-cert, --tls-key)");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckClearText(const ListeningPort& port, const SecurityOptions& options) {
  if (IsLoopback(port.address) || (port.speaks_tls && options.has_tls())) return absl::OkStatus();
  if (!options.allow_cleartext) {
    return absl::FailedPreconditionError(
        absl::StrCat(port.flag, " ", port.address, " would serve in clear text to others than this machine: ",
                     port.speaks_tls ? "give it a certificate (--tls-cert, --tls-key)"
                                     : "let it listen on loopback, behind a proxy with TLS",
                     ", or say --allow-cleartext where the network can be trusted"));
  }
  if (!options.tokens.empty()) {
    spdlog::warn("{} {}: tokens travel in clear text, and whoever can listen in can use them", std::string(port.flag),
                 port.address);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<Security>> Security::Open(const SecurityOptions& options) {
  if (absl::Status status = CheckTogether(options.tls); !status.ok()) return status;
  std::unique_ptr<TlsIdentity> tls;
  if (options.has_tls()) {
    auto opened = TlsIdentity::Open(options.tls);
    if (!opened.ok()) return opened.status();
    tls = *std::move(opened);
  }
  std::unique_ptr<TokenAuthenticator> tokens;
  if (!options.tokens.empty()) {
    auto opened = TokenAuthenticator::Open(options.tokens);
    if (!opened.ok()) return opened.status();
    tokens = *std::move(opened);
    spdlog::info("tokens in {}: {}", options.tokens, tokens->size());
  }
  return absl::WrapUnique(new Security(options, std::move(tls), std::move(tokens)));
}

Security::Security(const SecurityOptions& options, std::unique_ptr<TlsIdentity> tls,
                   std::unique_ptr<TokenAuthenticator> tokens)
    : options_(options), tls_(std::move(tls)), tokens_(std::move(tokens)) {
  if (tls_ != nullptr) LogExpiry(/*always=*/true);
  if (tls_ != nullptr) tls_watch_ = std::make_unique<Periodic>(options.tls_refresh, [this] { RereadTls(); });
  if (tokens_ == nullptr) return;
  token_watch_ = std::make_unique<Periodic>(options.token_refresh, [this] {
    if (tokens_->HasChanged()) RereadTokens();
  });
}

std::shared_ptr<grpc::ServerCredentials> Security::Credentials() {
  return tls_ == nullptr ? grpc::InsecureServerCredentials() : tls_->Credentials();
}

void Security::Reread() {
  if (tls_ != nullptr) RereadTls();
  if (tokens_ != nullptr) RereadTokens();
}

void Security::RereadTls() {
  const std::lock_guard lock(mutex_);
  const absl::StatusOr<bool> changed = tls_->Reread();
  const std::string fault(changed.status().message());
  if (!changed.ok() && fault != tls_fault_) spdlog::error("certificates not reread, the old ones stay: {}", fault);
  tls_fault_ = fault;
  tls_is_stale_ = !changed.ok();
  const bool reread = changed.ok() && *changed;
  if (reread) spdlog::info("certificates reread");
  LogExpiry(/*always=*/reread);
}

void Security::LogExpiry(bool always) {
  const absl::Time expires = tls_->expires();
  const spdlog::level::level_enum urgency = Urgency(expires);
  if (!always && static_cast<int>(urgency) == urgency_) return;
  urgency_ = urgency;
  const char* how = urgency == spdlog::level::err ? "has expired" : "expires";
  spdlog::log(urgency, "certificate {} {} at {}", options_.tls.certificate, how,
              absl::FormatTime(absl::RFC3339_sec, expires, absl::UTCTimeZone()));
}

void Security::RereadTokens() {
  const std::lock_guard lock(mutex_);
  const absl::Status status = tokens_->Reread();
  tokens_are_stale_ = !status.ok();
  if (!status.ok()) {
    spdlog::error("tokens not reread, the old ones stay: {}", std::string(status.message()));
    return;
  }
  spdlog::info("tokens in {} reread: {}", options_.tokens, tokens_->size());
}

absl::Time Security::certificate_expires() const { return tls_ == nullptr ? absl::InfiniteFuture() : tls_->expires(); }

}  // namespace banghi
