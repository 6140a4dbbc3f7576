#include "extractors/explain/rule_check.h"

#include <gmock/gmock.h>

#include "absl/strings/str_join.h"
#include "extractors/explain/place.h"
#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const GazetteerSources& TheSources() {
  static const auto* const sources = new GazetteerSources(GazetteerSources::Read({}));
  return *sources;
}

// What is said of `rule` at the first word of what stands in [brackets].
v1::RuleCheck Check(absl::string_view marked, absl::string_view rule) {
  Trace trace;
  const ReadArticle read = Read(marked, "2022-05-01", &trace);
  const size_t open = std::string(marked).find('[');
  v1::RuleCheck check;
  CheckRule(*read.analysis, TheSources(), rule,
            TokenAt(*read.analysis, OffsetUnit::kUtf8Byte, static_cast<uint32_t>(open)), &check);
  EXPECT_NE(check.description(), "") << std::string(rule);
  return check;
}

std::string Findings(const v1::RuleCheck& check) { return absl::StrJoin(check.findings(), "; "); }

TEST(RuleCheckTest, DateRuleThatFiresSaysWhatItReads) {
  const v1::RuleCheck check = Check("Hai bên gặp nhau [quý III/2021].", "dates/quarter");
  EXPECT_TRUE(check.fired());
  EXPECT_EQ(Findings(check), "it reads `quý III/2021`");
}

TEST(RuleCheckTest, DateRuleNamesTheElementThatFailsAndTheWordThere) {
  const v1::RuleCheck begun = Check("Hai bên gặp nhau trong [quý] sau.", "dates/quarter");
  EXPECT_FALSE(begun.fired());
  EXPECT_THAT(Findings(begun), HasSubstr("its pattern goes as far as `quý `"));
  EXPECT_THAT(Findings(begun), HasSubstr("{quarter}"));
  EXPECT_THAT(Findings(begun), HasSubstr("fails there: the text has `sau`"));
  EXPECT_THAT(Findings(Check("Hai bên gặp [nhau].", "dates/quarter")),
              HasSubstr("the element `quý ` fails at once: the text has `nhau`"));
}

TEST(RuleCheckTest, DateRuleThatMatchesAndIsRefusedSaysWhy) {
  EXPECT_THAT(Findings(Check("Hai bên gặp nhau ngày [31]-2.", "dates/day")), HasSubstr("there is no such date"));
}

TEST(RuleCheckTest, DateRuleThatLostNamesTheWinner) {
  EXPECT_THAT(Findings(Check("Hai bên gặp nhau từ ngày [7]/3 đến ngày 9/3.", "dates/day")),
              HasSubstr("lost to dates/"));
  EXPECT_THAT(Findings(Check("Trong 48 [năm] qua, hai nước đã hợp tác.", "dates/not-duration")),
              HasSubstr("so what stands there is no date"));
}

TEST(RuleCheckTest, EntryNamesTheWordThatDiffers) {
  EXPECT_THAT(Findings(Check("[Thượng] tá Lý Quang Bảo phát biểu.", "ranks/thuong-tuong")),
              HasSubstr("the form has `tướng` and the text has `tá`"));
  EXPECT_THAT(Findings(Check("[Thượng] tá Lý Quang Bảo phát biểu.", "ranks/dai-uy")), HasSubstr("none of its forms"));
}

TEST(RuleCheckTest, EntryNamesTheConditionThatIsMissing) {
  EXPECT_THAT(Findings(Check("Tiếng cười [nga] ngố.", "cldr/RU")), HasSubstr("counts only with its capital"));
  EXPECT_THAT(Findings(Check("Ông thăm Nga. [Anh] cho biết như vậy.", "cldr/GB")),
              HasSubstr("left out by countries/opens-sentence"));
  EXPECT_THAT(Findings(Check("[Việt] Nam tham dự.", "cldr/VN")), HasSubstr("it gave COUNTRY `Việt Nam`"));
}

TEST(RuleCheckTest, EntryThatLostSaysToWhat) {
  EXPECT_THAT(Findings(Check("Quân đội nhân dân [Việt] Nam diễn tập.", "cldr/VN")),
              HasSubstr("lost to ORGANIZATION `Quân đội nhân dân Việt Nam`"));
}

TEST(RuleCheckTest, CodeRuleSaysWhatWasDoneInstead) {
  const v1::RuleCheck check = Check("Hai nước thúc đẩy các [chuyến] thăm.", "events/negated");
  EXPECT_FALSE(check.fired());
  EXPECT_THAT(Findings(check), HasSubstr("events/general left out `chuyến thăm`"));
  EXPECT_TRUE(Check("Hai nước thúc đẩy các [chuyến] thăm.", "events/general").fired());
  EXPECT_THAT(Findings(Check("Trời [mưa].", "events/general")), HasSubstr("no trigger of triggers.tsv stands here"));
}

TEST(RuleCheckTest, UnknownIdsHaveNeighbours) {
  EXPECT_TRUE(IsRule(TheSources(), "dates/quarter"));
  EXPECT_TRUE(IsRule(TheSources(), "cldr/VN"));
  EXPECT_TRUE(IsRule(TheSources(), "events/general"));
  EXPECT_FALSE(IsRule(TheSources(), "dates/quarte"));
  EXPECT_THAT(RulesLike(TheSources(), "dates/quarte", 3), Contains("dates/quarter"));
  EXPECT_THAT(RulesLike(TheSources(), "dates/quarte", 3), SizeIs(3));
  EXPECT_THAT(RulesLike(TheSources(), "event/general", 5), Contains("events/general"));
}

TEST(PlaceTest, TokenAtCountsInTheCallersUnit) {
  const ReadArticle read = Read("𠀋 Việt Nam", "");
  EXPECT_EQ(TokenAt(*read.analysis, OffsetUnit::kCodePoint, 2), TokenAt(*read.analysis, OffsetUnit::kUtf16CodeUnit, 3));
  EXPECT_EQ(TokenAt(*read.analysis, OffsetUnit::kCodePoint, 2), TokenAt(*read.analysis, OffsetUnit::kUtf8Byte, 5));
  EXPECT_EQ(TokenAt(*read.analysis, OffsetUnit::kCodePoint, 6), TokenAt(*read.analysis, OffsetUnit::kCodePoint, 5));
  EXPECT_THAT(read.document->tokens(), Not(SizeIs(0)));
}

}  // namespace
}  // namespace banghi
