#include "server/worker_pool.h"

#include <chrono>
#include <utility>

#include "absl/types/optional.h"

namespace banghi {

WorkerPool::WorkerPool(int threads, size_t max_waiting, absl::Duration max_wait)
    : max_waiting_(max_waiting), max_wait_(max_wait) {
  threads_.reserve(threads);
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::TryPost(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (tasks_.size() >= max_waiting_) return false;
    if (!tasks_.empty() && ExpectedWaitLocked() > max_wait_) return false;
    tasks_.push_back(std::move(task));
  }
  ready_.notify_one();
  return true;
}

void WorkerPool::Post(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  ready_.notify_one();
}

void WorkerPool::Pause() {
  const std::lock_guard lock(mutex_);
  paused_ = true;
}

void WorkerPool::Resume() {
  {
    const std::lock_guard lock(mutex_);
    paused_ = false;
  }
  ready_.notify_all();
}

size_t WorkerPool::waiting() const {
  const std::lock_guard lock(mutex_);
  return tasks_.size();
}

absl::Duration WorkerPool::ExpectedWait() const {
  const std::lock_guard lock(mutex_);
  return ExpectedWaitLocked();
}

absl::Duration WorkerPool::ExpectedWaitLocked() const {
  return usual_time_ * static_cast<double>(tasks_.size() + 1) / static_cast<double>(threads_.size());
}

void WorkerPool::Work() {
  constexpr double kWeightOfLast = 0.05;
  using Clock = std::chrono::steady_clock;
  absl::optional<absl::Duration> took;
  while (true) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      if (took) usual_time_ += kWeightOfLast * (*took - usual_time_);
      ready_.wait(lock, [this] { return stopping_ || (!paused_ && !tasks_.empty()); });
      if (tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    const Clock::time_point begin = Clock::now();
    task();
    took = absl::FromChrono(Clock::now() - begin);
  }
}

}  // namespace banghi
