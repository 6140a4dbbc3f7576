#include "server/security/periodic.h"

#include <utility>

namespace banghi {

Periodic::Periodic(absl::Duration interval, std::function<void()> task)
    : thread_([this, wait = absl::ToChronoNanoseconds(interval), task = std::move(task)] {
        std::unique_lock lock(mutex_);
        while (!ending_changed_.wait_for(lock, wait, [this] { return ending_; })) {
          lock.unlock();
          task();
          lock.lock();
        }
      }) {}

Periodic::~Periodic() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  ending_changed_.notify_all();
  thread_.join();
}

}  // namespace banghi
