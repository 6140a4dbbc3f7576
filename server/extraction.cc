#include "server/extraction.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/grpc_status.h"

namespace banghi {
namespace {

absl::Status UnknownValue(absl::string_view field, int value, FieldViolation* violation) {
  *violation = {std::string(field), absl::StrCat("unknown value ", value)};
  return absl::InvalidArgumentError(violation->description);
}

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

google::rpc::Status ExtractOne(const Engine& engine, const v1::Article& article, absl::string_view path,
                               const Violations& violations, const ExtractOptions& options,
                               const ExtractionSettings& settings, v1::Record* record) {
  const std::string prefix = absl::StrCat(path, ".");
  for (const FieldViolation& violation : violations) {
    if (absl::StartsWith(violation.field, prefix)) {
      return ToRpcStatus(absl::InvalidArgumentError(violation.description), violation);
    }
  }
#ifdef BANGHI_BENCH
  if (settings.canned_record != nullptr) {
    *record = *settings.canned_record;
    return {};
  }
#endif
  FieldViolation violation;
  absl::Status status;
  if (settings.max_text_bytes < kMaxTextBytes && article.text().size() > settings.max_text_bytes) {
    violation = {"article.text", absl::StrCat("longer than ", settings.max_text_bytes, " bytes")};
    status = absl::ResourceExhaustedError(violation.description);
  } else {
    status = engine.Extract(article, options, record, &violation);
  }
  if (status.ok()) return {};
  // The engine speaks of `article`; the caller may have sent several.
  if (absl::StartsWith(violation.field, "article.")) {
    violation.field.replace(0, absl::string_view("article.").size(), prefix);
  }
  return ToRpcStatus(status, violation);
}

}  // namespace banghi
