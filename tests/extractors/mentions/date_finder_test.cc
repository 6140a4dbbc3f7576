#include "extractors/mentions/date_finder.h"

#include <gtest/gtest.h>

#include "gazetteers/rules.h"
#include "text/document.h"

namespace banghi {
namespace {

TEST(DateFinderTest, ReadsTheWholeTextInLowerCase) {
  for (const char* text : {
           "NGÀY 3 THÁNG SÁU, Đường Ấp Bắc: ĐƯỢC",
           "iPhone, McCain, đƯờng - Quý Ⅳ/2021 (QUÝ IV)",
           "Ωμέγα ПЕТРОВ Ŀ x\u0302Y ABCDEFGHIJKLMNOP \u0130 \u212A",
           "“Ngày” 1–2… Ⓐ ① １２",
           "  \n TP.HCM,3-5\tA10",
       }) {
    const absl::StatusOr<Document> document = Document::Parse(text);
    ASSERT_TRUE(document.ok()) << text;
    const DateFinder finder(*document, DateRules());
    EXPECT_EQ(finder.lower_case_text(), LowerCased(document->text())) << text;
  }
}

}  // namespace
}  // namespace banghi
