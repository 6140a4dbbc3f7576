// What the calls of CallQueues have in common.
#ifndef BANGHI_SERVER_CALL_H_
#define BANGHI_SERVER_CALL_H_

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "google/rpc/status.pb.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/async_unary_call.h"
#include "grpcpp/support/byte_buffer.h"
#include "server/call_queues.h"
#include "server/extraction.h"
#include "server/gazetteer_store.h"
#include "server/idle_streams.h"
#include "server/message_bytes.h"
#include "server/reception.h"
#include "server/worker_pool.h"

namespace banghi {

// What the calls work with. Everything outlives CallQueues::Finish.
struct CallSurroundings {
  RawExtractionService& service;
  CallQueues& queues;
  GazetteerStore& store;
  WorkerPool& pool;
  Reception& reception;
  IdleStreams& idle_streams;
  const ExtractionSettings& settings;
};

// What the caller says of a call in its headers. It refers to `context`.
Arrival ArrivalOf(const grpc::ServerContext& context, Method method, size_t request_bytes);

// The answer to a call that finds the queue of `pool` full.
google::rpc::Status QueueFull(const WorkerPool& pool);

// Is deleted by the queue's thread when both the last operation and the call itself have ended.
class Call : public QueueEvent {
 protected:
  Call(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue, Method method);
  ~Call() override { shared_.queues.Leave(); }

  // Takes up the call that has come in: the caller may ask, and there is room. False: `refusal` is to be the answer.
  bool Admit(size_t request_bytes, google::rpc::Status* refusal);
  // The last operation is done.
  void EndOne();
  // Whether somebody still waits for the answer; see Interruption.
  absl::StatusCode StillWanted() const;
  // Reads the one article of a request, in the bytes of the wire.
  template <typename Request>
  google::rpc::Status Answer(const grpc::ByteBuffer& bytes, Request* request, v1::Record* record) const;

  // The answer's event may come while the worker is not yet back from the operation that has ended.
  void AwaitWorker() { const std::lock_guard lock(answering_); }
  void* AsTag() { return static_cast<QueueEvent*>(this); }

  const CallSurroundings& shared_;
  grpc::ServerCompletionQueue* const queue_;
  grpc::ServerContext context_;
  std::mutex answering_;          // held by the worker while it answers
  std::unique_ptr<Visit> visit_;  // from when the call is let in

 private:
  // That the call is over, for the caller or by the caller. Without it the context does not learn that the caller has
  // gone.
  class DoneEvent final : public QueueEvent {
   public:
    explicit DoneEvent(Call& call) : call_(call) {}
    void Happened(bool /*ok*/) override { call_.EndOne(); }

   private:
    Call& call_;
  };

  const Method method_;
  DoneEvent done_{*this};
  int ends_ = 2;  // that come after the call has begun: it is answered, and it is over
};

template <typename Request>
google::rpc::Status Call::Answer(const grpc::ByteBuffer& bytes, Request* request, v1::Record* record) const {
  ExtractOptions options;
  Violations violations;
  google::rpc::Status status = Decode(bytes, request, &options, &violations);
  if (status.code() == 0) status = visit_->Charge(1);
  if (status.code() != 0) return status;
  const auto gazetteers = shared_.store.Pin();
  const auto interruption = [this] { return StillWanted(); };
  const Extraction extraction = {gazetteers->engine, options, shared_.settings, shared_.reception.observer(),
                                 interruption};
  status = ExtractOne(extraction, request->article(), "article", violations, record);
  visit_->ArticleDone(status.code() == 0);
  return status;
}

// A call with one request and one answer.
class UnaryCall : public Call {
 public:
  void Happened(bool ok) final;

 protected:
  using Call::Call;

  // Awaits the next call of this method.
  virtual void AwaitNext() = 0;
  // On a worker, which answers with Finish or Fail, or another one does later.
  virtual void Begin() = 0;

  // Each the last thing a worker does with the call.
  void Finish(const google::protobuf::Message& response);
  void Fail(const google::rpc::Status& status);

  grpc::ServerAsyncResponseWriter<grpc::ByteBuffer> writer_{&context_};
  grpc::ByteBuffer request_;

 private:
  grpc::ByteBuffer response_;
  bool begun_ = false;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_CALL_H_
