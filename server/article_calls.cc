#include "server/article_calls.h"

#include <utility>

#include "google/protobuf/arena.h"
#include "grpcpp/support/async_stream.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

// Calls of a method that are awaited at a time on one queue. More wait in gRPC until its thread, which does nothing
// that takes long, awaits the next.
constexpr int kAwaited = 32;

class ArticleCall final : public UnaryCall {
 public:
  ArticleCall(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue)
      : UnaryCall(shared, queue, Method::kExtractArticle) {
    shared_.service.RequestExtractArticle(&context_, &request_, &writer_, queue_, queue_, AsTag());
  }

 private:
  void AwaitNext() override { new ArticleCall(shared_, queue_); }

  void Begin() override {
    Arena arena;
    auto* request = Arena::CreateMessage<v1::ExtractArticleRequest>(&arena);
    auto* response = Arena::CreateMessage<v1::ExtractArticleResponse>(&arena);
    const google::rpc::Status status = Answer(request_, request, response->mutable_record());
    return status.code() == 0 ? Finish(*response) : Fail(status);
  }
};

// Read, extract, write, and only then read again.
class StreamCall final : public Call {
 public:
  StreamCall(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue)
      : Call(shared, queue, Method::kStreamExtractArticles) {
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
        return Begin();
      case State::kReading:
        shared_.idle_streams.Busy(context_);
        if (!ok) return Finish(StillWanted() == absl::StatusCode::kOk ? google::rpc::Status() : Gone());
        state_ = State::kAnswering;
        // Every article waits its turn with the calls of others; the stream as a whole was let in when it began.
        return shared_.pool.Post([this] { AnswerOne(); });
      case State::kAnswering:
        return ok ? Read() : Finish(Gone());
      case State::kFinishing:
        EndOne();
    }
  }

 private:
  enum class State { kAwaited, kReading, kAnswering, kFinishing };

  void Begin() {
    google::rpc::Status refusal;
    return Admit(0, &refusal) ? Read() : Finish(refusal);
  }

  google::rpc::Status Gone() const {
    const absl::StatusCode wanted = StillWanted();
    return Interrupted(wanted == absl::StatusCode::kOk ? absl::StatusCode::kCancelled : wanted);
  }

  void Read() {
    state_ = State::kReading;
    shared_.idle_streams.Wait(context_);
    stream_.Read(&request_, AsTag());
  }

  void Finish(const google::rpc::Status& status) {
    state_ = State::kFinishing;
    if (visit_ != nullptr) visit_->End(status, 0);
    stream_.Finish(ToGrpcStatus(status), AsTag());
  }

  void AnswerOne() {
    const std::lock_guard lock(answering_);
    Arena arena;
    auto* request = Arena::CreateMessage<v1::StreamExtractArticlesRequest>(&arena);
    auto* response = Arena::CreateMessage<v1::StreamExtractArticlesResponse>(&arena);
    v1::ExtractionResult& result = *response->mutable_result();
    google::rpc::Status status = Answer(request_, request, result.mutable_record());
    if (status.code() == static_cast<int>(absl::StatusCode::kCancelled) ||
        status.code() == static_cast<int>(absl::StatusCode::kDeadlineExceeded)) {
      return Finish(status);
    }
    result.set_article_id(request->article().id());
    const size_t read = request_.Length();
    if (status.code() == 0) status = SerializeAnew(*response);
    if (status.code() != 0) {
      *result.mutable_error() = std::move(status);
      if (status = SerializeAnew(*response); status.code() != 0) return Finish(status);
    }
    visit_->AddBytes(read, response_.Length());
    stream_.Write(response_, AsTag());
  }

  google::rpc::Status SerializeAnew(const google::protobuf::Message& response) {
    response_.Clear();  // of the answer before
    return Serialize(response, shared_.settings.max_response_bytes, &response_);
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
