// One worker: takes articles from a queue, reads them, publishes what became of them, and only then says that they are
// done.
//
// So an article is never lost: a worker that is killed leaves those it had to others. It may be read twice; its record
// has the same id (`message_id`), by which who takes records can drop the second.
#ifndef BANGHI_CLIENT_QUEUE_ARTICLE_LANE_H_
#define BANGHI_CLIENT_QUEUE_ARTICLE_LANE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "client/queue/broker.h"
#include "client/queue/trial.h"
#include "extractors/engine.h"

namespace banghi {

struct LaneCounts {
  std::atomic<uint64_t> records{0};
  std::atomic<uint64_t> dead{0};
};

// What a message says of an article, and what it becomes: a record in JSON for Destination::kRecords, or the article as
// it came with the reason for Destination::kDead. `content_type` `application/x-protobuf` is banghi.v1.Article in
// bytes, anything else JSON. An article without an id has that of its message.
OutMessage ReadMessage(const Engine& engine, const InMessage& message);

// So the third delivery of an article is tried: two workers may have died of it.
inline constexpr uint64_t kReturnsBeforeTrial = 2;

// For one thread.
class ArticleLane {
 public:
  // What came back kReturnsBeforeTrial times goes through `trial`. `told` hears of connections that are lost and found.
  // Everything must outlive the lane.
  ArticleLane(Broker& broker, const Engine& engine, const Trial& trial, int prefetch, const std::atomic<bool>& stopped,
              LaneCounts& counts, std::function<void(const std::string&)> told)
      : broker_(broker),
        engine_(engine),
        trial_(trial),
        prefetch_(prefetch),
        stopped_(stopped),
        counts_(counts),
        told_(std::move(told)) {}

  // Until it is stopped; what it was sent is read then. Not OK where trying again makes no sense: there are no such
  // queues.
  absl::Status Run();

 private:
  absl::Status Serve(BrokerSession& session);
  absl::Status Drain(BrokerSession& session);
  absl::Status ReadAll(BrokerSession& session, std::vector<InMessage> messages);
  absl::Status ReadBatch(BrokerSession& session, const std::vector<InMessage>& messages);
  OutMessage Read(const InMessage& message) const;
  absl::Status Publish(BrokerSession& session, Destination destination, const std::vector<OutMessage>& messages);
  void Pause();

  Broker& broker_;
  const Engine& engine_;
  const Trial& trial_;
  const int prefetch_;
  const std::atomic<bool>& stopped_;
  LaneCounts& counts_;
  const std::function<void(const std::string&)> told_;
  absl::Duration pause_;  // before the next try to connect
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_ARTICLE_LANE_H_
