#include "client/batch/progress.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "client/batch/counts.h"

namespace banghi {
namespace {

std::string ClockTime(double seconds) {
  const int64_t whole = std::llround(seconds);
  if (whole < 3600) return absl::StrFormat("%d:%02d", whole / 60, whole % 60);
  return absl::StrFormat("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

std::string ProgressLine(const BatchProgress& progress) {
  const double seconds = std::max(absl::ToDoubleSeconds(progress.took), 1e-3);
  std::string line = absl::StrFormat("%s articles · %.1f MB · %s/s", Grouped(progress.articles),
                                     static_cast<double>(progress.text_bytes) / 1e6,
                                     Grouped(static_cast<uint64_t>(static_cast<double>(progress.articles) / seconds)));
  if (progress.input_size > 0 && progress.input_read > 0 && progress.articles > 0) {
    const double part = static_cast<double>(progress.input_read) / static_cast<double>(progress.input_size);
    if (part < 1) absl::StrAppend(&line, " · ", ClockTime(seconds * (1 - part) / part), " left");
  }
  if (progress.failed > 0) absl::StrAppend(&line, " · ", Grouped(progress.failed), " failed");
  return line;
}

}  // namespace banghi
