// What is asked of a server and what it answers, for every command that asks one.
#ifndef BANGHI_CLIENT_REMOTE_RESULT_H_
#define BANGHI_CLIENT_REMOTE_RESULT_H_

#include "absl/time/time.h"
#include "absl/types/optional.h"
#include "banghi/v1/extraction_service.pb.h"
#include "client/backend.h"
#include "extractors/engine.h"
#include "grpcpp/support/status.h"

namespace banghi {

v1::OffsetUnit UnitOf(OffsetUnit unit);

// `options` in a request of any of the methods.
template <typename Request>
void SetOptions(const ExtractOptions& options, Request* request) {
  request->set_offset_unit(UnitOf(options.offset_unit));
  request->set_explain(options.explain);
  for (int layer = v1::RecordLayer_MIN; layer <= v1::RecordLayer_MAX; ++layer) {
    if ((options.layers & (1u << layer)) != 0) request->add_layers(static_cast<v1::RecordLayer>(layer));
  }
}

// Whether the article is longer than any server reads, which might not even take the message; `outcome` then has the
// engine's words for it.
bool IsTooLong(const v1::Article& article, Outcome* outcome);

// Takes the record out of `result`.
Outcome OutcomeOf(v1::ExtractionResult* result);

// After what time the server wants to be asked again (google.rpc.RetryInfo); absent where it does not say.
absl::optional<absl::Duration> RetryDelayOf(const google::rpc::Status& status);
absl::optional<absl::Duration> RetryDelayOf(const grpc::Status& status);

}  // namespace banghi

#endif  // BANGHI_CLIENT_REMOTE_RESULT_H_
