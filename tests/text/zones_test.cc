#include "text/zones.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace banghi {
namespace {

// A paragraph too long to be a caption or a teaser.
constexpr char kText[] =
    "Tại buổi hội đàm, hai bên trao đổi về tình hình khu vực, nhất trí duy trì trao đổi đoàn các cấp, phối hợp chặt "
    "chẽ tại các "
    "diễn đàn đa phương và sớm hoàn tất kế hoạch hợp tác cho những năm tới. Bộ trưởng khẳng định Việt Nam coi trọng "
    "quan hệ với "
    "nước bạn, mong hai bên tiếp tục hợp tác về đào tạo, quân y, công nghiệp quốc phòng và gìn giữ hòa bình.";

Document Parse(const std::string& text) {
  auto document = Document::Parse(text);
  EXPECT_TRUE(document.ok()) << document.status();
  return *std::move(document);
}

// "ZONE: text" for each run of tokens of one zone within a line; text without credits is joined by the raw text
// between.
std::vector<std::string> Zones(const std::string& text) {
  const Document document = Parse(text);
  std::vector<std::string> runs;
  const auto& tokens = document.tokens();
  for (uint32_t begin = 0; begin < tokens.size();) {
    uint32_t end = begin + 1;
    while (end < tokens.size() && tokens[end].zone == tokens[begin].zone && !tokens[end].line_before) ++end;
    runs.push_back(absl::StrCat(ZoneName(tokens[begin].zone), ": ", document.TextOf(TokenRange{begin, end})));
    begin = end;
  }
  return runs;
}

// The credits of an article made of `lines` behind a headline and a long text.
std::vector<std::string> CreditsBehindText(const std::string& lines) {
  std::vector<std::string> credits;
  for (const std::string& run :
       Zones(absl::StrCat("Hai bộ trưởng quốc phòng hội đàm tại Hà Nội\n\n", kText, "\n\n", lines))) {
    if (run.rfind("CREDIT: ", 0) == 0) credits.push_back(run.substr(8));
  }
  return credits;
}

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ZonesTest, HeadlineLeadAndBody) {
  EXPECT_THAT(Zones(absl::StrCat(
                  "Việt Nam và Lào tăng cường hợp tác\n\nSáng 3/4, tại Hà Nội, hai bộ trưởng đã hội đàm.\n", kText)),
              ElementsAre("TITLE: Việt Nam và Lào tăng cường hợp tác",
                          "LEAD: Sáng 3/4, tại Hà Nội, hai bộ trưởng đã hội đàm.", absl::StrCat("BODY: ", kText)));
}

TEST(ZonesTest, CreditsAreOnlyTheirOwnWords) {
  const struct {
    const char* line;
    std::vector<std::string> credits;
  } kCases[] = {
      {"Hai bộ trưởng bắt tay trước hội đàm. Ảnh: TTXVN |", {"Ảnh: TTXVN |"}},
      {"Hai bộ trưởng bắt tay. (Ảnh: Minh Hà/TTXVN phát)", {"(Ảnh: Minh Hà/TTXVN phát)"}},
      {"Hai bộ trưởng tại lễ đón (Ảnh: Hải Yến).", {"(Ảnh: Hải Yến)"}},
      {"Hai bộ trưởng tại lễ đón sáng 3-4 - Ảnh: TRẦN BÌNH", {"- Ảnh: TRẦN BÌNH"}},
      {"Hai bộ trưởng tại lễ đón - Ảnh: Bộ Quốc phòng Lào.", {"- Ảnh: Bộ Quốc phòng Lào."}},
      {"Toàn cảnh cảng nhìn từ biển - Ảnh minh họa", {"- Ảnh minh họa"}},
      {"Toàn cảnh cảng (ảnh cắt từ clip)", {"(ảnh cắt từ clip)"}},
      {"Ảnh minh họa: Chinhphu.vn", {"Ảnh minh họa: Chinhphu.vn"}},
      {"Ảnh do đơn vị cung cấp", {"Ảnh do đơn vị cung cấp"}},
      {"Vị trí quần đảo. Đồ họa: BBC.", {"Đồ họa: BBC."}},
      {"Video: Bộ Quốc phòng Pháp.", {"Video: Bộ Quốc phòng Pháp."}},
      {"(Nguồn: Reuters) Thủ tướng Nhật Bản hôm qua lên đường thăm Ấn Độ để dự hội nghị.", {"(Nguồn: Reuters)"}},
      {"Tàu hải quân Anh cập cảng Ảnh: TTXVN Phát biểu tại lễ đón, đại sứ bày tỏ vui mừng về chuyến thăm.",
       {"Ảnh: TTXVN"}},
      {"Hai bên sẽ sớm trao đổi đoàn./. Thanh Hà (TTXVN)", {"Thanh Hà (TTXVN)"}},
      {"Hai bên sẽ sớm trao đổi đoàn./. (Vietnam+)", {"(Vietnam+)"}},
      {"(TTXVN/Vietnam+)", {"(TTXVN/Vietnam+)"}},
      {"Tin, ảnh: HOÀNG LONG - VĂN TÚ", {"Tin, ảnh: HOÀNG LONG - VĂN TÚ"}},
      {"Theo VnExpress", {"Theo VnExpress"}},
      {"HOÀNG LONG", {"HOÀNG LONG"}},
      {"Thanh Hà (Theo AFP)", {"Thanh Hà (Theo AFP)"}},
      {"T.H (tổng hợp)", {"T.H (tổng hợp)"}},
      {"TTXVN/Báo Tin tức", {"TTXVN/Báo Tin tức"}},
  };
  for (const auto& c : kCases) EXPECT_EQ(CreditsBehindText(c.line), c.credits) << c.line;
}

