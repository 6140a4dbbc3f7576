#include "server/http/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace banghi {
namespace {

std::string PeerOf(int file) {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  if (getpeername(file, reinterpret_cast<sockaddr*>(&address), &size) != 0) return "";
  char text[INET6_ADDRSTRLEN] = "";
  if (address.ss_family == AF_INET) {
    const auto* ipv4 = reinterpret_cast<const sockaddr_in*>(&address);
    inet_ntop(AF_INET, &ipv4->sin_addr, text, sizeof(text));
    return absl::StrCat("ipv4:", text, ":", ntohs(ipv4->sin_port));
  }
  if (address.ss_family == AF_INET6) {
    const auto* ipv6 = reinterpret_cast<const sockaddr_in6*>(&address);
    inet_ntop(AF_INET6, &ipv6->sin6_addr, text, sizeof(text));
    return absl::StrCat("ipv6:[", text, "]:", ntohs(ipv6->sin6_port));
  }
  return "";
}

bool TryLater(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

Connection::Connection(int file) : file_(file), peer_(PeerOf(file)) {}

Connection::~Connection() { close(file_); }

bool Connection::Await(short events) const {
  const absl::Duration left = deadline_ - absl::Now();
  if (left <= absl::ZeroDuration()) return false;
  // Once a second, so that a clock that is set does not keep anybody for long.
  const absl::Duration wait = std::min(left + absl::Milliseconds(1), absl::Seconds(1));
  pollfd entry = {file_, events, 0};
  poll(&entry, 1, static_cast<int>(absl::ToInt64Milliseconds(wait)));
  return true;
}

ssize_t Connection::Read(char* bytes, size_t most) {
  while (begin_ == end_) {
    const ssize_t count = recv(file_, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
    if (count == 0) return 0;
    if (count > 0) {
      begin_ = 0;
      end_ = static_cast<size_t>(count);
    } else if (!TryLater(errno) || !Await(POLLIN)) {
      return -1;
    }
  }
  const size_t count = std::min(most, end_ - begin_);
  std::memcpy(bytes, buffer_.data() + begin_, count);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t Connection::Write(const char* bytes, size_t size) {
  size_t done = 0;
  while (done < size) {
    const ssize_t count = send(file_, bytes + done, size - done, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      done += static_cast<size_t>(count);
    } else if (!TryLater(errno) || !Await(POLLOUT)) {
      return -1;
    }
  }
  return static_cast<ssize_t>(size);
}

bool Connection::PeerGone() const {
  pollfd entry = {file_, POLLRDHUP, 0};
  return poll(&entry, 1, 0) > 0;
}

void Connection::Linger() {
  constexpr size_t kMostBytes = 4 << 20;
  shutdown(file_, SHUT_WR);
  SetDeadline(absl::Now() + absl::Milliseconds(500));
  std::array<char, 8192> unread;
  size_t total = 0;
  for (ssize_t count = 1; count > 0 && total < kMostBytes; total += static_cast<size_t>(std::max<ssize_t>(count, 0))) {
    count = Read(unread.data(), unread.size());
  }
}

void Connection::Shutdown() { shutdown(file_, SHUT_RDWR); }

}  // namespace banghi
