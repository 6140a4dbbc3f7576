#include "server/extraction_service.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "server/extraction.h"
#include "server/grpc_status.h"
#include "server/request_decoder.h"

namespace banghi {
namespace {

using google::protobuf::Arena;
using google::protobuf::Message;

grpc::Status Serialize(const Message& message, grpc::ByteBuffer* bytes) {
  bool own_buffer = false;
  return grpc::SerializationTraits<Message>::Serialize(message, bytes, &own_buffer);
}

grpc::Status Cancelled() { return grpc::Status(grpc::StatusCode::CANCELLED, "the caller has gone"); }

// Bytes -> request with its options. An OK status leaves in `violations` what the articles have wrong with them.
template <typename Request>
google::rpc::Status Decode(const grpc::ByteBuffer& bytes, Request* request, ExtractOptions* options,
                           Violations* violations) {
  if (absl::Status status = DecodeRequest(bytes, request, violations); !status.ok()) return ToRpcStatus(status);
  FieldViolation violation;
  absl::Status status = ReadOptions(request->offset_unit(), request->layers(), request->explain(), options, &violation);
  return status.ok() ? google::rpc::Status() : ToRpcStatus(status, violation);
}

// BatchExtractArticles: one task an article, as many at once as there are workers. Each task posts the next one, so
// that other calls get their turn between the articles of a batch.
class BatchCall : public std::enable_shared_from_this<BatchCall> {
 public:
  BatchCall(const grpc::CallbackServerContext& context, std::shared_ptr<const GazetteerStore::Loaded> gazetteers,
            WorkerPool& pool, size_t max_text_bytes, grpc::ServerUnaryReactor* reactor, grpc::ByteBuffer* bytes)
      : context_(context),
        gazetteers_(std::move(gazetteers)),
        pool_(pool),
        max_text_bytes_(max_text_bytes),
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
                                            violations_, options_, max_text_bytes_, result.mutable_record());
    if (status.code() != 0) *result.mutable_error() = std::move(status);
  }

  void Finish() { reactor_->Finish(context_.IsCancelled() ? Cancelled() : Serialize(*response_, bytes_)); }

  const grpc::CallbackServerContext& context_;
  const std::shared_ptr<const GazetteerStore::Loaded> gazetteers_;
  WorkerPool& pool_;
  const size_t max_text_bytes_;
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

// StreamExtractArticles: read, extract, write, and only then read again.
class StreamCall final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  StreamCall(const GazetteerStore& store, WorkerPool& pool, size_t max_text_bytes)
      : store_(store), pool_(pool), max_text_bytes_(max_text_bytes) {
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    // Every article waits its turn with the calls of others; the stream as a whole was let in when it began.
    pool_.Post([this] { Answer(); });
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return Finish(Cancelled());
    StartRead(&request_);
  }

  void OnDone() override { delete this; }

 private:
  void Answer() {
    answers_.load(std::memory_order_acquire);
    Arena arena;
    auto* request = Arena::CreateMessage<v1::StreamExtractArticlesRequest>(&arena);
    auto* response = Arena::CreateMessage<v1::StreamExtractArticlesResponse>(&arena);
    ExtractOptions options;
    Violations violations;
    google::rpc::Status status = Decode(request_, request, &options, &violations);
    v1::ExtractionResult& result = *response->mutable_result();
    result.set_article_id(request->article().id());
    if (status.code() == 0) {
      status = ExtractOne(store_.Pin()->engine, request->article(), "article", violations, options, max_text_bytes_,
                          result.mutable_record());
    }
    if (status.code() != 0) *result.mutable_error() = std::move(status);
    response_.Clear();  // of the answer before
    if (grpc::Status serialized = Serialize(*response, &response_); !serialized.ok()) return Finish(serialized);
    answers_.fetch_add(1, std::memory_order_release);
    StartWrite(&response_);
  }

  const GazetteerStore& store_;
  WorkerPool& pool_;
  const size_t max_text_bytes_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  // Each answer is another worker's. gRPC puts them in order; this lets ThreadSanitizer see it, which is blind to gRPC.
  std::atomic<int> answers_{0};
};

grpc::Status AnswerOne(const GazetteerStore& store, size_t max_text_bytes, const grpc::ByteBuffer& bytes,
                       grpc::ByteBuffer* answer) {
  Arena arena;
  auto* request = Arena::CreateMessage<v1::ExtractArticleRequest>(&arena);
  auto* response = Arena::CreateMessage<v1::ExtractArticleResponse>(&arena);
  ExtractOptions options;
  Violations violations;
  google::rpc::Status status = Decode(bytes, request, &options, &violations);
  if (status.code() == 0) {
    status = ExtractOne(store.Pin()->engine, request->article(), "article", violations, options, max_text_bytes,
                        response->mutable_record());
  }
  return status.code() == 0 ? Serialize(*response, answer) : ToGrpcStatus(status);
}

}  // namespace

grpc::ServerUnaryReactor* ExtractionServiceImpl::ExtractArticle(grpc::CallbackServerContext* context,
                                                                const grpc::ByteBuffer* request,
                                                                grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const bool posted = pool_.TryPost([this, context, request, response, reactor] {
    reactor->Finish(context->IsCancelled() ? Cancelled() : AnswerOne(store_, max_text_bytes_, *request, response));
  });
  if (!posted) reactor->Finish(QueueFull());
  return reactor;
}

grpc::ServerUnaryReactor* ExtractionServiceImpl::BatchExtractArticles(grpc::CallbackServerContext* context,
                                                                      const grpc::ByteBuffer* request,
                                                                      grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto call = std::make_shared<BatchCall>(*context, store_.Pin(), pool_, max_text_bytes_, reactor, response);
  if (!pool_.TryPost([call, request] { call->Begin(*request); })) reactor->Finish(QueueFull());
  return reactor;
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* ExtractionServiceImpl::StreamExtractArticles(
    grpc::CallbackServerContext* /*context*/) {
  return new StreamCall(store_, pool_, max_text_bytes_);
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
