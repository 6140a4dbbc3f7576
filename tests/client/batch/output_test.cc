#include "client/batch/output.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "client/line_reader.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;

class OutputTest : public testing::Test {
 protected:
  OutputTest() : directory_(testing::TempDir() + "banghi-output-XXXXXX") {
    EXPECT_NE(mkdtemp(directory_.data()), nullptr);
  }
  ~OutputTest() override { std::filesystem::remove_all(directory_); }

  std::string Path(const std::string& name = "out") const { return absl::StrCat(directory_, "/", name); }
  bool There(const std::string& name) const { return std::filesystem::exists(Path(name)); }
  std::string Content(const std::string& name = "out") const {
    std::ifstream file(Path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::unique_ptr<BatchOutput> Open(Beginning beginning, const std::vector<std::string>& task = {"task"}) {
    auto output = BatchOutput::Open(Path(), *format_, {task, repeatable_}, beginning);
    status_ = output.status();
    return output.ok() ? *std::move(output) : nullptr;
  }

  std::unique_ptr<const BatchFormat> format_ = MakeJsonlFormat();
  bool repeatable_ = true;
  std::string directory_;
  absl::Status status_;
};

TEST_F(OutputTest, NamesAreGivenWhenEverythingIsWritten) {
  auto output = Open(Beginning::kNew);
  ASSERT_NE(output, nullptr) << status_;
  ASSERT_TRUE(output->WriteBlock({"a\n"}, "", 1, {}).ok());
  EXPECT_TRUE(There("out.part"));
  EXPECT_TRUE(There("out.checkpoint.json"));
  EXPECT_FALSE(There("out"));
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content(), "a\n");
  EXPECT_FALSE(There("out.part"));
  EXPECT_FALSE(There("out.checkpoint.json"));
  EXPECT_FALSE(There("out.errors.jsonl"));
}

TEST_F(OutputTest, ErrorsHaveAFileWhereThereAreAny) {
  auto output = Open(Beginning::kNew);
  ASSERT_NE(output, nullptr);
  ASSERT_TRUE(output->WriteBlock({""}, "bad\n", 1, {}).ok());
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content("out.errors.jsonl"), "bad\n");
  EXPECT_EQ(Content(), "");
}

TEST_F(OutputTest, RunGoesOnBehindItsLastBlock) {
  Open(Beginning::kNew)->WriteBlock({"a\n"}, "", 1, {}).IgnoreError();
  std::ofstream(Path("out.part"), std::ios::app) << "half a bl";
  auto output = Open(Beginning::kResume);
  ASSERT_NE(output, nullptr) << status_;
  EXPECT_EQ(output->articles(), 1);
  ASSERT_TRUE(output->WriteBlock({"b\n"}, "", 2, {}).ok());
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content(), "a\nb\n");
}

TEST_F(OutputTest, RunThatWasKilledBetweenTwoNamesOnlyGivesTheOther) {
  {
    auto output = Open(Beginning::kNew);
    ASSERT_TRUE(output->WriteBlock({"a\n"}, "bad\n", 2, {}).ok());
  }
  // As Finish leaves it in the middle.
  std::string checkpoint = Content("out.checkpoint.json");
  checkpoint.insert(1, "\"whole\":true,");
  std::ofstream(Path("out.checkpoint.json")) << checkpoint;
  std::filesystem::rename(Path("out.part"), Path("out"));
  auto output = Open(Beginning::kResume);
  ASSERT_NE(output, nullptr) << status_;
  EXPECT_TRUE(output->whole());
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content(), "a\n");
  EXPECT_EQ(Content("out.errors.jsonl"), "bad\n");
}

TEST_F(OutputTest, FinishedOutputIsNotOverwrittenUnlessForced) {
  ASSERT_TRUE(Open(Beginning::kNew)->Finish().ok());
  EXPECT_EQ(Open(Beginning::kNew), nullptr);
  EXPECT_EQ(status_.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Open(Beginning::kResume), nullptr);
  auto output = Open(Beginning::kForce);
  ASSERT_NE(output, nullptr);
  ASSERT_TRUE(output->WriteBlock({"anew\n"}, "", 1, {}).ok());
  EXPECT_EQ(Content(), "");  // the old one, until the new one is whole
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content(), "anew\n");
}

TEST_F(OutputTest, RunThatIsUnderWayIsNotBegunAnewByMistake) {
  Open(Beginning::kNew)->WriteBlock({"a\n"}, "", 1, {}).IgnoreError();
  EXPECT_EQ(Open(Beginning::kNew), nullptr);
  EXPECT_THAT(std::string(status_.message()), HasSubstr("--resume goes on with it"));
}

TEST_F(OutputTest, AnotherRunIsNotGoneOnWith) {
  Open(Beginning::kNew, {"format jsonl", "input a, 3 bytes"})->WriteBlock({"a\n"}, "", 1, {}).IgnoreError();
  EXPECT_EQ(Open(Beginning::kResume, {"format jsonl", "input a, 4 bytes"}), nullptr);
  EXPECT_THAT(std::string(status_.message()), HasSubstr("it had `input a, 3 bytes`, now it is `input a, 4 bytes`"));
}

