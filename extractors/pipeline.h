// The rooms in their order. The order is checked once, when the pipeline is made: a room that reads a layer which no
// earlier room writes is a fault of the program.
#ifndef BANGHI_EXTRACTORS_PIPELINE_H_
#define BANGHI_EXTRACTORS_PIPELINE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "extractors/extractor.h"

namespace banghi {

class RunWatcher;

class Pipeline {
 public:
  // FAILED_PRECONDITION names the room and the layer it reads too early.
  static absl::StatusOr<Pipeline> Make(std::vector<std::unique_ptr<const Extractor>> rooms);

  // Every room of this library in its working order.
  static absl::StatusOr<Pipeline> Standard(const Bundle& bundle);

  // Thread-safe. `analysis` must be fresh. `watcher` (may be null) is told of `match` and every room; false where it
  // ended the run.
  bool Run(Analysis& analysis, RunWatcher* watcher = nullptr) const;

  // In the order in which they run, after Analysis::FindMatches.
  const std::vector<std::unique_ptr<const Extractor>>& rooms() const { return rooms_; }

 private:
  std::vector<std::unique_ptr<const Extractor>> rooms_;
};

}  // namespace banghi

#endif  // BANGHI_EXTRACTORS_PIPELINE_H_
