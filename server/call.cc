#include "server/call.h"

#include <algorithm>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

constexpr absl::Duration kShortestRetry = absl::Milliseconds(50);

absl::string_view HeaderIn(const grpc::ServerContext& context, const char* name) {
  const auto& headers = context.client_metadata();
  const auto header = headers.find(name);
  return header == headers.end() ? absl::string_view()
                                 : absl::string_view(header->second.data(), header->second.size());
}

}  // namespace

Arrival ArrivalOf(const grpc::ServerContext& context, Method method, size_t request_bytes) {
  return {method,         Protocol::kGrpc, HeaderIn(context, "authorization"), HeaderIn(context, "x-request-id"),
          context.peer(), request_bytes};
}

google::rpc::Status QueueFull(const WorkerPool& pool) {
  return TryAgain("QUEUE_FULL", "too many calls are waiting", std::max(kShortestRetry, pool.ExpectedWait()));
}

Call::Call(const CallSurroundings& shared, grpc::ServerCompletionQueue* queue, Method method)
    : shared_(shared), queue_(queue), method_(method) {
  shared_.queues.Enter();
  context_.AsyncNotifyWhenDone(&done_);
}

bool Call::Admit(size_t request_bytes, google::rpc::Status* refusal) {
  visit_ = shared_.reception.Admit(ArrivalOf(context_, method_, request_bytes), refusal);
  if (visit_ == nullptr) return false;
  context_.AddInitialMetadata("x-request-id", visit_->request_id());
  return true;
}

void Call::EndOne() {
  if (--ends_ > 0) return;
  AwaitWorker();
  delete this;
}

absl::StatusCode Call::StillWanted() const {
  // gRPC cancels a call whose time is over, a little later.
  if (context_.deadline() <= std::chrono::system_clock::now()) return absl::StatusCode::kDeadlineExceeded;
  return context_.IsCancelled() ? absl::StatusCode::kCancelled : absl::StatusCode::kOk;
}

void UnaryCall::Happened(bool ok) {
  if (begun_) return EndOne();
  if (!ok) {  // the server shuts down; there is no call, and no event of its end
    delete this;
    return;
  }
  AwaitNext();
  begun_ = true;
  google::rpc::Status refusal;
  if (!Admit(request_.Length(), &refusal)) return Fail(refusal);
  const auto begin = [this] {
    visit_->TakenUp();
    const absl::StatusCode wanted = StillWanted();
    if (wanted != absl::StatusCode::kOk) return Fail(Interrupted(wanted));
    Begin();
  };
  if (!shared_.pool.TryPost(begin)) Fail(QueueFull(shared_.pool));
}

void UnaryCall::Finish(const google::protobuf::Message& response) {
  if (google::rpc::Status status = Serialize(response, shared_.settings.max_response_bytes, &response_);
      status.code() != 0) {
    return Fail(status);
  }
  const std::lock_guard lock(answering_);
  visit_->End({}, response_.Length());
  writer_.Finish(response_, grpc::Status::OK, AsTag());
}

void UnaryCall::Fail(const google::rpc::Status& status) {
  const std::lock_guard lock(answering_);
  if (visit_ != nullptr) visit_->End(status, 0);
  writer_.FinishWithError(ToGrpcStatus(status), AsTag());
}

}  // namespace banghi
