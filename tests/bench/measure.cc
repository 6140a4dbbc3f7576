#include "tests/bench/measure.h"

#include <unistd.h>

#include <cstdio>
#include <ctime>
#include <map>

#include "absl/strings/str_cat.h"

namespace banghi {
namespace {

// Results of a benchmark's repetitions. The aggregates of the library are passed over: medians are taken here.
class Collector : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& /*context*/) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override;

  // In the order in which they were registered.
  Results Take() {
    Results results;
    for (auto& [index, measurements] : measured_) {
      for (Measurement& measurement : measurements) results.Add(std::move(measurement));
    }
    return results;
  }

 private:
  static std::vector<Measurement> PartsOf(const std::vector<const Run*>& runs);

  std::map<int64_t, std::vector<Measurement>> measured_;  // they end in random order
};

double PerPass(const benchmark::BenchmarkReporter::Run& run, double accumulated) {
  return accumulated / static_cast<double>(run.iterations);
}

std::vector<double> Values(const std::vector<const benchmark::BenchmarkReporter::Run*>& runs, const std::string& name) {
  std::vector<double> values;
  for (const auto* run : runs) values.push_back(run->counters.at(name).value);
  return values;
}

void Collector::ReportRuns(const std::vector<Run>& runs) {
  Measurement measured;
  std::vector<const Run*> good;
  for (const Run& run : runs) {
    if (run.run_type != Run::RT_Iteration) continue;
    measured.name = run.run_name.function_name;
    measured.wall = !run.run_name.time_type.empty();
    if (run.error_occurred) {
      measured.fault = run.error_message;
      continue;
    }
    good.push_back(&run);
    measured.seconds.push_back(PerPass(run, measured.wall ? run.real_accumulated_time : run.cpu_accumulated_time));
  }
  if (measured.name.empty()) return;
  std::vector<Measurement>& told = measured_[runs[0].family_index];
  if (good.empty()) {
    told = {std::move(measured)};
    return;
  }
  for (const auto& [name, counter] : good[0]->counters) {
    if (name == "articles" || name == "bytes" || name.find('/') != std::string::npos) continue;
    measured.others[name] = Median(Values(good, name));
  }
  measured.articles = good[0]->counters.at("articles").value;
  measured.bytes = good[0]->counters.at("bytes").value;
  told = PartsOf(good);
  told.push_back(std::move(measured));
}

std::vector<Measurement> Collector::PartsOf(const std::vector<const Run*>& runs) {
  std::vector<Measurement> parts;
  for (const auto& [name, counter] : runs[0]->counters) {
    if (name.find('/') == std::string::npos) continue;
    Measurement part;
    part.name = name;
    for (const Run* run : runs) part.seconds.push_back(PerPass(*run, run->counters.at(name).value));
    part.articles = runs[0]->counters.at("articles").value;
    part.bytes = runs[0]->counters.at("bytes").value;
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

Pass PassOver(const std::vector<v1::Article>& articles) {
  Pass pass;
  for (const v1::Article& article : articles) pass.bytes += static_cast<double>(article.text().size());
  pass.articles = static_cast<double>(articles.size());
  return pass;
}

double SecondsOf(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double ProcessCpuSeconds() { return SecondsOf(CLOCK_PROCESS_CPUTIME_ID); }
double ThreadCpuSeconds() { return SecondsOf(CLOCK_THREAD_CPUTIME_ID); }

void TellProgress(const std::string& name) {
  if (isatty(STDERR_FILENO)) std::fprintf(stderr, "\r\033[K%s", name.c_str());
}

Results RunAll(const RunOptions& options) {
  std::vector<std::string> flags = {"banghi_bench", absl::StrCat("--benchmark_repetitions=", options.repetitions),
                                    absl::StrCat("--benchmark_min_time=", options.seconds),
                                    "--benchmark_enable_random_interleaving=true"};
  std::vector<char*> arguments;
  for (std::string& flag : flags) arguments.push_back(flag.data());
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  Collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector, options.filter);
  TellProgress("");
  benchmark::Shutdown();
  return collector.Take();
}

}  // namespace banghi
