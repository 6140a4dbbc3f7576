#include "server/scheduling.h"

#include <sched.h>

#include <thread>

#include "gtest/gtest.h"

namespace banghi {
namespace {

TEST(SchedulingTest, ThreadsBegunAfterwardsAreOfTheBatchPolicy) {
  // In a thread of its own, so that the other tests keep their policy.
  int of_the_thread = -1;
  int of_its_thread = -1;
  std::thread([&] {
    PreferFinishingWork();
    of_the_thread = sched_getscheduler(0);
    std::thread([&] { of_its_thread = sched_getscheduler(0); }).join();
  }).join();
  EXPECT_EQ(of_the_thread, SCHED_BATCH);
  EXPECT_EQ(of_its_thread, SCHED_BATCH);
}

}  // namespace
}  // namespace banghi
