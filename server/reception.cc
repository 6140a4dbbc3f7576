#include "server/reception.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/random/random.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

constexpr size_t kLongestRequestId = 128;
// After what time a call that found no room may try again: about what a full queue takes.
constexpr absl::Duration kRoomSoon = absl::Seconds(1);

// Whether a caller's words can stand in a log and in a header.
bool FitToBeShown(absl::string_view id) {
  return !id.empty() && id.size() <= kLongestRequestId &&
         std::all_of(id.begin(), id.end(), [](char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); });
}

std::string NewRequestId() {
  thread_local absl::BitGen random;
  return absl::StrCat(absl::Hex(absl::Uniform<uint64_t>(random), absl::kZeroPad16));
}

CallSummary SummaryOf(Arrival& arrival) {
  CallSummary call;
  call.method = arrival.method;
  call.protocol = arrival.protocol;
  call.request_id = FitToBeShown(arrival.request_id) ? std::string(arrival.request_id) : NewRequestId();
  call.peer = std::move(arrival.peer);
  call.request_bytes = arrival.request_bytes;
  return call;
}

}  // namespace

Visit::Visit(Reception& reception, Caller caller, CallSummary call, size_t held_bytes)
    : reception_(reception),
      caller_(std::move(caller)),
      arrived_(absl::Now()),
      held_bytes_(held_bytes),
      call_(std::move(call)) {
  call_.caller = caller_.name;
}

Visit::~Visit() {
  if (!ended_) End(ToRpcStatus(absl::CancelledError("the caller has gone")), 0);
}

google::rpc::Status Visit::Charge(uint32_t articles) {
  if (caller_.quota != nullptr) {
    if (const absl::Duration wait = caller_.quota->Take(articles); wait > absl::ZeroDuration()) {
      return TryAgain("QUOTA_EXCEEDED", absl::StrCat("the quota of ", caller_.name, " is used up"), wait);
    }
  }
  articles_ += articles;
  return {};
}

void Visit::ArticleDone(bool ok) {
  if (!ok) ++failed_;
}

void Visit::TakenUp() { call_.waited = absl::Now() - arrived_; }

google::rpc::Status Visit::TakeRoom(size_t more) {
  google::rpc::Status status = reception_.TakeRoom(more);
  if (status.code() != 0) return status;
  held_bytes_ += more;
  call_.request_bytes += more;
  return {};
}

void Visit::AddBytes(size_t request, size_t response) {
  call_.request_bytes += request;
  call_.response_bytes += response;
}

void Visit::End(const google::rpc::Status& status, size_t response_bytes) {
  if (ended_) return;
  ended_ = true;
  call_.took = absl::Now() - arrived_;
  call_.code = static_cast<absl::StatusCode>(status.code());
  call_.reason = ReasonIn(status);
  call_.response_bytes += response_bytes;
  call_.articles = articles_;
  call_.failed_articles = failed_;
  reception_.GiveBack(call_.method, held_bytes_);
  reception_.observer_.CallEnded(call_);
}

google::rpc::Status Reception::TakeRoom(const Arrival& arrival) {
  if (arrival.method == Method::kStreamExtractArticles && ++streams_ > options_.max_streams) {
    --streams_;
    return TryAgain("TOO_MANY_STREAMS", absl::StrCat(options_.max_streams, " streams are open already"), kRoomSoon);
  }
  google::rpc::Status status = TakeRoom(arrival.request_bytes);
  if (status.code() == 0) {
    ++visits_;
  } else if (arrival.method == Method::kStreamExtractArticles) {
    --streams_;
  }
  return status;
}

google::rpc::Status Reception::TakeRoom(size_t bytes) {
  if (held_bytes_.fetch_add(bytes) + bytes <= options_.max_held_bytes) return {};
  held_bytes_ -= bytes;
  return TryAgain("TOO_MANY_BYTES", "the requests under way fill the memory there is for them", kRoomSoon);
}

void Reception::GiveBack(Method method, size_t held_bytes) {
  held_bytes_ -= held_bytes;
  if (method == Method::kStreamExtractArticles) --streams_;
  --visits_;
  ++comings_and_goings_;
}

std::unique_ptr<Visit> Reception::Admit(Arrival arrival, google::rpc::Status* refusal) {
  ++comings_and_goings_;
  observer_.CallBegan(arrival.method, arrival.protocol);
  Caller caller;
  if (authenticator_ != nullptr) {
    const Right right = arrival.method == Method::kReloadGazetteers ? Right::kAdminister : Right::kRead;
    absl::StatusOr<Caller> known = authenticator_->Authenticate(arrival.authorization, right);
    if (known.ok()) {
      caller = *std::move(known);
    } else {
      *refusal = ToRpcStatus(known.status());
    }
  }
  if (refusal->code() == 0) *refusal = TakeRoom(arrival);
  const size_t held_bytes = arrival.request_bytes;
  CallSummary call = SummaryOf(arrival);
  if (refusal->code() == 0) return absl::WrapUnique(new Visit(*this, std::move(caller), std::move(call), held_bytes));
  call.caller = caller.name;
  call.code = static_cast<absl::StatusCode>(refusal->code());
  call.reason = ReasonIn(*refusal);
  observer_.CallEnded(call);
  return nullptr;
}

}  // namespace banghi
