// The outcome of an evaluation as people read it, as JSON, and beside that of an earlier run.
#ifndef BANGHI_CLIENT_EVALUATION_EVAL_REPORT_H_
#define BANGHI_CLIENT_EVALUATION_EVAL_REPORT_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "client/evaluation/tally.h"
#include "client/terminal.h"

namespace banghi {

struct EvalReport {
  size_t records = 0;  // evaluated
  std::string gazetteer_version;
  std::string engine_version;
  double score = 0;
  std::vector<std::pair<std::string, Count>> rows;
  std::vector<Miss> misses;  // in order
};

EvalReport MakeReport(const Tally& tally);

// What a run does better and worse than an earlier one.
struct EvalDiff {
  size_t old_records = 0, records = 0;                                   // evaluated then and now
  std::vector<std::pair<std::string, std::pair<double, double>>> moved;  // rows: F1 then and now
  std::vector<Miss> won;                                                 // misses that are gone
  std::vector<Miss> lost;                                                // misses that are new
};

EvalDiff Compare(const EvalReport& old, const EvalReport& now);

// Precision, recall, F1 and counts by row, and up to `errors` misses of each kind.
std::string ReportTable(const EvalReport& report, size_t errors, const Terminal& terminal);
std::string DiffTable(const EvalDiff& diff, const Terminal& terminal);

// One indented object with everything, all misses among it; with `diff` unless it is null.
std::string ReportJson(const EvalReport& report, const EvalDiff* diff);
// What ReportJson wrote. INVALID_ARGUMENT for anything else.
absl::StatusOr<EvalReport> ParseReport(const std::string& json);

}  // namespace banghi

#endif  // BANGHI_CLIENT_EVALUATION_EVAL_REPORT_H_
