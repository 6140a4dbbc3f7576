// What those who keep count (metrics, the log) are told of the calls of a server. Neither texts nor records' words:
// what is told may be kept and shown.
#ifndef BANGHI_SERVER_OBSERVER_H_
#define BANGHI_SERVER_OBSERVER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "banghi/v1/record.pb.h"

namespace banghi {

enum class Method {
  kExtractArticle,
  kBatchExtractArticles,
  kStreamExtractArticles,
  kListGazetteers,
  kReloadGazetteers
};
absl::string_view MethodName(Method method);  // `ExtractArticle`
inline constexpr int kMethods = 5;

// How the caller speaks.
enum class Protocol { kGrpc, kJson, kConnect, kGrpcWeb };
absl::string_view ProtocolName(Protocol protocol);  // `grpc`
inline constexpr int kProtocols = 4;

// A call that is over.
struct CallSummary {
  Method method = Method::kExtractArticle;
  Protocol protocol = Protocol::kGrpc;
  std::string request_id;  // what the caller calls it (`x-request-id`), else a name of ours
  std::string caller;      // whose token it came with; empty where none is asked for, or it was no good
  std::string peer;        // address, as gRPC writes it: `ipv4:127.0.0.1:40000`
  absl::StatusCode code = absl::StatusCode::kOk;
  std::string reason;     // google.rpc.ErrorInfo's, where the call failed: `QUEUE_FULL`
  absl::Duration waited;  // of `took`, for a thread
  absl::Duration took;    // from its arrival to its answer
  size_t request_bytes = 0;
  size_t response_bytes = 0;
  uint32_t articles = 0;         // that were asked about and let in
  uint32_t failed_articles = 0;  // of them, those answered with an error
};

// A stage of the engine (engine.h) with the time it took.
struct StageTime {
  absl::string_view stage;  // a name that is there for ever
  absl::Duration took;
};

// Gazetteers that are in use from now on, or whose load failed.
struct GazetteerLoad {
  bool loaded = false;
  std::string version;  // in use now
  size_t entries = 0;
  size_t faults = 0;
  absl::Duration took;
  absl::Time at;
};

// Thread-safe. Is called on the threads that serve: must not block.
class ServerObserver {
 public:
  virtual ~ServerObserver() = default;
  virtual void CallBegan(Method /*method*/, Protocol /*protocol*/) {}
  virtual void CallEnded(const CallSummary& /*call*/) {}
  virtual void ArticleRead(const v1::Record& /*record*/, absl::Span<const StageTime> /*stages*/) {}
  virtual void GazetteersLoaded(const GazetteerLoad& /*load*/) {}
};

// Tells several.
class ObserverList final : public ServerObserver {
 public:
  // `observer` must outlive this. Before the first call comes in.
  void Add(ServerObserver& observer) { observers_.push_back(&observer); }

  void CallBegan(Method method, Protocol protocol) override;
  void CallEnded(const CallSummary& call) override;
  void ArticleRead(const v1::Record& record, absl::Span<const StageTime> stages) override;
  void GazetteersLoaded(const GazetteerLoad& load) override;

 private:
  std::vector<ServerObserver*> observers_;
};

}  // namespace banghi

#endif  // BANGHI_SERVER_OBSERVER_H_
