// What a caller meets who asks for too much, or does not wait.
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "server/grpc_status.h"
#include "tests/service/server_fixture.h"

namespace banghi {
namespace {

using ::testing::HasSubstr;

// As long as a text may be, or nearly.
std::string LongText(size_t most = kMaxTextBytes) {
  std::string text;
  while (text.size() + sizeof(kArticle) <= most) text += kArticle;
  return text;
}

v1::ExtractArticleRequest RequestOf(const std::string& text) {
  v1::ExtractArticleRequest request;
  request.mutable_article()->set_text(text);
  return request;
}

// A stream that is under way: one article was answered.
std::unique_ptr<grpc::ClientReaderWriter<v1::StreamExtractArticlesRequest, v1::StreamExtractArticlesResponse>>
AnsweredStream(RunningServer& running, grpc::ClientContext& context) {
  auto stream = running.stub->StreamExtractArticles(&context);
  v1::StreamExtractArticlesRequest request;
  request.mutable_article()->set_text(kArticle);
  v1::StreamExtractArticlesResponse response;
  EXPECT_TRUE(stream->Write(request));
  EXPECT_TRUE(stream->Read(&response));
  return stream;
}

google::rpc::Status RpcStatusOf(const grpc::Status& status) {
  google::rpc::Status parsed;
  EXPECT_TRUE(parsed.ParseFromString(status.error_details()));
  return parsed;
}

struct Told final : public ServerObserver {
  void CallEnded(const CallSummary& call) override {
    const std::lock_guard lock(mutex);
    calls.push_back(call);
  }
  // Waits until so many have ended.
  std::vector<CallSummary> Await(size_t count) {
    while (true) {
      {
        const std::lock_guard lock(mutex);
        if (calls.size() >= count) return calls;
      }
      absl::SleepFor(absl::Milliseconds(5));
    }
  }
  std::mutex mutex;
  std::vector<CallSummary> calls;
};

TEST(LimitsTest, WorkIsInterruptedBetweenStages) {
  const Engine engine(Bundle::BuiltIn().value());
  const ExtractionSettings settings;
  ObserverList nobody;
  v1::Article article;
  article.set_text(LongText());  // one that is read at once is not asked about
  v1::Record record;
  int asked = 0;
  const auto third = [&asked] { return ++asked < 3 ? absl::StatusCode::kOk : absl::StatusCode::kDeadlineExceeded; };
  const google::rpc::Status status = ExtractOne({engine, {}, settings, nobody, third}, article, "article", {}, &record);
  EXPECT_EQ(status.code(), static_cast<int>(absl::StatusCode::kDeadlineExceeded));
  EXPECT_EQ(ReasonIn(status), "DEADLINE_EXCEEDED");
  EXPECT_EQ(asked, 3);
  EXPECT_EQ(record.ByteSizeLong(), 0);
}

TEST(LimitsTest, DeadlineOfAMillisecondEndsTheWorkOnAMebibyte) {
  Told told;
  ServerOptions options;
  options.threads = 1;
  options.observers = {&told};
  RunningServer running(options);
  const v1::ExtractArticleRequest request = RequestOf(LongText());
  for (int i = 0; i < 5; ++i) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(1));
    v1::ExtractArticleResponse response;
    EXPECT_EQ(running.stub->ExtractArticle(&context, request, &response).error_code(),
              grpc::StatusCode::DEADLINE_EXCEEDED);
  }
  // Calls that reached the server at all ended there for the same reason, and nothing is left of them.
  grpc::ClientContext context;
  v1::ExtractArticleResponse response;
  ASSERT_TRUE(running.stub->ExtractArticle(&context, RequestOf(kArticle), &response).ok());
  for (const CallSummary& call : told.Await(1)) {
    if (call.code == absl::StatusCode::kOk) continue;
    // The caller's giving up can be there before the time is over here.
    EXPECT_TRUE(call.code == absl::StatusCode::kDeadlineExceeded || call.code == absl::StatusCode::kCancelled);
    EXPECT_EQ(call.response_bytes, 0);
  }
}

