// What an evaluation counts: agreements and disagreements by row of its table, and each disagreement in words.
#ifndef BANGHI_CLIENT_EVALUATION_TALLY_H_
#define BANGHI_CLIENT_EVALUATION_TALLY_H_

#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

struct Count {
  size_t true_positives = 0;   // in both records
  size_t false_positives = 0;  // in the extracted record alone
  size_t false_negatives = 0;  // in the gold record alone

  // 1 where there is nothing that could be wrong.
  double Precision() const;
  double Recall() const;
  double F1() const;  // their harmonic mean
};

// One disagreement. `what` is the same in every run that makes it, so that runs can be compared.
struct Miss {
  std::string article;  // its id
  std::string kind;     // `missed PERSON`, `spurious event`, `wrong value DATE`
  std::string what;

  friend bool operator==(const Miss& a, const Miss& b) { return a.Key() == b.Key(); }
  friend bool operator<(const Miss& a, const Miss& b) { return a.Key() < b.Key(); }

 private:
  std::tuple<const std::string&, const std::string&, const std::string&> Key() const { return {kind, article, what}; }
};

class Tally {
 public:
  // Made where it is new; rows stay in the order in which they were made.
  Count& Row(const std::string& name);
  void Add(const std::string& row, size_t true_positives, size_t false_positives, size_t false_negatives);
  // What `gold` and `extracted` share and what each has alone.
  template <typename T>
  void Compare(const std::string& row, const std::set<T>& gold, const std::set<T>& extracted);
  void Tell(Miss miss) { misses_.push_back(std::move(miss)); }

  const std::vector<std::pair<std::string, Count>>& rows() const { return rows_; }
  const std::vector<Miss>& misses() const { return misses_; }
  // The mean of the F1 of the rows that count most (kScoreRows); 1 where everything agrees.
  double Score() const;

 private:
  std::vector<std::pair<std::string, Count>> rows_;
  std::vector<Miss> misses_;
};

inline constexpr const char* kScoreRows[] = {"mentions, core types", "value DATE",   "people, all facts",
                                             "agreements",           "partnerships", "events"};

template <typename T>
void Tally::Compare(const std::string& row, const std::set<T>& gold, const std::set<T>& extracted) {
  size_t shared = 0;
  for (const T& item : gold) shared += extracted.count(item);
  Add(row, shared, extracted.size() - shared, gold.size() - shared);
}

}  // namespace banghi

#endif  // BANGHI_CLIENT_EVALUATION_TALLY_H_
