// What can be set about the HTTP port.
#ifndef BANGHI_SERVER_HTTP_HTTP_OPTIONS_H_
#define BANGHI_SERVER_HTTP_HTTP_OPTIONS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace banghi {

struct HttpOptions {
  std::string listen = "off";  // `HOST:PORT` (port 0 takes a free one), or `off`
  // Where /metrics is: `same` (on the HTTP port), `off`, or an address of its own, which then has the probes as well.
  std::string metrics_listen = "same";
  // Of pages elsewhere that may call the port: `https://example.org`, `*` for any.
  std::vector<std::string> allow_origins;
  // That read requests and write answers; articles are read by the server's workers. A connection takes one of them
  // only while a request of it is under way.
  int threads = 16;
  // Open at a time. More wait in the system's queue of the listening socket, which takes another 128.
  size_t max_connections = 512;
  absl::Duration timeout = absl::Minutes(1);         // for an answer; a caller may give it less
  absl::Duration idle_timeout = absl::Seconds(15);   // of a connection without a request
  absl::Duration header_timeout = absl::Seconds(5);  // for the head of a request, from its first byte
  absl::Duration body_timeout = absl::Seconds(30);   // for its body
  absl::Duration write_timeout = absl::Seconds(30);  // for an answer to be taken
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_OPTIONS_H_
