#include "client/server_access.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "grpcpp/security/credentials.h"
#include "server/security/file_text.h"
#include "server/security/loopback.h"
#include "server/security/port.h"

namespace banghi {
namespace {

constexpr char kTokenVariable[] = "BANGHI_TOKEN";

// `where`: the file or variable it comes from; an error does not show the token.
absl::StatusOr<std::string> CheckToken(absl::string_view text, const std::string& where) {
  const absl::string_view token = absl::StripAsciiWhitespace(text);
  if (token.empty()) return absl::InvalidArgumentError(absl::StrCat(where, " has no token"));
  if (!std::all_of(token.begin(), token.end(), absl::ascii_isgraph)) {
    return absl::InvalidArgumentError(absl::StrCat(where, " does not have just a token"));
  }
  return std::string(token);
}

bool AllLoopback(const std::string& addresses) {
  const std::vector<std::string> parts = absl::StrSplit(addresses, ',');
  return std::all_of(parts.begin(), parts.end(), [](const std::string& address) { return IsLoopback(address); });
}

}  // namespace

std::vector<ServerLink> ServerAccess::links() const {
  std::vector<ServerLink> links;
  for (const absl::string_view address : absl::StrSplit(address_, ',', absl::SkipEmpty())) {
    links.push_back(link_);
    links.back().address = std::string(address);
  }
  return links;
}

CLI::Option* ServerAccess::AddTo(CLI::App& app, const std::string& address) {
  constexpr char kGroup[] = "Servers";
  address_ = address;
  CLI::Option* server = app.add_option("--server", address_)->type_name("HOST:PORT")->check(PortFault);
  app.add_flag("--tls", tls_, "Speak TLS with a server whose certificate is of an authority that\nthis system trusts")
      ->group(kGroup);
  app.add_option("--tls-ca", ca_, "The same, of an authority in this PEM file")->type_name("FILE")->group(kGroup);
  app.add_option("--tls-cert", own_.certificate, "PEM file of a certificate to show to the server")
      ->type_name("FILE")
      ->group(kGroup);
  app.add_option("--tls-key", own_.key, "PEM file of its private key")->type_name("FILE")->group(kGroup);
  app.add_option("--tls-server-name", server_name_, "Name in the server's certificate; default: that of --server")
      ->type_name("NAME")
      ->group(kGroup);
  app.add_option("--token-file", token_file_, "File with the token to ask with; default: what BANGHI_TOKEN holds")
      ->type_name("FILE")
      ->group(kGroup);
  app.add_flag("--allow-cleartext", allow_cleartext_, "Send the token to other machines without TLS, too")
      ->group(kGroup);
  app.parse_complete_callback([this] {
    absl::StatusOr<ServerLink> link = Open();
    if (!link.ok()) throw CLI::ValidationError(std::string(link.status().message()));
    link_ = *std::move(link);
  });
  return server;
}

bool ServerAccess::HasTls() const {
  return tls_ || !ca_.empty() || !own_.certificate.empty() || !own_.key.empty() || !server_name_.empty();
}

absl::Status ServerAccess::ReadPems(ServerLink& link) const {
  grpc::SslCredentialsOptions options;
  if (!ca_.empty()) {
    absl::StatusOr<std::string> authorities = ReadAuthorities(ca_);
    if (!authorities.ok()) return authorities.status();
    options.pem_root_certs = *std::move(authorities);
  }
  if (own_.certificate.empty() != own_.key.empty()) {
    return absl::InvalidArgumentError("a certificate (--tls-cert) and its key (--tls-key) come together");
  }
  if (!own_.certificate.empty()) {
    absl::StatusOr<TlsMaterial> own = ReadTlsFiles(own_);
    if (!own.ok()) return own.status();
    options.pem_cert_chain = std::move(own->certificate);
    options.pem_private_key = std::move(own->key);
  }
  link.credentials = grpc::SslCredentials(options);
  return absl::OkStatus();
}

// Empty where there is none.
absl::StatusOr<std::string> ServerAccess::ReadToken() const {
  if (!token_file_.empty()) {
    absl::StatusOr<std::string> text = ReadFileText(token_file_);
    if (!text.ok()) return text.status();
    return CheckToken(*text, token_file_);
  }
  const char* token = std::getenv(kTokenVariable);
  return token == nullptr || *token == '\0' ? std::string() : CheckToken(token, kTokenVariable);
}

absl::StatusOr<ServerLink> ServerAccess::Open() const {
  ServerLink link;
  if (address_.empty()) {
    if (!HasTls() && token_file_.empty()) return link;
    return absl::InvalidArgumentError("TLS and tokens are for a server (--server)");
  }
  link.address = address_;
  link.server_name = server_name_;
  if (HasTls()) {
    if (absl::Status status = ReadPems(link); !status.ok()) return status;
  }
  absl::StatusOr<std::string> token = ReadToken();
  if (!token.ok()) return token.status();
  if (token->empty()) return link;
  if (!HasTls() && !allow_cleartext_ && !AllLoopback(address_)) {
    return absl::InvalidArgumentError(absl::StrCat("the token would travel to ", address_,
                                                   " in clear text: say --tls, or --allow-cleartext where the "
                                                   "network can be trusted"));
  }
  link.authorization = absl::StrCat("Bearer ", *token);
  return link;
}

}  // namespace banghi
