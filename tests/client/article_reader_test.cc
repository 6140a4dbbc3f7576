#include "client/article_reader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;

class ArticleReaderTest : public testing::Test {
 protected:
  ArticleReaderTest() : directory_(testing::TempDir() + "banghi-articles-XXXXXX") {
    EXPECT_NE(mkdtemp(directory_.data()), nullptr);
  }
  ~ArticleReaderTest() override { std::filesystem::remove_all(directory_); }

  std::string Write(const std::string& name, const std::string& content) {
    std::string path = absl::StrCat(directory_, "/", name);
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  static std::vector<ArticleInput> ReadAll(const std::vector<std::string>& paths, const std::string& published = "") {
    ArticleReader reader(paths, published);
    std::vector<ArticleInput> inputs;
    for (ArticleInput input; reader.Next(&input);) inputs.push_back(input);
    return inputs;
  }

  std::string directory_;
};

TEST_F(ArticleReaderTest, ReadsLinesBehindAByteOrderMark) {
  for (const char* name : {"a.jsonl", "a.ndjson", "a.txt"}) {
    const std::string path =
        Write(name, "\xEF\xBB\xBF{\"id\": \"x\", \"text\": \"Một.\"}\n{\"id\": \"y\", \"text\": \"Hai.\"}\n");
    const std::vector<ArticleInput> inputs = ReadAll({path});
    ASSERT_EQ(inputs.size(), 2u) << name;
    EXPECT_TRUE(inputs[0].status.ok()) << inputs[0].status;
    EXPECT_EQ(inputs[0].article.id(), "x");
    EXPECT_EQ(inputs[1].article.text(), "Hai.");
  }
}

TEST_F(ArticleReaderTest, FileOfTextIsOneArticleWithItsPathAsId) {
  const std::string path = Write("a.txt", "Dòng một\nDòng hai\n");
  const auto inputs = ReadAll({path}, "2022-05-01");
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_EQ(inputs[0].article.text(), "Dòng một\nDòng hai\n");
  EXPECT_EQ(inputs[0].article.id(), path);
  EXPECT_EQ(inputs[0].article.published_date(), "2022-05-01");
}

TEST_F(ArticleReaderTest, JsonLinesAreArticlesWithTheirLineNumbers) {
  const std::string path =
      Write("a.jsonl",
            "{\"id\": \"x\", \"text\": \"Một\", \"publishedDate\": \"2020-01-02\", \"more\": [1]}\n"
            "\n"
            "{\"text\": \"Hai\", \"url\": \"https://example.org\"}");
  const auto inputs = ReadAll({path}, "2022-05-01");
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_EQ(inputs[0].article.id(), "x");
  EXPECT_EQ(inputs[0].article.published_date(), "2020-01-02");
  EXPECT_EQ(inputs[1].article.text(), "Hai");
  EXPECT_THAT(inputs[1].article.id(), EndsWith("a.jsonl:3"));
  EXPECT_EQ(inputs[1].article.published_date(), "2022-05-01");
}

TEST_F(ArticleReaderTest, BadLinesAreToldAndReadingGoesOn) {
  const std::string path = Write("a.jsonl", "nonsense\n{\"text\": \"\xff\"}\n[]\n{\"text\": 5}\n{\"text\": \"ok\"}\n");
  const auto inputs = ReadAll({path});
  ASSERT_EQ(inputs.size(), 5u);
  EXPECT_THAT(std::string(inputs[1].status.message()), HasSubstr("not valid UTF-8 at byte 10"));
  for (int i = 0; i < 4; ++i) EXPECT_FALSE(inputs[i].status.ok()) << i;
  EXPECT_TRUE(inputs[4].status.ok());
}

TEST_F(ArticleReaderTest, JsonLinesAreToldByTheFirstLineWhateverTheName) {
  const std::string lines = "{\"id\": \"x\", \"text\": \"Một\"}\n{\"text\": \"Hai\"}\n";
  for (const char* name : {"news.json", "news.txt", "news"}) {
    const auto inputs = ReadAll({Write(name, lines)});
    ASSERT_EQ(inputs.size(), 2u) << name;
    EXPECT_EQ(inputs[0].article.id(), "x");
    EXPECT_EQ(inputs[1].article.text(), "Hai");
    EXPECT_THAT(inputs[1].label, EndsWith(absl::StrCat(name, ":2")));
  }
}

TEST_F(ArticleReaderTest, JsonObjectOverSeveralLinesIsOneArticle) {
  const auto inputs = ReadAll({Write("a.json", "{\n  \"id\": \"x\",\n  \"text\": \"Một\"\n}\n")});
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_TRUE(inputs[0].status.ok());
  EXPECT_EQ(inputs[0].article.id(), "x");
  EXPECT_EQ(inputs[0].article.text(), "Một");
}

TEST_F(ArticleReaderTest, OtherJsonIsNotTakenForText) {
  const auto inputs = ReadAll({Write("list.json", "[\n{\"text\": \"Một\"},\n{\"text\": \"Hai\"}\n]\n"),
                               Write("broken.json", "{\"id\": \"x\", \"text\": \"Một\n")});
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_THAT(std::string(inputs[0].status.message()), HasSubstr("a list in JSON"));
  EXPECT_THAT(std::string(inputs[1].status.message()), HasSubstr("not an article in JSON"));
}

TEST_F(ArticleReaderTest, LineThatIsNoObjectIsNotAnArticle) {
  const auto inputs = ReadAll({Write("a.jsonl", "[1]\n")});
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_EQ(std::string(inputs[0].status.message()), "not an article in JSON: Root element must be a message.");
}

TEST_F(ArticleReaderTest, BracesDoNotMakeJsonOfAText) {
  const auto inputs = ReadAll({Write("a.txt", "{Tin nóng} Hội đàm"), Write("b.txt", "[Ảnh](x.jpg)\nTin")});
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_EQ(inputs[0].article.text(), "{Tin nóng} Hội đàm");
  EXPECT_EQ(inputs[1].article.text(), "[Ảnh](x.jpg)\nTin");
}

TEST_F(ArticleReaderTest, LinesLongerThanABufferStayWhole) {
  std::string lines;
  for (int i = 0; i < 5; ++i) absl::StrAppend(&lines, "{\"text\": \"", std::string(150000 + i, 'a'), "\"}\n");
  const auto inputs = ReadAll({Write("a.jsonl", lines)});
  ASSERT_EQ(inputs.size(), 5u);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(inputs[i].article.text().size(), 150000u + i);
}

TEST_F(ArticleReaderTest, WhatIsTooLongIsToldAndReadingGoesOn) {
  const std::string longest(kLongestPiece, 'a');
  const std::string line = absl::StrCat("{\"text\": \"", longest, "\"}\n");
  const std::string lines =
      Write("a.jsonl", absl::StrCat("{\"text\": \"Một\"}\n", line, "{\"text\": \"Hai\"}\n", line));
  const auto inputs = ReadAll({lines, Write("b.html", absl::StrCat("<p>", longest, "\n")), Write("c.txt", longest),
                               Write("d.json", line), Write("e.txt", "Ba")});
  ASSERT_EQ(inputs.size(), 8u);
  const std::string too_long = absl::StrCat("of more than ", kLongestPiece, " bytes is too long for an article");
  for (const int i : {1, 3, 4, 6}) {
    EXPECT_EQ(inputs[i].status.code(), absl::StatusCode::kResourceExhausted) << inputs[i].label;
    EXPECT_THAT(std::string(inputs[i].status.message()), HasSubstr(too_long));
    EXPECT_EQ(inputs[i].article.id(), inputs[i].label);
  }
  EXPECT_THAT(inputs[3].label, EndsWith("a.jsonl:4"));
  EXPECT_EQ(inputs[2].article.text(), "Hai");
  EXPECT_EQ(inputs[5].article.text().size(), kLongestPiece);
  EXPECT_EQ(inputs[7].article.text(), "Ba");
}

TEST_F(ArticleReaderTest, PathThatIsNoUtf8IsEscapedInTheId) {
  const auto inputs = ReadAll({Write("tin-\xE9 5%.txt", "Một"), Write("tin-\xE9.jsonl", "{\"text\": \"Hai\"}")});
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_THAT(inputs[0].article.id(), EndsWith("/tin-%E9 5%25.txt"));
  EXPECT_EQ(inputs[0].article.text(), "Một");
  EXPECT_THAT(inputs[1].article.id(), EndsWith("/tin-%E9.jsonl:1"));
}

TEST_F(ArticleReaderTest, MissingFileIsToldAndTheNextOneRead) {
  const auto inputs = ReadAll({directory_ + "/none.txt", Write("b.txt", "B")});
  ASSERT_EQ(inputs.size(), 2u);
  EXPECT_FALSE(inputs[0].status.ok());
  EXPECT_THAT(inputs[0].label, EndsWith("none.txt"));
  EXPECT_EQ(inputs[1].article.text(), "B");
}

TEST_F(ArticleReaderTest, CompressedFilesAreToldByTheirBytes) {
  const std::string line = "{\"text\": \"Tin nén\"}\n";
  for (const char* tool : {"gzip -c", "zstd -qc"}) {
    const std::string packed = directory_ + "/packed.jsonl";
    // Twice: compressed files may be concatenated.
    const std::string command =
        absl::StrCat("cd ", directory_, " && (", tool, " < plain; ", tool, " < plain) > ", packed);
    Write("plain", line);
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto inputs = ReadAll({packed});
    ASSERT_EQ(inputs.size(), 2u) << tool;
    EXPECT_EQ(inputs[1].article.text(), "Tin nén") << tool;
  }
}

TEST_F(ArticleReaderTest, CutOffCompressionIsToldAfterWhatCouldBeRead) {
  const std::string path = Write("a.jsonl.gz", std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab", 11));
  const auto inputs = ReadAll({path});
  ASSERT_EQ(inputs.size(), 1u);
  EXPECT_THAT(std::string(inputs[0].status.message()), HasSubstr("broken gzip data"));
}

class MembersPassedOverTest : public ArticleReaderTest {
 protected:
  // What is told while files of these contents are read, without their directory.
  std::string Warnings(const std::vector<std::string>& files, const std::string& published = "") {
    std::vector<std::string> paths;
    for (const std::string& content : files) paths.push_back(Write(absl::StrCat(paths.size(), ".jsonl"), content));
    ArticleReader reader(paths, published);
    std::string told;
    reader.OnWarning(
        [&](const std::string& warning) { absl::StrAppend(&told, warning.substr(directory_.size() + 1), ";"); });
    for (ArticleInput input; reader.Next(&input);) EXPECT_TRUE(input.status.ok()) << input.status;
    return told;
  }
};

TEST_F(MembersPassedOverTest, AreToldWhereAnArticleLacksWhatTheyLookLike) {
  EXPECT_EQ(Warnings({R"({"text": "a", "publishdDate": "2022-05-01"})"}),
            R"(0.jsonl:1: "publishdDate" is passed over; did you mean "publishedDate"?;)");
  EXPECT_EQ(Warnings({R"({"text": "a", "Titel": "b"})"}),
            R"(0.jsonl:1: "Titel" is passed over; did you mean "title"?;)");
  EXPECT_EQ(Warnings({"\xEF\xBB\xBF"
                      R"({"text": "a", "pubDate": "2022-05-01"})"}),
            R"(0.jsonl:1: "pubDate" is passed over; did you mean "publishedDate"?;)");
  EXPECT_EQ(Warnings({R"({"ID": "1", "Content": "a"})"}),
            R"(0.jsonl:1: "ID" is passed over; did you mean "id"?;)"
            R"(0.jsonl:1: "Content" is passed over; did you mean "text"?;)");
}

TEST_F(MembersPassedOverTest, TheLikeliestIsTold) {
  EXPECT_EQ(Warnings({R"({"text": "a", "crawlDate": "2024-01-01", "pubDate": "2022-05-01"})"}),
            R"(0.jsonl:1: "pubDate" is passed over; did you mean "publishedDate"?;)");
}

TEST_F(MembersPassedOverTest, AreToldOnceForAllFiles) {
  EXPECT_EQ(Warnings({R"({"text": "a", "title": "b", "published_date": "2022-05-01"})",
                      "{\"text\": \"a\", \"date\": \"b\"}\n{\"text\": \"a\", \"titel\": \"b\"}\n",
                      R"({"text": "a", "date": "b"})"}),
            R"(1.jsonl:1: "date" is passed over; did you mean "publishedDate"?;)");
}

TEST_F(MembersPassedOverTest, AreNoMatterWhereNothingIsMissed) {
  EXPECT_EQ(Warnings({R"({"id": "1", "text": "a", "publishedDate": "2022-05-01", "date": "2022-05-02"})"}), "");
  EXPECT_EQ(Warnings({R"({"id": "1", "text": "a", "published_date": "2022-05-01", "content": "b"})"}), "");
  EXPECT_EQ(Warnings({R"({"text": "a", "date": "2022-05-01"})"}, "2022-05-01"), "");
  EXPECT_EQ(Warnings({R"({"text": "a", "section": "Quốc tế", "tags": ["x"], "author": null, "cid": "7"})"}), "");
  EXPECT_EQ(Warnings({R"({"text": "a", "candidate": "b", "validated": true, "date": {"day": 1}, "update": "c"})"}), "");
  EXPECT_EQ(Warnings({R"({"text": "a", "pub\u001bDate\n": "2022-05-01"})"}), "");
}

}  // namespace
}  // namespace banghi
