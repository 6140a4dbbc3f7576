#include "server/http/unary_work.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "google/protobuf/arena.h"
#include "server/batch_work.h"
#include "server/call.h"
#include "server/extraction_service.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

using google::protobuf::Arena;

// How soon a thread that waits finds that nobody waits for it.
constexpr absl::Duration kLookAfter = absl::Milliseconds(100);

google::rpc::Status Unwanted(absl::StatusCode code) {
  if (code == absl::StatusCode::kUnavailable) return ToRpcStatus(absl::UnavailableError("the server is stopping"));
  return Interrupted(code);
}

}  // namespace

HttpResponse UnaryWork::Do() {
  if (absl::Now() >= patience_.deadline) {
    Fail(Unwanted(absl::StatusCode::kDeadlineExceeded));
  } else if (!shared_.pool.TryPost([self = shared_from_this()] { self->Run(); })) {
    Fail(QueueFull(shared_.pool));
  }
  std::unique_lock lock(mutex_);
  while (!response_) {
    const absl::Duration left = std::max(patience_.deadline - absl::Now(), absl::ZeroDuration());
    if (answered_.wait_for(lock, absl::ToChronoMicroseconds(std::min(left, kLookAfter)),
                           [this] { return response_.has_value(); })) {
      break;
    }
    const absl::StatusCode code = StillPatient();
    if (code == absl::StatusCode::kOk) continue;
    end_ = code;
    lock.unlock();
    Fail(Unwanted(code));
    lock.lock();
  }
  return *std::move(response_);
}

absl::StatusCode UnaryWork::StillPatient() const {
  return absl::Now() >= patience_.deadline ? absl::StatusCode::kDeadlineExceeded : patience_.still_wanted();
}

absl::StatusCode UnaryWork::StillWanted() const {
  const absl::StatusCode end = end_;
  if (end != absl::StatusCode::kOk) return end;
  return absl::Now() >= patience_.deadline ? absl::StatusCode::kDeadlineExceeded : absl::StatusCode::kOk;
}

template <typename Request>
google::rpc::Status UnaryWork::Decode(Request* request, ExtractOptions* options, Violations* violations) const {
  if (google::rpc::Status status = dialect_.Decode(body_, request, violations); status.code() != 0) return status;
  FieldViolation violation;
  const absl::Status status =
      ReadOptions(request->offset_unit(), request->layers(), request->explain(), options, &violation);
  return status.ok() ? google::rpc::Status() : ToRpcStatus(status, violation);
}

class UnaryWork::Batch final : public BatchWork {
 public:
  explicit Batch(std::shared_ptr<UnaryWork> work)
      : BatchWork(work->shared_.store, work->shared_.pool, work->shared_.reception, work->shared_.settings),
        work_(std::move(work)) {}

 private:
  google::rpc::Status Decode(v1::BatchExtractArticlesRequest* request, ExtractOptions* options,
                             Violations* violations) override {
    return work_->Decode(request, options, violations);
  }
  Visit& visit() override { return *work_->visit_; }
  absl::StatusCode StillWanted() const override { return work_->StillWanted(); }
  void Finish(const v1::BatchExtractArticlesResponse& response) override { work_->Finish(response); }
  void Fail(const google::rpc::Status& status) override { work_->Fail(status); }

  const std::shared_ptr<UnaryWork> work_;
};

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
    case Method::kBatchExtractArticles:
      return std::make_shared<Batch>(shared_from_this())->Begin();
    default:
      return ExtractArticle();
  }
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
  const auto interruption = [this] { return StillWanted(); };
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
