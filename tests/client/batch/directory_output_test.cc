// Outputs that are directories.
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "tests/client/batch/output_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;

class DirectoryOutputTest : public OutputTest {
 protected:
  DirectoryOutputTest() { format_ = MakeBratFormat(); }

  // `ids` with a text each, in a block.
  static void Write(BatchOutput& output, const std::vector<std::string>& ids, uint64_t articles) {
    for (const std::string& id : ids) {
      ASSERT_TRUE(output.WriteArticle(id, {absl::StrCat("text of ", id), ""}).ok());
    }
    ASSERT_TRUE(output.WriteBlock({"", "", ""}, "", articles, {}).ok());
  }
};

TEST_F(DirectoryOutputTest, DirectoryHasItsNameWhenItIsWhole) {
  auto output = Open(Beginning::kNew);
  ASSERT_NE(output, nullptr) << status_;
  Write(*output, {"a", "b/c"}, 2);
  EXPECT_TRUE(There("out.part/a.txt"));
  EXPECT_FALSE(There("out"));
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content("out/a.txt"), "text of a");
  EXPECT_TRUE(There("out/a.ann"));
  EXPECT_THAT(Content("out/articles.jsonl"),
              testing::MatchesRegex("\\{\"name\":\"a\",\"id\":\"a\"\\}\n"
                                    "\\{\"name\":\"b_c-[0-9a-f]+\",\"id\":\"b/c\"\\}\n"));
  EXPECT_FALSE(There("out.part"));
  EXPECT_FALSE(There("out.checkpoint.json"));
}

TEST_F(DirectoryOutputTest, OnlyWhatRunsMadeIsReplaced) {
  Write(*Open(Beginning::kNew), {"a"}, 1);  // and killed
  format_ = MakeCsvFormat();
  ASSERT_TRUE(Open(Beginning::kForce)->Finish().ok());
  EXPECT_TRUE(There("out/articles.csv"));
  std::ofstream(Path("out/thesis.doc")) << "years of work";
  EXPECT_EQ(Open(Beginning::kForce), nullptr);
  EXPECT_THAT(std::string(status_.message()), HasSubstr("out is in the way with thesis.doc, which no run made"));
  EXPECT_EQ(Content("out/thesis.doc"), "years of work");
}

TEST_F(DirectoryOutputTest, DirectoryOfTextsIsNotTakenForThatOfARun) {
  std::filesystem::create_directory(Path());
  std::ofstream(Path("out/corpus.txt")) << "years of work";
  EXPECT_EQ(Open(Beginning::kForce), nullptr);
  EXPECT_THAT(std::string(status_.message()), HasSubstr("out is in the way with corpus.txt, which no run made"));
  EXPECT_EQ(Content("out/corpus.txt"), "years of work");
}

TEST_F(DirectoryOutputTest, ArticlesBehindTheLastBlockAreWrittenAgainUnderTheSameNames) {
  {
    auto output = Open(Beginning::kNew);
    Write(*output, {"a", "a"}, 2);
    ASSERT_TRUE(output->WriteArticle("a", {"torn", ""}).ok());  // and killed
  }
  auto output = Open(Beginning::kResume);
  ASSERT_NE(output, nullptr) << status_;
  Write(*output, {"a", "d"}, 4);
  ASSERT_TRUE(output->Finish().ok());
  for (const char* name : {"a", "a~2", "a~3"}) {
    EXPECT_EQ(Content(absl::StrCat("out/", name, ".txt")), "text of a") << name;
  }
  EXPECT_FALSE(There("out/a~4.txt"));
  EXPECT_TRUE(There("out/d.txt"));
}

TEST_F(DirectoryOutputTest, DirectoryOfARunBeforeIsReplacedWhenTheNewOneIsWhole) {
  {
    auto output = Open(Beginning::kNew);
    Write(*output, {"old"}, 1);
    ASSERT_TRUE(output->Finish().ok());
  }
  EXPECT_EQ(Open(Beginning::kNew), nullptr);
  auto output = Open(Beginning::kForce);
  ASSERT_NE(output, nullptr) << status_;
  Write(*output, {"new"}, 1);
  EXPECT_TRUE(There("out/old.txt"));
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_TRUE(There("out/new.txt"));
  EXPECT_FALSE(There("out/old.txt"));
  EXPECT_FALSE(There("out.old"));
}

TEST_F(DirectoryOutputTest, DirectoriesThatNoRunMadeAreNeverRemoved) {
  for (const char* name : {"out", "out.part", "out.old"}) {
    std::filesystem::create_directories(Path(name));
    std::ofstream(Path(absl::StrCat(name, "/mine"))) << "mine";
    EXPECT_EQ(Open(Beginning::kForce), nullptr) << name;
    EXPECT_THAT(std::string(status_.message()), HasSubstr(absl::StrCat(name, " is in the way")));
    EXPECT_EQ(Content(absl::StrCat(name, "/mine")), "mine");
    std::filesystem::remove_all(Path(name));
  }
}

TEST_F(DirectoryOutputTest, EmptyDirectoryAndASlashBehindTheNameAreNoMatter) {
  std::filesystem::create_directories(Path("empty"));
  auto output = BatchOutput::Open(Path("empty/"), *format_, {}, Beginning::kNew);
  ASSERT_TRUE(output.ok()) << output.status();
  ASSERT_TRUE((*output)->Finish().ok());
  EXPECT_TRUE(There("empty/annotation.conf"));
}

TEST_F(DirectoryOutputTest, RunThatWasKilledWhileItNamedTheDirectoryComesToItsEnd) {
  for (const bool named : {false, true}) {
    {
      auto output = Open(Beginning::kForce);
      Write(*output, {"a"}, 1);
    }
    std::string checkpoint = Content("out.checkpoint.json");
    checkpoint.insert(1, "\"whole\":true,");
    std::ofstream(Path("out.checkpoint.json")) << checkpoint;
    std::filesystem::rename(Path("out.part/articles.jsonl.part"), Path("out.part/articles.jsonl"));
    if (named) {
      for (const char* name : {"annotation.conf", "visual.conf"}) {
        std::filesystem::rename(Path(absl::StrCat("out.part/", name, ".part")), Path(absl::StrCat("out.part/", name)));
      }
      std::filesystem::rename(Path(), Path("out.old"));
      std::filesystem::rename(Path("out.part"), Path());
    }
    auto output = Open(Beginning::kResume);
    ASSERT_NE(output, nullptr) << status_;
    ASSERT_TRUE(output->Finish().ok());
    for (const char* name : {"out/a.txt", "out/articles.jsonl", "out/annotation.conf", "out/visual.conf"}) {
      EXPECT_TRUE(There(name)) << name;
    }
    EXPECT_FALSE(There("out.old") || There("out.part") || There("out.checkpoint.json"));
  }
}

}  // namespace
}  // namespace banghi
