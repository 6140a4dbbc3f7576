#include "server/batch_calls.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

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

// One task an article, as many at once as there are workers. Each task posts the next one, so that other calls get
// their turn between the articles of a batch. The last tasks find nothing to do, perhaps when the call is over already.
class BatchCall::Work : public std::enable_shared_from_this<Work> {
 public:
  explicit Work(BatchCall& call) : call_(call), shared_(call.shared_), gazetteers_(call.shared_.store.Pin()) {}

  void Begin() {
    google::rpc::Status status = Decode(call_.request_, request_, &options_, &violations_);
    if (status.code() == 0 && request_->articles_size() > shared_.settings.max_batch_articles) {
      const FieldViolation violation = {"articles", absl::StrCat(request_->articles_size(), " articles; at most ",
                                                                 shared_.settings.max_batch_articles, " are taken")};
      status = ToRpcStatus(absl::ResourceExhaustedError(violation.description), violation);
    }
    if (status.code() == 0) status = call_.visit_->Charge(request_->articles_size());
    if (status.code() != 0) return call_.Fail(status);
    left_ = request_->articles_size();
    if (left_ == 0) return Finish();
    for (int i = 0; i < left_; ++i) response_->add_results();
    const int tasks = std::min<int>(shared_.pool.threads(), request_->articles_size());
    for (int i = 0; i < tasks; ++i) PostStep();
  }

 private:
  void PostStep() {
    shared_.pool.Post([work = shared_from_this()] { work->Step(); });
  }

  void Step() {
    const int index = next_.fetch_add(1);
    if (index >= request_->articles_size()) return;
    if (call_.StillWanted() == absl::StatusCode::kOk) Extract(index);
    if (left_.fetch_sub(1) == 1) return Finish();
    PostStep();
  }

  void Extract(int index) {
    const v1::Article& article = request_->articles(index);
    v1::ExtractionResult& result = *response_->mutable_results(index);
    result.set_article_id(article.id());
    const auto interruption = [this] { return call_.StillWanted(); };
    const Extraction extraction = {gazetteers_->engine, options_, shared_.settings, shared_.reception.observer(),
                                   interruption};
    google::rpc::Status status =
        ExtractOne(extraction, article, absl::StrCat("articles[", index, "]"), violations_, result.mutable_record());
    call_.visit_->ArticleDone(status.code() == 0);
    if (status.code() != 0) *result.mutable_error() = std::move(status);
  }

  void Finish() {
    const absl::StatusCode wanted = call_.StillWanted();
    if (wanted == absl::StatusCode::kOk) return call_.Finish(*response_);
    call_.Fail(Interrupted(wanted));
  }

  BatchCall& call_;  // until it is finished
  const CallSurroundings& shared_;
  const std::shared_ptr<const GazetteerStore::Loaded> gazetteers_;

  Arena arena_;  // allocates for several threads at once
  v1::BatchExtractArticlesRequest* const request_ = Arena::CreateMessage<v1::BatchExtractArticlesRequest>(&arena_);
  v1::BatchExtractArticlesResponse* const response_ = Arena::CreateMessage<v1::BatchExtractArticlesResponse>(&arena_);
  ExtractOptions options_;
  Violations violations_;
  std::atomic<int> next_{0};
  std::atomic<int> left_{0};
};

void BatchCall::Begin() { std::make_shared<Work>(*this)->Begin(); }

}  // namespace

void AnswerBatchCalls(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) {
  for (int i = 0; i < kAwaited; ++i) new BatchCall(shared, queue);
}

}  // namespace banghi
