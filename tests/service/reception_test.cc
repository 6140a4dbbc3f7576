#include "server/reception.h"

#include <mutex>
#include <vector>

#include "gmock/gmock.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using ::testing::SizeIs;

class Counter final : public ServerObserver {
 public:
  void CallBegan(Method /*method*/, Protocol /*protocol*/) override { ++began; }
  void CallEnded(const CallSummary& call) override { ended.push_back(call); }
  int began = 0;
  std::vector<CallSummary> ended;
};

// Lets in who says `Bearer an`, with a quota of three articles.
class Doorkeeper final : public Authenticator {
 public:
  absl::StatusOr<Caller> Authenticate(absl::string_view authorization, Right right) const override {
    if (authorization != "Bearer an") return absl::UnauthenticatedError("no such token");
    if (right == Right::kAdminister) return absl::PermissionDeniedError("an may not");
    return Caller{"an", quota_};
  }

 private:
  class Three final : public Quota {
   public:
    absl::Duration Take(uint32_t articles) override {
      if (articles > left_) return absl::Seconds(7);
      left_ -= articles;
      return absl::ZeroDuration();
    }

   private:
    uint32_t left_ = 3;
  };
  std::shared_ptr<Quota> quota_ = std::make_shared<Three>();
};

Arrival ArrivalWith(size_t bytes, Method method = Method::kExtractArticle) {
  Arrival arrival;
  arrival.method = method;
  arrival.authorization = "Bearer an";
  arrival.request_bytes = bytes;
  return arrival;
}

TEST(ReceptionTest, CallIsToldOfFromItsBeginningToItsEnd) {
  Counter counter;
  Reception reception({}, nullptr, counter);
  google::rpc::Status refusal;
  Arrival arrival = ArrivalWith(10);
  arrival.request_id = "r-1";
  arrival.peer = "ipv4:127.0.0.1:1";
  auto visit = reception.Admit(arrival, &refusal);
  ASSERT_NE(visit, nullptr);
  EXPECT_EQ(visit->request_id(), "r-1");
  EXPECT_EQ(reception.comings_and_goings(), 1);
  EXPECT_EQ(reception.visits(), 1);
  EXPECT_EQ(reception.held_bytes(), 10);
  EXPECT_EQ(visit->Charge(2).code(), 0);
  visit->ArticleDone(true);
  visit->ArticleDone(false);
  visit->End({}, 30);
  visit->End(ToRpcStatus(absl::InternalError("")), 1);
  visit.reset();
  EXPECT_EQ(counter.began, 1);
  ASSERT_THAT(counter.ended, SizeIs(1));
  EXPECT_EQ(counter.ended[0].code, absl::StatusCode::kOk);
  EXPECT_EQ(counter.ended[0].response_bytes, 30);
  EXPECT_EQ(counter.ended[0].articles, 2);
  EXPECT_EQ(counter.ended[0].failed_articles, 1);
  EXPECT_EQ(reception.comings_and_goings(), 2);
  EXPECT_EQ(reception.visits(), 0);
  EXPECT_EQ(reception.held_bytes(), 0);
}

TEST(ReceptionTest, VisitThatIsLeftBehindWasCancelled) {
  Counter counter;
  Reception reception({}, nullptr, counter);
  google::rpc::Status refusal;
  reception.Admit(ArrivalWith(10), &refusal).reset();
  ASSERT_THAT(counter.ended, SizeIs(1));
  EXPECT_EQ(counter.ended[0].code, absl::StatusCode::kCancelled);
  EXPECT_EQ(reception.held_bytes(), 0);
}

TEST(ReceptionTest, CallsOnlyComeInWhileTheirBytesHaveRoom) {
  Counter counter;
  Reception reception({.max_held_bytes = 100}, nullptr, counter);
  google::rpc::Status refusal;
  const auto first = reception.Admit(ArrivalWith(60), &refusal);
  EXPECT_NE(first, nullptr);
  EXPECT_EQ(reception.Admit(ArrivalWith(41), &refusal), nullptr);
  EXPECT_EQ(refusal.code(), static_cast<int>(absl::StatusCode::kResourceExhausted));
  EXPECT_EQ(ReasonIn(refusal), "TOO_MANY_BYTES");
  EXPECT_TRUE(RetryDelayIn(refusal).has_value());
  ASSERT_THAT(counter.ended, SizeIs(1));
  EXPECT_EQ(counter.ended[0].reason, "TOO_MANY_BYTES");
  refusal.Clear();
  EXPECT_NE(reception.Admit(ArrivalWith(40), &refusal), nullptr);
}

