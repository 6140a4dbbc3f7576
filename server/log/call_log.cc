#include "server/log/call_log.h"

#include "absl/time/clock.h"
#include "server/log/json_line.h"
#include "server/log/log_formatter.h"
#include "spdlog/spdlog.h"

namespace banghi {
namespace {

JsonLine FieldsOf(const CallSummary& call) {
  JsonLine fields;
  fields.Add("request_id", call.request_id);
  if (!call.caller.empty()) fields.Add("caller", call.caller);
  fields.Add("peer", call.peer);
  fields.Add("method", MethodName(call.method));
  fields.Add("protocol", ProtocolName(call.protocol));
  fields.Add("code", absl::StatusCodeToString(call.code));
  if (!call.reason.empty()) fields.Add("reason", call.reason);
  fields.Add("articles", call.articles);
  if (call.failed_articles > 0) fields.Add("failed_articles", call.failed_articles);
  fields.AddMilliseconds("waited_ms", call.waited);
  fields.AddMilliseconds("took_ms", call.took);
  fields.Add("request_bytes", static_cast<int64_t>(call.request_bytes));
  fields.Add("response_bytes", static_cast<int64_t>(call.response_bytes));
  return fields;
}

// Faults of the server are errors; what callers did wrong, or met with, is not.
spdlog::level::level_enum LevelOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return spdlog::level::info;
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kDataLoss:
      return spdlog::level::err;
    default:
      return spdlog::level::warn;
  }
}

void SayLeftOut(uint64_t lines) { spdlog::warn("{} lines about failed calls were left out of the log", lines); }

}  // namespace

CallLog::~CallLog() {
  if (left_out_ > 0) SayLeftOut(left_out_);
}

bool CallLog::TakeLine(uint64_t* left_out) {
  *left_out = 0;
  if (options_.failures_per_second == 0) return true;
  const absl::Time now = absl::Now();
  const std::lock_guard lock(mutex_);
  if (now - second_ >= absl::Seconds(1) || now < second_) {
    second_ = now;
    lines_ = 0;
  }
  if (lines_ >= options_.failures_per_second) {
    ++left_out_;
    return false;
  }
  ++lines_;
  std::swap(*left_out, left_out_);
  return true;
}

void CallLog::CallEnded(const CallSummary& call) {
  if (options_.calls == CallLogOptions::Calls::kNone) return;
  const bool failed = call.code != absl::StatusCode::kOk;
  const bool counts_as_failed = failed || call.failed_articles > 0;
  if (!counts_as_failed && options_.calls != CallLogOptions::Calls::kAll) return;
  if (!spdlog::should_log(LevelOf(call.code))) return;
  if (counts_as_failed) {
    uint64_t left_out = 0;
    if (!TakeLine(&left_out)) return;
    if (left_out > 0) SayLeftOut(left_out);
  }
  JsonLine fields = FieldsOf(call);
  LogFields(LevelOf(call.code), failed ? "call failed" : "call", fields);
}

}  // namespace banghi
