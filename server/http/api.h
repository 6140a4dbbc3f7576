// The methods of ExtractionService by HTTP: which paths there are, and what becomes of a request for one.
#ifndef BANGHI_SERVER_HTTP_API_H_
#define BANGHI_SERVER_HTTP_API_H_

#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "server/http/http_handler.h"
#include "server/http/http_options.h"
#include "server/http/unary_work.h"

namespace banghi {

// Thread-safe.
class HttpApi {
 public:
  // `end` says with what code calls are to end now; OK while they may go on. What is referred to must outlive this.
  HttpApi(const HttpSurroundings& shared, const HttpOptions& options, std::function<absl::StatusCode()> end)
      : shared_(shared), options_(options), end_(std::move(end)) {}

  // Whether the path is one of the API's. If so: a call, or an answer to be given without the body.
  bool Begin(const HttpRequest& request, std::unique_ptr<HttpCall>* call, HttpResponse* response) const;

 private:
  const HttpSurroundings shared_;
  const HttpOptions options_;
  const std::function<absl::StatusCode()> end_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_API_H_
