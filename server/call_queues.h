// The calls of gRPC's asynchronous API: completion queues, and a thread each that takes their events and does nothing
// else, so that the network never waits for an article.
//
//   CallQueues queues(builder, 1);
//   auto server = builder.BuildAndStart();
//   queues.Start();   // and calls are made, which ask for events
//   ...
//   server->Shutdown();
//   queues.Finish();
#ifndef BANGHI_SERVER_CALL_QUEUES_H_
#define BANGHI_SERVER_CALL_QUEUES_H_

#include <atomic>
#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

#include "grpcpp/completion_queue.h"
#include "grpcpp/server_builder.h"

namespace banghi {

// What an event of a queue is for: the tag of an operation of gRPC.
class QueueEvent {
 public:
  virtual ~QueueEvent() = default;
  // `ok` as grpc::CompletionQueue::Next tells it. On the queue's thread: must not block.
  virtual void Happened(bool ok) = 0;
};

// Thread-safe, but for Start and Finish.
class CallQueues {
 public:
  CallQueues(grpc::ServerBuilder& builder, int count);
  ~CallQueues();  // as Finish

  void Start();
  // To be called when the server is shut down; returns when no call is left.
  void Finish();

  size_t size() const { return queues_.size(); }
  grpc::ServerCompletionQueue* queue(size_t index) { return queues_[index].get(); }

  // Every call that asks for events of these queues tells of its beginning and, as the last thing, its end.
  void Enter() { calls_.fetch_add(1, std::memory_order_relaxed); }
  void Leave();

 private:
  std::vector<std::unique_ptr<grpc::ServerCompletionQueue>> queues_;
  std::vector<std::thread> threads_;
  bool finished_ = false;
  std::atomic<int> calls_{0};
};

}  // namespace banghi

#endif  // BANGHI_SERVER_CALL_QUEUES_H_
