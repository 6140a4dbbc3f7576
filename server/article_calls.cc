#include "server/article_calls.h"

#include <utility>

#include "google/protobuf/arena.h"
#include "grpcpp/support/async_stream.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

// Calls of a method that are awaited at a time on one queue. More wait in gRPC until its thread, which does nothing
// that takes long, awaits the next.
constexpr int kAwaited = 32;

class ArticleCall final : public UnaryCall {
 public:
  ArticleCall(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) : UnaryCall(shared, queue) {
    shared_.service.RequestExtractArticle(&context_, &request_, &writer_, queue_, queue_, AsTag());
  }

 private:
  void AwaitNext() override { new ArticleCall(shared_, queue_); }
  void Begin() override { Finish(context_.IsCancelled() ? CallerGone() : Extract()); }

  grpc::Status Extract() {
    Arena arena;
    auto* request = Arena::CreateMessage<v1::ExtractArticleRequest>(&arena);
    auto* response = Arena::CreateMessage<v1::ExtractArticleResponse>(&arena);
    ExtractOptions options;
    Violations violations;
    google::rpc::Status status = Decode(request_, request, &options, &violations);
    if (status.code() == 0) {
      status = ExtractOne(shared_.store.Pin()->engine, request->article(), "article", violations, options,
                          shared_.settings, response->mutable_record());
    }
    return status.code() == 0 ? Serialize(*response, &response_) : ToGrpcStatus(status);
  }
};

// Read, extract, write, and only then read again.
class StreamCall final : public Call {
 public:
  StreamCall(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) : Call(shared, queue) {
    shared_.service.RequestStreamExtractArticles(&context_, &stream_, queue_, queue_, AsTag());
  }

  void Happened(bool ok) override {
    AwaitWorker();
    switch (state_) {
      case State::kAwaited:
        if (!ok) {
          delete this;
          return;
        }
        new StreamCall(shared_, queue_);
        return Read();
      case State::kReading:
        if (!ok) return Finish(grpc::Status::OK);
        state_ = State::kAnswering;
        // Every article waits its turn with the calls of others; the stream as a whole was let in when it began.
        return shared_.pool.Post([this] { Answer(); });
      case State::kAnswering:
        return ok ? Read() : Finish(CallerGone());
      case State::kFinishing:
        delete this;
    }
  }

 private:
  enum class State { kAwaited, kReading, kAnswering, kFinishing };

  void Read() {
    state_ = State::kReading;
    stream_.Read(&request_, AsTag());
  }

  void Finish(const grpc::Status& status) {
    state_ = State::kFinishing;
    stream_.Finish(status, AsTag());
  }

  void Answer() {
    const std::lock_guard lock(answering_);
    Arena arena;
    auto* request = Arena::CreateMessage<v1::StreamExtractArticlesRequest>(&arena);
    auto* response = Arena::CreateMessage<v1::StreamExtractArticlesResponse>(&arena);
    ExtractOptions options;
    Violations violations;
    google::rpc::Status status = Decode(request_, request, &options, &violations);
    v1::ExtractionResult& result = *response->mutable_result();
    result.set_article_id(request->article().id());
    if (status.code() == 0) {
      status = ExtractOne(shared_.store.Pin()->engine, request->article(), "article", violations, options,
                          shared_.settings, result.mutable_record());
    }
    if (status.code() != 0) *result.mutable_error() = std::move(status);
    response_.Clear();  // of the answer before
    if (grpc::Status serialized = Serialize(*response, &response_); !serialized.ok()) return Finish(serialized);
    stream_.Write(response_, AsTag());
  }

  grpc::ServerAsyncReaderWriter<grpc::ByteBuffer, grpc::ByteBuffer> stream_{&context_};
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  State state_ = State::kAwaited;
};

}  // namespace

void AnswerArticleCalls(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) {
  for (int i = 0; i < kAwaited; ++i) {
    new ArticleCall(shared, queue);
    new StreamCall(shared, queue);
  }
}

}  // namespace banghi
