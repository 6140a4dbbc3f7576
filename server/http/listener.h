// The HTTP port's sockets and threads. One thread waits for connections and for requests on those that are open; a
// fixed number of others serve them, a request at a time, so that a connection that is kept open and idle costs no
// thread.
//
//   auto listener = Listener::Open("127.0.0.1:0", limits);
//   (*listener)->Start([] { return [](Connection& connection) { ...; return keep; }; });
//   ...
//   (*listener)->Close();
#ifndef BANGHI_SERVER_HTTP_LISTENER_H_
#define BANGHI_SERVER_HTTP_LISTENER_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/http/connection.h"

namespace banghi {

struct ListenerLimits {
  int threads = 1;
  size_t max_connections = 1;
  absl::Duration idle_timeout;  // after which a connection without a request is closed
};

// Thread-safe, but for Start and Close.
class Listener {
 public:
  // Serves one request of the connection; false: it is to be closed. A thread calls its own only.
  using Serve = std::function<bool(Connection&)>;

  // UNAVAILABLE, saying why, where `address` (`HOST:PORT`) cannot be listened on.
  static absl::StatusOr<std::unique_ptr<Listener>> Open(const std::string& address, const ListenerLimits& limits);
  ~Listener();  // as Close

  // `serve` is called once for every thread.
  void Start(const std::function<Serve()>& serve);
  // Connections are shut down, whatever they are about, and the threads end.
  void Close();

  int port() const { return port_; }

 private:
  struct Idle {
    std::unique_ptr<Connection> connection;
    absl::Time since;
  };

  Listener(int file, int wake, int port, const ListenerLimits& limits);
  void Watch();
  void CollectReturned();
  void Accept();
  void TakeUp(size_t index);
  void CloseIdle();
  void Work(const Serve& serve);
  void Return(std::unique_ptr<Connection> connection, bool keep);

  const int file_;
  const int wake_;  // an eventfd: returned_ or closing_ have changed
  const int port_;
  const ListenerLimits limits_;
  std::vector<std::thread> threads_;
  std::vector<Idle> idle_;  // of the thread that watches

  std::mutex mutex_;
  std::condition_variable ready_changed_;
  bool closing_ = false;                               // all guarded by mutex_
  std::deque<std::unique_ptr<Connection>> ready_;      // have a request
  std::vector<std::unique_ptr<Connection>> returned_;  // have been served
  absl::flat_hash_set<Connection*> served_;            // are being served
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_LISTENER_H_
