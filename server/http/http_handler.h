// What stands between the bytes of the HTTP port and its answers.
#ifndef BANGHI_SERVER_HTTP_HTTP_HANDLER_H_
#define BANGHI_SERVER_HTTP_HTTP_HANDLER_H_

#include <memory>

#include "absl/strings/string_view.h"
#include "server/http/http_message.h"

namespace banghi {

// A request whose head was taken.
class HttpCall {
 public:
  virtual ~HttpCall() = default;
  // More of the body, decompressed. False: no more of it is wanted, and Answer may be called.
  virtual bool Add(absl::string_view bytes) = 0;
  // Once: when the body was read, when Add wanted no more, or (`complete` is false) when the body did not come whole.
  virtual HttpResponse Answer(bool complete) = 0;
};

// Thread-safe.
class HttpHandler {
 public:
  virtual ~HttpHandler() = default;
  // Null: `response` is the answer, and the body, if there is one, is not wanted. Else the call, which `request`
  // outlives.
  virtual std::unique_ptr<HttpCall> Begin(const HttpRequest& request, HttpResponse* response) = 0;
  // To a request that is none: `status` is 400, 413, ...
  virtual HttpResponse Refuse(int status) = 0;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_HTTP_HANDLER_H_
