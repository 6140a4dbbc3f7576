// From a decoded request to records: options, limits, and one article's outcome. Knows nothing of calls and threads.
#ifndef BANGHI_SERVER_EXTRACTION_H_
#define BANGHI_SERVER_EXTRACTION_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "banghi/v1/extraction_service.pb.h"
#include "extractors/engine.h"
#include "google/rpc/status.pb.h"
#include "server/observer.h"

namespace banghi {

// Where the article of a request is at fault, found before the engine sees it (see request_decoder.h).
using Violations = std::vector<FieldViolation>;

// Options of a request. INVALID_ARGUMENT, with the field in `violation`, for an enum value this server does not know.
absl::Status ReadOptions(v1::OffsetUnit unit, const google::protobuf::RepeatedField<int>& layers, bool explain,
                         ExtractOptions* options, FieldViolation* violation);

inline constexpr int kMaxBatchArticles = 1000;

struct ExtractionSettings {
  size_t max_text_bytes = kMaxTextBytes;  // longer texts are refused; the engine has a limit of its own, kMaxTextBytes
  size_t max_response_bytes = 256 << 20;  // longer answers are not given
  int max_batch_articles = kMaxBatchArticles;
#ifdef BANGHI_BENCH
  // What every article is answered with, instead of being read; null: it is read.
  std::shared_ptr<const v1::Record> canned_record;
#endif
};

// With what code work on a call should end now, because nobody waits for its answer: DEADLINE_EXCEEDED, CANCELLED; OK
// to go on. Is asked between the stages of the engine, at most once a millisecond.
using Interruption = absl::FunctionRef<absl::StatusCode()>;

struct Extraction {
  const Engine& engine;
  const ExtractOptions& options;
  const ExtractionSettings& settings;
  ServerObserver& observer;  // is told of the articles that were read
  Interruption interruption;
};

// Reads one article. `path` is what the request calls it (`article`, `articles[3]`); of `violations` those below it
// count. An OK status means that `record` is filled.
google::rpc::Status ExtractOne(const Extraction& extraction, const v1::Article& article, absl::string_view path,
                               const Violations& violations, v1::Record* record);

// What is answered where an Interruption says so.
google::rpc::Status Interrupted(absl::StatusCode code);

}  // namespace banghi

#endif  // BANGHI_SERVER_EXTRACTION_H_
