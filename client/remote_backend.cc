#include <utility>

#include "absl/strings/str_cat.h"
#include "banghi/v1/extraction_service.grpc.pb.h"
#include "client/backend.h"
#include "google/rpc/error_details.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/channel_arguments.h"

namespace banghi {
namespace {

v1::OffsetUnit UnitOf(OffsetUnit unit) {
  switch (unit) {
    case OffsetUnit::kUtf8Byte:
      return v1::OFFSET_UNIT_UTF8_BYTE;
    case OffsetUnit::kUtf16CodeUnit:
      return v1::OFFSET_UNIT_UTF16_CODE_UNIT;
    case OffsetUnit::kCodePoint:
      break;
  }
  return v1::OFFSET_UNIT_CODE_POINT;
}

std::string ErrorTextOf(const google::rpc::Status& status) {
  for (const auto& detail : status.details()) {
    google::rpc::BadRequest bad_request;
    if (detail.UnpackTo(&bad_request) && bad_request.field_violations_size() > 0) {
      const auto& violation = bad_request.field_violations(0);
      return ErrorText(violation.field(), violation.description(), status.message());
    }
  }
  return status.message();
}

class RemoteBackend : public Backend {
 public:
  RemoteBackend(const ServerLink& server, const ExtractOptions& options)
      : server_(server), options_(options), stub_(v1::ExtractionService::NewStub(Connect(server))) {}

  absl::Status Extract(const std::vector<v1::Article>& articles, std::vector<Outcome>* outcomes) override {
    v1::BatchExtractArticlesRequest request;
    request.mutable_articles()->Assign(articles.begin(), articles.end());
    request.set_offset_unit(UnitOf(options_.offset_unit));
    request.set_explain(options_.explain);
    for (int layer = v1::RecordLayer_MIN; layer <= v1::RecordLayer_MAX; ++layer) {
      if ((options_.layers & (1u << layer)) != 0) request.add_layers(static_cast<v1::RecordLayer>(layer));
    }
    grpc::ClientContext context;
    server_.Authorize(context);
    v1::BatchExtractArticlesResponse response;
    const grpc::Status status = stub_->BatchExtractArticles(&context, request, &response);
    if (!status.ok()) {
      // Nobody cancels here: a server that stops cancels what reaches it last.
      const bool stopping = status.error_code() == grpc::StatusCode::CANCELLED;
      if (stopping) return absl::UnavailableError(absl::StrCat("server ", server_.address, " is stopping"));
      const bool away = status.error_code() == grpc::StatusCode::UNAVAILABLE;
      return absl::Status(
          static_cast<absl::StatusCode>(status.error_code()),
          absl::StrCat("server ", server_.address, away ? " does not answer: " : ": ", status.error_message()));
    }
    if (static_cast<size_t>(response.results_size()) != articles.size()) {
      return absl::InternalError(absl::StrCat(server_.address, ": the answer has another number of articles"));
    }
    outcomes->clear();
    for (v1::ExtractionResult& result : *response.mutable_results()) {
      Outcome& outcome = outcomes->emplace_back();
      outcome.ok = !result.has_error();
      if (outcome.ok) {
        outcome.record = std::move(*result.mutable_record());
      } else {
        outcome.error = ErrorTextOf(result.error());
      }
    }
    return absl::OkStatus();
  }

 private:
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
