#include "client/batch/inputs.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class InputsTest : public testing::Test {
 protected:
  InputsTest() : directory_(testing::TempDir() + "banghi-inputs-XXXXXX") {
    EXPECT_NE(mkdtemp(directory_.data()), nullptr);
  }
  ~InputsTest() override { std::filesystem::remove_all(directory_); }

  std::string Write(const std::string& name, const std::string& content) const {
    std::string path = absl::StrCat(directory_, "/", name);
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  std::vector<std::string> NamesOf(const std::vector<std::string>& arguments) const {
    const auto inputs = ListInputs(arguments);
    EXPECT_TRUE(inputs.ok()) << inputs.status();
    std::vector<std::string> names;
    for (const BatchInput& input : *inputs) names.push_back(input.path.substr(directory_.size() + 1));
    return names;
  }

  static std::vector<std::string> IdsOf(const std::vector<ArticleFile>& files) {
    ArticleReader reader(files, "");
    std::vector<std::string> ids;
    for (ArticleInput input; reader.Next(&input);) {
      ids.push_back(input.status.ok() ? input.article.id() : absl::StrCat("!", input.label));
    }
    return ids;
  }

  std::string directory_;
};

TEST_F(InputsTest, DirectoriesAndPatternsAreListedByName) {
  for (const char* name :
       {"b/2.txt", "b/1.html", "a.jsonl", "b/c/3.md", "notes.pdf", "d.warc.gz", "e.jsonl.zst", "F.TXT.GZ"}) {
    Write(name, "x");
  }
  EXPECT_THAT(NamesOf({directory_}),
              ElementsAre("F.TXT.GZ", "a.jsonl", "b/1.html", "b/2.txt", "b/c/3.md", "d.warc.gz", "e.jsonl.zst"));
  EXPECT_THAT(NamesOf({directory_ + "/b/*.txt", directory_ + "/a.jsonl"}), ElementsAre("b/2.txt", "a.jsonl"));
  EXPECT_THAT(NamesOf({directory_ + "/notes.pdf"}), ElementsAre("notes.pdf"));
}

TEST_F(InputsTest, LinksThatLeadNowhereAreNoArticles) {
  Write("a.txt", "x");
  std::filesystem::create_symlink("loop.txt", directory_ + "/loop.txt");
  std::filesystem::create_symlink("gone.txt", directory_ + "/to_nothing.txt");
  EXPECT_THAT(NamesOf({directory_}), ElementsAre("a.txt"));
}

TEST_F(InputsTest, ArgumentsThatNameNothingAreErrors) {
  std::filesystem::create_directories(directory_ + "/empty");
  for (const char* name : {"/missing.txt", "/empty", "/*.jsonl"}) {
    const auto inputs = ListInputs({directory_ + name});
    EXPECT_EQ(inputs.status().code(), absl::StatusCode::kNotFound) << name;
    EXPECT_THAT(std::string(inputs.status().message()), HasSubstr(name));
  }
}

TEST_F(InputsTest, FilesOfTheOutputAreNoInputs) {
  const std::string out = directory_ + "/out.jsonl";
  for (const char* name :
       {"a.jsonl", "out.jsonl", "out.jsonl.errors.jsonl", "out.jsonl.part/b.txt", "out.jsonl2.txt"}) {
    Write(name, "x");
  }
  // Whatever way leads to them.
  std::filesystem::create_directory_symlink(".", directory_ + "/here");
  for (const std::string& output : {out, directory_ + "/here/here/out.jsonl"}) {
    for (const std::string& directory : {directory_, directory_ + "/here"}) {
      const auto inputs = ListInputs({directory, directory + "/*.jsonl"}, output);
      ASSERT_TRUE(inputs.ok()) << inputs.status();
      std::vector<std::string> names;
      for (const BatchInput& input : *inputs) names.push_back(std::filesystem::path(input.path).filename());
      EXPECT_THAT(names, ElementsAre("a.jsonl", "out.jsonl2.txt", "a.jsonl")) << directory;
    }
  }
  const auto named = ListInputs({out}, out);
  EXPECT_EQ(named.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(named.status().message()), HasSubstr("belongs to the output"));
}

