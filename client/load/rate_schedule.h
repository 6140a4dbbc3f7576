// When the calls of an open loop are due: evenly spaced, whatever became of those before. A call's latency counts from
// then, so that calls that wait because others are slow are not left out of the measure (coordinated omission).
#ifndef BANGHI_CLIENT_LOAD_RATE_SCHEDULE_H_
#define BANGHI_CLIENT_LOAD_RATE_SCHEDULE_H_

#include <chrono>
#include <cmath>
#include <cstdint>

namespace banghi {

class RateSchedule {
 public:
  using Time = std::chrono::steady_clock::time_point;

  RateSchedule(Time start, double calls_per_second) : start_(start), rate_(calls_per_second) {}

  // Of the call number `index`, from 0. Counted from the start each time, so that no error adds up.
  Time Due(uint64_t index) const {
    return start_ + std::chrono::nanoseconds(std::llround(static_cast<double>(index) * 1e9 / rate_));
  }

  // How many calls are due before `time`.
  uint64_t DueBefore(Time time) const {
    if (time <= start_) return 0;
    const std::chrono::duration<double> passed = time - start_;
    auto count = static_cast<uint64_t>(passed.count() * rate_);
    while (count > 0 && Due(count - 1) >= time) --count;
    while (Due(count) < time) ++count;
    return count;
  }

 private:
  const Time start_;
  const double rate_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_LOAD_RATE_SCHEDULE_H_
