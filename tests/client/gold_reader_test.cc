#include "client/evaluation/gold_reader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "client/evaluation/text_offsets.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class GoldReaderTest : public testing::Test {
 protected:
  GoldReaderTest() : directory_(testing::TempDir() + "banghi-gold-XXXXXX") {
    EXPECT_NE(mkdtemp(directory_.data()), nullptr);
  }
  ~GoldReaderTest() override { std::filesystem::remove_all(directory_); }

  std::vector<GoldRecord> Read(const std::string& content, const ArticlesById& articles = {}) {
    const std::string path = directory_ + "/gold.jsonl";
    std::ofstream(path, std::ios::binary) << content;
    GoldReader reader(path, articles);
    EXPECT_TRUE(reader.Open().ok());
    std::vector<GoldRecord> records;
    for (GoldRecord record; reader.Next(&record);) records.push_back(record);
    return records;
  }

  std::string directory_;
};

TEST_F(GoldReaderTest, RecordHoldsWhatItsArticleNeeds) {
  const auto records = Read(
      "{\"articleId\": \"a\", \"text\": \"Thăm Lào\", \"publishedDate\": \"2021-05-03\", \"mentions\": "
      "[{\"type\": \"MENTION_TYPE_COUNTRY\", \"span\": {\"start\": 5, \"end\": 8}, \"text\": \"Lào\", \"value\": "
      "\"LA\"}]}\n");
  ASSERT_EQ(records.size(), 1u);
  EXPECT_THAT(records[0].faults, IsEmpty());
  EXPECT_THAT(records[0].label, EndsWith("gold.jsonl:1"));
  EXPECT_EQ(records[0].article.id(), "a");
  EXPECT_EQ(records[0].article.text(), "Thăm Lào");
  EXPECT_EQ(records[0].article.published_date(), "2021-05-03");
  ASSERT_EQ(records[0].record.mentions_size(), 1);
  EXPECT_EQ(records[0].record.mentions(0).value(), "LA");
}

TEST_F(GoldReaderTest, RecordsMayTakeOneLineOrSeveral) {
  const auto records = Read(
      "{\n  \"text\": \"Một\",\n  \"people\": [\n    {\"name\": \"A\"}\n  ]\n}\n\n"
      "{\"text\": \"Hai\"}\n{\"text\": \"Ba\"}");
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[0].record.people(0).name(), "A");
  EXPECT_EQ(records[2].article.text(), "Ba");
  EXPECT_THAT(records[1].label, EndsWith(":8"));
  EXPECT_THAT(records[2].label, EndsWith(":9"));
}

TEST_F(GoldReaderTest, TextIsLookedUpWhereTheRecordHasNone) {
  ArticlesById articles;
  articles["a"].set_text("Tin");
  const auto records =
      Read("{\"articleId\": \"a\", \"publishedDate\": \"2021-05-03\"}\n{\"articleId\": \"b\"}\n", articles);
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].article.text(), "Tin");
  EXPECT_EQ(records[0].article.published_date(), "2021-05-03");
  EXPECT_THAT(records[1].faults, ElementsAre("text: missing, and no article has the id `b`"));
}

TEST_F(GoldReaderTest, BadRecordsNameTheirFieldAndReadingGoesOn) {
  const auto records = Read(
      "nonsense\n"
      "{\"text\": \"Tin\", \"mentons\": []}\n"
      "{\"text\": \"Tin\", \"mentions\": [{\"type\": \"MENTION_TYPE_NAME\"}]}\n"
      "{\"text\": \"Tin\", \"people\": [{}], \"events\": [{\"date\": \"2020\"}]}\n"
      "{\"text\": \"\xff\"}\n"
      "{\"articleId\": \"a\"}\n"
      "{\"text\": \"Tin\"}\n");
  ASSERT_EQ(records.size(), 7u);
  EXPECT_THAT(records[0].faults, ElementsAre(HasSubstr("not JSON")));
  EXPECT_THAT(records[1].faults, ElementsAre("mentons: no such field"));
  EXPECT_THAT(records[2].faults, ElementsAre(HasSubstr("mentions[0].type: invalid value \"MENTION_TYPE_NAME\"")));
  EXPECT_THAT(records[3].faults, ElementsAre("people[0].name: missing", "events[0].type: missing"));
  EXPECT_THAT(records[4].faults, ElementsAre(HasSubstr("not valid UTF-8 at byte 10")));
  EXPECT_THAT(records[5].faults, ElementsAre(HasSubstr("text: missing")));
  EXPECT_THAT(records[6].faults, IsEmpty());
}

