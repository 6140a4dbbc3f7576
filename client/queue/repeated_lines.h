// Lines of a log without those that say again what has just been said.
#ifndef BANGHI_CLIENT_QUEUE_REPEATED_LINES_H_
#define BANGHI_CLIENT_QUEUE_REPEATED_LINES_H_

#include <mutex>
#include <string>

#include "absl/time/time.h"

namespace banghi {

// When all threads lose one broker, all of them say so. Thread-safe.
class RepeatedLines {
 public:
  explicit RepeatedLines(absl::Duration pause) : pause_(pause) {}

  // Whether `line` is to be told: it is another one than the last that was, or that was told `pause` ago or longer.
  bool IsNews(const std::string& line, absl::Time now) {
    const std::lock_guard lock(mutex_);
    if (line == last_ && now < told_ + pause_) return false;
    last_ = line;
    told_ = now;
    return true;
  }

 private:
  const absl::Duration pause_;
  std::mutex mutex_;
  std::string last_;                        // guarded by mutex_
  absl::Time told_ = absl::InfinitePast();  // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_REPEATED_LINES_H_
