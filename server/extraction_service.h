// ExtractionService. Its methods decode, hand the article to the worker pool, convert the answer; what an article says
// is the engine's matter. Those that extract are calls of CallQueues (call.h).
#ifndef BANGHI_SERVER_EXTRACTION_SERVICE_H_
#define BANGHI_SERVER_EXTRACTION_SERVICE_H_

#include <optional>

#include "server/call.h"
#include "server/call_queues.h"
#include "server/extraction.h"
#include "server/gazetteer_store.h"
#include "server/message_bytes.h"
#include "server/worker_pool.h"

namespace banghi {

// What ListGazetteers answers, by whichever port it was asked.
void ListGazetteers(const GazetteerStore::Loaded& loaded, v1::ListGazetteersResponse* response);

// Thread-safe. What it is made with must outlive the gRPC server the service is registered with.
class ExtractionServiceImpl final : public RawExtractionService {
 public:
  ExtractionServiceImpl(GazetteerStore& store, WorkerPool& pool, Reception& reception,
                        const ExtractionSettings& settings, absl::Duration max_stream_idle)
      : store_(store), pool_(pool), reception_(reception), settings_(settings), idle_streams_(max_stream_idle) {}

  // To be called once, when the server has started: answers the calls that come in on `queues`.
  void Answer(CallQueues& queues);

  grpc::Status ListGazetteers(grpc::ServerContext* context, const v1::ListGazetteersRequest* request,
                              v1::ListGazetteersResponse* response) override;

 private:
  GazetteerStore& store_;
  WorkerPool& pool_;
  Reception& reception_;
  const ExtractionSettings settings_;
  IdleStreams idle_streams_;
  std::optional<CallSurroundings> calls_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_EXTRACTION_SERVICE_H_
