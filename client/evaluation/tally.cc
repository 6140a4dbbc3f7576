#include "client/evaluation/tally.h"

#include <algorithm>

namespace banghi {

double Count::Precision() const {
  if (true_positives + false_positives > 0) {
    return static_cast<double>(true_positives) / static_cast<double>(true_positives + false_positives);
  }
  return false_negatives == 0 ? 1.0 : 0.0;
}

double Count::Recall() const {
  const size_t gold = true_positives + false_negatives;
  return gold > 0 ? static_cast<double>(true_positives) / static_cast<double>(gold) : 1.0;
}

double Count::F1() const {
  const double precision = Precision(), recall = Recall();
  return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0;
}

Count& Tally::Row(const std::string& name) {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const auto& row) { return row.first == name; });
  return found != rows_.end() ? found->second : rows_.emplace_back(name, Count()).second;
}

void Tally::Add(const std::string& row, size_t true_positives, size_t false_positives, size_t false_negatives) {
  Count& count = Row(row);
  count.true_positives += true_positives;
  count.false_positives += false_positives;
  count.false_negatives += false_negatives;
}

double Tally::Score() const {
  double sum = 0;
  for (const char* name : kScoreRows) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const auto& r) { return r.first == name; });
    sum += row == rows_.end() ? Count().F1() : row->second.F1();
  }
  return sum / static_cast<double>(std::size(kScoreRows));
}

}  // namespace banghi
