#include "text/repair.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace banghi {
namespace {

TEST(RepairTest, PutsBackLettersThatOneReadingFits) {
  const struct {
    const char *lost, *text;
  } kCases[] = {
      {"Vi??t Nam", "Việt Nam"},
      {"VI??T NAM", "VIỆT NAM"},
      {"Nhân dân Vi???t Nam", "Nhân dân Việt Nam"},
      {"trao m???t lá thư", "trao một lá thư"},
      {"B?? tr?????ng Qu???c ph??ng", "Bộ trưởng Quốc phòng"},
      {"Th??? t?????ng", "Thủ tướng"},
      {"hai bên đ???i tho???i", "hai bên đối thoại"},
      {"quân đ???i", "quân đội"},
      {"BỘ QU???C PHÒNG", "BỘ QUỐC PHÒNG"},
  };
  for (const auto& c : kCases) EXPECT_EQ(RepairLostLetters(c.lost).text, c.text) << c.lost;
}

TEST(RepairTest, RealQuestionMarksStay) {
  for (const char* text :
       {"Cái gì?", "Cái gì???", "Thật à?? Tôi không tin", "Ai??", "?? Nga", "Tại sao?!", "Ông Trump??", "a ?? b"}) {
    const RepairedText repaired = RepairLostLetters(text);
    EXPECT_EQ(repaired.text, text);
    EXPECT_TRUE(repaired.map.identity()) << text;
  }
}

TEST(RepairTest, LeavesWhatStaysOpenAndReportsIt) {
  const std::string text = "bà Tr??mp";
  const RepairedText repaired = RepairLostLetters(text);
  EXPECT_EQ(repaired.text, text);
  ASSERT_EQ(repaired.unrepaired.size(), 1u);
  EXPECT_EQ(text.substr(repaired.unrepaired[0].begin, repaired.unrepaired[0].length()), "??");
}

TEST(RepairTest, SaysWhatWasRepairedAndWhereItStood) {
  const std::string text = "ở Vi??t Nam, m???t lần";
  const RepairedText repaired = RepairLostLetters(text);
  ASSERT_EQ(repaired.repaired.size(), 2u);
  const char* const kWords[] = {"Việt", "một"};
  const char* const kLost[] = {"Vi??t", "m???t"};
  for (size_t i = 0; i < 2; ++i) {
    const Span span = repaired.repaired[i];
    EXPECT_EQ(repaired.text.substr(span.begin, span.length()), kWords[i]);
    const Span raw = repaired.map.ToRaw(span);
    EXPECT_EQ(text.substr(raw.begin, raw.length()), kLost[i]);
  }
}

}  // namespace
}  // namespace banghi
