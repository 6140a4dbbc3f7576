#include "client/warc_reader.h"

#include <cstring>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class StringSource final : public ByteSource {
 public:
  // Gives at most `most` bytes at once: small pieces, unless there is much.
  explicit StringSource(std::string bytes, size_t most = 7) : bytes_(std::move(bytes)), most_(most) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const size_t count = bytes_.copy(buffer, std::min(size, most_), used_);
    used_ += count;
    return count;
  }

 private:
  const std::string bytes_;
  const size_t most_;
  size_t used_ = 0;
};

std::string RecordOf(const std::string& type, const std::string& content_type, const std::string& text) {
  return absl::StrCat("WARC/1.0\r\nWARC-Type: ", type, "\r\nWARC-Target-URI: https://example.org/", text.size(),
                      "\r\nWARC-Record-ID: <urn:uuid:", text.size(), ">\r\nContent-Type: ", content_type,
                      "\r\nContent-Length: ", text.size(), "\r\n\r\n", text, "\r\n\r\n");
}

struct ReadAll {
  explicit ReadAll(const std::string& bytes) {
    WarcReader reader(std::make_unique<LineReader>(std::make_unique<StringSource>(bytes)));
    while (true) {
      v1::Article article;
      const absl::StatusOr<bool> more = reader.Next(&article);
      status = more.status();
      if (!more.ok() || !*more) return;
      texts.push_back(article.text());
      ids.push_back(article.id());
      urls.push_back(article.url());
    }
  }
  std::vector<std::string> texts, ids, urls;
  absl::Status status;
};

TEST(WarcReaderTest, ConversionsAreArticlesAndOtherRecordsAreNot) {
  const ReadAll all(
      absl::StrCat(RecordOf("warcinfo", "application/warc-fields", "isPartOf: x"),
                   RecordOf("conversion", "text/plain", "Tin một\r\n\r\nWARC/1.0 là một dạng tệp.\n"),
                   RecordOf("response", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n<p>"),
                   RecordOf("conversion", "text/plain; charset=utf-8", "Tin hai")));
  EXPECT_TRUE(all.status.ok()) << all.status;
  EXPECT_THAT(all.texts, ElementsAre("Tin một\r\n\r\nWARC/1.0 là một dạng tệp.\n", "Tin hai"));
  EXPECT_EQ(all.ids[1], "7");
  EXPECT_EQ(all.urls[1], "https://example.org/7");
}

TEST(WarcReaderTest, TextThatIsTooLongIsPassedOver) {
  const std::string longest(kLongestPiece + 1, 'a');
  WarcReader reader(std::make_unique<LineReader>(std::make_unique<StringSource>(
      absl::StrCat(RecordOf("conversion", "text/plain", longest), RecordOf("response", "text/html", longest),
                   RecordOf("conversion", "text/plain", "Tin")),
      kLongestPiece)));
  v1::Article article;
  EXPECT_EQ(reader.Next(&article).status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(article.id(), absl::StrCat(longest.size()));
  EXPECT_TRUE(reader.Next(&article).value());
  EXPECT_EQ(article.text(), "Tin");
  EXPECT_EQ(reader.record_number(), 3);
}

TEST(WarcReaderTest, NothingIsInAnEmptyFile) {
  const ReadAll all("");
  EXPECT_TRUE(all.status.ok());
  EXPECT_THAT(all.texts, IsEmpty());
}

TEST(WarcReaderTest, FileOfResponsesAloneIsToldToHoldNoTexts) {
  const ReadAll all(RecordOf("response", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n<p>"));
  EXPECT_THAT(std::string(all.status.message()), HasSubstr("holds no plain texts"));
}

TEST(WarcReaderTest, WhatIsBrokenIsToldWithTheNumberOfItsRecord) {
  const std::string good = RecordOf("conversion", "text/plain", "Tin");
  const struct {
    std::string bytes, why;
  } kBroken[] = {
      {"nothing of the kind\n", "record 2 does not begin with"},
      {"WARC/1.0\r\nWARC-Type: conversion\r\n", "record 2 ends within its header"},
      {"WARC/1.0\r\nWARC-Type: conversion\r\n\r\n", "record 2 has no Content-Length"},
      {"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "record 2 has a header line"},
      {"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", "record 2 has a header line"},
      {"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000000000\r\n\r\nshort",
       "record 2 ends within its text"},
      {"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 50\r\n\r\nshort", "record 2 ends within its text"},
      {"WARC/1.0\r\nno colon here\r\n\r\n", "record 2 has a header line"},
  };
  for (const auto& broken : kBroken) {
    const ReadAll all(absl::StrCat(good, broken.bytes));
    EXPECT_EQ(all.status.code(), absl::StatusCode::kDataLoss) << broken.bytes;
    EXPECT_THAT(std::string(all.status.message()), HasSubstr(broken.why));
    EXPECT_THAT(all.texts, ElementsAre("Tin"));
  }
}

}  // namespace
}  // namespace banghi
