#include "client/queue/article_lane.h"

#include <csignal>
#include <deque>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace banghi {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const Engine& TheEngine() {
  static const auto* const engine = new Engine(Bundle::BuiltIn().value());
  return *engine;
}

const Trial kNoTrial({});

InMessage MessageOf(const std::string& id, const std::string& body, const std::string& type = "application/json") {
  return {0, id, type, body};
}

TEST(ReadMessageTest, ArticlesInJsonBecomeRecords) {
  const OutMessage out = ReadMessage(TheEngine(), MessageOf("m-1", R"({"id": "a-1", "text": "Tin Hà Nội."})"));
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.id, "a-1");
  EXPECT_EQ(out.content_type, "application/json");
  EXPECT_THAT(out.body, StartsWith(R"({"articleId":"a-1")"));
}

TEST(ReadMessageTest, ArticlesWithoutAnIdHaveThatOfTheirMessage) {
  v1::Article article;
  article.set_text("Tin Hà Nội.");
  const OutMessage out =
      ReadMessage(TheEngine(), MessageOf("m-1", article.SerializeAsString(), "application/x-protobuf"));
  EXPECT_EQ(out.error, "");
  EXPECT_EQ(out.id, "m-1");
  EXPECT_THAT(out.body, StartsWith(R"({"articleId":"m-1")"));
}

TEST(ReadMessageTest, ArticlesThatCannotBeReadStayAsTheyCameWithTheReason) {
  const struct {
    std::string body, type, error;
  } kBad[] = {{"{", "application/json", "not an article in JSON"},
              {R"({"id": "a-1", "text": ""})", "", "text: holds no text"},
              {"\xFF", "text/plain", "not valid UTF-8 at byte 0"},
              {"\xFF", "application/x-protobuf", "not a banghi.v1.Article"},
              {absl::StrCat(R"({"text": "Tin.", "id": ")", std::string(256, 'a'), "\"}"), "", "id: longer than 255"}};
  for (const auto& bad : kBad) {
    const OutMessage out = ReadMessage(TheEngine(), MessageOf("m-1", bad.body, bad.type));
    EXPECT_THAT(out.error, HasSubstr(bad.error));
    EXPECT_EQ(out.id, "m-1");
    EXPECT_EQ(out.content_type, bad.type);
    EXPECT_EQ(out.body, bad.body);
  }
}

// A broker whose sessions do what a script says. What a real one does is the matter of rabbitmq_test.
class ScriptedBroker final : public Broker {
 public:
  std::deque<InMessage> queue;
  std::vector<std::string> said;  // in order: what was published and acknowledged
  int lost_sessions = 0;          // that end when they are to confirm
  int full = 0;                   // times that there is no room for what is published
  bool missing = false;
  std::atomic<bool> stopped = false;

  absl::StatusOr<std::unique_ptr<BrokerSession>> Open(int /*prefetch*/) override {
    if (missing) return absl::FailedPreconditionError("no such queue");
    return std::make_unique<Session>(*this);
  }
  absl::Status Declare() override { return absl::OkStatus(); }

 private:
  class Session final : public BrokerSession {
   public:
    explicit Session(ScriptedBroker& broker) : broker_(broker), left_(broker.queue) {}
    absl::StatusOr<std::vector<InMessage>> Pull(size_t most, absl::Duration /*wait*/) override {
      std::vector<InMessage> messages;
      while (!left_.empty() && messages.size() < most) {
        messages.push_back(left_.front());
        messages.back().tag = ++tag_;
        left_.pop_front();
      }
      if (left_.empty()) broker_.stopped = true;
      return messages;
    }
    absl::Status Publish(Destination destination, const std::vector<OutMessage>& messages) override {
      if (!messages.empty() && broker_.full-- > 0) {
        broker_.stopped = false;
        return absl::ResourceExhaustedError("full");
      }
      if (!messages.empty() && broker_.lost_sessions-- > 0) {
        broker_.stopped = false;
        return absl::UnavailableError("gone");
      }
      for (const OutMessage& message : messages) {
        broker_.said.push_back((destination == Destination::kDead ? "dead " : "record ") + message.id);
      }
      return absl::OkStatus();
    }
    absl::Status StopIncoming() override { return absl::OkStatus(); }
    absl::Status Acknowledge(uint64_t tag) override {
      for (; acknowledged_ < tag; ++acknowledged_) broker_.queue.pop_front();
      broker_.said.emplace_back("done");
      return absl::OkStatus();
    }

   private:
    ScriptedBroker& broker_;
    std::deque<InMessage> left_;
    uint64_t tag_ = 0;
    uint64_t acknowledged_ = 0;
  };
};

TEST(ArticleLaneTest, ArticlesAreDoneWhenTheirRecordsAreKept) {
  ScriptedBroker broker;
  broker.queue = {MessageOf("a", R"({"text": "Tin."})"), MessageOf("b", "{"), MessageOf("c", R"({"text": "Tin."})")};
  LaneCounts counts;
  EXPECT_TRUE(
      ArticleLane(broker, TheEngine(), kNoTrial, 8, broker.stopped, counts, [](const std::string&) {}).Run().ok());
  EXPECT_THAT(broker.said, ElementsAre("record a", "record c", "dead b", "done"));
  EXPECT_EQ(counts.records, 2);
  EXPECT_EQ(counts.dead, 1);
  EXPECT_TRUE(broker.queue.empty());
}

