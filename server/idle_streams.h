// Ends streams whose callers have fallen silent, so that they do not keep others out (ReceptionOptions::max_streams).
#ifndef BANGHI_SERVER_IDLE_STREAMS_H_
#define BANGHI_SERVER_IDLE_STREAMS_H_

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "absl/time/time.h"
#include "grpcpp/server_context.h"

namespace banghi {

// Thread-safe.
class IdleStreams {
 public:
  // A stream that waits for its caller for longer than `most` is cancelled, soon after.
  explicit IdleStreams(absl::Duration most);
  ~IdleStreams();

  // The stream waits for its caller from now on; until Busy it must exist.
  void Wait(grpc::ServerContext& stream);
  void Busy(grpc::ServerContext& stream);

 private:
  void Watch();

  const absl::Duration most_;
  std::mutex mutex_;
  std::condition_variable stop_;
  std::unordered_map<grpc::ServerContext*, absl::Time> waiting_;  // since when; guarded by mutex_
  bool stopping_ = false;                                         // guarded by mutex_
  std::thread watch_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_IDLE_STREAMS_H_
