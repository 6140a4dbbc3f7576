#include "server/http/chunk_syntax.h"

#include "gtest/gtest.h"

namespace banghi {
namespace {

bool TakeWhole(absl::string_view body) { return ChunkSyntax().Take(body); }

bool TakeByteByByte(absl::string_view body) {
  ChunkSyntax syntax;
  for (size_t i = 0; i < body.size(); ++i) {
    if (!syntax.Take(body.substr(i, 1))) return false;
  }
  return true;
}

TEST(ChunkSyntaxTest, TakesWhatTheStandardAllows) {
  for (const absl::string_view body : {
           "5\r\nhello\r\n0\r\n\r\n",
           "5;name=value\r\nhello\r\n0\r\nTrailer: 1\r\n\r\n",
           "0005 \r\nhello\r\n00\r\n\r\n",
           "A\r\n0123456789\r\na\r\n\r\n\r\n\r\n\r\n\r\n\r\n0\r\n\r\n",
           "5\r\nhel",
           "",
       }) {
    EXPECT_TRUE(TakeWhole(body)) << body;
    EXPECT_TRUE(TakeByteByByte(body)) << body;
  }
}

TEST(ChunkSyntaxTest, RefusesSizesThatOnlyCReads) {
  for (const absl::string_view body : {
           "0x5\r\nhello\r\n",
           "+5\r\nhello\r\n",
           "-5\r\nhello\r\n",
           " 5\r\nhello\r\n",
           "5h\r\nhello\r\n",
           "\r\nhello\r\n",
           ";name\r\nhello\r\n",
           "5\nhello\r\n",
           "5;name\nhello\r\n",
           "5\rhello\r\n",
           "5\r\nhello5\r\n",
           "5\r\nhello\n5\r\n",
           "5\r\nhello\r\n+0\r\n",
           "ffffffffffffffff\r\nhello",
       }) {
    EXPECT_FALSE(TakeWhole(body)) << body;
    EXPECT_FALSE(TakeByteByByte(body)) << body;
  }
}

}  // namespace
}  // namespace banghi
