// One request of the HTTP port on its way through the workers: an HTTP thread waits for it as long as it may, a worker
// does it.
#ifndef BANGHI_SERVER_HTTP_UNARY_WORK_H_
#define BANGHI_SERVER_HTTP_UNARY_WORK_H_

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "server/extraction.h"
#include "server/gazetteer_store.h"
#include "server/http/dialect.h"
#include "server/http/http_message.h"
#include "server/reception.h"
#include "server/worker_pool.h"

namespace banghi {

// What the calls of the HTTP port work with. Everything outlives the worker pool's tasks.
struct HttpSurroundings {
  GazetteerStore& store;
  WorkerPool& pool;
  Reception& reception;
  const ExtractionSettings& settings;
  size_t max_request_bytes;
};

// Why nobody waits for an answer any more; OK while somebody does.
using StillWanted = std::function<absl::StatusCode()>;

class UnaryWork : public std::enable_shared_from_this<UnaryWork> {
 public:
  UnaryWork(const HttpSurroundings& shared, const Dialect& dialect, Method method, std::unique_ptr<Visit> visit,
            std::string body)
      : shared_(shared), dialect_(dialect), method_(method), visit_(std::move(visit)), body_(std::move(body)) {}

  // Has it done, and waits until it is or `still_wanted`, which is asked a few times a second, says otherwise.
  HttpResponse Do(const StillWanted& still_wanted);

 private:
  // On a worker.
  void Run();
  void ExtractArticle();
  template <typename Request>
  google::rpc::Status Decode(Request* request, ExtractOptions* options, Violations* violations) const;
  void Finish(const google::protobuf::Message& message);
  // The first answer counts.
  void Answer(const google::rpc::Status& status, HttpResponse response);
  void Fail(const google::rpc::Status& status) { Answer(status, dialect_.Fail(status)); }

  const HttpSurroundings shared_;  // outlives whom it came from
  const Dialect& dialect_;
  const Method method_;
  const std::unique_ptr<Visit> visit_;
  const std::string body_;
  std::atomic<absl::StatusCode> end_ = absl::StatusCode::kOk;  // with which the work is to end early

  std::mutex mutex_;
  std::condition_variable answered_;
  absl::optional<HttpResponse> response_;  // guarded by mutex_; visit_ is told of its end together with it
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_UNARY_WORK_H_
