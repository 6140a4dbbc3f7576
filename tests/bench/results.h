// What was measured, by name: `text/tokens`, `length/4 KiB`.
#ifndef BANGHI_TESTS_BENCH_RESULTS_H_
#define BANGHI_TESTS_BENCH_RESULTS_H_

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

// The middle one, or the mean of the middle two; 0 of none.
double Median(std::vector<double> values);

// One pass over some articles (or one load, one start), several times.
struct Measurement {
  std::string name;
  bool wall = false;            // seconds by the clock on the wall, else of CPU
  std::vector<double> seconds;  // of a pass, one a repetition
  double articles = 0;          // of a pass; 0 where it is not over articles
  double bytes = 0;
  std::map<std::string, double> others;  // medians of what else was counted: `heap_bytes_per_entry`
  std::string fault;                     // why there is no measurement; seconds are empty then

  double Seconds() const { return Median(seconds); }
  // Half the way from the quickest to the slowest repetition, as a part of the median.
  double Spread() const;
  double MicrosPerArticle() const { return articles == 0 ? 0 : Seconds() * 1e6 / articles; }
  double SecondsPerByte() const { return bytes == 0 ? 0 : Seconds() / bytes; }
};

class Results {
 public:
  Measurement& Add(Measurement measurement) { return measurements_.emplace_back(std::move(measurement)); }

  // Null where it is not measured, or could not be.
  const Measurement* Find(absl::string_view name) const;
  const std::deque<Measurement>& measurements() const { return measurements_; }

 private:
  std::deque<Measurement> measurements_;
};

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_RESULTS_H_
