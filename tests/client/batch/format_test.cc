#include "client/batch/format.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kText[] =
    "Sáng 17/4/2023, Trung tướng Lương Hữu Mẫn, Thứ trưởng Bộ Quốc phòng Việt Nam, tiếp Tư lệnh Hải quân Chile Diego "
    "Fuentes tại Hải Phòng. Hai bên sẽ ký Bản ghi nhớ về đào tạo thủy thủ, \"bước tiến mới\".";

std::vector<std::string> FilesIn(const std::string& format_name, const std::string& id = "a-1") {
  static const auto* const engine = new Engine(Bundle::BuiltIn().value());
  const auto format = MakeBatchFormat(format_name);
  v1::Article article;
  article.set_id(id);
  article.set_text(kText);
  v1::Record record;
  EXPECT_TRUE(engine->Extract(article, format->options(), &record).ok());
  std::vector<std::string> files(std::max<size_t>(1, format->FileNames().size()));
  for (size_t i = 0; i < files.size(); ++i) files[i] = format->Head(i);
  format->Write(record, article, &files);
  return files;
}

// The rows of a table without quoted line breaks, by its file's name.
std::map<std::string, std::vector<std::string>> Tables(const std::string& id = "a-1") {
  std::map<std::string, std::vector<std::string>> tables;
  const std::vector<std::string> names = MakeCsvFormat()->FileNames();
  const std::vector<std::string> files = FilesIn("csv", id);
  for (size_t i = 0; i < names.size(); ++i) tables[names[i]] = absl::StrSplit(files[i], "\r\n", absl::SkipEmpty());
  return tables;
}

TEST(BatchFormatTest, UnknownFormatsAreNone) { EXPECT_EQ(MakeBatchFormat("xml"), nullptr); }

TEST(BatchFormatTest, JsonlIsALineOfTheRecordInJson) {
  const std::string line = FilesIn("jsonl").front();
  EXPECT_THAT(line, StartsWith(R"({"articleId":"a-1")"));
  EXPECT_EQ(line.find('\n'), line.size() - 1);
}

TEST(BatchFormatTest, TablesJoinByArticleAndNumber) {
  const auto tables = Tables();
  EXPECT_THAT(tables.at("articles.csv").at(1), StartsWith("a-1,"));
  EXPECT_THAT(tables.at("people.csv").at(1), StartsWith("a-1,0,Lương Hữu Mẫn,VN,"));
  EXPECT_THAT(tables.at("people.csv").at(1), HasSubstr("Trung tướng"));
  EXPECT_THAT(tables.at("positions.csv").at(1),
              StartsWith("a-1,0,0,Thứ trưởng Bộ Quốc phòng,Thứ trưởng,Bộ Quốc phòng,DEFENCE,VN,VN,"));
  EXPECT_THAT(tables.at("events.csv").at(1), StartsWith("a-1,0,MEETING,2023-04-17,Hải Phòng,"));
  EXPECT_THAT(tables.at("participants.csv").at(1), StartsWith("a-1,0,0,Lương Hữu Mẫn,0,HOST,VN,DEFENCE,VN"));
  EXPECT_THAT(tables.at("agreements.csv").at(1), HasSubstr("MEMORANDUM_OF_UNDERSTANDING"));
}

TEST(BatchFormatTest, EveryRowHasAsManyCellsAsItsHead) {
  for (const auto& [name, rows] : Tables()) {
    const std::vector<std::string> head = absl::StrSplit(rows.front(), ',');
    for (const std::string& row : rows) {
      if (row.find('"') != std::string::npos) continue;
      EXPECT_EQ(std::vector<std::string>(absl::StrSplit(row, ',')).size(), head.size()) << name << ": " << row;
    }
  }
}

TEST(BatchFormatTest, CellsWithMarksOfTheFormatAreQuoted) {
  EXPECT_THAT(Tables("a,\"1\"").at("articles.csv").at(1), StartsWith(R"("a,""1""",)"));
}

TEST(BatchFormatTest, DoccanoHasTheTextAndItsLabels) {
  const std::string line = FilesIn("doccano").front();
  EXPECT_THAT(line, StartsWith(R"({"id":"a-1","text":"Sáng 17/4/2023)"));
  EXPECT_THAT(line, HasSubstr(R"([16,27,"RANK"],[28,41,"PERSON"])"));
}

TEST(BatchFormatTest, ConllHasATokenALineWithItsLabel) {
  const std::vector<std::string> lines = absl::StrSplit(FilesIn("conll").front(), '\n');
  EXPECT_EQ(lines.at(0), "# id = a-1");
  const std::vector<std::string> first(lines.begin() + 1, lines.begin() + 12);
  EXPECT_THAT(first, ElementsAre("Sáng\tB-DATE", "17\tI-DATE", "/\tI-DATE", "4\tI-DATE", "/\tI-DATE", "2023\tI-DATE",
                                 ",\tO", "Trung\tB-RANK", "tướng\tI-RANK", "Lương\tB-PERSON", "Hữu\tI-PERSON"));
}

}  // namespace
}  // namespace banghi
