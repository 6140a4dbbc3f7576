// Which pages of other origins may call the HTTP port (CORS, fetch.spec.whatwg.org#http-cors-protocol).
#ifndef BANGHI_SERVER_HTTP_CROSS_ORIGIN_H_
#define BANGHI_SERVER_HTTP_CROSS_ORIGIN_H_

#include <string>
#include <utility>
#include <vector>

#include "server/http/http_message.h"

namespace banghi {

// Immutable; thread-safe.
class CrossOrigin {
 public:
  // `https://example.org`; `*` stands for any. None: only the port's own page.
  explicit CrossOrigin(std::vector<std::string> origins) : origins_(std::move(origins)) {}

  // Whether the request is one by which a browser asks what it may do, of an origin that may; then `response` says so.
  bool AnswerPreflight(const HttpRequest& request, HttpResponse* response) const;
  // Lets the page that asked read the answer, where it may.
  void Complete(const HttpRequest& request, HttpResponse* response) const;

 private:
  bool Allows(absl::string_view origin) const;
  void AddOrigin(const HttpRequest& request, HttpResponse* response) const;

  const std::vector<std::string> origins_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_CROSS_ORIGIN_H_
