// What the calls of CallQueues have in common.
#ifndef BANGHI_SERVER_CALL_H_
#define BANGHI_SERVER_CALL_H_

#include <mutex>
#include <string>
#include <utility>

#include "grpcpp/server_context.h"
#include "grpcpp/support/async_unary_call.h"
#include "grpcpp/support/byte_buffer.h"
#include "server/call_queues.h"
#include "server/extraction.h"
#include "server/gazetteer_store.h"
#include "server/grpc_status.h"
#include "server/message_bytes.h"
#include "server/worker_pool.h"

namespace banghi {

// What the calls work with. Everything outlives CallQueues::Finish.
struct CallSurroundings {
  RawExtractionService& service;
  CallQueues& queues;
  GazetteerStore& store;
  WorkerPool& pool;
  const ExtractionSettings& settings;
};

// Is deleted by the queue's thread at the last event.
class Call : public QueueEvent {
 protected:
  Call(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) : shared_(shared), queue_(queue) {
    shared_.queues.Enter();
  }
  ~Call() override { shared_.queues.Leave(); }

  // The answer's event may come while the worker is not yet back from the operation that has ended.
  void AwaitWorker() { const std::lock_guard lock(answering_); }
  void* AsTag() { return static_cast<QueueEvent*>(this); }

  const CallSurroundings& shared_;
  grpc::ServerCompletionQueue* const queue_;
  grpc::ServerContext context_;
  std::mutex answering_;  // held by the worker while it answers
};

// A call with one request and one answer. The caller's leaving shows in context_.IsCancelled().
class UnaryCall : public Call {
 public:
  void Happened(bool ok) final {
    if (begun_) return EndOne();
    if (!ok) {  // the server shuts down; there is no call, and no event of its end
      delete this;
      return;
    }
    AwaitNext();
    begun_ = true;
    if (!shared_.pool.TryPost([this] { Begin(); })) writer_.FinishWithError(QueueFull(), AsTag());
  }

 protected:
  UnaryCall(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue) : Call(shared, queue) {
    // Without this event the context does not learn that the caller has gone.
    context_.AsyncNotifyWhenDone(&done_);
  }

  // Awaits the next call of this method.
  virtual void AwaitNext() = 0;
  // On a worker, which answers with Finish, or another one does later.
  virtual void Begin() = 0;

  // With `response_` where `status` is OK. The last thing a worker does with the call.
  void Finish(const grpc::Status& status) {
    const std::lock_guard lock(answering_);
    if (status.ok()) {
      writer_.Finish(response_, status, AsTag());
    } else {
      writer_.FinishWithError(status, AsTag());
    }
  }

  grpc::ServerAsyncResponseWriter<grpc::ByteBuffer> writer_{&context_};
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;

 private:
  // That the call is over, for the caller or by the caller.
  class DoneEvent final : public QueueEvent {
   public:
    explicit DoneEvent(UnaryCall& call) : call_(call) {}
    void Happened(bool /*ok*/) override { call_.EndOne(); }

   private:
    UnaryCall& call_;
  };

  void EndOne() {
    if (--events_ > 0) return;
    AwaitWorker();
    delete this;
  }

  DoneEvent done_{*this};
  bool begun_ = false;
  int events_ = 2;  // that come after the call has begun: it is answered, and it is over
};

}  // namespace banghi

#endif  // BANGHI_SERVER_CALL_H_
