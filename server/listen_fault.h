// Why an address cannot be listened on, in words for people; gRPC says it only to its log.
#ifndef BANGHI_SERVER_LISTEN_FAULT_H_
#define BANGHI_SERVER_LISTEN_FAULT_H_

#include <string>

namespace banghi {

// `cannot listen on 127.0.0.1:8470: another program listens there`. Asks the system by trying; `address` as gRPC takes
// it (`HOST:PORT`, `[::1]:8470`, `unix:PATH`).
std::string WhyNotListening(const std::string& address);

}  // namespace banghi

#endif  // BANGHI_SERVER_LISTEN_FAULT_H_
