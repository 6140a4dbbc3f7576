#include "tests/bench/generated.h"

#include <unordered_set>

#include "gazetteers/bundle.h"
#include "gmock/gmock.h"
#include "tests/gazetteers/scratch_directory.h"
#include "text/document.h"
#include "text/fold.h"

namespace banghi {
namespace {

TEST(GeneratedTest, NamesDifferEvenWhenFolded) {
  std::unordered_set<std::string> names;
  for (uint32_t i = 0; i < 20'000; ++i) EXPECT_TRUE(names.insert(Fold(NameAt(i))).second) << NameAt(i);
}

TEST(GeneratedTest, OverlayLoadsOnTopOfTheBuiltInGazetteers) {
  ScratchDirectory directory;
  WriteOverlay(directory.path(), 9'000);
  const auto bundle = Bundle::Load({directory.path()}, nullptr);
  ASSERT_TRUE(bundle.ok()) << bundle.status().message();
  const auto built_in = Bundle::BuiltIn();
  EXPECT_EQ((*bundle)->people().size(), (*built_in)->people().size() + 3'000);
  EXPECT_EQ((*bundle)->organizations().size(), (*built_in)->organizations().size() + 3'000);
  EXPECT_EQ((*bundle)->locations().size(), (*built_in)->locations().size() + 3'000);
}

TEST(GeneratedTest, TextsHaveTheLengthAskedFor) {
  for (const std::string& kind : HardTexts()) {
    const std::string text = HardText(kind, 1000);
    EXPECT_LE(text.size(), 1000) << kind;
    EXPECT_GT(text.size(), 900) << kind;
    EXPECT_TRUE(Document::Parse(text).ok()) << kind;
  }
  EXPECT_THAT(TextWithMentions(1000, 0), ::testing::Not(::testing::HasSubstr("Hà Nội")));
  EXPECT_THAT(TextWithMentions(1000, 50), ::testing::HasSubstr("Hà Nội"));
}

}  // namespace
}  // namespace banghi
