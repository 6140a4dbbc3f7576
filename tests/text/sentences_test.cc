#include "text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "text/tokens.h"

namespace banghi {
namespace {

// The sentences of `text`, with `‖` between them.
std::string Split(const std::string& text) {
  std::vector<Token> tokens;
  std::string folded;
  Tokenize(text, tokens, folded);
  std::vector<std::string> parts;
  for (const Sentence& sentence : SplitSentences(text, tokens)) {
    const uint32_t begin = tokens[sentence.tokens.begin].span.begin;
    parts.push_back(text.substr(begin, tokens[sentence.tokens.end - 1].span.end - begin));
  }
  return absl::StrJoin(parts, "‖");
}

TEST(SentencesTest, GoOnWhereALineWasBrokenInsideAName) {
  for (const char* text : {
           "Cố vấn H.R.\nMcMaster phát biểu.",
           "Cựu Tổng thống George H.W.\nBush qua đời.",
           "Đoàn thăm TP.\nHCM và TP.\nHồ Chí Minh.",
           "Ảnh: T.T.‖\nQuyết định được công bố.",
           "Bị hại là bà H.P.‖\nTheo điều tra, ...",
           "Nhiều tuyến đường tại TP.‖\nTuy nhiên, dự án chậm.",
       }) {
    EXPECT_EQ(Split(absl::StrReplaceAll(text, {{"‖", ""}})), absl::StrReplaceAll(text, {{"‖\n", "‖"}}));
  }
}

TEST(SentencesTest, EndWhereAStopEndsThem) {
  for (const char* text : {
           "Hai bên hội đàm.‖Sau đó, hai bên ký kết.",
           "Ông đến lúc nào?‖Không ai biết!‖Rồi thôi.",
           "Chuyến thăm kéo dài…‖Ông về nước.",
           "Ông nói: “Chúng tôi sẵn sàng.”‖Cuộc gặp kết thúc.",
           "Tổng trị giá 85 tỷ USD.\"‖Theo ông, đó là khoản lớn.",
           "Quan hệ phát triển (từ năm 2013).‖Hai bên nhất trí.",
           "Lễ ký diễn ra năm 2021.‖12 văn kiện đã được trao.",
           "Hai nước tăng cường hợp tác./.‖Minh Anh",
           "Đoàn thăm châu Á.‖Ông rời đi.",
           "Ông thăm Ý.‖Sau đó ông thăm Pháp.",
           "Hai bộ trưởng gặp nhau ở TP.HCM.‖Họ bắt tay.",
           "Đại sứ phát biểu.‖Ảnh: TTXVN |‖Hai bên trao đổi.",
           "Kho bị cháy.‖(Ảnh: Minh Anh)‖Phó Thủ tướng dự lễ.",
           "(Nguồn: AFP)‖Thủ tướng đến thăm.",
           "Quan hệ tốt đẹp.‖[Hai nước ký thêm nhiều văn kiện]‖Trong cuộc gặp, hai bên vui mừng.",
           "hai nước.‖ông cũng cho biết",
           "nói xong ông về nước.‖“Tôi sẽ trở lại”.",
       }) {
    EXPECT_EQ(Split(absl::StrReplaceAll(text, {{"‖", " "}})), text);
  }
}

TEST(SentencesTest, GoOnWhereAStopEndsNone) {
  for (const char* text : {
           "Ông ở TP.HCM và TP. HCM hai ngày",
           "Tổng thống J. Trump, ông Donald J.Trump và bà B. Clinton",
           "Đến St. Petersburg và St.Petersburg của Nga",
           "PGS.TS Nguyễn Văn A và GS. Trần B",
           "Quân ủy T.Ư và Ban Tuyên giáo T. Ư họp",
           "Xuất khẩu 1.200 tấn, đạt 2.9 tỷ USD",
           "Ngày 2.9 là lễ Quốc khánh",
           "Dịch bệnh, thiên tai...; hai bên sẽ phối hợp",
           "Ông nói ... rồi im lặng",
           "“Bao giờ xong?” ông hỏi",
           "Theo Chinhphu.vn và qdnd.vn hôm nay",
           "1. Nội dung thứ nhất",
           "[Video] Hai nước ký kết",
           "Mr. Smith và Dr. Brown",
       }) {
    EXPECT_EQ(Split(text), text);
  }
}

TEST(SentencesTest, EndAtLineBreaksBarsAndGluedBeginnings) {
  EXPECT_EQ(Split("Hội đàm Việt - Nga\nHai bên gặp nhau"), "Hội đàm Việt - Nga‖Hai bên gặp nhau");
  EXPECT_EQ(Split("Minh Anh | Chiều 3/6"), "Minh Anh |‖Chiều 3/6");
  EXPECT_EQ(Split("Tăng cường hợp tác song phương.Tại hội đàm, hai bên"),
            "Tăng cường hợp tác song phương.‖Tại hội đàm, hai bên");
  EXPECT_EQ(Split("Hai bên điện đàm ảnh 1Thượng tướng nghe điện"), "Hai bên điện đàm ảnh 1‖Thượng tướng nghe điện");
}

TEST(SentencesTest, CoverEveryTokenOnceAndCountParagraphs) {
  const std::string text = "Một. Hai.\n\nBa\n | \nBốn!";
  std::vector<Token> tokens;
  std::string folded;
  Tokenize(text, tokens, folded);
  const std::vector<Sentence> sentences = SplitSentences(text, tokens);
  uint32_t next = 0;
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    EXPECT_EQ(sentences[s].tokens.begin, next);
    for (uint32_t i = next; i < sentences[s].tokens.end; ++i) EXPECT_EQ(tokens[i].sentence, s);
    next = sentences[s].tokens.end;
  }
  EXPECT_EQ(next, tokens.size());
  EXPECT_EQ(sentences.front().paragraph, 0u);
  EXPECT_EQ(sentences.back().paragraph, 3u);
}

}  // namespace
}  // namespace banghi
