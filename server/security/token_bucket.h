// A quota of articles a minute.
#ifndef BANGHI_SERVER_SECURITY_TOKEN_BUCKET_H_
#define BANGHI_SERVER_SECURITY_TOKEN_BUCKET_H_

#include <chrono>
#include <cstdint>
#include <mutex>

#include "absl/time/time.h"
#include "server/authenticator.h"

namespace banghi {

// Fills by so many articles a minute, and holds at most a minute's. A batch of more articles than that is let in when
// the bucket is full, and leaves a debt that has to be paid off before anything else is let in: so every batch is
// answered at some time, and in the long run nobody gets more than the quota. Thread-safe.
class TokenBucket final : public Quota {
 public:
  using Clock = std::chrono::steady_clock;

  explicit TokenBucket(uint32_t articles_per_minute, Clock::time_point now = Clock::now());

  absl::Duration Take(uint32_t articles) override { return TakeAt(articles, Clock::now()); }
  // The same at a time that is not before those of earlier calls.
  absl::Duration TakeAt(uint32_t articles, Clock::time_point now);

  // What is left of the old quota stays, as far as there is room for it.
  void SetRate(uint32_t articles_per_minute, Clock::time_point now = Clock::now());

 private:
  void Fill(Clock::time_point now);  // with mutex_ held

  std::mutex mutex_;
  double capacity_;  // articles; also what comes in within a minute
  double level_;     // articles; negative: a debt
  Clock::time_point filled_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_SECURITY_TOKEN_BUCKET_H_