v1::Record WithMention(int start, int end, const std::string& text) {
  v1::Record record;
  v1::Mention* mention = record.add_mentions();
  mention->set_type(v1::MENTION_TYPE_COUNTRY);
  mention->set_text(text);
  if (start >= 0) mention->mutable_span()->set_start(start);
  if (end >= 0) mention->mutable_span()->set_end(end);
  return record;
}

TEST(GoldFaultsTest, SpanThatSlippedIsToldWithTheRightPlaces) {
  const char text[] = "Lào và Lào";
  EXPECT_THAT(GoldFaults(WithMention(7, 10, "Lào"), text, OffsetUnit::kCodePoint), IsEmpty());
  EXPECT_THAT(GoldFaults(WithMention(6, 9, "Lào"), text, OffsetUnit::kCodePoint),
              ElementsAre("mentions[0].text: `Lào`, but at 6-9 is ` Là`; it is at 0-3, 7-10"));
  EXPECT_THAT(GoldFaults(WithMention(9, 13, "Lào"), text, OffsetUnit::kUtf8Byte), IsEmpty());
  EXPECT_THAT(GoldFaults(WithMention(9, 12, "Lào"), text, OffsetUnit::kUtf8Byte),
              ElementsAre("mentions[0].text: `Lào`, but at 9-12 is `Là`; it is at 0-4, 9-13"));
}

TEST(GoldFaultsTest, SpanOutsideOfTheTextIsAFault) {
  EXPECT_THAT(GoldFaults(WithMention(2, 9, "Nga"), "Lào", OffsetUnit::kCodePoint),
              ElementsAre("mentions[0].span: 2-9 is no part of a text of 3"));
  EXPECT_THAT(GoldFaults(WithMention(1, 1, ""), "Lào", OffsetUnit::kCodePoint),
              ElementsAre(HasSubstr("1-1 is no part")));
  EXPECT_THAT(GoldFaults(WithMention(0, 2, ""), "Lào", OffsetUnit::kUtf8Byte),
              ElementsAre(HasSubstr("0-2 is no part")));
  EXPECT_THAT(GoldFaults(WithMention(-1, -1, "Lào"), "Lào", OffsetUnit::kCodePoint),
              ElementsAre("mentions[0].span: missing; `Lào` is at 0-3"));
}

TEST(TextOffsetsTest, UnitsOfOneTextLeadToTheSameBytes) {
  const char text[] = "a\U0001F642ộb";  // 1, 4, 3 and 1 bytes
  EXPECT_EQ(TextOffsets(text, OffsetUnit::kCodePoint).Between(1, 3), "\U0001F642ộ");
  EXPECT_EQ(TextOffsets(text, OffsetUnit::kUtf16CodeUnit).Between(1, 4), "\U0001F642ộ");
  EXPECT_EQ(TextOffsets(text, OffsetUnit::kUtf8Byte).Between(1, 8), "\U0001F642ộ");
  EXPECT_FALSE(TextOffsets(text, OffsetUnit::kUtf16CodeUnit).IsSpan(2, 4)) << "within a surrogate pair";
  EXPECT_EQ(TextOffsets(text, OffsetUnit::kUtf16CodeUnit).PlacesOf("ộ"), "3-4");
}

TEST(TextOffsetsTest, ContextIsOneLineOfWholeCharacters) {
  const std::string before(60, 'x'), after = "\nộộộộộộộộộộộộộộộộộộộộ";
  const std::string shown = TextOffsets(before + "Lào" + after, OffsetUnit::kCodePoint).InContext(60, 63);
  EXPECT_EQ(shown, absl::StrCat("…", std::string(40, 'x'), "[Lào] ", "ộộộộộộộộộộộộộ…"));
}

}  // namespace
}  // namespace banghi
