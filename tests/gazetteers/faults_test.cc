// Faults as people see them: for every directory faults/X the report is what faults/X.txt says.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_replace.h"
#include "gazetteers/check.h"
#include "gazetteers/check_report.h"
#include "tests/gazetteers/scratch_directory.h"

namespace banghi {
namespace {

TEST(FaultsTest, ReportsAreAsWrittenDown) {
  int cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BANGHI_SOURCE_DIR "/tests/gazetteers/faults")) {
    if (!entry.is_directory()) continue;
    ++cases;
    std::ifstream in(entry.path().string() + ".txt", std::ios::binary);
    const std::string expected(std::istreambuf_iterator<char>(in), {});
    const std::string directory = entry.path().string();
    const std::string report = CheckGazetteers(CheckScope::kAlone, directory).text;
    EXPECT_EQ(absl::StrReplaceAll(report, {{directory + "/", ""}}), expected) << directory;
  }
  EXPECT_GT(cases, 0);
}

TEST(FaultsTest, CaretStandsBelowItsLetterWhateverComesBefore) {
  CheckReport report;
  report.Add({"x.tsv", 3, 5, "here", "ộ\tđ\t^"});
  report.Add({"x.tsv", 4, 3, "decomposed", "e\xCC\x81!"});
  report.Add({"x.tsv", 5, 2, "no UTF-8", "a\xFF!"});
  report.Add({"x.tsv", 0, 0, "whole file", ""});
  EXPECT_EQ(report.ToString(),
            "x.tsv: whole file\n"
            "x.tsv:3:5: here\n  ộ→đ→^\n      ^\n"
            "x.tsv:4:3: decomposed\n  e\xCC\x81!\n   ^\n"
            "x.tsv:5:2: no UTF-8\n  a\xEF\xBF\xBD!\n   ^\n");
}

TEST(CheckTest, GoodGazetteersAreCounted) {
  ScratchDirectory directory;
  directory.Write("ranks.tsv", "id\tname\na\tĐại tướng\nb\tTrung tướng\n")
      .Write("README.md", "not a gazetteer")
      .Write(".x", "");
  const GazetteerCheck check = CheckGazetteers(CheckScope::kAlone, directory.path());
  EXPECT_TRUE(check.ok);
  EXPECT_EQ(check.text.find("ranks.tsv                          2  " + directory.path()), 0u) << check.text;
}

TEST(CheckTest, FaultNamesTheDirectoryItIsIn) {
  ScratchDirectory directory;
  directory.Write("ranks.tsv", "id\tnames\na\n");
  for (const std::string slash : {"", "/"}) {
    const GazetteerCheck check = CheckGazetteers(CheckScope::kOverlay, directory.path() + slash);
    EXPECT_EQ(check.text.find(directory.path() + "/ranks.tsv:1:"), 0u) << check.text;
    EXPECT_NE(check.text.find("\n1 fault\n"), std::string::npos) << check.text;
  }
}

TEST(CheckTest, BuiltInGazetteersHaveNoFaults) { EXPECT_TRUE(CheckGazetteers(CheckScope::kBuiltIn, "").ok); }

}  // namespace
}  // namespace banghi
