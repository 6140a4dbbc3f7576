#include "server/plugins.h"

#include <string>
#include <vector>

#include "grpcpp/ext/channelz_service_plugin.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"

namespace banghi {
namespace {

// As the plugins call themselves.
constexpr char kReflection[] = "proto_server_reflection";
constexpr char kChannelz[] = "channelz_service";

class PluginChoice final : public grpc::ServerBuilderOption {
 public:
  explicit PluginChoice(const Plugins& plugins) : plugins_(plugins) {}

  void UpdateArguments(grpc::ChannelArguments* /*arguments*/) override {}

  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>> chosen;
    for (auto& plugin : *plugins) {
      const std::string name = plugin->name();
      if ((plugins_.reflection && name == kReflection) || (plugins_.channelz && name == kChannelz)) {
        chosen.push_back(std::move(plugin));
      }
    }
    plugins->swap(chosen);
  }

 private:
  const Plugins plugins_;
};

}  // namespace

void InitializePlugins() {
  static const bool initialized = [] {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::channelz::experimental::InitChannelzService();
    return true;
  }();
  (void)initialized;
}

std::unique_ptr<grpc::ServerBuilderOption> ChoosePlugins(const Plugins& plugins) {
  return std::make_unique<PluginChoice>(plugins);
}

}  // namespace banghi
