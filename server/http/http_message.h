// Requests and answers of the HTTP port, without the library that reads and writes them.
#ifndef BANGHI_SERVER_HTTP_HTTP_MESSAGE_H_
#define BANGHI_SERVER_HTTP_HTTP_MESSAGE_H_

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace banghi {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

// The head of a request.
struct HttpRequest {
  std::string method;  // `GET`
  std::string path;    // without the query
  std::string query;   // what follows the `?`
  HttpHeaders headers;
  std::string peer;  // as gRPC writes it: `ipv4:127.0.0.1:40000`
  // Whether the caller has hung up. May be asked until the answer is given.
  std::function<bool()> caller_gone;

  // The first header of that name, whatever its case; empty where there is none.
  absl::string_view Header(absl::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (absl::EqualsIgnoreCase(key, name)) return value;
    }
    return {};
  }
};

struct HttpResponse {
  int status = 200;
  std::string content_type;  // empty where there is no body
  HttpHeaders headers;
  std::string body;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_MESSAGE_H_
