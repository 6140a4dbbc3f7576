// A server as a command reaches it: where it is, how it is known, and who asks.
#ifndef BANGHI_CLIENT_SERVER_LINK_H_
#define BANGHI_CLIENT_SERVER_LINK_H_

#include <memory>
#include <string>

namespace grpc {
class Channel;
class ChannelArguments;
class ChannelCredentials;
class ClientContext;
}  // namespace grpc

namespace banghi {

struct ServerLink {
  std::string address;                                    // as gRPC takes it: `localhost:8470`, `unix:/run/banghi`
  std::shared_ptr<grpc::ChannelCredentials> credentials;  // null: clear text
  std::string server_name;    // that its certificate has to be for; empty: the host of `address`
  std::string authorization;  // `Bearer ...`; empty: none

  // A new channel, with `arguments` besides.
  std::shared_ptr<grpc::Channel> Connect(grpc::ChannelArguments arguments) const;
  // Says in a call who asks.
  void Authorize(grpc::ClientContext& context) const;
};

}  // namespace banghi

#endif  // BANGHI_CLIENT_SERVER_LINK_H_
