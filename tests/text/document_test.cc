#include "text/document.h"

#include <gtest/gtest.h>

#include <string>

namespace banghi {
namespace {

TEST(DocumentTest, InvalidUtf8IsNamedByItsByte) {
  const auto document = Document::Parse("Nga\xFF");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_NE(document.status().message().find("byte 3"), absl::string_view::npos) << document.status();
}

TEST(DocumentTest, TextsWithoutTextAreInvalid) {
  for (const char* raw : {"", " \n\t", "<p></p>", "&nbsp;", "<!-- Nga -->"}) {
    EXPECT_EQ(Document::Parse(raw).status().code(), absl::StatusCode::kInvalidArgument) << raw;
  }
}

TEST(DocumentTest, SpansComeBackOntoTheRawText) {
  const std::string raw = "<p>Đ&#7841;i t&#432;&#7899;ng thăm <b>Vi??t</b> Nam</p>";
  const auto document = Document::Parse(raw);
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->tokens().size(), 5u);
  EXPECT_EQ(document->TextOf(TokenRange{0, 5}), "Đại tướng thăm Việt Nam");
  const Span country = document->ToRaw(document->SpanOf({3, 5}));
  EXPECT_EQ(raw.substr(country.begin, country.length()), "Vi??t</b> Nam");
  EXPECT_EQ(document->FoldedOf(document->tokens()[3]), "viêt5");
}

TEST(DocumentTest, TokensInASpanAreThoseThatLieWhollyWithin) {
  const auto document = Document::Parse("Bộ Quốc phòng Lào");
  ASSERT_TRUE(document.ok());
  const Span ministry = document->SpanOf({0, 3});
  EXPECT_EQ(document->TokensIn(ministry), (TokenRange{0, 3}));
  EXPECT_EQ(document->TokensIn({ministry.begin + 1, ministry.end}), (TokenRange{1, 3}));
  EXPECT_TRUE(document->TokensIn({1, 2}).empty());
}

TEST(DocumentTest, ZoneNamesAreThoseOfTheRecord) {
  EXPECT_EQ(ZoneName(Zone::kTitle), "TITLE");
  EXPECT_EQ(ZoneName(Zone::kBoilerplate), "BOILERPLATE");
}

}  // namespace
}  // namespace banghi
