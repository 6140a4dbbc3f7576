#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

v1::ExtractArticleRequest RequestOf(const std::string& text, const std::string& id = "") {
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_text(text);
  request.mutable_article()->set_id(id);
  return request;
}

// As long as a text may be: keeps a worker busy for a good while.
std::string LongText() {
  std::string text;
  while (text.size() + sizeof(kArticle) <= kMaxTextBytes) text += kArticle;
  return text;
}

grpc::Status Extract(RunningServer& running, const v1::ExtractArticleRequest& request,
                     grpc::ClientContext* context = nullptr, v1::ExtractArticleResponse* response = nullptr) {
  grpc::ClientContext own_context;
  v1::ExtractArticleResponse own_response;
  return running.stub->ExtractArticle(context != nullptr ? context : &own_context, request,
                                      response != nullptr ? response : &own_response);
}

ServerOptions OneWorker() {
  ServerOptions options;
  options.threads = 1;
  return options;
}

TEST(ArticleCallsTest, CallsAndStreamsAtOnceAreEachAnsweredWithTheirOwn) {
  RunningServer running;
  std::atomic<int> right{0};
  const auto ask = [&](int caller) {
    for (int i = 0; i < 25; ++i) {
      const std::string id = absl::StrCat(caller, "/", i);
      v1::ExtractArticleResponse response;
      if (Extract(running, RequestOf(kArticle, id), nullptr, &response).ok() && response.record().article_id() == id) {
        ++right;
      }
    }
  };
  const auto stream = [&](int caller) {
    grpc::ClientContext context;
    const auto stream = running.stub->StreamExtractArticles(&context);
    for (int i = 0; i < 25; ++i) {
      v1::StreamExtractArticlesRequest request;
      request.mutable_article()->set_text(kArticle);
      request.mutable_article()->set_id(absl::StrCat(caller, "/", i));
      v1::StreamExtractArticlesResponse response;
      if (stream->Write(request) && stream->Read(&response) &&
          response.result().record().article_id() == request.article().id()) {
        ++right;
      }
    }
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
  };
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 4; ++caller) {
    callers.emplace_back(ask, caller);
    callers.emplace_back(stream, 100 + caller);
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(right, 8 * 25);
}

TEST(ArticleCallsTest, MoreCallsAtOnceThanAreAwaitedAreAllAnswered) {
  RunningServer running(OneWorker());
  std::atomic<int> answered{0};
  std::vector<std::thread> callers;
  for (int i = 0; i < 150; ++i) {
    callers.emplace_back([&] { answered += Extract(running, RequestOf(kArticle)).ok() ? 1 : 0; });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(answered, 150);
}

TEST(ArticleCallsTest, CallsBeyondTheBoundAreRefusedAtOnce) {
  ServerOptions options = OneWorker();
  options.max_waiting_calls = 1;
  RunningServer running(options);
  const v1::ExtractArticleRequest request = RequestOf(LongText());
  std::vector<grpc::Status> statuses(8);
  std::vector<std::thread> callers;
  for (grpc::Status& status : statuses) callers.emplace_back([&] { status = Extract(running, request); });
  for (std::thread& caller : callers) caller.join();
  int refused = 0;
  for (const grpc::Status& status : statuses) {
    if (status.ok()) continue;
    ++refused;
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
    EXPECT_EQ(DetailsOf(status).reason, "QUEUE_FULL");
  }
  EXPECT_GT(refused, 0);
  EXPECT_LT(refused, 8);
  EXPECT_TRUE(Extract(running, RequestOf(kArticle)).ok());
}

TEST(ArticleCallsTest, CallersThatGoWhileTheyWaitLeaveNothingBehind) {
  RunningServer running(OneWorker());
  std::thread busy([&] { EXPECT_TRUE(Extract(running, RequestOf(LongText())).ok()); });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  std::vector<std::thread> callers;
  for (int i = 0; i < 20; ++i) {
    callers.emplace_back([&running, i] {
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(1 + i));
      const grpc::Status status = Extract(running, RequestOf(LongText()), &context);
      EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED) << status.error_message();
    });
  }
  for (std::thread& caller : callers) caller.join();
  busy.join();
  EXPECT_TRUE(Extract(running, RequestOf(kArticle)).ok());
  running.server->Stop();
}

TEST(ArticleCallsTest, StreamsThatAreDroppedLeaveNothingBehind) {
  RunningServer running(OneWorker());
  for (int i = 0; i < 20; ++i) {
    grpc::ClientContext context;
    const auto stream = running.stub->StreamExtractArticles(&context);
    v1::StreamExtractArticlesRequest request;
    request.mutable_article()->set_text(kArticle);
    for (int written = 0; written < i % 4; ++written) EXPECT_TRUE(stream->Write(request));
    context.TryCancel();
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  EXPECT_TRUE(Extract(running, RequestOf(kArticle)).ok());
  running.server->Stop();
}

TEST(ArticleCallsTest, CallUnderWayIsAnsweredByAServerThatStops) {
  RunningServer running(OneWorker());
  std::atomic<bool> answered = false;
  std::thread caller([&] { answered = Extract(running, RequestOf(LongText())).ok(); });
  // Until the server has it.
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  running.server->Stop();
  caller.join();
  EXPECT_TRUE(answered);
}

TEST(ArticleCallsTest, RequestsOverTheLimitAreRefusedAndOthersGoOn) {
  ServerOptions options;
  options.max_request_bytes = 2 << 20;
  RunningServer running(options);
  const grpc::Status status = Extract(running, RequestOf(std::string(3 << 20, 'a')));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
  EXPECT_TRUE(Extract(running, RequestOf(kArticle)).ok());
}

}  // namespace
}  // namespace banghi
