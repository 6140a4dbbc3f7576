#include "tests/bench/results.h"

#include <algorithm>

namespace banghi {

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double Measurement::Spread() const {
  if (seconds.empty() || Seconds() == 0) return 0;
  const auto [least, most] = std::minmax_element(seconds.begin(), seconds.end());
  return (*most - *least) / 2 / Seconds();
}

const Measurement* Results::Find(absl::string_view name) const {
  const auto found = std::find_if(measurements_.begin(), measurements_.end(),
                                  [name](const Measurement& m) { return m.name == name && !m.seconds.empty(); });
  return found == measurements_.end() ? nullptr : &*found;
}

}  // namespace banghi
