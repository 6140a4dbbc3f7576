#include "client/batch/output.h"

#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "client/line_reader.h"
#include "gmock/gmock.h"
#include "tests/client/batch/output_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;

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

}  // namespace
}  // namespace banghi
