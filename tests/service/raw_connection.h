// Bytes of our own over a socket, for requests that no library would send.
#ifndef BANGHI_TESTS_SERVICE_RAW_CONNECTION_H_
#define BANGHI_TESTS_SERVICE_RAW_CONNECTION_H_

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace banghi {

class RawConnection {
 public:
  explicit RawConnection(int port) : file_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(file_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    const timeval patience = {20, 0};
    setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  }
  ~RawConnection() { close(file_); }
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  // What the peer does not want any more may be lost.
  void Send(absl::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(count));
    }
  }
  void EndSending() const { shutdown(file_, SHUT_WR); }

  // Until `mark` was received `times` times, or the end.
  std::string Receive(absl::string_view mark, int times = 1) const {
    std::string received;
    char buffer[4096];
    while (Count(received, mark) < times) {
      const ssize_t count = recv(file_, buffer, sizeof(buffer), 0);
      if (count <= 0) break;
      received.append(buffer, static_cast<size_t>(count));
    }
    return received;
  }
  // Until the peer closes.
  std::string ReceiveAll() const { return Receive("\x01 this is not sent"); }

  static int Count(absl::string_view text, absl::string_view mark) {
    int count = 0;
    for (size_t at = text.find(mark); at != absl::string_view::npos; at = text.find(mark, at + 1)) ++count;
    return count;
  }

 private:
  const int file_;
};

inline std::string Exchange(int port, absl::string_view request) {
  const RawConnection connection(port);
  connection.Send(request);
  return connection.ReceiveAll();
}

inline std::string Post(absl::string_view headers, absl::string_view body) {
  return absl::StrCat("POST ", kExtractPath, " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n", headers,
                      "\r\n", body);
}

}  // namespace banghi

#endif  // BANGHI_TESTS_SERVICE_RAW_CONNECTION_H_
