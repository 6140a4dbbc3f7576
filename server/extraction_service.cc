#include "server/extraction_service.h"

#include <memory>

#include "absl/time/time.h"
#include "server/article_calls.h"
#include "server/batch_calls.h"

namespace banghi {

void ExtractionServiceImpl::Answer(CallQueues& queues) {
  calls_.emplace(CallSurroundings{*this, queues, store_, pool_, settings_});
  for (size_t i = 0; i < queues.size(); ++i) {
    AnswerArticleCalls(*calls_, queues.queue(i));
    AnswerBatchCalls(*calls_, queues.queue(i));
  }
}

grpc::Status ExtractionServiceImpl::ListGazetteers(grpc::ServerContext* /*context*/,
                                                   const v1::ListGazetteersRequest* /*request*/,
                                                   v1::ListGazetteersResponse* response) {
  const std::shared_ptr<const GazetteerStore::Loaded> loaded = store_.Pin();
  response->set_version(loaded->engine.bundle().version());
  const absl::Duration since_epoch = loaded->load_time - absl::UnixEpoch();
  response->mutable_load_time()->set_seconds(since_epoch / absl::Seconds(1));
  response->mutable_load_time()->set_nanos(static_cast<int>((since_epoch % absl::Seconds(1)) / absl::Nanoseconds(1)));
  for (const GazetteerFile& file : loaded->engine.bundle().files()) {
    v1::Gazetteer* gazetteer = response->add_gazetteers();
    gazetteer->set_name(file.name);
    gazetteer->set_entries(file.entries);
    gazetteer->set_origin(file.origin);
  }
  return grpc::Status::OK;
}

}  // namespace banghi
