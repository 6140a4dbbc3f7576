#include "server/listen_fault.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

// The reason in words; empty where the address can be bound, or is none that the system can resolve by host and port.
std::string Reason(const std::string& address) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) return "it has no port";
  std::string host = address.substr(0, colon);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error =
      getaddrinfo(host.empty() ? nullptr : host.c_str(), address.substr(colon + 1).c_str(), &hints, &found);
  if (error != 0) return gai_strerror(error);
  const Addresses addresses(found, &freeaddrinfo);
  const int file = socket(found->ai_family, found->ai_socktype | SOCK_CLOEXEC, found->ai_protocol);
  if (file < 0) return std::strerror(errno);
  // As gRPC does: a port whose last connections have only just ended is free.
  const int yes = 1;
  setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  const int fault = bind(file, found->ai_addr, found->ai_addrlen) == 0 ? 0 : errno;
  close(file);
  if (fault == EADDRINUSE) return "another program listens there";
  return fault == 0 ? "" : std::strerror(fault);
}

}  // namespace

std::string WhyNotListening(const std::string& address) {
  const bool other_scheme = address.rfind("unix:", 0) == 0 || address.rfind("unix-abstract:", 0) == 0;
  const std::string reason = other_scheme ? "" : Reason(address);
  return absl::StrCat("cannot listen on ", address, reason.empty() ? "" : ": ", reason);
}

}  // namespace banghi
