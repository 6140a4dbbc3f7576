// A fixed number of threads that do the extracting, so that gRPC's own threads are always free for the network.
#ifndef BANGHI_SERVER_WORKER_POOL_H_
#define BANGHI_SERVER_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/time/time.h"

namespace banghi {

// Thread-safe. Tasks run in the order in which they were posted; a task that posts its own continuation lets others go
// first.
class WorkerPool {
 public:
  using Task = std::function<void()>;

  WorkerPool(int threads, size_t max_waiting, absl::Duration max_wait = absl::InfiniteDuration());
  ~WorkerPool();  // runs what was posted, then joins

  // For new work: false, and nothing happens, where `max_waiting` tasks wait already, or where it would wait longer
  // than `max_wait`, going by how long the tasks before it took. So waits stay short whatever the work is.
  bool TryPost(Task task);
  // For the rest of work that was let in before.
  void Post(Task task);

  // No task is begun until Resume; what is posted waits. A pool that goes away runs it all the same.
  void Pause();
  void Resume();

  int threads() const { return static_cast<int>(threads_.size()); }
  size_t waiting() const;
  // How long a task posted now would wait, going by how long those before it took.
  absl::Duration ExpectedWait() const;

 private:
  void Work();
  absl::Duration ExpectedWaitLocked() const;

  const size_t max_waiting_;
  const absl::Duration max_wait_;
  // Not absl::Mutex: Debian builds it without ThreadSanitizer, which then takes what it guards for races.
  mutable std::mutex mutex_;
  std::condition_variable ready_;  // a task was posted, stopping_ was set, or paused_ is over
  std::deque<Task> tasks_;         // guarded by mutex_
  bool stopping_ = false;          // guarded by mutex_
  bool paused_ = false;            // guarded by mutex_
  absl::Duration usual_time_;      // of a task, lately; guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_WORKER_POOL_H_
