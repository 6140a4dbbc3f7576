// The numbers banghi is judged by. Most are ratios of two measurements of one run, which hold on any machine.
#ifndef BANGHI_TESTS_BENCH_VERDICTS_H_
#define BANGHI_TESTS_BENCH_VERDICTS_H_

#include <string>
#include <vector>

#include "absl/types/optional.h"
#include "tests/bench/results.h"

namespace banghi {

struct Verdict {
  std::string id;                   // `engine_to_literal_pass`
  std::string words;                // what it is, for people
  absl::optional<double> value;     // none where what it takes was not measured
  double wanted = 0;                // at most; at least where `more_is_better`
  absl::optional<double> still_ok;  // what is acceptable, where that is less than what is wanted
  bool more_is_better = false;

  bool Reaches(double bound) const { return value && (more_is_better ? *value >= bound : *value <= bound); }
};

// All of them, always in the same order.
std::vector<Verdict> Judge(const Results& results);

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_VERDICTS_H_
