// The parts of the benchmark. Each registers its measurements; what they are given must live until all have run.
#ifndef BANGHI_TESTS_BENCH_SUITES_H_
#define BANGHI_TESTS_BENCH_SUITES_H_

#include <memory>

#include "extractors/engine.h"
#include "gazetteers/bundle.h"
#include "tests/bench/workload.h"

namespace banghi {

// text/, stage/, engine/: the parts of the engine, and all of it.
void RegisterEngine(const Workload& workload, const Engine& engine);
// yardstick/: what comparable work costs here.
void RegisterYardsticks(const Workload& workload, const Engine& engine);
// length/, hard/, mentions/, threads/: how time grows.
void RegisterGrowth(const Workload& workload, const Engine& engine);
// gazetteers/: loading and matching with generated gazetteers.
void RegisterGazetteers(const Workload& workload);
// start/: programs from their start to their first answer.
void RegisterStart(const Workload& workload);

}  // namespace banghi

#endif  // BANGHI_TESTS_BENCH_SUITES_H_
