// gRPC's services of its own, chosen port by port. gRPC itself adds them to every server of the process.
#ifndef BANGHI_SERVER_PLUGINS_H_
#define BANGHI_SERVER_PLUGINS_H_

#include <memory>

#include "grpcpp/impl/server_builder_option.h"

namespace banghi {

struct Plugins {
  bool reflection = true;  // grpc.reflection: which services there are
  bool channelz = false;   // grpc.channelz: connections, with the addresses of who made them
};

// Before any grpc::ServerBuilder that is to have some. May be called again.
void InitializePlugins();

// For ServerBuilder::SetOption: the server has these, and no others.
std::unique_ptr<grpc::ServerBuilderOption> ChoosePlugins(const Plugins& plugins);

}  // namespace banghi

#endif  // BANGHI_SERVER_PLUGINS_H_