TEST(ZonesTest, WhatOnlyLooksLikeACreditIsNone) {
  for (const char* line : {
           "Theo Reuters, hai bên sẽ gặp lại vào tháng tới tại Paris.",
           "Thông tấn xã Việt Nam (TTXVN) và hãng TASS ký thỏa thuận hợp tác.",
           "Ảnh hưởng: hai bên đánh giá tác động của dịch bệnh.",
           "Ảnh vệ tinh cho thấy Nga điều thêm tàu tới Syria trong tuần qua.",
           "Nguồn tin cho biết: tổng thống Pháp sẽ sớm thăm Việt Nam.",
           "Clip: Tàu chiến Mỹ cập cảng Đà Nẵng sáng nay trong chuyến thăm hữu nghị.",
           "Biển Đông",
           "Tổng thống Nga Putin",
           "Ông Lê Văn Trinh.",
           "Ông nói thêm (theo bản tin tiếng Anh) rằng hai nước sẽ hợp tác.",
       }) {
    EXPECT_THAT(CreditsBehindText(line), IsEmpty()) << line;
  }
}

TEST(ZonesTest, AuthorBelowTheHeadlineAndCaptionsPrintedTwice) {
  const std::string caption = "Hai bộ trưởng tại cuộc hội đàm trực tuyến. Ảnh: TTXVN";
  EXPECT_THAT(Zones(absl::StrCat(
                  "Việt Nam - Lào hội đàm\n\nThanh Hà |\n\nChiều 3/4, hai bộ trưởng quốc phòng hội đàm trực tuyến.\n\n",
                  caption, "\n\n", caption, "\n\n", kText)),
              ElementsAre("TITLE: Việt Nam - Lào hội đàm", "CREDIT: Thanh Hà |",
                          "LEAD: Chiều 3/4, hai bộ trưởng quốc phòng hội đàm trực tuyến.",
                          "CAPTION: Hai bộ trưởng tại cuộc hội đàm trực tuyến.", "CREDIT: Ảnh: TTXVN",
                          "CAPTION: Hai bộ trưởng tại cuộc hội đàm trực tuyến.", "CREDIT: Ảnh: TTXVN",
                          absl::StrCat("BODY: ", kText)));
}

TEST(ZonesTest, LinesThatOnlyBeginAlikeDoNotRepeatEachOther) {
  const auto zones = [](const std::string& first, const std::string& second) {
    return Zones(absl::StrCat("Việt Nam - Lào hội đàm\n\nChiều 3/4, hai bộ trưởng quốc phòng hội đàm tại Hà Nội.\n\n",
                              first, "\n\n", second, "\n\n", kText));
  };
  EXPECT_THAT(zones("Các sĩ quan của hai nước tại lễ đón.", "CÁC SĨ QUAN của hai nước, tại lễ đón."),
              ::testing::Contains(::testing::StartsWith("CAPTION")).Times(2));
  EXPECT_THAT(zones("Các sĩ quan của hai nước tại lễ đón.", "Các sĩ quan của hai nước tại lễ tiễn."),
              ::testing::Not(::testing::Contains(::testing::StartsWith("CAPTION"))));
}