TEST_F(InputsTest, PipesCanBeReadOnceOnly) {
  ASSERT_EQ(mkfifo((directory_ + "/pipe").c_str(), 0600), 0);
  const auto inputs = ListInputs({"-", directory_ + "/pipe", Write("a.txt", "x")});
  ASSERT_TRUE(inputs.ok()) << inputs.status();
  EXPECT_FALSE((*inputs)[0].repeatable);
  EXPECT_FALSE((*inputs)[1].repeatable);
  EXPECT_TRUE((*inputs)[2].repeatable);
}

TEST_F(InputsTest, ShardsAreReadAsKOfN) {
  EXPECT_EQ(ParseShard("2/8")->number, 2);
  EXPECT_EQ(ParseShard("2/8")->count, 8);
  for (const char* wrong : {"", "2", "0/8", "9/8", "a/b", "1/0", "-1/2", "1/2/3"}) {
    EXPECT_FALSE(ParseShard(wrong).ok()) << wrong;
  }
}

TEST_F(InputsTest, ShardsMayBeCountedFromZero) {
  EXPECT_EQ(ParseShard("0/8", 0)->number, 1);
  EXPECT_EQ(ParseShard("7/8", 0)->number, 8);
  EXPECT_FALSE(ParseShard("8/8", 0).ok());
}

TEST_F(InputsTest, DirectoryThatMayNotBeLookedIntoIsAnInputThatCannotBeRead) {
  Write("a.txt", "x");
  Write("closed/b.txt", "x");
  std::filesystem::permissions(directory_ + "/closed", std::filesystem::perms::none);
  std::error_code error;
  const bool closed = (std::filesystem::directory_iterator(directory_ + "/closed", error), error.value() != 0);
  if (closed) {  // root may look everywhere
    EXPECT_THAT(NamesOf({directory_}), ElementsAre("a.txt", "closed"));
  }
  std::filesystem::permissions(directory_ + "/closed", std::filesystem::perms::owner_all);
  const std::vector<std::string> ids = IdsOf({{directory_ + "/closed"}});
  EXPECT_THAT(ids, ElementsAre(HasSubstr("!")));
}

TEST_F(InputsTest, OutputThatCannotBeThereIsNoReasonToLeaveInputsOut) {
  const std::string input = Write("a.txt", "x");
  const auto inputs = ListInputs({input, directory_}, absl::StrCat(directory_, "/", std::string(5000, 'o')));
  ASSERT_TRUE(inputs.ok()) << inputs.status();
  EXPECT_EQ(inputs->size(), 2u);
}

TEST_F(InputsTest, ShardsTogetherAreTheWholeWhateverTheirNumber) {
  std::string lines;
  // Lines of many lengths, some without an id, one broken, blank ones between, none at the end of the last.
  for (int i = 0; i < 40; ++i) {
    lines += i == 13 ? "not JSON\n" : i == 20 ? "\n\n" : "";
    const std::string id = i % 5 == 0 ? "" : absl::StrCat("\"id\": \"n", i, "\", ");
    absl::StrAppend(&lines, "{", id, "\"text\": \"", std::string(i * 7 % 50 + 1, 'a'), "\"}\n");
  }
  lines.pop_back();
  Write("a.jsonl", lines);
  Write("b.txt", "Tin vắn.");
  Write("c.jsonl", "");
  Write("d.ndjson", lines);
  const auto inputs = ListInputs({directory_});
  ASSERT_TRUE(inputs.ok());
  const std::vector<std::string> whole = IdsOf(FilesOf(*inputs, {1, 1}));
  ASSERT_EQ(whole.size(), 83);
  for (const uint64_t count : {1, 2, 3, 7, 40, 1000, 5000}) {
    std::vector<std::string> together;
    for (uint64_t number = 1; number <= count; ++number) {
      for (std::string& id : IdsOf(FilesOf(*inputs, {number, count}))) together.push_back(std::move(id));
    }
    EXPECT_EQ(together, whole) << count;
  }
}

TEST_F(InputsTest, CompressedFilesAreNotCut) {
  Write("a.jsonl", "\x1f\x8b not really");
  const auto inputs = ListInputs({directory_});
  ASSERT_TRUE(inputs.ok());
  EXPECT_FALSE(inputs->front().lines);
  EXPECT_THAT(FilesOf(*inputs, {1, 2}), testing::SizeIs(1));
  EXPECT_THAT(FilesOf(*inputs, {2, 2}), IsEmpty());
}

}  // namespace
}  // namespace banghi
