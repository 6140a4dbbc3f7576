#include "client/record_table.h"

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "client/text_table.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Terminal kPlain{.width = 80, .colors = false};

TEST(TextTableTest, ColumnsLineUpUnderTheirHeadings) {
  TextTable table({"Name", "Code", "Position"});
  table.AddRow({{"Đỗ Tuấn"}, {""}, {"Tư lệnh\nPhó Bí thư"}});
  table.AddRow({{"An"}, {""}, {"Đại sứ"}});
  EXPECT_EQ(table.ToString(kPlain),
            "  Name     Position\n"
            "  Đỗ Tuấn  Tư lệnh\n"
            "           Phó Bí thư\n"
            "  An       Đại sứ\n");
}

TEST(TextTableTest, NoLineIsWiderThanTheTerminal) {
  TextTable table({"Title", "Parties", "People"});
  table.AddRow({{"Kế hoạch đào tạo thủy thủ và sửa chữa tàu tuần tra ven bờ giữa hải quân ba nước đến hết năm 2030"},
                {"VN, LA, KH"},
                {"Người thứ nhất\nNgười thứ hai có tên dài"}});
  for (const int width : {120, 80, 60, 40}) {
    for (const std::string& line : std::vector<std::string>(absl::StrSplit(table.ToString({width, false}), '\n'))) {
      EXPECT_LE(DisplayWidth(line), width) << line;
    }
  }
}

TEST(RecordTableTest, SectionsWithoutContentAreLeftOut) {
  v1::Record record;
  record.set_title("Thăm chính thức Lào");
  record.set_published_date("2022-01-10");
  v1::Person* person = record.add_people();
  person->set_name("Trần Văn Mẫu");
  person->add_ranks()->set_name("Đại tá");
  const std::string text = RecordTable(record, kPlain);
  EXPECT_EQ(text,
            "Thăm chính thức Lào\n"
            "2022-01-10\n"
            "\n"
            "People\n"
            "  Name          Rank\n"
            "  Trần Văn Mẫu  Đại tá\n");
}

TEST(RecordTableTest, EventSaysWhatModeEditionAndStatusItHas) {
  v1::Record record;
  v1::Event* event = record.add_events();
  event->set_type(v1::EVENT_TYPE_DIALOGUE);
  event->set_mode(v1::EVENT_MODE_ONLINE);
  event->set_ordinal(5);
  event->set_status(v1::EVENT_STATUS_PLANNED);
  event->add_country_codes("VN");
  event->add_country_codes("JP");
  v1::Participant* chair = event->add_participants();
  chair->set_person("Trần Văn Mẫu");
  chair->set_role(v1::PARTICIPANT_ROLE_CO_CHAIR);
  const std::string text = RecordTable(record, kPlain);
  for (const char* part : {"dialogue no. 5 (online)", "planned", "VN, JP", "Trần Văn Mẫu (co chair)"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(RecordTableTest, DateSaidTwiceIsOneRow) {
  v1::Record record;
  for (int i = 0; i < 2; ++i) {
    record.add_mentions()->set_text("ngày 2/9");
    v1::Date* date = record.add_dates();
    date->set_value("2022-09-02");
    date->set_mention(i);
  }
  EXPECT_THAT(RecordTable(record, kPlain), HasSubstr("2022-09-02  ngày 2/9  ×2"));
}

TEST(RecordTableTest, ColoursOnlyWhereTheTerminalHasThem) {
  v1::Record record;
  record.add_partnerships()->set_level(v1::PARTNERSHIP_LEVEL_STRATEGIC);
  EXPECT_THAT(RecordTable(record, kPlain), Not(HasSubstr("\x1b")));
  EXPECT_THAT(RecordTable(record, {80, true}), HasSubstr("\x1b[1;36mPartnerships\x1b[0m"));
}

TEST(RecordTableTest, AgreementThatIsOnlyCountedHasARowToo) {
  v1::Record record;
  record.add_agreements()->set_type(v1::AGREEMENT_TYPE_MINUTES);
  EXPECT_THAT(RecordTable(record, kPlain), HasSubstr("  Type     Title\n  minutes  –\n"));
}

TEST(RecordTableTest, DerivationsSayWhyMentionsStand) {
  v1::Record record;
  v1::Mention* mention = record.add_mentions();
  mention->set_text("Bộ trưởng Lào");
  mention->set_type(v1::MENTION_TYPE_POSITION);
  v1::Derivation* derivation = record.add_derivations();
  derivation->set_mention(0);
  derivation->set_source("offices/bo-truong");
  derivation->set_reason("longer");
  v1::Competitor* competitor = derivation->add_competitors();
  competitor->set_text("Lào");
  competitor->set_type(v1::MENTION_TYPE_LOCATION);
  competitor->set_source("locations/class");
  competitor->set_reason("shorter");
  const std::string text = RecordTable(record, {120, false});
  EXPECT_THAT(text, HasSubstr("Why\n"));
  EXPECT_THAT(
      text, HasSubstr("Bộ trưởng Lào  position  offices/bo-truong  longer  Lào (location, locations/class): shorter"));
}

TEST(RecordTableTest, EmptyRecordSaysSo) { EXPECT_THAT(RecordTable({}, kPlain), HasSubstr("Nothing found.")); }

}  // namespace
}  // namespace banghi
