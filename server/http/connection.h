// A connection of the HTTP port: bytes in and out until a point in time.
//
//   connection.SetDeadline(absl::Now() + absl::Seconds(5));
//   const ssize_t read = connection.Read(buffer, sizeof(buffer));
#ifndef BANGHI_SERVER_HTTP_CONNECTION_H_
#define BANGHI_SERVER_HTTP_CONNECTION_H_

#include <sys/types.h>

#include <array>
#include <cstddef>
#include <string>

#include "absl/time/time.h"

namespace banghi {

// For one thread at a time, but for Shutdown.
class Connection {
 public:
  explicit Connection(int file);  // a connected socket, which is closed with this
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // When Read and Write give up.
  void SetDeadline(absl::Time deadline) { deadline_ = deadline; }

  // At least one byte, and what is there; 0 at the end, -1 where the connection is broken or the time is over.
  ssize_t Read(char* bytes, size_t most);
  // All of them; -1 otherwise.
  ssize_t Write(const char* bytes, size_t size);

  // Whether bytes have been read from the socket that Read has not given out.
  bool HasBuffered() const { return begin_ < end_; }
  // Whether the peer has closed its side; asks the system.
  bool PeerGone() const;
  // Says that nothing more will be written, and reads what the peer still sends, for a while: where unread bytes are
  // left when a socket is closed, the peer may lose the answer it was sent.
  void Linger();
  // What waits in Read and Write ends at once, now and from now on.
  void Shutdown();

  int file() const { return file_; }
  const std::string& peer() const { return peer_; }  // `ipv4:127.0.0.1:40000`

 private:
  // Waits for the socket; false where the time is over.
  bool Await(short events) const;

  const int file_;
  const std::string peer_;
  absl::Time deadline_ = absl::InfiniteFuture();
  std::array<char, 8192> buffer_;
  size_t begin_ = 0;  // of buffer_, what is not given out
  size_t end_ = 0;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_CONNECTION_H_
