#include "server/http/listener.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "server/listen_fault.h"

namespace banghi {
namespace {

constexpr int kBacklog = 128;      // connections the system keeps for us until they are accepted
constexpr int kLookAfterMs = 500;  // how often idle connections are looked through

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

// A socket that listens on `HOST:PORT`; negative where that fails.
int ListenOn(const std::string& address) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) return -1;
  std::string host = address.substr(0, colon);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  addrinfo hints{};
  hints.ai_flags = AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.empty() ? nullptr : host.c_str(), address.substr(colon + 1).c_str(), &hints, &found) != 0) {
    return -1;
  }
  const Addresses addresses(found, &freeaddrinfo);
  const int file = socket(found->ai_family, found->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, found->ai_protocol);
  const int yes = 1;
  if (file >= 0) setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
  if (file >= 0 && bind(file, found->ai_addr, found->ai_addrlen) == 0 && listen(file, kBacklog) == 0) return file;
  if (file >= 0) close(file);
  return -1;
}

int PortOf(int file) {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  getsockname(file, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port
                                             : reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

void Signal(int wake) {
  const uint64_t one = 1;
  while (write(wake, &one, sizeof(one)) < 0 && errno == EINTR) {
  }
}

void Clear(int wake) {
  uint64_t count = 0;
  while (read(wake, &count, sizeof(count)) < 0 && errno == EINTR) {
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<Listener>> Listener::Open(const std::string& address, const ListenerLimits& limits) {
  const int file = ListenOn(address);
  if (file < 0) return absl::UnavailableError(WhyNotListening(address));
  const int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake < 0) {
    close(file);
    return absl::UnavailableError("no event file can be had");
  }
  return absl::WrapUnique(new Listener(file, wake, PortOf(file), limits));
}

Listener::Listener(int file, int wake, int port, const ListenerLimits& limits)
    : file_(file), wake_(wake), port_(port), limits_(limits) {}

Listener::~Listener() {
  Close();
  close(file_);
  close(wake_);
}

void Listener::Start(const std::function<Serve()>& serve) {
  threads_.emplace_back([this] { Watch(); });
  for (int i = 0; i < limits_.threads; ++i) {
    threads_.emplace_back([this, own = serve()] { Work(own); });
  }
}

void Listener::Close() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    for (Connection* connection : served_) connection->Shutdown();
  }
  ready_changed_.notify_all();
  Signal(wake_);
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  idle_.clear();
  ready_.clear();
  returned_.clear();
}

void Listener::Watch() {
  std::vector<pollfd> polled;
  while (true) {
    CollectReturned();
    size_t open = idle_.size();
    {
      const std::lock_guard lock(mutex_);
      if (closing_) return;
      open += ready_.size() + served_.size();
    }
    polled = {{wake_, POLLIN, 0}};
    for (const Idle& idle : idle_) polled.push_back({idle.connection->file(), POLLIN, 0});
    const bool room = open < limits_.max_connections;
    if (room) polled.push_back({file_, POLLIN, 0});
    if (poll(polled.data(), polled.size(), kLookAfterMs) < 0) continue;
    if (polled[0].revents != 0) Clear(wake_);
    // From the last, so that what is before one that is taken out stays where it is.
    for (size_t i = idle_.size(); i-- > 0;) {
      if (polled[i + 1].revents != 0) TakeUp(i);
    }
    CloseIdle();
    if (room && polled.back().revents != 0) Accept();
  }
}

void Listener::CollectReturned() {
  const std::lock_guard lock(mutex_);
  for (auto& connection : returned_) idle_.push_back({std::move(connection), absl::Now()});
  returned_.clear();
}

void Listener::Accept() {
  const int file = accept4(file_, nullptr, nullptr, SOCK_CLOEXEC);
  if (file < 0) {
    // Out of files: those there are have to end first.
    if (errno == EMFILE || errno == ENFILE) absl::SleepFor(absl::Milliseconds(20));
    return;
  }
  const int yes = 1;
  setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
  idle_.push_back({std::make_unique<Connection>(file), absl::Now()});
}

void Listener::TakeUp(size_t index) {
  {
    const std::lock_guard lock(mutex_);
    ready_.push_back(std::move(idle_[index].connection));
  }
  ready_changed_.notify_one();
  idle_[index] = std::move(idle_.back());
  idle_.pop_back();
}

void Listener::CloseIdle() {
  const absl::Time oldest = absl::Now() - limits_.idle_timeout;
  idle_.erase(std::remove_if(idle_.begin(), idle_.end(), [oldest](const Idle& idle) { return idle.since < oldest; }),
              idle_.end());
}

void Listener::Work(const Serve& serve) {
  while (true) {
    std::unique_ptr<Connection> connection;
    {
      std::unique_lock lock(mutex_);
      ready_changed_.wait(lock, [this] { return closing_ || !ready_.empty(); });
      if (closing_) return;
      connection = std::move(ready_.front());
      ready_.pop_front();
      served_.insert(connection.get());
    }
    const bool keep = serve(*connection);
    Return(std::move(connection), keep);
  }
}

void Listener::Return(std::unique_ptr<Connection> connection, bool keep) {
  std::unique_ptr<Connection> closed;  // outside the lock
  {
    const std::lock_guard lock(mutex_);
    served_.erase(connection.get());
    if (!keep || closing_) {
      closed = std::move(connection);
    } else if (connection->HasBuffered()) {
      // The next request is here already; others get their turn first.
      ready_.push_back(std::move(connection));
      ready_changed_.notify_one();
    } else {
      returned_.push_back(std::move(connection));
    }
  }
  Signal(wake_);
}

}  // namespace banghi
