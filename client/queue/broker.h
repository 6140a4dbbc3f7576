// What `banghi worker` and `banghi enqueue` need of a message broker, and no more, so that another one can be put in
// its place.
//
// Articles wait in a queue; records go to an exchange, articles that cannot be read to another. A message counts as
// published when the broker has said that it keeps it, and as taken when it is acknowledged; what was taken by somebody
// who is gone is given to another.
#ifndef BANGHI_CLIENT_QUEUE_BROKER_H_
#define BANGHI_CLIENT_QUEUE_BROKER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/time/time.h"

namespace banghi {

// Where things are at the broker.
struct QueueNames {
  std::string articles = "banghi.articles";  // queue
  std::string records = "banghi.records";    // exchange, and the queue that is declared for it
  std::string dead = "banghi.dead";          // exchange, and queue, of articles that cannot be read
};

inline constexpr size_t kLongestMessageId = 255;  // bytes; AMQP's short strings have no more

struct InMessage {
  uint64_t tag = 0;  // of this session
  std::string id;
  std::string content_type;
  std::string body;
  uint64_t returns = 0;  // how often it came back to the queue, for whatever reason

  // The body is a message of protobuf in bytes; else it is JSON.
  bool has_protobuf() const { return absl::EndsWith(content_type, "protobuf"); }
};

struct OutMessage {
  std::string id;
  std::string content_type;
  std::string error;  // why an article cannot be read; empty elsewhere
  std::string body;
};

enum class Destination { kArticles, kRecords, kDead };

// A connection. For one thread. Whatever fails with UNAVAILABLE may work with a new one.
class BrokerSession {
 public:
  virtual ~BrokerSession() = default;

  // Up to `most` messages; waits for the first one up to `wait`.
  virtual absl::StatusOr<std::vector<InMessage>> Pull(size_t most, absl::Duration wait) = 0;
  // The broker keeps all of them when it returns OK. FAILED_PRECONDITION: nobody there takes them. RESOURCE_EXHAUSTED:
  // it cannot keep them now; the session is as good as before.
  virtual absl::Status Publish(Destination destination, const std::vector<OutMessage>& messages) = 0;
  // No more articles are sent here; those that were can still be pulled.
  virtual absl::Status StopIncoming() = 0;
  // Everything pulled up to `tag` is done with.
  virtual absl::Status Acknowledge(uint64_t tag) = 0;
};

// Thread-safe.
class Broker {
 public:
  virtual ~Broker() = default;
  // With articles coming in where `prefetch` is more than 0: so many may be pulled and not acknowledged.
  virtual absl::StatusOr<std::unique_ptr<BrokerSession>> Open(int prefetch) = 0;
  // Makes queues and exchanges where there are none. FAILED_PRECONDITION where there are others of these names.
  virtual absl::Status Declare() = 0;
};

struct BrokerOptions {
  // `amqp://user:password@host:port/vhost`, or amqps://; several of one cluster are tried in turn.
  std::vector<std::string> urls = {"amqp://guest:guest@127.0.0.1:5672/"};
  std::string ca;  // PEM file, for amqps
  QueueNames names;
};

// RabbitMQ, by AMQP 0-9-1. INVALID_ARGUMENT where a URL is none.
absl::StatusOr<std::unique_ptr<Broker>> MakeAmqpBroker(BrokerOptions options);

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_BROKER_H_
