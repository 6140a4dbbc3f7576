#include "server/extraction_service.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "server/extraction.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

// BatchExtractArticles: one task an article, as many at once as there are workers. Each task posts the next one, so
// that other calls get their turn between the articles of a batch.
class BatchCall : public std::enable_shared_from_this<BatchCall> {
 public:
  BatchCall(const grpc::CallbackServerContext& context, std::shared_ptr<const GazetteerStore::Loaded> gazetteers,
            WorkerPool& pool, const ExtractionSettings& settings, grpc::ServerUnaryReactor* reactor,
            grpc::ByteBuffer* bytes)
      : context_(context),
        gazetteers_(std::move(gazetteers)),
        pool_(pool),
        settings_(settings),
        reactor_(reactor),
        bytes_(bytes) {}

  void Begin(const grpc::ByteBuffer& bytes) {
    google::rpc::Status status = Decode(bytes, request_, &options_, &violations_);
    if (status.code() == 0 && request_->articles_size() > kMaxBatchArticles) {
      const FieldViolation violation = {
          "articles", absl::StrCat(request_->articles_size(), " articles; at most ", kMaxBatchArticles, " are taken")};
      status = ToRpcStatus(absl::ResourceExhaustedError(violation.description), violation);
    }
    if (status.code() != 0) return reactor_->Finish(ToGrpcStatus(status));
    left_ = request_->articles_size();
    if (left_ == 0) return Finish();
    for (int i = 0; i < left_; ++i) response_->add_results();
    const int tasks = std::min<int>(pool_.threads(), request_->articles_size());
    for (int i = 0; i < tasks; ++i) pool_.Post([call = shared_from_this()] { call->Step(); });
  }

 private:
  void Step() {
    const int index = next_.fetch_add(1);
    if (index >= request_->articles_size()) return;
    if (!context_.IsCancelled()) Extract(index);
    if (left_.fetch_sub(1) == 1) return Finish();
    pool_.Post([call = shared_from_this()] { call->Step(); });
  }

  void Extract(int index) {
    const v1::Article& article = request_->articles(index);
    v1::ExtractionResult& result = *response_->mutable_results(index);
    result.set_article_id(article.id());
    google::rpc::Status status = ExtractOne(gazetteers_->engine, article, absl::StrCat("articles[", index, "]"),
                                            violations_, options_, settings_, result.mutable_record());
    if (status.code() != 0) *result.mutable_error() = std::move(status);
  }

  void Finish() { reactor_->Finish(context_.IsCancelled() ? CallerGone() : Serialize(*response_, bytes_)); }

  const grpc::CallbackServerContext& context_;
  const std::shared_ptr<const GazetteerStore::Loaded> gazetteers_;
  WorkerPool& pool_;
  const ExtractionSettings& settings_;
  grpc::ServerUnaryReactor* const reactor_;
  grpc::ByteBuffer* const bytes_;

  Arena arena_;  // allocates for several threads at once
  v1::BatchExtractArticlesRequest* const request_ = Arena::CreateMessage<v1::BatchExtractArticlesRequest>(&arena_);
  v1::BatchExtractArticlesResponse* const response_ = Arena::CreateMessage<v1::BatchExtractArticlesResponse>(&arena_);
  ExtractOptions options_;
  Violations violations_;
  std::atomic<int> next_{0};
  std::atomic<int> left_{0};
};

}  // namespace

void ExtractionServiceImpl::Answer(CallQueues& queues) {
  calls_.emplace(ArticleCallContext{*this, queues, store_, pool_, settings_});
  for (size_t i = 0; i < queues.size(); ++i) AnswerArticleCalls(*calls_, queues.queue(i));
}

grpc::ServerUnaryReactor* ExtractionServiceImpl::BatchExtractArticles(grpc::CallbackServerContext* context,
                                                                      const grpc::ByteBuffer* request,
                                                                      grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto call = std::make_shared<BatchCall>(*context, store_.Pin(), pool_, settings_, reactor, response);
  if (!pool_.TryPost([call, request] { call->Begin(*request); })) reactor->Finish(QueueFull());
  return reactor;
}

grpc::ServerUnaryReactor* ExtractionServiceImpl::ListGazetteers(grpc::CallbackServerContext* context,
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
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace banghi
