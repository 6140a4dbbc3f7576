// Latencies by the million in the space of a few: buckets whose width is at most 1/128 of what they hold.
#ifndef BANGHI_CLIENT_LOAD_LATENCY_HISTOGRAM_H_
#define BANGHI_CLIENT_LOAD_LATENCY_HISTOGRAM_H_

#include <chrono>
#include <cstdint>
#include <vector>

namespace banghi {

// Not thread-safe: one a thread, merged at the end.
class LatencyHistogram {
 public:
  using Latency = std::chrono::nanoseconds;

  LatencyHistogram();

  void Add(Latency latency);  // below zero counts as zero
  void Merge(const LatencyHistogram& other);

  uint64_t count() const { return count_; }
  Latency max() const { return max_; }  // exact

  // The least latency that at least `share` (0 to 1) of all do not exceed, at most 1/128 too long; zero of none.
  Latency Quantile(double share) const;

 private:
  std::vector<uint64_t> buckets_;
  uint64_t count_ = 0;
  Latency max_{0};
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_LOAD_LATENCY_HISTOGRAM_H_
