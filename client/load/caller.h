// One who asks a server, an article at a time, over a completion queue.
#ifndef BANGHI_CLIENT_LOAD_CALLER_H_
#define BANGHI_CLIENT_LOAD_CALLER_H_

#include <chrono>
#include <cstddef>
#include <memory>

#include "banghi/v1/article.pb.h"
#include "client/server_link.h"
#include "grpcpp/channel.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/status.h"

namespace banghi {

// Not thread-safe. Ask, Close and the events of the queue take turns.
class Caller {
 public:
  virtual ~Caller() = default;

  // Begins to ask; an event with the caller's tag follows. Not before the answer to what was asked before.
  virtual void Ask(const grpc::ByteBuffer& request) = 0;
  // To be called for every event with the caller's tag. True when the answer is there, or the caller closed; else
  // another event follows.
  virtual bool Proceed(bool ok) = 0;
  // Ends what is open on the server; true where an event follows. Nothing may be asked afterwards.
  virtual bool Close() = 0;
  // Ends what is under way, with the status CANCELLED. Thread-safe against Proceed.
  virtual void Cancel() = 0;

  // The answer: OK with a record, or what the article or the call failed of.
  const grpc::Status& status() const { return status_; }
  // Whether it is the server that failed. What it says in its own words, it says with details; without them it is the
  // connection, or a server that stops and cancels what reaches it last.
  bool lost() const;
  size_t response_bytes() const { return response_.Length(); }

 protected:
  grpc::Status status_;
  grpc::ByteBuffer response_;
};

// The message that such a caller sends for an article.
grpc::ByteBuffer UnaryRequest(const v1::Article& article);
grpc::ByteBuffer StreamRequest(const v1::Article& article);

// `channel` is one of `server`, which must outlive the caller; `tag` is what the events of `queue` carry. A unary call
// has `timeout` to be answered; a stream stays open, and is opened anew by the next Ask when the server has ended it.
std::unique_ptr<Caller> MakeUnaryCaller(const ServerLink& server, const std::shared_ptr<grpc::Channel>& channel,
                                        grpc::CompletionQueue* queue, void* tag, std::chrono::nanoseconds timeout);
std::unique_ptr<Caller> MakeStreamCaller(const ServerLink& server, const std::shared_ptr<grpc::Channel>& channel,
                                         grpc::CompletionQueue* queue, void* tag);

}  // namespace banghi

#endif  // BANGHI_CLIENT_LOAD_CALLER_H_
