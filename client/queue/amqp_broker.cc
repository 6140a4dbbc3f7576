#include <amqp.h>
#include <amqp_framing.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "client/queue/amqp_connection.h"
#include "client/queue/broker.h"
#include "client/queue/unconfirmed.h"

namespace banghi {
namespace {

constexpr amqp_channel_t kChannel = AmqpConnection::kChannel;
constexpr absl::Duration kTimeToConfirm = absl::Seconds(60);
// A worker tries what came back more than once before it reads it (trial.h); this is for what gets past that. A network
// that is lost counts as well, so it is far from what that takes.
constexpr int kMostReturns = 50;
constexpr char kReturnsHeader[] = "x-delivery-count";
constexpr char kConsumer[] = "banghi";  // on its channel
constexpr char kErrorHeader[] = "x-banghi-error";

amqp_table_entry_t Entry(const char* key, const char* text) {
  amqp_table_entry_t entry{};
  entry.key = amqp_cstring_bytes(key);
  entry.value.kind = AMQP_FIELD_KIND_UTF8;
  entry.value.value.bytes = amqp_cstring_bytes(text);
  return entry;
}

amqp_table_entry_t Entry(const char* key, int number) {
  amqp_table_entry_t entry{};
  entry.key = amqp_cstring_bytes(key);
  entry.value.kind = AMQP_FIELD_KIND_I32;
  entry.value.value.i32 = number;
  return entry;
}

// How often a quorum queue has given the message to somebody and got it back.
uint64_t ReturnsOf(const amqp_basic_properties_t& properties) {
  if ((properties._flags & AMQP_BASIC_HEADERS_FLAG) == 0) return 0;
  for (int i = 0; i < properties.headers.num_entries; ++i) {
    const amqp_table_entry_t& entry = properties.headers.entries[i];
    if (TextOf(entry.key) != kReturnsHeader) continue;
    if (entry.value.kind == AMQP_FIELD_KIND_I64)
      return static_cast<uint64_t>(std::max<int64_t>(entry.value.value.i64, 0));
    if (entry.value.kind == AMQP_FIELD_KIND_I32) return static_cast<uint64_t>(std::max(entry.value.value.i32, 0));
  }
  return 0;
}

// Two connections: what comes in on one would be mixed up with the confirmations on the other.
class AmqpSession final : public BrokerSession {
 public:
  using Connect = std::function<absl::StatusOr<std::unique_ptr<AmqpConnection>>()>;

  AmqpSession(std::unique_ptr<AmqpConnection> in, Connect connect, const QueueNames& names)
      : in_(std::move(in)), connect_(std::move(connect)), names_(names) {}

  absl::Status Begin(int prefetch) {
    if (absl::Status status = ConnectOut(); !status.ok() || in_ == nullptr) return status;
    amqp_basic_qos(in_->state(), kChannel, 0, static_cast<uint16_t>(prefetch), 0);
    if (absl::Status status = in_->LastReply("does not prefetch"); !status.ok()) return status;
    amqp_basic_consume(in_->state(), kChannel, AmqpBytes(names_.articles), amqp_cstring_bytes(kConsumer), 0, 0, 0,
                       amqp_empty_table);
    return in_->LastReply(absl::StrCat("queue ", names_.articles));
  }

  absl::StatusOr<std::vector<InMessage>> Pull(size_t most, absl::Duration wait) override {
    // Heartbeats of the other connection go out and come in only while somebody looks at it.
    if (absl::Status status = LookAtOut(); !status.ok()) return status;
    std::vector<InMessage> messages;
    while (messages.size() < most) {
      amqp_maybe_release_buffers(in_->state());
      amqp_envelope_t envelope;
      timeval time = TimevalOf(messages.empty() ? wait : absl::ZeroDuration());
      const amqp_rpc_reply_t reply = amqp_consume_message(in_->state(), &envelope, &time, 0);
      if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && reply.library_error == AMQP_STATUS_TIMEOUT) break;
      if (absl::Status status = in_->StatusOf(reply, "gives no more articles"); !status.ok()) return status;
      messages.push_back(MessageOf(envelope));
      amqp_destroy_envelope(&envelope);
    }
    return messages;
  }

  absl::Status Publish(Destination destination, const std::vector<OutMessage>& messages) override {
    if (messages.empty()) return absl::OkStatus();
    if (out_ == nullptr) {
      if (absl::Status status = ConnectOut(); !status.ok()) return status;
    }
    Unconfirmed unconfirmed(published_ + 1, messages.size());
    for (const OutMessage& message : messages) {
      ++published_;
      if (absl::Status status = Send(destination, message); !status.ok()) return status;
    }
    const absl::Time give_up = absl::Now() + kTimeToConfirm;
    while (!unconfirmed.none()) {
      amqp_maybe_release_buffers(out_->state());
      amqp_frame_t frame;
      timeval time = TimevalOf(std::max(give_up - absl::Now(), absl::ZeroDuration()));
      const int status = amqp_simple_wait_frame_noblock(out_->state(), &frame, &time);
      if (status != AMQP_STATUS_OK) return out_->StatusOf(status, "does not confirm");
      if (absl::Status taken = Take(frame, &unconfirmed); !taken.ok()) return taken;
    }
    if (unconfirmed.all_kept()) return absl::OkStatus();
    // Either the queue is full, or the channel was opened while the queue's leader was dying: RabbitMQ then looks for
    // it where it was, and refuses everything for as long as the channel is open.
    out_.reset();
    return absl::ResourceExhaustedError("the broker cannot keep a message now");
  }

