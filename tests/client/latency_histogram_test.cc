#include "client/load/latency_histogram.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace banghi {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

TEST(LatencyHistogramTest, OfNoneEverythingIsZero) {
  const LatencyHistogram histogram;
  EXPECT_EQ(histogram.count(), 0u);
  EXPECT_EQ(histogram.Quantile(0.5).count(), 0);
  EXPECT_EQ(histogram.max().count(), 0);
}

TEST(LatencyHistogramTest, SmallLatenciesAreExact) {
  LatencyHistogram histogram;
  for (int i = 1; i <= 100; ++i) histogram.Add(nanoseconds(i));
  EXPECT_EQ(histogram.Quantile(0).count(), 1);
  EXPECT_EQ(histogram.Quantile(0.5).count(), 50);
  EXPECT_EQ(histogram.Quantile(0.9).count(), 90);
  EXPECT_EQ(histogram.Quantile(0.99).count(), 99);
  EXPECT_EQ(histogram.Quantile(1).count(), 100);
}

TEST(LatencyHistogramTest, QuantilesOfAnyDistributionAreAtMostAHundredAndTwentyEighthTooLong) {
  std::mt19937 random(17);
  std::lognormal_distribution<double> latencies(13, 2.5);
  std::vector<int64_t> all;
  LatencyHistogram histogram;
  for (int i = 0; i < 20000; ++i) {
    all.push_back(std::llround(latencies(random)));
    histogram.Add(nanoseconds(all.back()));
  }
  std::sort(all.begin(), all.end());
  for (const double share : {0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto rank = static_cast<size_t>(std::ceil(share * static_cast<double>(all.size())));
    const int64_t exact = all[rank - 1];
    const int64_t told = histogram.Quantile(share).count();
    EXPECT_GE(told, exact) << share;
    EXPECT_LE(told, exact + exact / 128 + 1) << share;
  }
  EXPECT_EQ(histogram.max().count(), all.back());
}

TEST(LatencyHistogramTest, NothingIsTooLongOrTooShort) {
  LatencyHistogram histogram;
  histogram.Add(nanoseconds(-5));
  EXPECT_EQ(histogram.max().count(), 0);
  histogram.Add(nanoseconds::max());
  histogram.Add(hours(1));
  EXPECT_EQ(histogram.count(), 3u);
  EXPECT_EQ(histogram.max(), nanoseconds::max());
  EXPECT_EQ(histogram.Quantile(1), nanoseconds::max());
}

TEST(LatencyHistogramTest, MergedHistogramsAreAsIfAllWereAddedToOne) {
  LatencyHistogram one, other, both;
  for (int i = 0; i < 1000; ++i) {
    (i % 3 == 0 ? one : other).Add(microseconds(i * i));
    both.Add(microseconds(i * i));
  }
  one.Merge(other);
  EXPECT_EQ(one.count(), both.count());
  EXPECT_EQ(one.max(), both.max());
  for (const double share : {0.1, 0.5, 0.99}) EXPECT_EQ(one.Quantile(share), both.Quantile(share)) << share;
}

TEST(LatencyHistogramTest, AFewSlowOnesShowInTheHighestQuantilesOnly) {
  LatencyHistogram histogram;
  for (int i = 0; i < 9990; ++i) histogram.Add(milliseconds(1));
  for (int i = 0; i < 10; ++i) histogram.Add(milliseconds(500));
  EXPECT_LT(histogram.Quantile(0.99), milliseconds(2));
  EXPECT_LT(histogram.Quantile(0.999), milliseconds(2));
  EXPECT_GE(histogram.Quantile(0.9991), milliseconds(500));
}

}  // namespace
}  // namespace banghi
