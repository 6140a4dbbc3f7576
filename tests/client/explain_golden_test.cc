// What `banghi explain --at` prints of a place in a sample article. After a wanted change write it anew and read the
// difference:
//
//   BANGHI_UPDATE_GOLDEN=1 build/release/bin/client_unit_test --gtest_filter='ExplainGoldenTest.*'
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "client/explanation_text.h"
#include "extractors/engine.h"
#include "extractors/explain/place.h"

namespace banghi {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(ExplainGoldenTest, PlaceOfTheSampleStands) {
  const Engine engine(Bundle::BuiltIn().value());
  v1::Article article;
  article.set_text(ReadFile(BANGHI_SOURCE_DIR "/samples/doi-thoai.txt"));
  article.set_published_date("2023-11-23");
  v1::Record record;
  v1::Explanation explanation;
  const size_t place = article.text().find("Stockholm");
  ASSERT_NE(place, std::string::npos);
  const auto look = [&](const Analysis& analysis) {
    const uint32_t token = TokenAt(analysis, OffsetUnit::kUtf8Byte, static_cast<uint32_t>(place));
    ExplainPlace(analysis, record, OffsetUnit::kCodePoint, token, &explanation);
  };
  ASSERT_TRUE(engine.Explain(article, {}, &record, look).ok());
  const std::string text = ExplanationText(explanation, article, {.width = 110, .colors = false});
  const std::string path = BANGHI_SOURCE_DIR "/tests/golden/explain-doi-thoai.txt";
  if (std::getenv("BANGHI_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
  } else {
    EXPECT_EQ(text, ReadFile(path));
  }
}

}  // namespace
}  // namespace banghi
