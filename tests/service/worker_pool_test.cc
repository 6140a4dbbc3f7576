#include "server/worker_pool.h"

#include <atomic>

#include "absl/synchronization/notification.h"
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
  absl::Notification started, go_on;
  std::atomic<int> ran{0};
  {
    WorkerPool pool(1, 2);
    ASSERT_TRUE(pool.TryPost([&] {
      started.Notify();
      go_on.WaitForNotification();
    }));
    started.WaitForNotification();
    EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
    EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
    EXPECT_FALSE(pool.TryPost([&] { ++ran; }));
    pool.Post([&] { ++ran; });
    go_on.Notify();
  }
  EXPECT_EQ(ran, 3);
}

}  // namespace
}  // namespace banghi
