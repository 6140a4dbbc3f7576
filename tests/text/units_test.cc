#include "text/units.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace banghi {
namespace {

TEST(UnitsTest, CountsBytesCodePointsAndSurrogatePairs) {
  const std::string text = "Mỹ 😀 Đ";  // M, three bytes, space, four bytes, space, two bytes
  const UnitConverter bytes(text, OffsetUnit::kUtf8Byte);
  const UnitConverter points(text, OffsetUnit::kCodePoint);
  const UnitConverter units(text, OffsetUnit::kUtf16CodeUnit);
  const struct {
    uint32_t byte, point, unit;
  } kCases[] = {{0, 0, 0}, {1, 1, 1}, {4, 2, 2}, {5, 3, 3}, {9, 4, 5}, {10, 5, 6}, {12, 6, 7}};
  for (const auto& c : kCases) {
    EXPECT_EQ(bytes.FromByte(c.byte), c.byte);
    EXPECT_EQ(points.FromByte(c.byte), c.point) << c.byte;
    EXPECT_EQ(units.FromByte(c.byte), c.unit) << c.byte;
  }
  EXPECT_EQ(points.FromBytes({1, 9}), (Span{1, 4}));
}

TEST(UnitsTest, AgreesWithACountFromTheBeginningAcrossCheckpoints) {
  std::string text;
  for (int i = 0; i < 400; ++i) AppendUtf8(i % 7 == 0 ? U'😀' : i % 3 == 0 ? U'ộ' : i % 2 == 0 ? U'đ' : U'n', text);
  const UnitConverter points(text, OffsetUnit::kCodePoint);
  const UnitConverter units(text, OffsetUnit::kUtf16CodeUnit);
  uint32_t point = 0, unit = 0;
  size_t length = 0;
  for (size_t i = 0; i < text.size(); i += length) {
    EXPECT_EQ(points.FromByte(static_cast<uint32_t>(i)), point);
    EXPECT_EQ(units.FromByte(static_cast<uint32_t>(i)), unit);
    unit += DecodeUtf8(text, i, &length) > 0xFFFF ? 2 : 1;
    ++point;
  }
  EXPECT_EQ(points.FromByte(static_cast<uint32_t>(text.size())), point);
}

TEST(UnitsTest, EmptyTextAndTextsThatEndOnACheckpointHaveAnEnd) {
  EXPECT_EQ(UnitConverter("", OffsetUnit::kCodePoint).FromByte(0), 0u);
  const std::string text(64, 'a');
  EXPECT_EQ(UnitConverter(text, OffsetUnit::kCodePoint).FromByte(64), 64u);
}

}  // namespace
}  // namespace banghi
