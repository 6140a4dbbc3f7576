#include "server/security/security_flags.h"

#include "CLI/CLI.hpp"
#include "server/config/option_kinds.h"

namespace banghi {

void AddSecurityFlags(CLI::App& app, SecurityOptions& options) {
  constexpr char kGroup[] = "Security";
  app.add_option("--tls-cert", options.tls.certificate,
                 "PEM file of the server's certificate, and behind it those that\nlead to its CA; the gRPC ports then "
                 "speak TLS only")
      ->type_name("FILE")
      ->group(kGroup);
  app.add_option("--tls-key", options.tls.key, "PEM file of its private key, without a passphrase")
      ->type_name("FILE")
      ->group(kGroup);
  app.add_option("--tls-client-ca", options.tls.client_ca,
                 "PEM file of CAs; clients must then show a certificate of one")
      ->type_name("FILE")
      ->group(kGroup);
  AddSeconds(app, "--tls-refresh-seconds", options.tls_refresh, "how often these files are read again", {0.1, 86400})
      ->group(kGroup);
  app.add_option("--tokens", options.tokens,
                 "file of the bearer tokens that calls must come with, with their\nquotas and rights (`banghi token` "
                 "makes them); read again when it changes")
      ->type_name("FILE")
      ->group(kGroup);
  app.add_flag("--allow-cleartext", options.allow_cleartext,
               "serve without TLS on addresses that others than this machine\ncan reach")
      ->group(kGroup);
}

}  // namespace banghi
