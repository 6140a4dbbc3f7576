// Where every call arrives and leaves, whichever port it came by: who it is from, whether there is room for it, and the
// account of it for metrics and log.
//
//   google::rpc::Status refusal;
//   std::unique_ptr<Visit> visit = reception.Admit({Method::kExtractArticle, Protocol::kJson, authorization, ...},
//   &refusal); if (visit == nullptr) return Answer(refusal); if (google::rpc::Status over = visit->Charge(1);
//   over.code() != 0) ... visit->End(status, response_bytes);
//
// A call is let in as long as the requests of all calls under way are within ReceptionOptions::max_held_bytes; so
// memory stays bounded however many ask.
#ifndef BANGHI_SERVER_RECEPTION_H_
#define BANGHI_SERVER_RECEPTION_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/rpc/status.pb.h"
#include "server/authenticator.h"
#include "server/observer.h"

namespace banghi {

struct ReceptionOptions {
  size_t max_held_bytes = 256 << 20;  // of all requests under way
  int max_streams = 256;              // StreamExtractArticles open at a time
};

struct Arrival {
  Method method = Method::kExtractArticle;
  Protocol protocol = Protocol::kGrpc;
  absl::string_view authorization;  // the header's value; empty where there is none
  absl::string_view request_id;     // `x-request-id`; empty where there is none
  std::string peer;
  size_t request_bytes = 0;
};

class Reception;

// A call's stay, from being let in to its answer. For one thread at a time, but for Charge and ArticleDone.
class Visit {
 public:
  ~Visit();  // as End with CANCELLED, where it was not called

  // The caller's name for the call where it is fit to be shown, else one of ours.
  const std::string& request_id() const { return call_.request_id; }

  // Counts articles against the caller's quota. Not OK: RESOURCE_EXHAUSTED with the time after which to try again.
  google::rpc::Status Charge(uint32_t articles);
  // What became of an article that was charged.
  void ArticleDone(bool ok);
  // A thread takes up the call; until now it has waited.
  void TakenUp();
  // The request is so much longer than was said when it arrived. Not OK: RESOURCE_EXHAUSTED, there is no room for it.
  google::rpc::Status TakeRoom(size_t more);
  // More was read from, or is written to, the caller (streams).
  void AddBytes(size_t request, size_t response);

  // The answer goes out. Tells the observers; the first End counts.
  void End(const google::rpc::Status& status, size_t response_bytes);

 private:
  friend class Reception;
  Visit(Reception& reception, Caller caller, CallSummary call, size_t held_bytes);

  Reception& reception_;
  const Caller caller_;
  const absl::Time arrived_;
  size_t held_bytes_;
  CallSummary call_;
  std::atomic<uint32_t> articles_{0};
  std::atomic<uint32_t> failed_{0};
  bool ended_ = false;
};

// Thread-safe.
class Reception {
 public:
  // `authenticator` may be null: everybody may do everything. Both must outlive this.
  Reception(const ReceptionOptions& options, const Authenticator* authenticator, ServerObserver& observer)
      : options_(options), authenticator_(authenticator), observer_(observer) {}

  // Null, with the reason in `refusal`, where the call is not let in; it is then counted and done with.
  //   UNAUTHENTICATED, PERMISSION_DENIED  (Authenticator)
  //   RESOURCE_EXHAUSTED                  no room; with the time after which to try again
  std::unique_ptr<Visit> Admit(Arrival arrival, google::rpc::Status* refusal);

  ServerObserver& observer() { return observer_; }
  size_t held_bytes() const { return held_bytes_; }
  int visits() const { return visits_; }  // calls under way
  int streams() const { return streams_; }
  // Calls that came, and those let in that went, so far: as long as it stays, nobody calls and nobody is answered.
  uint64_t comings_and_goings() const { return comings_and_goings_; }

 private:
  friend class Visit;
  // Not OK: there is no room for the call.
  google::rpc::Status TakeRoom(const Arrival& arrival);
  google::rpc::Status TakeRoom(size_t bytes);
  void GiveBack(Method method, size_t held_bytes);

  const ReceptionOptions options_;
  const Authenticator* const authenticator_;
  ServerObserver& observer_;
  std::atomic<size_t> held_bytes_{0};
  std::atomic<int> visits_{0};
  std::atomic<int> streams_{0};
  std::atomic<uint64_t> comings_and_goings_{0};
};

}  // namespace banghi

#endif  // BANGHI_SERVER_RECEPTION_H_
