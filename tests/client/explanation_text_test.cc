#include "client/explanation_text.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_split.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Terminal kPlain{.width = 60, .colors = false};

v1::Explanation Place(const std::string& words, uint32_t start, uint32_t end) {
  v1::Explanation explanation;
  explanation.set_offset_unit(v1::OFFSET_UNIT_CODE_POINT);
  explanation.mutable_place()->set_text(words);
  explanation.mutable_place()->mutable_span()->set_start(start);
  explanation.mutable_place()->mutable_span()->set_end(end);
  explanation.set_zone(v1::ZONE_BODY);
  return explanation;
}

v1::Article ArticleOf(const std::string& text) {
  v1::Article article;
  article.set_text(text);
  return article;
}

TEST(ExplanationTextTest, OffsetsAreBytesOfTheTextInEveryUnit) {
  const std::string text = "𠀋 Việt";
  EXPECT_EQ(LengthIn(text, v1::OFFSET_UNIT_CODE_POINT), 6u);
  EXPECT_EQ(LengthIn(text, v1::OFFSET_UNIT_UTF16_CODE_UNIT), 7u);
  EXPECT_EQ(LengthIn(text, v1::OFFSET_UNIT_UTF8_BYTE), text.size());
  EXPECT_EQ(ByteAt(text, v1::OFFSET_UNIT_CODE_POINT, 2), 5u);
  EXPECT_EQ(ByteAt(text, v1::OFFSET_UNIT_UTF16_CODE_UNIT, 3), 5u);
  EXPECT_EQ(ByteAt(text, v1::OFFSET_UNIT_CODE_POINT, 99), text.size());
}

TEST(ExplanationTextTest, CaretsStandBelowTheWordsInTheirLine) {
  const std::string text =
      ExplanationText(Place("Lào", 14, 17), ArticleOf("Dòng đầu\nThăm Lào hôm nay\nDòng cuối"), kPlain);
  EXPECT_THAT(text, HasSubstr("  Thăm Lào hôm nay\n"
                              "       ^^^\n"));
  EXPECT_THAT(text, Not(HasSubstr("Dòng")));
  EXPECT_THAT(text, HasSubstr("No mention stands here; zone BODY."));
}

TEST(ExplanationTextTest, LongLinesAreCutAroundThePlace) {
  std::string line;
  for (int i = 0; i < 40; ++i) line += "tiếng ";
  const std::string text = ExplanationText(Place("Lào", 240, 243), ArticleOf(line + "Lào " + line), kPlain);
  const std::vector<std::string> lines = absl::StrSplit(text, '\n');
  EXPECT_LE(DisplayWidth(lines[0]), kPlain.width);
  EXPECT_THAT(lines[0], HasSubstr("  …"));
  EXPECT_EQ(DisplayWidth(lines[0].substr(0, lines[0].find("Lào"))), static_cast<int>(lines[1].find('^')));
}

TEST(ExplanationTextTest, RuleSaysWhetherItFires) {
  v1::Explanation explanation = Place("Lào", 0, 3);
  explanation.mutable_rule_check()->set_rule("cldr/LA");
  explanation.mutable_rule_check()->add_findings("it gave COUNTRY `Lào`");
  EXPECT_THAT(ExplanationText(explanation, ArticleOf("Lào"), kPlain), HasSubstr("Rule cldr/LA: does not fire here"));
  explanation.mutable_rule_check()->set_fired(true);
  EXPECT_THAT(ExplanationText(explanation, ArticleOf("Lào"), kPlain),
              HasSubstr("Rule cldr/LA: fires here\n  - it gave COUNTRY `Lào`\n"));
  explanation.clear_place();
  EXPECT_THAT(ExplanationText(explanation, ArticleOf("Lào"), kPlain), HasSubstr("fires nowhere in this article"));
}

TEST(ExplanationTextTest, FactsComeWithTheirReasonsAndTheRestWithItsRule) {
  v1::Record record;
  record.set_offset_unit(v1::OFFSET_UNIT_CODE_POINT);
  record.add_people()->set_name("Trần Văn Mẫu");
  v1::FactDerivation* fact = record.add_fact_derivations();
  fact->set_person(0);
  v1::Reason* reason = fact->add_reasons();
  reason->set_part("rank");
  reason->set_value("Đại tá");
  reason->set_source("people/title-before");
  reason->set_explanation("stands before the name");
  v1::LeftOut* left_out = record.add_left_out();
  left_out->set_rule("events/general");
  left_out->set_reason("talk of such things in general");
  left_out->set_source("triggers/chuyen-tham");
  left_out->mutable_words()->set_text("chuyến thăm");
  const std::string text = DerivationText(record, ArticleOf("x"), {120, false});
  EXPECT_THAT(text, HasSubstr("Person Trần Văn Mẫu\n  rank  Đại tá  people/title-before: stands before the name\n"));
  EXPECT_THAT(text, HasSubstr("Left out\n"));
  EXPECT_THAT(text,
              HasSubstr("`chuyến thăm` of triggers/chuyen-tham by events/general: talk of such things in general"));
}

}  // namespace
}  // namespace banghi
