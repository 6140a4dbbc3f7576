#include "client/queue/repeated_lines.h"

#include "gtest/gtest.h"

namespace banghi {
namespace {

TEST(RepeatedLinesTest, WhatSeveralThreadsSayIsToldOnce) {
  RepeatedLines lines(absl::Seconds(10));
  const absl::Time now = absl::UnixEpoch();
  EXPECT_TRUE(lines.IsNews("gone", now));
  EXPECT_FALSE(lines.IsNews("gone", now));
  EXPECT_FALSE(lines.IsNews("gone", now + absl::Seconds(9)));
}

TEST(RepeatedLinesTest, WhatLastsIsToldAgain) {
  RepeatedLines lines(absl::Seconds(10));
  const absl::Time now = absl::UnixEpoch();
  EXPECT_TRUE(lines.IsNews("gone", now));
  EXPECT_TRUE(lines.IsNews("gone", now + absl::Seconds(10)));
  EXPECT_FALSE(lines.IsNews("gone", now + absl::Seconds(19)));
}

TEST(RepeatedLinesTest, AnotherLineIsNews) {
  RepeatedLines lines(absl::Seconds(10));
  const absl::Time now = absl::UnixEpoch();
  EXPECT_TRUE(lines.IsNews("gone", now));
  EXPECT_TRUE(lines.IsNews("full", now));
  EXPECT_TRUE(lines.IsNews("gone", now));
}

}  // namespace
}  // namespace banghi
