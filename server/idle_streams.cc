#include "server/idle_streams.h"

#include <algorithm>
#include <chrono>

#include "absl/time/clock.h"

namespace banghi {

IdleStreams::IdleStreams(absl::Duration most) : most_(most), watch_([this] { Watch(); }) {}

IdleStreams::~IdleStreams() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  watch_.join();
}

void IdleStreams::Wait(grpc::ServerContext& stream) {
  const std::lock_guard lock(mutex_);
  waiting_[&stream] = absl::Now();
}

void IdleStreams::Busy(grpc::ServerContext& stream) {
  const std::lock_guard lock(mutex_);
  waiting_.erase(&stream);
}

void IdleStreams::Watch() {
  // A tenth of the time is near enough, and a second often enough.
  const absl::Duration pause = std::clamp(most_ / 10, absl::Milliseconds(10), absl::Seconds(1));
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, absl::ToChronoMilliseconds(pause), [this] { return stopping_; })) {
    const absl::Time before = absl::Now() - most_;
    for (auto stream = waiting_.begin(); stream != waiting_.end();) {
      if (stream->second > before) {
        ++stream;
        continue;
      }
      // Its read then ends, as if the caller had gone.
      stream->first->TryCancel();
      stream = waiting_.erase(stream);
    }
  }
}

}  // namespace banghi
