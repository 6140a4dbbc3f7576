#include <algorithm>
#include <utility>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "banghi/v1/extraction_service.grpc.pb.h"
#include "client/batch/article_worker.h"
#include "client/remote_result.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/channel_arguments.h"

namespace banghi {
namespace {

constexpr absl::Duration kFirstWait = absl::Milliseconds(100);
constexpr absl::Duration kLongestWait = absl::Seconds(1);
constexpr absl::Duration kLookAfter = absl::Milliseconds(50);  // whether the run has stopped, while one waits
constexpr absl::Duration kTimeToConnect = absl::Seconds(20);

using Request = v1::StreamExtractArticlesRequest;
using Response = v1::StreamExtractArticlesResponse;
using Stream = grpc::ClientReaderWriter<Request, Response>;

struct Server {
  ServerLink link;
  std::unique_ptr<v1::ExtractionService::Stub> stub;
};

std::shared_ptr<grpc::Channel> Connect(const ServerLink& link) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  // A server that was killed is mostly back at once, on the same address.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 200);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1'000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
  // A server that hangs must not hang the run.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  return link.Connect(arguments);
}

// Whether another server, or the same one later, may answer.
bool IsPassing(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:         // the server ended the stream
    case grpc::StatusCode::CANCELLED:  // it stopped
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::UNKNOWN:   // what a proxy makes of a server that is gone
    case grpc::StatusCode::INTERNAL:  // a stream that was cut off
      return true;
    default:
      return false;
  }
}

// One stream, with one article under way.
class RemoteWorker final : public ArticleWorker {
 public:
  RemoteWorker(const std::vector<Server>& servers, size_t first, const ExtractOptions& options, absl::Duration patience,
               const std::string& gazetteers, const std::atomic<bool>& stopped)
      : servers_(servers),
        next_(first),
        options_(options),
        patience_(patience),
        gazetteers_(gazetteers),
        stopped_(stopped) {}

  ~RemoteWorker() override {
    if (stream_ == nullptr) return;
    stream_->WritesDone();
    Response rest;
    while (stream_->Read(&rest)) continue;
    stream_->Finish();
  }

  absl::Status Read(const v1::Article& article, Outcome* outcome) override {
    if (IsTooLong(article, outcome)) return absl::OkStatus();
    Request request;
    *request.mutable_article() = article;
    SetOptions(options_, &request);
    const absl::Time give_up = absl::Now() + patience_;
    absl::Duration wait = kFirstWait;
    while (!stopped_) {
      Response response;
      if (stream_ == nullptr) Open();
      absl::optional<absl::Duration> asked_to_wait;
      if (stream_->Write(request) && stream_->Read(&response)) {
        asked_to_wait = response.result().has_error() ? RetryDelayOf(response.result().error()) : absl::nullopt;
        if (!asked_to_wait) return Take(response, outcome);
        last_ = response.result().error().message();
      } else if (absl::Status fault = Close(&asked_to_wait); !fault.ok()) {
        return fault;
      }
      const absl::Duration pause = std::max(asked_to_wait.value_or(absl::ZeroDuration()), Jittered(wait));
      wait = std::min(2 * wait, kLongestWait);
      if (absl::Now() + pause > give_up) return GivenUp();
      Sleep(pause);
    }
    return absl::CancelledError("stopped");
  }

 private:
  void Open() {
    server_ = &servers_[next_++ % servers_.size()];
    context_ = std::make_unique<grpc::ClientContext>();
    server_->link.Authorize(*context_);
    stream_ = server_->stub->StreamExtractArticles(context_.get());
  }

  // The stream has ended. Not OK where it makes no sense to ask again.
  absl::Status Close(absl::optional<absl::Duration>* asked_to_wait) {
    stream_->WritesDone();
    const grpc::Status status = stream_->Finish();
    stream_.reset();
    last_ = status.error_message();
    *asked_to_wait = RetryDelayOf(status);
    if (IsPassing(status)) return absl::OkStatus();
    return absl::Status(static_cast<absl::StatusCode>(status.error_code()),
                        absl::StrCat("server ", server_->link.address, ": ", status.error_message()));
  }

