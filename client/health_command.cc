// banghi health: whether a server serves, for probes.

#include <chrono>
#include <iostream>
#include <string>

#include "CLI/CLI.hpp"
#include "client/command.h"
#include "client/server_access.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/channel_arguments.h"

namespace banghi {
namespace {

using grpc::health::v1::HealthCheckResponse;

class HealthCommand : public Command {
 public:
  const char* name() const override { return "health"; }
  const char* summary() const override { return "Ask whether a server serves: exit status 0 if so, else 1"; }
  void AddOptions(CLI::App& app) override;
  int Run() override;

 private:
  // What is to be said; `serves` as well where it does.
  std::string Check(bool* serves) const;

  ServerAccess server_;
  std::string service_;
  double timeout_ = 5;  // seconds
};

void HealthCommand::AddOptions(CLI::App& app) {
  server_.AddTo(app, "127.0.0.1:8470")->description("The server to ask; default: 127.0.0.1:8470");
  app.add_option("--service", service_,
                 "One service of it, such as banghi.v1.ExtractionService;\ndefault: the server as a whole")
      ->type_name("NAME");
  app.add_option("--timeout", timeout_, "Seconds that the answer may take; default: 5")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.001, 86400.0).description(""));
}

std::string HealthCommand::Check(bool* serves) const {
  const ServerLink& link = server_.link();
  const auto stub = grpc::health::v1::Health::NewStub(link.Connect({}));
  grpc::ClientContext context;
  context.set_deadline(
      std::chrono::system_clock::now() +
      std::chrono::duration_cast<std::chrono::system_clock::duration>(std::chrono::duration<double>(timeout_)));
  link.Authorize(context);
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service_);
  HealthCheckResponse response;
  const grpc::Status status = stub->Check(&context, request, &response);
  *serves = status.ok() && response.status() == HealthCheckResponse::SERVING;
  if (status.ok()) return HealthCheckResponse::ServingStatus_Name(response.status());
  if (status.error_code() == grpc::StatusCode::NOT_FOUND) return "SERVICE_UNKNOWN";
  if (status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED) return "no answer in time";
  return status.error_code() == grpc::StatusCode::UNAVAILABLE ? "does not answer: " + status.error_message()
                                                              : status.error_message();
}

int HealthCommand::Run() {
  bool serves = false;
  const std::string said = Check(&serves);
  std::cout << server_.address() << ": " << said << std::endl;
  return serves ? kExitOk : kExitFailed;
}

}  // namespace

std::unique_ptr<Command> MakeHealthCommand() { return std::make_unique<HealthCommand>(); }

}  // namespace banghi
