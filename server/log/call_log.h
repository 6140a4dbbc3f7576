// A line of the log for calls that have ended: who asked, how, and what came of it; never what the article says.
#ifndef BANGHI_SERVER_LOG_CALL_LOG_H_
#define BANGHI_SERVER_LOG_CALL_LOG_H_

#include <cstdint>
#include <mutex>

#include "absl/time/time.h"
#include "server/observer.h"

namespace banghi {

struct CallLogOptions {
  enum class Calls { kAll, kFailed, kNone };
  Calls calls = Calls::kFailed;  // those with failed articles count as failed
  // Lines a second about failed calls; of more than these only the number is logged. 0: no bound.
  int failures_per_second = 50;
};

// Thread-safe. Logs to spdlog's default logger.
class CallLog final : public ServerObserver {
 public:
  explicit CallLog(const CallLogOptions& options) : options_(options) {}
  ~CallLog() override;  // says how many lines were left out, where that was not said yet

  void CallEnded(const CallSummary& call) override;

 private:
  // Whether there may be another line now. `left_out` gets the number of lines that were not since the last one.
  bool TakeLine(uint64_t* left_out);

  const CallLogOptions options_;
  std::mutex mutex_;
  absl::Time second_ = absl::InfinitePast();  // the one that lines are counted of; guarded by mutex_
  int lines_ = 0;                             // in that second; guarded by mutex_
  uint64_t left_out_ = 0;                     // guarded by mutex_
};

}  // namespace banghi

#endif  // BANGHI_SERVER_LOG_CALL_LOG_H_
