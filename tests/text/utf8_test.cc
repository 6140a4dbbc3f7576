#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace banghi {
namespace {

TEST(Utf8Test, WellFormedTextHasNoInvalidByte) {
  for (const std::string text : {"", "abc", "Bộ Quốc phòng", "đ€\xF0\x9F\x87\xBB\xF0\x9F\x87\xB3", "\xEF\xBF\xBF"}) {
    EXPECT_EQ(FindInvalidUtf8(text), text.size()) << text;
  }
}

TEST(Utf8Test, NamesTheByteAtWhichTextIsIllFormed) {
  const struct {
    const char* why;
    std::string text;
    size_t at;
  } kCases[] = {
      {"lone continuation", "ab\x80", 2},
      {"overlong slash", "\xC0\xAF", 0},
      {"overlong of three", "a\xE0\x80\x80", 1},
      {"surrogate", "Mỹ\xED\xA0\x80", 4},
      {"beyond U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"cut off", "Vi\xE1\xBB", 2},
      {"letter in place of a continuation", "\xE1\xBBx", 0},
      {"five bytes", "\xF8\x88\x80\x80\x80", 0},
  };
  for (const auto& c : kCases) EXPECT_EQ(FindInvalidUtf8(c.text), c.at) << c.why;
}

// Long texts are looked at in blocks: what follows two bytes that lead stands now within one, now across two.
TEST(Utf8Test, LongTextIsJudgedAsShortTextIs) {
  const std::string kTails[] = {"", "\x7F", "\x80", "\xBF", "\x80\x80", "\xBF\xBF\xBF", "\xC3\xA0"};
  for (int lead = 0; lead < 0x100; ++lead) {
    for (int second = 0x70; second < 0x100; ++second) {
      for (const std::string& tail : kTails) {
        const std::string part = std::string{static_cast<char>(lead), static_cast<char>(second)} + tail;
        const size_t invalid = FindInvalidUtf8(part);
        const size_t before = static_cast<size_t>(lead + second) % 40;
        const std::string text = std::string(before, 'a') + part;
        const bool whole = invalid == part.size();
        ASSERT_EQ(FindInvalidUtf8(text + "\n" + std::string(40, 'b')), whole ? text.size() + 41 : before + invalid);
        ASSERT_EQ(FindInvalidUtf8(text), before + invalid);
      }
    }
  }
}

TEST(Utf8Test, DecodeAndAppendAreInverse) {
  for (const char32_t c :
       {U'a', U'\x7F', U'\x80', U'đ', U'\u07FF', U'\u0800', U'ệ', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    AppendUtf8(c, text);
    size_t length = 0;
    EXPECT_EQ(DecodeUtf8(text, 0, &length), c);
    EXPECT_EQ(length, text.size());
  }
}

}  // namespace
}  // namespace banghi