TEST(ReceptionTest, StreamsAreCounted) {
  Counter counter;
  Reception reception({.max_streams = 1}, nullptr, counter);
  google::rpc::Status refusal;
  auto stream = reception.Admit(ArrivalWith(0, Method::kStreamExtractArticles), &refusal);
  EXPECT_NE(stream, nullptr);
  EXPECT_EQ(reception.Admit(ArrivalWith(0, Method::kStreamExtractArticles), &refusal), nullptr);
  EXPECT_EQ(ReasonIn(refusal), "TOO_MANY_STREAMS");
  refusal.Clear();
  EXPECT_NE(reception.Admit(ArrivalWith(0), &refusal), nullptr);
  stream.reset();
  EXPECT_NE(reception.Admit(ArrivalWith(0, Method::kStreamExtractArticles), &refusal), nullptr);
}

TEST(ReceptionTest, StreamThatFindsNoMemoryLeavesItsPlace) {
  Counter counter;
  Reception reception({.max_held_bytes = 1, .max_streams = 1}, nullptr, counter);
  google::rpc::Status refusal;
  Arrival arrival = ArrivalWith(2, Method::kStreamExtractArticles);
  EXPECT_EQ(reception.Admit(arrival, &refusal), nullptr);
  EXPECT_EQ(ReasonIn(refusal), "TOO_MANY_BYTES");
  EXPECT_EQ(reception.streams(), 0);
}

TEST(ReceptionTest, WhoIsUnknownDoesNotComeIn) {
  Counter counter;
  const Doorkeeper doorkeeper;
  Reception reception({}, &doorkeeper, counter);
  google::rpc::Status refusal;
  Arrival arrival = ArrivalWith(10);
  arrival.authorization = "";
  EXPECT_EQ(reception.Admit(arrival, &refusal), nullptr);
  EXPECT_EQ(ReasonIn(refusal), "UNAUTHENTICATED");
  refusal.Clear();
  EXPECT_EQ(reception.Admit(ArrivalWith(0, Method::kReloadGazetteers), &refusal), nullptr);
  EXPECT_EQ(ReasonIn(refusal), "PERMISSION_DENIED");
  EXPECT_EQ(reception.held_bytes(), 0);
}

TEST(ReceptionTest, ArticlesBeyondTheQuotaAreToldWhenToTryAgain) {
  Counter counter;
  const Doorkeeper doorkeeper;
  Reception reception({}, &doorkeeper, counter);
  google::rpc::Status refusal;
  const auto visit = reception.Admit(ArrivalWith(10), &refusal);
  ASSERT_NE(visit, nullptr);
  EXPECT_EQ(visit->Charge(2).code(), 0);
  const google::rpc::Status over = visit->Charge(2);
  EXPECT_EQ(ReasonIn(over), "QUOTA_EXCEEDED");
  EXPECT_EQ(RetryDelayIn(over), absl::Seconds(7));
  visit->End(over, 0);
  EXPECT_EQ(counter.ended.at(0).caller, "an");
  EXPECT_EQ(counter.ended.at(0).articles, 2);
}

TEST(ReceptionTest, RequestIdsThatCannotBeShownAreReplaced) {
  Counter counter;
  Reception reception({}, nullptr, counter);
  for (const std::string& id :
       {std::string(), std::string("a b"), std::string("a\nb"), std::string(129, 'a'), std::string("\xC4\x91")}) {
    google::rpc::Status refusal;
    Arrival arrival = ArrivalWith(1);
    arrival.request_id = id;
    const auto visit = reception.Admit(arrival, &refusal);
    ASSERT_NE(visit, nullptr);
    EXPECT_THAT(visit->request_id(), SizeIs(16)) << id;
  }
}

}  // namespace
}  // namespace banghi
