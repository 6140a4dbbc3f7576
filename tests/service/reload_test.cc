// Gazetteers that change all the time under load: no call fails, and no record is of two versions.

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

// The versions differ in what the rank is called in English.
constexpr char kText[] =
    "Sáng 17/4/2023, Thử tướng Lương Hữu Mẫn tiếp Đại sứ Chile tại Hải Phòng.\n\n"
    "Thử tướng Lương Hữu Mẫn cảm ơn Đại sứ Chile.";

std::string Ranks(const std::string& english) {
  return absl::StrCat("# Ranks of a test.\nid\tname\tenglish\ntest-rank\tThử tướng\t", english, "\n");
}

// What the record makes of the entry that differs: empty where it has none, and more than one name is `mixed`.
std::string RankIn(const v1::Record& record) {
  std::set<std::string> names;
  for (const v1::Person& person : record.people()) {
    for (const v1::Rank& rank : person.ranks()) names.insert(rank.english());
  }
  if (names.size() > 1) return "mixed";
  return names.empty() ? "" : *names.begin();
}

class ReloadTest : public testing::Test {
 protected:
  ReloadTest() {
    files_.Write("ranks.tsv", Ranks("One"));
    ServerOptions options;
    options.gazetteers = {files_.path()};
    options.admin_listen = "same";
    options.watch_gazetteers = false;  // the test says when
    running_ = std::make_unique<RunningServer>(options);
  }

  void Count(const v1::Record& record) {
    const std::lock_guard lock(mutex_);
    ++records_;
    versions_[record.gazetteer_version()].insert(RankIn(record));
  }
  void Failed(const std::string& what) {
    const std::lock_guard lock(mutex_);
    failures_.push_back(what);
  }

  void CallUnary() {
    while (!over_) {
      grpc::ClientContext context;
      v1::ExtractArticleRequest request;
      request.mutable_article()->set_text(kText);
      v1::ExtractArticleResponse response;
      const grpc::Status status = running_->stub->ExtractArticle(&context, request, &response);
      if (!status.ok()) return Failed(status.error_message());
      Count(response.record());
    }
  }

  // All records of a batch are of one version.
  void CallBatches() {
    while (!over_) {
      grpc::ClientContext context;
      v1::BatchExtractArticlesRequest request;
      for (int i = 0; i < 50; ++i) request.add_articles()->set_text(kText);
      v1::BatchExtractArticlesResponse response;
      const grpc::Status status = running_->stub->BatchExtractArticles(&context, request, &response);
      if (!status.ok()) return Failed(status.error_message());
      std::set<std::string> versions;
      for (const v1::ExtractionResult& result : response.results()) {
        if (result.has_error()) return Failed(result.error().message());
        versions.insert(result.record().gazetteer_version());
        Count(result.record());
      }
      if (versions.size() != 1) return Failed("a batch of several versions");
    }
  }

  // One stream for the whole time: it takes up the new ones from article to article.
  void CallStream() {
    grpc::ClientContext context;
    const auto stream = running_->stub->StreamExtractArticles(&context);
    v1::StreamExtractArticlesRequest request;
    request.mutable_article()->set_text(kText);
    v1::StreamExtractArticlesResponse response;
    while (!over_) {
      if (!stream->Write(request) || !stream->Read(&response)) break;
      if (response.result().has_error()) return Failed(response.result().error().message());
      Count(response.result().record());
    }
    stream->WritesDone();
    const grpc::Status status = stream->Finish();
    if (!status.ok()) Failed(status.error_message());
  }

  // Writes the versions in turn and has them read, for so long and at least so often. The number of reloads.
  int ReloadFor(absl::Duration time, int least) {
    int reloads = 0;
    for (const absl::Time end = absl::Now() + time; reloads < least || absl::Now() < end; ++reloads) {
      files_.Write("ranks.tsv", Ranks(reloads % 2 == 0 ? "Two" : "One"));
      const auto admin = v1::AdminService::NewStub(running_->channel);
      grpc::ClientContext context;
      v1::ReloadGazetteersResponse response;
      const grpc::Status status = admin->ReloadGazetteers(&context, {}, &response);
      if (!status.ok() || !response.reloaded()) Failed(absl::StrCat("reload: ", response.ShortDebugString()));
      absl::SleepFor(absl::Milliseconds(100));
    }
    return reloads;
  }

  const GazetteerDirectory files_;
  std::unique_ptr<RunningServer> running_;
  std::atomic<bool> over_{false};
  std::mutex mutex_;
  int records_ = 0;
  std::vector<std::string> failures_;
  std::map<std::string, std::set<std::string>> versions_;  // what each version made of the entry
};

TEST_F(ReloadTest, UnderLoadNoCallFailsAndNoRecordIsMixed) {
  std::vector<std::thread> callers;
  callers.reserve(4);
  callers.emplace_back([this] { CallUnary(); });
  callers.emplace_back([this] { CallUnary(); });
  callers.emplace_back([this] { CallBatches(); });
  callers.emplace_back([this] { CallStream(); });
  const int reloads = ReloadFor(absl::Seconds(4), /*least=*/3);
  over_ = true;
  for (std::thread& caller : callers) caller.join();
  EXPECT_THAT(failures_, testing::IsEmpty());
  EXPECT_GT(records_, reloads);
  ASSERT_EQ(versions_.size(), 2u) << reloads << " reloads";
  std::set<std::string> ranks;
  for (const auto& [version, made] : versions_) {
    ASSERT_EQ(made.size(), 1u) << version;
    ranks.insert(*made.begin());
  }
  EXPECT_THAT(ranks, testing::ElementsAre("One", "Two"));
}

}  // namespace
}  // namespace banghi
