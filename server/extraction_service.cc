#include "server/extraction_service.h"

#include <memory>

#include "absl/time/time.h"
#include "server/article_calls.h"
#include "server/batch_calls.h"
#include "server/grpc_status.h"

namespace banghi {

void ExtractionServiceImpl::Answer(CallQueues& queues) {
  calls_.emplace(CallSurroundings{*this, queues, store_, pool_, reception_, idle_streams_, settings_});
  for (size_t i = 0; i < queues.size(); ++i) {
    AnswerArticleCalls(*calls_, queues.queue(i));
    AnswerBatchCalls(*calls_, queues.queue(i));
  }
}

void ListGazetteers(const GazetteerStore::Loaded& loaded, v1::ListGazetteersResponse* response) {
  response->set_version(loaded.engine.bundle().version());
  const absl::Duration since_epoch = loaded.load_time - absl::UnixEpoch();
  response->mutable_load_time()->set_seconds(since_epoch / absl::Seconds(1));
  response->mutable_load_time()->set_nanos(static_cast<int>((since_epoch % absl::Seconds(1)) / absl::Nanoseconds(1)));
  for (const GazetteerFile& file : loaded.engine.bundle().files()) {
    v1::Gazetteer* gazetteer = response->add_gazetteers();
    gazetteer->set_name(file.name);
    gazetteer->set_entries(file.entries);
    gazetteer->set_origin(file.origin);
  }
}

grpc::Status ExtractionServiceImpl::ListGazetteers(grpc::ServerContext* context,
                                                   const v1::ListGazetteersRequest* request,
                                                   v1::ListGazetteersResponse* response) {
  google::rpc::Status refusal;
  const auto visit = reception_.Admit(ArrivalOf(*context, Method::kListGazetteers, request->ByteSizeLong()), &refusal);
  if (visit == nullptr) return ToGrpcStatus(refusal);
  banghi::ListGazetteers(*store_.Pin(), response);
  visit->End({}, response->ByteSizeLong());
  return grpc::Status::OK;
}

}  // namespace banghi
