// What a process of this machine uses, out of Linux's /proc.
#ifndef BANGHI_CLIENT_LOAD_PROCESS_USAGE_H_
#define BANGHI_CLIENT_LOAD_PROCESS_USAGE_H_

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace banghi {

struct ProcessUsage {
  std::string name;           // of the program, as the kernel cuts it: at most 15 bytes
  double cpu_seconds = 0;     // user and system, all threads; in steps of 10 ms
  uint64_t memory_bytes = 0;  // resident
};

// The content of /proc/PID/stat.
absl::StatusOr<ProcessUsage> ParseStat(absl::string_view stat);

// NOT_FOUND where there is no such process.
absl::StatusOr<ProcessUsage> UsageOf(pid_t pid);

// None where `pid` is 0 or there is no such process.
std::optional<ProcessUsage> UsageIfKnown(pid_t pid);

// Of this process.
double OwnCpuSeconds();

// The process that listens on `address` (`127.0.0.1:8470`, `localhost:8470`, `[::1]:8470`); 0 where it is none of this
// machine, or one whose files this user may not see.
pid_t FindListener(absl::string_view address);

}  // namespace banghi

#endif  // BANGHI_CLIENT_LOAD_PROCESS_USAGE_H_