TEST(LimitsTest, CallerThatGoesEndsTheWorkOnItsArticle) {
  Told told;
  ServerOptions options;
  options.threads = 1;
  options.observers = {&told};
  RunningServer running(options);
  // The first keeps the only thread busy; the second is given up while it waits.
  std::thread busy([&] {
    grpc::ClientContext context;
    v1::ExtractArticleResponse response;
    EXPECT_TRUE(running.stub->ExtractArticle(&context, RequestOf(LongText()), &response).ok());
  });
  grpc::ClientContext context;
  v1::ExtractArticleResponse response;
  std::thread gone([&] {
    EXPECT_EQ(running.stub->ExtractArticle(&context, RequestOf(LongText()), &response).error_code(),
              grpc::StatusCode::CANCELLED);
  });
  absl::SleepFor(absl::Milliseconds(30));
  context.TryCancel();
  gone.join();
  busy.join();
  running.server->Stop();
  for (const CallSummary& call : told.calls) {
    EXPECT_TRUE(call.code == absl::StatusCode::kOk || call.code == absl::StatusCode::kCancelled) << call.code;
  }
}

TEST(LimitsTest, FullQueueSaysWhenToTryAgain) {
  ServerOptions options;
  options.threads = 1;
  options.max_waiting_calls = 1;
  RunningServer running(options);
  const v1::ExtractArticleRequest request = RequestOf(LongText());
  std::vector<grpc::Status> statuses(8);
  std::vector<std::thread> callers;
  for (grpc::Status& status : statuses) {
    callers.emplace_back([&] {
      grpc::ClientContext context;
      v1::ExtractArticleResponse response;
      status = running.stub->ExtractArticle(&context, request, &response);
    });
  }
  for (std::thread& caller : callers) caller.join();
  int refused = 0;
  for (const grpc::Status& status : statuses) {
    if (status.ok()) continue;
    ++refused;
    EXPECT_EQ(DetailsOf(status).reason, "QUEUE_FULL");
    ASSERT_TRUE(RetryDelayIn(RpcStatusOf(status)).has_value());
    EXPECT_GT(*RetryDelayIn(RpcStatusOf(status)), absl::ZeroDuration());
  }
  EXPECT_GT(refused, 0);
}

TEST(LimitsTest, RequestsBeyondTheMemoryForThemAreRefused) {
  ServerOptions options;
  options.reception.max_held_bytes = 1000;
  RunningServer running(options);
  grpc::ClientContext context, other;
  v1::ExtractArticleResponse response;
  EXPECT_TRUE(running.stub->ExtractArticle(&context, RequestOf(kArticle), &response).ok());
  EXPECT_EQ(DetailsOf(running.stub->ExtractArticle(&other, RequestOf(LongText(5000)), &response)).reason,
            "TOO_MANY_BYTES");
}

TEST(LimitsTest, StreamsBeyondTheBoundAreRefused) {
  ServerOptions options;
  options.reception.max_streams = 1;
  RunningServer running(options);
  v1::StreamExtractArticlesRequest request;
  request.mutable_article()->set_text(kArticle);
  v1::StreamExtractArticlesResponse response;
  grpc::ClientContext first, second, third;
  auto stream = running.stub->StreamExtractArticles(&first);
  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  auto refused = running.stub->StreamExtractArticles(&second);
  EXPECT_FALSE(refused->Read(&response));
  EXPECT_EQ(DetailsOf(refused->Finish()).reason, "TOO_MANY_STREAMS");
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  auto next = running.stub->StreamExtractArticles(&third);
  ASSERT_TRUE(next->Write(request));
  ASSERT_TRUE(next->Read(&response));
  next->WritesDone();
  EXPECT_TRUE(next->Finish().ok());
}

