#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/evaluation/eval_report.h"
#include "client/json_text.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace banghi {
namespace {

using google::protobuf::ListValue;
using google::protobuf::Struct;
using google::protobuf::Value;

// A comma before every item of a list or object but the first.
class Separator {
 public:
  const char* Next() { return std::exchange(first_, false) ? "\n" : ",\n"; }

 private:
  bool first_ = true;
};

void AppendMisses(const char* name, const std::vector<Miss>& misses, std::string& out) {
  absl::StrAppend(&out, ",\n  \"", name, "\": [");
  Separator separator;
  for (const Miss& miss : misses) {
    absl::StrAppend(&out, separator.Next(), "    {\"article\": ", JsonText(miss.article),
                    ", \"kind\": ", JsonText(miss.kind), ", \"what\": ", JsonText(miss.what), "}");
  }
  absl::StrAppend(&out, misses.empty() ? "]" : "\n  ]");
}

void AppendRows(const std::vector<std::pair<std::string, Count>>& rows, std::string& out) {
  absl::StrAppend(&out, ",\n  \"rows\": {");
  Separator separator;
  for (const auto& [name, count] : rows) {
    absl::StrAppendFormat(&out,
                          "%s    %s: {\"precision\": %.6f, \"recall\": %.6f, \"f1\": %.6f, \"truePositives\": %d, "
                          "\"falsePositives\": %d, \"falseNegatives\": %d}",
                          separator.Next(), JsonText(name), count.Precision(), count.Recall(), count.F1(),
                          count.true_positives, count.false_positives, count.false_negatives);
  }
  absl::StrAppend(&out, "\n  }");
}

const Value& Member(const Struct& object, const char* name) {
  const auto member = object.fields().find(name);
  return member == object.fields().end() ? Value::default_instance() : member->second;
}

std::string Text(const Struct& object, const char* name) { return Member(object, name).string_value(); }
size_t Number(const Struct& object, const char* name) {
  return static_cast<size_t>(std::max(0.0, Member(object, name).number_value()));
}

}  // namespace

std::string ReportJson(const EvalReport& report, const EvalDiff* diff) {
  std::string out = absl::StrFormat(
      "{\n  \"score\": %.6f,\n  \"records\": %d,\n  \"gazetteerVersion\": %s,\n  \"engineVersion\": %s", report.score,
      report.records, JsonText(report.gazetteer_version), JsonText(report.engine_version));
  AppendRows(report.rows, out);
  AppendMisses("misses", report.misses, out);
  if (diff != nullptr) {
    AppendMisses("won", diff->won, out);
    AppendMisses("lost", diff->lost, out);
  }
  absl::StrAppend(&out, "\n}\n");
  return out;
}

absl::StatusOr<EvalReport> ParseReport(const std::string& json) {
  Struct object;
  if (!google::protobuf::util::JsonStringToMessage(json, &object).ok() || !Member(object, "rows").has_struct_value() ||
      !Member(object, "misses").has_list_value()) {
    return absl::InvalidArgumentError("not what `banghi eval --format json` writes");
  }
  EvalReport report;
  report.records = Number(object, "records");
  report.gazetteer_version = Text(object, "gazetteerVersion");
  report.engine_version = Text(object, "engineVersion");
  report.score = Member(object, "score").number_value();
  for (const auto& [name, row] : Member(object, "rows").struct_value().fields()) {
    const Struct& counts = row.struct_value();
    report.rows.push_back(
        {name, {Number(counts, "truePositives"), Number(counts, "falsePositives"), Number(counts, "falseNegatives")}});
  }
  for (const Value& miss : Member(object, "misses").list_value().values()) {
    const Struct& members = miss.struct_value();
    report.misses.push_back({Text(members, "article"), Text(members, "kind"), Text(members, "what")});
  }
  std::sort(report.misses.begin(), report.misses.end());
  return report;
}

}  // namespace banghi
