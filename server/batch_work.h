// The articles of a batch on their way through the workers, whoever asked about them.
#ifndef BANGHI_SERVER_BATCH_WORK_H_
#define BANGHI_SERVER_BATCH_WORK_H_

#include <atomic>
#include <memory>

#include "absl/status/status.h"
#include "google/protobuf/arena.h"
#include "server/extraction.h"
#include "server/gazetteer_store.h"
#include "server/reception.h"
#include "server/worker_pool.h"

namespace banghi {

// One task an article, as many at once as there are workers. Each task posts the next one, so that other calls get
// their turn between the articles of a batch. The last tasks find nothing to do, perhaps when the call is over already;
// what this refers to outlives the pool's tasks.
class BatchWork : public std::enable_shared_from_this<BatchWork> {
 public:
  BatchWork(GazetteerStore& store, WorkerPool& pool, Reception& reception, const ExtractionSettings& settings)
      : pool_(pool), settings_(settings), observer_(reception.observer()), gazetteers_(store.Pin()) {}
  virtual ~BatchWork() = default;

  // On a worker. To be held by a shared_ptr.
  void Begin();

 protected:
  // All but the first are called on several workers at once; the last two once, as the last thing but for that.
  virtual google::rpc::Status Decode(v1::BatchExtractArticlesRequest* request, ExtractOptions* options,
                                     Violations* violations) = 0;
  virtual Visit& visit() = 0;  // until it is answered
  virtual absl::StatusCode StillWanted() const = 0;
  virtual void Finish(const v1::BatchExtractArticlesResponse& response) = 0;
  virtual void Fail(const google::rpc::Status& status) = 0;

 private:
  void PostStep();
  void Step();
  void Extract(int index);
  void End();

  WorkerPool& pool_;
  const ExtractionSettings& settings_;
  ServerObserver& observer_;
  const std::shared_ptr<const GazetteerStore::Loaded> gazetteers_;

  google::protobuf::Arena arena_;  // allocates for several threads at once
  v1::BatchExtractArticlesRequest* const request_ =
      google::protobuf::Arena::CreateMessage<v1::BatchExtractArticlesRequest>(&arena_);
  v1::BatchExtractArticlesResponse* const response_ =
      google::protobuf::Arena::CreateMessage<v1::BatchExtractArticlesResponse>(&arena_);
  ExtractOptions options_;
  Violations violations_;
  std::atomic<int> next_{0};
  std::atomic<int> left_{0};
};

}  // namespace banghi

#endif  // BANGHI_SERVER_BATCH_WORK_H_