  absl::Status StopIncoming() override {
    amqp_basic_cancel(in_->state(), kChannel, amqp_cstring_bytes(kConsumer));
    return in_->LastReply("does not stop to send articles");
  }

  absl::Status Acknowledge(uint64_t tag) override {
    return in_->StatusOf(amqp_basic_ack(in_->state(), kChannel, tag, /*multiple=*/1), "takes no acknowledgement");
  }

 private:
  static InMessage MessageOf(const amqp_envelope_t& envelope) {
    const amqp_basic_properties_t& properties = envelope.message.properties;
    InMessage message;
    message.tag = envelope.delivery_tag;
    if ((properties._flags & AMQP_BASIC_MESSAGE_ID_FLAG) != 0) message.id = TextOf(properties.message_id);
    if ((properties._flags & AMQP_BASIC_CONTENT_TYPE_FLAG) != 0) message.content_type = TextOf(properties.content_type);
    message.body = TextOf(envelope.message.body);
    message.returns = ReturnsOf(properties);
    return message;
  }

  absl::Status Send(Destination destination, const OutMessage& message) {
    amqp_basic_properties_t properties{};
    properties._flags = AMQP_BASIC_DELIVERY_MODE_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG | AMQP_BASIC_CONTENT_TYPE_FLAG;
    properties.delivery_mode = AMQP_DELIVERY_PERSISTENT;
    properties.message_id = AmqpBytes(message.id);
    properties.content_type = AmqpBytes(message.content_type);
    amqp_table_entry_t header = Entry(kErrorHeader, message.error.c_str());
    if (!message.error.empty()) {
      properties._flags |= AMQP_BASIC_HEADERS_FLAG;
      properties.headers = {1, &header};
    }
    const std::string exchange = destination == Destination::kArticles  ? ""
                                 : destination == Destination::kRecords ? names_.records
                                                                        : names_.dead;
    const std::string& key = destination == Destination::kArticles ? names_.articles : exchange;
    const int status = amqp_basic_publish(out_->state(), kChannel, AmqpBytes(exchange), AmqpBytes(key),
                                          /*mandatory=*/1, /*immediate=*/0, &properties, AmqpBytes(message.body));
    return out_->StatusOf(status, "takes no messages");
  }

  // A frame of the connection that publishes.
  absl::Status Take(const amqp_frame_t& frame, Unconfirmed* unconfirmed) {
    if (frame.frame_type != AMQP_FRAME_METHOD) return absl::OkStatus();  // heartbeats, bodies of what comes back
    const amqp_method_t& method = frame.payload.method;
    switch (method.id) {
      case AMQP_BASIC_ACK_METHOD: {
        const auto* ack = static_cast<amqp_basic_ack_t*>(method.decoded);
        if (unconfirmed != nullptr) unconfirmed->Settle(ack->delivery_tag, ack->multiple != 0, true);
        return absl::OkStatus();
      }
      case AMQP_BASIC_NACK_METHOD: {
        const auto* nack = static_cast<amqp_basic_nack_t*>(method.decoded);
        if (unconfirmed != nullptr) unconfirmed->Settle(nack->delivery_tag, nack->multiple != 0, false);
        return absl::OkStatus();
      }
      case AMQP_BASIC_RETURN_METHOD: {
        const auto* returned = static_cast<amqp_basic_return_t*>(method.decoded);
        return absl::FailedPreconditionError(
            absl::StrCat("no queue takes what is published to `", TextOf(returned->exchange), "` under `",
                         TextOf(returned->routing_key), "`; `banghi worker --declare` makes one"));
      }
      case AMQP_CHANNEL_CLOSE_METHOD:
      case AMQP_CONNECTION_CLOSE_METHOD: {
        amqp_rpc_reply_t reply{};
        reply.reply_type = AMQP_RESPONSE_SERVER_EXCEPTION;
        reply.reply = method;
        return out_->StatusOf(reply, "takes no messages");
      }
      default:
        return absl::OkStatus();
    }
  }

  absl::Status ConnectOut() {
    absl::StatusOr<std::unique_ptr<AmqpConnection>> connected = connect_();
    if (!connected.ok()) return connected.status();
    out_ = *std::move(connected);
    published_ = 0;
    amqp_confirm_select(out_->state(), kChannel);
    return out_->LastReply("does not confirm");
  }

