#include "client/load/caller.h"

#include <string>

#include "banghi/v1/extraction_service.pb.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"
#include "grpcpp/support/proto_buffer_reader.h"

namespace banghi {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

// Requests are sent as the bytes they were made into once, and records are not parsed: what the client costs is then
// little beside the server, and the same for every server.
constexpr char kUnaryMethod[] = "/banghi.v1.ExtractionService/ExtractArticle";
constexpr char kStreamMethod[] = "/banghi.v1.ExtractionService/StreamExtractArticles";

template <typename Request>
grpc::ByteBuffer RequestOf(const v1::Article& article) {
  Request request;
  *request.mutable_article() = article;
  const grpc::Slice bytes(request.SerializeAsString());
  return grpc::ByteBuffer(&bytes, 1);
}

// Moves `in` into the field `number`, of a message; false where there is none before the end.
bool Enter(CodedInputStream& in, int number) {
  while (const uint32_t tag = in.ReadTag()) {
    uint32_t length = 0;
    if (WireFormatLite::GetTagFieldNumber(tag) == number) return in.ReadVarint32(&length);
    if (!WireFormatLite::SkipField(&in, tag)) return false;
  }
  return false;
}

// What StreamExtractArticlesResponse says of its article, without parsing the record: `id` stands before both outcomes,
// and an outcome is the last field.
grpc::Status OutcomeOf(grpc::ByteBuffer bytes) {
  using v1::ExtractionResult;
  grpc::ProtoBufferReader reader(&bytes);
  CodedInputStream in(&reader);
  if (!Enter(in, v1::StreamExtractArticlesResponse::kResultFieldNumber)) {
    return grpc::Status(grpc::StatusCode::INTERNAL, "an answer without a result");
  }
  while (const uint32_t tag = in.ReadTag()) {
    const int field = WireFormatLite::GetTagFieldNumber(tag);
    if (field == ExtractionResult::kRecordFieldNumber) return grpc::Status::OK;
    uint32_t length = 0;
    std::string error;
    google::rpc::Status status;
    if (field == ExtractionResult::kErrorFieldNumber) {
      if (!in.ReadVarint32(&length) || !in.ReadString(&error, static_cast<int>(length))) break;
      if (!status.ParseFromString(error)) break;
      return grpc::Status(static_cast<grpc::StatusCode>(status.code()), status.message(), error);
    }
    if (!WireFormatLite::SkipField(&in, tag)) break;
  }
  return grpc::Status(grpc::StatusCode::INTERNAL, "an answer without an outcome");
}

class UnaryCaller final : public Caller {
 public:
  UnaryCaller(const ServerLink& server, const std::shared_ptr<grpc::Channel>& channel, grpc::CompletionQueue* queue,
              void* tag, std::chrono::nanoseconds timeout)
      : server_(server), stub_(channel), queue_(queue), tag_(tag), timeout_(timeout) {}

  void Ask(const grpc::ByteBuffer& request) override {
    context_ = std::make_unique<grpc::ClientContext>();
    server_.Authorize(*context_);
    context_->set_deadline(std::chrono::system_clock::now() +
                           std::chrono::duration_cast<std::chrono::system_clock::duration>(timeout_));
    response_.Clear();
    call_ = stub_.PrepareUnaryCall(context_.get(), kUnaryMethod, request, queue_);
    call_->StartCall();
    call_->Finish(&response_, &status_, tag_);
  }

  bool Proceed(bool /*ok*/) override { return true; }
  bool Close() override { return false; }
  void Cancel() override { context_->TryCancel(); }

 private:
  const ServerLink& server_;
  grpc::GenericStub stub_;
  grpc::CompletionQueue* const queue_;
  void* const tag_;
  const std::chrono::nanoseconds timeout_;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> call_;
};

class StreamCaller final : public Caller {
 public:
  StreamCaller(const ServerLink& server, const std::shared_ptr<grpc::Channel>& channel, grpc::CompletionQueue* queue,
               void* tag)
      : server_(server), stub_(channel), queue_(queue), tag_(tag) {}

  void Ask(const grpc::ByteBuffer& request) override {
    request_ = request;
    if (stream_ != nullptr) return Write();
    state_ = State::kOpening;
    context_ = std::make_unique<grpc::ClientContext>();
    server_.Authorize(*context_);
    stream_ = stub_.PrepareCall(context_.get(), kStreamMethod, queue_);
    stream_->StartCall(tag_);
  }

  bool Proceed(bool ok) override {
    if (state_ == State::kFinishing) return Finished();
    if (!ok || state_ == State::kClosing) {
      state_ = State::kFinishing;
      stream_->Finish(&status_, tag_);
      return false;
    }
    if (state_ == State::kOpening) {
      Write();
    } else if (state_ == State::kWriting) {
      state_ = State::kReading;
      response_.Clear();
      stream_->Read(&response_, tag_);
    } else {
      status_ = OutcomeOf(response_);
      return true;
    }
    return false;
  }

  bool Close() override {
    if (stream_ == nullptr) return false;
    state_ = State::kClosing;
    stream_->WritesDone(tag_);
    return true;
  }

  void Cancel() override { context_->TryCancel(); }

 private:
  enum class State { kOpening, kWriting, kReading, kClosing, kFinishing };

  void Write() {
    state_ = State::kWriting;
    stream_->Write(request_, tag_);
  }

  bool Finished() {
    stream_ = nullptr;
    response_.Clear();
    if (status_.ok()) status_ = grpc::Status(grpc::StatusCode::UNAVAILABLE, "the server ended the stream");
    return true;
  }

  const ServerLink& server_;
  grpc::GenericStub stub_;
  grpc::CompletionQueue* const queue_;
  void* const tag_;
  State state_ = State::kOpening;
  grpc::ByteBuffer request_;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;  // null while none is open
};

}  // namespace

bool Caller::lost() const {
  const grpc::StatusCode code = status_.error_code();
  const bool away = code == grpc::StatusCode::UNAVAILABLE || code == grpc::StatusCode::CANCELLED;
  return away && status_.error_details().empty();
}

grpc::ByteBuffer UnaryRequest(const v1::Article& article) { return RequestOf<v1::ExtractArticleRequest>(article); }
grpc::ByteBuffer StreamRequest(const v1::Article& article) {
  return RequestOf<v1::StreamExtractArticlesRequest>(article);
}

std::unique_ptr<Caller> MakeUnaryCaller(const ServerLink& server, const std::shared_ptr<grpc::Channel>& channel,
                                        grpc::CompletionQueue* queue, void* tag, std::chrono::nanoseconds timeout) {
  return std::make_unique<UnaryCaller>(server, channel, queue, tag, timeout);
}

std::unique_ptr<Caller> MakeStreamCaller(const ServerLink& server, const std::shared_ptr<grpc::Channel>& channel,
                                         grpc::CompletionQueue* queue, void* tag) {
  return std::make_unique<StreamCaller>(server, channel, queue, tag);
}

}  // namespace banghi
