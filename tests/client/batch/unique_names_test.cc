#include "client/batch/unique_names.h"

#include "gtest/gtest.h"

namespace banghi {
namespace {

TEST(UniqueNamesTest, NamesThatComeAgainHaveANumber) {
  UniqueNames names;
  EXPECT_EQ(names.Take("a"), "a");
  EXPECT_EQ(names.Take("b"), "b");
  EXPECT_EQ(names.Take("a"), "a~2");
  EXPECT_EQ(names.Take("a"), "a~3");
  EXPECT_EQ(names.Take("b"), "b~2");
  EXPECT_EQ(names.changed(), 3);
}

TEST(UniqueNamesTest, NumbersThatAreTakenAreNotGivenAgain) {
  UniqueNames names;
  names.Add("a~2");
  EXPECT_EQ(names.Take("a"), "a");
  EXPECT_EQ(names.Take("a"), "a~3");
  EXPECT_EQ(names.Take("a~2"), "a~2~2");
}

TEST(UniqueNamesTest, ManyOfOneNameTakeNoLongerThanManyNames) {
  UniqueNames names;
  std::string last;
  for (int i = 0; i < 300'000; ++i) last = names.Take("a");
  EXPECT_EQ(last, "a~300000");
}

}  // namespace
}  // namespace banghi
