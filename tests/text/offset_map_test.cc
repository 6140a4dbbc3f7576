#include "text/offset_map.h"

#include <gtest/gtest.h>

#include <utility>

namespace banghi {
namespace {

OffsetMap Map(void (*build)(OffsetMap::Builder&)) {
  OffsetMap::Builder builder;
  build(builder);
  return std::move(builder).Build();
}

TEST(OffsetMapTest, CopiedTextMapsByteForByte) {
  const OffsetMap map = Map([](auto& b) { b.Copy(4), b.Copy(6); });
  EXPECT_TRUE(map.identity());
  EXPECT_EQ(map.ToRaw({2, 7}), (Span{2, 7}));
  EXPECT_EQ(map.ToNormalised({2, 7}), (Span{2, 7}));
}

TEST(OffsetMapTest, AnyPartOfAReplacedStretchMapsToItsWhole) {
  // "&nbsp;" became one space: raw 3..9 <-> normalised 3..4
  const OffsetMap map = Map([](auto& b) { b.Copy(3), b.Replace(6, 1), b.Copy(5); });
  EXPECT_EQ(map.ToRaw({3, 4}), (Span{3, 9}));
  EXPECT_EQ(map.ToRaw({2, 5}), (Span{2, 10}));
  EXPECT_EQ(map.ToNormalised({5, 6}), (Span{3, 4}));
  EXPECT_EQ(map.raw_size(), 14u);
  EXPECT_EQ(map.normalised_size(), 9u);
}

TEST(OffsetMapTest, DeletedStretchesAtTheEdgesAreLeftOut) {
  // "<b>Nga</b>" -> "Nga"
  const OffsetMap map = Map([](auto& b) { b.Delete(3), b.Copy(3), b.Delete(4); });
  EXPECT_EQ(map.ToRaw({0, 3}), (Span{3, 6}));
  EXPECT_TRUE(map.ToNormalised({0, 3}).empty());
  EXPECT_EQ(map.ToNormalised({1, 8}), (Span{0, 3}));
}

TEST(OffsetMapTest, DeletedStretchesWithinASpanAreCovered) {
  // "Vi<b>ệt</b>" -> "Việt"
  const OffsetMap map = Map([](auto& b) { b.Copy(2), b.Delete(3), b.Copy(4), b.Delete(4); });
  EXPECT_EQ(map.ToRaw({0, 6}), (Span{0, 9}));
}

TEST(OffsetMapTest, InsertedTextHasNoRawText) {
  // "Nga<br>Mỹ" -> "Nga\nMỹ"
  const OffsetMap map = Map([](auto& b) { b.Copy(3), b.Delete(4), b.Insert(1), b.Copy(4); });
  EXPECT_EQ(map.ToRaw({0, 3}), (Span{0, 3}));
  EXPECT_TRUE(map.ToRaw({3, 4}).empty());
  EXPECT_EQ(map.ToRaw({3, 8}), (Span{7, 11}));
  EXPECT_EQ(map.ToRaw({0, 4}), (Span{0, 3}));
}

TEST(OffsetMapTest, EmptySpansMapToEmptySpans) {
  const OffsetMap map = Map([](auto& b) { b.Delete(3), b.Copy(3), b.Replace(2, 4), b.Delete(1); });
  for (uint32_t i = 0; i <= map.normalised_size(); ++i) EXPECT_TRUE(map.ToRaw({i, i}).empty()) << i;
  for (uint32_t i = 0; i <= map.raw_size(); ++i) EXPECT_TRUE(map.ToNormalised({i, i}).empty()) << i;
  EXPECT_EQ(OffsetMap().ToRaw({0, 0}), (Span{0, 0}));
}

TEST(OffsetMapTest, ThenKeepsTheFinestBoundariesBothMapsShare) {
  const OffsetMap first = Map([](auto& b) { b.Delete(2), b.Copy(10), b.Insert(1), b.Copy(3); });
  const OffsetMap second = Map([](auto& b) { b.Copy(4), b.Replace(3, 2), b.Copy(3), b.Delete(1), b.Copy(3); });
  const OffsetMap both = first.Then(second);
  EXPECT_EQ(both.raw_size(), first.raw_size());
  EXPECT_EQ(both.normalised_size(), second.normalised_size());
  EXPECT_EQ(both.ToRaw({0, 4}), (Span{2, 6}));
  EXPECT_EQ(both.ToRaw({4, 5}), (Span{6, 9}));
  EXPECT_EQ(both.ToRaw({6, 9}), (Span{9, 12}));
  EXPECT_EQ(both.ToRaw({9, 12}), (Span{12, 15}));
}

TEST(OffsetMapTest, ThenJoinsReplacementsThatOverlap) {
  const OffsetMap first = Map([](auto& b) { b.Copy(1), b.Replace(6, 2), b.Copy(1); });
  const OffsetMap second = Map([](auto& b) { b.Replace(2, 1), b.Replace(2, 1); });
  const OffsetMap both = first.Then(second);
  EXPECT_EQ(both.ToRaw({0, 1}), (Span{0, 8}));
  EXPECT_EQ(both.ToRaw({1, 2}), (Span{0, 8}));
}

TEST(OffsetMapTest, ThenWithAnIdentityIsTheMapItself) {
  const OffsetMap map = Map([](auto& b) { b.Copy(1), b.Replace(6, 2); });
  const OffsetMap same = Map([](auto& b) { b.Copy(3); });
  EXPECT_EQ(map.Then(same).ToRaw({1, 2}), (Span{1, 7}));
}

}  // namespace
}  // namespace banghi
