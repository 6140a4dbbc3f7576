#include "server/grpc_shutdown.h"

#include <future>
#include <latch>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/server_builder.h"
#include "gtest/gtest.h"

namespace banghi {
namespace {

using Health = grpc::health::v1::Health;
using Request = grpc::health::v1::HealthCheckRequest;
using Response = grpc::health::v1::HealthCheckResponse;

// Answers when it is told to.
class SlowService final : public Health::Service {
 public:
  grpc::Status Check(grpc::ServerContext* /*context*/, const Request* /*request*/, Response* /*response*/) override {
    begun.count_down();
    answer.wait();
    return grpc::Status::OK;
  }
  std::latch begun{1}, answer{1};
};

class GrpcShutdownTest : public testing::Test {
 protected:
  GrpcShutdownTest() {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    grpc::ChannelArguments arguments;
    arguments.SetInt("grpc.use_local_subchannel_pool", 1);
    stub_ = Health::NewStub(
        grpc::CreateCustomChannel(absl::StrCat("127.0.0.1:", port), grpc::InsecureChannelCredentials(), arguments));
  }

  grpc::StatusCode Call() {
    grpc::ClientContext context;
    Response response;
    return stub_->Check(&context, {}, &response).error_code();
  }

  SlowService service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Health::Stub> stub_;
};

// CANCELLED would tell the caller that it was he who cancelled, and nobody tries such a call again.
TEST_F(GrpcShutdownTest, WhoIsAnsweredAfterItsBeginningKnowsThatTheServerIsGone) {
  auto calls = std::async(std::launch::async, [this] {
    const grpc::StatusCode first = Call();
    return std::make_pair(first, Call());
  });
  service_.begun.wait();
  GrpcShutdown shutdown(*server_);
  service_.answer.count_down();
  shutdown.Await(absl::InfiniteFuture());
  EXPECT_EQ(calls.get(), std::make_pair(grpc::StatusCode::OK, grpc::StatusCode::UNAVAILABLE));
}

TEST_F(GrpcShutdownTest, EndsByItself) {
  { const GrpcShutdown shutdown(*server_); }
  EXPECT_EQ(Call(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace banghi
