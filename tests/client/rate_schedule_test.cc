#include "client/load/rate_schedule.h"

#include <chrono>

#include "gtest/gtest.h"

namespace banghi {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using Time = RateSchedule::Time;

const Time kStart = Time() + hours(7);

TEST(RateScheduleTest, CallsAreSpacedEvenlyFromTheStart) {
  const RateSchedule schedule(kStart, 250);
  EXPECT_EQ(schedule.Due(0), kStart);
  EXPECT_EQ(schedule.Due(1), kStart + milliseconds(4));
  EXPECT_EQ(schedule.Due(1000), kStart + milliseconds(4000));
}

TEST(RateScheduleTest, RatesThatDivideNoSecondDoNotDrift) {
  const RateSchedule schedule(kStart, 3);
  EXPECT_EQ(schedule.Due(3 * 3600), kStart + hours(1));
  EXPECT_LT(schedule.Due(1), schedule.Due(2));
}

TEST(RateScheduleTest, CallsDueAtATimeAreNotDueBeforeIt) {
  const RateSchedule schedule(kStart, 250);
  EXPECT_EQ(schedule.DueBefore(kStart - hours(1)), 0u);
  EXPECT_EQ(schedule.DueBefore(kStart), 0u);
  EXPECT_EQ(schedule.DueBefore(kStart + nanoseconds(1)), 1u);
  EXPECT_EQ(schedule.DueBefore(kStart + milliseconds(4)), 1u);
  EXPECT_EQ(schedule.DueBefore(kStart + milliseconds(5)), 2u);
  EXPECT_EQ(schedule.DueBefore(kStart + hours(1)), 250u * 3600);
}

TEST(RateScheduleTest, CountAndDueTimesAgreeAtAnyRate) {
  for (const double rate : {0.7, 3.0, 7.3, 999.9, 123456.7}) {
    const RateSchedule schedule(kStart, rate);
    for (const uint64_t index : {1u, 2u, 10u, 12345u, 7654321u}) {
      EXPECT_EQ(schedule.DueBefore(schedule.Due(index)), index) << rate;
      EXPECT_EQ(schedule.DueBefore(schedule.Due(index) + nanoseconds(1)), index + 1) << rate;
    }
  }
}

}  // namespace
}  // namespace banghi