TEST_F(OutputTest, BrokenCheckpointsAndLostOutputAreErrors) {
  Open(Beginning::kNew)->WriteBlock({"a\n"}, "", 1, {}).IgnoreError();
  std::filesystem::resize_file(Path("out.part"), 1);
  EXPECT_EQ(Open(Beginning::kResume), nullptr);
  EXPECT_EQ(status_.code(), absl::StatusCode::kDataLoss);
  std::ofstream(Path("out.checkpoint.json")) << "{";
  EXPECT_EQ(Open(Beginning::kResume), nullptr);
  EXPECT_THAT(std::string(status_.message()), HasSubstr("no checkpoint"));
}

TEST_F(OutputTest, CompressedFilesHaveTheSameBytesWhetherGoneOnWithOrNot) {
  for (const char* name : {"x.zst", "x.gz", "x"}) {
    std::string bytes[2];
    for (const bool interrupted : {false, true}) {
      auto file = OutputFile::Open(Path(name), 0);
      ASSERT_TRUE(file.ok());
      ASSERT_TRUE((*file)->Append("first block\n").ok());
      const uint64_t good = (*file)->Sync().value();
      if (interrupted) {
        ASSERT_TRUE((*file)->Append("lost").ok());
        file = OutputFile::Open(Path(name), good);
        ASSERT_TRUE(file.ok());
      }
      ASSERT_TRUE((*file)->Append("second block\n").ok());
      ASSERT_TRUE((*file)->Finish().ok());
      bytes[interrupted ? 1 : 0] = Content(name);
    }
    EXPECT_EQ(bytes[0], bytes[1]) << name;
    LineReader lines(OpenSource(Path(name)).value());
    EXPECT_EQ(lines.Rest().value(), "first block\nsecond block\n") << name;
  }
}

TEST_F(OutputTest, DirectoriesThatAreNotThereAreErrors) {
  const auto output = BatchOutput::Open(Path("no/such/out"), *format_, {}, Beginning::kNew);
  EXPECT_THAT(std::string(output.status().message()), HasSubstr("no/such/out"));
}

TEST_F(OutputTest, WhatAnotherRunWritesIsNotTouched) {
  auto first = Open(Beginning::kNew);
  ASSERT_NE(first, nullptr);
  ASSERT_TRUE(first->WriteBlock({"a\n"}, "", 1, {}).ok());
  const std::string checkpoint = Content("out.checkpoint.json");
  for (const Beginning beginning : {Beginning::kNew, Beginning::kResume, Beginning::kForce}) {
    EXPECT_EQ(Open(beginning), nullptr);
    EXPECT_EQ(status_.code(), absl::StatusCode::kAborted);
    EXPECT_THAT(std::string(status_.message()), HasSubstr("out.lock: is held by another run"));
  }
  EXPECT_EQ(Content("out.part"), "a\n");
  EXPECT_EQ(Content("out.checkpoint.json"), checkpoint);
  ASSERT_TRUE(first->Finish().ok());
  first.reset();
  EXPECT_FALSE(There("out.lock"));
  EXPECT_NE(Open(Beginning::kForce), nullptr);
}

TEST_F(OutputTest, LockThatAKilledRunLeftIsFree) {
  std::ofstream(Path("out.lock")) << "";
  EXPECT_NE(Open(Beginning::kNew), nullptr);
}

TEST_F(OutputTest, WhatCannotBeReadAgainHasNoCheckpoint) {
  repeatable_ = false;
  ASSERT_TRUE(Open(Beginning::kNew)->WriteBlock({"a\n"}, "", 1, {}).ok());
  EXPECT_FALSE(There("out.checkpoint.json"));
  auto output = Open(Beginning::kNew);
  ASSERT_NE(output, nullptr) << status_;
  EXPECT_EQ(output->articles(), 0);
  ASSERT_TRUE(output->WriteBlock({"b\n"}, "", 1, {}).ok());
  ASSERT_TRUE(output->Finish().ok());
  EXPECT_EQ(Content(), "b\n");
}

TEST_F(OutputTest, WholeOutputOfAnotherRunIsNotTakenForThatOfThisOne) {
  ASSERT_TRUE(Open(Beginning::kResume, {"format jsonl", "input a, 3 bytes"})->Finish().ok());
  EXPECT_FALSE(There("out.checkpoint.json"));
  EXPECT_EQ(Open(Beginning::kResume, {"format jsonl", "input a, 3 bytes"}), nullptr);
  EXPECT_EQ(status_.code(), absl::StatusCode::kAlreadyExists) << status_;
  EXPECT_EQ(Open(Beginning::kResume, {"format jsonl", "input a, 4 bytes"}), nullptr);
  EXPECT_EQ(status_.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status_.message()), HasSubstr("out is whole, and of another run: it had `input a, 3 bytes`"));
  ASSERT_TRUE(Open(Beginning::kForce, {"format jsonl", "input a, 4 bytes"})->Finish().ok());
  EXPECT_FALSE(There("out.done.json"));
}

TEST_F(OutputTest, DirectoryIsNoPlaceForAFile) {
  for (const char* name : {"out", "out.part"}) {
    std::filesystem::create_directory(Path(name));
    EXPECT_EQ(Open(Beginning::kForce), nullptr);
    EXPECT_THAT(std::string(status_.message()), HasSubstr(absl::StrCat(name, " is a directory")));
    std::filesystem::remove(Path(name));
  }
}

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