  absl::Status Take(Response& response, Outcome* outcome) const {
    *outcome = OutcomeOf(response.mutable_result());
    if (!outcome->ok || outcome->record.gazetteer_version() == gazetteers_) return absl::OkStatus();
    return absl::AbortedError(absl::StrCat("server ", server_->link.address, " reads with gazetteers ",
                                           outcome->record.gazetteer_version(), " now; the run began with ",
                                           gazetteers_));
  }

  absl::Status GivenUp() const {
    return absl::UnavailableError(absl::StrCat("nobody has answered for ", absl::FormatDuration(patience_), "; server ",
                                               server_->link.address, ": ", last_));
  }

  absl::Duration Jittered(absl::Duration wait) { return wait * absl::Uniform(random_, 0.5, 1.5); }

  void Sleep(absl::Duration pause) const {
    const absl::Time end = absl::Now() + pause;
    while (!stopped_ && absl::Now() < end) absl::SleepFor(std::min(kLookAfter, end - absl::Now()));
  }

  const std::vector<Server>& servers_;
  size_t next_;
  const ExtractOptions options_;
  const absl::Duration patience_;
  const std::string& gazetteers_;
  const std::atomic<bool>& stopped_;
  const Server* server_ = nullptr;
  std::unique_ptr<grpc::ClientContext> context_;
  std::unique_ptr<Stream> stream_;
  std::string last_;  // what went wrong
  absl::BitGen random_;
};

class RemoteWorkers final : public ArticleWorkers {
 public:
  RemoteWorkers(const ExtractOptions& options, int in_flight, absl::Duration patience)
      : options_(options), in_flight_(in_flight), patience_(patience) {}

  absl::Status Open(const std::vector<ServerLink>& links) {
    for (const ServerLink& link : links) {
      servers_.push_back({link, v1::ExtractionService::NewStub(Connect(link))});
      grpc::ClientContext context;
      link.Authorize(context);
      context.set_wait_for_ready(true);
      context.set_deadline(absl::ToChronoTime(absl::Now() + std::min(patience_, kTimeToConnect)));
      v1::ListGazetteersResponse response;
      const grpc::Status status = servers_.back().stub->ListGazetteers(&context, {}, &response);
      if (!status.ok()) {
        return absl::Status(static_cast<absl::StatusCode>(status.error_code()),
                            absl::StrCat("server ", link.address, " does not answer: ", status.error_message()));
      }
      if (gazetteers_.empty()) gazetteers_ = response.version();
      if (gazetteers_ == response.version()) continue;
      return absl::FailedPreconditionError(absl::StrCat("server ", links.front().address, " reads with gazetteers ",
                                                        gazetteers_, ", server ", link.address, " with ",
                                                        response.version()));
    }
    return absl::OkStatus();
  }

  std::unique_ptr<ArticleWorker> Make(const std::atomic<bool>& stopped) override {
    return std::make_unique<RemoteWorker>(servers_, made_++, options_, patience_, gazetteers_, stopped);
  }
  int count() const override { return in_flight_ * static_cast<int>(servers_.size()); }
  std::string gazetteer_version() const override { return gazetteers_; }

 private:
  const ExtractOptions options_;
  const int in_flight_;
  const absl::Duration patience_;
  std::vector<Server> servers_;
  std::string gazetteers_;
  std::atomic<size_t> made_{0};
};

}  // namespace

absl::StatusOr<std::unique_ptr<ArticleWorkers>> MakeRemoteWorkers(const std::vector<ServerLink>& servers,
                                                                  const ExtractOptions& options, int in_flight,
                                                                  absl::Duration patience) {
  auto workers = std::make_unique<RemoteWorkers>(options, in_flight, patience);
  if (absl::Status status = workers->Open(servers); !status.ok()) return status;
  return workers;
}

}  // namespace banghi
