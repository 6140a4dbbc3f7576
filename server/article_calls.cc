#include "server/article_calls.h"

#include <mutex>
#include <utility>

#include "google/protobuf/arena.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/async_stream.h"
#include "grpcpp/support/async_unary_call.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

// Calls of a method that are awaited at a time on one queue. More wait in gRPC until its thread, which does nothing
// that takes long, awaits the next.
constexpr int kAwaited = 32;

// Is deleted by the queue's thread at the last event.
class Call : public QueueEvent {
 protected:
  Call(const ArticleCallContext& context, grpc::ServerCompletionQueue* queue) : shared_(context), queue_(queue) {
    shared_.queues.Enter();
  }
  ~Call() override { shared_.queues.Leave(); }

  // The answer's event may come while the worker is not yet back from the operation that has ended.
  void AwaitWorker() { const std::lock_guard lock(answering_); }

  const ArticleCallContext& shared_;
  grpc::ServerCompletionQueue* const queue_;
  grpc::ServerContext context_;
  std::mutex answering_;  // held by the worker while it answers
};

class UnaryCall final : public Call {
 public:
  UnaryCall(const ArticleCallContext& context, grpc::ServerCompletionQueue* queue) : Call(context, queue) {
    // Without this event the context does not learn that the caller has gone.
    context_.AsyncNotifyWhenDone(&done_);
    shared_.service.RequestExtractArticle(&context_, &request_, &writer_, queue_, queue_, AsTag());
  }

  void Happened(bool ok) override {
    if (state_ == State::kAnswered) return EndOne();
    if (!ok) {  // the server shuts down; there is no call, and no event of its end
      delete this;
      return;
    }
    new UnaryCall(shared_, queue_);
    state_ = State::kAnswered;
    if (!shared_.pool.TryPost([this] { Answer(); })) writer_.FinishWithError(QueueFull(), AsTag());
  }

 private:
  enum class State { kAwaited, kAnswered };

  // That the call is over, for the caller or by the caller.
  class DoneEvent final : public QueueEvent {
   public:
    explicit DoneEvent(UnaryCall& call) : call_(call) {}
    void Happened(bool /*ok*/) override { call_.EndOne(); }

   private:
    UnaryCall& call_;
  };

  void* AsTag() { return static_cast<QueueEvent*>(this); }

  void EndOne() {
    if (--events_ > 0) return;
    AwaitWorker();
    delete this;
  }

  void Answer() {
    const std::lock_guard lock(answering_);
    grpc::Status status = context_.IsCancelled() ? CallerGone() : Extract();
    if (status.ok()) {
      writer_.Finish(response_, status, AsTag());
    } else {
      writer_.FinishWithError(status, AsTag());
    }
  }

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

  DoneEvent done_{*this};
  grpc::ServerAsyncResponseWriter<grpc::ByteBuffer> writer_{&context_};
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
  State state_ = State::kAwaited;
  int events_ = 2;  // that come after the call has begun: it is answered, and it is over
};

// Read, extract, write, and only then read again.
class StreamCall final : public Call {
 public:
  StreamCall(const ArticleCallContext& context, grpc::ServerCompletionQueue* queue) : Call(context, queue) {
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

  void* AsTag() { return static_cast<QueueEvent*>(this); }

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

void AnswerArticleCalls(const ArticleCallContext& context, grpc::ServerCompletionQueue* queue) {
  for (int i = 0; i < kAwaited; ++i) {
    new UnaryCall(context, queue);
    new StreamCall(context, queue);
  }
}

}  // namespace banghi