TEST(ArticleLaneTest, WhatWasNotConfirmedIsReadAgainWithANewSession) {
  ScriptedBroker broker;
  broker.queue = {MessageOf("a", R"({"text": "Tin."})")};
  broker.lost_sessions = 1;
  LaneCounts counts;
  std::vector<std::string> told;
  const auto tell = [&told](const std::string& line) { told.push_back(line); };
  EXPECT_TRUE(ArticleLane(broker, TheEngine(), kNoTrial, 8, broker.stopped, counts, tell).Run().ok());
  EXPECT_THAT(broker.said, ElementsAre("record a", "done"));
  EXPECT_THAT(told, ElementsAre("gone; trying again"));
}

TEST(ArticleLaneTest, ArticlesAreKeptWhileTheirRecordsHaveNoRoom) {
  ScriptedBroker broker;
  broker.queue = {MessageOf("a", R"({"text": "Tin."})"), MessageOf("b", R"({"text": "Tin."})")};
  broker.full = 2;
  LaneCounts counts;
  std::vector<std::string> told;
  const auto tell = [&told](const std::string& line) { told.push_back(line); };
  EXPECT_TRUE(ArticleLane(broker, TheEngine(), kNoTrial, 2, broker.stopped, counts, tell).Run().ok());
  EXPECT_THAT(broker.said, ElementsAre("record a", "done", "record b", "done"));
  EXPECT_THAT(told, ElementsAre("full; waiting", "full; waiting"));
}

// Runs this script with the body on standard input and the kind as $0.
Trial TrialBy(const std::string& script) { return Trial({"/bin/sh", "-c", script}); }

TEST(TrialTest, WhatASignalEndsIsTold) {
  for (const int signal : {SIGSEGV, SIGABRT, SIGKILL}) {
    const absl::Status status = TrialBy(absl::StrCat("kill -", signal, " $$")).Read(MessageOf("a", "x"));
    EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
    EXPECT_THAT(std::string(status.message()),
                StartsWith(absl::StrCat("has killed the process that read it (signal ", signal)));
  }
}

TEST(TrialTest, WhateverElseHappensIsNoFaultOfTheArticle) {
  EXPECT_TRUE(Trial({}).Read(MessageOf("a", "x")).ok());
  EXPECT_TRUE(Trial({"/no/such/program"}).Read(MessageOf("a", "x")).ok());
  EXPECT_TRUE(TrialBy("exit 3").Read(MessageOf("a", "x")).ok());
  // Neither whoever stops the worker, and what runs with it.
  EXPECT_TRUE(TrialBy("kill -TERM $$; kill -INT $$; kill -HUP $$").Read(MessageOf("a", "x")).ok());
}

TEST(TrialTest, CommandHasTheMessage) {
  const InMessage message = MessageOf("a", std::string(1 << 20, 'a'), "application/x-protobuf");
  EXPECT_FALSE(TrialBy("[ $(wc -c) -eq 1048576 ] && [ $0 = protobuf ] && kill -9 $$").Read(message).ok());
  // One that has nothing to do with it holds nobody up.
  EXPECT_FALSE(TrialBy("kill -9 $$").Read(message).ok());
}

TEST(ArticleLaneTest, WhatCameBackTwiceIsTriedFirst) {
  ScriptedBroker broker;
  for (const uint64_t returns : {0, 1, 2, 0}) {
    broker.queue.push_back(MessageOf(absl::StrCat("a", broker.queue.size()), R"({"text": "Tin."})"));
    broker.queue.back().returns = returns;
  }
  LaneCounts counts;
  const Trial dies = TrialBy("kill -9 $$");
  EXPECT_TRUE(ArticleLane(broker, TheEngine(), dies, 8, broker.stopped, counts, [](const std::string&) {}).Run().ok());
  EXPECT_THAT(broker.said, ElementsAre("record a0", "record a1", "done", "dead a2", "done", "record a3", "done"));
}

TEST(ArticleLaneTest, WhatLivesThroughItsTrialIsRead) {
  ScriptedBroker broker;
  broker.queue = {MessageOf("a", R"({"text": "Tin."})")};
  broker.queue.back().returns = 40;
  LaneCounts counts;
  const Trial lives = TrialBy("cat");
  EXPECT_TRUE(ArticleLane(broker, TheEngine(), lives, 8, broker.stopped, counts, [](const std::string&) {}).Run().ok());
  EXPECT_THAT(broker.said, ElementsAre("record a", "done"));
}

TEST(ArticleLaneTest, QueuesThatAreNotThereEndIt) {
  ScriptedBroker broker;
  broker.missing = true;
  LaneCounts counts;
  EXPECT_EQ(
      ArticleLane(broker, TheEngine(), kNoTrial, 8, broker.stopped, counts, [](const std::string&) {}).Run().code(),
      absl::StatusCode::kFailedPrecondition);
}

TEST(AmqpBrokerTest, AddressesThatAreNoneAreRefused) {
  for (const char* url : {"", "localhost", "http://localhost", "amqp://[::1"}) {
    BrokerOptions options;
    options.urls = {url};
    EXPECT_EQ(MakeAmqpBroker(options).status().code(), absl::StatusCode::kInvalidArgument) << url;
  }
}

}  // namespace
}  // namespace banghi
