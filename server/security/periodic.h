// Does something again and again, on a thread of its own.
#ifndef BANGHI_SERVER_SECURITY_PERIODIC_H_
#define BANGHI_SERVER_SECURITY_PERIODIC_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "absl/time/time.h"

namespace banghi {

class Periodic {
 public:
  // `task` is called first when `interval` is over, and no more once the destructor has returned.
  Periodic(absl::Duration interval, std::function<void()> task);
  ~Periodic();
  Periodic(const Periodic&) = delete;
  Periodic& operator=(const Periodic&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable ending_changed_;
  bool ending_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_PERIODIC_H_
