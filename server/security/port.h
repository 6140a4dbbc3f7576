// The port of an address as users write it.
#ifndef BANGHI_SERVER_SECURITY_PORT_H_
#define BANGHI_SERVER_SECURITY_PORT_H_

#include <string>

namespace banghi {

// Why `addresses`, as `host:port` or several of them joined by commas, have a port that no machine has: gRPC and
// httplib would take the low 16 bits of 99999 without a word, and serve on 34463. Empty where there is no such fault;
// other faults are not looked for. Thread-safe. The form is that of a check of CLI11.
std::string PortFault(const std::string& addresses);

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_PORT_H_
