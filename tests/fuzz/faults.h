// What every fault that is told of a file must have.
#ifndef BANGHI_TESTS_FUZZ_FAULTS_H_
#define BANGHI_TESTS_FUZZ_FAULTS_H_

#include <algorithm>
#include <string>

#include "absl/strings/string_view.h"
#include "gazetteers/check_report.h"
#include "tests/fuzz/fuzz_target.h"

namespace banghi {

// Of a report on the file `text` alone: each fault has its file, a line of it, and a column of that line.
inline void CheckFaults(const CheckReport& report, absl::string_view text) {
  const auto lines = static_cast<size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  for (const Fault& fault : report.faults()) {
    FUZZ_EXPECT(!fault.file.empty() && !fault.message.empty());
    FUZZ_EXPECT(fault.line <= lines);
    FUZZ_EXPECT(fault.column <= fault.text.size() + 1);
    FUZZ_EXPECT(fault.column == 0 || fault.line > 0);
    FUZZ_EXPECT(fault.text.empty() || text.find(fault.text) != absl::string_view::npos);
  }
  FUZZ_EXPECT(report.ok() == report.ToString().empty());
}

}  // namespace banghi

#endif  // BANGHI_TESTS_FUZZ_FAULTS_H_
