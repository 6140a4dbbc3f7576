// The gazetteers themselves: no faults, and what is compiled in is what lies in gazetteers/data.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "gazetteers/bundle.h"

namespace banghi {
namespace {

const char kData[] = BANGHI_SOURCE_DIR "/gazetteers/data";

std::vector<std::filesystem::path> Tables() {
  std::vector<std::filesystem::path> tables;
  for (const auto& file : std::filesystem::recursive_directory_iterator(kData)) {
    if (file.path().extension() == ".tsv") tables.push_back(file.path());
  }
  return tables;
}

std::string Read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(DataTest, HasNoFaults) {
  CheckReport report;
  const auto bundle = Bundle::LoadAlone(kData, &report);
  EXPECT_TRUE(bundle.ok()) << report.ToString();
}

TEST(DataTest, BuiltInDataAreThoseOfTheDirectory) {
  const auto directory = Bundle::LoadAlone(kData, nullptr);
  const auto built_in = Bundle::BuiltIn();
  ASSERT_TRUE(directory.ok() && built_in.ok());
  EXPECT_EQ((*built_in)->version(), (*directory)->version());
}

TEST(DataTest, EveryFileOpensByTellingWhatItHolds) {
  for (const std::filesystem::path& table : Tables()) {
    EXPECT_TRUE(absl::StartsWith(Read(table), "# ")) << table;
  }
}

TEST(DataTest, EveryTableEndsWithALineBreak) {
  for (const std::filesystem::path& table : Tables()) EXPECT_TRUE(absl::EndsWith(Read(table), "\n")) << table;
}

}  // namespace
}  // namespace banghi
