#include "extractors/analysis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/extractors/corpus.h"

namespace banghi {
namespace {

constexpr char kArticle[] =
    "Sáng 3-6, Bộ trưởng Quốc phòng Việt Nam tiếp nhà báo Hãng thông tấn Kyodo. Trước đó ông sẽ thăm Lào\n"
    "Hai bên nhất trí tổ chức cuộc họp tại Huế và sẽ ký bản ghi nhớ về hợp tác quốc phòng.";

// What the index answers is what a look at every match of the article gives.
TEST(AnalysisTest, MatchesAndCuesAreFoundFromBothEnds) {
  const ReadArticle article = Read(kArticle, "");
  const Analysis& analysis = *article.analysis;
  const uint32_t size = static_cast<uint32_t>(article.document->tokens().size());
  uint32_t lists = 0;
  std::vector<Match> matches;
  for (uint32_t token = 0; token < size; ++token) {
    const std::vector<Match> here = analysis.matches.AllAt(token);
    matches.insert(matches.end(), here.begin(), here.end());
  }
  for (const Match& match : matches) {
    if (match.kind == EntryKind::kCue) lists = std::max(lists, match.entry + 1);
  }
  ASSERT_GT(lists, 0u);
  for (uint32_t token = 0; token <= size; ++token) {
    std::vector<uint32_t> at(lists, token), before(lists, token);
    std::vector<const Match*> of_kind(kEntryKinds, nullptr);
    for (const Match& match : analysis.matches) {
      const Match*& longest = of_kind[static_cast<size_t>(match.kind)];
      if (match.tokens.begin == token && longest == nullptr) longest = &match;
    }
    for (const Match& match : matches) {
      if (match.kind != EntryKind::kCue) continue;
      if (match.tokens.begin == token) at[match.entry] = std::max(at[match.entry], match.tokens.end);
      if (match.tokens.end == token) before[match.entry] = std::min(before[match.entry], match.tokens.begin);
    }
    for (uint32_t list = 0; list < lists; ++list) {
      if (token < size && !analysis.SameSentence(before[list], token)) before[list] = token;
      EXPECT_EQ(analysis.CueAt(token, static_cast<int>(list)), at[list]) << "token " << token;
      EXPECT_EQ(analysis.CueBefore(token, static_cast<int>(list)), before[list]) << "token " << token;
    }
    for (int kind = 0; kind < kEntryKinds; ++kind) {
      EXPECT_EQ(analysis.MatchAt(token, static_cast<EntryKind>(kind)), of_kind[static_cast<size_t>(kind)]) << token;
    }
  }
}

TEST(AnalysisTest, NothingIsFoundPastTheEndNorInAnUnknownList) {
  const ReadArticle article = Read(kArticle, "");
  const Analysis& analysis = *article.analysis;
  const uint32_t size = static_cast<uint32_t>(article.document->tokens().size());
  for (uint32_t token : {size, size + 1, size + 100}) {
    EXPECT_EQ(analysis.MatchAt(token, EntryKind::kCountry), nullptr);
    EXPECT_TRUE(analysis.matches.AllAt(token).empty());
    EXPECT_EQ(analysis.CueAt(token, 0), token);
  }
  EXPECT_EQ(analysis.CueBefore(size + 1, 0), size + 1);
  for (uint32_t token = 0; token <= size; ++token) EXPECT_EQ(analysis.CueBefore(token, -1), token);
}

}  // namespace
}  // namespace banghi
