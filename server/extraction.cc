#include "server/extraction.h"

#include <array>
#include <chrono>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

absl::Status UnknownValue(absl::string_view field, int value, FieldViolation* violation) {
  *violation = {std::string(field), absl::StrCat("unknown value ", value)};
  return absl::InvalidArgumentError(violation->description);
}

// Takes the time of every stage, and ends the run where nobody waits for it any more.
class StageWatch final : public RunWatcher {
 public:
  explicit StageWatch(Interruption interruption) : interruption_(interruption) {}

  bool StageDone(absl::string_view stage) override {
    const Clock::time_point now = Clock::now();
    if (count_ < times_.size()) times_[count_++] = {stage, absl::FromChrono(now - begun_)};
    begun_ = now;
    if (now - asked_ < kBetweenQuestions) return true;
    asked_ = now;
    end_ = interruption_();
    return end_ == absl::StatusCode::kOk;
  }

  absl::Span<const StageTime> stages() const { return {times_.data(), count_}; }
  absl::StatusCode end() const { return end_; }  // with which the run was ended; OK where it was not

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr size_t kMostStages = 32;
  // Asking takes a lock of gRPC's; most articles are read in less time, and are worth finishing.
  static constexpr std::chrono::milliseconds kBetweenQuestions{1};

  const Interruption interruption_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point asked_ = begun_;
  std::array<StageTime, kMostStages> times_;
  size_t count_ = 0;
  absl::StatusCode end_ = absl::StatusCode::kOk;
};

}  // namespace

absl::Status ReadOptions(v1::OffsetUnit unit, const google::protobuf::RepeatedField<int>& layers, bool explain,
                         ExtractOptions* options, FieldViolation* violation) {
  switch (unit) {
    case v1::OFFSET_UNIT_UNSPECIFIED:
    case v1::OFFSET_UNIT_CODE_POINT:
      options->offset_unit = OffsetUnit::kCodePoint;
      break;
    case v1::OFFSET_UNIT_UTF8_BYTE:
      options->offset_unit = OffsetUnit::kUtf8Byte;
      break;
    case v1::OFFSET_UNIT_UTF16_CODE_UNIT:
      options->offset_unit = OffsetUnit::kUtf16CodeUnit;
      break;
    default:
      return UnknownValue("offset_unit", unit, violation);
  }
  for (const int layer : layers) {
    if (!v1::RecordLayer_IsValid(layer) || layer == v1::RECORD_LAYER_UNSPECIFIED) {
      return UnknownValue("layers", layer, violation);
    }
    options->layers |= 1u << layer;
  }
  options->explain = explain;
  return absl::OkStatus();
}

google::rpc::Status Interrupted(absl::StatusCode code) {
  if (code == absl::StatusCode::kDeadlineExceeded) {
    return ToRpcStatus(absl::DeadlineExceededError("the time the caller gave for the call is over"));
  }
  return ToRpcStatus(absl::CancelledError("the caller has gone"));
}

google::rpc::Status ExtractOne(const Extraction& extraction, const v1::Article& article, absl::string_view path,
                               const Violations& violations, v1::Record* record) {
  const std::string prefix = absl::StrCat(path, ".");
  for (const FieldViolation& violation : violations) {
    if (absl::StartsWith(violation.field, prefix)) {
      return ToRpcStatus(absl::InvalidArgumentError(violation.description), violation);
    }
  }
  const ExtractionSettings& settings = extraction.settings;
#ifdef BANGHI_BENCH
  if (settings.canned_record != nullptr) {
    *record = *settings.canned_record;
    return {};
  }
#endif
  FieldViolation violation;
  absl::Status status;
  StageWatch watch(extraction.interruption);
  if (settings.max_text_bytes < kMaxTextBytes && article.text().size() > settings.max_text_bytes) {
    violation = {"article.text", absl::StrCat("longer than ", settings.max_text_bytes, " bytes")};
    status = absl::ResourceExhaustedError(violation.description);
  } else {
    ExtractOptions options = extraction.options;
    options.watcher = &watch;
    status = extraction.engine.Extract(article, options, record, &violation);
  }
  if (status.ok()) {
    extraction.observer.ArticleRead(*record, watch.stages());
    return {};
  }
  if (watch.end() != absl::StatusCode::kOk) return Interrupted(watch.end());
  // The engine speaks of `article`; the caller may have sent several.
  if (absl::StartsWith(violation.field, "article.")) {
    violation.field.replace(0, absl::string_view("article.").size(), prefix);
  }
  return ToRpcStatus(status, violation);
}

}  // namespace banghi
