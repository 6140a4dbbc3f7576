// A connection to RabbitMQ with one channel; librabbitmq in C++.
#ifndef BANGHI_CLIENT_QUEUE_AMQP_CONNECTION_H_
#define BANGHI_CLIENT_QUEUE_AMQP_CONNECTION_H_

#include <amqp.h>

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace banghi {

struct AmqpAddress {
  std::string host;
  int port = 5672;
  std::string user;
  std::string password;
  std::string vhost;
  bool tls = false;
  std::string ca;

  std::string Name() const;  // without the password
};

absl::StatusOr<AmqpAddress> ParseAmqpUrl(const std::string& url);

inline amqp_bytes_t AmqpBytes(absl::string_view text) { return {text.size(), const_cast<char*>(text.data())}; }
inline std::string TextOf(amqp_bytes_t bytes) { return {static_cast<const char*>(bytes.bytes), bytes.len}; }
timeval TimevalOf(absl::Duration duration);

// For one thread.
class AmqpConnection {
 public:
  static constexpr amqp_channel_t kChannel = 1;

  // UNAVAILABLE, with the server's name, where it cannot be reached or does not let one in.
  static absl::StatusOr<std::unique_ptr<AmqpConnection>> Open(const AmqpAddress& address);
  ~AmqpConnection();

  amqp_connection_state_t state() { return state_; }
  // What became of the last request: OK, or why not (UNAVAILABLE; FAILED_PRECONDITION where the server closed the
  // channel).
  absl::Status LastReply(absl::string_view what) { return StatusOf(amqp_get_rpc_reply(state_), what); }
  absl::Status StatusOf(const amqp_rpc_reply_t& reply, absl::string_view what) const;
  absl::Status StatusOf(int library_status, absl::string_view what) const;

 private:
  AmqpConnection(amqp_connection_state_t state, std::string name) : state_(state), name_(std::move(name)) {}
  absl::Status Connect(const AmqpAddress& address);

  const amqp_connection_state_t state_;
  const std::string name_;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_QUEUE_AMQP_CONNECTION_H_
