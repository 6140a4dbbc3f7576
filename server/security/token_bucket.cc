#include "server/security/token_bucket.h"

#include <algorithm>

namespace banghi {
namespace {

constexpr double kMinute = 60;  // seconds
// Who comes again to the nanosecond must not be turned away for how doubles are rounded.
constexpr double kNothing = 1e-6;  // articles

}  // namespace

TokenBucket::TokenBucket(uint32_t articles_per_minute, Clock::time_point now)
    : capacity_(articles_per_minute), level_(articles_per_minute), filled_(now) {}

void TokenBucket::Fill(Clock::time_point now) {
  const std::chrono::duration<double> passed = now - filled_;
  if (passed.count() <= 0) return;
  level_ = std::min(capacity_, level_ + passed.count() * capacity_ / kMinute);
  filled_ = now;
}

absl::Duration TokenBucket::TakeAt(uint32_t articles, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Fill(now);
  const double needed = std::min<double>(articles, capacity_);
  if (level_ + kNothing < needed) return absl::Seconds((needed - level_) * kMinute / capacity_);
  level_ -= articles;
  return absl::ZeroDuration();
}

void TokenBucket::SetRate(uint32_t articles_per_minute, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Fill(now);
  capacity_ = articles_per_minute;
  level_ = std::min(level_, capacity_);
}

}  // namespace banghi
