#include "client/load/process_usage.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace banghi {
namespace {

namespace fs = std::filesystem;

std::string Content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

double Seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * time.tv_usec; }

// Inodes of the TCP sockets that listen on `port`, out of a table such as /proc/net/tcp (proc(5)).
void CollectListeners(const std::string& table, int port, std::set<std::string>* inodes) {
  constexpr absl::string_view kListen = "0A";
  std::ifstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    const std::vector<absl::string_view> cells = absl::StrSplit(line, ' ', absl::SkipEmpty());
    if (cells.size() < 10 || cells[3] != kListen) continue;
    int number = 0;
    const absl::string_view hex = cells[1].substr(cells[1].rfind(':') + 1);
    if (absl::SimpleHexAtoi(hex, &number) && number == port) inodes->insert(absl::StrCat("socket:[", cells[9], "]"));
  }
}

bool HoldsOne(const fs::path& descriptors, const std::set<std::string>& sockets) {
  std::error_code error;
  for (fs::directory_iterator entry(descriptors, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unreadable;
    const fs::path target = fs::read_symlink(entry->path(), unreadable);
    if (!unreadable && sockets.count(target.string()) != 0) return true;
  }
  return false;
}

// 0 where `address` is not one of this machine's own.
int LoopbackPort(absl::string_view address) {
  const size_t colon = address.rfind(':');
  if (colon == absl::string_view::npos) return 0;
  const absl::string_view host = address.substr(0, colon);
  int port = 0;
  const bool loopback = absl::StartsWith(host, "127.") || host == "localhost" || host == "[::1]";
  return loopback && absl::SimpleAtoi(address.substr(colon + 1), &port) ? port : 0;
}

}  // namespace

absl::StatusOr<ProcessUsage> ParseStat(absl::string_view stat) {
  // The name stands in brackets and may hold brackets and blanks itself.
  const size_t open = stat.find('('), close = stat.rfind(')');
  if (open == absl::string_view::npos || close == absl::string_view::npos || close < open) {
    return absl::InvalidArgumentError("no name in brackets");
  }
  // From the third field of proc(5) on: utime and stime are the 14th and 15th, rss is the 24th.
  const std::vector<absl::string_view> fields = absl::StrSplit(stat.substr(close + 1), ' ', absl::SkipEmpty());
  uint64_t user = 0, system = 0, pages = 0;
  if (fields.size() < 22 || !absl::SimpleAtoi(fields[11], &user) || !absl::SimpleAtoi(fields[12], &system) ||
      !absl::SimpleAtoi(fields[21], &pages)) {
    return absl::InvalidArgumentError("too few numbers");
  }
  ProcessUsage usage;
  usage.name = std::string(stat.substr(open + 1, close - open - 1));
  usage.cpu_seconds = static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
  usage.memory_bytes = pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
  return usage;
}

absl::StatusOr<ProcessUsage> UsageOf(pid_t pid) {
  const std::string stat = Content(absl::StrCat("/proc/", pid, "/stat"));
  if (stat.empty()) return absl::NotFoundError(absl::StrCat("there is no process ", pid));
  return ParseStat(stat);
}

std::optional<ProcessUsage> UsageIfKnown(pid_t pid) {
  if (pid == 0) return std::nullopt;
  absl::StatusOr<ProcessUsage> usage = UsageOf(pid);
  return usage.ok() ? std::optional<ProcessUsage>(*std::move(usage)) : std::nullopt;
}

double OwnCpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return Seconds(usage.ru_utime) + Seconds(usage.ru_stime);
}

pid_t FindListener(absl::string_view address) {
  const int port = LoopbackPort(address);
  if (port == 0) return 0;
  std::set<std::string> sockets;
  CollectListeners("/proc/net/tcp", port, &sockets);
  CollectListeners("/proc/net/tcp6", port, &sockets);
  if (sockets.empty()) return 0;
  std::error_code error;
  for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
    pid_t pid = 0;
    if (absl::SimpleAtoi(entry->path().filename().string(), &pid) && HoldsOne(entry->path() / "fd", sockets))
      return pid;
  }
  return 0;
}

}  // namespace banghi
