// Which addresses nobody but this machine can reach.
#ifndef BANGHI_SERVER_SECURITY_LOOPBACK_H_
#define BANGHI_SERVER_SECURITY_LOOPBACK_H_

#include "absl/strings/string_view.h"

namespace banghi {

// True for 127.0.0.0/8, ::1, `localhost` and Unix sockets; `address` as gRPC takes it (`HOST:PORT`, `[::1]:8470`,
// `ipv4:127.0.0.1:8470`, `unix:PATH`). False for every other name and for what is no address: nothing is resolved.
bool IsLoopback(absl::string_view address);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_LOOPBACK_H_
