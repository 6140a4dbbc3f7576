// How far a batch has come, on a terminal.
#ifndef BANGHI_CLIENT_BATCH_PROGRESS_H_
#define BANGHI_CLIENT_BATCH_PROGRESS_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"

namespace banghi {

struct BatchProgress {
  uint64_t articles = 0;    // written, in this run
  uint64_t failed = 0;      // in all
  uint64_t text_bytes = 0;  // written, in this run
  uint64_t input_read = 0;  // bytes of the inputs as they lie on the disk
  uint64_t input_size = 0;  // 0 where nobody knows
  absl::Duration took;
};

// `12,345 articles · 45.2 MB · 1,523/s · 2:13 left · 3 failed`
std::string ProgressLine(const BatchProgress& progress);

}  // namespace banghi

#endif  // BANGHI_CLIENT_BATCH_PROGRESS_H_
