// The options by which people name a server, how to know it, and the token they ask with.
#ifndef BANGHI_CLIENT_SERVER_ACCESS_H_
#define BANGHI_CLIENT_SERVER_ACCESS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/server_link.h"
#include "server/security/tls_files.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace banghi {

class ServerAccess {
 public:
  // Adds --server, which it returns, and --tls, --tls-ca, --tls-cert, --tls-key, --tls-server-name, --token-file and
  // --allow-cleartext; they write to this object. When the command line is read, so are the files it names: what is
  // wrong with them, or with the options together, is a wrong command line. A token can stand in BANGHI_TOKEN, too.
  CLI::Option* AddTo(CLI::App& app, const std::string& address = "");

  // Where people named no server, the address that AddTo was given; empty where that is.
  const std::string& address() const { return address_; }
  // Of what the command line says.
  const ServerLink& link() const { return link_; }
  // Where --server may name several, separated by commas.
  std::vector<ServerLink> links() const;

 private:
  absl::StatusOr<ServerLink> Open() const;
  bool HasTls() const;
  absl::Status ReadPems(ServerLink& link) const;
  absl::StatusOr<std::string> ReadToken() const;

  std::string address_;
  bool tls_ = false;
  std::string ca_;
  TlsFiles own_;
  std::string server_name_;
  std::string token_file_;
  bool allow_cleartext_ = false;
  ServerLink link_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_SERVER_ACCESS_H_
