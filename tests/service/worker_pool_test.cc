#include "server/worker_pool.h"

#include <atomic>
#include <latch>

#include "absl/time/clock.h"
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

TEST(WorkerPoolTest, PausedPoolBeginsNothing) {
  std::atomic<int> ran{0};
  std::latch done(3);
  WorkerPool pool(2, 1000);
  pool.Pause();
  for (int i = 0; i < 3; ++i) {
    pool.Post([&] {
      ++ran;
      done.count_down();
    });
  }
  EXPECT_EQ(pool.waiting(), 3);
  EXPECT_EQ(ran, 0);
  pool.Resume();
  done.wait();
  EXPECT_EQ(ran, 3);
}

TEST(WorkerPoolTest, PausedPoolThatGoesAwayRunsEverything) {
  std::atomic<int> ran{0};
  {
    WorkerPool pool(2, 1000);
    pool.Pause();
    pool.Post([&] { ++ran; });
  }
  EXPECT_EQ(ran, 1);
}

TEST(WorkerPoolTest, NewWorkIsRefusedWhereItWouldWaitTooLong) {
  WorkerPool pool(1, 1000, absl::Milliseconds(5));
  EXPECT_EQ(pool.ExpectedWait(), absl::ZeroDuration());
  // Tasks of 20 ms each: what is usual is learnt from those that are done.
  int refused = 0;
  for (int i = 0; i < 200 && refused == 0; ++i) {
    std::latch begun(1);
    pool.Post([&begun] {
      begun.count_down();
      absl::SleepFor(absl::Milliseconds(20));
    });
    begun.wait();
    pool.Post([] {});
    if (!pool.TryPost([] {})) ++refused;
  }
  EXPECT_EQ(refused, 1);
  EXPECT_GT(pool.ExpectedWait(), absl::Milliseconds(1));
}

}  // namespace
}  // namespace banghi
