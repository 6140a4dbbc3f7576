// What the HTTP port does with requests that no library would send, over raw sockets; and when it stops.
#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "server/metrics/metrics.h"
#include "tests/service/http_fixture.h"
#include "tests/service/raw_connection.h"

namespace banghi {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

// Reading it takes a second or more.
std::string LongBatch() {
  v1::BatchExtractArticlesRequest request;
  std::string text;
  while (text.size() < 100'000) absl::StrAppend(&text, kArticle, "\n");
  for (int i = 0; i < 100; ++i) request.add_articles()->set_text(text);
  return Json(request);
}

TEST(HttpRawTest, RequestsWhoseLengthIsInDoubtAreRefused) {
  HttpServerFixture running;
  const std::string next = "GET /livez HTTP/1.1\r\n\r\n";
  for (const char* headers : {
           "Content-Length: 2\r\nContent-Length: 3\r\n",
           "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
           "Content-Length: 2, 2\r\n",
           "Content-Length: -2\r\n",
           "Content-Length: 0x2\r\n",
           "Content-Length: 99999999999999999999\r\n",
           "Content-Length : 2\r\n",
           "Content Length: 2\r\n",
           "Content-Length: %32\r\n",
           "Transfer-Encoding: %63hunked\r\n",
           "Content-Length: 2\r\n 3\r\n",
           "X-Other: a\r\n\tb\r\nContent-Length: 2\r\n",
       }) {
    const std::string answer = Exchange(running.server->http_port(), absl::StrCat(Post(headers, "{}"), next));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 400 ")) << headers;
    EXPECT_THAT(answer, HasSubstr("Connection: close")) << headers;
    EXPECT_THAT(answer, Not(HasSubstr("alive"))) << headers;
  }
  EXPECT_THAT(Exchange(running.server->http_port(), Post("Transfer-Encoding: gzip, chunked\r\n", "")),
              StartsWith("HTTP/1.1 501 "));
  EXPECT_THAT(Exchange(running.server->http_port(), Post("", "{}")), StartsWith("HTTP/1.1 411 "));
  EXPECT_THAT(Exchange(running.server->http_port(), Post("Content-Encoding: br\r\nContent-Length: 2\r\n", "{}")),
              StartsWith("HTTP/1.1 415 "));
  EXPECT_THAT(Exchange(running.server->http_port(), Post("Content-Encoding: Identity\r\nContent-Length: 2\r\n", "{}")),
              HasSubstr("EMPTY_TEXT"));
  EXPECT_THAT(Exchange(running.server->http_port(), Post("Content-Encoding: GZIP\r\nContent-Length: 2\r\n", "{}")),
              HasSubstr("INCOMPLETE_BODY"));
}

TEST(HttpRawTest, WhatIsNoRequestIsRefused) {
  HttpServerFixture running;
  for (const char* request :
       {"\r\n", "GET\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "BREW / HTTP/1.1\r\n\r\n", "GET / / HTTP/1.1\r\n\r\n"}) {
    const std::string answer = Exchange(running.server->http_port(), request);
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 400 ")) << request;
    EXPECT_THAT(answer, HasSubstr("INVALID_REQUEST")) << request;
  }
}

TEST(HttpRawTest, HeadsHaveAnEnd) {
  HttpServerFixture running;
  const int port = running.server->http_port();
  EXPECT_THAT(Exchange(port, absl::StrCat("GET /", std::string(10'000, 'a'), " HTTP/1.1\r\n\r\n")),
              StartsWith("HTTP/1.1 414 "));
  EXPECT_THAT(Exchange(port, absl::StrCat("GET /livez HTTP/1.1\r\na: ", std::string(100'000, 'a'), "\r\n\r\n")),
              StartsWith("HTTP/1.1 400 "));
  std::string many = "GET /livez HTTP/1.1\r\n";
  for (int i = 0; i < 5000; ++i) absl::StrAppend(&many, "h", i, ": 1\r\n");
  EXPECT_THAT(Exchange(port, absl::StrCat(many, "\r\n")), StartsWith("HTTP/1.1 400 "));
}

TEST(HttpRawTest, BodiesThatDoNotComeWholeAreRefused) {
  ServerOptions options;
  options.http.body_timeout = absl::Milliseconds(300);
  HttpServerFixture running(options);
  const int port = running.server->http_port();
  const RawConnection ended(port);
  ended.Send(Post("Content-Length: 100\r\n", "{\"article\":"));
  ended.EndSending();
  EXPECT_THAT(ended.ReceiveAll(), HasSubstr("INCOMPLETE_BODY"));
  EXPECT_THAT(Exchange(port, Post("Content-Length: 100\r\n", "{")), HasSubstr("INCOMPLETE_BODY"));  // in time
  EXPECT_THAT(Exchange(port, Post("Transfer-Encoding: chunked\r\n", "xyz\r\n")), HasSubstr("INCOMPLETE_BODY"));
  EXPECT_THAT(Exchange(port, Post("Transfer-Encoding: chunked\r\n", std::string(100'000, '1'))),
              HasSubstr("INCOMPLETE_BODY"));
  // A size that C reads and RFC 9112 does not: whoever stands between sees another request behind it.
  for (const char* body : {"0x2\r\n{}\r\n0\r\n\r\n", "+2\r\n{}\r\n0\r\n\r\n", " 2\r\n{}\r\n0\r\n\r\n"}) {
    EXPECT_THAT(
        Exchange(port, Post("Transfer-Encoding: chunked\r\n", absl::StrCat(body, "GET /livez HTTP/1.1\r\n\r\n"))),
        AllOf(HasSubstr("INCOMPLETE_BODY"), Not(HasSubstr("alive"))))
        << body;
  }
}

TEST(HttpRawTest, SlowHeadsAndSilentConnectionsAreClosed) {
  ServerOptions options;
  options.http.header_timeout = absl::Milliseconds(200);
  options.http.idle_timeout = absl::Milliseconds(200);
  HttpServerFixture running(options);
  EXPECT_THAT(Exchange(running.server->http_port(), "GET /livez HT"), AnyOf(IsEmpty(), StartsWith("HTTP/1.1 4")));
  EXPECT_THAT(Exchange(running.server->http_port(), ""), IsEmpty());
}

TEST(HttpRawTest, ChunkedBodiesAreRead) {
  HttpServerFixture running;
  const std::string body = RequestJson(kArticle);
  std::string chunks;
  for (size_t at = 0; at < body.size(); at += 100) {
    const std::string chunk = body.substr(at, 100);
    absl::StrAppendFormat(&chunks, "%x\r\n%s\r\n", chunk.size(), chunk);
  }
  const RawConnection connection(running.server->http_port());
  connection.Send(Post("Transfer-Encoding: chunked\r\n", absl::StrCat(chunks, "0\r\n\r\n")));
  connection.Send("GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n");
  const std::string answers = connection.ReceiveAll();
  EXPECT_THAT(answers, StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(answers, HasSubstr("Diego Fuentes"));
  EXPECT_THAT(answers, HasSubstr("alive"));
}

TEST(HttpRawTest, PipelinedRequestsAreAnsweredInOrder) {
  HttpServerFixture running;
  const RawConnection connection(running.server->http_port());
  const std::string body = RequestJson(kArticle);
  const std::string request = Post(absl::StrCat("Content-Length: ", body.size(), "\r\n"), body);
  connection.Send(absl::StrCat("GET /livez HTTP/1.1\r\n\r\n", request, "GET /readyz HTTP/1.1\r\n\r\n"));
  const std::string answers = connection.Receive("HTTP/1.1 200 ", 3);
  EXPECT_LT(answers.find("alive"), answers.find("Diego Fuentes"));
}

TEST(HttpRawTest, BodyThatIsNotWantedIsNotTheNextRequest) {
  HttpServerFixture running;
  const std::string inner = "GET /livez HTTP/1.1\r\n\r\n";
  for (const char* line : {"POST /nothing", "PUT /v1/articles:extract", "GET /livez", "OPTIONS *", "DELETE /"}) {
    const std::string answer =
        Exchange(running.server->http_port(),
                 absl::StrCat(line, " HTTP/1.1\r\nContent-Length: ", inner.size(), "\r\n\r\n", inner));
    EXPECT_EQ(RawConnection::Count(answer, "HTTP/1.1 "), 1) << line;
    EXPECT_THAT(answer, HasSubstr("Connection: close")) << line;
  }
}

TEST(HttpRawTest, HeadHasTheHeadersAndNoBody) {
  HttpServerFixture running;
  const std::string answer =
      Exchange(running.server->http_port(), "HEAD / HTTP/1.1\r\nConnection: close\r\nRange: bytes=0-1\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(answer, HasSubstr("Content-Type: text/html"));
  EXPECT_TRUE(absl::EndsWith(answer, "\r\n\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("Content-Length: 0\r\n")));
}

TEST(HttpRawTest, ExpectationsAreMetOrRefusedBeforeTheBody) {
  ServerOptions options;
  options.max_request_bytes = 1 << 20;
  HttpServerFixture running(options);
  EXPECT_THAT(Exchange(running.server->http_port(), Post("Expect: 100-continue\r\nContent-Length: 9999999\r\n", "")),
              StartsWith("HTTP/1.1 413 "));
  const RawConnection connection(running.server->http_port());
  const std::string body = RequestJson(kArticle);
  connection.Send(Post(absl::StrCat("Expect: 100-continue\r\nContent-Length: ", body.size(), "\r\n"), ""));
  EXPECT_THAT(connection.Receive("\r\n\r\n"), StartsWith("HTTP/1.1 100 "));
  connection.Send(body);
  EXPECT_THAT(connection.Receive("Diego"), StartsWith("HTTP/1.1 200 "));
}

TEST(HttpRawTest, IdleConnectionsTakeNoThread) {
  ServerOptions options;
  options.http.threads = 1;
  HttpServerFixture running(options);
  std::vector<std::unique_ptr<RawConnection>> connections;
  for (int i = 0; i < 20; ++i) connections.push_back(std::make_unique<RawConnection>(running.server->http_port()));
  for (int round = 0; round < 2; ++round) {
    for (const auto& connection : connections) {
      connection->Send("GET /livez HTTP/1.1\r\n\r\n");
      EXPECT_THAT(connection->Receive("alive\n"), StartsWith("HTTP/1.1 200 "));
    }
  }
}

// Keeps the codes with which calls ended.
class CodeKeeper final : public ServerObserver {
 public:
  void CallEnded(const CallSummary& call) override { code = call.code; }
  std::atomic<absl::StatusCode> code = absl::StatusCode::kOk;
};

TEST(HttpRawTest, CallersThatHangUpAreNotWorkedFor) {
  CodeKeeper keeper;
  ServerOptions options;
  options.observers = {&keeper};
  HttpServerFixture running(options);
  {
    const RawConnection connection(running.server->http_port());
    const std::string body = LongBatch();
    connection.Send(absl::StrCat("POST /v1/articles:batchExtract HTTP/1.1\r\nContent-Type: application/json\r\n",
                                 "Content-Length: ", body.size(), "\r\n\r\n", body));
  }
  for (int i = 0; i < 1000 && keeper.code == absl::StatusCode::kOk; ++i) absl::SleepFor(absl::Milliseconds(10));
  EXPECT_EQ(keeper.code, absl::StatusCode::kCancelled);
}

// Stops a server while it reads a long batch; the answer's status, and what Stop said.
std::pair<int, bool> StopDuringABatch(absl::Duration grace) {
  ServerOptions options;
  options.grace = grace;
  HttpServerFixture running(options);
  const std::string body = LongBatch();
  int status = 0;
  std::thread caller([&] {
    httplib::Client client("127.0.0.1", running.server->http_port());
    client.set_read_timeout(60);
    const auto answer = client.Post("/v1/articles:batchExtract", body, kJson);
    status = answer ? answer->status : -1;
  });
  const auto working = [&] { return running.server->metrics().Expose(); };
  while (!absl::StrContains(working(), "banghi_requests_in_flight 1")) absl::SleepFor(absl::Milliseconds(5));
  absl::SleepFor(absl::Milliseconds(200));  // the body comes, and is read
  const bool in_time = running.server->Stop();
  caller.join();
  return {status, in_time};
}

TEST(HttpRawTest, StoppingServerEndsWhatItHasBegun) {
  EXPECT_EQ(StopDuringABatch(absl::Seconds(60)), std::make_pair(200, true));
}

TEST(HttpRawTest, CallsThatOutlastTheGraceAreAnsweredUnavailable) {
  EXPECT_EQ(StopDuringABatch(absl::Milliseconds(50)), std::make_pair(503, false));
}

TEST(HttpRawTest, DrainingServerIsNotReadyAndTakesCalls) {
  HttpServerFixture running;
  running.server->SayNotServing();
  EXPECT_EQ(running.client.Get("/readyz")->status, 503);
  EXPECT_EQ(running.client.Get("/livez")->status, 200);
  EXPECT_EQ(running.client.Post(kExtractPath, RequestJson(kArticle), kJson)->status, 200);
}

}  // namespace
}  // namespace banghi
