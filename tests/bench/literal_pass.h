// One pass of vectorscan (a fork of Hyperscan) over a text that tells where any of many literal phrases ends.
#ifndef BANGHI_TESTS_BENCH_LITERAL_PASS_H_
#define BANGHI_TESTS_BENCH_LITERAL_PASS_H_

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace banghi {

class LiteralPass {
 public:
  // UNAVAILABLE where this program was built without vectorscan.
  static absl::StatusOr<std::unique_ptr<LiteralPass>> Make(const std::vector<std::string>& phrases);
  virtual ~LiteralPass() = default;
  // How many phrases end in `text`, byte for byte. Not thread-safe.
  virtual size_t Count(absl::string_view text) = 0;
};

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_LITERAL_PASS_H_
