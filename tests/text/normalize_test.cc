#include "text/normalize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "text/utf8.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> TextsOf(const NormalizedText& normalized, const std::vector<Span>& spans) {
  std::vector<std::string> texts;
  for (const Span& span : spans) texts.push_back(normalized.text.substr(span.begin, span.length()));
  return texts;
}

// The raw text that became the first occurrence of `part`.
std::string RawOf(const std::string& raw, const std::string& part) {
  const NormalizedText normalized = Normalize(raw);
  const size_t at = normalized.text.find(part);
  if (at == std::string::npos) return "(not found)";
  const Span span = normalized.map.ToRaw({static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())});
  return raw.substr(span.begin, span.length());
}

TEST(NormalizeTest, PlainTextStaysAsItIs) {
  const std::string text = "Ngày 5/3, hai bên hội đàm tại Hà Nội.\n[Tin khác] giá < 5 & > 3 | a * b\n- 2 _ 3 # 4 \\ 5";
  const NormalizedText normalized = Normalize(text);
  EXPECT_EQ(normalized.text, text);
  EXPECT_TRUE(normalized.map.identity());
}

TEST(NormalizeTest, TakesMarkupOut) {
  const struct {
    const char *why, *raw, *text;
  } kCases[] = {
      {"inline tags", "Bộ <b>Quốc</b> <a href=\"x>y\">phòng</a>", "Bộ Quốc phòng"},
      {"a tag within a word", "Vi<i>ệt</i> Nam", "Việt Nam"},
      {"block tags", "<p>Một</p><p>Hai<br/>Ba</p>", "Một\nHai\nBa\n"},
      {"line breaks within a paragraph", "<p>Bộ Quốc\n<b>phòng</b>\nLào</p>\nNga\nMỹ", "Bộ Quốc phòng Lào\n\nNga\nMỹ"},
      {"a paragraph that never closes", "<p>Bộ Quốc\nphòng", "Bộ Quốc\nphòng"},
      {"capitals and attributes", "<DIV CLASS='a'>Nga</DIV>", "Nga\n"},
      {"comments", "Nga<!-- <p>ẩn --> Mỹ", "Nga Mỹ"},
      {"scripts and styles", "a<script>if (1<2) x();</script>b<style>p{}</style>c", "abc"},
      {"a script that never ends", "a<script>b", "ab"},
      {"a comment that never ends", "a<!-- b", "a<!-- b"},
      {"no tags", "a < b, <Nga> và <5>", "a < b, <Nga> và <5>"},
      {"custom tags", "a<o:p></o:p>b", "ab"},
      {"declarations", "<!DOCTYPE html><?xml version=\"1.0\"?>Nga", "Nga"},
      {"entities", "Vi&#7879;t&nbsp;Nam &amp; M&#x1EF9; &quot;&agrave;&quot; &hellip;", "Việt Nam & Mỹ \"à\" …"},
      {"no entities", "AT&T; R&D &#xZZ; &#55296; &unknown;", "AT&T; R&D &#xZZ; &#55296; &unknown;"},
      {"Windows-1252 by number", "&#147;Nga&#148;", "“Nga”"},
      {"links", "Theo [Reuters](https://a.vn/b_c_d), ông [nói](/x).", "Theo Reuters, ông nói."},
      {"an address with brackets", "[Nga](https://a.vn/b_(c)) và", "Nga và"},
      {"an address whose bracket stays open", "[Nga](https://a.vn/b_(c) và", "Nga và"},
      {"images", "![Hội đàm](https://a.vn/2 6.jpg?w=400)", "Hội đàm"},
      {"an image without text", "![]() |\nĐại sứ", " |\nĐại sứ"},
      {"brackets in an image's text", "![[Video] Hội đàm](https://a.vn/b.jpg)", "[Video] Hội đàm"},
      {"a lost bracket in an image's text", "![Video] Hội đàm](https://a.vn/b.jpg)", "Video] Hội đàm"},
      {"an image in a link", "[![Hội đàm](a.jpg)](b.html)\nNga", "Hội đàm\nNga"},
      {"brackets that are no link", "[Quan hệ Việt - Nga] (xem trang 3) [1](xem phụ lục)",
       "[Quan hệ Việt - Nga] (xem trang 3) [1](xem phụ lục)"},
      {"headings", "## Hội đàm\n#Nga\n#5 x", "Hội đàm\n#Nga\n#5 x"},
      {"emphasis", "**Bộ Quốc phòng** và *Bộ Ngoại giao*, __Nga__", "Bộ Quốc phòng và Bộ Ngoại giao, Nga"},
      {"a lone asterisk", "*Mời xem tiếp\n* Mục một\n3 * 4 * 5", "*Mời xem tiếp\n* Mục một\n3 * 4 * 5"},
      {"escapes", "1\\. Nga \\- Mỹ \\[x\\]", "1. Nga - Mỹ [x]"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Normalize(c.raw).text, c.text) << c.why;
}

TEST(NormalizeTest, BreaksTheLineWhereMarkupEndedABlock) {
  EXPECT_EQ(Normalize("![Lễ đón](a.jpg) Hai bên hội đàm").text, "Lễ đón\n Hai bên hội đàm");
  EXPECT_EQ(Normalize("Hai bên hội đàm ![Lễ đón](a.jpg)").text, "Hai bên hội đàm \nLễ đón");
  EXPECT_EQ(Normalize("[Tin một](a.html)[Tin hai](b.html)").text, "Tin một\nTin hai");
  EXPECT_EQ(Normalize("[Tin một](a.html)Hai bên").text, "Tin một\nHai bên");
}

TEST(NormalizeTest, MakesSpacesPlainAndDropsInvisibleCharacters) {
  EXPECT_EQ(Normalize("Việt\u00A0Nam\tvà\u2003Nga").text, "Việt Nam và Nga");
  EXPECT_EQ(Normalize("EU\u200B - Vi\u00ADệt\uFEFF Nam").text, "EU - Việt Nam");
  EXPECT_EQ(Normalize("một\r\nhai\rba\u2028bốn").text, "một\nhai\nba\nbốn");
}

TEST(NormalizeTest, ComposesLetters) {
  EXPECT_EQ(Normalize("Vie\u0323\u0302t Nam").text, "Việt Nam");
  EXPECT_EQ(RawOf("Vie\u0323\u0302t Nam", "Việt"), "Vie\u0323\u0302t");
  EXPECT_EQ(Normalize("Vie\u200B\u0323\u0302t").text, "Việt");
}

TEST(NormalizeTest, MapsBackOntoTheRawText) {
  EXPECT_EQ(RawOf("<p>Bộ <b>Quốc</b> phòng</p>", "Quốc phòng"), "Quốc</b> phòng");
  EXPECT_EQ(RawOf("<p>Bộ <b>Quốc</b> phòng</p>", "Bộ Quốc"), "Bộ <b>Quốc");
  EXPECT_EQ(RawOf("Vi&#7879;t&nbsp;Nam.", "Việt Nam"), "Vi&#7879;t&nbsp;Nam");
  EXPECT_EQ(RawOf("ở [Hà Nội](http://a.vn), Nga", "Hà Nội"), "Hà Nội");
  EXPECT_EQ(RawOf("Nam\r\nNga", "Nam\nNga"), "Nam\r\nNga");
  EXPECT_EQ(RawOf("&lt;b&gt; Bo\u0323\u0302&nbsp;Qu&#7889;c", "Bộ Quốc"), "Bo\u0323\u0302&nbsp;Qu&#7889;c");
}

TEST(NormalizeTest, TellsWhereImagesAndLinksStood) {
  const NormalizedText normalized =
      Normalize("[Chủ tịch thăm\u00A0Nga](http://a.vn/x)\n\n![Lễ đón <b>Vi??t</b> Nam](b.jpg)\nTheo [TASS](c), ![](d)");
  EXPECT_THAT(TextsOf(normalized, normalized.image_texts), ElementsAre("Lễ đón Việt Nam"));
  EXPECT_THAT(TextsOf(normalized, normalized.link_texts), ElementsAre("Chủ tịch thăm Nga", "TASS"));
}

TEST(NormalizeTest, SeesMarkupWhereverItStandsInLongText) {
  const std::string long_text = "Hai bên hội đàm tại thủ đô Hà Nội.";
  for (const std::string piece :
       {"<b>a</b>", "a &amp; b", "**a**", "__a__", "a\\*", "# a", "[a](b)", "a\tb", "a\x7F", "a\r\nb"}) {
    const std::string plain = Normalize(piece).text;
    EXPECT_NE(plain, piece);
    EXPECT_EQ(Normalize(absl::StrCat(piece, "\n", long_text)).text, absl::StrCat(plain, "\n", long_text));
    EXPECT_EQ(Normalize(absl::StrCat(long_text, "\n", piece)).text, absl::StrCat(long_text, "\n", plain));
  }
}

TEST(NormalizeTest, MakesSpacesPlainWhereverTheyStandInLongText) {
  const std::string text = "Bộ trưởng Quốc phòng hai nước đã hội đàm tại Hà Nội, sau đó ký bản ghi nhớ về quân y.";
  const std::pair<const char*, const char*> all[] = {
      {"\t", " "},     {"\x7F", " "},   {"\r\n", "\n"},   {"\r", "\n"},   {"\u0085", "\n"}, {"\u00A0", " "},
      {"\u1680", " "}, {"\u2003", " "}, {"\u2028", "\n"}, {"\u200B", ""}, {"\u00AD", ""},   {"\uFEFF", ""}};
  for (const auto& [character, plain] : all) {
    for (size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
      const std::string before = text.substr(0, at), behind = text.substr(at);
      ASSERT_EQ(Normalize(absl::StrCat(before, character, behind)).text, absl::StrCat(before, plain, behind)) << at;
    }
  }
}

// Most texts skip the steps they need not; one with a tab at its end takes those for characters. Long texts are looked
// at in blocks.
TEST(NormalizeTest, CharactersThatSkipStepsWouldComeOutTheSame) {
  const std::string long_text = "Hai bên hội đàm tại thủ đô Hà Nội.";
  for (char32_t c = 0x80; c < 0x3000; ++c) {
    for (const char32_t before : {U'a', U'ơ', U'ộ'}) {
      std::string text;
      AppendUtf8(before, text);
      AppendUtf8(c, text);
      const std::string whole = Normalize(text + "\t").text;
      ASSERT_EQ(Normalize(text).text + " ", whole) << static_cast<uint32_t>(c);
      ASSERT_EQ(Normalize(text + long_text).text + " ", Normalize(text + long_text + "\t").text)
          << static_cast<uint32_t>(c);
    }
  }
}

}  // namespace
}  // namespace banghi