  absl::Status LookAtOut() {
    while (out_ != nullptr) {
      amqp_frame_t frame;
      timeval now = {0, 0};
      const int status = amqp_simple_wait_frame_noblock(out_->state(), &frame, &now);
      if (status == AMQP_STATUS_TIMEOUT) return absl::OkStatus();
      if (status != AMQP_STATUS_OK) return out_->StatusOf(status, "is gone");
      if (absl::Status taken = Take(frame, nullptr); !taken.ok()) return taken;
    }
    return absl::OkStatus();
  }

  const std::unique_ptr<AmqpConnection> in_;  // null where nothing is pulled
  const Connect connect_;
  std::unique_ptr<AmqpConnection> out_;  // null until the next Publish, where one was refused
  const QueueNames names_;
  uint64_t published_ = 0;  // on this channel
};

class AmqpBroker final : public Broker {
 public:
  AmqpBroker(std::vector<AmqpAddress> addresses, QueueNames names)
      : addresses_(std::move(addresses)), names_(std::move(names)) {}

  absl::StatusOr<std::unique_ptr<BrokerSession>> Open(int prefetch) override {
    std::unique_ptr<AmqpConnection> in;
    if (prefetch > 0) {
      absl::StatusOr<std::unique_ptr<AmqpConnection>> connected = Connect();
      if (!connected.ok()) return connected.status();
      in = *std::move(connected);
    }
    auto session = std::make_unique<AmqpSession>(
        std::move(in), [this] { return Connect(); }, names_);
    if (absl::Status status = session->Begin(prefetch); !status.ok()) return status;
    return session;
  }

  absl::Status Declare() override {
    absl::StatusOr<std::unique_ptr<AmqpConnection>> connected = Connect();
    if (!connected.ok()) return connected.status();
    AmqpConnection& connection = **connected;
    const amqp_table_entry_t quorum = Entry("x-queue-type", "quorum");
    for (const std::string& name : {names_.records, names_.dead}) {
      amqp_exchange_declare(connection.state(), kChannel, AmqpBytes(name), amqp_cstring_bytes("fanout"), 0, 1, 0, 0,
                            amqp_empty_table);
      if (absl::Status status = connection.LastReply(absl::StrCat("exchange ", name)); !status.ok()) return status;
      amqp_table_entry_t entries[] = {quorum};
      if (absl::Status status = DeclareQueue(connection, name, {1, entries}); !status.ok()) return status;
      amqp_queue_bind(connection.state(), kChannel, AmqpBytes(name), AmqpBytes(name), amqp_empty_bytes,
                      amqp_empty_table);
      if (absl::Status status = connection.LastReply(absl::StrCat("queue ", name)); !status.ok()) return status;
    }
    // After so many returns an article is dead. It is then with the other dead ones before it leaves this queue.
    std::array<amqp_table_entry_t, 5> entries = {
        quorum, Entry("x-delivery-limit", kMostReturns), Entry("x-dead-letter-exchange", names_.dead.c_str()),
        Entry("x-dead-letter-strategy", "at-least-once"), Entry("x-overflow", "reject-publish")};
    return DeclareQueue(connection, names_.articles, {static_cast<int>(entries.size()), entries.data()});
  }

 private:
  static absl::Status DeclareQueue(AmqpConnection& connection, const std::string& name, amqp_table_t arguments) {
    amqp_queue_declare(connection.state(), kChannel, AmqpBytes(name), /*passive=*/0, /*durable=*/1, /*exclusive=*/0,
                       /*auto_delete=*/0, arguments);
    return connection.LastReply(absl::StrCat("queue ", name));
  }

  // To the next node that answers.
  absl::StatusOr<std::unique_ptr<AmqpConnection>> Connect() {
    absl::Status last;
    for (size_t i = 0; i < addresses_.size(); ++i) {
      absl::StatusOr<std::unique_ptr<AmqpConnection>> connection =
          AmqpConnection::Open(addresses_[next_++ % addresses_.size()]);
      if (connection.ok()) return connection;
      last = connection.status();
    }
    return last;
  }

  const std::vector<AmqpAddress> addresses_;
  const QueueNames names_;
  std::atomic<size_t> next_{0};
};

}  // namespace

absl::StatusOr<std::unique_ptr<Broker>> MakeAmqpBroker(BrokerOptions options) {
  std::vector<AmqpAddress> addresses;
  for (const std::string& url : options.urls) {
    absl::StatusOr<AmqpAddress> address = ParseAmqpUrl(url);
    if (!address.ok()) return address.status();
    address->ca = options.ca;
    addresses.push_back(*std::move(address));
  }
  if (addresses.empty()) return absl::InvalidArgumentError("no broker is named");
  return std::make_unique<AmqpBroker>(std::move(addresses), std::move(options.names));
}

}  // namespace banghi
