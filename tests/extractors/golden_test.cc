// The records of samples/ against tests/golden. After a wanted change write them anew and read the difference before it
// is committed:
//
//   BANGHI_UPDATE_GOLDEN=1 build/release/bin/extractors_test --gtest_filter='GoldenTest.*' && git diff tests/golden
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "extractors/engine.h"

namespace banghi {
namespace {

std::string JsonOf(const v1::Record& record) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.preserve_proto_field_names = true;
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(record, &json, options).ok());
  return json;
}

// Tells the first line that differs; the whole of two records tells nobody anything.
void ExpectSameLines(const std::string& got, const std::string& golden, const std::string& path) {
  const std::vector<absl::string_view> a = absl::StrSplit(got, '\n'), b = absl::StrSplit(golden, '\n');
  size_t line = 0;
  while (line < a.size() && line < b.size() && a[line] == b[line]) ++line;
  if (line == a.size() && line == b.size()) return;
  ADD_FAILURE() << path << ":" << line + 1 << "\n  golden: " << (line < b.size() ? b[line] : "(end)")
                << "\n  record: " << (line < a.size() ? a[line] : "(end)");
}

TEST(GoldenTest, RecordsOfTheSamplesStand) {
  const Engine engine(Bundle::BuiltIn().value());
  const bool update = std::getenv("BANGHI_UPDATE_GOLDEN") != nullptr;
  std::ifstream samples(BANGHI_SOURCE_DIR "/samples/samples.jsonl");
  int articles = 0;
  for (std::string line; std::getline(samples, line); ++articles) {
    v1::Article article;
    google::protobuf::util::JsonParseOptions lenient;
    lenient.ignore_unknown_fields = true;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &article, lenient).ok());
    v1::Record record;
    ASSERT_TRUE(engine.Extract(article, {}, &record).ok());
    record.clear_gazetteer_version();  // changes with every word of the gazetteers
    record.clear_engine_version();
    const std::string path = absl::StrCat(BANGHI_SOURCE_DIR, "/tests/golden/", article.id(), ".json");
    if (update) {
      std::ofstream(path) << JsonOf(record);
      continue;
    }
    std::ifstream file(path);
    std::stringstream golden;
    golden << file.rdbuf();
    ExpectSameLines(JsonOf(record), golden.str(), path);
  }
  EXPECT_EQ(articles, 4);
}

}  // namespace
}  // namespace banghi
