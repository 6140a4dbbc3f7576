// Results as tables for people and as JSON for programs.
#ifndef BANGHI_TESTS_BENCH_REPORT_H_
#define BANGHI_TESTS_BENCH_REPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "client/terminal.h"
#include "tests/bench/results.h"
#include "tests/bench/verdicts.h"

namespace banghi {

// What was measured on what.
struct RunContext {
  std::string version;
  std::string corpus;
  size_t articles = 0;
  size_t bytes = 0;
  int repetitions = 0;
  int cores = 0;
  double load = 0;  // of the machine in the minute before, in cores
};

std::string Heading(const RunContext& context);
// A table for each part of the names before the slash.
std::string Tables(const Results& results, const Terminal& terminal);
std::string VerdictTable(const std::vector<Verdict>& verdicts, const Terminal& terminal);
// Times in seconds, medians, as documented in docs/benchmarks.md.
std::string ToJson(const RunContext& context, const Results& results, const std::vector<Verdict>& verdicts);

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_REPORT_H_
