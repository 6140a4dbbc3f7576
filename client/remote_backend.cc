#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "banghi/v1/extraction_service.grpc.pb.h"
#include "client/backend.h"
#include "client/remote_result.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/channel_arguments.h"

namespace banghi {
namespace {

// How long a server that is too busy is asked again, when it says after what time.
constexpr absl::Duration kPatience = absl::Minutes(2);

class RemoteBackend : public Backend {
 public:
  RemoteBackend(const ServerLink& server, const ExtractOptions& options)
      : server_(server), options_(options), stub_(v1::ExtractionService::NewStub(Connect(server))) {}

  absl::Status Extract(const std::vector<v1::Article>& articles, std::vector<Outcome>* outcomes) override {
    outcomes->assign(articles.size(), {});
    v1::BatchExtractArticlesRequest request;
    std::vector<Outcome*> asked;  // those of the request's articles
    for (size_t i = 0; i < articles.size(); ++i) {
      if (IsTooLong(articles[i], &(*outcomes)[i])) continue;
      *request.add_articles() = articles[i];
      asked.push_back(&(*outcomes)[i]);
    }
    if (asked.empty()) return absl::OkStatus();
    SetOptions(options_, &request);
    v1::BatchExtractArticlesResponse response;
    const grpc::Status status = Ask(request, &response);
    if (!status.ok()) {
      // Nobody cancels here: a server that stops cancels what reaches it last.
      const bool stopping = status.error_code() == grpc::StatusCode::CANCELLED;
      if (stopping) return absl::UnavailableError(absl::StrCat("server ", server_.address, " is stopping"));
      const bool away = status.error_code() == grpc::StatusCode::UNAVAILABLE;
      return absl::Status(
          static_cast<absl::StatusCode>(status.error_code()),
          absl::StrCat("server ", server_.address, away ? " does not answer: " : ": ", status.error_message()));
    }
    if (static_cast<size_t>(response.results_size()) != asked.size()) {
      return absl::InternalError(absl::StrCat(server_.address, ": the answer has another number of articles"));
    }
    for (size_t i = 0; i < asked.size(); ++i) *asked[i] = OutcomeOf(response.mutable_results(static_cast<int>(i)));
    return absl::OkStatus();
  }

 private:
  grpc::Status Ask(const v1::BatchExtractArticlesRequest& request, v1::BatchExtractArticlesResponse* response) {
    const absl::Time give_up = absl::Now() + kPatience;
    while (true) {
      grpc::ClientContext context;
      server_.Authorize(context);
      grpc::Status status = stub_->BatchExtractArticles(&context, request, response);
      const absl::optional<absl::Duration> delay = status.ok() ? absl::nullopt : RetryDelayOf(status);
      if (!delay || absl::Now() + *delay > give_up) return status;
      absl::SleepFor(*delay);
    }
  }

  static std::shared_ptr<grpc::Channel> Connect(const ServerLink& server) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    return server.Connect(arguments);
  }

  const ServerLink server_;
  const ExtractOptions options_;
  const std::unique_ptr<v1::ExtractionService::Stub> stub_;
};

}  // namespace

std::unique_ptr<Backend> MakeRemoteBackend(const ServerLink& server, const ExtractOptions& options) {
  return std::make_unique<RemoteBackend>(server, options);
}

}  // namespace banghi
