// A call that was let in: gathers its body, then has it worked on.
#ifndef BANGHI_SERVER_HTTP_API_CALL_H_
#define BANGHI_SERVER_HTTP_API_CALL_H_

#include <atomic>
#include <memory>
#include <string>

#include "server/http/dialect.h"
#include "server/http/http_handler.h"
#include "server/http/unary_work.h"
#include "server/reception.h"

namespace banghi {

google::rpc::Status RequestTooLarge(size_t most);

// Memory is taken for a body in such steps, as it comes.
inline constexpr size_t kRoomAtATime = 64 << 10;

class ApiCall final : public HttpCall {
 public:
  // `room` is taken for the body already. `calls` counts this as long as it is there.
  ApiCall(const HttpSurroundings& shared, const Dialect& dialect, Method method, std::unique_ptr<Visit> visit,
          size_t room, Patience patience, std::atomic<int>& calls);
  ~ApiCall() override { --calls_; }

  bool Add(absl::string_view bytes) override;
  HttpResponse Answer(bool complete) override;

 private:
  HttpResponse Fail(const google::rpc::Status& status);

  const HttpSurroundings& shared_;
  const Dialect& dialect_;
  const Method method_;
  std::unique_ptr<Visit> visit_;
  size_t room_;  // taken for the body
  Patience patience_;
  std::atomic<int>& calls_;
  std::string body_;
  google::rpc::Status refusal_;  // found while the body came
};

}  // namespace banghi

#endif  // BANGHI_SERVER_HTTP_API_CALL_H_
