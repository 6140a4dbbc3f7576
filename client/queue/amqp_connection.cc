#include "client/queue/amqp_connection.h"

#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>

#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

constexpr absl::Duration kTimeToConnect = absl::Seconds(10);
constexpr absl::Duration kTimeToAnswer = absl::Seconds(30);
constexpr int kHeartbeatSeconds = 30;
constexpr int kFrameBytes = 131072;

}  // namespace

timeval TimevalOf(absl::Duration duration) { return absl::ToTimeval(duration); }

std::string AmqpAddress::Name() const { return absl::StrCat(tls ? "amqps://" : "amqp://", host, ":", port, vhost); }

absl::StatusOr<AmqpAddress> ParseAmqpUrl(const std::string& url) {
  amqp_connection_info info;
  amqp_default_connection_info(&info);
  std::string buffer = url;  // is written to
  if (amqp_parse_url(buffer.data(), &info) != AMQP_STATUS_OK) {
    return absl::InvalidArgumentError("no address of a broker; wanted is amqp://user:password@host:port/vhost");
  }
  AmqpAddress address;
  address.host = info.host;
  address.port = info.port;
  address.user = info.user;
  address.password = info.password;
  // `amqp://host/` is to most people the same as `amqp://host`.
  address.vhost = *info.vhost == '\0' ? "/" : info.vhost;
  address.tls = info.ssl != 0;
  return address;
}

absl::StatusOr<std::unique_ptr<AmqpConnection>> AmqpConnection::Open(const AmqpAddress& address) {
  auto connection = absl::WrapUnique(new AmqpConnection(amqp_new_connection(), address.Name()));
  if (absl::Status status = connection->Connect(address); !status.ok()) return status;
  return connection;
}

AmqpConnection::~AmqpConnection() {
  // Without a word to the server: whoever destroys a connection may do so because it hangs. What was not acknowledged
  // goes back to the queue either way.
  amqp_destroy_connection(state_);
}

absl::Status AmqpConnection::Connect(const AmqpAddress& address) {
  amqp_socket_t* socket = address.tls ? amqp_ssl_socket_new(state_) : amqp_tcp_socket_new(state_);
  if (socket == nullptr) return absl::UnavailableError(absl::StrCat(name_, ": no socket"));
  if (address.tls && !address.ca.empty()) {
    const int status = amqp_ssl_socket_set_cacert(socket, address.ca.c_str());
    if (status != AMQP_STATUS_OK) return StatusOf(status, address.ca);
  }
  const timeval connect = TimevalOf(kTimeToConnect), answer = TimevalOf(kTimeToAnswer);
  amqp_set_handshake_timeout(state_, &answer);
  amqp_set_rpc_timeout(state_, &answer);
  const int opened = amqp_socket_open_noblock(socket, address.host.c_str(), address.port, &connect);
  if (opened != AMQP_STATUS_OK) return StatusOf(opened, "cannot connect");
  const amqp_rpc_reply_t login =
      amqp_login(state_, address.vhost.c_str(), AMQP_DEFAULT_MAX_CHANNELS, kFrameBytes, kHeartbeatSeconds,
                 AMQP_SASL_METHOD_PLAIN, address.user.c_str(), address.password.c_str());
  if (absl::Status status = StatusOf(login, "does not let one in"); !status.ok()) return status;
  amqp_channel_open(state_, kChannel);
  return LastReply("opens no channel");
}

absl::Status AmqpConnection::StatusOf(int library_status, absl::string_view what) const {
  if (library_status == AMQP_STATUS_OK) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat(name_, ": ", what, ": ", amqp_error_string2(library_status)));
}

absl::Status AmqpConnection::StatusOf(const amqp_rpc_reply_t& reply, absl::string_view what) const {
  switch (reply.reply_type) {
    case AMQP_RESPONSE_NORMAL:
      return absl::OkStatus();
    case AMQP_RESPONSE_LIBRARY_EXCEPTION:
      return StatusOf(reply.library_error, what);
    case AMQP_RESPONSE_SERVER_EXCEPTION:
      break;
    default:
      return absl::UnavailableError(absl::StrCat(name_, ": ", what, ": no answer"));
  }
  if (reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD) {
    const auto* close = static_cast<amqp_channel_close_t*>(reply.reply.decoded);
    const bool passing = close->reply_code != AMQP_NOT_FOUND && close->reply_code != AMQP_PRECONDITION_FAILED &&
                         close->reply_code != AMQP_ACCESS_REFUSED;
    return absl::Status(passing ? absl::StatusCode::kUnavailable : absl::StatusCode::kFailedPrecondition,
                        absl::StrCat(name_, ": ", what, ": ", TextOf(close->reply_text)));
  }
  if (reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD) {
    const auto* close = static_cast<amqp_connection_close_t*>(reply.reply.decoded);
    return absl::UnavailableError(absl::StrCat(name_, ": ", what, ": ", TextOf(close->reply_text)));
  }
  return absl::UnavailableError(absl::StrCat(name_, ": ", what));
}

}  // namespace banghi