TEST(ZonesTest, HeadlinePictureNumberAndCaptionInOneLine) {
  EXPECT_THAT(Zones(absl::StrCat("Hai nước điện đàm\n\nHai bộ trưởng khẳng định quan hệ tốt đẹp giữa hai nước.\n"
                                 "Hai nước điện đàm ảnh 1Đại tướng nghe điện. (Ảnh: Minh Hà)\n\n",
                                 kText)),
              ElementsAre("TITLE: Hai nước điện đàm", "LEAD: Hai bộ trưởng khẳng định quan hệ tốt đẹp giữa hai nước.",
                          "CAPTION: Hai nước điện đàm", "CREDIT: ảnh 1", "CAPTION: Đại tướng nghe điện.",
                          "CREDIT: (Ảnh: Minh Hà)", absl::StrCat("BODY: ", kText)));
}

TEST(ZonesTest, AuthorAndCaptionsBehindAGapEndTheArticle) {
  const std::string article =
      absl::StrCat("Nga - Trung tập trận\n\nHai nước hôm qua khai mạc cuộc tập trận chung trên biển.\n\n", kText, "\n",
                   kText, " Hết.\nThanh Hà\n\n\nTàu khu trục của Nga.\nĐồ họa: BBC.");
  const std::vector<std::string> zones = Zones(article);
  EXPECT_THAT(zones, Contains("CREDIT: Thanh Hà"));
  EXPECT_THAT(zones, Contains("CAPTION: Tàu khu trục của Nga."));
  EXPECT_THAT(zones, Contains("CREDIT: Đồ họa: BBC."));
}

TEST(ZonesTest, OtherArticlesAndPageFurniture) {
  const std::vector<std::string> zones =
      Zones(absl::StrCat("Hai nước hội đàm\n\n", kText, "\n\n[Việt Nam và Lào ký thêm ba văn kiện hợp tác]\n\n", kText,
                         " Kết thúc.\n![]() Hôm 3/4, tại Viêng Chăn, ủy ban hỗn hợp hai nước họp phiên thứ mười, bàn "
                         "về hợp tác trên nhiều lĩnh vực khác nhau. |\n"
                         "Tin bài liên quan\n\nLào mở cửa khẩu mới\n[Video] Biên giới hữu nghị\nMultimedia\nXem thêm: "
                         "Thủ tướng Lào thăm Huế\n\n"
                         "Chia sẻ:\n\nThông cáo báo chí\n\nĐường dây nóng: 0900 000 000"));
  for (const char* teaser : {"[Việt Nam và Lào ký thêm ba văn kiện hợp tác]", "Tin bài liên quan",
                             "Lào mở cửa khẩu mới", "[Video] Biên giới hữu nghị", "Xem thêm: Thủ tướng Lào thăm Huế"}) {
    EXPECT_THAT(zones, Contains(absl::StrCat("TEASER: ", teaser)));
  }
  for (const char* furniture : {"Multimedia", "Chia sẻ:", "Đường dây nóng: 0900 000 000"}) {
    EXPECT_THAT(zones, Contains(absl::StrCat("BOILERPLATE: ", furniture)));
  }
  EXPECT_THAT(zones, Contains(::testing::StartsWith("TEASER: Hôm 3/4, tại Viêng Chăn")));
}

TEST(ZonesTest, ImageTextsAreCaptions) {
  EXPECT_THAT(
      Zones(absl::StrCat("[Hai nước hội đàm](https://a.vn/1)\n\n![Quang cảnh buổi lễ](https://a.vn/2.jpg)\n\n", kText)),
      ElementsAre("TITLE: Hai nước hội đàm", "CAPTION: Quang cảnh buổi lễ", absl::StrCat("LEAD: ", kText)));
}

TEST(ZonesTest, OfAnArticleInOneParagraphOnlyTheFirstSentenceIsTheLead) {
  const std::string article =
      absl::StrCat("Hai nước hội đàm\n\n", kText, " ", kText, " ", kText, " Hai nước sẽ gặp lại. Thanh Hà");
  const Document document = Parse(article);
  ASSERT_GT(document.sentences().size(), 5u);
  EXPECT_EQ(document.sentences()[1].zone, Zone::kLead);
  EXPECT_EQ(document.sentences()[2].zone, Zone::kBody);
  EXPECT_EQ(document.sentences().back().zone, Zone::kCredit);
}

}  // namespace
}  // namespace banghi
