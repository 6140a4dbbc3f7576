#include "server/call_queues.h"

namespace banghi {
namespace {

void TakeEvents(grpc::ServerCompletionQueue& queue) {
  void* tag = nullptr;
  for (bool ok = false; queue.Next(&tag, &ok);) static_cast<QueueEvent*>(tag)->Happened(ok);
}

}  // namespace

CallQueues::CallQueues(grpc::ServerBuilder& builder, int count) {
  for (int i = 0; i < count; ++i) queues_.push_back(builder.AddCompletionQueue());
}

CallQueues::~CallQueues() { Finish(); }

void CallQueues::Start() {
  for (auto& queue : queues_) {
    threads_.emplace_back([&queue = *queue] { TakeEvents(queue); });
  }
}

void CallQueues::Finish() {
  if (finished_) return;
  finished_ = true;
  for (int calls; (calls = calls_.load(std::memory_order_acquire)) != 0;) calls_.wait(calls);
  for (auto& queue : queues_) queue->Shutdown();
  if (threads_.empty()) {
    for (auto& queue : queues_) TakeEvents(*queue);  // gRPC wants them empty
  }
  for (std::thread& thread : threads_) thread.join();
}

void CallQueues::Leave() {
  if (calls_.fetch_sub(1, std::memory_order_acq_rel) == 1) calls_.notify_all();
}

}  // namespace banghi
