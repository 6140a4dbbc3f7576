// What must hold for any text, tried on generated ones: the seeds are fixed, so that a failure comes again.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "text/document.h"
#include "text/units.h"
#include "text/utf8.h"

namespace banghi {
namespace {

using Generator = std::mt19937;

size_t Below(Generator& random, size_t n) { return std::uniform_int_distribution<size_t>(0, n - 1)(random); }

// Pieces that meet each other's edges: markup, entities, decomposed letters, lost letters, marks, spaces.
std::string MarkupSoup(Generator& random) {
  static const char* const kPieces[] = {"Bộ",
                                        "trưởng",
                                        "Vi??t",
                                        "Nam",
                                        "m???t",
                                        "?",
                                        "??",
                                        "e\u0323\u0302",
                                        "\u0301",
                                        "a\u0300",
                                        "Mỹ",
                                        "1",
                                        "2021",
                                        " ",
                                        " ",
                                        " ",
                                        "\n",
                                        "\n\n",
                                        "<b>",
                                        "</b>",
                                        "<p>",
                                        "<br/>",
                                        "<!--",
                                        "-->",
                                        "<script>",
                                        "</script>",
                                        "<",
                                        ">",
                                        "&amp;",
                                        "&#7879;",
                                        "&nbsp;",
                                        "&",
                                        "&#x1EC7",
                                        ";",
                                        "[",
                                        "]",
                                        "](",
                                        "![",
                                        ")",
                                        "(",
                                        "http://a.vn/b_c",
                                        "*",
                                        "**",
                                        "_",
                                        "__",
                                        "\\",
                                        "# ",
                                        "|",
                                        ".",
                                        "./.",
                                        "…",
                                        "“",
                                        "”",
                                        "\"",
                                        ":",
                                        "Ảnh",
                                        "Ảnh: TTXVN",
                                        "ảnh 1",
                                        "\u200B",
                                        "\u00AD",
                                        "\u00A0",
                                        "\r\n",
                                        "\r",
                                        "\t",
                                        "\u2028",
                                        "😀",
                                        "🇻🇳",
                                        "日本",
                                        "x\u0308",
                                        "TP.",
                                        "HCM",
                                        "Xem thêm:",
                                        "Tin liên quan",
                                        "-",
                                        "–"};
  std::string text = "x";
  for (size_t n = Below(random, 120); n > 0; --n) text += kPieces[Below(random, std::size(kPieces))];
  return text;
}

// Random bytes with what is not UTF-8 taken out.
std::string ValidNoise(Generator& random) {
  std::string bytes, text = "x";
  for (size_t n = Below(random, 400); n > 0; --n) bytes += static_cast<char>(Below(random, 256));
  for (size_t i = 0; i < bytes.size();) {
    const absl::string_view rest = absl::string_view(bytes).substr(i);
    const size_t valid = FindInvalidUtf8(rest);
    text.append(rest.data(), valid);
    i += valid + 1;
  }
  for (size_t n = Below(random, 40); n > 0; --n) AppendUtf8(static_cast<char32_t>(1 + Below(random, 0xD7FE)), text);
  return text;
}

bool OnBoundary(const std::string& text, uint32_t byte) {
  return byte <= text.size() && (byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80);
}

bool TouchesRepair(const Document& document, Span span) {
  for (const Span& repaired : document.normalized().repaired) {
    if (repaired.Overlaps(span)) return true;
  }
  return false;
}

// Every offset in the other units, from a count over the whole text.
void ExpectUnitsAgree(const std::string& raw) {
  const UnitConverter points(raw, OffsetUnit::kCodePoint), units(raw, OffsetUnit::kUtf16CodeUnit);
  uint32_t point = 0, unit = 0;
  size_t length = 0;
  for (size_t i = 0; i < raw.size(); i += length, ++point) {
    ASSERT_EQ(points.FromByte(static_cast<uint32_t>(i)), point);
    ASSERT_EQ(units.FromByte(static_cast<uint32_t>(i)), unit);
    unit += DecodeUtf8(raw, i, &length) > 0xFFFF ? 2 : 1;
  }
}

void ExpectDocumentHolds(const std::string& raw) {
  const auto document = Document::Parse(raw);
  if (!document.ok()) return;  // nothing but markup
  const std::string& text = document->text();
  ASSERT_EQ(FindInvalidUtf8(text), text.size());
  ASSERT_EQ(document->normalized().map.raw_size(), raw.size());
  ASSERT_EQ(document->normalized().map.normalised_size(), text.size());
  uint32_t last = 0;
  for (const Token& token : document->tokens()) {
    ASSERT_LE(last, token.span.begin);
    ASSERT_LT(token.span.begin, token.span.end);
    last = token.span.end;
    const Span back = document->ToRaw(token.span);
    ASSERT_FALSE(back.empty());
    ASSERT_TRUE(OnBoundary(raw, back.begin) && OnBoundary(raw, back.end)) << document->TextOf(token);
    ASSERT_TRUE(document->normalized().map.ToNormalised(back).Contains(token.span));
    const std::string slice = raw.substr(back.begin, back.length());
    // Markup within a word may need its other end to be taken for markup.
    const bool cut = slice.find_first_of("*_\\[]()<>&#!?") != std::string::npos && slice.size() != token.span.length();
    if (cut || TouchesRepair(*document, token.span)) continue;
    ASSERT_EQ(Normalize(slice).text, document->TextOf(token));
  }
  uint32_t next = 0;
  for (const Sentence& sentence : document->sentences()) {
    ASSERT_EQ(sentence.tokens.begin, next);
    ASSERT_FALSE(sentence.tokens.empty());
    next = sentence.tokens.end;
  }
  ASSERT_EQ(next, document->tokens().size());
  ExpectUnitsAgree(raw);
}

TEST(PropertyTest, TokensOfMarkupSoupMapOntoTheRawText) {
  Generator random(20211202);
  for (int i = 0; i < 4000; ++i) {
    const std::string raw = MarkupSoup(random);
    SCOPED_TRACE(raw);
    ExpectDocumentHolds(raw);
    if (HasFatalFailure()) return;
  }
}

TEST(PropertyTest, TokensOfNoiseMapOntoTheRawText) {
  Generator random(20240821);
  for (int i = 0; i < 1500; ++i) {
    const std::string raw = ValidNoise(random);
    SCOPED_TRACE(raw);
    ExpectDocumentHolds(raw);
    if (HasFatalFailure()) return;
  }
}

TEST(PropertyTest, NormalisedPlainTextNormalisesToItself) {
  Generator random(7);
  for (int i = 0; i < 500; ++i) {
    std::string raw;
    for (size_t n = Below(random, 60); n > 0; --n) {
      static const char* const kPieces[] = {"Quốc", "Vie\u0323\u0302t", "\u00A0", " ", "\r\n", "m???t", "1", ".", "–"};
      raw += kPieces[Below(random, std::size(kPieces))];
    }
    const std::string once = Normalize(raw).text;
    EXPECT_EQ(Normalize(once).text, once) << raw;
  }
}

// A mebibyte of what could make a parser go back again and again. That this ends is the test: quadratic time would take
// hours.
TEST(PropertyTest, AnyMebibyteIsReadInOnePass) {
  for (const char* unit :
       {"[",      "]",    "<",        "?",          "??",  "7",    "![",   "](",    "[](",     "![](x",
        "<a ",    "<!--", "&",        "&#",         "*",   "*a",   "**a*", "_",     "__a",     "\\",
        "(",      ")",    "[a](b(",   "a??",        "?a",  "??a ", "Ảnh:", "Ảnh: ", "(",       "(TTXVN ",
        "ảnh 1",  "\n[",  "|\n",      "Xem thêm\n", "A\n", "./.",  ".",    "J. ",   "e\u0301", "\u0301",
        "\u200B", "<p>",  "<script>", "</",         "[[",  "# ",   "x",    "ộ"}) {
    std::string raw = "x ";
    while (raw.size() < (1u << 20)) raw += unit;
    EXPECT_TRUE(Document::Parse(raw).ok()) << unit;
  }
}

}  // namespace
}  // namespace banghi
