// The flags of security.h.
#ifndef BANGHI_SERVER_SECURITY_SECURITY_FLAGS_H_
#define BANGHI_SERVER_SECURITY_SECURITY_FLAGS_H_

#include "server/security/security.h"

namespace CLI {
class App;
}

namespace banghi {

// Adds --tls-cert, --tls-key, --tls-client-ca, --tls-refresh-seconds, --tokens and --allow-cleartext; they write to
// `options`, which must outlive the parsing.
void AddSecurityFlags(CLI::App& app, SecurityOptions& options);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_SECURITY_FLAGS_H_
