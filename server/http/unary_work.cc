#include "server/http/unary_work.h"

#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "server/call.h"
#include "server/extraction_service.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

// How soon a thread that waits finds that nobody waits for it.
constexpr std::chrono::milliseconds kLookAfter(100);

google::rpc::Status Unwanted(absl::StatusCode code) {
  if (code == absl::StatusCode::kUnavailable) return ToRpcStatus(absl::UnavailableError("the server is stopping"));
  return Interrupted(code);
}

}  // namespace

HttpResponse UnaryWork::Do(const StillWanted& still_wanted) {
  if (!shared_.pool.TryPost([self = shared_from_this()] { self->Run(); })) Fail(QueueFull(shared_.pool));
  std::unique_lock lock(mutex_);
  while (!answered_.wait_for(lock, kLookAfter, [this] { return response_.has_value(); })) {
    const absl::StatusCode code = still_wanted();
    if (code == absl::StatusCode::kOk) continue;
    end_ = code;
    lock.unlock();
    Fail(Unwanted(code));
    lock.lock();
  }
  return *std::move(response_);
}

void UnaryWork::Run() {
  {
    const std::lock_guard lock(mutex_);
    if (response_) return;  // nobody waits
    visit_->TakenUp();
  }
  switch (method_) {
    case Method::kListGazetteers: {
      v1::ListGazetteersResponse response;
      ListGazetteers(*shared_.store.Pin(), &response);
      return Finish(response);
    }
    default:
      return ExtractArticle();
  }
}

template <typename Request>
google::rpc::Status UnaryWork::Decode(Request* request, ExtractOptions* options, Violations* violations) const {
  if (google::rpc::Status status = dialect_.Decode(body_, request, violations); status.code() != 0) return status;
  FieldViolation violation;
  const absl::Status status =
      ReadOptions(request->offset_unit(), request->layers(), request->explain(), options, &violation);
  return status.ok() ? google::rpc::Status() : ToRpcStatus(status, violation);
}

void UnaryWork::ExtractArticle() {
  Arena arena;
  auto* request = Arena::CreateMessage<v1::ExtractArticleRequest>(&arena);
  auto* response = Arena::CreateMessage<v1::ExtractArticleResponse>(&arena);
  ExtractOptions options;
  Violations violations;
  google::rpc::Status status = Decode(request, &options, &violations);
  if (status.code() == 0) status = visit_->Charge(1);
  if (status.code() != 0) return Fail(status);
  const auto gazetteers = shared_.store.Pin();
  const auto interruption = [this] { return end_.load(); };
  const Extraction extraction = {gazetteers->engine, options, shared_.settings, shared_.reception.observer(),
                                 interruption};
  status = ExtractOne(extraction, request->article(), "article", violations, response->mutable_record());
  visit_->ArticleDone(status.code() == 0);
  return status.code() == 0 ? Finish(*response) : Fail(status);
}

void UnaryWork::Finish(const google::protobuf::Message& message) {
  if (const size_t size = message.ByteSizeLong(); size > shared_.settings.max_response_bytes) {
    return Fail(ResponseTooLarge(size, shared_.settings.max_response_bytes));
  }
  Answer({}, dialect_.Answer(message));
}

void UnaryWork::Answer(const google::rpc::Status& status, HttpResponse response) {
  const std::lock_guard lock(mutex_);
  if (response_) return;
  response.headers.emplace_back("x-request-id", visit_->request_id());
  visit_->End(status, response.body.size());
  response_ = std::move(response);
  answered_.notify_one();
}

}  // namespace banghi
