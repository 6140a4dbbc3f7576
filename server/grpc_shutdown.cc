#include "server/grpc_shutdown.h"

#include "absl/time/clock.h"
#include "grpc/support/time.h"

namespace banghi {

GrpcShutdown::GrpcShutdown(grpc::Server& server)
    : server_(server), done_(grpc_completion_queue_create_for_next(nullptr)) {
  grpc_server_shutdown_and_notify(server_.c_server(), done_, nullptr);
}

GrpcShutdown::~GrpcShutdown() {
  if (!awaited_) Await(absl::Now());
  grpc_completion_queue_next(done_, gpr_inf_future(GPR_CLOCK_REALTIME), nullptr);
  grpc_completion_queue_shutdown(done_);
  grpc_completion_queue_next(done_, gpr_inf_future(GPR_CLOCK_REALTIME), nullptr);
  grpc_completion_queue_destroy(done_);
}

void GrpcShutdown::Await(absl::Time deadline) {
  awaited_ = true;
  server_.Shutdown(absl::ToChronoTime(deadline));
}

}  // namespace banghi
