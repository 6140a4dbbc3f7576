// All faults found in gazetteer files, not only the first, each with its place.
#ifndef BANGHI_GAZETTEERS_CHECK_REPORT_H_
#define BANGHI_GAZETTEERS_CHECK_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace banghi {

struct Fault {
  std::string file;
  uint32_t line = 0;    // from 1; 0 where the fault is the whole file's
  uint32_t column = 0;  // in code points, from 1; 0 where the fault is the whole line's
  std::string message;
  std::string text;  // the line, for the caret
};

class CheckReport {
 public:
  void Add(Fault fault) { faults_.push_back(std::move(fault)); }
  bool ok() const { return faults_.empty(); }
  const std::vector<Fault>& faults() const { return faults_; }

  // `ranks.tsv:14:9: duplicate id "dai-tuong", first on line 3`, the line and a caret below it, for every fault in
  // order of place.
  std::string ToString() const;

 private:
  std::vector<Fault> faults_;
};

// The column (code points, from 1) of the byte at offset `byte` of `line`.
uint32_t ColumnOf(absl::string_view line, size_t byte);

}  // namespace banghi

#endif  // BANGHI_GAZETTEERS_CHECK_REPORT_H_
