// Google Benchmark, with what this program asks of it: every measurement is a pass over articles (or one load, one
// start), and what comes out are Results.
#ifndef BANGHI_TESTS_BENCH_MEASURE_H_
#define BANGHI_TESTS_BENCH_MEASURE_H_

#include <sys/types.h>

#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "banghi/v1/article.pb.h"
#include "benchmark/benchmark.h"
#include "tests/bench/results.h"

namespace banghi {

// What one call of a body goes over.
struct Pass {
  double articles = 0;
  double bytes = 0;
};
Pass PassOver(const std::vector<v1::Article>& articles);

// Since they began: of all threads of this process, of this thread, of the process that `clock` is of.
double ProcessCpuSeconds();
double ThreadCpuSeconds();
double SecondsOf(clockid_t clock);

// Tells on a terminal what is being measured.
void TellProgress(const std::string& name);

// What has to be there before the first pass and takes too long to be made where no measurement asks for it. False,
// with State::SkipWithError, where it cannot be had.
using Prepare = std::function<bool(benchmark::State&)>;

// `body()` or `body(state)` is one pass; it may set counters of the state. A counter whose name has a slash becomes a
// measurement of its own, of so many seconds of CPU in all passes together.
template <typename Body>
benchmark::internal::Benchmark* Measure(const std::string& name, Pass pass, Body body,
                                        const Prepare& prepare = nullptr) {
  return benchmark::RegisterBenchmark(name.c_str(), [name, pass, body, prepare](benchmark::State& state) mutable {
    TellProgress(name);
    if (prepare != nullptr && !prepare(state)) return;
    for (auto _ : state) {
      if constexpr (std::is_invocable_v<Body, benchmark::State&>) {
        body(state);
      } else {
        body();
      }
    }
    state.counters["articles"] = pass.articles;
    state.counters["bytes"] = pass.bytes;
  });
}

// For bodies that take their time themselves, with State::SetIterationTime, by the wall clock.
template <typename Body>
benchmark::internal::Benchmark* MeasureWall(const std::string& name, Pass pass, Body body,
                                            const Prepare& prepare = nullptr) {
  return Measure(name, pass, std::move(body), prepare)->UseManualTime();
}

struct RunOptions {
  int repetitions = 5;
  double seconds = 0.1;  // that a repetition lasts at least
  std::string filter = ".";
};

// Runs all registered measurements whose name the filter finds. The repetitions of all of them are run in random order,
// so that what comes and goes on the machine meets them alike.
Results RunAll(const RunOptions& options);

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_MEASURE_H_
