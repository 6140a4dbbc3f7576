#include "server/metrics/process_metrics.h"

#include <dirent.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace banghi {
namespace {

using prometheus::MetricFamily;

// What /proc/self/stat says, by proc(5).
struct Stat {
  bool read = false;
  double cpu_ticks = 0;
  double threads = 0;
  double start_ticks = 0;  // since the machine's
  double virtual_bytes = 0;
  double resident_pages = 0;
};

Stat ReadStat() {
  std::ifstream file("/proc/self/stat");
  std::string text;
  std::getline(file, text);
  // The second field is the program's name in brackets, with any bytes; then the state and numbers.
  const size_t name_end = text.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream rest(text.substr(name_end + 1));
  std::string state;
  rest >> state;
  Stat stat;
  double value = 0;
  for (int field = 4; field <= 24 && rest >> value; ++field) {
    if (field == 14 || field == 15) stat.cpu_ticks += value;
    if (field == 20) stat.threads = value;
    if (field == 22) stat.start_ticks = value;
    if (field == 23) stat.virtual_bytes = value;
    if (field == 24) stat.resident_pages = value, stat.read = true;
  }
  return stat;
}

// When the machine started, in seconds since 1970; 0 where that is not told.
double BootTime() {
  std::ifstream file("/proc/stat");
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("btime ", 0) == 0) return std::stod(line.substr(6));
  }
  return 0;
}

// -1 where it cannot be told.
double OpenFiles() {
  DIR* directory = opendir("/proc/self/fd");
  if (directory == nullptr) return -1;
  double count = -3;                              // `.`, `..` and the directory itself
  while (readdir(directory) != nullptr) ++count;  // NOLINT(concurrency-mt-unsafe): a stream of our own
  closedir(directory);
  return count;
}

}  // namespace

MetricFamily SingleGauge(const char* name, const char* help, double value) {
  MetricFamily family = {name, help, prometheus::MetricType::Gauge, {{}}};
  family.metric[0].gauge.value = value;
  return family;
}

void CollectProcess(std::vector<MetricFamily>* families) {
  if (const Stat stat = ReadStat(); stat.read) {
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    MetricFamily cpu = {
        "process_cpu_seconds_total", "CPU time of this process.", prometheus::MetricType::Counter, {{}}};
    cpu.metric[0].counter.value = stat.cpu_ticks / ticks;
    families->push_back(std::move(cpu));
    families->push_back(SingleGauge("process_resident_memory_bytes", "Memory of this process that is in RAM.",
                                    stat.resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE))));
    families->push_back(
        SingleGauge("process_virtual_memory_bytes", "Addresses this process has asked for.", stat.virtual_bytes));
    families->push_back(SingleGauge("process_threads", "Threads of this process.", stat.threads));
    families->push_back(SingleGauge("process_start_time_seconds", "When this process started, since 1970.",
                                    BootTime() + stat.start_ticks / ticks));
  }
  if (const double files = OpenFiles(); files >= 0) {
    families->push_back(SingleGauge("process_open_fds", "Files and connections that are open.", files));
  }
  rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    families->push_back(
        SingleGauge("process_max_fds", "Files and connections that may be open.", static_cast<double>(limit.rlim_cur)));
  }
}

}  // namespace banghi
