#include "client/printable.h"

#include "gmock/gmock.h"
#include "text/utf8.h"

namespace banghi {
namespace {

TEST(PrintableTest, Utf8StaysAsItIs) {
  for (const char* name : {"", "a.txt", "tin 100%.txt", "Bộ trưởng/ảnh.html"}) EXPECT_EQ(WithUtf8(name), name);
}

TEST(PrintableTest, OtherBytesAreEscapedAndSoIsThePercentSign) {
  EXPECT_EQ(WithUtf8("tin-\xE9.txt"), "tin-%E9.txt");
  EXPECT_EQ(WithUtf8("\xC3"), "%C3");
  EXPECT_EQ(WithUtf8("ộ\xFF\xFE%E9"), "ộ%FF%FE%25E9");
  EXPECT_EQ(WithUtf8("\xED\xA0\x80"), "%ED%A0%80");  // a surrogate
}

TEST(PrintableTest, DifferentNamesStayDifferent) {
  EXPECT_NE(WithUtf8("\xFF%FE"), WithUtf8("\xFF\xFE"));
  for (int byte = 1; byte < 256; ++byte) {
    const std::string text = WithUtf8(std::string(1, static_cast<char>(byte)));
    EXPECT_EQ(FindInvalidUtf8(text), text.size()) << byte;
  }
}

}  // namespace
}  // namespace banghi
