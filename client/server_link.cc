#include "client/server_link.h"

#include "absl/strings/match.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"

namespace banghi {

std::shared_ptr<grpc::Channel> ServerLink::Connect(grpc::ChannelArguments arguments) const {
  // Calls are spread over all addresses that the name has, such as the pods of a headless Service in Kubernetes.
  if (absl::StartsWith(address, "dns:")) arguments.SetLoadBalancingPolicyName("round_robin");
  if (!server_name.empty()) arguments.SetSslTargetNameOverride(server_name);
  return grpc::CreateCustomChannel(address, credentials == nullptr ? grpc::InsecureChannelCredentials() : credentials,
                                   arguments);
}

void ServerLink::Authorize(grpc::ClientContext& context) const {
  if (!authorization.empty()) context.AddMetadata("authorization", authorization);
}

}  // namespace banghi
