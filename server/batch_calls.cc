#include "server/batch_calls.h"

#include <memory>

#include "server/batch_work.h"

namespace banghi {
namespace {

constexpr int kAwaited = 4;  // calls at a time on one queue

class BatchCall final : public UnaryCall {
 public:
  BatchCall(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue)
      : UnaryCall(shared, queue, Method::kBatchExtractArticles) {
    shared_.service.RequestBatchExtractArticles(&context_, &request_, &writer_, queue_, queue_, AsTag());
  }

 private:
  class Work;

  void AwaitNext() override { new BatchCall(shared_, queue_); }
  void Begin() override;
};

class BatchCall::Work final : public BatchWork {
 public:
  explicit Work(BatchCall& call)
      : BatchWork(call.shared_.store, call.shared_.pool, call.shared_.reception, call.shared_.settings), call_(call) {}

 private:
  google::rpc::Status Decode(v1::BatchExtractArticlesRequest* request, ExtractOptions* options,
                             Violations* violations) override {
    return banghi::Decode(call_.request_, request, options, violations);
  }
  Visit& visit() override { return *call_.visit_; }
  absl::StatusCode StillWanted() const override { return call_.StillWanted(); }
  void Finish(const v1::BatchExtractArticlesResponse& response) override { call_.Finish(response); }
  void Fail(const google::rpc::Status& status) override { call_.Fail(status); }

  BatchCall& call_;  // until it is finished
};

void BatchCall::Begin() { std::make_shared<Work>(*this)->Begin(); }

}  // namespace

void AnswerBatchCalls(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) {
  for (int i = 0; i < kAwaited; ++i) new BatchCall(shared, queue);
}

}  // namespace banghi
