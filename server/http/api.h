// The methods of ExtractionService by HTTP: which paths there are, and what becomes of a request for one.
#ifndef BANGHI_SERVER_HTTP_API_H_
#define BANGHI_SERVER_HTTP_API_H_

#include <atomic>
#include <memory>

#include "server/http/http_handler.h"
#include "server/http/http_options.h"
#include "server/http/unary_work.h"

namespace banghi {

// How far the HTTP port is from its end.
struct HttpLife {
  std::atomic<bool> ready = true;     // takes calls, and says so
  std::atomic<bool> closed = false;   // takes none
  std::atomic<bool> cut_off = false;  // calls under way are to end
  std::atomic<int> calls = 0;         // under way
};

// Thread-safe.
class HttpApi {
 public:
  // What is referred to must outlive this.
  HttpApi(const HttpSurroundings& shared, const HttpOptions& options, HttpLife& life)
      : shared_(shared), options_(options), life_(life) {}

  // Whether the path is one of the API's. If so: a call, or an answer to be given without the body.
  bool Begin(const HttpRequest& request, std::unique_ptr<HttpCall>* call, HttpResponse* response) const;

 private:
  void BeginByName(const HttpRequest& request, Method method, std::unique_ptr<HttpCall>* call,
                   HttpResponse* response) const;
  // Null: `response` says why.
  std::unique_ptr<HttpCall> Admit(const HttpRequest& request, Method method, const Dialect& dialect,
                                  HttpResponse* response) const;

  const HttpSurroundings shared_;
  const HttpOptions options_;
  HttpLife& life_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_API_H_
