#include "server/worker_pool.h"

#include <atomic>
#include <latch>

#include "gtest/gtest.h"

namespace banghi {
namespace {

TEST(WorkerPoolTest, EverythingPostedRunsBeforeThePoolIsGone) {
  std::atomic<int> ran{0};
  {
    WorkerPool pool(3, 1000);
    for (int i = 0; i < 500; ++i) pool.Post([&] { ++ran; });
  }
  EXPECT_EQ(ran, 500);
}

TEST(WorkerPoolTest, NewWorkIsRefusedWhereTooMuchWaitsButBegunWorkGoesOn) {
  std::latch started(1), go_on(1);
  std::atomic<int> ran{0};
  {
    WorkerPool pool(1, 2);
    ASSERT_TRUE(pool.TryPost([&] {
      started.count_down();
      go_on.wait();
    }));
    started.wait();
    EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
    EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
    EXPECT_FALSE(pool.TryPost([&] { ++ran; }));
    pool.Post([&] { ++ran; });
    go_on.count_down();
  }
  EXPECT_EQ(ran, 3);
}

}  // namespace
}  // namespace banghi