TEST(LimitsTest, StreamsThatFallSilentEnd) {
  ServerOptions options;
  options.max_stream_idle = absl::Milliseconds(100);
  RunningServer running(options);
  grpc::ClientContext context;
  v1::StreamExtractArticlesResponse response;
  const auto stream = AnsweredStream(running, context);
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
}

TEST(LimitsTest, BatchesCanBeKeptShort) {
  ServerOptions options;
  options.extraction.max_batch_articles = 2;
  RunningServer running(options);
  v1::BatchExtractArticlesRequest request;
  for (int i = 0; i < 3; ++i) request.add_articles()->set_text(kArticle);
  v1::BatchExtractArticlesResponse response;
  grpc::ClientContext context;
  const grpc::Status status = running.stub->BatchExtractArticles(&context, request, &response);
  EXPECT_EQ(DetailsOf(status).reason, "BATCH_TOO_LARGE");
  EXPECT_EQ(DetailsOf(status).description, "3 articles; at most 2 are taken");
}

TEST(LimitsTest, AnswersThatAreTooLongAreNotGiven) {
  ServerOptions options;
  options.extraction.max_response_bytes = 10'000;
  RunningServer running(options);
  v1::ExtractArticleResponse response;
  grpc::ClientContext context, other, batch;
  EXPECT_TRUE(running.stub->ExtractArticle(&context, RequestOf(kArticle), &response).ok());
  const grpc::Status status = running.stub->ExtractArticle(&other, RequestOf(LongText(50'000)), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(DetailsOf(status).reason, "RESPONSE_TOO_LARGE");
  EXPECT_THAT(status.error_message(), HasSubstr("more than the 10000 allowed"));
  // In a stream the article fails alone.
  auto stream = running.stub->StreamExtractArticles(&batch);
  for (const std::string& text : {LongText(50'000), std::string(kArticle)}) {
    v1::StreamExtractArticlesRequest request;
    request.mutable_article()->set_text(text);
    request.mutable_article()->set_id(absl::StrCat(text.size()));
    ASSERT_TRUE(stream->Write(request));
  }
  stream->WritesDone();
  v1::StreamExtractArticlesResponse answer;
  ASSERT_TRUE(stream->Read(&answer));
  EXPECT_EQ(DetailsOf(answer.result().error()).reason, "RESPONSE_TOO_LARGE");
  EXPECT_GT(answer.result().article_id().size(), 3);
  ASSERT_TRUE(stream->Read(&answer));
  EXPECT_TRUE(answer.result().has_record());
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(LimitsTest, CallsBringAndGetANameForThemselves) {
  RunningServer running;
  v1::ExtractArticleResponse response;
  grpc::ClientContext named, unnamed;
  named.AddMetadata("x-request-id", "r-17");
  ASSERT_TRUE(running.stub->ExtractArticle(&named, RequestOf(kArticle), &response).ok());
  EXPECT_EQ(named.GetServerInitialMetadata().find("x-request-id")->second, "r-17");
  ASSERT_TRUE(running.stub->ExtractArticle(&unnamed, RequestOf(kArticle), &response).ok());
  EXPECT_EQ(unnamed.GetServerInitialMetadata().find("x-request-id")->second.size(), 16);
}

TEST(LimitsTest, CallsThatOutliveTheGraceAreCancelledAndTheServerSaysSo) {
  ServerOptions options;
  options.grace = absl::Milliseconds(100);
  RunningServer running(options);
  grpc::ClientContext context;
  v1::StreamExtractArticlesResponse response;
  const auto stream = AnsweredStream(running, context);
  EXPECT_FALSE(running.server->Stop());
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_FALSE(stream->Finish().ok());
}

TEST(LimitsTest, ServerWithoutCallsStopsInTime) {
  RunningServer running;
  EXPECT_TRUE(running.server->Stop());
  ServerOptions options;
  options.grace = absl::ZeroDuration();
  RunningServer impatient(options);
  EXPECT_TRUE(impatient.server->Stop());
}

}  // namespace
}  // namespace banghi
