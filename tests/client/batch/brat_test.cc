#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "client/batch/brat_document.h"
#include "client/batch/format.h"
#include "extractors/engine.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

std::vector<std::string> LinesOf(const std::string& text, const std::string& published = "2023-04-18") {
  static const auto* const engine = new Engine(Bundle::BuiltIn().value());
  v1::Article article;
  article.set_text(text);
  article.set_published_date(published);
  v1::Record record;
  EXPECT_TRUE(engine->Extract(article, {}, &record).ok());
  return absl::StrSplit(BratDocumentOf(record, article).annotations, '\n', absl::SkipEmpty());
}

// A record with one mention of `text`, from `start` to `end`.
BratDocument DocumentWith(const std::string& text, uint32_t start, uint32_t end) {
  v1::Article article;
  article.set_text(text);
  v1::Record record;
  v1::Mention* const mention = record.add_mentions();
  mention->set_type(v1::MENTION_TYPE_PERSON);
  mention->mutable_span()->set_start(start);
  mention->mutable_span()->set_end(end);
  return BratDocumentOf(record, article);
}

TEST(BratTest, MentionsRelationsEventsAttributesAndNotes) {
  EXPECT_THAT(
      LinesOf("Ngày 17/4, Trung tướng Lương Hữu Mẫn, Thứ trưởng Bộ Quốc phòng, tiếp Đại sứ Chile Diego Fuentes."),
      IsSupersetOf({
          "T1\tDATE 0 9\tNgày 17/4",
          "#1\tAnnotatorNotes T1\t2023-04-17",
          "T2\tRANK 11 22\tTrung tướng",
          "T3\tPERSON 23 36\tLương Hữu Mẫn",
          "T4\tPOSITION 38 62\tThứ trưởng Bộ Quốc phòng",
          "T5\tMINISTRY 49 62\tBộ Quốc phòng",
          "A1\tMinistry_kind T5 DEFENCE",
          "R1\tRank Arg1:T3 Arg2:T2",
          "R2\tMinistry Arg1:T4 Arg2:T5",
          "R3\tPosition Arg1:T3 Arg2:T4",
          "T9\tMEETING 64 68\ttiếp",
          "E1\tMEETING:T9 Host:T3 Guest:T8 Date:T1",
          "A2\tStatus E1 OCCURRED",
      }));
}

TEST(BratTest, MentionsOfOnePersonAreEquivalent) {
  EXPECT_THAT(LinesOf("Ngoại trưởng Lào Saleumxay thăm Hà Nội. Ông Saleumxay gặp Thủ tướng Phạm Minh Chính."),
              Contains(testing::MatchesRegex("\\*\tEquiv T[0-9]+ T[0-9]+")));
}

TEST(BratTest, SeveralOfOneRoleAreNumbered) {
  EXPECT_THAT(LinesOf("Bộ trưởng Quốc phòng Lào, Bộ trưởng Quốc phòng Thái Lan hội đàm."),
              Contains(testing::ContainsRegex("Participant:T[0-9]+ Participant2:T[0-9]+")));
}

TEST(BratTest, OffsetsCountCodePointsOfTheTextAsItIs) {
  // Decomposed letters, and one outside of the basic plane.
  const std::vector<std::string> lines = LinesOf("\U0001F1FB Bo\u0323\u0302 Quo\u0302\u0301c pho\u0300ng Chile hop.");
  EXPECT_THAT(lines.front(), "T1\tMINISTRY 2 20\tBo\u0323\u0302 Quo\u0302\u0301c pho\u0300ng");
}

TEST(BratTest, LostLettersStayLost) {
  EXPECT_THAT(LinesOf("Bộ trưởng Qu??c phòng Vi??t Nam thăm Lào."), Contains("T2\tCOUNTRY 22 31\tVi??t Nam"));
}

TEST(BratTest, MentionOnSeveralLinesHasASpanOnEach) {
  for (const char* line_end : {"\n", "\t", "\v", "\f", "\u0085", "\u2028", "\u2029", "\x1d"}) {
    const BratDocument document = DocumentWith(absl::StrCat("ông Lương ", line_end, " ", line_end, "Hữu Mẫn."), 4, 20);
    EXPECT_EQ(document.annotations, "T1\tPERSON 4 9;13 20\tLương Hữu Mẫn\n");
  }
}

TEST(BratTest, CarriageReturnsMeanTheSameToEveryReader) {
  const BratDocument document = DocumentWith("A\r\nB\rC", 3, 6);
  EXPECT_EQ(document.text, "A \nB\nC");
  EXPECT_EQ(document.annotations, "T1\tPERSON 3 4;5 6\tB C\n");
}

TEST(BratTest, ConfigurationHasEverythingThatIsWritten) {
  const std::string conf = MakeBratFormat()->Head(1);
  for (const char* line : {"\nPERSON\n", "\nVISIT\tParticipant*:", " Co_chair*:PERSON|MINISTRY|COUNTRY,",
                           "\nStatus\tArg:<EVENT>, Value:OCCURRED|PLANNED|CANCELLED\n", "Agreement*:AGREEMENT\n"}) {
    EXPECT_THAT(conf, HasSubstr(line));
  }
  EXPECT_EQ(conf.find("UNSPECIFIED"), std::string::npos);
  EXPECT_EQ(conf.find("||"), std::string::npos);
}

}  // namespace
}  // namespace banghi
