#include "server/http/api_call.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/grpc_status.h"
#include "server/http/http_status.h"

namespace banghi {

google::rpc::Status RequestTooLarge(size_t most) {
  return Exhausted("REQUEST_TOO_LARGE", absl::StrCat("a request may have ", most, " bytes"));
}

ApiCall::ApiCall(const HttpSurroundings& shared, const Dialect& dialect, Method method, std::unique_ptr<Visit> visit,
                 size_t room, Patience patience, std::atomic<int>& calls)
    : shared_(shared),
      dialect_(dialect),
      method_(method),
      visit_(std::move(visit)),
      room_(room),
      patience_(std::move(patience)),
      calls_(calls) {
  ++calls_;
}

bool ApiCall::Add(absl::string_view bytes) {
  const size_t size = body_.size() + bytes.size();
  if (size > shared_.max_request_bytes) {
    refusal_ = RequestTooLarge(shared_.max_request_bytes);
  } else if (size > room_) {
    const size_t more = std::max(size - room_, kRoomAtATime);
    refusal_ = visit_->TakeRoom(more);
    room_ += more;
  }
  if (refusal_.code() == 0) body_.append(bytes.data(), bytes.size());
  return refusal_.code() == 0;
}

HttpResponse ApiCall::Answer(bool complete) {
  if (refusal_.code() != 0) return Fail(refusal_);
  if (!complete) {
    return Fail(
        Refusal(absl::StatusCode::kInvalidArgument, "INCOMPLETE_BODY", "the body did not come whole, or not in time"));
  }
  return std::make_shared<UnaryWork>(shared_, dialect_, method_, std::move(visit_), std::move(body_),
                                     std::move(patience_))
      ->Do();
}

HttpResponse ApiCall::Fail(const google::rpc::Status& status) {
  HttpResponse response = dialect_.Fail(status);
  response.headers.emplace_back("x-request-id", visit_->request_id());
  visit_->End(status, response.body.size());
  return response;
}

}  // namespace banghi
