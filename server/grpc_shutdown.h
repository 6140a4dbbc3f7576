// The end of a gRPC server in which no caller is told that it cancelled its own call.
//
//   const GrpcShutdown shutdown(server);   // callers are told to go
//   shutdown.Await(deadline);              // and their calls have ended
//
// gRPC answers CANCELLED to a call that reaches it after its shutdown has begun and before its caller has heard of that
// (it never comes to a handler). grpc::Server::Shutdown does both steps in one; so there is no time between them in
// which to let answers out again that were held back, see Server::Stop.
#ifndef BANGHI_SERVER_GRPC_SHUTDOWN_H_
#define BANGHI_SERVER_GRPC_SHUTDOWN_H_

#include "absl/time/time.h"
#include "grpc/grpc.h"
#include "grpcpp/server.h"

namespace banghi {

// For one thread.
class GrpcShutdown {
 public:
  // When it returns, the server listens no more, and every connection has a GOAWAY ahead of whatever is answered from
  // now on: who reads his answer knows that he has to call elsewhere.
  explicit GrpcShutdown(grpc::Server& server);
  GrpcShutdown(const GrpcShutdown&) = delete;
  GrpcShutdown& operator=(const GrpcShutdown&) = delete;
  ~GrpcShutdown();  // as Await, without time

  // Until all calls have ended; those that outlast `deadline` are cancelled.
  void Await(absl::Time deadline);

 private:
  grpc::Server& server_;
  grpc_completion_queue* const done_;
  bool awaited_ = false;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_GRPC_SHUTDOWN_H_
