#include "client/load/latency_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

namespace banghi {
namespace {

// Values below 256 have a bucket each; above, the eight highest bits tell the bucket.
constexpr int kBits = 8;
constexpr uint64_t kHalf = uint64_t{1} << (kBits - 1);
constexpr size_t kBuckets = (64 - kBits + 2) * kHalf;

size_t BucketOf(uint64_t value) {
  const int shift = std::max(0, static_cast<int>(std::bit_width(value)) - kBits);
  return shift * kHalf + (value >> shift);
}

// The largest value in a bucket.
uint64_t TopOf(size_t bucket) {
  if (bucket < 2 * kHalf) return bucket;
  const size_t shift = bucket / kHalf - 1;
  return ((bucket - shift * kHalf + 1) << shift) - 1;
}

}  // namespace

LatencyHistogram::LatencyHistogram() : buckets_(kBuckets, 0) {}

void LatencyHistogram::Add(Latency latency) {
  latency = std::max(latency, Latency(0));
  ++buckets_[BucketOf(static_cast<uint64_t>(latency.count()))];
  ++count_;
  max_ = std::max(max_, latency);
}

void LatencyHistogram::Merge(const LatencyHistogram& other) {
  for (size_t i = 0; i < kBuckets; ++i) buckets_[i] += other.buckets_[i];
  count_ += other.count_;
  max_ = std::max(max_, other.max_);
}

LatencyHistogram::Latency LatencyHistogram::Quantile(double share) const {
  if (count_ == 0) return Latency(0);
  const double wanted = std::max(1.0, std::ceil(share * static_cast<double>(count_)));
  uint64_t seen = 0;
  for (size_t i = 0; i < kBuckets; ++i) {
    seen += buckets_[i];
    if (static_cast<double>(seen) >= wanted) return std::min(max_, Latency(static_cast<int64_t>(TopOf(i))));
  }
  return max_;
}

}  // namespace banghi
