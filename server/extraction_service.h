// ExtractionService over the callback API: decodes, hands the article to the worker pool, converts the answer. What an
// article says is the engine's matter.
//
// Three methods take and give raw bytes: requests because of request_decoder.h, answers so that a worker, not a thread
// of gRPC, serializes them.
#ifndef BANGHI_SERVER_EXTRACTION_SERVICE_H_
#define BANGHI_SERVER_EXTRACTION_SERVICE_H_

#include <cstddef>

#include "banghi/v1/extraction_service.grpc.pb.h"
#include "server/gazetteer_store.h"
#include "server/worker_pool.h"

namespace banghi {

inline constexpr int kMaxBatchArticles = 1000;

namespace internal {
using RawExtractionService = v1::ExtractionService::WithRawCallbackMethod_ExtractArticle<
    v1::ExtractionService::WithRawCallbackMethod_BatchExtractArticles<
        v1::ExtractionService::WithRawCallbackMethod_StreamExtractArticles<
            v1::ExtractionService::WithCallbackMethod_ListGazetteers<v1::ExtractionService::Service>>>>;
}  // namespace internal

// Thread-safe. `store` and `pool` must outlive the gRPC server the service is registered with.
class ExtractionServiceImpl final : public internal::RawExtractionService {
 public:
  // Texts over `max_text_bytes` are refused; the engine has a limit of its own, kMaxTextBytes.
  ExtractionServiceImpl(GazetteerStore& store, WorkerPool& pool, size_t max_text_bytes)
      : store_(store), pool_(pool), max_text_bytes_(max_text_bytes) {}

  grpc::ServerUnaryReactor* ExtractArticle(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* BatchExtractArticles(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                                 grpc::ByteBuffer* response) override;
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StreamExtractArticles(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* ListGazetteers(grpc::CallbackServerContext* context,
                                           const v1::ListGazetteersRequest* request,
                                           v1::ListGazetteersResponse* response) override;

 private:
  GazetteerStore& store_;
  WorkerPool& pool_;
  const size_t max_text_bytes_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_EXTRACTION_SERVICE_H_
