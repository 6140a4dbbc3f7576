// The corpora of the rooms that need no more than their mentions compared: tests/corpus/countries.tsv and its like,
// read by the whole pipeline, for what one room finds another may take away.
#include "tests/extractors/corpus.h"

#include <gtest/gtest.h>

#include <ostream>

namespace banghi {
namespace {

constexpr int kFewestRows = 45;

struct RoomCorpus {
  const char* file;
  MentionType type;
};

void PrintTo(const RoomCorpus& corpus, std::ostream* out) { *out << corpus.file; }

class RoomCorpusTest : public testing::TestWithParam<RoomCorpus> {};

TEST_P(RoomCorpusTest, MentionsAreThoseInBrackets) {
  int number = 0;
  for (const std::vector<std::string>& row : ReadCorpus(absl::StrCat(GetParam().file, ".tsv"), 4)) {
    const ReadArticle article = Read(row[0], row[1]);
    std::vector<std::string> texts, values;
    for (const Mention& mention : article.analysis->mentions) {
      if (mention.dropped || mention.type != GetParam().type) continue;
      const Span span = article.document->ToRaw(article.document->SpanOf(mention.tokens));
      texts.push_back(article.text.substr(span.begin, span.length()));
      values.emplace_back(mention.value);
    }
    EXPECT_TRUE(texts == article.marked) << row[0] << "\n  found: " << absl::StrJoin(texts, " | ");
    if (GetParam().type == MentionType::kCountry && texts == article.marked) {
      EXPECT_EQ(absl::StrJoin(values, " "), row[2]) << row[0];
    }
    ++number;
  }
  EXPECT_GE(number, kFewestRows);
}

INSTANTIATE_TEST_SUITE_P(
    Rooms, RoomCorpusTest,
    testing::Values(RoomCorpus{"countries", MentionType::kCountry}, RoomCorpus{"ranks", MentionType::kRank},
                    RoomCorpus{"ministries", MentionType::kMinistry}, RoomCorpus{"positions", MentionType::kPosition},
                    RoomCorpus{"organizations", MentionType::kOrganization}, RoomCorpus{"people", MentionType::kPerson},
                    RoomCorpus{"locations", MentionType::kLocation}),
    [](const testing::TestParamInfo<RoomCorpus>& info) { return std::string(info.param.file); });

}  // namespace
}  // namespace banghi
