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

// How long somebody waits for an answer.
struct Patience {
  absl::Time deadline;
  // Why nobody waits any more, although there is time; OK while somebody does.
  std::function<absl::StatusCode()> still_wanted;
};

class UnaryWork : public std::enable_shared_from_this<UnaryWork> {
 public:
  UnaryWork(const HttpSurroundings& shared, const Dialect& dialect, Method method, std::unique_ptr<Visit> visit,
            std::string body, Patience patience)
      : shared_(shared),
        dialect_(dialect),
        method_(method),
        visit_(std::move(visit)),
        body_(std::move(body)),
        patience_(std::move(patience)) {}

  // Has it done, and waits until it is or the patience ends.
  HttpResponse Do();

 private:
  class Batch;

  // While it is waited for: whether to go on waiting.
  absl::StatusCode StillPatient() const;
  // On a worker: whether to go on.
  absl::StatusCode StillWanted() const;
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
  const Patience patience_;
  std::atomic<absl::StatusCode> end_ = absl::StatusCode::kOk;  // with which the work is to end early

  std::mutex mutex_;
  std::condition_variable answered_;
  absl::optional<HttpResponse> response_;  // guarded by mutex_; visit_ is told of its end together with it
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_UNARY_WORK_H_
